package series_test

import (
	"math"
	"slices"
	"strings"
	"testing"

	"gonum.org/v1/gonum/mat"

	"github.com/machikoba/machikoba/stats/series"
)

// ofSeries are the functions of a series at equal distances, and whether they
// return a number made of it.
func ofSeries() map[string]func(x, y []float64) (float64, error) {
	breaks := func(f func(x *mat.Dense, y []float64) (float64, error)) func(x, y []float64) (float64, error) {
		return func(_, y []float64) (float64, error) { return f(series.Constant(len(y)), y) }
	}
	shift := func(f func([]float64) (series.ChangePoint, error)) func(x, y []float64) (float64, error) {
		return func(_, y []float64) (float64, error) { c, err := f(y); return c.Statistic, err }
	}
	all := map[string]func(x, y []float64) (float64, error){
		"MannKendall": func(x, y []float64) (float64, error) { k, err := series.MannKendall(x, y); return k.P, err },
		"TheilSen": func(x, y []float64) (float64, error) {
			s, err := series.TheilSen(x, y, series.TheilSenOptions{})
			return s.Slope, err
		},
		"Linear":          func(x, y []float64) (float64, error) { return slope(series.Linear(x, y)) },
		"LogLinear":       func(x, y []float64) (float64, error) { return slope(series.LogLinear(x, y)) },
		"HodrickPrescott": func(x, y []float64) (float64, error) { return last(series.HodrickPrescott(x, y, 6.25)) },
		"Loess":           func(x, y []float64) (float64, error) { return last(series.Loess(x, y, series.LoessOptions{})) },
		"Lowess": func(x, y []float64) (float64, error) {
			return last(series.Lowess(x, y, series.LowessOptions{Iterations: 2}))
		},
		"Chow": breaks(func(x *mat.Dense, y []float64) (float64, error) {
			c, err := series.Chow(x, y, len(y)/2)
			return c.F, err
		}),
		"BreakF": breaks(func(x *mat.Dense, y []float64) (float64, error) {
			f, err := series.BreakF(x, y, 0)
			return f.Sup.Statistic, err
		}),
		"OLSCUSUM": breaks(func(x *mat.Dense, y []float64) (float64, error) { c, err := series.OLSCUSUM(x, y); return c.P, err }),
		"RecursiveCUSUM": breaks(func(x *mat.Dense, y []float64) (float64, error) {
			c, err := series.RecursiveCUSUM(x, y)
			return c.P, err
		}),
		"Breaks": breaks(func(x *mat.Dense, y []float64) (float64, error) {
			e, err := series.Breaks(x, y, series.BreakOptions{})
			if err != nil {
				return nan, err
			}
			return e.Partitions[0].RSS, nil
		}),
		"Pettitt": shift(series.Pettitt), "Buishand": shift(series.Buishand), "SNHT": shift(series.SNHT),
	}
	for _, c := range []series.SerialCorrection{series.HamedRao, series.YueWang, series.PreWhitening, series.TrendFreePreWhitening} {
		all["MannKendallSerial "+c.String()] = func(x, y []float64) (float64, error) {
			k, err := series.MannKendallSerial(x, y, c)
			return k.P, err
		}
	}
	return all
}

func slope(l *series.TrendLine, err error) (float64, error) {
	if err != nil {
		return nan, err
	}
	return l.Slope(), nil
}

func last(y []float64, err error) (float64, error) {
	if err != nil {
		return nan, err
	}
	return y[len(y)-1], nil
}

func repeated(n int, values ...float64) []float64 {
	y := make([]float64, n)
	for i := range y {
		y[i] = values[i%len(values)]
	}
	return y
}

// Series with nothing to find in them are an error that says why, or NaN, or a
// number that says that nothing was found; none panics.
func TestDegenerateSeries(t *testing.T) {
	infinite := repeated(20, 1, 4, 2)
	infinite[3] = math.Inf(1)
	const (
		number = 1 << iota
		notANumber
		refusal
	)
	fine := map[string]int{ // what else than a refusal each may give
		"MannKendall of ties": number, "MannKendall of a constant": number, "MannKendall of an infinity": number, // ranks
		"TheilSen of ties": number, "TheilSen of a constant": number, "TheilSen of an infinity": number, "TheilSen of two values": number,
		"Linear of ties": number, "Linear of a constant": number, "LogLinear of ties": number, "LogLinear of a constant": number,
		"HodrickPrescott of ties": number, "HodrickPrescott of a constant": number,
		"Loess of ties": number, "Loess of a constant": number,
		"Lowess of ties": number, "Lowess of a constant": number, "Lowess of an infinity": number, "Lowess of two values": number,
		"Chow of ties": number, "Chow of a constant": notANumber, "BreakF of ties": number,
		"OLSCUSUM of ties": number, "RecursiveCUSUM of ties": number, "Breaks of ties": number, "Breaks of a constant": number,
		"Pettitt of ties": number, "Pettitt of a constant": number, "Buishand of ties": number, "SNHT of ties": number,
	}
	for name, y := range map[string][]float64{
		"no values": {}, "one value": {3}, "two values": {3, 4}, "missing values": repeated(20, nan), "an infinity": infinite,
		"a constant": repeated(20, 5), "ties": repeated(20, 1, 2),
	} {
		x := make([]float64, len(y))
		for i := range x {
			x[i] = 2001 + float64(i)
		}
		for f, run := range ofSeries() {
			if strings.HasPrefix(f, "MannKendallSerial") {
				fine[f+" of ties"], fine[f+" of a constant"] = number|refusal, number
			}
			if len(y) == 0 && slices.Contains([]string{"Chow", "BreakF", "OLSCUSUM", "RecursiveCUSUM", "Breaks"}, f) {
				continue // a matrix has rows
			}
			v, err := run(x, y)
			got := refusal
			switch {
			case err == nil && math.IsNaN(v):
				got = notANumber
			case err == nil:
				got = number
			}
			want := fine[f+" of "+name]
			if want == 0 {
				want = refusal
			}
			if got&want == 0 {
				t.Errorf("%s of %s: %v, %v", f, name, v, err)
			}
		}
	}
}
