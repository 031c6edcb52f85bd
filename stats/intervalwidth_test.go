package stats_test

import (
	"context"
	"fmt"
	"math"
	"testing"

	"github.com/machikoba/machikoba/ingest/census"
	"github.com/machikoba/machikoba/stats"
)

func TestIntervalWidths(t *testing.T) {
	between := func(o census.Observation, kind census.Interval, lower, upper float64) census.Observation {
		o.Interval, o.Lower, o.Upper = kind, lower, upper
		return o
	}
	estimate := figure(census.Aomori, census.Shipments, 10)
	estimate.Status = census.Estimated
	absent := func(a census.Area, why census.Status) census.Observation {
		return census.Absence(figure(a, census.Shipments, 0).Key, why)
	}
	table := collect(t, []census.Observation{
		figure(census.Hokkaido, census.Shipments, 7),
		between(estimate, census.Confidence, 8, 13),
		between(absent(census.Iwate, census.Suppressed), census.Suppression, 20, 50),
		between(absent(census.Miyagi, census.Suppressed), census.Suppression, 4, 4),
		between(absent(census.Akita, census.Suppressed), census.Suppression, 3, math.Inf(1)),
		absent(census.Yamagata, census.Suppressed),
	})
	widths := stats.IntervalWidths(table.Select(census.PrefectureLevel))
	nan := math.NaN()
	for _, x := range []struct {
		name   string
		area   census.Area
		want   float64
		status census.Status
	}{
		{"published", census.Hokkaido, nan, census.NotApplicable},
		{"estimated", census.Aomori, 5, census.Estimated},
		{"suppressed", census.Iwate, 30, census.Computed},
		{"suppressed, but known", census.Miyagi, 0, census.Computed},
		{"of an open interval", census.Akita, nan, census.NotAvailable},
		{"suppressed without ends", census.Yamagata, nan, census.Suppressed},
	} {
		if o := made(t, widths, x.area); !near(o.Value, x.want) || o.Status != x.status || o.Unit != census.UnitYen || o.Interval != census.NoInterval {
			t.Errorf("the width of a figure that is %s = %v %s, %v, want %v, %v", x.name, o.Value, o.Unit, o.Status, x.want, x.status)
		}
	}
	k := widths.At(0).Key
	if en, ja := widths.Label(k, census.ByStatistic, census.English), widths.Label(k, census.ByStatistic, census.Japanese); k.Statistic != stats.IntervalWidth || en != "width of the interval" || ja != "区間の幅" {
		t.Errorf("the statistic is %q, %q, %q", k.Statistic, en, ja)
	}
}

// The margins of a table leave each of its hidden cells within 25.
func ExampleIntervalWidths() {
	t, options, err := investment()
	if err != nil {
		fmt.Println(err)
		return
	}
	r, err := stats.Bounds(context.Background(), t, options)
	if err != nil {
		fmt.Println(err)
		return
	}
	hidden := r.Table.Where(func(o census.Observation) bool { return o.Status == census.Suppressed })
	for o := range stats.IntervalWidths(hidden).All() {
		fmt.Println(o.Industry.Code(), o.Area.Code(), o.Value)
	}
	// Output:
	// II A 25
	// II C 25
	// III A 25
	// III C 25
}
