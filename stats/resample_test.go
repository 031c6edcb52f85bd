package stats_test

import (
	"fmt"
	"math"
	"slices"
	"strings"
	"testing"

	"gonum.org/v1/gonum/stat"

	"github.com/machikoba/machikoba/ingest/census"
	"github.com/machikoba/machikoba/stats"
	"github.com/machikoba/machikoba/stats/series"
)

func mean(x []float64) float64 { return stat.Mean(x, nil) }

// byArea makes a table of one figure for each of the first prefectures.
func byArea(values ...float64) []census.Observation {
	var rows []census.Observation
	for a := range census.Prefectures() {
		if len(rows) < len(values) {
			rows = append(rows, of(2018, a, "", census.Employees, values[len(rows)]))
		}
	}
	return rows
}

func TestOverAreas(t *testing.T) {
	values := []float64{3, 1, 4, 1, 5, 9, 2, 6}
	rows := append(byArea(values...), of(2018, census.Okinawa, "", census.Employees, nan))
	table := collect(t, rows)
	s, err := stats.OverAreas(table, mean, series.BootstrapOptions{Seed: 7})
	if err != nil {
		t.Fatal(err)
	}
	// The jackknife error of a mean is the usual one, and its values are known.
	if want := stat.StdDev(values, nil) / math.Sqrt(8); math.Abs(s.Jackknifed.SE-want) > 1e-14 {
		t.Errorf("jackknife error %v, want %v", s.Jackknifed.SE, want)
	}
	if got := s.Without(census.Akita); math.Abs(got-26./7) > 1e-14 {
		t.Errorf("without Akita, which has 5, the mean is %v, want 26/7", got)
	}
	if !slices.Equal(s.Missing, []census.Area{census.Okinawa}) || !math.IsNaN(s.Without(census.Okinawa)) || s.Estimate != 31./8 {
		t.Errorf("missing %v, estimate %v", s.Missing, s.Estimate)
	}
	again, err := stats.OverAreas(table, mean, series.BootstrapOptions{Seed: 7})
	if err != nil || !slices.Equal(s.Replicates, again.Replicates) {
		t.Error("one seed, two draws")
	}
	if lower, upper := s.Percentile(.95); !(lower < s.Estimate && s.Estimate < upper) {
		t.Errorf("interval [%v, %v] of %v", lower, upper, s.Estimate)
	}
}

func TestOverAreasRefuses(t *testing.T) {
	for name, x := range map[string]struct {
		rows []census.Observation
		want string
	}{
		"the nation beside its areas": {append(byArea(1, 2), of(2018, census.Japan, "", census.Employees, 3)), "areas of one kind"},
		"a city beside prefectures":   {append(byArea(1, 2), of(2018, "14100", "", census.Employees, 3)), "areas of one kind"},
		"two years":                   {append(byArea(1, 2), of(2017, census.Hokkaido, "", census.Employees, 3)), "differ in more"},
		"one area":                    {byArea(1, nan), "drawing needs two"},
		"none":                        {nil, "drawing needs two"},
	} {
		if _, err := stats.OverAreas(collect(t, x.rows), mean, series.BootstrapOptions{}); err == nil || !strings.Contains(err.Error(), x.want) {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// The mean of three areas hangs on the largest.
func ExampleOverAreas() {
	t, err := census.Collect(slices.Values(byArea(10, 12, 98)))
	if err != nil {
		fmt.Println(err)
		return
	}
	s, err := stats.OverAreas(t, mean, series.BootstrapOptions{})
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Printf("mean %.0f\n", s.Estimate)
	for _, a := range s.Areas {
		fmt.Printf("without %v %.0f\n", a.Label(census.English), s.Without(a))
	}
	// Output:
	// mean 40
	// without Hokkaido 55
	// without Aomori 54
	// without Iwate 11
}

func ExampleSensitivity_Without() {
	t, err := census.Collect(slices.Values(byArea(10, 12, 98)))
	if err != nil {
		fmt.Println(err)
		return
	}
	s, err := stats.OverAreas(t, mean, series.BootstrapOptions{})
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(s.Without(census.Iwate), s.Without(census.Okinawa))
	// Output:
	// 11 NaN
}
