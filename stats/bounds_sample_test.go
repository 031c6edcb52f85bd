package stats_test

import (
	"math"
	"strings"
	"testing"

	"github.com/machikoba/machikoba/ingest/census"
	"github.com/machikoba/machikoba/stats"
)

func TestBoundsOfTheSample(t *testing.T) {
	table := sample(t)
	r := bounds(t, table, stats.BoundsOptions{})
	if len(r.Contradictions) > 0 {
		t.Errorf("contradictions: %v", r.Contradictions)
	}
	// METI suppresses the money of 29 rows of prefecture and division in the
	// tables of 4 or more persons of both years, and of 101 in that of 30 or more.
	suppressed := map[string]int{}
	for _, c := range r.Cells {
		if c.Area.IsPrefecture() && c.Industry.IsDivision() && c.Measure == census.Shipments && c.Size.Max == 0 {
			suppressed[c.Year.String()+" "+c.Size.String()]++
		}
		if !(c.Lower <= c.Upper) || c.Lower < 0 && c.Measure != census.ValueAdded && c.Measure != census.ProductionValue {
			t.Errorf("%v lies in [%v, %v]", c.Key, c.Lower, c.Upper)
		}
	}
	if suppressed["2016 4+"] != 29 || suppressed["2018 4+"] != 29 || suppressed["2018 30+"] != 101 {
		t.Errorf("suppressed rows: %v", suppressed)
	}
	// A hidden figure of 30 or more persons is at most that of 4 or more.
	k := census.Key{Year: 2018, Area: census.Kanagawa, Industry: census.Leather, Size: census.Size{Min: 30}, Measure: census.Shipments}
	hidden, _ := r.Table.Find(k)
	k.Size.Min = 4
	whole, _ := table.Find(k)
	if hidden.Status != census.Suppressed || hidden.Upper > whole.Value+whole.Precision+1e6 || hidden.Upper < whole.Value-1e6 && hidden.Upper == 0 {
		t.Errorf("%+v, of %v", hidden, whole.Value)
	}
}

// The total of Fukushima in 2016 was first published as 4,828,248 million yen;
// its divisions, of the revised vintage, add up to 4,977,861.
func TestBoundsFindTheRevisionOfFukushima(t *testing.T) {
	var b census.Builder
	for o := range sample(t).Select(census.Year(2016), census.Size{Min: 4}).All() {
		if o.Area == "07" && o.Industry == census.Manufacturing && o.Measure == census.Shipments {
			o.Value, o.Status, o.Precision = 4828248e6, census.Official, 5e5
			o.Interval, o.Lower, o.Upper = census.NoInterval, math.NaN(), math.NaN()
		}
		if o.Area == census.Japan {
			continue // sums of the divisions
		}
		if err := b.Append(o); err != nil {
			t.Fatal(err)
		}
	}
	table, err := b.Table()
	if err != nil {
		t.Fatal(err)
	}
	r := bounds(t, table, stats.BoundsOptions{})
	if len(r.Contradictions) != 1 {
		t.Fatalf("%d contradictions: %v", len(r.Contradictions), r.Contradictions)
	}
	c := r.Contradictions[0]
	if !strings.Contains(c.String(), "2016 Fukushima / all manufacturing / 4 or more persons / Shipments") {
		t.Error(c)
	}
	if apart := (4977861 - 4828248) * 1e6; c.By > apart || c.By < apart-25*5e5 {
		t.Errorf("by %v, want %v less rounding", c.By, apart)
	}
}
