package measure_test

import (
	"fmt"
	"math"
	"strings"
	"testing"

	"github.com/machikoba/machikoba/stats/internal/oracle"
	"github.com/machikoba/machikoba/stats/measure"
)

func TestIPFOracle(t *testing.T) {
	oracle.Run(t, "ipf", func(t *testing.T, c *oracle.Case) {
		var dims []int
		for _, d := range c.Expected.At("dim").Floats() {
			dims = append(dims, int(d))
		}
		if text := c.Expected.At("order").Text(); !strings.HasPrefix(text, "column-major") {
			t.Fatalf("cells in the order %s", text)
		}
		order := rowMajor(dims)
		in := c.Input("input").Floats("seed")
		seed := measure.Array{Dims: dims, Values: make([]float64, len(in))}
		for i, v := range in {
			seed.Values[order[i]] = v
		}
		var margins []measure.Margin
		for k := 1; c.HasInput(fmt.Sprintf("input_margin%d", k)); k++ {
			margins = append(margins, readMargin(c.Input(fmt.Sprintf("input_margin%d", k)), dims))
		}
		fit, err := measure.IPF(seed, margins, measure.IPFOptions{})
		if converged := c.Expected.At("converged").Bool(); (err == nil) != converged {
			t.Fatalf("error %v, want it to converge: %v", err, converged)
		}
		if err != nil {
			c.Expected.At("x_hat").Floats() // where the reference stopped is no fit
			return
		}
		got := make([]float64, len(in))
		for i := range got {
			got[i] = fit.Values[order[i]]
		}
		c.CheckAll(t, got, "x_hat")
	})
}

// rowMajor returns where each cell of an array whose first dimension varies
// fastest stands when the last one does.
func rowMajor(dims []int) []int {
	n := 1
	for _, d := range dims {
		n *= d
	}
	order := make([]int, n)
	for i := range order {
		rest, at, stride := i, 0, n
		for _, d := range dims {
			stride /= d
			at += rest % d * stride
			rest /= d
		}
		order[i] = at
	}
	return order
}

// readMargin reads a margin whose first columns number the dimensions from 1.
func readMargin(in *oracle.Table, dims []int) measure.Margin {
	m := measure.Margin{}
	place := make([]int, in.Len())
	width := 1
	for _, name := range in.Columns {
		var d int
		if _, err := fmt.Sscanf(name, "dim%d", &d); err != nil {
			continue
		}
		m.Dims = append(m.Dims, d-1)
		width *= dims[d-1]
		for i, v := range in.Floats(name) {
			place[i] = place[i]*dims[d-1] + int(v) - 1
		}
	}
	m.Target = make([]float64, width)
	for i, v := range in.Floats("target") {
		m.Target[place[i]] = v
	}
	return m
}

func TestIPFKeepsInteractions(t *testing.T) {
	seed := measure.Array{Dims: []int{2, 2}, Values: []float64{1, 2, 3, 4}}
	fit, err := measure.IPF(seed, []measure.Margin{{[]int{0}, []float64{30, 70}}, {[]int{1}, []float64{55, 45}}}, measure.IPFOptions{})
	if err != nil {
		t.Fatal(err)
	}
	x := fit.Values
	if odds := x[0] * x[3] / (x[1] * x[2]); math.Abs(odds-4.0/6) > 1e-10 {
		t.Errorf("odds ratio %v, want that of the seed, %v", odds, 4.0/6)
	}
	if fit.Error > 1e-9 || math.Abs(x[0]+x[1]-30) > 1e-9 || math.Abs(x[1]+x[3]-45) > 1e-9 {
		t.Errorf("margins of %v are off by %v", x, fit.Error)
	}
	if seed.Values[0] != 1 {
		t.Error("the seed was written to")
	}
}

func TestIPFRefuses(t *testing.T) {
	square := func(v ...float64) measure.Array { return measure.Array{Dims: []int{2, 2}, Values: v} }
	margin := func(d int, v ...float64) measure.Margin { return measure.Margin{Dims: []int{d}, Target: v} }
	for name, c := range map[string]struct {
		seed    measure.Array
		margins []measure.Margin
		says    string
	}{
		"a negative seed":     {square(1, -1, 1, 1), []measure.Margin{margin(0, 1, 1)}, "cell -1 at 1"},
		"a missing seed":      {square(1, math.NaN(), 1, 1), []measure.Margin{margin(0, 1, 1)}, "cell NaN at 1"},
		"a negative target":   {square(1, 1, 1, 1), []measure.Margin{margin(0, 3, -1)}, "target -1 at 1"},
		"different totals":    {square(1, 1, 1, 1), []measure.Margin{margin(0, 1, 1), margin(1, 1, 2)}, "sums to 2 and margin 1 to 3"},
		"an empty row":        {square(0, 0, 1, 1), []measure.Margin{margin(0, 1, 1)}, "target 1 at 0 cannot be met"},
		"impossible by zeros": {square(1, 0, 1, 1), []measure.Margin{margin(0, 5, 5), margin(1, 4, 6)}, "has not converged"},
	} {
		_, err := measure.IPF(c.seed, c.margins, measure.IPFOptions{MaxIterations: 200})
		if err == nil || !strings.Contains(err.Error(), c.says) {
			t.Errorf("%s: error %v, want one that says %q", name, err, c.says)
		}
	}
	fit, err := measure.IPF(square(1, 1, 1, 1), []measure.Margin{margin(0, 1, 1), margin(1, 1, 2)}, measure.IPFOptions{Totals: measure.ScaleToFirst})
	if err != nil || math.Abs(fit.Scaled[1]-2.0/3) > 1e-15 || math.Abs(fit.Values[1]-2.0/3) > 1e-12 {
		t.Errorf("scaled to the first total: %+v, %v", fit, err)
	}
}

func ExampleIPF() {
	// Shipments by prefecture and industry of an earlier year, fitted to the
	// totals of a later one.
	seed := measure.Array{Dims: []int{2, 2}, Values: []float64{40, 60, 30, 70}}
	fit, err := measure.IPF(seed, []measure.Margin{
		{Dims: []int{0}, Target: []float64{120, 100}}, // prefectures
		{Dims: []int{1}, Target: []float64{80, 140}},  // industries
	}, measure.IPFOptions{})
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Printf("%.2f\n", fit.Values)
	// Output: [49.15 70.85 30.85 69.15]
}
