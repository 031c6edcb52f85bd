package series

import (
	"math"

	"gonum.org/v1/gonum/mat"
)

// Cov returns the classical covariance of the coefficients, σ̂²(X'X)⁻¹, right
// when errors have one variance and do not depend on each other.
func (r *Regression) Cov() *mat.SymDense {
	var v mat.SymDense
	v.SymOuterK(r.Sigma*r.Sigma, r.root)
	return &v
}

// HC is a covariance for errors of different variances.
type HC int

const (
	HC0 HC = iota // ûᵢ²
	HC1           // ûᵢ² n/(n−k)
	HC2           // ûᵢ² / (1−hᵢ)
	HC3           // ûᵢ² / (1−hᵢ)²
	HC4           // ûᵢ² / (1−hᵢ)^min(4, n hᵢ/k)
)

// String returns the usual abbreviation.
func (h HC) String() string {
	return nameOf("HC", int(h), "HC0", "HC1", "HC2", "HC3", "HC4")
}

// HC returns the heteroskedasticity-consistent covariance
//
//	(X'X)⁻¹ (Σ ωᵢ xᵢxᵢ') (X'X)⁻¹
//
// with ωᵢ as the kind says, hᵢ being the leverage of observation i. An
// observation with leverage 1 is fitted exactly, whatever it is: HC2 to HC4 are
// NaN then.
//
// # References
//
// White, H. (1980), A heteroskedasticity-consistent covariance matrix estimator
// and a direct test for heteroskedasticity, Econometrica 48(4), 817–838.
//
// MacKinnon, J. G. & White, H. (1985), Some heteroskedasticity-consistent
// covariance matrix estimators with improved finite sample properties, Journal
// of Econometrics 29(3), 305–325.
//
// Cribari-Neto, F. (2004), Asymptotic inference under heteroskedasticity of
// unknown form, Computational Statistics & Data Analysis 45(2), 215–233.
func (r *Regression) HC(kind HC) *mat.SymDense {
	scores := r.scores()
	n, k := float64(r.N), float64(r.K)
	for i, h := range r.leverage {
		left := 1 - h
		if left < 1e-12 {
			left = math.NaN()
		}
		weight := 1.0
		switch kind {
		case HC0:
		case HC1:
			weight = positiveRatio(n, n-k)
		case HC2:
			weight = 1 / left
		case HC3:
			weight = 1 / (left * left)
		case HC4:
			weight = math.Pow(left, -math.Min(4, n*h/k))
		default:
			panic("series: unknown " + kind.String())
		}
		row := scores.RawRowView(i)
		for j := range row {
			row[j] *= math.Sqrt(weight)
		}
	}
	return r.sandwich(gram(scores))
}

// scores returns qᵢûᵢ, one row for each observation: the scores xᵢûᵢ in the
// coordinates of Q.
func (r *Regression) scores() *mat.Dense {
	s := mat.DenseCopyOf(r.q)
	for i, u := range r.Residuals {
		row := s.RawRowView(i)
		for j := range row {
			row[j] *= u
		}
	}
	return s
}

// sandwich returns (X'X)⁻¹ M (X'X)⁻¹ for the sum M of products of scores, given
// in the coordinates of Q, where it is R⁻¹ M R⁻ᵀ.
func (r *Regression) sandwich(meat mat.Matrix) *mat.SymDense {
	var v mat.Dense
	v.Product(r.root, meat, r.root.T())
	return symmetric(&v)
}

func gram(x mat.Matrix) *mat.Dense {
	var g mat.Dense
	g.Mul(x.T(), x)
	return &g
}

func symmetric(m mat.Matrix) *mat.SymDense {
	k, _ := m.Dims()
	s := mat.NewSymDense(k, nil)
	for i := range k {
		for j := i; j < k; j++ {
			s.SetSym(i, j, (m.At(i, j)+m.At(j, i))/2)
		}
	}
	return s
}

// A CoefTest is a coefficient with its error and the test that it is zero.
type CoefTest struct {
	Estimate, SE float64
	T            float64 // Estimate / SE
	P            float64 // two-sided, Student's t with n−k degrees of freedom
	PNormal      float64 // two-sided, standard normal
}

// Tests returns each coefficient with its standard error under the covariance,
// one of those that r's methods return.
func (r *Regression) Tests(cov mat.Symmetric) []CoefTest {
	return coefTests(r.Coef, cov, r.DF())
}

func coefTests(coef []float64, cov mat.Symmetric, df float64) []CoefTest {
	tests := make([]CoefTest, len(coef))
	for j, b := range coef {
		se := math.Sqrt(cov.At(j, j))
		t := b / se
		tests[j] = CoefTest{Estimate: b, SE: se, T: t, P: studentP(t, df), PNormal: normalP(t)}
	}
	return tests
}

// Interval returns the interval of the test's estimate at the level (.95), with
// Student's quantile of df degrees of freedom. It panics unless the level is
// between 0 and 1.
func (c CoefTest) Interval(level, df float64) (lower, upper float64) {
	checkLevel("Interval", level)
	half := studentQuantile((1+level)/2, df) * c.SE
	return c.Estimate - half, c.Estimate + half
}
