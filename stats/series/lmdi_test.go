package series_test

import (
	"fmt"
	"math"
	"slices"
	"testing"

	"github.com/machikoba/machikoba/stats/internal/oracle"
	"github.com/machikoba/machikoba/stats/series"
)

func TestLMDIOracle(t *testing.T) {
	oracle.Run(t, "lmdi", func(t *testing.T, c *oracle.Case) {
		table := c.Input("input")
		if table.Has("pref") {
			checkCensusLMDI(t, c, census{table})
			return
		}
		var factors []series.Change
		for k := 0; table.Has(fmt.Sprintf("x%d_t0", k)); k++ {
			factors = append(factors, series.Change{Start: table.Floats(fmt.Sprintf("x%d_t0", k)), End: table.Floats(fmt.Sprintf("x%d_t1", k))})
		}
		r := series.LMDI(factors...)
		c.Check(t, r.Start, "V0")
		c.Check(t, r.End, "V1")
		c.CheckAll(t, r.Additive, "additive_effects")
		near(t, "sum", add(r.Additive...), r.End-r.Start, 1e-12)
	})
}

// checkCensusLMDI takes shipments as employment × its composition × productivity.
func checkCensusLMDI(t *testing.T, c *oracle.Case, table census) {
	for _, pref := range c.Expected.Keys() {
		_, output := table.by(pref, "industry", "shipments")
		_, labour := table.by(pref, "industry", "employment")
		l0, l1 := add(labour.Start...), add(labour.End...)
		var scale, structure, productivity series.Change
		for i := range output.Start {
			scale.Start, scale.End = append(scale.Start, l0), append(scale.End, l1)
			structure.Start, structure.End = append(structure.Start, labour.Start[i]/l0), append(structure.End, labour.End[i]/l1)
			productivity.Start = append(productivity.Start, perHead(output.Start[i], labour.Start[i]))
			productivity.End = append(productivity.End, perHead(output.End[i], labour.End[i]))
		}
		r := series.LMDI(scale, structure, productivity)
		c.Check(t, r.Start, pref, "V0")
		c.Check(t, r.End, pref, "V1")
		for k, name := range []string{"scale", "structure", "productivity"} {
			c.Check(t, r.Additive[k], pref, "additive", name)
			c.Check(t, r.Multiplicative[k], pref, "multiplicative", name)
		}
	}
}

// perHead is nothing where an industry is not there.
func perHead(output, labour float64) float64 {
	if output == 0 && labour == 0 {
		return 0
	}
	return output / labour
}

func TestLMDIIdentities(t *testing.T) {
	a := series.Change{Start: []float64{3, 0, 5, nan, 2}, End: []float64{4, 2, 0, 1, 2}}
	b := series.Change{Start: []float64{.5, .3, .7, 1, 1e-3}, End: []float64{.4, .1, .6, 1, 1e-3 * (1 + 1e-12)}}
	r := series.LMDI(a, b)
	near(t, "additive", add(r.Additive...), r.End-r.Start, 1e-14)
	near(t, "multiplicative", r.Multiplicative[0]*r.Multiplicative[1], r.End/r.Start, 1e-14)
	allNear(t, "appearing", r.Cells[1], []float64{.2, 0}, 1e-15)
	allNear(t, "vanishing", r.Cells[2], []float64{-3.5, 0}, 1e-15)
	if r.Missing != 1 || !math.IsNaN(r.Cells[3][0]) {
		t.Errorf("Missing = %d, cell %v", r.Missing, r.Cells[3])
	}
	both := series.LMDI(series.Change{Start: []float64{0}, End: []float64{2}}, series.Change{Start: []float64{0}, End: []float64{3}})
	allNear(t, "two factors appear together", both.Additive, []float64{3, 3}, 0)
	negative := series.LMDI(series.Change{Start: []float64{1}, End: []float64{-1}})
	near(t, "negative", negative.Additive[0], nan, 0)
}

func TestLogMean(t *testing.T) {
	near(t, "L(2,2)", series.LogMean(2, 2), 2, 0)
	near(t, "L(0,2)", series.LogMean(0, 2), 0, 0)
	near(t, "L(e,1)", series.LogMean(math.E, 1), math.E-1, 1e-15)
	near(t, "L(-1,2)", series.LogMean(-1, 2), nan, 0)
	// L lies between the geometric and the arithmetic mean.
	for _, a := range []float64{1 + 1e-14, 1 + 1e-9, 1.1, 3, 1e8} {
		l := series.LogMean(a, 1)
		if g, m := math.Sqrt(a), (a+1)/2; l < g*(1-1e-15) || l > m*(1+1e-15) {
			t.Errorf("L(%v,1) = %v, outside %v..%v", a, l, g, m)
		}
	}
	if !slices.IsSorted([]float64{series.LogMean(1, 5), series.LogMean(2, 5), series.LogMean(3, 5)}) {
		t.Error("LogMean does not increase")
	}
}

func ExampleLMDI() {
	// Energy use of two industries as output, its composition and intensity.
	output := series.Change{Start: []float64{100, 100}, End: []float64{120, 120}}
	share := series.Change{Start: []float64{.4, .6}, End: []float64{.3, .7}}
	intensity := series.Change{Start: []float64{5, 2}, End: []float64{4.5, 1.8}}
	r := series.LMDI(output, share, intensity)
	fmt.Printf("%.1f to %.1f: output %+.1f, structure %+.1f, intensity %+.1f\n",
		r.Start, r.End, r.Additive[0], r.Additive[1], r.Additive[2])
	// Output:
	// 320.0 to 313.2: output +57.5, structure -31.1, intensity -33.2
}
