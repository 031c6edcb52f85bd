package stats_test

import (
	"math"
	"testing"

	"github.com/machikoba/machikoba/ingest/census"
	"github.com/machikoba/machikoba/stats"
	"github.com/machikoba/machikoba/stats/internal/oracle"
)

func TestSMEShareIntervalOracle(t *testing.T) {
	oracle.Run(t, "share_interval_suppressed", func(t *testing.T, c *oracle.Case) {
		whole, every := synthetic(t, c)
		totals := c.Input("input_totals")
		var published []census.Observation
		for i, v := range totals.Floats("shipments") {
			k := census.Key{Year: year(t, totals.Strings("year")[i]), Area: area(totals.Strings("pref")[i]), Size: every, Measure: census.Shipments}
			published = append(published, census.NewObservation(k, v))
		}
		cells := whole.Where(func(o census.Observation) bool {
			return o.Measure == census.Shipments && o.Industry == census.Manufacturing && o.Size != every && o.Area != census.Japan
		})
		table, err := census.Concat(cells, collect(t, published, census.WithSurveys(nil)))
		if err != nil {
			t.Fatal(err)
		}
		shares := stats.SMEEstablishmentShare(table)
		if want := len(c.Expected.Keys()); shares.Len() != want {
			t.Errorf("%d shares, want %d", shares.Len(), want)
		}
		for o := range shares.All() {
			id := o.Area.Code() + "-" + o.Year.String()
			lower, upper := o.Lower, o.Upper
			if o.Interval == census.NoInterval { // hidden on one side of the limit at most
				lower, upper = o.Value, o.Value
			}
			c.Check(t, lower, id, "sme_share_lower")
			c.Check(t, upper, id, "sme_share_upper")
			if !math.IsNaN(o.Value) && lower != upper {
				t.Errorf("%s: [%v, %v] has the value %v", id, lower, upper, o.Value)
			}
		}
		skip(c) // the rest is what the interval is made of, and what it replaces
	})
}

func TestSMEEstablishmentShare(t *testing.T) {
	at := func(size census.Size, v float64) census.Observation {
		o := figure(census.Kanagawa, census.Establishments, v)
		o.Size = size
		return o
	}
	hidden := func(o census.Observation) census.Observation {
		return census.Absence(o.Key, census.Suppressed)
	}
	whole, small, medium, large := at(census.Size{Min: 4}, 100), at(census.Size{Min: 4, Max: 29}, 70),
		at(census.Size{Min: 30, Max: 299}, 20), at(census.Size{Min: 300}, 10)
	from300, from500, from1000 := at(census.Size{Min: 300, Max: 499}, 5), at(census.Size{Min: 500, Max: 999}, 3), at(census.Size{Min: 1000}, 2)
	tests := []struct {
		name         string
		rows         []census.Observation
		want         float64
		lower, upper float64
		status       census.Status
	}{
		{"from the classes", []census.Observation{whole, small, medium}, 0.9, math.NaN(), math.NaN(), census.Computed},
		{"from the large class", []census.Observation{whole, large}, 0.9, math.NaN(), math.NaN(), census.Computed},
		{"one class hidden, the large one open", []census.Observation{whole, small, hidden(medium), large}, 0.9, math.NaN(), math.NaN(), census.Computed},
		{"hidden on both sides", []census.Observation{whole, small, hidden(medium), hidden(large)}, math.NaN(), 0.7, 1, census.Suppressed},
		{"no class to make it from", []census.Observation{whole, small}, math.NaN(), math.NaN(), math.NaN(), census.NotAvailable},
		{"no whole", []census.Observation{small, medium}, math.NaN(), math.NaN(), math.NaN(), census.NoBase},
		{"nothing below the limit", []census.Observation{large}, math.NaN(), math.NaN(), math.NaN(), census.NoBase},
		{"nothing above the limit", []census.Observation{at(census.Size{Min: 4, Max: 299}, 90), small, medium}, math.NaN(), math.NaN(), math.NaN(), census.NoBase},
		// 100 less 5, 3 and 2 are below the limit; less 5 and 2 alone they are 93 at most.
		{"from three large classes", []census.Observation{whole, hidden(small), medium, from300, from500, from1000}, .9, math.NaN(), math.NaN(), census.Computed},
		{"hidden below and among three large classes", []census.Observation{whole, hidden(small), medium, from300, hidden(from500), from1000}, math.NaN(), .2, .93, census.Suppressed},
	}
	for _, x := range tests {
		o := made(t, stats.SMEEstablishmentShare(collect(t, x.rows)))
		if !near(o.Value, x.want) || !near(o.Lower, x.lower) || !near(o.Upper, x.upper) || o.Status != x.status {
			t.Errorf("%s: %v [%v, %v] %v, want %v [%v, %v] %v", x.name, o.Value, o.Lower, o.Upper, o.Status, x.want, x.lower, x.upper, x.status)
		}
	}
}

// A hidden class of what can be negative leaves nothing to say of the others, and no
// interval from −∞ to ∞ pretends to.
func TestSMEEstablishmentShareOfValueAdded(t *testing.T) {
	whole := figure(census.Kanagawa, census.ValueAdded, 50)
	large := whole.Key
	large.Size = census.Size{Min: 300}
	table := collect(t, []census.Observation{whole, census.Absence(large, census.Suppressed)})
	for _, made := range []census.Observation{made(t, stats.SMEEstablishmentShare(table)), made(t, stats.BelowSMELimit(table))} {
		if made.Status != census.Suppressed || made.Interval != census.NoInterval || !math.IsNaN(made.Lower) || !math.IsNaN(made.Upper) {
			t.Errorf("%v is %v in [%v, %v], %v", made.Key, made.Value, made.Lower, made.Upper, made.Status)
		}
	}
}

// Classes that are hidden together are not free of each other.
func TestSMEEstablishmentShareIntervals(t *testing.T) {
	class := func(low, high int32, v, lower, upper float64) census.Observation {
		o := figure(census.Kanagawa, census.Establishments, v)
		o.Size = census.Size{Min: low, Max: high}
		if math.IsNaN(v) {
			o = census.Absence(o.Key, census.Suppressed)
			o.Interval, o.Lower, o.Upper = census.Suppression, lower, upper
		}
		return o
	}
	whole, medium := class(4, 0, 100, 0, 0), class(30, 299, 20, 0, 0)
	for _, x := range []struct {
		name         string
		rows         []census.Observation
		lower, upper float64
		kind         census.Interval
	}{
		{"one below the limit", []census.Observation{whole, class(4, 29, nan, 60, 70), medium}, .8, .9, census.Suppression},
		{"two below the limit", []census.Observation{whole, class(4, 29, nan, 60, 70), class(30, 299, nan, 10, 30)}, .7, 1, census.Outer},
		{"the large class bounds them", []census.Observation{whole, class(4, 29, nan, 60, 70), class(30, 299, nan, 10, 30), class(300, 0, nan, 5, 15)}, .85, .95, census.Suppression},
		{"whole and part", []census.Observation{class(4, 0, nan, 90, 100), class(4, 29, nan, 60, 70), medium}, .8, 1, census.Outer},
	} {
		o := made(t, stats.SMEEstablishmentShare(collect(t, x.rows)))
		if math.Abs(o.Lower-x.lower) > 1e-12 || math.Abs(o.Upper-x.upper) > 1e-12 || o.Interval != x.kind {
			t.Errorf("%s: [%v, %v] %v, want [%v, %v] %v", x.name, o.Lower, o.Upper, o.Interval, x.lower, x.upper, x.kind)
		}
	}
}

// A selection of one size class still finds the others in its table.
func TestSMEEstablishmentShareOfSelection(t *testing.T) {
	large := figure(census.Aichi, census.Establishments, 10)
	large.Size = census.Size{Min: 300}
	table := collect(t, append(kanagawa2018(), figure(census.Aichi, census.Establishments, 100), large))
	o := made(t, stats.SMEEstablishmentShare(table.Select(census.Aichi, census.Size{Min: 4})))
	if !near(o.Value, 0.9) {
		t.Errorf("share of the selection = %v, want .9", o.Value)
	}
}
