package measure

import (
	"fmt"
	"math"
)

// A Quadrant says where a region is in Moran's scatter of figures and their lags.
type Quadrant int

const (
	// NoQuadrant is that of an island.
	NoQuadrant Quadrant = iota
	// HighHigh is a high figure among high ones: a cluster, hot.
	HighHigh
	// LowLow is a low figure among low ones: a cluster, cold.
	LowLow
	// HighLow is a high figure among low ones: an outlier.
	HighLow
	// LowHigh is a low figure among high ones: an outlier.
	LowHigh
)

// String returns "HH", "LL", "HL", "LH", or "-" for an island.
func (q Quadrant) String() string {
	switch q {
	case NoQuadrant:
		return "-"
	case HighHigh:
		return "HH"
	case LowLow:
		return "LL"
	case HighLow:
		return "HL"
	case LowHigh:
		return "LH"
	}
	return fmt.Sprintf("Quadrant(%d)", int(q))
}

func quadrant(z, lag float64) Quadrant {
	switch {
	case z > 0 && lag > 0:
		return HighHigh
	case z > 0:
		return HighLow
	case lag > 0:
		return LowHigh
	}
	return LowLow
}

// A LocalAssociation is the part that one region has in Moran's I.
type LocalAssociation struct {
	// I is the local statistic; Lag the weighted sum of the neighbours' deviations.
	I, Lag float64
	// Quadrant compares the figure with the mean and the lag with 0; what is not above
	// is low.
	Quadrant Quadrant
	// Conditional has mean and variance when the figure stays in its region and the
	// others are permuted; Total when all are.
	Conditional, Total LocalMoments
}

// LocalMoments are mean and variance of a local statistic under no association.
type LocalMoments struct{ Expected, Variance float64 }

// Z returns by how many standard deviations value departs from what is expected:
//
//	(Iᵢ - E Iᵢ) / √Var Iᵢ
//
// It is NaN for an island.
//
// # References
//
// L. Anselin (1995), Local indicators of spatial association - LISA, Geographical
// Analysis 27, 93-115.
func (m LocalMoments) Z(value float64) float64 {
	return ratio(value-m.Expected, math.Sqrt(m.Variance))
}

// LocalMoran returns the local Moran statistics, of which the sum is S0 times Moran's I:
//
//	Iᵢ = zᵢ/m₂ · Σⱼ wᵢⱼ zⱼ    z = x - x̄    m₂ = Σ z²/n
//
// When all figures are permuted, with wᵢ = Σⱼ wᵢⱼ, vᵢ = Σⱼ wᵢⱼ² and b₂ = m₄/m₂²,
//
//	E Iᵢ = -wᵢ/(n-1)
//	Var Iᵢ = vᵢ(n-b₂)/(n-1) + (wᵢ²-vᵢ)(2b₂-n)/((n-1)(n-2)) - (E Iᵢ)²
//
// and when that of the region stays where it is
//
//	E Iᵢ = -zᵢ² wᵢ/((n-1)m₂)
//	Var Iᵢ = zᵢ²/m₂² · n/(n-2) · (vᵢ - wᵢ²/(n-1)) (m₂ - zᵢ²/(n-1))
//
// An island has 0, with expectation and variance 0. All regions count in n. It is an
// error if a figure is missing, if there are fewer than 3, and if all are equal.
// LocalMoran panics if there is not one of x for each region.
//
// # References
//
// L. Anselin (1995), Local indicators of spatial association - LISA, Geographical
// Analysis 27, 93-115. R. R. Sokal, N. L. Oden and B. A. Thomson (1998), Local spatial
// autocorrelation in a biological model, Geographical Analysis 30, 331-354.
func LocalMoran(x []float64, w *Weights) ([]LocalAssociation, error) {
	z, z2, z4, err := localDeviations(x, w)
	if err != nil {
		return nil, err
	}
	n := float64(len(x))
	m2 := z2 / n
	b2 := z4 / n / (m2 * m2)
	lag := w.Lag(z)
	local := make([]LocalAssociation, len(x))
	for i, links := range w.links {
		w1, w2 := linkSums(links)
		a := LocalAssociation{I: z[i] / m2 * lag[i], Lag: lag[i]}
		if len(links) > 0 {
			a.Quadrant = quadrant(z[i], lag[i])
		}
		a.Conditional = LocalMoments{
			Expected: -z[i] * z[i] * w1 / ((n - 1) * m2),
			Variance: z[i] * z[i] / (m2 * m2) * n / (n - 2) * (w2 - w1*w1/(n-1)) * (m2 - z[i]*z[i]/(n-1)),
		}
		a.Total = LocalMoments{
			Expected: -w1 / (n - 1),
			Variance: (n-b2)/(n-1)*w2 + (2*b2-n)/((n-1)*(n-2))*(w1*w1-w2) - w1*w1/((n-1)*(n-1)),
		}
		local[i] = a
	}
	return local, nil
}

func localDeviations(x []float64, w *Weights) (z []float64, z2, z4 float64, err error) {
	mustMatch(len(x), len(w.links))
	if hasNaN(x) {
		return nil, 0, 0, fmt.Errorf("one of %d figures is missing, and so is what its neighbours border on", len(x))
	}
	if len(x) < 3 {
		return nil, 0, 0, fmt.Errorf("%d regions are too few for a variance", len(x))
	}
	z, z2, z4 = deviations(x)
	if z2 == 0 {
		return nil, 0, 0, fmt.Errorf("all %d figures are equal", len(x))
	}
	return z, z2, z4, nil
}
