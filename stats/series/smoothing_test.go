package series_test

import (
	"fmt"
	"math"
	"math/rand/v2"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"gonum.org/v1/gonum/mat"

	"github.com/machikoba/machikoba/stats/internal/oracle"
	"github.com/machikoba/machikoba/stats/series"
)

var (
	maField     = regexp.MustCompile(`^ma_(centered|trailing)_(\d+)$`)
	twiceField  = regexp.MustCompile(`^ma_2x(\d+)_centered$`)
	loessField  = regexp.MustCompile(`^loess_span([\d.]+)_degree([12])(_interpolate_default)?$`)
	lowessField = regexp.MustCompile(`^lowess_f([\d.]+)_iter(\d+)$`)
	hpField     = regexp.MustCompile(`^hp_trend_lambda_([\d.]+)$`)
)

func number(t *testing.T, s string) float64 {
	t.Helper()
	x, err := strconv.ParseFloat(s, 64)
	if err != nil {
		t.Fatal(err)
	}
	return x
}

func TestSmoothingOracle(t *testing.T) {
	oracle.Run(t, "smoothing", func(t *testing.T, c *oracle.Case) {
		table := c.Input("input")
		x, y := table.Floats("t"), table.Floats("y")
		years := make([]int, len(x)) // equally spaced in the cases; steps stand for years
		for i := range years {
			years[i] = i
		}
		for _, field := range c.Expected.Keys() {
			var got []float64
			var err error
			if m := maField.FindStringSubmatch(field); m != nil {
				opts := series.MovingAverageOptions{Window: int(number(t, m[2]))}
				if m[1] == "trailing" {
					opts.Align = series.Trailing
				}
				got = series.MovingAverage(years, y, opts)
			} else if m := twiceField.FindStringSubmatch(field); m != nil {
				got = series.MovingAverage(years, y, series.MovingAverageOptions{Window: int(number(t, m[1]))})
			} else if m := loessField.FindStringSubmatch(field); m != nil {
				opts := series.LoessOptions{Span: number(t, m[1])}
				if m[2] == "1" {
					opts.Degree = series.LocalLinear
				}
				if m[3] != "" {
					opts.Surface = series.Interpolated
				}
				got, err = series.Loess(x, y, opts)
			} else if m := lowessField.FindStringSubmatch(field); m != nil {
				span := number(t, m[1])
				if strings.HasPrefix(m[1], "0.66") {
					span = 2. / 3
				}
				got, err = series.Lowess(x, y, series.LowessOptions{Span: span, Iterations: int(number(t, m[2]))})
			} else if m := hpField.FindStringSubmatch(field); m != nil {
				got, err = series.HodrickPrescott(x, y, number(t, m[1]))
			} else {
				continue
			}
			if err != nil {
				t.Fatal(err)
			}
			c.CheckAll(t, got, field)
		}
	})
}

// The trend of Hodrick and Prescott solves (I + λD'D) τ = y, here with dense
// matrices. By hand, of 0, 0, 3 at λ = 1: D is d = (1, −2, 1), d'd = 6 and
// τ = y − d d'y / 7.
func TestHodrickPrescottSolvesItsEquations(t *testing.T) {
	hand, err := series.HodrickPrescott([]float64{1, 2, 3}, []float64{0, 0, 3}, 1)
	if err != nil {
		t.Fatal(err)
	}
	allNear(t, "by hand", hand, []float64{-3. / 7, 6. / 7, 18. / 7}, 1e-15)
	random := rand.New(rand.NewPCG(1, 0))
	for _, n := range []int{3, 4, 5, 21, 40} {
		x, y := make([]float64, n), make([]float64, n)
		for i := range y {
			x[i], y[i] = 2000+float64(i), 100*random.Float64()
		}
		for _, lambda := range []float64{0, 6.25, 1600} {
			got, err := series.HodrickPrescott(x, y, lambda)
			if err != nil {
				t.Fatal(err)
			}
			bends, a := mat.NewDense(n-2, n, nil), mat.NewDense(n, n, nil)
			for i := range n - 2 {
				bends.SetRow(i, append(make([]float64, i), append([]float64{1, -2, 1}, make([]float64, n-3-i)...)...))
			}
			a.Mul(bends.T(), bends)
			a.Scale(lambda, a)
			for i := range n {
				a.Set(i, i, a.At(i, i)+1)
			}
			var want mat.VecDense
			if err := want.SolveVec(a, mat.NewVecDense(n, slices.Clone(y))); err != nil {
				t.Fatal(err)
			}
			allNear(t, fmt.Sprint(n, " values, λ = ", lambda), got, want.RawVector().Data, 1e-9)
		}
	}
}

// The test program that came with Cleveland's own code: 20 points, ten of them at
// one place, in neighbourhoods of five, without and with two robust iterations.
func TestLowessOfCleveland(t *testing.T) {
	x := []float64{1, 2, 3, 4, 5, 6, 6, 6, 6, 6, 6, 6, 6, 6, 6, 8, 10, 12, 14, 50}
	y := []float64{18, 2, 15, 6, 10, 4, 16, 11, 7, 3, 14, 17, 20, 12, 9, 13, 1, 8, 5, 19}
	for iterations, want := range map[int][]float64{
		0: {13.659, 11.145, 8.701, 9.722, 10, 11.3, 11.3, 11.3, 11.3, 11.3, 11.3, 11.3, 11.3, 11.3, 11.3, 13, 6.44, 5.596, 5.456, 18.998},
		2: {14.811, 12.115, 8.984, 9.676, 10, 11.346, 11.346, 11.346, 11.346, 11.346, 11.346, 11.346, 11.346, 11.346, 11.346, 13, 6.734, 5.744, 5.415, 18.998},
	} {
		got, err := series.Lowess(x, y, series.LowessOptions{Span: .25, Iterations: iterations})
		if err != nil {
			t.Fatal(err)
		}
		for i := range want {
			if math.Abs(got[i]-want[i]) > .0005001 {
				t.Errorf("%d iterations: value %d = %.4f, want %v", iterations, i, got[i], want[i])
			}
		}
	}
}

// R 4.2.2: lowess(1:8, y, f = .7, iter = 1, delta = 0). A residual is .0007 of 6m, which
// the program of Cleveland counts in full.
func TestLowessCountsSmallResidualsInFull(t *testing.T) {
	x, y := []float64{1, 2, 3, 4, 5, 6, 7, 8}, []float64{0, 8, 9, 17, 7, 3, 10, 15}
	got, err := series.Lowess(x, y, series.LowessOptions{Span: .7, Iterations: 1})
	if err != nil {
		t.Fatal(err)
	}
	allNear(t, "lowess", got, []float64{0.88794095702187303, 5.84924671130488960, 10.80424361422359425, 10.95662485957001842,
		8.50434531780485159, 6.33769342127402524, 10.08686534087817677, 14.44119328350821263}, 1e-13)
}

func TestMovingAverageOverAGap(t *testing.T) {
	years := []int{2001, 2002, 2003, 2005, 2006, 2007, 2008}
	x := []float64{1, 2, 3, 5, 6, nan, 8}
	allNear(t, "centered", series.MovingAverage(years, x, series.MovingAverageOptions{}), []float64{nan, 2, nan, nan, nan, nan, nan}, 1e-15)
	allNear(t, "trailing 2", series.MovingAverage(years, x, series.MovingAverageOptions{Window: 2, Align: series.Trailing}), []float64{nan, 1.5, 2.5, nan, 5.5, nan, nan}, 1e-15)
	panics(t, "window -1", func() { series.MovingAverage(years, x, series.MovingAverageOptions{Window: -1}) })
}

// A smoother gives a line back as it is, whatever its gaps.
func TestSmoothersKeepALine(t *testing.T) {
	x := []float64{2000, 2001, 2002, 2003, 2005, 2006, 2007, 2009, 2010, 2011, 2012}
	y := make([]float64, len(x))
	for i := range x {
		y[i] = 3*x[i] - 5000
	}
	loess, err := series.Loess(x, y, series.LoessOptions{})
	if err != nil {
		t.Fatal(err)
	}
	allNear(t, "Loess", loess, y, 1e-12)
	lowess, err := series.Lowess(x, y, series.LowessOptions{Iterations: 2})
	if err != nil {
		t.Fatal(err)
	}
	allNear(t, "Lowess", lowess, y, 1e-12)
	if _, err := series.HodrickPrescott(x, y, 100); err == nil {
		t.Error("HodrickPrescott over a gap")
	}
	hp, err := series.HodrickPrescott(x[:4], y[:4], 1e6)
	if err != nil {
		t.Fatal(err)
	}
	allNear(t, "HodrickPrescott", hp, y[:4], 1e-9)
}

func TestSmoothersMissing(t *testing.T) {
	x := []float64{1, 2, 3, 4, 5, 6}
	y := []float64{1, 2, nan, 4, 5, 6}
	loess, err := series.Loess(x, y, series.LoessOptions{Span: 1, Degree: series.LocalLinear})
	if err != nil {
		t.Fatal(err)
	}
	near(t, "Loess at the missing value", loess[2], 3, 1e-14)
	lowess, err := series.Lowess(x, y, series.LowessOptions{Span: 1})
	if err != nil {
		t.Fatal(err)
	}
	near(t, "Lowess at the missing value", lowess[2], nan, 0)
	near(t, "Lowess beside it", lowess[3], 4, 1e-14)
	if _, err := series.HodrickPrescott(x, y, 100); err == nil {
		t.Error("HodrickPrescott over a missing value")
	}
	if _, err := series.Loess(x[:2], y[:2], series.LoessOptions{}); err == nil {
		t.Error("a parabola through two points")
	}
}

func TestLowessIgnoresAnOutlier(t *testing.T) {
	x, y := make([]float64, 21), make([]float64, 21)
	for i := range x {
		x[i], y[i] = float64(i), float64(i)+.1*math.Sin(float64(7*i))
	}
	y[10] = 100
	robust, err := series.Lowess(x, y, series.LowessOptions{Iterations: 3})
	if err != nil {
		t.Fatal(err)
	}
	if math.Abs(robust[10]-10) > .1 {
		t.Errorf("Lowess at an outlier = %v, want about 10", robust[10])
	}
}

func ExampleHodrickPrescott() {
	years := []float64{2010, 2011, 2012, 2013, 2014}
	trend, err := series.HodrickPrescott(years, []float64{1, 2, 3, 4, 5}, 6.25)
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Printf("%.3f\n", trend)
	// Output:
	// [1.000 2.000 3.000 4.000 5.000]
}
