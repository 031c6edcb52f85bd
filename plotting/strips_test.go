package plotting_test

import (
	"testing"

	"github.com/machikoba/machikoba/ingest/census"
	"github.com/machikoba/machikoba/plotting"
)

// TestNarrowRanges: on a column the ranges of suppressed figures at both sides
// leave bars less room than they want, but bars still reach to their own sides.
func TestNarrowRanges(t *testing.T) {
	var rows []census.Observation
	for i, v := range []float64{2.8, 2.28, 0.66, 0.46, 0.15} {
		k := census.Key{Year: 2018, Area: census.Kanagawa, Industry: census.JSIC12.Divisions()[14+i], Size: fourPlus, Measure: census.Shipments, Statistic: census.LocationQuotient}
		o := census.NewObservation(k, v)
		o.Unit = census.UnitRatio
		if i > 0 && i < 4 {
			o = hide(o, v-0.01, v)
		}
		rows = append(rows, o)
	}
	c := must(t)(plotting.DivergingBars(table(t, rows), plotting.DivergingOptions{Options: plotting.Options{Size: plotting.Column}}))
	checkClean(t, c)
	at := map[string]written{}
	for _, w := range look(c).texts {
		at[w.text] = w
	}
	high, low := at["2.80"].box, at["0.15"].box
	if high.Min.X == 0 || low.Max.X == 0 || high.Min.X <= low.Max.X+c.Width/20 {
		t.Errorf("2.80 stands from %.1f on, 0.15 to %.1f: want it well to the right", high.Min.X, low.Max.X)
	}
}
