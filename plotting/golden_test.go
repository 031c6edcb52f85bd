package plotting_test

import (
	"bytes"
	"flag"
	"os"
	"path/filepath"
	"testing"

	"gonum.org/v1/plot/cmpimg"

	"github.com/machikoba/machikoba/ingest/census"
	"github.com/machikoba/machikoba/plotting"
)

var update = flag.Bool("update", false, "write the golden images anew: look at each before committing it")

// must returns the chart of a call that is expected to work.
func must(t *testing.T) func(*plotting.Chart, error) *plotting.Chart {
	return func(c *plotting.Chart, err error) *plotting.Chart {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
		return c
	}
}

func TestGolden(t *testing.T) {
	lines := table(t, shipmentRows(census.Kanagawa, census.Aichi, census.Osaka, census.Shizuoka))
	gap := shipmentRows(census.Kanagawa, census.Shizuoka)[:22] // Shizuoka to 2015
	gap = append(gap[:5:5], gap[6:]...)                        // Kanagawa without 2012
	prefectures, ehime := table(t, prefectureRows()), table(t, ehimeRows())
	quotients := madeUp(census.LocationQuotient, census.UnitRatio, func(i int) float64 { return float64((i*7)%47) / 18 })
	quotients[8] = hide(quotients[8], 0.2, 1.1)
	for name, chart := range map[string]func() (*plotting.Chart, error){
		"lines": func() (*plotting.Chart, error) {
			return plotting.Lines(lines, plotting.LineOptions{Options: plotting.Options{
				Title: "Aichi has left the others behind since 2009",
			}})
		},
		"lines_column_print": func() (*plotting.Chart, error) {
			return plotting.Lines(table(t, gap), plotting.LineOptions{Baseline: plotting.FreeBaseline, Options: plotting.Options{
				Size: plotting.Column, Theme: plotting.Print(),
			}})
		},
		"bars": func() (*plotting.Chart, error) {
			return plotting.RankedBars(prefectures, plotting.BarOptions{Top: 10, Options: plotting.Options{
				Title:     "Kanagawa ships the second most, Fukuoka the eleventh",
				Highlight: []census.Filter{census.Kanagawa, census.Fukuoka},
			}})
		},
		"bars_suppressed": func() (*plotting.Chart, error) {
			return plotting.RankedBars(ehime, plotting.BarOptions{})
		},
		"tiles": func() (*plotting.Chart, error) {
			return plotting.TileGrid(prefectures, plotting.TileOptions{Colours: plotting.QuantileColours, Options: plotting.Options{
				Title:     "Industry stands along the coast from Kanto to Osaka",
				Highlight: []census.Filter{census.Kanagawa},
			}})
		},
		"tiles_diverging": func() (*plotting.Chart, error) {
			return plotting.TileGrid(table(t, quotients), plotting.TileOptions{Colours: plotting.DivergingColours})
		},
	} {
		t.Run(name, func(t *testing.T) {
			var got bytes.Buffer
			if err := must(t)(chart()).Write(&got, plotting.PNG); err != nil {
				t.Fatal(err)
			}
			compare(t, filepath.Join("testdata", name+".png"), got.Bytes())
		})
	}
}

// compare compares a PNG with the golden one, and leaves it beside the test's
// temporary files where they differ.
func compare(t *testing.T, golden string, got []byte) {
	if *update {
		if err := os.WriteFile(golden, got, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(golden)
	if err != nil {
		t.Fatal(err)
	}
	// processors round differently where they fuse operations
	same, err := cmpimg.EqualApprox("png", got, want, 0.1)
	if err != nil {
		t.Fatal(err)
	}
	if !same {
		f, err := os.CreateTemp("", filepath.Base(golden))
		if err != nil {
			t.Fatal(err)
		}
		defer f.Close()
		if _, err := f.Write(got); err != nil {
			t.Fatal(err)
		}
		t.Errorf("the image is not %s: see %s", golden, f.Name())
	}
}
