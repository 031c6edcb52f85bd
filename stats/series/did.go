package series

import (
	"fmt"
	"math"
	"slices"

	"gonum.org/v1/gonum/mat"
)

// A DiffInDiff is a difference in differences: a panel fit with two-way effects
// whose first coefficient is the effect of the treatment. The others are those
// of the panel's own regressors.
type DiffInDiff struct {
	*PanelFit
	Treated, Control []int // units

	panel Panel
	start int
}

// Effect returns the estimated effect of the treatment.
func (d *DiffInDiff) Effect() float64 { return d.Coef[0] }

// DifferenceInDifferences estimates the effect of a measure that some units came
// under at one date: by how much more their Y changed than that of the others.
//
//	y_it = αᵢ + λₜ + τ · 1[i treated] 1[t ≥ start] + β'x_it + u_it
//
// In a balanced panel without regressors τ is the difference of the two
// differences of means. X may be nil. It speaks of an effect only if the units
// would have moved alike without the measure, which EventStudy checks for the
// dates before. A measure that comes at different dates to different units is
// beyond it, two-way effects weigh such effects wrongly, some negatively: that is
// for EffectsByCohort.
//
// Errors are those of PanelFit: Clustered with many units, DriscollKraay with
// many dates, and Placebo with few treated units. An error tells of no treated or
// no control unit, and of no date before or after the start.
//
// # References
//
// Bertrand, M., Duflo, E. & Mullainathan, S. (2004), How much should we trust
// differences-in-differences estimates?, Quarterly Journal of Economics 119(1),
// 249–275.
//
// Goodman-Bacon, A. (2021), Difference-in-differences with variation in treatment
// timing, Journal of Econometrics 225(2), 254–277.
func DifferenceInDifferences(p Panel, treated []int, start int) (*DiffInDiff, error) {
	d := &DiffInDiff{panel: p, start: start}
	var err error
	if d.Treated, d.Control, err = groups(p, treated, start); err != nil {
		return nil, err
	}
	effect := func(row int) float64 {
		if slices.Contains(treated, p.Unit[row]) && p.Time[row] >= start {
			return 1
		}
		return 0
	}
	if d.PanelFit, err = Within(withColumns(p, effect), TwoWayEffects); err != nil {
		return nil, err
	}
	return d, nil
}

// groups returns the units with a value, and checks that there are four cells to
// compare.
func groups(p Panel, treated []int, start int) (in, out []int, err error) {
	sameLength("DifferenceInDifferences", len(p.Y), len(p.Unit), len(p.Time))
	var cells [2][2]int // by treated, by after
	rows := rowsWithValue(p.Y)
	for _, i := range rows {
		a, b := 0, 0
		if slices.Contains(treated, p.Unit[i]) {
			a = 1
		}
		if p.Time[i] >= start {
			b = 1
		}
		cells[a][b]++
	}
	for a := range cells {
		for b := range cells[a] {
			if cells[a][b] == 0 {
				return nil, nil, fmt.Errorf("no rows of %s units %s %d",
					[]string{"control", "treated"}[a], []string{"before", "from"}[b], start)
			}
		}
	}
	_, units := numbered(p.Unit, rows)
	for _, u := range units {
		if slices.Contains(treated, u) {
			in = append(in, u)
		} else {
			out = append(out, u)
		}
	}
	return in, out, nil
}

// withColumns puts columns before the panel's own regressors.
func withColumns(p Panel, columns ...func(row int) float64) Panel {
	own := 0
	if p.X != nil {
		_, own = p.X.Dims()
	}
	x := mat.NewDense(len(p.Y), len(columns)+own, nil)
	for i := range p.Y {
		for j, c := range columns {
			x.Set(i, j, c(i))
		}
		for j := range own {
			x.Set(i, len(columns)+j, p.X.At(i, j))
		}
	}
	p.X = x
	return p
}

// An EventStudy is the differences between treated and control units at each
// date, against the last date before the start. The first coefficients are those
// of Dates.
type EventStudy struct {
	*PanelFit
	Dates     []int // all but Reference, increasing
	Reference int   // the last date before the start
	Start     int
}

// NewEventStudy estimates an effect for each date, before the start too, where
// there should be none.
//
//	y_it = αᵢ + λₜ + Σ_{s≠ref} τₛ · 1[i treated] 1[t = s] + β'x_it + u_it
//
// It has the conditions of DifferenceInDifferences. With one date before the
// start there is nothing to check, and PreTrend is an error.
//
// # References
//
// Jacobson, L. S., LaLonde, R. J. & Sullivan, D. G. (1993), Earnings losses of
// displaced workers, American Economic Review 83(4), 685–709.
func NewEventStudy(p Panel, treated []int, start int) (*EventStudy, error) {
	if _, _, err := groups(p, treated, start); err != nil {
		return nil, err
	}
	_, dates := numbered(p.Time, rowsWithValue(p.Y))
	e := &EventStudy{Start: start, Reference: math.MinInt}
	for _, date := range dates {
		if date < start {
			e.Reference = date
		}
	}
	var columns []func(int) float64
	for _, date := range dates {
		if date == e.Reference {
			continue
		}
		e.Dates = append(e.Dates, date)
		columns = append(columns, func(row int) float64 {
			if slices.Contains(treated, p.Unit[row]) && p.Time[row] == date {
				return 1
			}
			return 0
		})
	}
	var err error
	if e.PanelFit, err = Within(withColumns(p, columns...), TwoWayEffects); err != nil {
		return nil, err
	}
	return e, nil
}

func rowsWithValue(y []float64) []int {
	var rows []int
	for i := range y {
		if !math.IsNaN(y[i]) {
			rows = append(rows, i)
		}
	}
	return rows
}

// A WaldTest is a joint test that coefficients are zero.
type WaldTest struct {
	F  float64 // of the quadratic form over the number of coefficients
	DF [2]float64
	P  float64
}

// PreTrend tests that all effects before the start are zero, under a covariance
// that a method of the fit returned. It fails to see a trend in a short or noisy
// series: not rejecting does not prove that there is none. The denominator has
// the residual degrees of freedom. An error tells of no dates to test and of a
// singular covariance, which clusters fewer than the dates have.
func (e *EventStudy) PreTrend(cov mat.Symmetric) (WaldTest, error) {
	k := 0
	for k < len(e.Dates) && e.Dates[k] < e.Start {
		k++
	}
	if k == 0 {
		return WaldTest{}, fmt.Errorf("no date before %d but the reference %d", e.Start, e.Reference)
	}
	b, v := mat.NewVecDense(k, append([]float64(nil), e.Coef[:k]...)), mat.NewSymDense(k, nil)
	for i := range k {
		for j := i; j < k; j++ {
			v.SetSym(i, j, cov.At(i, j))
		}
	}
	var chol mat.Cholesky
	var solved mat.VecDense
	if !chol.Factorize(v) || chol.Cond() > 1e13 {
		return WaldTest{}, fmt.Errorf("the covariance of %d effects before %d is singular", k, e.Start)
	}
	if err := chol.SolveVecTo(&solved, b); err != nil {
		return WaldTest{}, err
	}
	w := WaldTest{F: mat.Dot(b, &solved) / float64(k), DF: [2]float64{float64(k), e.DF}}
	w.P = fisherP(w.F, w.DF[0], w.DF[1])
	return w, nil
}
