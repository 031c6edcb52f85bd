package series_test

import (
	"math"
	"testing"

	"gonum.org/v1/gonum/mat"

	"github.com/machikoba/machikoba/stats/series"
)

func rows(b *testing.B, n int) {
	b.ReportMetric(float64(n)*float64(b.N)/b.Elapsed().Seconds(), "rows/s")
}

func BenchmarkRegress(b *testing.B) {
	const n = 10000
	x, y := mat.NewDense(n, 4, nil), make([]float64, n)
	for i := range y {
		f := float64(i)
		x.SetRow(i, []float64{1, f, math.Sin(f), math.Cos(3 * f)})
		y[i] = f + math.Sin(f*f)
	}
	for b.Loop() {
		if _, err := series.Regress(x, y); err != nil {
			b.Fatal(err)
		}
	}
	rows(b, n)
}

func BenchmarkTheilSen(b *testing.B) {
	const n = 200
	x, y := make([]float64, n), step(n, 50)
	for i := range x {
		x[i] = float64(i)
	}
	for b.Loop() {
		if _, err := series.TheilSen(x, y, series.TheilSenOptions{}); err != nil {
			b.Fatal(err)
		}
	}
	rows(b, n)
}

func BenchmarkBreaks(b *testing.B) {
	const n = 100
	x, y := series.Constant(n), step(n, 40)
	for b.Loop() {
		if _, err := series.Breaks(x, y, series.BreakOptions{}); err != nil {
			b.Fatal(err)
		}
	}
	rows(b, n)
}
