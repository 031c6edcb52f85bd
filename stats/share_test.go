package stats_test

import (
	"math"
	"testing"

	"github.com/machikoba/machikoba/ingest/census"
	"github.com/machikoba/machikoba/stats"
	"github.com/machikoba/machikoba/stats/internal/oracle"
)

func TestShareOracle(t *testing.T) {
	oracle.Run(t, "share_sme", func(t *testing.T, c *oracle.Case) {
		table, every := synthetic(t, c)
		all := table.Select(census.Manufacturing, every)
		measures := map[string]census.Measure{"establishments": census.Establishments, "employment": census.Employees, "shipments": census.Shipments}
		for name, m := range measures {
			of := all.Select(m)
			checkByAreaAndYear(t, c, stats.SMEEstablishmentShare(of), name, "sme_share_by_pref_year")
			checkByAreaAndYear(t, c, stats.ShareOfNation(of), name, "pref_share_of_nation")
			for _, y := range c.Expected.At(name, "sme_share_national").Keys() {
				c.Check(t, made(t, stats.SMEEstablishmentShare(of), census.Japan, year(t, y)).Value, name, "sme_share_national", y)
			}
			composition := stats.SizeComposition(table.Select(census.Manufacturing, m, census.Japan))
			for _, y := range c.Expected.At(name, "size_class_composition_national").Keys() {
				for _, size := range c.Expected.At(name, "size_class_composition_national", y).Keys() {
					c.Check(t, made(t, composition, year(t, y), class(t, size)).Value, name, "size_class_composition_national", y, size)
				}
			}
		}
		relative := stats.Ratio(stats.SMEEstablishmentShare(all.Select(census.Employees)), census.Move{Area: census.To(census.Japan)}, "SME share relative to the nation")
		first, last := all.Years()[0], all.Years()[len(all.Years())-1]
		for _, p := range c.Expected.At("sme_lq_employment_by_pref_last_year").Keys() {
			c.Check(t, made(t, relative, area(p), last).Value, "sme_lq_employment_by_pref_last_year", p)
		}
		employed := stats.SMEEstablishmentShare(all.Select(census.Employees))
		for _, p := range c.Expected.At("sme_share_change_pp").Keys() {
			change := made(t, employed, area(p), last).Value - made(t, employed, area(p), first).Value
			c.Check(t, 100*change, "sme_share_change_pp", p)
		}
		checkByAreaAndYear(t, c, stats.PerEmployee(all.Select(census.Shipments)), "shipments_per_employee_by_pref_year")
	})
}

func TestLocationQuotientOracle(t *testing.T) {
	oracle.Run(t, "location_quotient", func(t *testing.T, c *oracle.Case) {
		in := c.Input("input")
		var rows []census.Observation
		for i, v := range in.Floats("value") {
			k := census.Key{Year: 2018, Area: area(in.Strings("region")[i]), Industry: industry(in.Strings("industry")[i]), Measure: census.Employees}
			rows = append(rows, census.NewObservation(k, v))
		}
		table := withTotals(t, collect(t, rows, census.WithSurveys(nil)))
		lq := stats.LocationQuotient(table)
		for i, r := range c.Expected.At("regions").Strings() {
			for j, name := range c.Expected.At("industries").Strings() {
				got := made(t, lq, area(r), industry(name))
				want := c.Expected.At("lq_null_when_undefined").Matrix()[i][j]
				c.Compare(t, r+"/"+name, got.Value, want)
				if math.IsNaN(want) != (got.Status == census.NoBase) && in.Complete("value").Len() == in.Len() {
					t.Errorf("%s/%s: LQ %v is %v", r, name, want, got.Status)
				}
			}
		}
		skip(c)
	})
}

func withTotals(t testing.TB, table *census.Table) *census.Table {
	t.Helper()
	for _, d := range []census.Dimension{census.ByIndustry, census.ByArea} {
		var err error
		if table, err = table.AddTotals(d); err != nil {
			t.Fatal(err)
		}
	}
	return table
}

// kanagawa2018 holds published figures: METI, Census of Manufactures 2019
// survey, establishments of four or more persons.
func kanagawa2018() []census.Observation {
	million := func(area census.Area, v float64) census.Observation {
		o := figure(area, census.Shipments, v*1e6)
		o.Precision = 0.5e6
		return o
	}
	return []census.Observation{
		figure(census.Japan, census.Establishments, 185_116), figure(census.Kanagawa, census.Establishments, 7_349),
		figure(census.Japan, census.Employees, 7_778_124), figure(census.Kanagawa, census.Employees, 355_924),
		million(census.Japan, 331_809_377), million(census.Kanagawa, 18_443_056),
	}
}

func TestShareOfNation(t *testing.T) {
	shares := stats.ShareOfNation(collect(t, kanagawa2018()).Select(census.Kanagawa))
	for m, want := range map[census.Measure]float64{ // by hand: 7,349 / 185,116 and so on
		census.Establishments: 0.0397,
		census.Employees:      0.04576,
		census.Shipments:      0.05558,
	} {
		o := made(t, shares, m)
		if math.Abs(o.Value-want) > 5e-6+want*1e-3 {
			t.Errorf("share of Kanagawa in %s = %v, want %v", m, o.Value, want)
		}
		if o.Statistic != census.ShareOfNation || o.Unit != census.UnitFraction || o.Status != census.Official {
			t.Errorf("share in %s is a %q in %q, %v", m, o.Statistic, o.Unit, o.Status)
		}
	}
	// Half a million yen in 18 trillion, and in 332: the quotient moves by no more.
	lowest, highest := (18_443_056-0.5)/(331_809_377+0.5), (18_443_056+0.5)/(331_809_377-0.5)
	o := made(t, shares, census.Shipments)
	if o.Value-o.Precision > lowest || o.Value+o.Precision < highest || o.Precision > highest-lowest {
		t.Errorf("share %v ± %v, want [%v, %v] within", o.Value, o.Precision, lowest, highest)
	}
}

func TestIdentities(t *testing.T) {
	oracle.Run(t, "share_sme", func(t *testing.T, c *oracle.Case) {
		table, _ := synthetic(t, c)
		areas := stats.ShareOfNation(table)
		industries := stats.Composition(table)
		for _, x := range []struct {
			name   string
			shares *census.Table
			over   census.Dimension
		}{{"areas", areas, census.ByArea}, {"industries", industries, census.ByIndustry}} {
			for id, rows := range x.shares.GroupBy(x.over).Members() {
				sum := 0.0
				for _, r := range rows {
					if k := x.shares.Key(int(r)); x.over == census.ByArea && k.Area == census.Japan || x.over == census.ByIndustry && k.Industry == census.Manufacturing {
						sum -= x.shares.Values()[r]
						continue
					}
					sum += x.shares.Values()[r]
				}
				if math.Abs(sum) > 1e-12 {
					t.Fatalf("shares of %s in group %d add up to 1 + %v", x.name, id, sum)
				}
			}
		}
		for o := range stats.LocationQuotient(table.Select(census.Japan)).All() {
			if !near(o.Value, 1) && o.Status != census.NoBase {
				t.Errorf("LQ of the nation in %v = %v, want 1", o.Key, o.Value)
			}
		}
		for o := range stats.LocationQuotient(table).All() {
			k := o.Key
			k.Statistic = "share of nation of share of manufacturing"
			if want := stats.ShareOfNation(industries).Value(k); !near(o.Value, want) {
				t.Errorf("LQ of %v = %v, want ShareOfNation(Composition) = %v", o.Key, o.Value, want)
			}
		}
		skip(c)
	})
}

// skip marks all of a case as looked at, for tests of how a table is read and its
// figures are arranged: packages measure and series compare every field of every case.
func skip(c *oracle.Case) {
	var walk func(v oracle.Value)
	walk = func(v oracle.Value) {
		if _, ok := v.Any().(map[string]any); !ok {
			return
		}
		for _, k := range v.Keys() {
			walk(v.At(k))
		}
	}
	walk(c.Expected)
}

func TestRatioEdges(t *testing.T) {
	at := func(year census.Year, a census.Area, m census.Measure) census.Key {
		return census.Key{Year: year, Area: a, Measure: m, Size: census.Size{Min: 4}}
	}
	bounded := census.Absence(at(2018, census.Aichi, census.Shipments), census.Suppressed)
	bounded.Interval, bounded.Lower, bounded.Upper = census.Suppression, 10, 30
	estimated := census.NewObservation(at(2018, census.Osaka, census.Shipments), 25)
	estimated.Status = census.Estimated
	table := collect(t, []census.Observation{
		census.NewObservation(at(2018, census.Japan, census.Shipments), 100),
		census.NewObservation(at(2018, census.Tokyo, census.Shipments), 40),
		bounded,
		estimated,
		census.Absence(at(2018, census.Nara, census.Shipments), census.Nil),
		census.Absence(at(2018, census.Mie, census.Shipments), census.Suppressed),
		census.NewObservation(at(2018, census.Tokyo, census.Establishments), 7), // no Japan
		census.NewObservation(at(2019, census.Tokyo, census.Shipments), 40),     // Japan is nil
		census.Absence(at(2019, census.Japan, census.Shipments), census.Nil),
		census.NewObservation(at(2016, census.Tokyo, census.Shipments), 40), // Japan is suppressed
		census.Absence(at(2016, census.Japan, census.Shipments), census.Suppressed),
		census.NewObservation(at(2018, census.Tokyo, census.ValueAdded), -5),
		census.NewObservation(at(2018, census.Japan, census.ValueAdded), 50),
	})
	nan := math.NaN()
	tests := []struct {
		name         string
		key          census.Key
		value        float64
		lower, upper float64
		status       census.Status
	}{
		{"published", at(2018, census.Tokyo, census.Shipments), 0.4, nan, nan, census.Official},
		{"suppressed with bounds", at(2018, census.Aichi, census.Shipments), nan, 0.1, 0.3, census.Suppressed},
		{"suppressed without bounds", at(2018, census.Mie, census.Shipments), nan, nan, nan, census.Suppressed},
		{"estimated", at(2018, census.Osaka, census.Shipments), 0.25, nan, nan, census.Estimated},
		{"nil", at(2018, census.Nara, census.Shipments), 0, nan, nan, census.Nil},
		{"divisor missing", at(2018, census.Tokyo, census.Establishments), nan, nan, nan, census.NoBase},
		{"divisor zero", at(2019, census.Tokyo, census.Shipments), nan, nan, nan, census.NoBase},
		{"divisor suppressed", at(2016, census.Tokyo, census.Shipments), nan, nan, nan, census.Suppressed},
		{"negative", at(2018, census.Tokyo, census.ValueAdded), -0.1, nan, nan, census.Official},
	}
	shares := stats.ShareOfNation(table)
	if shares.Len() != table.Len() {
		t.Fatalf("%d rows for %d: a row got lost", shares.Len(), table.Len())
	}
	for _, x := range tests {
		x.key.Statistic = census.ShareOfNation
		o, ok := shares.Find(x.key)
		if !ok {
			t.Errorf("%s: no row", x.name)
			continue
		}
		if !near(o.Value, x.value) || !near(o.Lower, x.lower) || !near(o.Upper, x.upper) || o.Status != x.status {
			t.Errorf("%s: %v [%v, %v] %v, want %v [%v, %v] %v", x.name, o.Value, o.Lower, o.Upper, o.Status, x.value, x.lower, x.upper, x.status)
		}
	}
}

// A quotient of intervals holds the quotient of every pair of values in them,
// and is no wider than the pairs.
func TestRatioInterval(t *testing.T) {
	part := census.Absence(census.Key{Year: 2018, Area: census.Tokyo, Measure: "profit"}, census.Suppressed)
	whole := census.Absence(census.Key{Year: 2018, Measure: "profit"}, census.Suppressed)
	for _, x := range [][4]float64{{2, 5, 10, 20}, {-2, 5, 10, 20}, {-5, -2, 10, 20}, {2, 5, -20, -10}, {-2, 5, -20, -10}} {
		part.Interval, part.Lower, part.Upper = census.Suppression, x[0], x[1]
		whole.Interval, whole.Lower, whole.Upper = census.Suppression, x[2], x[3]
		table := collect(t, []census.Observation{part, whole})
		got := made(t, stats.ShareOfNation(table), census.Tokyo)
		low, high := math.Inf(1), math.Inf(-1)
		for i := range 11 {
			for j := range 11 {
				r := (x[0] + (x[1]-x[0])*float64(i)/10) / (x[2] + (x[3]-x[2])*float64(j)/10)
				low, high = min(low, r), max(high, r)
			}
		}
		if !near(got.Lower, low) || !near(got.Upper, high) {
			t.Errorf("[%v, %v] / [%v, %v] = [%v, %v], want [%v, %v]", x[0], x[1], x[2], x[3], got.Lower, got.Upper, low, high)
		}
	}
	whole.Lower, whole.Upper = -1, 1
	got := made(t, stats.ShareOfNation(collect(t, []census.Observation{part, whole})), census.Tokyo)
	if got.Interval != census.NoInterval {
		t.Errorf("a divisor of either sign gives [%v, %v], want no interval", got.Lower, got.Upper)
	}
}

// 2 to 5 over a figure from 0 to 10 is 0.2 or more, and as a share 1 at most.
func TestRatioToWhatMayBeZero(t *testing.T) {
	part := census.Absence(census.Key{Year: 2018, Area: census.Tokyo, Measure: census.Shipments}, census.Suppressed)
	whole := census.Absence(census.Key{Year: 2018, Measure: census.Shipments}, census.Suppressed)
	part.Interval, part.Lower, part.Upper = census.Suppression, 2, 5
	whole.Interval, whole.Lower, whole.Upper = census.Suppression, 0, 10
	table := collect(t, []census.Observation{part, whole})
	share := made(t, stats.ShareOfNation(table), census.Tokyo)
	if !near(share.Lower, .2) || share.Upper != 1 {
		t.Errorf("share in [%v, %v], want [.2, 1]", share.Lower, share.Upper)
	}
	toNation := census.Move{Area: census.To(census.Japan)}
	ratio := made(t, stats.Ratio(table, toNation, "relative to the nation"), census.Tokyo)
	if !near(ratio.Lower, .2) || !math.IsInf(ratio.Upper, 1) || ratio.Status != census.Suppressed {
		t.Errorf("ratio in [%v, %v], %v, want .2 or more", ratio.Lower, ratio.Upper, ratio.Status)
	}
}

// A hidden figure is 1 of itself if it is not zero.
func TestHiddenShareOfItself(t *testing.T) {
	whole := census.Absence(census.Key{Year: 2018, Measure: census.Shipments}, census.Suppressed)
	of := func() census.Observation {
		return made(t, stats.ShareOfNation(collect(t, []census.Observation{whole})), census.Japan)
	}
	if got := of(); !math.IsNaN(got.Value) || got.Interval != census.NoInterval || got.Status != census.Suppressed {
		t.Errorf("without bounds: %+v", got)
	}
	whole.Interval, whole.Lower, whole.Upper = census.Suppression, 0, 10
	if got := of(); !math.IsNaN(got.Value) || got.Lower != 1 || got.Upper != 1 || got.Status != census.Suppressed {
		t.Errorf("from 0 to 10: %+v", got)
	}
	whole.Lower = 3
	if got := of(); got.Value != 1 || got.Status != census.Computed || got.Interval != census.NoInterval {
		t.Errorf("from 3 to 10: %+v", got)
	}
}

func TestShareOfPrefecture(t *testing.T) {
	key := census.Key{Year: 2018, Area: "14100", Measure: census.Employees}
	rows := []census.Observation{census.NewObservation(key, 30)}
	key.Area = "14130"
	hidden := census.Absence(key, census.Suppressed)
	hidden.Lower, hidden.Upper, hidden.Interval = 4, 10, census.Suppression
	rows = append(rows, hidden)
	key.Area = census.Kanagawa
	rows = append(rows, census.NewObservation(key, 40))
	key.Area = "23100"
	rows = append(rows, census.NewObservation(key, 5))
	shares := stats.ShareOfPrefecture(collect(t, rows))
	for area, want := range map[census.Area]float64{"14100": .75, census.Kanagawa: 1} {
		if got := made(t, shares, area).Value; got != want {
			t.Errorf("share of %s = %v, want %v", area, got, want)
		}
	}
	if got := made(t, shares, census.Area("14130")); got.Status != census.Suppressed || got.Lower != .1 || got.Upper != .25 {
		t.Errorf("a suppressed share is %+v, want one between .1 and .25", got)
	}
	if got := made(t, shares, census.Area("23100")); got.Status != census.NoBase {
		t.Errorf("a share without its prefecture is %v, want no base", got.Status)
	}
}

// A row without a divisor has the unit of the others.
func TestUnitWithoutDivisor(t *testing.T) {
	output := stats.PerEmployee(collect(t, []census.Observation{
		figure(census.Kanagawa, census.Shipments, 100), figure(census.Kanagawa, census.Employees, 4), figure(census.Aichi, census.Shipments, 7)}).Select(census.Shipments))
	for _, area := range []census.Area{census.Kanagawa, census.Aichi} {
		if got := made(t, output, area).Unit; got != "yen per person" {
			t.Errorf("unit in %s = %q, want yen per person", area, got)
		}
	}
	alone := stats.PerEmployee(collect(t, []census.Observation{figure(census.Aichi, census.Shipments, 7)}))
	if got := made(t, alone, census.Aichi).Unit; got != census.UnitYen {
		t.Errorf("unit where nothing has a divisor = %q, want yen", got)
	}
}
