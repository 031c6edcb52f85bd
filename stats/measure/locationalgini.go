package measure

import (
	"fmt"
	"math"

	"gonum.org/v1/gonum/mat"
)

// GiniOf says which of the three measures that go by the name of locational Gini
// is meant. They differ.
type GiniOf int

const (
	// LocalisationCurve is twice the area between the diagonal and the localisation
	// curve, from 0 to 1: regions ordered by location quotient, their cumulative share
	// in everything against their cumulative share in the industry. It is the Gini
	// of the quotients weighted by the size of the regions.
	LocalisationCurve GiniOf = iota
	// LocalisationArea is that area itself, from 0 to ½, as Krugman has it.
	LocalisationArea
	// UnweightedQuotients is the Gini of the location quotients in which a small
	// region counts as much as a large one.
	UnweightedQuotients
)

// String returns the name in words.
func (g GiniOf) String() string {
	switch g {
	case LocalisationCurve:
		return "localisation curve"
	case LocalisationArea:
		return "localisation area"
	case UnweightedQuotients:
		return "unweighted quotients"
	}
	return fmt.Sprintf("GiniOf(%d)", int(g))
}

// LocationalGiniOptions are the choices of LocationalGini and SpecialisationGini.
type LocationalGiniOptions struct {
	// Of is the measure meant: the one on the localisation curve.
	Of GiniOf
	// Totals are the published totals.
	Totals Totals
	// Missing says what an industry with missing cells has: NaN. With Exclude it is
	// computed over the regions whose cells are there.
	Missing Missing
}

// LocationalGini returns for each industry how unevenly it is spread over the
// regions, in one of three measures:
//
//	LocalisationCurve:    Gini of LQᵣᵢ with weights xᵣ.
//	LocalisationArea:     half of it
//	UnweightedQuotients:  Gini of LQᵣᵢ
//
// Empty regions do not count. An empty industry, and one with a negative cell, has
// NaN.
//
// # References
//
// P. Krugman (1991), Geography and Trade, MIT Press, 54-59. D. B. Audretsch and
// M. P. Feldman (1996), R&D spillovers and the geography of innovation and
// production, The American Economic Review 86, 630-640.
func LocationalGini(x mat.Matrix, options LocationalGiniOptions) []float64 {
	return quotientGini(byIndustry(x, options.Totals, options.Missing), options.Of)
}

// SpecialisationGini returns for each region how unevenly its activity is spread
// over the industries. It is LocationalGini with regions and industries exchanged;
// the quotients are the same:
//
//	LocalisationCurve:    Gini of LQᵣᵢ with weights x.ᵢ
//	LocalisationArea:     half of it
//	UnweightedQuotients:  Gini of LQᵣᵢ
//
// Empty industries do not count. An empty region, and one with a negative cell, has
// NaN. References are those of LocationalGini.
func SpecialisationGini(x mat.Matrix, options LocationalGiniOptions) []float64 {
	return quotientGini(byRegion(x, options.Totals, options.Missing), options.Of)
}

// quotientGini leaves out what is constant in a row of quotients, since the Gini does
// not depend on the scale.
func quotientGini(c crossing, of GiniOf) []float64 {
	n, k := c.cells.Dims()
	gini := make([]float64, n)
	quotients, weights := make([]float64, 0, k), make([]float64, 0, k)
	for i := range gini {
		quotients, weights = quotients[:0], weights[:0]
		for j, v := range c.cells.RawRowView(i) {
			switch {
			case v < 0:
				v = math.NaN()
			case c.cols[j] == 0 || c.missing == Exclude && math.IsNaN(v):
				continue
			}
			quotients = append(quotients, v/c.cols[j])
			weights = append(weights, c.cols[j])
		}
		switch of {
		case LocalisationCurve:
			gini[i] = Gini(quotients, weights)
		case LocalisationArea:
			gini[i] = Gini(quotients, weights) / 2
		case UnweightedQuotients:
			gini[i] = Gini(quotients, nil)
		default:
			panic("measure: unknown " + of.String())
		}
	}
	return gini
}
