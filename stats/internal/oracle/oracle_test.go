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
		{"mean": 2, "sd": null, "by": {"A": [1, 3], "B": [null]}, "regions": ["A", "B"], "reat_mean": 5}}`)
	t.Setenv("MACHIKOBA_SHARED", shared)

	cases := oracle.Cases(t, "mean")
	if len(cases) != 1 || cases[0].Name != "two" || cases[0].RTol != 1e-9 {
		t.Fatalf("cases = %+v", cases)
	}
	c := cases[0]
	if got, want := c.Unread(), []string{"by/A", "by/B", "mean", "sd"}; !slices.Equal(got, want) {
		t.Errorf("Unread = %v, want %v", got, want)
	}
	c.Check(t, 2+1e-10, "mean")
	c.Check(t, math.NaN(), "sd")
	c.CheckAll(t, []float64{1, 3}, "by", "A")
	if got, want := c.Unread(), []string{"by/B"}; !slices.Equal(got, want) {
		t.Errorf("Unread = %v, want %v", got, want)
	}

	rows, cols, cells := c.Input("input").Cross("region", "industry", "value")
	if !slices.Equal(rows, []string{"A", "B"}) || !slices.Equal(cols, []string{"p", "q"}) {
		t.Errorf("Cross: rows %v, columns %v", rows, cols)
	}
	if cells[0][0] != 1 || cells[0][1] != 3 || !math.IsNaN(cells[1][0]) || !math.IsNaN(cells[1][1]) {
		t.Errorf("Cross: cells %v", cells)
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
