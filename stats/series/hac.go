package series

import (
	"fmt"
	"math"

	"gonum.org/v1/gonum/mat"
)

// A LagRule says how many lags Newey-West errors look back.
type LagRule int

const (
	RuleOfThumb   LagRule = iota // ⌊4 (n/100)^(2/9)⌋
	StockWatson                  // ⌊0.75 n^(1/3)⌋
	NeweyWest1994                // data-driven, Newey & West (1994)
	AndrewsAR1                   // data-driven, Andrews (1991) by AR(1)
	GivenLag                     // HACOptions.Lag
)

// String returns the rule's name.
func (l LagRule) String() string {
	return nameOf("LagRule", int(l), "4(n/100)^(2/9)", "0.75 n^(1/3)", "Newey-West 1994", "Andrews AR(1)", "given lag")
}

// Prewhitening says whether the scores are filtered before they are summed.
type Prewhitening int

const (
	NoPrewhitening Prewhitening = iota
	VAR1                        // by a vector autoregression of order one
)

// String returns the filter's name.
func (p Prewhitening) String() string {
	return nameOf("Prewhitening", int(p), "none", "VAR(1)")
}

// SmallSample is a factor on the covariance.
type SmallSample int

const (
	NoFactor         SmallSample = iota
	DegreesOfFreedom             // n/(n−k)
)

// String returns the factor.
func (s SmallSample) String() string {
	return nameOf("SmallSample", int(s), "1", "n/(n-k)")
}

// HACOptions are the choices of HAC. The zero value is the Bartlett kernel at
// the rule of thumb's lag, without prewhitening and without a factor.
type HACOptions struct {
	Rule         LagRule
	Lag          int // for GivenLag
	Prewhitening Prewhitening
	SmallSample  SmallSample
	// Step is one lag in units of time, 0 for the smallest distance between two
	// dates: 10 in a series of every tenth year, even if one is missing.
	Step float64
}

// HAC returns the Newey-West covariance of the coefficients, for errors whose
// variances differ and which depend on their neighbours in time.
//
//	V = (X'X)⁻¹ [Γ₀ + Σ_{l≤L} (1 − l/(L+1)) (Γ_l + Γ_l')] (X'X)⁻¹
//	Γ_l = Σ ûₜ ûₜ₋ₗ xₜ xₜ₋ₗ'
//
// The times are those of the rows given to Regress, increasing. A lag is a
// distance in the calendar: what lies l steps back of t, if it is there, and not
// the l-th row above. The lag used is returned beside the covariance. L = 0
// gives HC0.
//
// Prewhitening filters the scores by a VAR(1) and recolours the sum; it needs a
// series without gaps. The data-driven rules take the scores in their order,
// with the constant's left out.
//
// # References
//
// Newey, W. K. & West, K. D. (1987), A simple, positive semi-definite,
// heteroskedasticity and autocorrelation consistent covariance matrix,
// Econometrica 55(3), 703–708.
//
// Newey, W. K. & West, K. D. (1994), Automatic lag selection in covariance
// matrix estimation, Review of Economic Studies 61(4), 631–653.
//
// Andrews, D. W. K. (1991), Heteroskedasticity and autocorrelation consistent
// covariance matrix estimation, Econometrica 59(3), 817–858.
//
// Andrews, D. W. K. & Monahan, J. C. (1992), An improved heteroskedasticity and
// autocorrelation consistent covariance matrix estimator, Econometrica 60(4),
// 953–966.
func (r *Regression) HAC(time []float64, opts HACOptions) (*mat.SymDense, int, error) {
	steps, err := r.steps(time, opts.Step)
	if err != nil {
		return nil, 0, err
	}
	scores := r.scores()
	colour := identity(r.K)
	if opts.Prewhitening == VAR1 {
		if steps[len(steps)-1] != len(steps)-1 {
			return nil, 0, fmt.Errorf("prewhitening needs a series without gaps: %d observations over %d steps", len(steps), steps[len(steps)-1])
		}
		if scores, colour, err = prewhiten(scores); err != nil {
			return nil, 0, err
		}
		steps = steps[1:]
	}
	lag, err := r.lag(opts)
	if err != nil {
		return nil, 0, err
	}
	var meat mat.Dense
	meat.Product(colour, bartlett(scores, steps, lag), colour.T())
	v := r.sandwich(&meat)
	if opts.SmallSample == DegreesOfFreedom {
		v.ScaleSym(positiveRatio(float64(r.N), r.DF()), v)
	}
	return v, lag, nil
}

// steps turns the dates of the used rows into whole numbers of steps.
func (r *Regression) steps(time []float64, step float64) ([]int, error) {
	dates := make([]float64, r.N)
	for i, row := range r.Rows {
		if row >= len(time) {
			panic(fmt.Sprintf("series: HAC: %d dates for row %d", len(time), row))
		}
		dates[i] = time[row]
	}
	if step == 0 {
		step = math.Inf(1)
		for i := 1; i < len(dates); i++ {
			step = math.Min(step, dates[i]-dates[i-1])
		}
	}
	if !(step > 0) {
		return nil, fmt.Errorf("dates do not increase: the smallest distance is %v", step)
	}
	steps := make([]int, len(dates))
	for i := range dates {
		d := (dates[i] - dates[0]) / step
		steps[i] = int(math.Round(d))
		if math.Abs(d-float64(steps[i])) > 1e-3 {
			return nil, fmt.Errorf("%v is %.4g steps of %v after %v: not a whole number", dates[i], d, step, dates[0])
		}
		if i > 0 && steps[i] <= steps[i-1] {
			return nil, fmt.Errorf("dates do not increase: %v after %v", dates[i], dates[i-1])
		}
	}
	return steps, nil
}

func (r *Regression) lag(opts HACOptions) (int, error) {
	n := float64(r.N)
	var b float64
	switch opts.Rule {
	case RuleOfThumb:
		b = 4 * math.Pow(n/100, 2./9)
	case StockWatson:
		b = 0.75 * math.Cbrt(n)
	case NeweyWest1994:
		b = r.BandwidthNeweyWest(opts.Prewhitening)
	case AndrewsAR1:
		b = r.BandwidthAndrews(opts.Prewhitening)
	case GivenLag:
		if opts.Lag < 0 {
			panic(fmt.Sprintf("series: HAC: lag %d", opts.Lag))
		}
		b = float64(opts.Lag)
	default:
		panic("series: unknown " + opts.Rule.String())
	}
	if math.IsNaN(b) || math.IsInf(b, 0) {
		return 0, fmt.Errorf("the rule %v has no bandwidth for these %d observations", opts.Rule, r.N)
	}
	return min(int(b), r.N-1), nil
}

// bartlett sums the products of scores up to lag steps apart, with weights that
// fall linearly to zero.
func bartlett(scores *mat.Dense, steps []int, lag int) *mat.Dense {
	total := gram(scores)
	n, _ := scores.Dims()
	for i := range n {
		for j := i - 1; j >= 0 && steps[i]-steps[j] <= lag; j-- {
			w := 1 - float64(steps[i]-steps[j])/float64(lag+1)
			a, b := scores.RowView(i), scores.RowView(j)
			total.RankOne(total, w, a, b)
			total.RankOne(total, w, b, a)
		}
	}
	return total
}

// prewhiten returns the residuals of a VAR(1) without constant in the scores,
// and the matrix (I − A)⁻¹ that recolours them.
func prewhiten(scores *mat.Dense) (*mat.Dense, *mat.Dense, error) {
	n, k := scores.Dims()
	if n-1 <= k {
		return nil, nil, fmt.Errorf("prewhitening needs more than %d observations, there are %d", k+1, n)
	}
	before, after := scores.Slice(0, n-1, 0, k), scores.Slice(1, n, 0, k)
	a := mat.NewDense(k, k, nil) // row j: the regression of score j
	white := mat.NewDense(n-1, k, nil)
	for j := range k {
		fit, err := Regress(before, mat.Col(nil, j, after))
		if err != nil {
			return nil, nil, fmt.Errorf("prewhitening: %w", err)
		}
		a.SetRow(j, fit.Coef)
		white.SetCol(j, fit.Residuals)
	}
	a.Sub(identity(k), a)
	var colour mat.Dense
	if err := colour.Inverse(a); err != nil {
		if c, ok := err.(mat.Condition); !ok || math.IsInf(float64(c), 0) {
			return nil, nil, fmt.Errorf("prewhitening: the scores have a unit root: %w", err)
		}
	}
	return white, &colour, nil
}

func identity(k int) *mat.Dense {
	m := mat.NewDense(k, k, nil)
	for i := range k {
		m.Set(i, i, 1)
	}
	return m
}
