package plotting_test

import (
	"bytes"
	"path/filepath"
	"testing"

	"github.com/machikoba/machikoba/ingest/census"
	"github.com/machikoba/machikoba/plotting"
	"github.com/machikoba/machikoba/plotting/mplus"
)

// The embedded font has every letter that the charts need, in every format.
func TestGoldenJapanese(t *testing.T) {
	font, err := mplus.Font()
	if err != nil {
		t.Fatal(err)
	}
	o := plotting.Options{Language: census.Japanese, Theme: plotting.Theme{Font: font}, Highlight: []census.Filter{census.Kanagawa}}
	lines, tiles := o, o
	lines.Title, tiles.Title = "製造品出荷額等の推移", "都道府県別の製造品出荷額等"
	for name, chart := range map[string]*plotting.Chart{
		"lines_japanese": must(t)(plotting.Lines(table(t, shipmentRows(census.Kanagawa, census.Aichi)), plotting.LineOptions{Options: lines})),
		"tiles_japanese": must(t)(plotting.TileGrid(table(t, prefectureRows()), plotting.TileOptions{Options: tiles})),
	} {
		t.Run(name, func(t *testing.T) {
			for _, f := range []plotting.Format{plotting.SVG, plotting.PDF, plotting.EPS} {
				if err := chart.Write(&bytes.Buffer{}, f); err != nil {
					t.Errorf("%v: %v", f, err)
				}
			}
			var got bytes.Buffer
			if err := chart.Write(&got, plotting.PNG); err != nil {
				t.Fatal(err)
			}
			compare(t, filepath.Join("testdata", name+".png"), got.Bytes())
		})
	}
}
