package stats_test

import (
	"fmt"
	"math"
	"math/rand/v2"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/machikoba/machikoba/ingest/census"
	"github.com/machikoba/machikoba/stats"
	"github.com/machikoba/machikoba/stats/internal/oracle"
)

// span is one between years of the Census of Manufactures that are comparable in
// money and in counts.
var span = stats.Span{From: 2016, To: 2018}

// of returns a figure of an industry, absent where the value is NaN.
func of(year census.Year, a census.Area, i census.Industry, m census.Measure, v float64) census.Observation {
	k := census.Key{Year: year, Area: a, Industry: i, Size: census.Size{Min: 4}, Measure: m}
	if math.IsNaN(v) {
		return census.Absence(k, census.Suppressed)
	}
	return census.NewObservation(k, v)
}

// cells makes a table of one measure by area and industry in both years of span,
// with the totals given under the empty industry.
func cells(t testing.TB, m census.Measure, values map[census.Area]map[census.Industry][2]float64) *census.Table {
	t.Helper()
	var rows []census.Observation
	for a, industries := range values {
		for i, v := range industries {
			rows = append(rows, of(span.From, a, i, m, v[0]), of(span.To, a, i, m, v[1]))
		}
	}
	return collect(t, rows)
}

// adds checks that a decomposition adds up and that its parts are those listed.
func adds(t testing.TB, d stats.Decomposition) {
	t.Helper()
	sum := d.NotAttributed
	for _, v := range d.Total {
		sum += v
	}
	if scale := math.Abs(d.Start) + math.Abs(d.End); !(math.Abs(sum-d.Change()) <= 1e-12*scale) {
		t.Errorf("%v: effects and the rest add up to %v, want %v", d.Key, sum, d.Change())
	}
	for e := range d.Effects {
		total, scale := 0.0, 0.0
		for _, p := range d.Parts {
			if !math.IsNaN(p.Effects[e]) {
				total += p.Effects[e]
				scale += math.Abs(p.Effects[e])
			}
		}
		if math.Abs(total-d.Total[e]) > 1e-12*scale {
			t.Errorf("%v: parts of %s add up to %v, want %v", d.Key, d.Effects[e], total, d.Total[e])
		}
	}
}

// only returns the one decomposition of a list.
func only(t testing.TB, list []stats.Decomposition, err error) stats.Decomposition {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
	if len(list) != 1 {
		t.Fatalf("%d decompositions, want 1", len(list))
	}
	adds(t, list[0])
	return list[0]
}

// The effects of every part add up to its change, whatever is zero; what is hidden in
// either year has none, and is not attributed.
func TestEffectsOfAPartAddUpToItsChange(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 0))
	for range 60 {
		table := randomIndustries(t, random)
		for name, f := range map[string]func() ([]stats.Decomposition, error){
			"Contributions": func() ([]stats.Decomposition, error) {
				return stats.Contributions(table.Select(census.Kanagawa, census.Shipments), census.ByIndustry, span)
			},
			"LMDI": func() ([]stats.Decomposition, error) {
				return stats.LMDI(table.Select(census.Kanagawa, census.Shipments), span, stats.LMDIOptions{})
			},
			"LMDI through two": func() ([]stats.Decomposition, error) {
				return stats.LMDI(table.Select(census.Kanagawa, census.Shipments), span, stats.LMDIOptions{Through: []census.Measure{census.Establishments, census.Employees}})
			},
			"classic": func() ([]stats.Decomposition, error) {
				return stats.ShiftShare(table.Select(census.Kanagawa, census.Shipments), span, stats.ShiftShareOptions{})
			},
			"Esteban-Marquillas": func() ([]stats.Decomposition, error) {
				return stats.ShiftShare(table.Select(census.Kanagawa, census.Shipments), span, stats.ShiftShareOptions{Model: stats.EstebanMarquillas})
			},
			"Arcelus": func() ([]stats.Decomposition, error) {
				return stats.ShiftShare(table.Select(census.Kanagawa, census.Shipments), span, stats.ShiftShareOptions{Model: stats.ArcelusModel})
			},
		} {
			list, err := f()
			d := only(t, list, err)
			rest := d.Change()
			for _, p := range d.Parts {
				sum, change := 0.0, p.End-p.Start
				for _, v := range p.Effects {
					sum += v
				}
				if math.IsNaN(sum) {
					continue
				}
				rest -= change
				if math.Abs(sum-change) > 1e-10*(math.Abs(p.Start)+math.Abs(p.End)+1) {
					t.Errorf("%s: effects of %v add up to %v, want %v", name, p.Key.Industry, sum, change)
				}
			}
			if math.Abs(d.NotAttributed-rest) > 1e-9 {
				t.Errorf("%s: not attributed %v, want %v", name, d.NotAttributed, rest)
			}
		}
	}
}

// randomIndustries are industries of Kanagawa and of the nation in both years of
// span: some are empty in a year, some hidden.
func randomIndustries(t *testing.T, random *rand.Rand) *census.Table {
	t.Helper()
	var rows []census.Observation
	for _, y := range []census.Year{span.From, span.To} {
		for m, scale := range map[census.Measure]float64{census.Establishments: 9, census.Employees: 90, census.Shipments: 900} {
			var own, nation float64
			for i, industry := range []census.Industry{census.Food, census.Rubber, census.Paper, census.Leather} {
				v := scale * (1 + math.Floor(9*random.Float64()))
				if i == 1 && y == span.To || i == 2 && y == span.From { // left, and came
					v = 0
				}
				own, nation = own+v, nation+5*v+scale
				shown := v
				if i == 3 && m == census.Shipments && y == span.To {
					shown = nan
				}
				rows = append(rows, of(y, census.Kanagawa, industry, m, shown), of(y, census.Japan, industry, m, 5*v+scale))
			}
			rows = append(rows, of(y, census.Kanagawa, census.Manufacturing, m, own), of(y, census.Japan, census.Manufacturing, m, nation))
		}
	}
	return collect(t, rows)
}

func TestContributionsOracle(t *testing.T) {
	oracle.Run(t, "growth_contribution", func(t *testing.T, c *oracle.Case) {
		table, every := synthetic(t, c)
		table = table.Select(census.Shipments)
		years := table.Years()
		s := stats.Span{From: years[0], To: years[len(years)-1]}
		for _, p := range c.Expected.Keys() {
			d, err := stats.Contributions(table.Select(area(p), every), census.ByIndustry, s)
			by := only(t, d, err)
			for _, part := range by.Parts {
				code := part.Key.Industry.Code()
				c.Check(t, 100*by.Points(part.Effects[0]), p, "contribution_pp_by_industry", code)
				c.Check(t, 100*by.Share(part.Effects[0]), p, "contribution_rate_pct_by_industry", code)
			}
			d, err = stats.Contributions(table.Select(area(p), census.Manufacturing), census.BySize, s)
			by = only(t, d, err)
			for _, part := range by.Parts {
				size := strings.Replace(part.Key.Size.String(), "+", "-", 1)
				c.Check(t, 100*by.Points(part.Effects[0]), p, "contribution_pp_by_size", size)
			}
			c.Check(t, 100*by.Points(by.Change()), p, "growth_pct")
		}
		skip(c) // growth rates and indices are tested with Growth
	})
}

func TestContributionsNotAttributed(t *testing.T) {
	a := census.Kanagawa
	table := cells(t, census.Shipments, map[census.Area]map[census.Industry][2]float64{a: {
		census.Manufacturing: {1000, 1100}, census.Food: {400, 430}, census.Textiles: {100, nan}, census.Rubber: {0, 20},
	}})
	list, err := stats.Contributions(table, census.ByIndustry, span)
	d := only(t, list, err)
	if d.NotAttributed != 50 || d.Missing != 1 {
		t.Errorf("not attributed %v of %d parts, want 50 of 1", d.NotAttributed, d.Missing)
	}
	if got := d.Points(d.NotAttributed) + d.Points(d.Total[0]); !near(got, 0.1) {
		t.Errorf("points add up to %v, want .1", got)
	}
	for _, p := range d.Parts {
		want := map[census.Industry]census.Status{census.Textiles: census.Suppressed}[p.Key.Industry]
		if p.Status != want {
			t.Errorf("%v is %v, want %v", p.Key.Industry, p.Status, want)
		}
	}
	rest := made(t, d.Table(), census.Statistic("not attributed, 2016–2018"))
	if rest.Value != 50 || rest.Industry != census.Manufacturing || rest.Unit != census.UnitYen {
		t.Errorf("row of what is not attributed: %+v", rest)
	}
	if o := made(t, d.Table(), census.Textiles); o.Status != census.Suppressed || !math.IsNaN(o.Value) {
		t.Errorf("change of textiles is %v %v, want suppressed", o.Value, o.Status)
	}
}

// Nil is a true zero, from which a part may grow.
func TestContributionsOfNil(t *testing.T) {
	rows := []census.Observation{
		census.Absence(of(2016, "14", census.Food, census.Shipments, 0).Key, census.Nil), of(2018, "14", census.Food, census.Shipments, 7),
		of(2016, "14", "", census.Shipments, 10), of(2018, "14", "", census.Shipments, 17)}
	list, err := stats.Contributions(collect(t, rows), census.ByIndustry, span)
	d := only(t, list, err)
	if d.Parts[0].Effects[0] != 7 || d.NotAttributed != 0 || !near(d.Share(7), 1) {
		t.Errorf("from nil: %v", d)
	}
	if o := made(t, d.Table(), census.Food); o.Value != 7 || o.Status != census.Computed {
		t.Errorf("row from nil: %v %v", o.Value, o.Status)
	}
}

// By area and by size the parts are found as they are by industry; a selection
// finds its whole in the table that it was taken from.
func TestContributionsByAreaAndSize(t *testing.T) {
	small, large := census.Size{Min: 4, Max: 29}, census.Size{Min: 30}
	var rows []census.Observation
	for i, y := range []census.Year{2016, 2018} {
		for _, f := range []struct {
			area census.Area
			size census.Size
			v    [2]float64
		}{{census.Japan, fourUp, [2]float64{100, 130}}, {census.Kanagawa, fourUp, [2]float64{60, 80}}, {census.Aichi, fourUp, [2]float64{40, 50}},
			{census.Kanagawa, small, [2]float64{20, 15}}, {census.Kanagawa, large, [2]float64{40, 65}}} {
			o := of(y, f.area, "", census.Shipments, f.v[i])
			o.Size = f.size
			rows = append(rows, o)
		}
	}
	table := collect(t, rows)
	list, err := stats.Contributions(table.Select(fourUp, census.PrefectureLevel), census.ByArea, span)
	if d := only(t, list, err); d.Key.Area != census.Japan || len(d.Parts) != 2 || !near(d.Points(d.Parts[1].Effects[0]), .1) || d.NotAttributed != 0 {
		t.Errorf("by area: %v", d)
	}
	list, err = stats.Contributions(table.Select(census.Kanagawa, small, large), census.BySize, span)
	if d := only(t, list, err); d.Key.Size != fourUp || d.Change() != 20 || d.Total[0] != 20 {
		t.Errorf("by size: %v", d)
	}
}

// Codes of other schemes are called by the names that came with the table.
func TestDecompositionLabels(t *testing.T) {
	var rows []census.Observation
	for _, y := range []census.Year{2016, 2018} {
		rows = append(rows, of(y, area("r"), "", census.Employees, 9), of(y, area("r"), industry("7"), census.Employees, 9))
	}
	table := collect(t, rows, census.WithSurveys(nil), census.WithLabel(census.ByIndustry, "example:7", "Clocks", "時計"))
	list, err := stats.Contributions(table, census.ByIndustry, span)
	if d := only(t, list, err); !strings.Contains(d.String(), "Clocks") || d.Table().Label(d.Parts[0].Key, census.ByIndustry, census.English) != "Clocks" {
		t.Errorf("no clocks in\n%v", d)
	}
}

// Where the total did not change there are no shares of its change; where it is
// suppressed nothing is said of the rest.
func TestContributionsEdges(t *testing.T) {
	a := census.Kanagawa
	table := func(total [2]float64) *census.Table {
		return cells(t, census.Shipments, map[census.Area]map[census.Industry][2]float64{a: {
			census.Manufacturing: total, census.Food: {10, 20}, census.Rubber: {20, 10}}})
	}
	list, err := stats.Contributions(table([2]float64{30, 30}), census.ByIndustry, span)
	if d := only(t, list, err); !math.IsNaN(d.Share(10)) || !near(d.Points(10), 1./3) {
		t.Errorf("share %v, points %v of no change", d.Share(10), d.Points(10))
	}
	list, err = stats.Contributions(table([2]float64{0, 30}), census.ByIndustry, span)
	if d := only(t, list, err); !math.IsNaN(d.Points(10)) {
		t.Errorf("points %v of nothing", d.Points(10))
	}
	list, err = stats.Contributions(table([2]float64{nan, 30}), census.ByIndustry, span)
	if err != nil || !math.IsNaN(list[0].NotAttributed) || list[0].Status != census.Suppressed || list[0].Total[0] != 0 {
		t.Errorf("with a suppressed total: %+v %v", list, err)
	}
	one := collect(t, []census.Observation{of(2018, a, census.Food, census.Shipments, 5), of(2018, a, census.Manufacturing, census.Shipments, 5)})
	list, err = stats.Contributions(one, census.ByIndustry, span)
	if err != nil || list[0].Parts[0].Status != census.NotAvailable {
		t.Errorf("one year: %+v %v", list, err)
	}
}

func TestContributionsRefuses(t *testing.T) {
	a := census.Kanagawa
	row := func(y census.Year, size census.Size, i census.Industry) census.Observation {
		o := of(y, a, i, census.Shipments, 1)
		o.Size = size
		return o
	}
	four, old := census.Size{Min: 4}, census.Industry("JSIC11:30")
	tests := map[string]struct {
		rows []census.Observation
		by   census.Dimension
		span stats.Span
		want string
	}{
		"a break": {[]census.Observation{row(2010, four, census.Food), row(2011, four, census.Food)}, census.ByIndustry,
			stats.Span{From: 2010, To: 2011}, "Census of Manufactures → 2011 Economic Census"},
		"two revisions": {[]census.Observation{row(2007, four, old), row(2008, four, census.TransportationEquipment)}, census.ByIndustry,
			stats.Span{From: 2007, To: 2008}, "not parts of one whole"},
		"sizes that overlap": {[]census.Observation{row(2016, four, ""), row(2016, census.Size{Min: 30}, ""), row(2016, census.Size{Min: 30, Max: 99}, "")},
			census.BySize, span, "not parts of one whole"},
		"no parts":    {[]census.Observation{row(2016, four, "")}, census.ByIndustry, span, "no parts by industry"},
		"by a medium": {[]census.Observation{row(2016, four, "")}, census.ByMeasure, span, "want area, industry or size"},
	}
	for name, x := range tests {
		_, err := stats.Contributions(collect(t, x.rows), x.by, x.span)
		if err == nil || !strings.Contains(err.Error(), x.want) {
			t.Errorf("%s: error %v, want %q in it", name, err, x.want)
		}
	}
}

func TestSpanPanics(t *testing.T) {
	defer func() {
		if recover() == nil {
			t.Error("a span that ends before it begins")
		}
	}()
	_, _ = stats.Contributions(collect(t, nil), census.ByArea, stats.Span{From: 2018, To: 2016})
}

// item returns an industry code of two digits.
func item(i int) census.Industry { return industry(strconv.Itoa(10 + i)) }

// Of the growth of 10 % food made 3 points, and 5 are not attributed, because
// textiles are suppressed in one of the years.
func ExampleContributions() {
	var rows []census.Observation
	for _, f := range []struct {
		industry census.Industry
		v0, v1   float64
	}{{census.Manufacturing, 1000e9, 1100e9}, {census.Food, 400e9, 430e9}, {census.Textiles, 100e9, math.NaN()}, {census.Rubber, 0, 20e9}} {
		rows = append(rows, of(2016, census.Kanagawa, f.industry, census.Shipments, f.v0), of(2018, census.Kanagawa, f.industry, census.Shipments, f.v1))
	}
	t, err := census.Collect(slices.Values(rows))
	if err != nil {
		fmt.Println(err)
		return
	}
	list, err := stats.Contributions(t, census.ByIndustry, stats.Span{From: 2016, To: 2018})
	if err != nil {
		fmt.Println(err)
		return
	}
	d := list[0]
	for _, p := range d.Parts {
		fmt.Printf("%-16s %5.1f points %5.1f %% of the change\n", p.Key.Industry.Label(census.English), 100*d.Points(p.Effects[0]), 100*d.Share(p.Effects[0]))
	}
	fmt.Printf("%-16s %5.1f points %5.1f %% of the change\n", "not attributed", 100*d.Points(d.NotAttributed), 100*d.Share(d.NotAttributed))
	// Output:
	// Food               3.0 points  30.0 % of the change
	// Textiles           NaN points   NaN % of the change
	// Rubber products    2.0 points  20.0 % of the change
	// not attributed     5.0 points  50.0 % of the change
}
