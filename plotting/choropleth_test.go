package plotting_test

import (
	"encoding/json"
	"fmt"
	"log"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"github.com/machikoba/machikoba/ingest/census"
	"github.com/machikoba/machikoba/plotting"
)

// threeAreas are made-up shapes: a square with a hole, which another fills, and
// two islands.
const threeAreas = `{"type": "FeatureCollection", "features": [
 {"type": "Feature", "properties": {"code": 1}, "geometry": {"type": "Polygon", "coordinates": [
  [[135, 35], [137, 35], [137, 37], [135, 37], [135, 35]], [[135.5, 35.5], [136.5, 35.5], [136.5, 36.5], [135.5, 36.5], [135.5, 35.5]]]}},
 {"type": "Feature", "properties": {"code": 2}, "geometry": {"type": "Polygon", "coordinates": [
  [[135.5, 35.5], [135.5, 36.5], [136.5, 36.5], [136.5, 35.5], [135.5, 35.5]]]}},
 {"type": "Feature", "properties": {"code": "03"}, "geometry": {"type": "MultiPolygon", "coordinates": [
  [[[138, 35], [139, 35], [138.5, 36], [138, 35]]], [[[138, 36.5], [138.1, 36.5], [138, 36.6], [138, 36.5]]]]}}]}`

func boundaries(t testing.TB, data string) *plotting.Boundaries {
	t.Helper()
	b, err := plotting.ParseBoundaries([]byte(data), "code")
	if err != nil {
		t.Fatal(err)
	}
	return b
}

func ExampleChoropleth() {
	t, err := census.Collect(slices.Values(prefectureRows()[:3]))
	if err != nil {
		log.Fatal(err)
	}
	b, err := plotting.ParseBoundaries([]byte(threeAreas), "code")
	if err != nil {
		log.Fatal(err)
	}
	c, err := plotting.Choropleth(t, b, plotting.ChoroplethOptions{})
	if err != nil {
		log.Fatal(err)
	}
	show(c)
	// Output:
	// Shipments
	// All manufacturing, establishments of 4 or more persons, 2017
	// Source: METI, Census of Manufactures, 2018 survey
	// chart.png
}

func TestChoroplethGolden(t *testing.T) {
	rows := prefectureRows()[:3]
	rows[2] = hide(rows[2], 1e12, 3e12)
	o := plotting.ChoroplethOptions{}
	o.Size = plotting.Column
	golden(t, "choropleth", must(t)(plotting.Choropleth(table(t, rows), boundaries(t, threeAreas), o)))
}

func TestChoroplethClean(t *testing.T) {
	rows := prefectureRows()[:3]
	hidden := slices.Clone(rows)
	hidden[0], hidden[1] = hide(hidden[0], 1, 2), hide(hidden[1], 1, 2)
	equal := slices.Clone(rows)
	for i := range equal {
		equal[i].Value = 1e9
	}
	for name, rows := range map[string][]census.Observation{"three": rows, "one": rows[:1], "hidden": hidden, "equal": equal} {
		for colours := plotting.SequentialColours; colours <= plotting.DivergingColours; colours++ {
			checkEverywhere(t, name+"/"+colours.String(), func(o plotting.Options) (*plotting.Chart, error) {
				o.Highlight = []census.Filter{census.Hokkaido}
				return plotting.Choropleth(table(t, rows), boundaries(t, threeAreas), plotting.ChoroplethOptions{Options: o, Colours: colours})
			})
		}
	}
}

// Real boundaries of the 47 prefectures.
func TestChoroplethOfPrefectures(t *testing.T) {
	shared := os.Getenv("MACHIKOBA_SHARED")
	if shared == "" {
		t.Skip("MACHIKOBA_SHARED is not set: the test has no boundaries of prefectures")
	}
	data, err := os.ReadFile(filepath.Join(shared, "data", "reference", "maps", "gmjpn21pref.geojson"))
	if err != nil {
		t.Fatal(err)
	}
	b := boundaries(t, string(data))
	if got := b.Areas(); len(got) != 47 || got[13] != census.Kanagawa {
		t.Errorf("boundaries of %d areas, want the 47 prefectures", len(got))
	}
	rows := prefectureRows()
	rows[4] = census.Absence(rows[4].Key, census.Suppressed)
	checkEverywhere(t, "prefectures", func(o plotting.Options) (*plotting.Chart, error) {
		o.Highlight = []census.Filter{census.Kanagawa}
		return plotting.Choropleth(table(t, rows), b, plotting.ChoroplethOptions{Options: o, Colours: plotting.QuantileColours, SmallestIsland: 0.01})
	})
}

// A hole runs against its outer ring, so that no canvas fills it, however the
// file has it.
func TestHolesRunAgainst(t *testing.T) {
	c := must(t)(plotting.Choropleth(table(t, prefectureRows()[:1]), boundaries(t, threeAreas), plotting.ChoroplethOptions{}))
	for _, k := range look(c).strokes {
		var areas []float64
		var x, y []float64
		for _, comp := range k.path {
			if len(x) > 0 && comp.Pos.X == 0 && comp.Pos.Y == 0 { // closed
				var a float64
				for i := range x {
					j := (i + 1) % len(x)
					a += x[i]*y[j] - x[j]*y[i]
				}
				areas, x, y = append(areas, a), nil, nil
				continue
			}
			x, y = append(x, float64(comp.Pos.X)), append(y, float64(comp.Pos.Y))
		}
		if len(areas) == 2 {
			if areas[0] <= 0 || areas[1] >= 0 {
				t.Errorf("the rings have the areas %v, want one above and one below zero", areas)
			}
			return
		}
	}
	t.Error("no shape with a hole was drawn")
}

func TestBoundariesErrors(t *testing.T) {
	feature := func(properties, geometry string) string {
		return fmt.Sprintf(`{"type": "FeatureCollection", "features": [{"properties": %s, "geometry": %s}]}`, properties, geometry)
	}
	for data, want := range map[string]string{
		"":                            "unexpected end of JSON input",
		`{"type": "Feature"}`:         `a "Feature" of 0 features`,
		feature(`{"name": 1}`, `{}`):  `feature 1: it has no property "code"`,
		feature(`{"code": 99}`, `{}`): `area code "99" is not known`,
		feature(`{"code": 14}`, `{"type": "Point"}`):                                              `feature 1, Kanagawa: its geometry is a "Point"`,
		feature(`{"code": 14}`, `{"type": "Polygon", "coordinates": [[[1, 2], [2, 3], [1, 3]]]}`): "a ring of 3 points is not closed",
		feature(`{"code": 14}`, `{"type": "Polygon", "coordinates": []}`):                         "has no ring",
		feature(`{"code": 14}`, `{"type": "Polygon", "coordinates": 5}`):                          "cannot unmarshal",
	} {
		b, err := plotting.ParseBoundaries(json.RawMessage(data), "code")
		checkError(t, err, want)
		if b != nil {
			t.Error("an error with boundaries")
		}
	}
	_, err := plotting.Choropleth(table(t, prefectureRows()), boundaries(t, threeAreas), plotting.ChoroplethOptions{})
	checkError(t, err, "the boundaries lack 44 of the areas (Aichi, ")
	_, err = plotting.Choropleth(table(t, ehimeRows()), boundaries(t, threeAreas), plotting.ChoroplethOptions{})
	checkError(t, err, "draws areas, and the rows differ in industry")
}
