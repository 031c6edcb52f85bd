package stats_test

import (
	"fmt"
	"math"
	"slices"
	"testing"

	"github.com/machikoba/machikoba/ingest/census"
	"github.com/machikoba/machikoba/stats"
)

// Of the made-up pairs Niigata's qualifies, Nara's does not, and Gifu's is open:
// how many of its establishments are large is suppressed.
func TestQualifyingIndustries(t *testing.T) {
	table := collect(t, knives())
	count, err := stats.QualifyingIndustries(stats.Clusters(table, stats.ClusterThresholds{}))
	if err != nil {
		t.Fatal(err)
	}
	nan := math.NaN()
	for _, x := range []struct {
		area                census.Area
		value, lower, upper float64
		status              census.Status
		interval            census.Interval
	}{
		{census.Niigata, 1, nan, nan, census.Computed, census.NoInterval},
		{census.Gifu, nan, 0, 1, census.Suppressed, census.Outer},
		{census.Nara, 0, nan, nan, census.Computed, census.NoInterval},
	} {
		o := made(t, count, x.area)
		if !near(o.Value, x.value) || !near(o.Lower, x.lower) || !near(o.Upper, x.upper) || o.Status != x.status || o.Interval != x.interval {
			t.Errorf("%s: %v in [%v, %v] %v, %v, want %v in [%v, %v] %v, %v", x.area, o.Value, o.Lower, o.Upper, o.Interval, o.Status,
				x.value, x.lower, x.upper, x.interval, x.status)
		}
		if o.Year != 2018 || o.Industry != census.Manufacturing || o.Size != (census.Size{Min: 4}) || o.Unit != "industries" {
			t.Errorf("%s: the number is of %v in %s", x.area, o.Key, o.Unit)
		}
	}
	if label := count.Label(count.Key(0), census.ByMeasure, census.Japanese); label != "特定産業" {
		t.Errorf("the measure is %q in Japanese", label)
	}
	if none, err := stats.QualifyingIndustries(nil); err != nil || none.Len() != 0 {
		t.Errorf("of no pairs: %v, %v", none, err)
	}
}

// An estimate of Niigata's employees in metal products, 30 thousand of 10 to 50,
// leaves its quotient between 1 and 5: whether that is 2 nobody knows.
func TestQualifyingIndustriesOfAnEstimate(t *testing.T) {
	rows := knives()
	rows[0].Status, rows[0].Interval, rows[0].Lower, rows[0].Upper = census.Estimated, census.ErrorBound, 10_000, 50_000
	count, err := stats.QualifyingIndustries(stats.Clusters(collect(t, rows), stats.ClusterThresholds{LocationQuotient: 2}))
	if err != nil {
		t.Fatal(err)
	}
	if o := made(t, count, census.Niigata); !math.IsNaN(o.Value) || o.Lower != 0 || o.Upper != 1 || o.Status != census.NotAvailable {
		t.Errorf("%v in [%v, %v], %v, want none in [0, 1], not available", o.Value, o.Lower, o.Upper, o.Status)
	}
}

// A number that rests on a provisional figure is provisional.
func TestQualifyingIndustriesOfProvisionalFigures(t *testing.T) {
	rows := knives()
	rows[0].Status = census.Provisional // the employees of Niigata in metal products
	count, err := stats.QualifyingIndustries(stats.Clusters(collect(t, rows), stats.ClusterThresholds{}))
	if err != nil {
		t.Fatal(err)
	}
	for a, want := range map[census.Area]census.Status{census.Niigata: census.Provisional, census.Nara: census.Computed} {
		if o := made(t, count, a); o.Status != want || math.IsNaN(o.Value) {
			t.Errorf("%v qualifying industries of %s are %v, want %v", o.Value, a, o.Status, want)
		}
	}
}

// The number rests on what the pairs were judged by.
func TestSourcesOfQualifyingIndustries(t *testing.T) {
	rows := knives()
	for i := range rows {
		rows[i].Sources = []census.Source{{Publisher: map[bool]string{true: "of the nation", false: "of " + string(rows[i].Measure)}[rows[i].Area == census.Japan]}}
	}
	count, err := stats.QualifyingIndustries(stats.Clusters(collect(t, rows), stats.ClusterThresholds{}))
	if err != nil {
		t.Fatal(err)
	}
	var publishers []string
	for _, s := range made(t, count, census.Niigata).Sources {
		publishers = append(publishers, s.Publisher)
	}
	slices.Sort(publishers)
	if want := []string{"of employees", "of establishments", "of the nation"}; !slices.Equal(publishers, want) {
		t.Errorf("sources are %q, want %q", publishers, want)
	}
}

func ExampleQualifyingIndustries() {
	t, err := census.Collect(slices.Values(knives()))
	if err != nil {
		fmt.Println(err)
		return
	}
	count, err := stats.QualifyingIndustries(stats.Clusters(t, stats.ClusterThresholds{Establishments: 500, SMEShare: -1}))
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Print(count)
	// Output:
	// 2018 / all manufacturing / 4 or more persons / Specific industries
	// area            value
	// Niigata    1 industry  computed from published figures
	// Gifu     0 industries  computed from published figures
	// Nara     0 industries  computed from published figures
}
