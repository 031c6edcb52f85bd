package series

import (
	"math"

	"gonum.org/v1/gonum/mat"
)

// BandwidthNeweyWest returns the bandwidth of Newey & West (1994) for the
// Bartlett kernel; HAC takes its whole part for the lag.
//
//	b = 1.1447 ((s₁/s₀)² n)^(1/3)
//	s₀ = σ₀ + 2 Σ_{j≤m} σⱼ,  s₁ = 2 Σ_{j≤m} j σⱼ,  m = ⌊4 (n/100)^(2/9)⌋
//
// with σⱼ the autocovariance of the sum of the scores but the constant's, and 3
// in place of 4 after prewhitening. It is NaN when s₀ = 0.
//
// # References
//
// Newey, W. K. & West, K. D. (1994), Automatic lag selection in covariance
// matrix estimation, Review of Economic Studies 61(4), 631–653.
func (r *Regression) BandwidthNeweyWest(p Prewhitening) float64 {
	factor := 4.0
	if p == VAR1 {
		factor = 3
	}
	m := int(factor * math.Pow(float64(r.N)/100, 2./9))
	columns := r.slopeScores(p)
	if len(columns) == 0 {
		return math.NaN()
	}
	h := make([]float64, len(columns[0]))
	for _, c := range columns {
		for i, v := range c {
			h[i] += v
		}
	}
	var s0, s1 float64
	for j := 0; j <= min(m, len(h)-1); j++ {
		products := make([]float64, len(h)-j)
		for i := range products {
			products[i] = h[i] * h[i+j]
		}
		sigma := sum(products) / float64(len(h))
		if j == 0 {
			s0 = sigma
			continue
		}
		s0 += 2 * sigma
		s1 += 2 * float64(j) * sigma
	}
	return 1.1447 * math.Cbrt((s1/s0)*(s1/s0)*float64(r.N))
}

// BandwidthAndrews returns the bandwidth of Andrews (1991) for the Bartlett
// kernel, from an AR(1) fitted to each of the scores but the constant's.
//
//	b = 1.1447 (α n)^(1/3)
//	α = Σ 4ρ²σ⁴ / ((1−ρ)⁶(1+ρ)²)  /  Σ σ⁴ / (1−ρ)⁴
//
// # References
//
// Andrews, D. W. K. (1991), Heteroskedasticity and autocorrelation consistent
// covariance matrix estimation, Econometrica 59(3), 817–858.
func (r *Regression) BandwidthAndrews(p Prewhitening) float64 {
	var above, below, n float64
	for _, c := range r.slopeScores(p) {
		n = float64(len(c))
		before := deviations(c)
		x := mat.NewDense(len(c)-1, 2, nil)
		for i := range len(c) - 1 {
			x.SetRow(i, []float64{1, before[i]})
		}
		fit, err := Regress(x, before[1:])
		if err != nil {
			return math.NaN()
		}
		rho, s2 := fit.Coef[1], fit.RSS
		above += 4 * rho * rho * s2 * s2 / (math.Pow(1-rho, 6) * (1 + rho) * (1 + rho))
		below += s2 * s2 / math.Pow(1-rho, 4)
	}
	return 1.1447 * math.Cbrt(above/below*n)
}

// slopeScores returns the columns of the scores without the constant's, or that
// alone when there is no other.
func (r *Regression) slopeScores(p Prewhitening) [][]float64 {
	scores := r.scores()
	if p == VAR1 {
		white, _, err := prewhiten(scores)
		if err != nil {
			return nil
		}
		scores = white
	}
	var raw mat.Dense
	raw.Mul(scores, r.upper)
	var columns [][]float64
	constant := r.constantColumn()
	for j := range r.K {
		if j != constant || r.K == 1 {
			columns = append(columns, mat.Col(nil, j, &raw))
		}
	}
	return columns
}
