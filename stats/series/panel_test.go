package series_test

import (
	"fmt"
	"math"
	"slices"
	"strings"
	"testing"

	"gonum.org/v1/gonum/mat"

	"github.com/machikoba/machikoba/stats/internal/oracle"
	"github.com/machikoba/machikoba/stats/series"
)

func within(t *testing.T, p series.Panel, effects series.Effects) *series.PanelFit {
	t.Helper()
	fit, err := series.Within(p, effects)
	if err != nil {
		t.Fatal(err)
	}
	return fit
}

func TestPanelOracle(t *testing.T) {
	oracle.Run(t, "panel_within", func(t *testing.T, c *oracle.Case) {
		table := c.Input("input")
		units := table.Strings(table.Columns[0])
		names := oracle.Distinct(units)
		p := series.Panel{Time: ints(table.Strings(table.Columns[1])), Y: table.Floats(table.Columns[2])}
		for _, u := range units {
			p.Unit = append(p.Unit, slices.Index(names, u))
		}
		regressors := table.Columns[3:]
		p.X = mat.NewDense(table.Len(), len(regressors), nil)
		for j, name := range regressors {
			p.X.SetCol(j, table.Floats(name))
		}
		check := func(field string, got []float64) {
			for j, name := range regressors {
				c.Check(t, got[j], field, name)
			}
		}
		pooled := within(t, p, series.Pooled)
		c.Check(t, pooled.Constant, "pooled", "(Intercept)")
		check("pooled", pooled.Coef)
		one := within(t, p, series.UnitEffects)
		c.Check(t, float64(one.N), "n")
		check("within_individual", one.Coef)
		check("within_individual_se", errors(one.Tests(one.Cov())))
		v, err := one.Clustered(series.NoFactor)
		if err != nil {
			t.Fatal(err)
		}
		check("within_individual_se_arellano_HC0", errors(one.Tests(v)))
		for _, field := range c.Expected.Keys() {
			lag, ok := strings.CutPrefix(field, "within_individual_se_driscoll_kraay_lag")
			if !ok {
				continue
			}
			if v, err = one.DriscollKraay(ints([]string{lag})[0]); err != nil {
				t.Fatal(err)
			}
			check(field, errors(one.Tests(v)))
		}
		both := within(t, p, series.TwoWayEffects)
		check("within_twoways", both.Coef)
		check("within_twoways_se", errors(both.Tests(both.Cov())))
	})
}

// smallPanel has two regressors, five units, six dates, and two rows missing.
func smallPanel() series.Panel {
	var p series.Panel
	var x []float64
	for u := range 5 {
		for d := range 6 {
			if u == 1 && d == 2 || u == 3 && d == 5 {
				continue
			}
			a, b := float64((7*u+5*d+u*d)%11), float64((3*u*u+d*d+2*u*d)%7)
			p.Unit, p.Time = append(p.Unit, 100+u), append(p.Time, 2000+2*d)
			p.Y = append(p.Y, 1+2*a-b+float64(u*u)+float64(d%3)+float64((u*d*d)%4)/5)
			x = append(x, a, b)
		}
	}
	p.X = mat.NewDense(len(p.Y), 2, x)
	return p
}

// Two-way effects of an unbalanced panel are those of dummy variables.
func TestTwoWayIsDummies(t *testing.T) {
	p := smallPanel()
	fit := within(t, p, series.TwoWayEffects)
	x := mat.NewDense(len(p.Y), 2+5+5, nil)
	for i := range p.Y {
		x.Set(i, 0, p.X.At(i, 0))
		x.Set(i, 1, p.X.At(i, 1))
		x.Set(i, 2+p.Unit[i]-100, 1)
		if d := (p.Time[i] - 2000) / 2; d > 0 {
			x.Set(i, 7+d-1, 1)
		}
	}
	dummies := regress(t, x, p.Y)
	allNear(t, "slopes", fit.Coef, dummies.Coef[:2], 1e-12)
	allNear(t, "errors", errors(fit.Tests(fit.Cov())), errors(dummies.Tests(dummies.Cov()))[:2], 1e-12)
	near(t, "DF", fit.DF, dummies.DF(), 0)
}

func TestPanelErrorsByDefinition(t *testing.T) {
	p := smallPanel()
	fit := within(t, p, series.UnitEffects)
	a, err := fit.Clustered(series.NoFactor)
	if err != nil {
		t.Fatal(err)
	}
	b, err := fit.Clustered(series.DegreesOfFreedom)
	if err != nil {
		t.Fatal(err)
	}
	near(t, "factor", b.At(0, 0)/a.At(0, 0), 5./4*27/26, 1e-14)
	// The sums written out, over all pairs of rows less the means of their units.
	x := lessUnitMeans(p)
	want := sandwich(t, x, fit.Residuals, func(i, j int) float64 {
		if p.Unit[i] == p.Unit[j] {
			return 1
		}
		return 0
	})
	near(t, "clustered", a.At(0, 1), want.At(0, 1), 1e-12)
	kraay, _ := fit.DriscollKraay(4)
	want = sandwich(t, x, fit.Residuals, func(i, j int) float64 { return max(0, 1-math.Abs(float64(p.Time[i]-p.Time[j]))/5) })
	near(t, "Driscoll-Kraay", kraay.At(0, 1), want.At(0, 1), 1e-12)
	// The dates are two years apart: a lag of one year has no pairs.
	none, _ := fit.DriscollKraay(0)
	one, _ := fit.DriscollKraay(1)
	near(t, "Driscoll-Kraay over one year", one.At(1, 1), none.At(1, 1), 1e-15)
	two, _ := fit.DriscollKraay(2)
	if two.At(1, 1) == none.At(1, 1) {
		t.Error("Driscoll-Kraay over two years is that over none")
	}
}

func lessUnitMeans(p series.Panel) *mat.Dense {
	x := mat.DenseCopyOf(p.X)
	rows, k := x.Dims()
	for i := range rows {
		for j := range k {
			var of []float64
			for other, u := range p.Unit {
				if u == p.Unit[i] {
					of = append(of, p.X.At(other, j))
				}
			}
			x.Set(i, j, p.X.At(i, j)-average(of))
		}
	}
	return x
}

func TestPanelRefuses(t *testing.T) {
	p := smallPanel()
	p.X.SetCol(1, func() []float64 {
		level := make([]float64, len(p.Unit))
		for i, u := range p.Unit {
			level[i] = float64(u)
		}
		return level
	}())
	if fit, err := series.Within(p, series.UnitEffects); err == nil {
		t.Errorf("a regressor constant within units has slope %v", fit.Coef)
	}
	for i := range p.Y {
		p.Y[i] = nan
	}
	if _, err := series.Within(p, series.Pooled); err == nil {
		t.Error("fitted no rows")
	}
	panics(t, "no regressors", func() { _, _ = series.Within(series.Panel{}, series.UnitEffects) })
	p = smallPanel()
	p.Time[1] = p.Time[0]
	panics(t, "a date twice", func() { _, _ = series.Within(p, series.UnitEffects) })
}

func ExampleWithin() {
	p := series.Panel{
		Unit: []int{1, 1, 1, 2, 2, 2},
		Time: []int{2018, 2019, 2020, 2018, 2019, 2020},
		Y:    []float64{12, 14, 16, 105, 107, 113}, // unit constants 10 and 101, slope 2
		X:    mat.NewDense(6, 1, []float64{1, 2, 3, 2, 3, 6}),
	}
	fit, err := series.Within(p, series.UnitEffects)
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Printf("slope %.3f over %d units\n", fit.Coef[0], fit.Units)
	// Output:
	// slope 2.000 over 2 units
}

// Units 1 and 2 with the regressor and the figure −1, 0, 1 and −1, 0, 4: the slope
// within units is 7/4. Residuals are 0.75, 0, −0.75 and −0.25, −1, 1.25, scores
// −0.75, 0, −0.75 and 0.25, 0, 1.25. Clustered: (1.5² + 1.5²)/4². Driscoll-Kraay: the
// scores of the dates sum to −0.5, 0 and 0.5, (0.5² + 0.5²)/4².
func ExamplePanelFit_Clustered() {
	fit, err := series.Within(smallUnits(), series.UnitEffects)
	if err != nil {
		fmt.Println(err)
		return
	}
	clustered, err := fit.Clustered(series.NoFactor)
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Printf("slope %.2f, variance %.5f\n", fit.Coef[0], clustered.At(0, 0))
	// Output:
	// slope 1.75, variance 0.28125
}

func ExamplePanelFit_DriscollKraay() {
	fit, err := series.Within(smallUnits(), series.UnitEffects)
	if err != nil {
		fmt.Println(err)
		return
	}
	v, err := fit.DriscollKraay(0)
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Printf("slope %.2f, variance %.5f\n", fit.Coef[0], v.At(0, 0))
	// Output:
	// slope 1.75, variance 0.03125
}

// smallUnits are two units at three dates.
func smallUnits() series.Panel {
	return series.Panel{
		Unit: []int{1, 1, 1, 2, 2, 2},
		Time: []int{2018, 2019, 2020, 2018, 2019, 2020},
		Y:    []float64{-1, 0, 1, -1, 0, 4},
		X:    mat.NewDense(6, 1, []float64{-1, 0, 1, -1, 0, 1}),
	}
}
