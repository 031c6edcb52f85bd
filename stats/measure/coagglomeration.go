package measure

import (
	"math"

	"gonum.org/v1/gonum/mat"
)

// A GroupAgglomeration says how much the industries of a group cluster together.
type GroupAgglomeration struct {
	// Gamma is the coagglomeration index, NaN for a group of one industry.
	Gamma float64
	// G is the raw concentration of the group as one industry, H the Herfindahl index
	// of all its plants.
	G, H float64
	// Single has gamma of each industry by itself.
	Single []float64
}

// Coagglomeration returns the index of Ellison and Glaeser for a group of industries:
// how much plants of different industries of the group are in the same regions.
//
//	γᶜ = (G/(1 - Σxᵣ²) - H - Σ γᵢ wᵢ² (1 - Hᵢ)) / (1 - Σ wᵢ²)
//
// The columns of e are the employment of the industries in the regions, regions has
// total employment in each, plants has the plant Herfindahl index of each industry. wᵢ
// is the share of the industry in the group and H = Σ wᵢ² Hᵢ. The index is the mean of
// the pairwise indices (PairwiseCoagglomeration) weighted by wᵢwⱼ. An industry of a
// single plant has no gamma of its own, but Gamma of the group does not need it.
// Missing or negative figures and an empty group or industry make it NaN.
//
// Coagglomeration panics if the lengths differ from the sides of e.
//
// # References
//
// G. Ellison and E. L. Glaeser (1997), Geographic concentration in U.S. manufacturing
// industries: a dartboard approach, Journal of Political Economy 105, 889-927.
func Coagglomeration(e mat.Matrix, regions, plants []float64) GroupAgglomeration {
	r, n := e.Dims()
	mustMatch(len(regions), r)
	mustMatch(len(plants), n)
	columns := mat.DenseCopyOf(e.T())
	w := Shares(rowSums(columns, Propagate))
	spread := 1 - HHI(regions)
	g := GroupAgglomeration{Single: make([]float64, n), G: rawConcentration(rowSums(dense(e), Propagate), regions)}
	own, h, squares := make([]float64, n), make([]float64, n), make([]float64, n)
	for i := range n {
		a := EllisonGlaeser(columns.RawRowView(i), regions, plants[i])
		g.Single[i] = a.Gamma
		squares[i] = w[i] * w[i]
		h[i] = squares[i] * plants[i]
		// γᵢ (1 - Hᵢ) is Gᵢ/(1 - Σx²) - Hᵢ, which one plant has too.
		own[i] = squares[i] * (a.Raw - plants[i])
	}
	g.H = sum(h)
	g.Gamma = ratio(ratio(g.G, spread)-g.H-sum(own), 1-sum(squares))
	if n == 1 {
		g.Gamma = math.NaN()
	}
	return g
}

// PairwiseCoagglomeration returns a square matrix with the index of Ellison, Glaeser and
// Kerr for each pair of industries, positive for industries that seek the same regions:
//
//	γᵃᵇ = Σᵣ (sᵣₐ - xᵣ)(sᵣ_b - xᵣ) / (1 - Σ xᵣ²)
//
// s being the shares of regions in the industry, x those in everything. On the diagonal
// is the raw concentration of the industry, Agglomeration.Raw, with no allowance for
// its plants. An industry that is empty or has missing or negative figures has NaN.
//
// PairwiseCoagglomeration panics unless there is one of regions for each row of e.
//
// # References
//
// G. Ellison, E. L. Glaeser and W. R. Kerr (2010), What causes industry agglomeration?
// Evidence from coagglomeration patterns, The American Economic Review 100, 1195-1213.
func PairwiseCoagglomeration(e mat.Matrix, regions []float64) *mat.Dense {
	r, n := e.Dims()
	mustMatch(len(regions), r)
	spread := 1 - HHI(regions)
	x := Shares(regions)
	excess, undefined := mat.DenseCopyOf(e.T()), make([]bool, n)
	for i := range n {
		row := excess.RawRowView(i)
		undefined[i] = math.IsNaN(HHI(row))
		copy(row, Shares(row))
		for k := range row {
			row[k] -= x[k]
		}
	}
	var pairs mat.Dense
	pairs.Mul(excess, excess.T())
	pairs.Apply(func(a, b int, v float64) float64 {
		if undefined[a] || undefined[b] {
			return math.NaN()
		}
		return ratio(v, spread)
	}, &pairs)
	return &pairs
}
