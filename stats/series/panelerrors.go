package series

import (
	"fmt"

	"gonum.org/v1/gonum/mat"
)

// Cov returns the classical covariance of the slopes, σ̂²(X̃'X̃)⁻¹ with the
// degrees of freedom of the effects.
func (f *PanelFit) Cov() *mat.SymDense {
	var v mat.SymDense
	v.SymOuterK(f.Sigma*f.Sigma, f.fit.root)
	return &v
}

// Clustered returns Arellano's covariance, for errors that depend on each other
// within a unit in any way but not between units.
//
//	(X̃'X̃)⁻¹ [Σᵢ X̃ᵢ'ûᵢûᵢ'X̃ᵢ] (X̃'X̃)⁻¹
//
// With the factor DegreesOfFreedom it is multiplied by G/(G−1) · (N−1)/(N−k) for
// G units and k slopes. It needs many units: with fewer than two it is an error.
//
// # References
//
// Arellano, M. (1987), Computing robust standard errors for within-groups
// estimators, Oxford Bulletin of Economics and Statistics 49(4), 431–434.
func (f *PanelFit) Clustered(factor SmallSample) (*mat.SymDense, error) {
	if f.Units < 2 {
		return nil, fmt.Errorf("clusters of %d unit", f.Units)
	}
	v := f.fit.sandwich(gram(f.sumScores(f.unit, f.Units)))
	if factor == DegreesOfFreedom {
		g, n, k := float64(f.Units), float64(f.N), float64(len(f.Coef))
		v.ScaleSym(g/(g-1)*(n-1)/(n-k), v)
	}
	return v, nil
}

// DriscollKraay returns the covariance of Driscoll and Kraay, for errors that
// depend on each other between units and over time.
//
//	(X̃'X̃)⁻¹ [Σₜ hₜhₜ' + Σ_{l≤L} (1 − l/(L+1)) Σₜ (hₜhₜ₋ₗ' + hₜ₋ₗhₜ')] (X̃'X̃)⁻¹
//	hₜ = Σᵢ x̃_it û_it
//
// Lags are distances in the calendar, in steps of the unit of Time. It needs
// many dates: with fewer than two it is an error. A negative lag panics.
//
// # References
//
// Driscoll, J. C. & Kraay, A. C. (1998), Consistent covariance matrix estimation
// with spatially dependent panel data, Review of Economics and Statistics 80(4),
// 549–560.
func (f *PanelFit) DriscollKraay(lag int) (*mat.SymDense, error) {
	if lag < 0 {
		panic(fmt.Sprintf("series: DriscollKraay: lag %d", lag))
	}
	if f.Dates < 2 {
		return nil, fmt.Errorf("%d date", f.Dates)
	}
	return f.fit.sandwich(bartlett(f.sumScores(f.date, f.Dates), f.times, lag)), nil
}

// sumScores adds the scores of each group of rows.
func (f *PanelFit) sumScores(group []int, groups int) *mat.Dense {
	scores := f.fit.scores()
	sums := mat.NewDense(groups, len(f.Coef), nil)
	for i, g := range group {
		row, add := sums.RawRowView(g), scores.RawRowView(i)
		for j := range row {
			row[j] += add[j]
		}
	}
	return sums
}

// Tests returns each slope with its standard error under the covariance; P is by
// Student's t with DF degrees of freedom.
func (f *PanelFit) Tests(cov mat.Symmetric) []CoefTest { return coefTests(f.Coef, cov, f.DF) }
