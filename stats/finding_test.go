package stats_test

import (
	"fmt"
	"math"
	"testing"

	"github.com/machikoba/machikoba/ingest/census"
	"github.com/machikoba/machikoba/stats"
)

func TestOverall(t *testing.T) {
	const unknown, met, notMet = stats.Unknown, stats.Met, stats.NotMet
	for _, test := range []struct {
		findings []stats.Finding
		want     stats.Finding
	}{
		{nil, met}, {[]stats.Finding{met, met}, met}, {[]stats.Finding{met, unknown}, unknown},
		{[]stats.Finding{unknown, notMet}, notMet}, {[]stats.Finding{notMet, unknown, met}, notMet},
	} {
		if got := stats.Overall(test.findings...); got != test.want {
			t.Errorf("overall %v is %v, want %v", test.findings, got, test.want)
		}
	}
}

func TestFindingLabels(t *testing.T) {
	for f, want := range map[stats.Finding][2]string{stats.Met: {"met", "満たす"}, stats.NotMet: {"not met", "満たさない"}, stats.Unknown: {"unknown", "不明"}, 9: {"Finding(9)", "Finding(9)"}} {
		if got := [2]string{f.Label(census.English), f.Label(census.Japanese)}; got != want {
			t.Errorf("%d is %q, want %q", f, got, want)
		}
	}
}

func TestAtLeast(t *testing.T) {
	hidden := func(lower, upper float64) census.Observation {
		o := census.Absence(census.Key{Year: 2018, Measure: census.Shipments}, census.Suppressed)
		if !math.IsNaN(lower) {
			o.Interval, o.Lower, o.Upper = census.Suppression, lower, upper
		}
		return o
	}
	open := func(v float64) census.Observation { return figure(census.Tokyo, census.Shipments, v) }
	for _, test := range []struct {
		o    census.Observation
		want stats.Finding
	}{
		{open(1), stats.Met}, {open(.99), stats.NotMet}, {hidden(1, 5), stats.Met}, {hidden(0, .9), stats.NotMet},
		{hidden(0, 1), stats.Unknown}, {hidden(math.NaN(), 0), stats.Unknown}, {hidden(0, math.Inf(1)), stats.Unknown},
	} {
		if got := stats.AtLeast(test.o, 1); got != test.want {
			t.Errorf("%v [%v, %v] at least 1: %v, want %v", test.o.Value, test.o.Lower, test.o.Upper, got, test.want)
		}
	}
}

// A figure that is not published may still be known to reach a threshold.
func ExampleAtLeast() {
	o := census.Absence(census.Key{Year: 2018, Area: census.Akita, Measure: census.Shipments}, census.Suppressed)
	o.Interval, o.Lower, o.Upper = census.Suppression, 40, 90
	for _, threshold := range []float64{30, 60, 100} {
		fmt.Println(threshold, stats.AtLeast(o, threshold))
	}
	// Output:
	// 30 met
	// 60 unknown
	// 100 not met
}

func ExampleOverall() {
	fmt.Println(stats.Overall(stats.Met, stats.Unknown), "/", stats.Overall(stats.Met, stats.Unknown, stats.NotMet))
	// Output:
	// unknown / not met
}
