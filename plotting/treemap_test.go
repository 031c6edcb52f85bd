package plotting_test

import (
	"log"
	"math"
	"slices"
	"strings"
	"testing"

	"gonum.org/v1/plot/vg"

	"github.com/machikoba/machikoba/ingest/census"
	"github.com/machikoba/machikoba/plotting"
)

func ExampleTreemap() {
	t, err := census.Collect(slices.Values(ehimeRows()))
	if err != nil {
		log.Fatal(err)
	}
	c, err := plotting.Treemap(t, plotting.TreemapOptions{})
	if err != nil {
		log.Fatal(err)
	}
	show(c)
	// Output:
	// Value added
	// Ehime, establishments of 4 or more persons, 2018
	// Value added, billion yen
	// Source: METI, Census of Manufactures, 2019 survey, e-Stat 0003432907
	// chart.png
}

func TestTreemapGolden(t *testing.T) {
	rows := ehimeRows()
	rows[11] = hide(rows[11], 5e9, 15e9)
	o := plotting.TreemapOptions{}
	o.Title, o.Highlight = "Paper is the largest industry of Ehime", []census.Filter{census.Paper}
	golden(t, "treemap", must(t)(plotting.Treemap(table(t, rows), o)))
}

func TestTreemapClean(t *testing.T) {
	rows := prefectureRows()
	equal, hidden := slices.Clone(rows), slices.Clone(rows)
	for i := range rows {
		equal[i].Value = 1e9
		hidden[i] = hide(rows[i], 0, float64(i+1)*1e9)
	}
	for name, rows := range map[string][]census.Observation{
		"industries": ehimeRows(), "47": rows, "equal": equal, "hidden": hidden, "one": rows[:1], "two": rows[:2],
	} {
		checkEverywhere(t, name, func(o plotting.Options) (*plotting.Chart, error) {
			return plotting.Treemap(table(t, rows), plotting.TreemapOptions{Options: o})
		})
	}
}

// The rectangles of 6, 6, 4, 3, 2, 2 and 1 have areas in that proportion, fill
// the whole, and none is more oblong than 3 to 1 (the example of Bruls, Huizing
// and van Wijk has 25/9 at most, on an area of 6 by 4).
func TestTreemapAreas(t *testing.T) {
	rows := madeUp(census.ShareOfNation, census.UnitPersons, func(int) float64 { return 0 })[:7]
	values := []float64{6, 6, 4, 3, 2, 2, 1}
	for i, v := range values {
		rows[i].Value = v
	}
	c := must(t)(plotting.Treemap(table(t, rows), plotting.TreemapOptions{Options: plotting.Options{Size: plotting.Square}}))
	c.Title, c.Subtitle, c.Axis, c.Notes, c.Source = "", "", "", nil, ""
	c.Width, c.Height = 618, 400+18+9 // with the margins about 6 by 4
	var areas []float64
	var sum float64
	for _, r := range look(c).fills {
		if size := r.Size(); size.X > 0 && size.X < c.Width-1 {
			size = size.Add(vg.Point{X: 1.08, Y: 1.08}) // the gaps between them
			areas = append(areas, float64(size.X*size.Y))
			sum += float64(size.X * size.Y)
			if p := float64(size.X / size.Y); p > 3 || p < 1./3 {
				t.Errorf("a rectangle of %v", size)
			}
		}
	}
	if len(areas) != len(values) {
		t.Fatalf("%d rectangles, want 7", len(areas))
	}
	for i, v := range values {
		if got := areas[i] / sum; math.Abs(got-v/24) > 1e-6 {
			t.Errorf("rectangle %d is %.4f of all, want %.4f", i, got, v/24)
		}
	}
}

// Of 100 billion yen 50 and 30 are published, and what is hidden is 16 to 24, or
// 20 in the middle: shares are of the 100 where these are known, be it from the
// table that the industries were selected from, and else of 50 + 30 + 20, or, of
// the published alone, of 80. A total that is less than its parts is of something
// else.
func TestTreemapShares(t *testing.T) {
	row := func(i census.Industry, v float64) census.Observation {
		return census.NewObservation(census.Key{Year: 2018, Area: census.Kanagawa, Industry: i, Measure: census.Shipments}, v)
	}
	whole, food, paper := row(census.Manufacturing, 100e9), row(census.Food, 50e9), row(census.Paper, 30e9)
	whole.Sources, food.Sources = []census.Source{{Publisher: "MIC"}}, []census.Source{{Publisher: "METI"}}
	hidden := hide(row(census.Rubber, 0), 16e9, 24e9)
	less, rough := row(census.Manufacturing, 70e9), whole
	rough.Status = census.Estimated
	divisions := census.IndustryFunc(census.Industry.IsDivision)
	for name, tt := range map[string]struct {
		table *census.Table
		share string // of food
		note  string
	}{
		"with the whole":          {table(t, []census.Observation{whole, food, paper}), "50.0 %", "Shares are of the whole. All manufacturing: 100 billion yen."},
		"selected from the whole": {table(t, []census.Observation{whole, food, paper}).Select(divisions), "50.0 %", "Shares are of the whole. All manufacturing: 100 billion yen."},
		"of an estimate":          {table(t, []census.Observation{rough, food, paper}), "50.0 %", "Shares are of the whole, which is estimated or provisional. All manufacturing: 100 billion yen."},
		"without the whole":       {table(t, []census.Observation{food, paper, hidden}), "50.0 %", "Shares are of what is drawn."},
		"published alone":         {table(t, []census.Observation{food, paper}), "62.5 %", "Shares are of what is drawn."},
		"of something else":       {table(t, []census.Observation{less, food, paper}), "62.5 %", "Shares are of what is drawn. All manufacturing: 70 billion yen."},
	} {
		t.Run(name, func(t *testing.T) {
			c := must(t)(plotting.Treemap(tt.table, plotting.TreemapOptions{}))
			if !slices.Contains(c.Notes, tt.note) {
				t.Errorf("notes %q lack %q", c.Notes, tt.note)
			}
			want := "Source: METI"
			if strings.HasPrefix(tt.note, "Shares are of the whole") {
				want = "Source: MIC; METI"
			}
			if c.Source != want {
				t.Errorf("%q, want %q", c.Source, want)
			}
			var texts []string
			for _, w := range look(c).texts {
				texts = append(texts, w.text)
			}
			if all := strings.Join(texts, "|"); !strings.Contains(all, "50.0 ("+tt.share+")") {
				t.Errorf("%q lacks 50.0 (%s)", all, tt.share)
			}
		})
	}
}

func TestTreemapErrors(t *testing.T) {
	negative := prefectureRows()[:1]
	negative[0].Value = -1
	_, err := plotting.Treemap(table(t, negative), plotting.TreemapOptions{})
	checkError(t, err, "none of the 1 figures is above zero")
	ratios := madeUp(census.LocationQuotient, census.UnitRatio, func(int) float64 { return 1 })
	_, err = plotting.Treemap(table(t, ratios), plotting.TreemapOptions{})
	checkError(t, err, `"ratio" do not`)
	c := must(t)(plotting.Treemap(table(t, ehimeRows()), plotting.TreemapOptions{}))
	if want := "Not drawn, being absent, zero or negative: 3."; !slices.Contains(c.Notes, want) {
		t.Errorf("notes %q lack %q", c.Notes, want)
	}
}
