package plotting_test

import (
	"encoding/json"
	"fmt"
	"log"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/machikoba/machikoba/ingest"
	"github.com/machikoba/machikoba/ingest/census"
	"github.com/machikoba/machikoba/plotting"
	"github.com/machikoba/machikoba/testdata"
)

func ExampleVegaLite() {
	t, err := ingest.ReadFS(testdata.FS, "sample/*.csv")
	if err != nil {
		log.Fatal(err)
	}
	persons := t.Select(census.Year(2018), census.Size{Min: 4}, census.Manufacturing, census.PrefectureLevel, census.Employees)
	spec, err := plotting.VegaLite(persons, plotting.VegaOptions{Mark: plotting.VegaTiles})
	if err != nil {
		log.Fatal(err)
	}
	var says struct {
		Schema      string `json:"$schema"`
		Description string
	}
	if err := json.Unmarshal(spec, &says); err != nil {
		log.Fatal(err)
	}
	fmt.Println(says.Schema)
	fmt.Println(says.Description)
	// Output:
	// https://vega.github.io/schema/vega-lite/v5.json
	// Employees. All manufacturing, establishments of 4 or more persons, 2018
}

// specifications are one of each mark, and of what is hard to draw.
func specifications(t *testing.T) map[string]json.RawMessage {
	t.Helper()
	persons := table(t, madeUp(census.LocationQuotient, census.UnitRatio, func(i int) float64 { return float64(i) / 20 }))
	equal := table(t, madeUp(census.LocationQuotient, census.UnitRatio, func(int) float64 { return 1 }))
	hidden := grid(3, 3, func(i, j int) census.Observation { return ratio(float64(i + j)) })
	hidden[4] = hide(hidden[4], 0.5, 2)
	hidden[5] = census.Absence(hidden[5].Key, census.NotAvailable)
	hidden[5].Unit = census.UnitRatio
	shipments, series := table(t, prefectureRows()), table(t, shipmentRows(census.Kanagawa, census.Aichi))
	ja := plotting.Options{Language: census.Japanese}
	out := map[string]json.RawMessage{}
	for name, c := range map[string]struct {
		table   *census.Table
		options plotting.VegaOptions
	}{
		"lines":    {series, plotting.VegaOptions{}},
		"lines_ja": {series, plotting.VegaOptions{Options: ja}},
		"bars":     {table(t, ehimeRows()), plotting.VegaOptions{Mark: plotting.VegaBars}},
		"ranges":   {table(t, hidden).Select(census.Aomori), plotting.VegaOptions{Mark: plotting.VegaBars}},
		"tiles":    {shipments, plotting.VegaOptions{Mark: plotting.VegaTiles, Colours: plotting.QuantileColours, Options: plotting.Options{Highlight: []census.Filter{census.Kanagawa}}}},
		"equal":    {equal, plotting.VegaOptions{Mark: plotting.VegaTiles, Options: ja}},
		"heatmap":  {table(t, hidden), plotting.VegaOptions{Mark: plotting.VegaHeatMap, Colours: plotting.DivergingColours}},
		"bubbles":  {persons, plotting.VegaOptions{Mark: plotting.VegaBubbles, Up: persons, Weight: shipments}},
	} {
		spec, err := plotting.VegaLite(c.table, c.options)
		if err != nil {
			t.Fatal(name, err)
		}
		out[name] = spec
	}
	return out
}

// The specifications hold the texts of the charts, and no NaN.
func TestVegaLite(t *testing.T) {
	specs := specifications(t)
	for name, want := range map[string][]string{
		"lines":    {"Shipments, trillion yen", "Hollow markers: estimated or provisional.", "2011: Economic Census", `"17.956 trillion yen"`},
		"lines_ja": {"製造品出荷額等（兆円）", "神奈川県"},
		"bars":     {"−4.3 billion yen", "suppressed", "Petroleum and coal products"},
		"ranges":   {`"lower":0.5`, `"upper":2`, "suppressed: 0.50–2.00"},
		"tiles":    {`"threshold"`, "KNG", "#d55e00"},
		"heatmap":  {`"domain":[0.25,0.5,0.8,1.25,2,4]`, "not available"},
		"bubbles":  {"17.956 trillion yen"},
	} {
		for _, w := range want {
			if !strings.Contains(string(specs[name]), w) {
				t.Errorf("%s: %q is not in the specification", name, w)
			}
		}
	}
	for name, spec := range specs {
		if !json.Valid(spec) || strings.Contains(string(spec), "NaN") {
			t.Errorf("%s is no JSON", name)
		}
	}
}

// A line stops at a break of the survey: its runs are those of comparable years.
func TestVegaLiteRuns(t *testing.T) {
	tab := table(t, shipmentRows(census.Kanagawa))
	spec, err := plotting.VegaLite(tab, plotting.VegaOptions{})
	if err != nil {
		t.Fatal(err)
	}
	var views struct {
		VConcat []struct {
			Layer []struct {
				Mark struct{ Type string }
				Data struct {
					Values []struct {
						Run  string
						Year float64
					}
				}
			}
		}
	}
	if err := json.Unmarshal(spec, &views); err != nil {
		t.Fatal(err)
	}
	var want, got [][]float64
	for _, run := range tab.Surveys().Segments(tab.Years(), census.Shipments) {
		var years []float64
		for _, y := range run {
			years = append(years, float64(y))
		}
		want = append(want, years)
	}
	for _, l := range views.VConcat[0].Layer {
		if l.Mark.Type != "line" {
			continue
		}
		last := ""
		for _, v := range l.Data.Values {
			if v.Run != last {
				got, last = append(got, nil), v.Run
			}
			got[len(got)-1] = append(got[len(got)-1], v.Year)
		}
	}
	if !slices.EqualFunc(got, want, slices.Equal) {
		t.Errorf("runs %v, want %v", got, want)
	}
}

func TestVegaLiteErrors(t *testing.T) {
	tab := table(t, prefectureRows())
	gone := table(t, []census.Observation{census.Absence(prefectureRows()[0].Key, census.Suppressed)})
	for _, tt := range []struct {
		table   *census.Table
		options plotting.VegaOptions
		want    string
	}{
		{tab, plotting.VegaOptions{Mark: 99}, "VegaMark(99) is not a mark"},
		{tab, plotting.VegaOptions{Mark: plotting.VegaBubbles}, "VegaOptions.Up and VegaOptions.Weight"},
		{tab, plotting.VegaOptions{Mark: plotting.VegaHeatMap}, "differ in 1 [area]"},
		{table(t, ehimeRows()), plotting.VegaOptions{Mark: plotting.VegaTiles}, "draws prefectures"},
		{gone, plotting.VegaOptions{Mark: plotting.VegaBars}, "nothing to draw"},
		{gone, plotting.VegaOptions{}, "nothing to draw"},
	} {
		spec, err := plotting.VegaLite(tt.table, tt.options)
		checkError(t, err, tt.want)
		if spec != nil {
			t.Error("an error with a specification")
		}
	}
}

// TestVegaLiteFiles writes the specifications to the folder that
// MACHIKOBA_VEGALITE names, for .ci/vegalite to validate and to render.
func TestVegaLiteFiles(t *testing.T) {
	dir := os.Getenv("MACHIKOBA_VEGALITE")
	if dir == "" {
		t.Skip("MACHIKOBA_VEGALITE is not set: .ci/vegalite sets it")
	}
	for name, spec := range specifications(t) {
		if err := os.WriteFile(filepath.Join(dir, name+".vl.json"), spec, 0o644); err != nil {
			t.Fatal(err)
		}
	}
}
