package plotting_test

import (
	"encoding/csv"
	"encoding/json"
	"fmt"
	"log"
	"math"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/machikoba/machikoba/ingest/census"
	"github.com/machikoba/machikoba/plotting"
)

func ExampleLorenz() {
	t, err := census.Collect(slices.Values(prefectureRows()))
	if err != nil {
		log.Fatal(err)
	}
	c, err := plotting.Lorenz(t, plotting.LorenzOptions{Options: plotting.Options{
		Title: "A fifth of the prefectures ships more than half",
	}})
	if err != nil {
		log.Fatal(err)
	}
	show(c)
	// Output:
	// A fifth of the prefectures ships more than half
	// All manufacturing, establishments of 4 or more persons, 2017
	// Shipments, cumulative share, %
	// Source: METI, Census of Manufactures, 2018 survey
	// chart.png
}

func ExampleBoxPlot() {
	t, err := census.Collect(slices.Values(prefectureRows()))
	if err != nil {
		log.Fatal(err)
	}
	c, err := plotting.BoxPlot(t, plotting.BoxOptions{Options: plotting.Options{
		Highlight: []census.Filter{census.Kanagawa},
	}})
	if err != nil {
		log.Fatal(err)
	}
	show(c)
	// Output:
	// Shipments
	// All manufacturing, establishments of 4 or more persons, 2017
	// Shipments, trillion yen
	// Source: METI, Census of Manufactures, 2018 survey
	// chart.png
}

func TestSpreadingGolden(t *testing.T) {
	few := quotients(t, census.Employees).Select(census.IndustryFunc(func(i census.Industry) bool {
		return slices.Contains(census.JSIC12.Divisions()[:3], i) || i == census.TransportationEquipment
	}))
	golden(t, "box", must(t)(plotting.BoxPlot(few, plotting.BoxOptions{Options: plotting.Options{Highlight: []census.Filter{census.Kanagawa}}})))
	o := plotting.LorenzOptions{Options: plotting.Options{Highlight: []census.Filter{census.Aichi}}}
	golden(t, "lorenz", must(t)(plotting.Lorenz(table(t, prefectureRows()), o)))
}

// giniOf returns the coefficient that a Lorenz chart of values gives.
func giniOf(t *testing.T, values []float64) string {
	t.Helper()
	var rows []census.Observation
	for i, v := range values {
		k := census.Key{Year: 2017, Area: census.AreaOf("test", strconv.Itoa(i+1)), Measure: census.Shipments}
		rows = append(rows, census.NewObservation(k, v))
	}
	s := look(must(t)(plotting.Lorenz(table(t, rows), plotting.LorenzOptions{})))
	for _, w := range s.texts {
		if at, ok := strings.CutPrefix(w.text, "2017: Gini coefficient "); ok {
			return at
		}
	}
	t.Fatal("the chart gives no Gini coefficient")
	return ""
}

// Of n of which one has all, G = (n − 1) / n; of 1, 2, …, n, (n² − 1) / 3n / (n + 1)
// = (n − 1) / 3n.
func TestLorenzGini(t *testing.T) {
	for _, tt := range []struct {
		values []float64
		want   string
	}{
		{[]float64{5}, "0.000"},
		{[]float64{3, 3, 3}, "0.000"},
		{[]float64{0, 0, 0, 8}, "0.750"},
		{[]float64{4, 2, 1, 3, 5}, "0.267"},
	} {
		if got := giniOf(t, tt.values); got != tt.want {
			t.Errorf("Gini of %v = %s, want %s", tt.values, got, tt.want)
		}
	}
}

// The coefficients agree, to the digits given, with those of other programs.
func TestLorenzGiniOracle(t *testing.T) {
	shared := os.Getenv("MACHIKOBA_SHARED")
	if shared == "" {
		t.Skip("MACHIKOBA_SHARED is not set: no expected values")
	}
	cases, err := filepath.Glob(filepath.Join(shared, "oracle", "gini", "*", "expected.json"))
	if err != nil || len(cases) == 0 {
		t.Fatalf("no cases: %v", err)
	}
	for _, name := range cases {
		var file struct{ Expected struct{ Gini *float64 } }
		data, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		if err := json.Unmarshal(data, &file); err != nil {
			t.Fatal(err)
		}
		values, ok := column(t, filepath.Join(filepath.Dir(name), "input.csv"))
		if file.Expected.Gini == nil || !ok {
			continue
		}
		if got, want := giniOf(t, values), census.FormatNumber(*file.Expected.Gini, 3); got != want {
			t.Errorf("%s: Gini %s, want %s", filepath.Base(filepath.Dir(name)), got, want)
		}
	}
}

// column reads the column x of a file; ok is false where it has values that have
// no Lorenz curve.
func column(t *testing.T, name string) (values []float64, ok bool) {
	t.Helper()
	f, err := os.Open(name)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	records, err := csv.NewReader(f).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	at := slices.Index(records[0], "x")
	for _, r := range records[1:] {
		v, err := strconv.ParseFloat(r[at], 64)
		if err != nil || v < 0 || math.IsNaN(v) {
			return nil, false
		}
		values = append(values, v)
	}
	return values, true
}

func TestSpreadingErrors(t *testing.T) {
	gone := madeUp(census.ShareOfNation, census.UnitFraction, func(int) float64 { return 0 })
	_, err := plotting.Lorenz(table(t, gone), plotting.LorenzOptions{})
	checkError(t, err, "the 47 figures of 2018 with a value (of 47) sum to zero")
	_, err = plotting.Lorenz(table(t, ehimeRows()), plotting.LorenzOptions{})
	checkError(t, err, "negative figures have no shares")
	_, err = plotting.Lorenz(table(t, shipmentRows(census.Kanagawa, census.Aichi)), plotting.LorenzOptions{})
	checkError(t, err, "7 years apart, and the rows have 13")
	_, err = plotting.BoxPlot(table(t, nil), plotting.BoxOptions{})
	checkError(t, err, "the table has no rows")
	_, err = plotting.BoxPlot(table(t, append(prefectureRows(), ehimeRows()...)), plotting.BoxOptions{})
	checkError(t, err, "one measure")
	for i := range gone {
		gone[i] = hide(gone[i], 1, 2)
	}
	_, err = plotting.BoxPlot(table(t, gone), plotting.BoxOptions{})
	checkError(t, err, "none of the 47 figures has a value")
	_, err = plotting.Lorenz(table(t, gone), plotting.LorenzOptions{})
	checkError(t, err, "the 0 figures of 2018 with a value (of 47) sum to zero")
}

// Of 1, 2, …, 10 and 30 the quartiles are 3.5 and 8.5, so that beyond 16 lies 30
// alone; four figures are all named.
func TestBoxPlotOutliers(t *testing.T) {
	values := []float64{1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 30}
	rows := madeUp(census.LocationQuotient, census.UnitRatio, func(i int) float64 { return values[min(i, 10)] })[:11]
	s := look(must(t)(plotting.BoxPlot(table(t, rows), plotting.BoxOptions{})))
	if !s.says("Saitama") || s.says("Gunma") || s.says("Hokkaido") {
		t.Error("the outlier 30 is not named, or another is")
	}
	rows[10].Value = 15.99
	if s := look(must(t)(plotting.BoxPlot(table(t, rows), plotting.BoxOptions{}))); s.says("Saitama") {
		t.Error("15.99 is named, which is no outlier")
	}
	s = look(must(t)(plotting.BoxPlot(table(t, rows[:4]), plotting.BoxOptions{})))
	for _, want := range []string{"Hokkaido", "Aomori", "Iwate", "Miyagi"} {
		if !s.says(want) {
			t.Errorf("%s, one of four, is not named", want)
		}
	}
}

func TestSpreadingClean(t *testing.T) {
	for name, tab := range shapes(t) {
		if name != "only ranges" {
			checkEverywhere(t, "box/"+name, func(o plotting.Options) (*plotting.Chart, error) {
				return plotting.BoxPlot(tab, plotting.BoxOptions{Options: o})
			})
		}
		if name == "only ranges" || name == "zero" || name == "negative" || name == "industries" {
			continue
		}
		y := tab.Years()
		checkEverywhere(t, "lorenz/"+name, func(o plotting.Options) (*plotting.Chart, error) {
			return plotting.Lorenz(tab.Select(census.YearsBetween(y[max(len(y)-3, 0)], y[len(y)-1])), plotting.LorenzOptions{Options: o})
		})
	}
	far := madeUp(census.LocationQuotient, census.UnitRatio, func(i int) float64 { return math.Pow(float64(i%24), 4) })
	for _, n := range []int{1, 2, 4, 47} {
		checkEverywhere(t, fmt.Sprint("box/outliers/", n), func(o plotting.Options) (*plotting.Chart, error) {
			o.Highlight = []census.Filter{census.PrefectureLevel}
			return plotting.BoxPlot(table(t, far[:n]), plotting.BoxOptions{Options: o})
		})
	}
}

func BenchmarkBoxPlot(b *testing.B) {
	tab := quotients(b, census.Employees)
	for b.Loop() {
		c, err := plotting.BoxPlot(tab, plotting.BoxOptions{})
		if err != nil {
			b.Fatal(err)
		}
		look(c)
	}
}
