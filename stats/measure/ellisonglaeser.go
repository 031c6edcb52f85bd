package measure

import (
	"math"
)

// An Agglomeration says how clustered an industry is, beyond what follows from its
// plants being few and large.
type Agglomeration struct {
	// G is the raw concentration Σ (sᵣ - xᵣ)², s being the shares of the regions in the
	// industry and x those in everything.
	G float64
	// H is the plant Herfindahl index that was given.
	H float64
	// Spread is 1 - Σ xᵣ².
	Spread float64
	// Gamma is the index of Ellison and Glaeser.
	Gamma float64
	// MaurelSedillot is the index of Maurel and Sédillot.
	MaurelSedillot float64
	// Raw is G / Spread, concentration with no allowance for the size of plants.
	Raw float64
	// Unscaled is (G - H) / (1 - H), which some programs call gamma. It is not: the
	// factor Spread is missing.
	Unscaled float64
}

// EllisonGlaeser returns the agglomeration of an industry with employment s in the
// regions, when total employment (or area) in them is x and the Herfindahl index of the
// industry's plants is h:
//
//	γ  = (G - (1 - Σ xᵣ²) H) / ((1 - Σ xᵣ²)(1 - H))    G = Σ (sᵣ - xᵣ)²
//	γ̂  = ((Σ sᵣ² - Σ xᵣ²) / (1 - Σ xᵣ²) - H) / (1 - H)  (Maurel and Sédillot)
//
// Both are 0 on average if plants choose regions at random in proportion to x. If all
// plants are together γ̂ is 1 and γ, which also counts how small the region is, near 1. Ellison and Glaeser call .02 to .05 weakly and more than
// .05 strongly agglomerated. s and x are figures or shares. An industry of one plant
// (H = 1), a nation of one region, and missing or negative figures have NaN.
//
// EllisonGlaeser panics if the lengths differ.
//
// # References
//
// G. Ellison and E. L. Glaeser (1997), Geographic concentration in U.S. manufacturing
// industries: a dartboard approach, Journal of Political Economy 105, 889-927. F. Maurel
// and B. Sédillot (1999), A measure of the geographic concentration in French
// manufacturing industries, Regional Science and Urban Economics 29, 575-604.
func EllisonGlaeser(s, x []float64, h float64) Agglomeration {
	mustMatch(len(s), len(x))
	g, x2 := rawConcentration(s, x), HHI(x)
	spread := 1 - x2
	raw := ratio(g, spread)
	return Agglomeration{
		G: g, H: h, Spread: spread,
		Gamma:          ratio(raw-h, 1-h),
		MaurelSedillot: ratio(ratio(HHI(s)-x2, spread)-h, 1-h),
		Raw:            raw,
		Unscaled:       ratio(g-h, 1-h),
	}
}

// rawConcentration returns Σ (sᵣ - xᵣ)² of the shares.
func rawConcentration(s, x []float64) float64 {
	if math.IsNaN(HHI(s)) || math.IsNaN(HHI(x)) {
		return math.NaN()
	}
	ps, px := Shares(s), Shares(x)
	squares := make([]float64, len(s))
	for r := range squares {
		squares[r] = (ps[r] - px[r]) * (ps[r] - px[r])
	}
	return sum(squares)
}

// EllisonGlaeserInterval returns the bounds of gamma that follow from bounds of the
// plant Herfindahl index, as PlantHerfindahl gives them:
//
//	γ(H) at the lower and at the upper bound of H, the smaller first
//
// Gamma is monotonous in H, falling where G/(1 - Σx²) is less than 1. Where
// EllisonGlaeser is NaN at either bound both are.
//
// # References
//
// G. Ellison and E. L. Glaeser (1997), Geographic concentration in U.S. manufacturing
// industries: a dartboard approach, Journal of Political Economy 105, 889-927.
func EllisonGlaeserInterval(s, x []float64, h Interval) Interval {
	a, b := EllisonGlaeser(s, x, h.Lower).Gamma, EllisonGlaeser(s, x, h.Upper).Gamma
	return Interval{Lower: math.Min(a, b), Upper: math.Max(a, b)}
}

// A Dartboard is the distribution of G when plants choose regions at random.
type Dartboard struct{ Mean, Variance float64 }

// Z returns by how many standard deviations g departs from what chance gives:
//
//	(G - E G) / √Var G
//
// It is NaN where G does not vary.
//
// # References
//
// G. Ellison and E. L. Glaeser (1997), Geographic concentration in U.S. manufacturing
// industries: a dartboard approach, Journal of Political Economy 105, 889-927.
func (d Dartboard) Z(g float64) float64 { return ratio(g-d.Mean, math.Sqrt(d.Variance)) }

// NewDartboard returns mean and variance of the raw concentration G of an industry whose
// plants have the given sizes and choose regions at random, in proportion to x:
//
//	E G   = (1 - Σx²) H
//	Var G = 2 {H² (Σx² - 2Σx³ + (Σx²)²) - Σz⁴ (Σx² - 4Σx³ + 3(Σx²)²)}
//
// z being the shares of the plants. It is NaN where HHI of either is.
//
// # References
//
// G. Ellison and E. L. Glaeser (1997), Geographic concentration in U.S. manufacturing
// industries: a dartboard approach, Journal of Political Economy 105, 889-927.
func NewDartboard(x, plants []float64) Dartboard {
	h, x2 := HHI(plants), HHI(x)
	x3 := sumShares(x, func(s float64) float64 { return s * s * s })
	z4 := sumShares(plants, func(s float64) float64 { return s * s * s * s })
	return Dartboard{
		Mean:     (1 - x2) * h,
		Variance: 2 * (h*h*(x2-2*x3+x2*x2) - z4*(x2-4*x3+3*x2*x2)),
	}
}
