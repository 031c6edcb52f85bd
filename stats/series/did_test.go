package series_test

import (
	"fmt"
	"slices"
	"testing"

	"gonum.org/v1/gonum/mat"

	"github.com/machikoba/machikoba/stats/series"
)

// treatedPanel has units 1..n over 2001..2006; the first `treated` of them gain
// 5 from 2004 on, and drift by slope a year before and after.
func treatedPanel(n, treated int, slope float64) (series.Panel, []int) {
	var p series.Panel
	var units []int
	for u := 1; u <= n; u++ {
		if u <= treated {
			units = append(units, u)
		}
		for year := 2001; year <= 2006; year++ {
			y := float64(10*u+3*(year%4)) + float64((u*u*year)%7)/10
			if u <= treated {
				y += slope * float64(year-2001)
				if year >= 2004 {
					y += 5
				}
			}
			p.Unit, p.Time, p.Y = append(p.Unit, u), append(p.Time, year), append(p.Y, y)
		}
	}
	return p, units
}

func did(t *testing.T, p series.Panel, treated []int) *series.DiffInDiff {
	t.Helper()
	d, err := series.DifferenceInDifferences(p, treated, 2004)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// In a balanced panel the effect is the difference of the differences of means.
func TestDiffInDiffIsTheDifferenceOfDifferences(t *testing.T) {
	p, treated := treatedPanel(9, 3, 0)
	var sums, counts [2][2]float64
	for i := range p.Y {
		a, b := 0, 0
		if slices.Contains(treated, p.Unit[i]) {
			a = 1
		}
		if p.Time[i] >= 2004 {
			b = 1
		}
		sums[a][b] += p.Y[i]
		counts[a][b]++
	}
	m := func(a, b int) float64 { return sums[a][b] / counts[a][b] }
	d := did(t, p, treated)
	near(t, "Effect", d.Effect(), (m(1, 1)-m(1, 0))-(m(0, 1)-m(0, 0)), 1e-12)
	near(t, "DF", d.DF, 54-9-6+1-1, 0)
	if len(d.Treated) != 3 || len(d.Control) != 6 {
		t.Errorf("Treated %v, Control %v", d.Treated, d.Control)
	}
}

// Employment in fast-food restaurants before and after the minimum wage rose in New
// Jersey and not in Pennsylvania: Card & Krueger (1994), American Economic Review
// 84(4), 772–793, table 3, whose means two restaurants of each state have here. The
// table says 2.76, of means that are not rounded.
func TestDiffInDiffOfCardAndKrueger(t *testing.T) {
	var p series.Panel
	for unit, means := range [][2]float64{{20.44, 21.03}, {20.44, 21.03}, {23.33, 21.17}, {23.33, 21.17}} {
		for date, v := range means {
			p.Unit, p.Time = append(p.Unit, unit), append(p.Time, 1992+date)
			p.Y = append(p.Y, v+float64(unit%2*2-1)) // one above the mean, one below
		}
	}
	d, err := series.DifferenceInDifferences(p, []int{0, 1}, 1993)
	if err != nil {
		t.Fatal(err)
	}
	near(t, "effect", d.Effect(), 2.75, 1e-12)
}

func TestDiffInDiffControls(t *testing.T) {
	p, treated := treatedPanel(9, 3, 0)
	x := make([]float64, len(p.Y))
	for i := range p.Y {
		x[i] = float64((i*i*7 + 3*i) % 13)
		p.Y[i] = 100*float64(p.Unit[i]) + float64(p.Time[i]%3) + 2*x[i]
		if slices.Contains(treated, p.Unit[i]) && p.Time[i] >= 2004 {
			p.Y[i] -= 4
		}
	}
	p.X = mat.NewDense(len(x), 1, x)
	d := did(t, p, treated)
	allNear(t, "Coef", d.Coef, []float64{-4, 2}, 1e-11)
}

func TestEventStudy(t *testing.T) {
	p, treated := treatedPanel(12, 4, 0)
	e, err := series.NewEventStudy(p, treated, 2004)
	if err != nil {
		t.Fatal(err)
	}
	if e.Reference != 2003 || !slices.Equal(e.Dates, []int{2001, 2002, 2004, 2005, 2006}) {
		t.Errorf("Reference %d, Dates %v", e.Reference, e.Dates)
	}
	// By definition the effect at a date is the difference between the groups
	// there, less that at the reference.
	gap := func(year int) float64 {
		var in, out []float64
		for i := range p.Y {
			if p.Time[i] == year && slices.Contains(treated, p.Unit[i]) {
				in = append(in, p.Y[i])
			} else if p.Time[i] == year {
				out = append(out, p.Y[i])
			}
		}
		return average(in) - average(out)
	}
	for k, year := range e.Dates {
		near(t, fmt.Sprint("effect in ", year), e.Coef[k], gap(year)-gap(2003), 1e-11)
	}
	v, err := e.Clustered(series.DegreesOfFreedom)
	if err != nil {
		t.Fatal(err)
	}
	pre, err := e.PreTrend(v)
	if err != nil {
		t.Fatal(err)
	}
	drift, treated := treatedPanel(12, 4, 2)
	d, err := series.NewEventStudy(drift, treated, 2004)
	if err != nil {
		t.Fatal(err)
	}
	trend, err := d.PreTrend(d.Cov())
	if err != nil {
		t.Fatal(err)
	}
	if trend.P > .001 || pre.P < trend.P {
		t.Errorf("P of a trend %v, of none %v", trend.P, pre.P)
	}
	if late, err := series.NewEventStudy(p, treated, 2002); err != nil {
		t.Fatal(err)
	} else if _, err := late.PreTrend(late.Cov()); err == nil {
		t.Error("a trend before the first date but one")
	}
}

func TestPlacebo(t *testing.T) {
	p, treated := treatedPanel(10, 1, 0)
	exact, err := did(t, p, treated).Placebo(series.PlaceboOptions{})
	if err != nil {
		t.Fatal(err)
	}
	if !exact.Exact || len(exact.Effects) != 9 {
		t.Errorf("Exact = %v with %d placebos", exact.Exact, len(exact.Effects))
	}
	near(t, "P of the largest of ten", exact.P, .1, 1e-15)
	p, treated = treatedPanel(14, 4, 0)
	drawn, err := did(t, p, treated).Placebo(series.PlaceboOptions{Draws: 40, Seed: 3})
	if err != nil {
		t.Fatal(err)
	}
	again, err := did(t, p, treated).Placebo(series.PlaceboOptions{Draws: 40, Seed: 3})
	if err != nil {
		t.Fatal(err)
	}
	if drawn.Exact || len(drawn.Effects) != 40 || !slices.Equal(drawn.Effects, again.Effects) {
		t.Errorf("Exact = %v with %d placebos", drawn.Exact, len(drawn.Effects))
	}
}

func TestDiffInDiffRefuses(t *testing.T) {
	p, treated := treatedPanel(6, 2, 0)
	if _, err := series.DifferenceInDifferences(p, nil, 2004); err == nil {
		t.Error("no unit treated")
	}
	if _, err := series.DifferenceInDifferences(p, []int{1, 2, 3, 4, 5, 6}, 2004); err == nil {
		t.Error("no unit left for comparison")
	}
	if _, err := series.DifferenceInDifferences(p, treated, 2001); err == nil {
		t.Error("no date before the start")
	}
	if _, err := series.NewEventStudy(p, treated, 2010); err == nil {
		t.Error("no date after the start")
	}
}

func ExampleDifferenceInDifferences() {
	p := series.Panel{
		Unit: []int{14, 14, 14, 14, 13, 13, 13, 13, 11, 11, 11, 11},
		Time: []int{2017, 2018, 2019, 2020, 2017, 2018, 2019, 2020, 2017, 2018, 2019, 2020},
		Y:    []float64{100, 102, 109, 111, 200, 202, 204, 206, 80, 82, 84, 86},
	}
	d, err := series.DifferenceInDifferences(p, []int{14}, 2019) // a subsidy in Kanagawa
	if err != nil {
		fmt.Println(err)
		return
	}
	placebo, err := d.Placebo(series.PlaceboOptions{})
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Printf("effect %.1f; among %d prefectures P is at least %.2f\n", d.Effect(), len(placebo.Effects)+1, placebo.P)
	// Output:
	// effect 5.0; among 3 prefectures P is at least 0.33
}

// The figures rise by 9 in the treated unit and by 4 in the others: an effect of 5,
// and of 4 − (9 + 4)/2 where one of the others had been treated.
func ExampleDiffInDiff_Placebo() {
	d, err := series.DifferenceInDifferences(series.Panel{
		Unit: []int{14, 14, 13, 13, 11, 11},
		Time: []int{2018, 2019, 2018, 2019, 2018, 2019},
		Y:    []float64{101, 110, 201, 205, 81, 85},
	}, []int{14}, 2019)
	if err != nil {
		fmt.Println(err)
		return
	}
	placebo, err := d.Placebo(series.PlaceboOptions{})
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Printf("effect %.1f, placebos %.1f, P = %.2f\n", d.Effect(), placebo.Effects, placebo.P)
	// Output:
	// effect 5.0, placebos [-2.5 -2.5], P = 0.33
}
