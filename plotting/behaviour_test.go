package plotting_test

import (
	"fmt"
	"math"
	"slices"
	"strings"
	"testing"

	"gonum.org/v1/plot/plotter"
	"gonum.org/v1/plot/vg"

	"github.com/machikoba/machikoba/ingest/census"
	"github.com/machikoba/machikoba/plotting"
)

// runs returns the numbers of points of the lines in a colour, in the order in
// which they were drawn.
func (s *spy) runs(hex string) []int {
	var lengths []int
	for _, k := range s.strokes {
		r, g, b, _ := k.colour.RGBA()
		curved := slices.ContainsFunc(k.path, func(c vg.PathComp) bool { return c.Type == vg.CurveComp })
		if fmt.Sprintf("%02X%02X%02X", r>>8, g>>8, b>>8) == hex && !curved && !s.leader(k) {
			lengths = append(lengths, len(k.path))
		}
	}
	return lengths
}

// leader reports whether a stroke is a leader, which is thin and ends at a name.
func (s *spy) leader(k stroke) bool {
	last := k.path[len(k.path)-1].Pos
	return slices.ContainsFunc(s.texts, func(w written) bool {
		return w.box.Min.X > last.X && w.box.Min.X-last.X < 5 && math.Abs(float64(w.box.Min.Y+w.box.Max.Y)/2-float64(last.Y)) < 10
	})
}

// No line crosses a break: there are as many lines as runs of comparable years,
// each with as many points as its run has years.
func TestLinesStopAtBreaks(t *testing.T) {
	tab := table(t, shipmentRows(census.Kanagawa))
	var want []int
	for _, run := range tab.Surveys().Segments(tab.Years(), census.Shipments) {
		if len(run) > 1 {
			want = append(want, len(run))
		}
	}
	s := look(must(t)(plotting.Lines(tab, plotting.LineOptions{})))
	if got := s.runs("0072B2"); !slices.Equal(got, want) {
		t.Errorf("lines of %v points, want %v", got, want)
	}
	if !s.contains("2011: Economic Census") {
		t.Error("the break of 2011 is not named")
	}
}

// Without surveys no break is known, and only the missing year parts a line.
func TestLinesStopAtGaps(t *testing.T) {
	rows := shipmentRows(census.Kanagawa, census.Aichi)
	rows[4] = census.Absence(rows[4].Key, census.NotAvailable) // Kanagawa 2011
	c := must(t)(plotting.Lines(table(t, rows, census.WithSurveys(nil)), plotting.LineOptions{}))
	s := look(c)
	if got := s.runs("D55E00"); !slices.Equal(got, []int{4, 8}) { // Kanagawa ends second
		t.Errorf("lines of %v points, want [4 8]", got)
	}
	if got := s.runs("0072B2"); !slices.Equal(got, []int{13}) {
		t.Errorf("lines of %v points, want [13]", got)
	}
	for _, want := range []string{"Gaps: not available (1).", "Hollow markers: estimated or provisional."} {
		if !slices.Contains(c.Notes, want) {
			t.Errorf("notes %q lack %q", c.Notes, want)
		}
	}
}

// Figures of every fifth year make a line: the table has no year between.
func TestLinesAtTheTablesStep(t *testing.T) {
	var rows []census.Observation
	for y := census.Year(1990); y <= 2010; y += 5 {
		rows = append(rows, census.NewObservation(census.Key{Year: y, Area: census.Nara, Measure: census.Employees}, float64(y)))
	}
	s := look(must(t)(plotting.Lines(table(t, rows, census.WithSurveys(nil)), plotting.LineOptions{})))
	if got := s.runs("0072B2"); !slices.Equal(got, []int{5}) {
		t.Errorf("lines of %v points, want [5]", got)
	}
}

func TestBaseline(t *testing.T) {
	money := table(t, shipmentRows(census.Kanagawa))
	for _, tt := range []struct {
		baseline plotting.Baseline
		zero     bool
	}{{plotting.UsualBaseline, true}, {plotting.ZeroBaseline, true}, {plotting.FreeBaseline, false}} {
		s := look(must(t)(plotting.Lines(money, plotting.LineOptions{Baseline: tt.baseline})))
		if got := s.says("0"); got != tt.zero {
			t.Errorf("%v: zero on the axis: %v, want %v", tt.baseline, got, tt.zero)
		}
	}
	index := shapes(t)["long names"]
	if s := look(must(t)(plotting.Lines(index, plotting.LineOptions{}))); s.says("0") || !s.says("100") {
		t.Error("an index is drawn from zero, or without its base")
	}
}

func TestPeoplesUnits(t *testing.T) {
	var rows []census.Observation
	for y, v := range []float64{395406, 398441, 403571} { // Kanagawa's employees, 4 or more persons
		k := census.Key{Year: census.Year(2007 + y), Area: census.Kanagawa, Size: fourPlus, Measure: census.Employees}
		rows = append(rows, census.NewObservation(k, v))
	}
	c := must(t)(plotting.Lines(table(t, rows), plotting.LineOptions{}))
	if s := look(c); c.Axis != "Employees, persons" || !s.says("200,000") {
		t.Errorf("axis %q, 200,000 written: %v", c.Axis, s.says("200,000"))
	}
	share := madeUp(census.ShareOfNation, census.UnitFraction, func(i int) float64 { return float64(i) / 1081 })
	c = must(t)(plotting.RankedBars(table(t, share), plotting.BarOptions{}))
	if s := look(c); c.Axis != "Share of nation, %" || !s.says("4.3") {
		t.Errorf("axis %q, 4.3 written: %v", c.Axis, s.says("4.3"))
	}
}

func TestRankedBars(t *testing.T) {
	rows := madeUp(census.ShareOfNation, census.UnitFraction, func(i int) float64 { return 0.01 * float64(i/2) })
	rows[0] = hide(rows[0], 0.002, 0.004)
	rows[1] = hide(rows[1], math.Inf(-1), math.Inf(1))
	whole := rows[5]
	whole.Area, whole.Value = census.Japan, 1
	c := must(t)(plotting.RankedBars(table(t, append(rows, whole)), plotting.BarOptions{
		Top: 4, Options: plotting.Options{Highlight: []census.Filter{census.Area("30")}},
	}))
	var got []string
	for _, w := range look(c).texts {
		got = append(got, w.text)
	}
	text := strings.Join(got, " ")
	// 47, then 45 and 46 with one value, 43 and 44, and 30 with 29 in the middle
	for _, want := range []string{"1 Okinawa 23.0", "2 Miyazaki 22.0", "2 Kagoshima 22.0", "4 Kumamoto 21.0", "18 Wakayama 14.0", "5 of 47 shown.", "Dashed rule: Japan: 100.0 %."} {
		if !strings.Contains(text, want) {
			t.Errorf("%q is not in %q", want, text)
		}
	}
	if strings.Contains(text, "Oita") {
		t.Error("the fifth is shown")
	}
	s := look(must(t)(plotting.RankedBars(table(t, rows), plotting.BarOptions{})))
	for _, want := range []string{"Hokkaido suppressed: 0.2–0.4", "Aomori suppressed"} {
		if !s.contains(want) {
			t.Errorf("%q is not written", want)
		}
	}
}

// Hokkaido is top right, Okinawa bottom left, and no two tiles share a place.
func TestTileGridLayout(t *testing.T) {
	s := look(must(t)(plotting.TileGrid(table(t, prefectureRows()), plotting.TileOptions{})))
	at := map[string]vg.Point{}
	places := map[string]string{}
	for _, w := range s.texts {
		if len(w.text) != 3 || strings.ToUpper(w.text) != w.text || strings.ContainsAny(w.text, "0123456789.") {
			continue
		}
		middle := vg.Point{X: (w.box.Min.X + w.box.Max.X) / 2, Y: w.box.Min.Y}
		at[w.text] = middle
		key := fmt.Sprintf("%.0f %.0f", middle.X, middle.Y)
		if other, taken := places[key]; taken {
			t.Errorf("%s and %s share a tile", w.text, other)
		}
		places[key] = w.text
	}
	if len(at) != 47 {
		t.Fatalf("%d tiles, want 47", len(at))
	}
	for name, p := range at {
		if p.X > at["HKD"].X+1 || p.Y > at["HKD"].Y || p.X < at["OKN"].X-1 || p.Y < at["OKN"].Y {
			t.Errorf("%s lies beyond Hokkaido or Okinawa", name)
		}
	}
	if !(at["TKY"].X > at["OSK"].X && at["OSK"].X > at["FKO"].X && at["AOM"].Y > at["TKY"].Y) {
		t.Error("the map is not that of Japan")
	}
}

func TestErrors(t *testing.T) {
	rows := shipmentRows(census.Kanagawa, census.Aichi)
	employees := census.NewObservation(census.Key{Year: 2017, Area: census.Nara, Size: fourPlus, Measure: census.Employees}, 60000)
	sized := rows[0]
	sized.Size = census.Size{Min: 30}
	odd := rows[0]
	odd.Key.Year, odd.Unit = 2030, "dollars"
	gone := census.Absence(rows[0].Key, census.Suppressed)
	lines := func(tab *census.Table) error { _, err := plotting.Lines(tab, plotting.LineOptions{}); return err }
	bars := func(tab *census.Table) error { _, err := plotting.RankedBars(tab, plotting.BarOptions{}); return err }
	tiles := func(tab *census.Table) error { _, err := plotting.TileGrid(tab, plotting.TileOptions{}); return err }
	for _, tt := range []struct {
		name  string
		chart func(*census.Table) error
		rows  []census.Observation
		want  string
	}{
		{"no rows", lines, nil, "nothing to draw: the table has no rows"},
		{"measures", lines, append(rows[:3:3], employees), "one measure, and the rows have 2 (Shipments, Employees)"},
		{"units", lines, append(rows[:3:3], odd), "one unit, and the rows have 2"},
		{"two figures", lines, append(rows[:13:13], rows[13], sized), "differ in area (Kanagawa, Aichi) and in size (4 or more persons, 30 or more persons)"},
		{"years", bars, rows, "one year, and the rows have 13 (2007, 2008, 2009, …, 2019)"},
		{"suppressed bars", bars, []census.Observation{gone}, "none of the 1 figures has a value (1 suppressed)"},
		{"suppressed lines", lines, []census.Observation{gone}, "none of the 1 figures has a value (1 suppressed)"},
		{"only ranges", lines, []census.Observation{hide(rows[0], 1, 2)}, "none of the 1 figures has a value"},
		{"only ranges", tiles, []census.Observation{hide(rows[0], 1, 2)}, "none of the 1 figures has a value"},
		{"industries as tiles", tiles, ehimeRows(), "draws prefectures, and the rows have Food"},
	} {
		err := tt.chart(table(t, tt.rows))
		if err == nil || !strings.Contains(err.Error(), tt.want) {
			t.Errorf("%s: error %v, want %q in it", tt.name, err, tt.want)
		}
	}
	_, err := plotting.Lines(table(t, rows), plotting.LineOptions{Options: plotting.Options{Highlight: []census.Filter{census.Nara}}})
	if err == nil || !strings.Contains(err.Error(), "highlight") {
		t.Errorf("a highlight of nothing: error %v", err)
	}
}

// The break before 2016 is named so where the table goes on with 2017.
func TestBreakBetweenYears(t *testing.T) {
	rows := shipmentRows(census.Kanagawa)
	rows = append(rows[7:9:9], rows[10:]...) // 2014, 2015, 2017, …
	s := look(must(t)(plotting.Lines(table(t, rows), plotting.LineOptions{})))
	if !s.contains("2016: Census of Manufactures") || s.contains("2017: ") {
		t.Error("the break is not named by the year that it lies before")
	}
}

// Further plotters of gonum are drawn too, and the axes make room for them.
func TestFurtherPlotter(t *testing.T) {
	c := must(t)(plotting.Lines(table(t, shipmentRows(census.Kanagawa)), plotting.LineOptions{}))
	target, err := plotter.NewLine(plotter.XYs{{X: 2010, Y: 21e12}, {X: 2019, Y: 42e12}})
	if err != nil {
		t.Fatal(err)
	}
	c.Plot.Add(target)
	if s := look(c); !s.says("40") {
		t.Error("the axis does not reach the further line")
	}
	checkClean(t, c)
}
