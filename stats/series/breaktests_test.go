package series_test

import (
	"math"
	"strings"
	"testing"

	"gonum.org/v1/gonum/mat"

	"github.com/machikoba/machikoba/stats/internal/oracle"
	"github.com/machikoba/machikoba/stats/series"
)

func TestBaiPerronTestsOracle(t *testing.T) {
	oracle.Run(t, "bai_perron_tests", func(t *testing.T, c *oracle.Case) {
		y := c.Input("input").Floats("y")
		kind := series.SerialErrors
		switch source := c.Source(); {
		case !strings.Contains(source, "m=5, eps1=0.15"):
			t.Fatalf("other options: %s", source)
		case strings.Contains(source, "robust=0"):
			kind = series.IndependentErrors
		case !strings.Contains(source, "robust=1"):
			t.Fatalf("other errors: %s", source)
		}
		most := len(c.Expected.At("supF_1_to_5").Floats())
		e, err := series.Breaks(series.Constant(len(y)), y, series.BreakOptions{Max: most})
		if err != nil {
			t.Fatal(err)
		}
		f, err := e.SupF(kind)
		if err != nil {
			t.Fatal(err)
		}
		if kind == series.SerialErrors {
			c.CheckAll(t, f, "supF_1_to_5")
		} else {
			checkSupFOfMeans(t, c, e, f)
		}
		near(t, "UDmax to three decimals", math.Round(1000*series.UDMax(f))/1000, c.Expected.At("UDmax").Float(), 1e-12)
		var supF [][]float64
		var udmax []float64
		for _, level := range []series.Significance{series.TenPercent, series.FivePercent, series.TwoAndAHalfPercent, series.OnePercent} {
			v, err := series.Criticals(1, level)
			if err != nil {
				t.Fatal(err)
			}
			supF, udmax = append(supF, v.SupF[:]), append(udmax, v.UDMax)
		}
		c.CheckMatrix(t, supF, "crit_supF_rows_10_5_2.5_1_pct")
		c.CheckAll(t, udmax, "crit_UDmax")
		breaks, err := e.Sequential(kind, series.FivePercent)
		if err != nil {
			t.Fatal(err)
		}
		c.CheckAll(t, floats(breaks), "sequential_breaks")
	})
}

// checkSupFOfMeans allows for a slip of the reference: the variance of an inner
// segment takes in the last residual of the segment before. With that slip the
// test below gives the reference's numbers, without it those of the definition.
func checkSupFOfMeans(t *testing.T, c *oracle.Case, e *series.BreakEstimate, got []float64) {
	y := c.Input("input").Floats("y")
	var slipped, want []float64
	for _, p := range e.Partitions[1:] {
		slipped = append(slipped, supFOfMeans(t, y, p.Breaks, 1))
		want = append(want, supFOfMeans(t, y, p.Breaks, 0))
	}
	c.CheckAll(t, slipped, "supF_1_to_5")
	allNear(t, "SupF", got, want, 1e-12)
	c.Compare(t, "SupF of one break", got[0], slipped[0])
}

// supFOfMeans is the Wald test that the means of the segments are equal, with a
// variance for each segment, those of inner ones over so many rows too many.
func supFOfMeans(t *testing.T, y []float64, breaks []int, slip int) float64 {
	q, n := len(breaks), len(y)
	ends := append(append([]int{0}, breaks...), n)
	means, variances, residuals := make([]float64, q+1), make([]float64, q+1), make([]float64, n)
	for i := range means {
		segment := y[ends[i]:ends[i+1]]
		means[i] = add(segment...) / float64(len(segment))
		for j := ends[i]; j < ends[i+1]; j++ {
			residuals[j] = y[j] - means[i]
		}
	}
	for i := range variances {
		from := ends[i]
		if i > 0 && i < q {
			from -= slip
		}
		rows := float64(ends[i+1] - ends[i])
		for _, u := range residuals[from:ends[i+1]] {
			variances[i] += u * u / rows / rows
		}
	}
	v, d := mat.NewDense(q, q, nil), mat.NewVecDense(q, nil)
	for i := range q {
		d.SetVec(i, means[i+1]-means[i])
		v.Set(i, i, variances[i]+variances[i+1])
		if i > 0 {
			v.Set(i, i-1, -variances[i])
			v.Set(i-1, i, -variances[i])
		}
	}
	var solved mat.VecDense
	if err := solved.SolveVec(v, d); err != nil {
		t.Fatal(err)
	}
	return float64(n-q-1) / float64(n*q) * mat.Dot(d, &solved)
}

func TestCriticalsOutOfTable(t *testing.T) {
	if _, err := series.Criticals(5, series.FivePercent); err == nil {
		t.Error("critical values for five coefficients")
	}
	e, err := series.Breaks(series.Constant(40), step(40, 20), series.BreakOptions{Trim: .25, Max: 1})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := e.Sequential(series.IndependentErrors, series.FivePercent); err == nil {
		t.Error("critical values for a trimming of .25")
	}
}

// A line is fitted but for rounding, in which there is nothing to find; a step is
// one break, however perfect the fit on its two sides.
func TestBreaksOfPerfectFits(t *testing.T) {
	level, step := make([]float64, 22), make([]float64, 22)
	for i := range level {
		level[i], step[i] = math.Log(100), math.Log(100)
		if i >= 10 {
			step[i] = math.Log(300)
		}
	}
	x := series.ConstantAndTrend(len(level))
	for name, y := range map[string][]float64{"": level, "[10]": step} {
		e, err := series.Breaks(x, y, series.BreakOptions{Trim: .15})
		if err != nil {
			t.Fatal(err)
		}
		if got := e.Partitions[e.Best].Breaks; len(got) > 1 || e.Best == 1 && got[0] != 10 || (e.Best == 1) != (name != "") {
			t.Errorf("breaks %v, want %q", got, name)
		}
	}
	if _, err := series.BreakF(x, level, 0); err == nil {
		t.Error("BreakF of a perfect fit: no error")
	}
	if _, err := series.OLSCUSUM(x, level); err == nil {
		t.Error("OLSCUSUM of a perfect fit: no error")
	}
	if _, err := series.RecursiveCUSUM(x, level); err == nil {
		t.Error("RecursiveCUSUM of a perfect fit: no error")
	}
	if c, err := series.Chow(x, level, 10); err != nil || !math.IsNaN(c.F) || !math.IsNaN(c.P) {
		t.Errorf("Chow of a perfect fit: %+v %v", c, err)
	}
}
