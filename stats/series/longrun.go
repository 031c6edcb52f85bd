package series

import (
	"fmt"
	"math"

	"gonum.org/v1/gonum/mat"
)

// rawScores returns xᵢûᵢ, one row for each observation.
func (r *Regression) rawScores() *mat.Dense {
	var s mat.Dense
	s.Mul(r.scores(), r.upper)
	return &s
}

// longRunVariance returns the long-run variance of the scores: prewhitened by a
// VAR(1), summed with the quadratic spectral kernel and recoloured.
//
//	Ω = (I−A)⁻¹ [1/(T−k) Σ_j κ(j/b) Γ_j] (I−A)⁻¹'
//
// with T the number of prewhitened scores.
func longRunVariance(scores *mat.Dense) (*mat.Dense, error) {
	white, colour, err := prewhiten(scores)
	if err != nil {
		return nil, err
	}
	n, k := white.Dims()
	bandwidth := spectralBandwidth(white)
	if math.IsNaN(bandwidth) || n <= k {
		return nil, fmt.Errorf("no bandwidth for %d scores of %d coefficients", n, k)
	}
	total := gram(white)
	for lag := 1; lag < n; lag++ {
		w := quadraticSpectral(float64(lag) / bandwidth)
		var g mat.Dense
		g.Mul(white.Slice(lag, n, 0, k).T(), white.Slice(0, n-lag, 0, k))
		for a := range k {
			for b := range k {
				total.Set(a, b, total.At(a, b)+w*(g.At(a, b)+g.At(b, a)))
			}
		}
	}
	total.Scale(1/float64(n-k), total)
	var omega mat.Dense
	omega.Product(colour, total, colour.T())
	return &omega, nil
}

// spectralBandwidth is Andrews' bandwidth for the quadratic spectral kernel, from
// an AR(1) without constant in each column, all with the same weight.
//
//	b = 1.3221 (α T)^(1/5),  α = Σ 4ρ²σ⁴/(1−ρ)⁸ / Σ σ⁴/(1−ρ)⁴
func spectralBandwidth(white *mat.Dense) float64 {
	n, k := white.Dims()
	var above, below float64
	for j := range k {
		c := mat.Col(nil, j, white)
		var products, squares []float64
		for i := 1; i < n; i++ {
			products, squares = append(products, c[i]*c[i-1]), append(squares, c[i-1]*c[i-1])
		}
		rho := sum(products) / sum(squares)
		rest := make([]float64, n-1)
		for i := range rest {
			rest[i] = c[i+1] - rho*c[i]
		}
		s2 := sumSquares(rest) / float64(n-1)
		above += 4 * rho * rho * s2 * s2 / math.Pow(1-rho, 8)
		below += s2 * s2 / math.Pow(1-rho, 4)
	}
	return 1.3221 * math.Pow(above/below*float64(n), .2)
}

// quadraticSpectral is the kernel 3/z² (sin z / z − cos z), z = 6πu/5.
func quadraticSpectral(u float64) float64 {
	z := 6 * math.Pi * u / 5
	return 3 * (math.Sin(z)/z - math.Cos(z)) / (z * z)
}
