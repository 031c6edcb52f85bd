package series_test

import (
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"
	"testing"

	"gonum.org/v1/gonum/mat"

	"github.com/machikoba/machikoba/stats/internal/oracle"
	"github.com/machikoba/machikoba/stats/series"
)

func TestStructuralBreaksOracle(t *testing.T) {
	oracle.Run(t, "structural_breaks", func(t *testing.T, c *oracle.Case) {
		y := c.Input("input").Floats("y")
		x := series.Constant(len(y))
		switch model := c.Expected.At("model").Text(); model {
		case "y ~ 1":
		case "y ~ 1 + t(1..n)":
			x = series.ConstantAndTrend(len(y))
		default:
			t.Fatalf("no regressors for the model %q", model)
		}
		trim := c.Expected.At("h").Float()
		c.Check(t, float64(len(y)), "n")
		checkChow(t, c, x, y)
		checkBreakF(t, c, x, y, trim)
		ols, err := series.OLSCUSUM(x, y)
		if err != nil {
			t.Fatal(err)
		}
		c.Check(t, ols.Statistic, "ols_cusum_max")
		c.Check(t, ols.P, "ols_cusum_p")
		c.ATol = 1e-12 // the path returns to zero
		c.CheckAll(t, ols.Process, "ols_cusum_process")
		c.ATol = 1e-15
		rec, err := series.RecursiveCUSUM(x, y)
		if err != nil {
			t.Fatal(err)
		}
		c.Check(t, rec.Statistic, "rec_cusum_stat")
		c.Check(t, rec.P, "rec_cusum_p")
		checkBreaks(t, c, x, y, trim)
	})
}

func checkChow(t *testing.T, c *oracle.Case, x *mat.Dense, y []float64) {
	for _, want := range c.Expected.At("chow").Each() {
		got, err := series.Chow(x, y, int(want.At("point_last_obs_of_first_segment").Float()))
		if err != nil {
			t.Fatal(err)
		}
		c.Compare(t, "chow F", got.F, want.At("F").Float())
		c.Compare(t, "chow p", got.P, want.At("p").Float())
	}
}

// checkBreakF compares with the response surface as published, which the
// reference uses wherever the statistic lies.
func checkBreakF(t *testing.T, c *oracle.Case, x *mat.Dense, y []float64, trim float64) {
	f, err := series.BreakF(x, y, trim)
	if err != nil {
		t.Fatal(err)
	}
	c.ATol = 1e-12 // where the segments are alike, the difference of two sums of squares is noise
	c.CheckAll(t, f.F, "F_stats")
	c.ATol = 1e-15
	c.Check(t, float64(f.From), "F_from_index")
	c.Check(t, float64(f.Break), "argmax_F_index")
	for name, test := range map[string]series.BreakTest{"supF": f.Sup, "aveF": f.Mean, "expF": f.Exp} {
		c.Check(t, test.Statistic, name)
		p := name + "_p"
		if name == "supF" {
			p = "supF_p_hansen"
		}
		c.Check(t, test.Surface, p)
		if test.P > test.Surface+1e-15 {
			t.Errorf("%s: P = %v above the surface %v", name, test.P, test.Surface)
		}
	}
}

func checkBreaks(t *testing.T, c *oracle.Case, x *mat.Dense, y []float64, trim float64) {
	want := c.Expected.At("bai_perron")
	e, err := series.Breaks(x, y, series.BreakOptions{Trim: trim, Max: int(want.At("max_breaks").Float())})
	if err != nil {
		t.Fatal(err)
	}
	c.Check(t, float64(len(e.Partitions)-1), "bai_perron", "max_breaks")
	var rss, bic []float64
	var partitions [][]float64
	for _, p := range e.Partitions {
		rss, bic, partitions = append(rss, p.RSS), append(bic, p.BIC), append(partitions, floats(p.Breaks))
	}
	c.CheckAll(t, rss, "bai_perron", "rss")
	c.CheckAll(t, bic, "bai_perron", "bic")
	c.CheckMatrix(t, partitions[1:], "bai_perron", "partitions")
	// The number of breaks with the least BIC is read from the list of BIC; the
	// field optimal_m_bic is 0 throughout and contradicts it.
	want.At("optimal_m_bic").Float()
	list := want.At("bic").Floats()
	if best := slices.Index(list, slices.Min(list)); e.Best != best {
		t.Errorf("Best = %d, want %d", e.Best, best)
	}
	// Dates and intervals are of the partition with as many breaks as are listed.
	breaks := defined(want.At("breakpoints_1based").Floats())
	intervals, err := e.Intervals(len(breaks), .95)
	if err != nil {
		t.Fatal(err)
	}
	var lower, upper []float64
	for i, v := range intervals {
		near(t, "break", float64(v.Break), breaks[i], 0)
		lower, upper = append(lower, float64(v.Lower)), append(upper, float64(v.Upper))
	}
	c.CompareAll(t, "lower", lower, defined(want.At("confint_95_lower").Floats()))
	c.CompareAll(t, "upper", upper, defined(want.At("confint_95_upper").Floats()))
}

// defined returns the numbers of x: R writes NA where there is no break.
func defined(x []float64) []float64 {
	return slices.DeleteFunc(append([]float64{}, x...), math.IsNaN)
}

func floats(x []int) []float64 {
	f := make([]float64, len(x))
	for i, v := range x {
		f[i] = float64(v)
	}
	return f
}

// step is n values with a jump of 10 after `before` of them.
func step(n, before int) []float64 {
	y := make([]float64, n)
	for i := range y {
		y[i] = math.Sin(float64(5 * i))
		if i >= before {
			y[i] += 10
		}
	}
	return y
}

func TestBreaksFindAStep(t *testing.T) {
	y := step(30, 12)
	x := series.Constant(30)
	e, err := series.Breaks(x, y, series.BreakOptions{})
	if err != nil {
		t.Fatal(err)
	}
	if e.Best != 1 || !slices.Equal(e.Partitions[1].Breaks, []int{12}) {
		t.Errorf("Best = %d, one break at %v", e.Best, e.Partitions[1].Breaks)
	}
	f, err := series.BreakF(x, y, 0)
	if err != nil {
		t.Fatal(err)
	}
	if f.Break != 12 {
		t.Errorf("Break = %d, want 12", f.Break)
	}
	// The χ² form of F at a date is k times Chow's.
	chow, err := series.Chow(x, y, 12)
	if err != nil {
		t.Fatal(err)
	}
	near(t, "F", f.F[12-f.From], chow.F, 1e-12)
	for name, test := range map[string]func([]float64) (series.ChangePoint, error){
		"Pettitt": series.Pettitt, "Buishand": series.Buishand, "SNHT": series.SNHT,
	} {
		c, err := test(y)
		if err != nil {
			t.Fatal(err)
		}
		if c.Before != 12 {
			t.Errorf("%s: Before = %d, want 12", name, c.Before)
		}
	}
}

// The residual sums of squares of a partition are those of its segments.
func TestPartitionsAreSegmentFits(t *testing.T) {
	y := step(30, 12)
	x := series.ConstantAndTrend(30)
	e, err := series.Breaks(x, y, series.BreakOptions{Trim: .2, Max: 2})
	if err != nil {
		t.Fatal(err)
	}
	ends := append(append([]int{0}, e.Partitions[2].Breaks...), 30)
	total := 0.0
	for i := 1; i < len(ends); i++ {
		total += regress(t, x.Slice(ends[i-1], ends[i], 0, 2), y[ends[i-1]:ends[i]]).RSS
	}
	near(t, "RSS of two breaks", e.Partitions[2].RSS, total, 1e-12)
	near(t, "RSS of none", e.Partitions[0].RSS, regress(t, x, y).RSS, 1e-12)
}

func TestBreaksRefuse(t *testing.T) {
	short := step(14, 7)
	gap := step(30, 12)
	gap[4] = nan
	for name, y := range map[string][]float64{"a short series": short, "a missing value": gap} {
		x := series.Constant(len(y))
		refused := map[string]error{}
		_, refused["Chow"] = series.Chow(x, y, 5)
		_, refused["OLSCUSUM"] = series.OLSCUSUM(x, y)
		_, refused["RecursiveCUSUM"] = series.RecursiveCUSUM(x, y)
		_, refused["BreakF"] = series.BreakF(x, y, 0)
		_, refused["Breaks"] = series.Breaks(x, y, series.BreakOptions{})
		_, refused["Pettitt"] = series.Pettitt(y)
		_, refused["Buishand"] = series.Buishand(y)
		_, refused["SNHT"] = series.SNHT(y)
		for test, err := range refused {
			if err == nil {
				t.Errorf("%s of %s", test, name)
			} else if name == "a short series" && !strings.Contains(err.Error(), strconv.Itoa(series.MinBreakLength)) {
				t.Errorf("%s does not say why: %v", test, err)
			}
		}
	}
	if _, err := series.Pettitt(nil); err == nil {
		t.Error("Pettitt of nothing")
	}
	// ⌊.1 · 15⌋ = 1; a line needs 3, which 3/15 and 3/.1 have.
	_, err := series.Breaks(series.ConstantAndTrend(15), step(15, 7), series.BreakOptions{Trim: .1})
	if want := "at least 3 are needed, which a trim of 0.20 or a series of 30 has"; err == nil || !strings.Contains(err.Error(), want) {
		t.Errorf("segments of one observation for a line: %v, want %q", err, want)
	}
	if _, err := series.Breaks(series.Constant(20), step(20, 7), series.BreakOptions{Trim: .3, Max: 4}); err == nil {
		t.Error("five segments of six among twenty")
	}
	if _, err := series.SNHT(make([]float64, 20)); err == nil {
		t.Error("SNHT of a constant")
	}
}

func ExampleBreaks() {
	output := []float64{101, 99, 102, 98, 100, 103, 97, 100, 131, 128, 130, 133, 129, 127, 131, 130, 132, 128}
	e, err := series.Breaks(series.Constant(len(output)), output, series.BreakOptions{})
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Printf("%d break, after %v observations\n", e.Best, e.Partitions[e.Best].Breaks)
	// Output:
	// 1 break, after [8] observations
}

// Residuals that are of rounding are no errors: the first ten values lie on a line
// of .1 a step, whose residuals are not exactly zero.
func TestIntervalsOfAPerfectSegment(t *testing.T) {
	y := make([]float64, 20)
	for i := range y {
		y[i] = .1 * float64(i)
		if i >= 10 {
			y[i] = 5 + math.Sin(float64(5*i))
		}
	}
	e, err := series.Breaks(series.ConstantAndTrend(20), y, series.BreakOptions{Max: 1})
	if err != nil {
		t.Fatal(err)
	}
	if intervals, err := e.Intervals(1, .95); err == nil || !strings.Contains(err.Error(), "has no law") {
		t.Errorf("intervals %v, %v, want none: no errors before the break", intervals, err)
	}
}
