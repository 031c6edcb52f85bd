package stats

import (
	"fmt"
	"math"

	"github.com/machikoba/machikoba/ingest/census"
	"github.com/machikoba/machikoba/stats/measure"
)

// A Summary is a number that describes a distribution, for [Along]. The
// functions that return one say which:
//
//   - HHI, NormalisedHHI, EquivalentNumber, ConcentrationRatio, Rosenbluth,
//     Entropy, RelativeEntropy: is it in few hands?
//   - Krugman, Hoover, Hachman, LocationalGini: how far is it from that of the
//     nation?
//   - Gini, GiniCorrected, TheilT, TheilL, Atkinson, CV: how unequal are the
//     parts?
//   - Quantile: how large is the part in the middle?
//   - Coverage: how much of it can be seen?
//
// The numbers of package measure with the same names are what they compute.
type Summary struct {
	name     census.Statistic
	unit     census.Unit // "" is that of the figures
	response response
	compares bool // whether it can have a reference
	against  reference
	per      census.Measure
	distance float64 // what it is of Σ|sᵢ − rᵢ|, 0 where it is another figure
	// of computes the number from figures and, where there is a reference, what
	// the reference has in the same parts, else nil.
	of func(x, ref []float64) float64
}

// A response says how a number changes with the distribution.
type response uint8

const (
	opaque     response = iota // in no way that bounds it
	unevenness                 // it rises as the distribution grows more uneven
	evenness                   // it falls
	level                      // it rises with every figure
	visibility                 // it is the visible part of the total
)

// A reference is what a distribution is compared with.
type reference uint8

const (
	noReference reference = iota
	theWhole              // the same distribution of the nation, or of all manufacturing
	theRest               // that of the whole without the group
	theOthers             // the mean of those of the other groups
	perUnit               // the distribution of another measure in the same group
)

// Statistic returns the name that the figures along a dimension have: "HHI over
// industries", "Gini over areas per employees".
func (s Summary) Statistic(d census.Dimension) census.Statistic {
	over := map[census.Dimension]string{census.ByArea: "areas", census.ByIndustry: "industries"}[d]
	name := fmt.Sprintf("%s over %s", s.name, over)
	switch s.against {
	case theWhole:
		name += " against the whole"
	case theRest:
		name += " against the rest"
	case theOthers:
		name += " against the mean of the others"
	case perUnit:
		name += " per " + string(s.per)
	}
	return census.Statistic(name)
}

// Per returns the summary of the figures per unit of another measure, each part
// counted with its units:
//
//	stats.Along(t.Select(census.Shipments), census.ByArea, stats.Gini().Per(census.Employees))
//
// is the inequality of shipments per employee among the employees of the areas;
// CV().Per is Williamson's index, and Hoover().Per the Robin Hood index. It is
// for Hoover, Krugman, Hachman, Gini, TheilT, TheilL, Atkinson and CV, and
// panics for others. With yᵢ = xᵢ/nᵢ, where nᵢ is the other measure, it is the
// summary of yᵢ with weights nᵢ; of Hoover, Krugman and Hachman that of sᵢ
// against nᵢ/Σn.
//
// # References
//
// J. G. Williamson (1965), Regional inequality and the process of national
// development, Economic Development and Cultural Change 13 (4, part 2), 1-84.
func (s Summary) Per(m census.Measure) Summary {
	s.compare("Per")
	s.against, s.per = perUnit, m
	return s
}

// AgainstWhole returns the summary of how far the distribution is from that of
// the whole: of the nation along industries, of all manufacturing along areas.
// It is for the same summaries as Per: Hoover().AgainstWhole() is the
// coefficient of specialisation or of localisation, and
//
//	TheilT().AgainstWhole() = Σ sᵢ ln(sᵢ/rᵢ)
//
// the relative entropy, r being the distribution of the whole.
//
// # References
//
// S. Kullback and R. A. Leibler (1951), On information and sufficiency, Annals of
// Mathematical Statistics 22, 79-86.
func (s Summary) AgainstWhole() Summary {
	s.compare("AgainstWhole")
	s.against, s.per = theWhole, ""
	return s
}

func (s Summary) compare(method string) {
	if !s.compares {
		panic(fmt.Sprintf("stats: %s of a summary that compares with nothing: %q", method, s.name))
	}
}

// HHI is the Hirschman-Herfindahl index, from 1/n, all parts equal, to 1:
//
//	H = Σ sᵢ²    sᵢ = xᵢ / Σx
//
// # References
//
// A. O. Hirschman (1945), National Power and the Structure of Foreign Trade,
// University of California Press. O. C. Herfindahl (1950), Concentration in the
// steel industry, PhD thesis, Columbia University.
func HHI() Summary { return concentration("HHI", unevenness, measure.HHI) }

// NormalisedHHI is the index on a scale from 0, all parts equal, to 1; n counts
// parts with zero:
//
//	H* = (H − 1/n) / (1 − 1/n)
//
// # References
//
// M. Hall and N. Tideman (1967), Measures of concentration, Journal of the
// American Statistical Association 62, 162-168.
func NormalisedHHI() Summary {
	return concentration("normalised HHI", unevenness, measure.NormalisedHHI)
}

// EquivalentNumber is the number of equal parts that have the same HHI:
//
//	1 / Σ sᵢ²    sᵢ = xᵢ / Σx
//
// # References
//
// M. A. Adelman (1969), Comment on the "H" concentration measure as a
// numbers-equivalent, The Review of Economics and Statistics 51, 99-101.
func EquivalentNumber() Summary {
	return concentration("equivalent number", evenness, measure.EquivalentNumber)
}

// ConcentrationRatio is the share of the k largest parts, CRk, with s₍₁₎ the
// largest:
//
//	CRk = s₍₁₎ + … + s₍ₖ₎
//
// It panics if k is not positive.
//
// # References
//
// M. Hall and N. Tideman (1967), Measures of concentration, Journal of the
// American Statistical Association 62, 162-168.
func ConcentrationRatio(k int) Summary {
	if k < 1 {
		panic(fmt.Sprintf("stats: ConcentrationRatio of the %d largest", k))
	}
	s := concentration(census.Statistic(fmt.Sprintf("CR%d", k)), unevenness,
		func(x []float64) float64 { return measure.ConcentrationRatio(x, k) })
	s.unit = census.UnitFraction
	return s
}

// Rosenbluth is the index of Rosenbluth, and of Hall and Tideman, which weights
// shares with their ranks, the largest having rank 1:
//
//	R = 1 / (2 Σ i s₍ᵢ₎ − 1)
//
// # References
//
// M. Hall and N. Tideman (1967), Measures of concentration, Journal of the
// American Statistical Association 62, 162-168.
func Rosenbluth() Summary { return concentration("Rosenbluth index", unevenness, measure.Rosenbluth) }

// Entropy is Shannon's entropy in nats, from 0, one part has all, to ln n:
//
//	E = −Σ sᵢ ln sᵢ    0 ln 0 = 0
//
// # References
//
// C. E. Shannon (1948), A mathematical theory of communication, Bell System
// Technical Journal 27, 379-423.
func Entropy() Summary { return concentration("entropy", evenness, measure.Entropy) }

// RelativeEntropy is the entropy in parts of its largest value, with n the number
// of parts, zeros included:
//
//	E / ln n
//
// # References
//
// C. E. Shannon (1948), A mathematical theory of communication, Bell System
// Technical Journal 27, 379-423.
func RelativeEntropy() Summary {
	return concentration("relative entropy", evenness, measure.RelativeEntropy)
}

// Quantile is the quantile of the parts at a probability, of type 7 as R, NumPy
// and spreadsheets have it, with x₍₁₎ the smallest part:
//
//	h = (n−1)p,  Q = x₍⌊h⌋₊₁₎ + (h − ⌊h⌋)(x₍⌊h⌋₊₂₎ − x₍⌊h⌋₊₁₎)
//
// Quantile(.5) is the median. Its unit is that of the figures, and hidden parts
// bound it with or without a total. It panics unless p is between 0 and 1.
//
// # References
//
// R. J. Hyndman and Y. Fan (1996), Sample quantiles in statistical packages, The
// American Statistician 50, 361-365.
func Quantile(p float64) Summary {
	if !(p >= 0 && p <= 1) {
		panic(fmt.Sprintf("stats: Quantile at %v: want a probability", p))
	}
	s := concentration(census.Statistic(fmt.Sprintf("quantile %g", p)), level,
		func(x []float64) float64 { return measure.Quantile(x, []float64{p}, measure.Type7)[0] })
	s.unit = ""
	return s
}

// Coverage is the part of the published total that can be seen:
//
//	Σ visible xᵢ / total
//
// It has a value where parts are hidden; one that follows from the total is hidden
// like any other. Without a total it is 1 if nothing is hidden, and else has no base.
//
// # References
//
// A. M. Isserman and J. Westervelt (2006), 1.5 million missing numbers:
// overcoming employment suppression in County Business Patterns data,
// International Regional Science Review 29, 311-335.
func Coverage() Summary {
	return Summary{name: "coverage", unit: census.UnitFraction, response: visibility}
}

// concentration returns a summary that compares with nothing.
func concentration(name census.Statistic, r response, f func([]float64) float64) Summary {
	return Summary{name: name, unit: census.UnitRatio, response: r,
		of: func(x, _ []float64) float64 { return f(x) }}
}

// relative returns the figures per unit of the reference, and the units as
// weights, for a measure of figures and weights. Parts that are empty in both do
// not count; one that is empty in the reference only makes it NaN.
func relative(f func(q, weights []float64) float64) func(x, ref []float64) float64 {
	return func(x, ref []float64) float64 {
		if ref == nil {
			return f(x, nil)
		}
		var q, w []float64
		for i, r := range ref {
			switch {
			case r == 0 && x[i] == 0:
				continue
			case r == 0:
				return math.NaN()
			}
			q, w = append(q, x[i]/r), append(w, r)
		}
		return f(q, w)
	}
}
