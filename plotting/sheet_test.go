package plotting_test

import (
	"bytes"
	"log"
	"slices"
	"testing"

	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"

	"github.com/machikoba/machikoba/ingest/census"
	"github.com/machikoba/machikoba/plotting"
)

func ExampleCompose() {
	t, err := census.Collect(slices.Values(prefectureRows()))
	if err != nil {
		log.Fatal(err)
	}
	page, err := plotting.TileGrid(t, plotting.TileOptions{})
	if err != nil {
		log.Fatal(err)
	}
	bars, err := plotting.RankedBars(t, plotting.BarOptions{Top: 5})
	if err != nil {
		log.Fatal(err)
	}
	sheet, err := plotting.Compose([]*plotting.Chart{page}, []*plotting.Chart{bars})
	if err != nil {
		log.Fatal(err)
	}
	sheet.Title = "Shipments of the prefectures"
	var pdf bytes.Buffer
	if err := sheet.Write(&pdf, plotting.PDF); err != nil {
		log.Fatal(err)
	}
}

// sheet is a page of three charts.
func sheet(t *testing.T) *plotting.Sheet {
	t.Helper()
	tiles := must(t)(plotting.TileGrid(table(t, prefectureRows()), plotting.TileOptions{Colours: plotting.QuantileColours}))
	column := plotting.Options{Size: plotting.Column}
	lines := must(t)(plotting.Lines(table(t, shipmentRows(census.Kanagawa, census.Aichi)), plotting.LineOptions{Options: column}))
	bars := must(t)(plotting.RankedBars(table(t, prefectureRows()), plotting.BarOptions{Options: column, Top: 8}))
	s, err := plotting.Compose([]*plotting.Chart{tiles}, []*plotting.Chart{lines, bars})
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func TestSheet(t *testing.T) {
	s := sheet(t)
	if want := 2 * 85 * vg.Millimeter; s.Width != want {
		t.Errorf("width %v, want that of two columns, %v", s.Width, want)
	}
	s.Title = "Shipments of the factories of Japan, by prefecture and over time"
	s.Height += 60
	eye := &spy{}
	s.Draw(draw.NewCanvas(eye, s.Width, s.Height))
	eye.check(t, s.Width, s.Height)
	for format := plotting.PNG; format <= plotting.EPS; format++ {
		var b bytes.Buffer
		if err := s.Write(&b, format); err != nil {
			t.Error(err)
		}
	}
	s.DPI = 100
	var png bytes.Buffer
	if err := s.Write(&png, plotting.PNG); err != nil {
		t.Fatal(err)
	}
	compare(t, "testdata/sheet.png", png.Bytes())
}

func TestSheetErrors(t *testing.T) {
	_, err := plotting.Compose()
	checkError(t, err, "no chart")
	_, err = plotting.Compose([]*plotting.Chart{}, nil)
	checkError(t, err, "row 1 of 2 has no chart")
	s := sheet(t)
	s.Title = "出荷額"
	checkError(t, s.Write(&bytes.Buffer{}, plotting.SVG), "Theme.Font")
}
