package series

import (
	"fmt"
	"math"
	"slices"

	"gonum.org/v1/gonum/mat"
)

// BreakOptions are the choices of Breaks and BreakTests. The zero value trims by
// .15 and looks for as many breaks as fit, less one.
type BreakOptions struct {
	Trim float64 // least length of a segment as a share of the series, 0 is .15
	Max  int     // most breaks looked for, 0 is ⌈n/h⌉ − 2
}

// A Partition is the best way to cut a series into segments with a number of
// breaks. A break is the number of observations before it: the last row of a
// segment, counted from 1.
type Partition struct {
	Breaks []int
	RSS    float64
	BIC    float64
}

// A BreakEstimate is the best partitions of a series.
type BreakEstimate struct {
	Shortest   int         // h, the least length of a segment
	Partitions []Partition // element m has m breaks
	Best       int         // number of breaks with the least BIC

	model *breakModel
}

// Breaks finds the dates at which the coefficients of y = Xb + u change, for
// each number of breaks: the partitions with the least residual sum of squares,
// by dynamic programming over all of them.
//
//	BIC(m) = n (ln RSS + 1 − ln n + ln 2π) + ln n · (k+1)(m+1)
//
// Best is the number of breaks by BIC, which counts a date and the error
// variance of a segment as a coefficient each. Observations are taken for
// equally spaced. The series has at least MinBreakLength rows without a missing
// value, and a segment more rows than coefficients; an error says what it lacks.
// An RSS that is one of rounding counts as that much in the BIC, so that none is
// found in a series that is fitted perfectly without.
//
// # References
//
// Bai, J. & Perron, P. (1998), Estimating and testing linear models with
// multiple structural changes, Econometrica 66(1), 47–78.
//
// Bai, J. & Perron, P. (2003), Computation and analysis of multiple structural
// change models, Journal of Applied Econometrics 18(1), 1–22.
//
// Yao, Y.-C. (1988), Estimating the number of change-points via Schwarz'
// criterion, Statistics & Probability Letters 6(3), 181–189.
func Breaks(x mat.Matrix, y []float64, opts BreakOptions) (*BreakEstimate, error) {
	m, err := newBreakModel(x, y)
	if err != nil {
		return nil, err
	}
	h, err := m.shortest(opts.Trim)
	if err != nil {
		return nil, err
	}
	most := opts.Max
	if most == 0 {
		most = (m.n+h-1)/h - 2
	}
	if most < 1 || (most+1)*h > m.n {
		return nil, fmt.Errorf("%d breaks between segments of at least %d of %d observations", most, h, m.n)
	}
	e := &BreakEstimate{Shortest: h, model: m}
	for breaks, p := range m.partitions(h, most) {
		n := float64(m.n)
		p.BIC = n*(math.Log(max(p.RSS, m.rounding()))+1-math.Log(n)+math.Log(2*math.Pi)) + math.Log(n)*float64((m.k+1)*(breaks+1))
		e.Partitions = append(e.Partitions, p)
		if p.BIC < e.Partitions[e.Best].BIC {
			e.Best = breaks
		}
	}
	return e, nil
}

// partitions returns the best partition with 0 … most breaks.
func (m *breakModel) partitions(h, most int) []Partition {
	segments := make([][]float64, m.n) // segments[i][l]: l rows from row i
	for i := range segments {
		segments[i] = m.rss(i)
	}
	// best[b][end] is the least RSS of the first end rows with b breaks, cut[b][end]
	// the last of these.
	best, cut := make([][]float64, most+1), make([][]int, most+1)
	best[0] = segments[0]
	for b := 1; b <= most; b++ {
		best[b], cut[b] = make([]float64, m.n+1), make([]int, m.n+1)
		for end := (b + 1) * h; end <= m.n; end++ {
			best[b][end] = math.Inf(1)
			for last := b * h; last <= end-h; last++ {
				if v := best[b-1][last] + segments[last][end-last]; v < best[b][end] {
					best[b][end], cut[b][end] = v, last
				}
			}
		}
	}
	partitions := make([]Partition, most+1)
	for b := range partitions {
		p := Partition{RSS: best[b][m.n], Breaks: []int{}}
		for end, left := m.n, b; left > 0; left-- {
			end = cut[left][end]
			p.Breaks = append(p.Breaks, end)
		}
		slices.Reverse(p.Breaks)
		partitions[b] = p
	}
	return partitions
}

// A BreakInterval is a confidence interval of a break, in observations before it.
type BreakInterval struct{ Lower, Break, Upper int }

// Intervals returns confidence intervals for the breaks of the partition with so
// many of them, at the level (.95). They hold for errors without autocorrelation
// whose variance, like the moments of X, may differ between segments.
//
//	δ'Qδ/σ² · (T̂ − T) → argmax of a two-sided Brownian motion with drift
//	T̂ − q₁₋ₐ … T̂ − qₐ
//
// The ends are rounded outwards. They may lie outside the series, which says that
// the date is hardly known. A segment that is fitted perfectly has no errors to
// judge by: it is an error. A level outside 0..1 panics.
//
// # References
//
// Bai, J. (1997), Estimation of a change point in multiple regression models,
// Review of Economics and Statistics 79(4), 551–563.
func (e *BreakEstimate) Intervals(breaks int, level float64) ([]BreakInterval, error) {
	if !(level > 0 && level < 1) || breaks < 0 || breaks >= len(e.Partitions) {
		panic(fmt.Sprintf("series: Intervals: level %v, %d of %d breaks", level, breaks, len(e.Partitions)-1))
	}
	ends := append(append([]int{0}, e.Partitions[breaks].Breaks...), e.model.n)
	var intervals []BreakInterval
	before, err := e.model.regime(0, ends[1])
	if err != nil {
		return nil, err
	}
	for i := 1; i <= breaks; i++ {
		after, err := e.model.regime(ends[i], ends[i+1])
		if err != nil {
			return nil, err
		}
		law, scale := shiftLaw(before, after)
		if !(scale > 0) || math.IsInf(scale, 0) || !(law.phi > 0) || math.IsInf(law.phi, 0) {
			return nil, fmt.Errorf("the break after %d observations has no law: error variances %.3g before and %.3g after", ends[i], before.variance, after.variance)
		}
		lower := law.quantile((1 - level) / 2)
		upper := law.quantile((1 + level) / 2)
		intervals = append(intervals, BreakInterval{
			Lower: ends[i] - int(math.Ceil(upper/scale)), Break: ends[i],
			Upper: ends[i] - int(math.Floor(lower/scale)),
		})
		before = after
	}
	return intervals, nil
}

// A regime is the fit of one segment.
type regime struct {
	coef     []float64
	moments  *mat.SymDense // X'X / rows
	variance float64       // RSS / rows, 0 where the RSS is one of rounding
}

func (m *breakModel) regime(from, to int) (regime, error) {
	x := m.x.Slice(from, to, 0, m.k)
	fit, err := Regress(x, m.y[from:to])
	if err != nil {
		return regime{}, fmt.Errorf("segment %d..%d: %w", from+1, to, err)
	}
	q := mat.NewSymDense(m.k, nil)
	q.SymOuterK(1/float64(to-from), x.T())
	variance := fit.RSS / float64(to-from)
	if fit.RSS <= m.rounding() {
		variance = 0
	}
	return regime{fit.Coef, q, variance}, nil
}

// shiftLaw returns the limiting law of a break between two regimes and the scale
// that turns observations into its units.
func shiftLaw(before, after regime) (argmaxLaw, float64) {
	delta := mat.NewVecDense(len(before.coef), nil)
	for j := range before.coef {
		delta.SetVec(j, after.coef[j]-before.coef[j])
	}
	q1, q2 := mat.Inner(delta, before.moments, delta), mat.Inner(delta, after.moments, delta)
	xi := q2 / q1
	return argmaxLaw{xi: xi, phi: xi * after.variance / before.variance}, q1 / before.variance
}
