package measure

import (
	"fmt"
	"math"

	"gonum.org/v1/gonum/mat"
)

// Proximity returns for each pair of industries the smaller of the two conditional
// probabilities that a region with one has the other:
//
//	φₚ_q = Σᵣ Mᵣₚ Mᵣ_q / max(uₚ, u_q)    u ubiquity
//
// The diagonal is 0: an industry is not taken to be near itself. An industry that no
// region has is at 0 from the others. A missing cell makes the proximities of its
// industry NaN.
//
// # References
//
// C. A. Hidalgo, B. Klinger, A.-L. Barabási and R. Hausmann (2007), The product space
// conditions the development of nations, Science 317, 482-487.
func Proximity(presence mat.Matrix) *mat.Dense {
	m := dense(presence)
	u := colSums(m, Propagate)
	both := mat.DenseCopyOf(gram(m))
	both.Apply(func(p, q int, v float64) float64 {
		switch larger := math.Max(u[p], u[q]); {
		case math.IsNaN(u[p] + u[q]):
			return math.NaN()
		case p == q || larger == 0:
			return 0
		default:
			return v / larger
		}
	}, both)
	return both
}

// Density returns for each region and industry how much of what is near the industry the
// region has:
//
//	ωᵣₚ = Σ_q Mᵣ_q φₚ_q / Σ_q φₚ_q    q ≠ p
//
// It runs from 0 to 1, whether the region has the industry or not, and is NaN for an
// industry that is near no other. The diagonal of proximity is not used. Density panics
// unless proximity is square with a side for each column of presence.
//
// # References
//
// C. A. Hidalgo, B. Klinger, A.-L. Barabási and R. Hausmann (2007), The product space
// conditions the development of nations, Science 317, 482-487.
func Density(presence, proximity mat.Matrix) *mat.Dense {
	_, n := presence.Dims()
	if r, c := proximity.Dims(); r != n || c != n {
		panic(fmt.Sprintf("measure: %d×%d proximities of %d industries", r, c, n))
	}
	phi := mat.DenseCopyOf(proximity)
	for p := range n {
		phi.Set(p, p, 0)
	}
	all := colSums(phi, Propagate)
	var density mat.Dense
	density.Mul(presence, phi)
	rows, _ := density.Dims()
	for r := range rows {
		row := density.RawRowView(r)
		for p, v := range row {
			row[p] = ratio(v, all[p])
		}
	}
	return &density
}
