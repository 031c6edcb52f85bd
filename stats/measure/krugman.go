package measure

import (
	"fmt"
	"math"

	"gonum.org/v1/gonum/mat"
)

// Against says what a region is compared with by KrugmanSpecialisation, and an
// industry by KrugmanConcentration.
type Against int

const (
	// Nation is the sum of all regions, the region itself included.
	Nation Against = iota
	// RestOfNation is the sum of all other regions.
	RestOfNation
	// MeanOfOthers is the unweighted mean of the shares of the other regions.
	MeanOfOthers
)

// String returns the name in words.
func (a Against) String() string {
	switch a {
	case Nation:
		return "nation"
	case RestOfNation:
		return "rest of the nation"
	case MeanOfOthers:
		return "mean of the others"
	}
	return fmt.Sprintf("Against(%d)", int(a))
}

// KrugmanOptions are the choices of KrugmanSpecialisation and KrugmanConcentration.
type KrugmanOptions struct {
	// Against is what the shares are compared with: the nation.
	Against Against
	// Totals are the published totals.
	Totals Totals
	// Missing says what a region with missing cells has: NaN. With Exclude it is
	// compared over the industries whose cells are there, both sides scaled to 1.
	Missing Missing
}

// KrugmanSpecialisation returns for each region how far its composition is from
// that of the nation, or whatever Against says:
//
//	Kᵣ = Σᵢ |sᵣᵢ - sᵢ|    sᵣᵢ = xᵣᵢ / xᵣ.
//
// It runs from 0, the same composition, to 2, no industry in common. The index of
// a region that is empty, or has a negative cell, is NaN; empty regions do not
// count among the others. A region alone is 0 from the nation and NaN from others.
//
// # References
//
// P. Krugman (1991), Geography and Trade, MIT Press, 75-77. K. H.
// Midelfart-Knarvik, H. G. Overman, S. J. Redding and A. J. Venables (2002), The
// location of European industry, European Economy Special Report 2, 216-273.
func KrugmanSpecialisation(x mat.Matrix, options KrugmanOptions) []float64 {
	return krugman(byRegion(x, options.Totals, options.Missing), options)
}

// KrugmanConcentration returns for each industry how far its distribution over the
// regions is from that of all industries, of all other industries, or from the mean
// distribution of the other industries:
//
//	Kᵢ = Σᵣ |dᵣᵢ - dᵣ|    dᵣᵢ = xᵣᵢ / x.ᵢ
//
// It is KrugmanSpecialisation with regions and industries exchanged.
//
// # References
//
// P. Krugman (1991), Geography and Trade, MIT Press, 75-77. K. H.
// Midelfart-Knarvik, H. G. Overman, S. J. Redding and A. J. Venables (2002), The
// location of European industry, European Economy Special Report 2, 216-273.
func KrugmanConcentration(x mat.Matrix, options KrugmanOptions) []float64 {
	return krugman(byIndustry(x, options.Totals, options.Missing), options)
}

// SpecialisationCoefficient returns half of KrugmanSpecialisation, which runs from
// 0 to 1: the part of the region's activity that would have to change industry for
// the region to look like the nation.
//
//	½ Σᵢ |sᵣᵢ - sᵢ|    sᵣᵢ = xᵣᵢ / xᵣ., sᵢ = x.ᵢ / x..
//
// # References
//
// P. S. Florence (1939), Report on the location of industry, Political and Economic
// Planning, London.
func SpecialisationCoefficient(x mat.Matrix, options KrugmanOptions) []float64 {
	return half(KrugmanSpecialisation(x, options))
}

// LocalisationCoefficient returns half of KrugmanConcentration, which runs from 0
// to 1: the part of the industry that would have to move for it to be spread as
// everything is. It is Hoover's index with all industries as the reference.
//
//	½ Σᵣ |dᵣᵢ - dᵣ|    dᵣᵢ = xᵣᵢ / x.ᵢ, dᵣ = xᵣ. / x..
//
// # References
//
// E. M. Hoover (1936), The measurement of industrial localization, The Review of
// Economics and Statistics 18, 162-171.
func LocalisationCoefficient(x mat.Matrix, options KrugmanOptions) []float64 {
	return half(KrugmanConcentration(x, options))
}

func half(x []float64) []float64 {
	for i := range x {
		x[i] /= 2
	}
	return x
}

// krugman goes through the units one by one and asks what each is compared with.
func krugman(c crossing, options KrugmanOptions) []float64 {
	n, k := c.cells.Dims()
	var others meanShares
	if options.Against == MeanOfOthers {
		others = newMeanShares(c)
	}
	index, ref := make([]float64, n), make([]float64, k)
	for i := range index {
		unit := c.cells.RawRowView(i)
		switch options.Against {
		case Nation:
			copy(ref, c.cols)
		case RestOfNation:
			for j, v := range unit {
				ref[j] = less(c.cols[j], v)
			}
		case MeanOfOthers:
			for j, v := range unit {
				ref[j] = others.without(j, v/c.rows[i])
			}
		default:
			panic("measure: unknown " + options.Against.String())
		}
		index[i] = shareDistance(unit, ref, options.Missing)
	}
	return index
}

// less returns total - part, and 0 where the sum that made the total was rounded.
func less(total, part float64) float64 {
	if d := total - part; d >= 0 || d < -1e-9*part || math.IsNaN(d) {
		return d
	}
	return 0
}

// shareDistance returns Σ |xₖ/Σx - refₖ/Σref| over the k at which x is there. It is
// NaN for negative figures, and for missing ones that are not to be excluded.
func shareDistance(x, ref []float64, missing Missing) float64 {
	var sx, sr float64
	for k, v := range x {
		if math.IsNaN(v) && missing == Exclude {
			continue
		}
		if v < 0 || ref[k] < 0 {
			return math.NaN()
		}
		sx += v
		sr += ref[k]
	}
	if !(sx > 0 && sr > 0) {
		return math.NaN()
	}
	var d float64
	for k, v := range x {
		if !math.IsNaN(v) {
			d += math.Abs(v/sx - ref[k]/sr)
		}
	}
	return d
}

// meanShares has for each class the sum of its shares in the units that have one,
// and the number of those units.
type meanShares struct{ sum, count []float64 }

func newMeanShares(c crossing) meanShares {
	n, k := c.cells.Dims()
	m := meanShares{sum: make([]float64, k), count: make([]float64, k)}
	for i := range n {
		if c.rows[i] == 0 {
			continue
		}
		for j, v := range c.cells.RawRowView(i) {
			switch {
			case math.IsNaN(v) && c.missing == Exclude:
				continue
			case v < 0:
				v = math.NaN()
			}
			m.sum[j] += v / c.rows[i]
			m.count[j]++
		}
	}
	return m
}

// without returns the mean of the class over the units but for one with the share.
func (m meanShares) without(class int, share float64) float64 {
	return ratio(math.Max(m.sum[class]-share, 0), m.count[class]-1)
}
