package oracle_test

import (
	"math"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"github.com/machikoba/machikoba/stats/internal/oracle"
)

func write(t *testing.T, dir, name, text string) {
	t.Helper()
	if err := os.MkdirAll(dir, 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
}

func TestCases(t *testing.T) {
	shared := t.TempDir()
	dir := filepath.Join(shared, "oracle", "mean", "two")
	write(t, dir, "input.csv", "region,industry,value\nA,p,1\nB,p,NA\nA,q,3\n")
	write(t, dir, "expected.json", `{"rtol": 1e-9, "expected":
		{"mean": 2, "sd": null, "by": {"A": [1, 3], "B": [null]}, "regions": ["A", "B"], "reat_mean": 5,
		"parts": [{"of": "A"}, {"of": "B"}], "ok": true}}`)
	t.Setenv("MACHIKOBA_SHARED", shared)

	cases := oracle.Cases(t, "mean")
	if len(cases) != 1 || cases[0].Name != "two" || cases[0].RTol != 1e-9 {
		t.Fatalf("cases = %+v", cases)
	}
	c := cases[0]
	if got, want := c.Unread(), []string{"by/A", "by/B", "mean", "ok", "parts/0/of", "parts/1/of", "regions", "sd"}; !slices.Equal(got, want) {
		t.Errorf("Unread = %v, want %v", got, want)
	}
	c.Check(t, 2+1e-10, "mean")
	c.Check(t, math.NaN(), "sd")
	c.CheckAll(t, []float64{1, 3}, "by", "A")
	for i, part := range c.Expected.At("parts").Each() {
		if got, want := part.At("of").Text(), c.Expected.At("regions").Strings()[i]; got != want {
			t.Errorf("part %d is of %q, want %q", i, got, want)
		}
	}
	if !c.Expected.At("ok").Bool() {
		t.Error("ok is false")
	}
	if got, want := c.Unread(), []string{"by/B"}; !slices.Equal(got, want) {
		t.Errorf("Unread = %v, want %v", got, want)
	}

	if got := c.Unopened(); len(got) != 1 || filepath.Base(got[0]) != "input.csv" {
		t.Errorf("unopened %v, want the input", got)
	}
	rows, cols, cells := c.Input("input").Cross("region", "industry", "value")
	if !slices.Equal(rows, []string{"A", "B"}) || !slices.Equal(cols, []string{"p", "q"}) {
		t.Errorf("Cross: rows %v, columns %v", rows, cols)
	}
	if cells[0][0] != 1 || cells[0][1] != 3 || !math.IsNaN(cells[1][0]) || !math.IsNaN(cells[1][1]) {
		t.Errorf("Cross: cells %v", cells)
	}
}

// R writes a list of one as a number and nothing as null, Python NaN and Infinity bare.
func TestSpellings(t *testing.T) {
	shared := t.TempDir()
	dir := filepath.Join(shared, "oracle", "mean", "odd")
	write(t, dir, "input.csv", "x,w\n1,2\n,3\n4,NA\n5,0\n")
	write(t, dir, "expected.json", `{"rtol": 1e-9, "notes": "a NaN", "expected":
		{"one": 7, "none": null, "bare": [NaN, -Infinity,Infinity], "quoted": ["Inf", "NaN", 2], "codes": [1, "08"]}}`)
	t.Setenv("MACHIKOBA_SHARED", shared)

	c := oracle.Cases(t, "mean")[0]
	nan, inf := math.NaN(), math.Inf(1)
	c.CheckAll(t, []float64{7}, "one")
	c.CheckAll(t, []float64{nan, nan}, "none")
	c.CheckAll(t, nil, "none")
	c.CheckAll(t, []float64{nan, -inf, inf}, "bare")
	c.CheckAll(t, []float64{inf, nan, 2}, "quoted")
	c.Check(t, inf, "none") // JSON has no infinity
	if got := c.Expected.At("codes").Strings(); !slices.Equal(got, []string{"1", "08"}) {
		t.Errorf("codes = %v", got)
	}
	if got := c.Input("input").Complete("x", "w").Floats("x"); !slices.Equal(got, []float64{1, 5}) {
		t.Errorf("complete x = %v, want 1 and 5", got)
	}
	c.ForgiveRounding([]float64{3, nan, -7})
	if want := 1e-15 + 1e-13; math.Abs(c.ATol-want) > 1e-20 {
		t.Errorf("ATol = %v, want %v", c.ATol, want)
	}
}

func TestClose(t *testing.T) {
	nan, inf := math.NaN(), math.Inf(1)
	for _, tc := range []struct {
		got, want, rtol, atol float64
		close                 bool
	}{
		{1.01, 1, 0.1, 0, true},
		{1.2, 1, 0.1, 0, false},
		{1e-16, 0, 1e-9, 1e-15, true},
		{1e-16, 0, 1e-9, 0, false},
		{nan, nan, 0, 0, true},
		{nan, 1, 1, 1, false},
		{1, nan, 1, 1, false},
		{inf, inf, 0, 0, true},
		{1, inf, 1, 0, false},
		{-inf, inf, 1, 0, false},
	} {
		if got := oracle.Close(tc.got, tc.want, tc.rtol, tc.atol); got != tc.close {
			t.Errorf("Close(%v, %v, %v, %v) = %v", tc.got, tc.want, tc.rtol, tc.atol, got)
		}
	}
}
