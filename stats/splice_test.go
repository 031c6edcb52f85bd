package stats_test

import (
	"fmt"
	"math"
	"slices"
	"strings"
	"testing"

	"github.com/machikoba/machikoba/ingest/census"
	"github.com/machikoba/machikoba/stats"
	"github.com/machikoba/machikoba/stats/internal/oracle"
	"github.com/machikoba/machikoba/stats/series"
)

// counted returns establishments of a prefecture by size, absent where NaN.
func counted(a census.Area, size census.Size, from census.Year, values ...float64) []census.Observation {
	var rows []census.Observation
	for i, v := range values {
		o := of(from+census.Year(i), a, "", census.Establishments, v)
		o.Size = size
		rows = append(rows, o)
	}
	return rows
}

var (
	everySize = census.Size{}
	fourUp    = census.Size{Min: 4}
)

func TestSpliceOracle(t *testing.T) {
	oracle.Run(t, "splice_rebase", func(t *testing.T, c *oracle.Case) {
		in := c.Input("input")
		segment := func(column string, size census.Size) *census.Table {
			var rows []census.Observation
			for i, v := range in.Floats(column) {
				rows = append(rows, counted(census.Kanagawa, size, year(t, in.Strings("year")[i]), v)...)
			}
			return collect(t, rows, census.WithSurveys(nil))
		}
		segments := []*census.Table{segment("old", everySize), segment("new", fourUp)}
		check := func(table *census.Table, field string, scale, shift float64) {
			for _, y := range c.Expected.At(field).Keys() {
				c.Check(t, scale*made(t, table, year(t, y)).Value+shift, field, y)
			}
		}
		at := []census.Year{census.Year(c.Expected.At("link_year").Float())}
		ratio := spliced(t, segments, stats.SpliceOptions{Years: at})
		c.Check(t, float64(ratio.Links[0].Year), "link_year")
		c.Check(t, ratio.Links[0].Factor, "link_factor_new_over_old")
		check(ratio.Table, "spliced_on_new_basis_ratio", 1, 0)
		check(spliced(t, segments, stats.SpliceOptions{Years: at, Basis: series.OldBasis}).Table, "spliced_on_old_basis_ratio", 1, 0)
		check(spliced(t, segments, stats.SpliceOptions{Years: at, Method: series.AdditiveLink}).Table, "spliced_on_new_basis_additive", 1, 0)
		for _, field := range c.Expected.Keys() {
			if base, ok := strings.CutPrefix(field, "index_base_"); ok {
				check(stats.Index(ratio.Table, year(t, base)), field, 1, 0)
			}
		}
		check(stats.Growth(ratio.Table), "yoy_growth_pct", 100, 0)
	})
}

func spliced(t testing.TB, segments []*census.Table, o stats.SpliceOptions) *stats.Spliced {
	t.Helper()
	s, err := stats.Splice(segments, o)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func TestSpliceKeepsTheOriginal(t *testing.T) {
	source := census.Source{Publisher: "METI"}
	old := counted(census.Kanagawa, everySize, 2000, 200, 210)
	old[0].Interval, old[0].Lower, old[0].Upper, old[0].Precision = census.ErrorBound, 190, 220, 3
	for i := range old {
		old[i].Sources = []census.Source{source}
	}
	s := spliced(t, []*census.Table{collect(t, old, census.WithSurveys(nil)), collect(t, counted(census.Kanagawa, fourUp, 2001, 105, 100), census.WithSurveys(nil))}, stats.SpliceOptions{})
	for i := range s.Table.Len() {
		if s.Table.Key(i).Year != s.Original.Key(i).Year {
			t.Errorf("row %d is of %d, its original of %d", i, s.Table.Key(i).Year, s.Original.Key(i).Year)
		}
	}
	o, from := s.Table.At(0), s.Original.At(0)
	if o.Value != 100 || o.Lower != 95 || o.Upper != 110 || o.Precision != 1.5 || o.Status != census.Estimated {
		t.Errorf("2000 is %v [%v, %v] ± %v, %v; want half of what it was, estimated", o.Value, o.Lower, o.Upper, o.Precision, o.Status)
	}
	if from.Value != 200 || from.Status != census.Official || from.Size != everySize {
		t.Errorf("the original of 2000 is %v %v of %v", from.Value, from.Status, from.Size)
	}
	if o.Size != fourUp || o.Statistic != stats.SplicedSeries {
		t.Errorf("joined under %v", o.Key)
	}
	if want := "spliced: ratio 0.5 of 2001"; len(o.Sources) != 1 || !slices.Contains(o.Sources[0].Edits, want) {
		t.Errorf("sources %+v, want the edit %q", o.Sources, want)
	}
	// The segment that the level is of stays as it was.
	if o := made(t, s.Table, census.Year(2002)); o.Value != 100 || o.Status != census.Official || len(o.Sources) != 0 {
		t.Errorf("2002 is %+v", o)
	}
	if breaks := s.Table.Comparable(s.Table.Key(0), s.Table.Key(2)); breaks != nil {
		t.Errorf("the joined years are not comparable: %v", breaks)
	}
	if notes := s.Table.Notes(); !slices.ContainsFunc(notes, func(n string) bool { return strings.HasPrefix(n, "Spliced: ") }) {
		t.Errorf("notes %q do not tell of the link", notes)
	}
	if l := s.Links[0]; l.Year != 2001 || l.Factor != 0.5 || l.Old != 0 || l.Key.Year != 0 {
		t.Errorf("link %+v", l)
	}
}

// Shipments of each establishment: 2001 has no establishments to divide by, so that
// its quotient has no unit, and is absent from the joined series too.
func TestSpliceOfQuotients(t *testing.T) {
	rows := counted(census.Kanagawa, fourUp, 2002, 2, 4, 5)
	for i, v := range []float64{5, 6, 8, 10} {
		o := of(2001+census.Year(i), census.Kanagawa, "", census.Shipments, v)
		o.Size = fourUp
		rows = append(rows, o)
	}
	table := stats.PerEstablishment(collect(t, rows, census.WithSurveys(nil)).Select(census.Shipments))
	s := spliced(t, []*census.Table{table.Select(census.YearsBetween(2001, 2003)), table.Select(census.YearsBetween(2003, 2004))}, stats.SpliceOptions{})
	if v := s.Table.Values(); len(v) != 4 || !math.IsNaN(v[0]) || !slices.Equal(v[1:], []float64{3, 2, 2}) { // 6/2, 8/4, 10/5
		t.Errorf("%v, want nothing, 3, 2, 2", v)
	}
}

// Links of a chain multiply.
func TestSpliceChain(t *testing.T) {
	segments := []*census.Table{
		collect(t, counted(census.Kanagawa, everySize, 2000, 10, 20), census.WithSurveys(nil)),
		collect(t, counted(census.Kanagawa, fourUp, 2001, 40, 50), census.WithSurveys(nil)),
		collect(t, counted(census.Kanagawa, census.Size{Min: 30}, 2002, 150, 160), census.WithSurveys(nil)),
	}
	for basis, want := range map[series.Basis][]float64{series.NewBasis: {60, 120, 150, 160}, series.OldBasis: {10, 20, 25, 160. / 6}} {
		s := spliced(t, segments, stats.SpliceOptions{Basis: basis})
		for i, v := range s.Table.Values() {
			if !near(v, want[i]) {
				t.Errorf("%v: %d = %v, want %v", basis, s.Table.Key(i).Year, v, want[i])
			}
		}
	}
	given := spliced(t, segments, stats.SpliceOptions{Method: series.GivenFactor, Factors: []float64{2, 3}})
	if v := given.Table.Values(); !slices.Equal(v, []float64{60, 120, 150, 160}) {
		t.Errorf("given factors: %v", v)
	}
	if want := "linked by given factors 2 and 3 on the new basis"; !strings.Contains(given.Note, want) {
		t.Errorf("note %q, want %q in it", given.Note, want)
	}
	added := spliced(t, segments, stats.SpliceOptions{Method: series.AdditiveLink, Basis: series.OldBasis})
	if v := added.Table.Values(); !slices.Equal(v, []float64{10, 20, 30, 40}) {
		t.Errorf("additive, old basis: %v", v)
	}
}

func TestSpliceIndustries(t *testing.T) {
	old := of(2007, census.Kanagawa, "JSIC11:30", census.Employees, 10)
	both := of(2008, census.Kanagawa, "JSIC11:30", census.Employees, 20)
	lost := of(2008, census.Kanagawa, "JSIC11:26", census.Employees, 7)
	later := of(2008, census.Kanagawa, census.TransportationEquipment, census.Employees, 22)
	s := spliced(t, []*census.Table{collect(t, []census.Observation{old, both, lost}), collect(t, []census.Observation{later})}, stats.SpliceOptions{
		Industry: func(i census.Industry) (census.Industry, bool) {
			return census.TransportationEquipment, i == "JSIC11:30"
		},
	})
	if o := made(t, s.Table, census.Year(2007)); !near(o.Value, 11) || o.Industry != census.TransportationEquipment {
		t.Errorf("2007 is %v of %v, want 11 of transportation equipment", o.Value, o.Industry)
	}
}

func TestSpliceRefuses(t *testing.T) {
	table := func(rows ...[]census.Observation) *census.Table { return collect(t, slices.Concat(rows...)) }
	k, a := census.Kanagawa, census.Aichi
	tests := map[string]struct {
		segments []*census.Table
		options  stats.SpliceOptions
		want     []string
	}{
		"no common year": {[]*census.Table{table(counted(k, everySize, 2000, 9)), table(counted(k, fourUp, 2001, 5))}, stats.SpliceOptions{},
			[]string{"no year with a figure in both", "all sizes, has 2000", "4 or more persons, has 2001"}},
		"the common year is suppressed": {[]*census.Table{table(counted(k, everySize, 2000, 9, nan)), table(counted(k, fourUp, 2001, 5))}, stats.SpliceOptions{},
			[]string{"no year with a figure in both", "2000–2001 (2001 suppressed)"}},
		"zero": {[]*census.Table{table(counted(k, everySize, 2000, 0)), table(counted(k, fourUp, 2000, 5))}, stats.SpliceOptions{}, []string{"0 and 5"}},
		"a factor of nothing": {[]*census.Table{table(counted(k, everySize, 2000, 9)), table(counted(k, fourUp, 2001, 5))},
			stats.SpliceOptions{Method: series.GivenFactor, Factors: []float64{-1}}, []string{"not positive"}},
		"a factor too few": {[]*census.Table{table(counted(k, everySize, 2000, 9)), table(counted(k, fourUp, 2001, 5))},
			stats.SpliceOptions{Method: series.GivenFactor}, []string{"0 factors for 1 links"}},
		"a break within": {[]*census.Table{table(counted(k, fourUp, 2000, 9, 9, 9)), table(counted(k, everySize, 2002, 5))}, stats.SpliceOptions{},
			[]string{"manufacturing with publishing", "segments of their own"}},
		"an empty segment": {[]*census.Table{table(counted(k, everySize, 2000, 9)), table()}, stats.SpliceOptions{}, []string{"segment 1 has no figures"}},
		"one segment":      {[]*census.Table{table(counted(k, everySize, 2000, 9))}, stats.SpliceOptions{}, []string{"needs two"}},
		"another area":     {[]*census.Table{table(counted(k, everySize, 2000, 9)), table(counted(a, fourUp, 2000, 5))}, stats.SpliceOptions{}, []string{"none of 2 series"}},
		"the newest first": {[]*census.Table{table(counted(k, fourUp, 2001, 5, 5)), table(counted(k, everySize, 1999, 9, 9))},
			stats.SpliceOptions{Method: series.GivenFactor, Factors: []float64{1}}, []string{"segment 1, 1999–2000, lies before segment 0, 2001–2002", "oldest first"}},
		"a year of none": {[]*census.Table{table(counted(k, everySize, 2000, 9)), table(counted(k, fourUp, 2000, 5))}, stats.SpliceOptions{Years: []census.Year{1999}}, []string{"1999"}},
	}
	for name, x := range tests {
		_, err := stats.Splice(x.segments, x.options)
		if err == nil {
			t.Errorf("%s: no error", name)
			continue
		}
		for _, want := range x.want {
			if !strings.Contains(err.Error(), want) {
				t.Errorf("%s: error %v, want %q in it", name, err, want)
			}
		}
	}
	money := counted(k, fourUp, 2000, 5)
	money[0].Unit = census.UnitYen
	if _, err := stats.Splice([]*census.Table{table(counted(k, everySize, 2000, 9)), table(money)}, stats.SpliceOptions{}); err == nil || !strings.Contains(err.Error(), `"yen"`) {
		t.Errorf("two units: %v", err)
	}
	some := spliced(t, []*census.Table{table(counted(k, everySize, 2000, 9), counted(a, everySize, 2000, nan)), table(counted(k, fourUp, 2000, 5), counted(a, fourUp, 2000, 5))}, stats.SpliceOptions{})
	if len(some.Unlinked) != 1 || some.Unlinked[0].Key.Area != a || some.Table.Len() != 1 {
		t.Errorf("unlinked %v, joined %v", some.Unlinked, some.Table)
	}
}

// Floors differ: the survey of 2000 counted every establishment, that of 2001 those
// of four or more persons, and no year both. Where a table has the overlap, the
// link is its ratio. The figures are invented.
func ExampleSplice() {
	rows := func(size census.Size, values map[census.Year]float64) *census.Table {
		var list []census.Observation
		for y, v := range values {
			list = append(list, census.NewObservation(census.Key{Year: y, Area: census.Kanagawa, Size: size, Measure: census.Establishments}, v))
		}
		t, err := census.Collect(slices.Values(list))
		if err != nil {
			fmt.Println(err)
		}
		return t
	}
	all := rows(census.Size{}, map[census.Year]float64{2000: 16_421})
	four := rows(census.Size{Min: 4}, map[census.Year]float64{2001: 11_000})
	_, err := stats.Splice([]*census.Table{all, four}, stats.SpliceOptions{})
	fmt.Println(err)

	four = rows(census.Size{Min: 4}, map[census.Year]float64{2000: 11_500, 2001: 11_000})
	s, err := stats.Splice([]*census.Table{all, four}, stats.SpliceOptions{Basis: series.OldBasis})
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Printf("four or more persons: %.3f of all\n", s.Links[0].Factor)
	fmt.Print(s.Table)
	// Output:
	// stats: Splice: none of 1 series can be joined; Kanagawa / all manufacturing / 4 or more persons / Establishments: segments 0 and 1: no year with a figure in both; segment 0, all sizes, has 2000; segment 1, 4 or more persons, has 2001
	// four or more persons: 0.700 of all
	// Kanagawa / all manufacturing / all sizes / Establishments / spliced
	// year                  value
	// 2000  16,421 establishments
	// 2001  15,707 establishments  estimated
}

func TestSplicedTrend(t *testing.T) {
	// 2 % a year throughout; the second survey finds half as much.
	var old, later []float64
	for i := range 10 {
		v := 100 * math.Pow(1.02, float64(i))
		old, later = append(old, v), append(later, 100*math.Pow(1.02, float64(i+9))/2)
	}
	s := spliced(t, []*census.Table{collect(t, counted(census.Kanagawa, everySize, 1992, old...)), collect(t, counted(census.Kanagawa, fourUp, 2001, later[0]))}, stats.SpliceOptions{})
	trend := stats.Trends(s.Table, stats.TrendOptions{})[0]
	if len(trend.Years) != 10 || math.Abs(trend.Rate-0.02) > 1e-12 || trend.Status != census.Estimated {
		t.Errorf("trend of %v over %v, %v; want .02 over ten years, estimated", trend.Rate, trend.Years, trend.Status)
	}
}
