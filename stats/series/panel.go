package series

import (
	"errors"
	"fmt"
	"math"
	"slices"

	"gonum.org/v1/gonum/mat"
)

// A Panel is observations of units (prefectures, industries) at dates. Row i of
// X holds the regressors of Y[i], without a constant. It may be unbalanced; a
// unit has at most one row for a date.
type Panel struct {
	Unit []int // any numbers that tell the units apart
	Time []int
	Y    []float64
	X    *mat.Dense
}

// Effects are what is taken out of a panel before the slopes are fitted.
type Effects int

const (
	UnitEffects   Effects = iota // a constant for each unit
	TwoWayEffects                // and one for each date
	TimeEffects                  // a constant for each date
	Pooled                       // one constant for all
)

// String returns the effects' name.
func (e Effects) String() string {
	return nameOf("Effects", int(e), "unit effects", "two-way effects", "time effects", "pooled")
}

// A PanelFit is a fit of a Panel.
type PanelFit struct {
	Coef      []float64 // slopes, in the order of the columns of X
	Residuals []float64
	Rows      []int // rows of the panel used, those without NaN
	N         int
	Units     int
	Dates     int
	// DF is N less the slopes and the effects that were taken out.
	DF    float64
	RSS   float64
	Sigma float64 // √(RSS / DF)
	// R2 is that of the variation that is left within the effects.
	R2 float64
	// Constant is the constant of a Pooled fit, NaN otherwise.
	Constant float64

	fit        *Regression // of the transformed data
	unit, date []int       // of each row, counted from 0
	times      []int       // the different dates
}

// Within fits a panel by least squares on the deviations from the means of units,
// dates or both.
//
//	y_it = αᵢ + λₜ + β'x_it + u_it
//
// Rows with NaN are left out. In an unbalanced panel two-way deviations are
// found by taking out unit and date means in turn until they vanish. A
// regressor that does not vary within the effects is an error, as are too few
// rows. A unit with two rows for a date panics.
//
// # References
//
// Baltagi, B. H. (2013), Econometric Analysis of Panel Data, 5th edition,
// chapters 2 and 3. Chichester: Wiley.
func Within(p Panel, effects Effects) (*PanelFit, error) {
	if p.X == nil {
		panic("series: Within: no regressors")
	}
	rows, k := p.X.Dims()
	sameLength("Within", rows, len(p.Y), len(p.Unit), len(p.Time))
	f := &PanelFit{Rows: usable(p.X, p.Y), Constant: math.NaN()}
	f.N = len(f.Rows)
	if f.N == 0 {
		return nil, errors.New("no complete rows")
	}
	var units []int
	f.unit, units = numbered(p.Unit, f.Rows)
	f.Units = len(units)
	f.date, f.times = numbered(p.Time, f.Rows)
	f.Dates = len(f.times)
	f.checkRows()
	columns := make([][]float64, k+1)
	for j := range columns {
		columns[j] = make([]float64, f.N)
		for i, row := range f.Rows {
			if columns[j][i] = p.Y[row]; j < k {
				columns[j][i] = p.X.At(row, j)
			}
		}
	}
	if f.DF = float64(f.N - k - f.effects(effects)); f.DF <= 0 {
		return nil, fmt.Errorf("%d rows for %d slopes and %d effects", f.N, k, f.effects(effects))
	}
	return f, f.regress(columns, effects)
}

// regress fits the last column on the others, less their effects.
func (f *PanelFit) regress(columns [][]float64, effects Effects) error {
	k := len(columns) - 1
	means := make([]float64, k+1)
	x := mat.NewDense(f.N, k, nil)
	for j, c := range columns {
		before := sumSquares(c)
		means[j] = mean(c)
		if err := f.takeOut(c, effects); err != nil {
			return err
		}
		if j == k {
			break
		}
		if sumSquares(c) <= 1e-20*before {
			return fmt.Errorf("regressor %d does not vary within the %v", j, effects)
		}
		x.SetCol(j, c)
	}
	var err error
	if f.fit, err = Regress(x, columns[k]); err != nil {
		return err
	}
	f.Coef, f.Residuals, f.RSS = f.fit.Coef, f.fit.Residuals, f.fit.RSS
	f.Sigma = math.Sqrt(f.RSS / f.DF)
	f.R2 = 1 - positiveRatio(f.RSS, sumSquares(columns[k]))
	if effects == Pooled {
		f.Constant = means[k]
		for j, b := range f.Coef {
			f.Constant -= b * means[j]
		}
	}
	return nil
}

// effects returns the number of constants that are taken out.
func (f *PanelFit) effects(e Effects) int {
	switch e {
	case UnitEffects:
		return f.Units
	case TwoWayEffects:
		return f.Units + f.Dates - 1
	case TimeEffects:
		return f.Dates
	case Pooled:
		return 1
	}
	panic("series: unknown " + e.String())
}

// takeOut subtracts the means from x.
func (f *PanelFit) takeOut(x []float64, e Effects) error {
	switch e {
	case UnitEffects:
		lessMeans(x, f.unit, f.Units)
	case TimeEffects:
		lessMeans(x, f.date, f.Dates)
	case Pooled:
		copy(x, deviations(x))
	case TwoWayEffects:
		scale := math.Sqrt(sumSquares(deviations(x))/float64(len(x))) * 1e-14
		for range 10000 {
			moved := lessMeans(x, f.unit, f.Units)
			if moved = math.Max(moved, lessMeans(x, f.date, f.Dates)); moved <= scale {
				return nil
			}
		}
		return errors.New("two-way means did not vanish: units and dates hardly connected")
	}
	return nil
}

// lessMeans subtracts the mean of each group and returns the largest of them.
func lessMeans(x []float64, group []int, groups int) float64 {
	members := make([][]float64, groups)
	for i, g := range group {
		members[g] = append(members[g], x[i])
	}
	largest := 0.0
	means := make([]float64, groups)
	for g := range members {
		means[g] = mean(members[g])
		largest = math.Max(largest, math.Abs(means[g]))
	}
	for i, g := range group {
		x[i] -= means[g]
	}
	return largest
}

func (f *PanelFit) checkRows() {
	seen := make(map[[2]int]bool, f.N)
	for i := range f.unit {
		key := [2]int{f.unit[i], f.date[i]}
		if seen[key] {
			panic(fmt.Sprintf("series: Within: row %d: its unit has another row for its date", f.Rows[i]))
		}
		seen[key] = true
	}
}

// numbered counts the labels of the rows from 0 in increasing order, and returns
// the different ones.
func numbered(labels, rows []int) (numbers, distinct []int) {
	for _, row := range rows {
		distinct = append(distinct, labels[row])
	}
	slices.Sort(distinct)
	distinct = slices.Compact(distinct)
	for _, row := range rows {
		k, _ := slices.BinarySearch(distinct, labels[row])
		numbers = append(numbers, k)
	}
	return numbers, distinct
}
