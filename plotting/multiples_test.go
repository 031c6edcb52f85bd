package plotting_test

import (
	"log"
	"slices"
	"testing"

	"github.com/machikoba/machikoba/ingest"
	"github.com/machikoba/machikoba/ingest/census"
	"github.com/machikoba/machikoba/plotting"
	"github.com/machikoba/machikoba/testdata"
)

func ExampleSmallMultiples() {
	t, err := census.Collect(slices.Values(shipmentRows(census.Kanagawa, census.Aichi, census.Osaka, census.Shizuoka)))
	if err != nil {
		log.Fatal(err)
	}
	c, err := plotting.SmallMultiples(t, plotting.MultipleOptions{})
	if err != nil {
		log.Fatal(err)
	}
	show(c)
	// Output:
	// Shipments
	// All manufacturing, establishments of 4 or more persons, 2007–2019
	// Shipments, trillion yen
	// Source: METI, Census of Manufactures and Economic Census for Business Activity
	// chart.png
}

func TestSmallMultiplesGolden(t *testing.T) {
	all, err := ingest.ReadFS(testdata.FS, "sample/prefecture_totals.csv")
	if err != nil {
		t.Fatal(err)
	}
	series := all.Select(fourPlus, census.Shipments, census.PrefectureLevel, census.YearsBetween(2007, 2018))
	o := plotting.MultipleOptions{Layout: plotting.GeographicLayout, Scales: plotting.OwnScales}
	o.Title, o.Highlight = "2009 is a notch everywhere", []census.Filter{census.Kanagawa}
	golden(t, "multiples_geographic", must(t)(plotting.SmallMultiples(series, o)))
	some := table(t, shipmentRows(census.Kanagawa, census.Aichi, census.Osaka, census.Shizuoka))
	golden(t, "multiples", must(t)(plotting.SmallMultiples(some, plotting.MultipleOptions{})))
}

func TestSmallMultiplesClean(t *testing.T) {
	for name, tab := range shapes(t) {
		if name == "only ranges" {
			continue
		}
		for layout := plotting.PlainLayout; layout <= plotting.GeographicLayout; layout++ {
			if layout == plotting.GeographicLayout && (name == "long names" || name == "industries") {
				continue
			}
			for scales := plotting.SharedScale; scales <= plotting.OwnScales; scales++ {
				checkEverywhere(t, name+"/"+layout.String()+"/"+scales.String(), func(o plotting.Options) (*plotting.Chart, error) {
					return plotting.SmallMultiples(tab, plotting.MultipleOptions{Options: o, Layout: layout, Scales: scales})
				})
			}
		}
	}
}

// A panel's line stops at breaks and gaps, each of its runs being as many
// strokes as it has years but one.
func TestSmallMultiplesStop(t *testing.T) {
	rows := shipmentRows(census.Kanagawa)
	rows[4] = census.Absence(rows[4].Key, census.NotAvailable)
	c := must(t)(plotting.SmallMultiples(table(t, rows, census.WithSurveys(nil)), plotting.MultipleOptions{}))
	if n := len(look(c).runs("0072B2")); n != 3+7 {
		t.Errorf("%d strokes, want 3 for 2007 to 2010 and 7 for 2012 to 2019", n)
	}
	for _, want := range []string{"Gaps: not available (1).", "Hollow markers: estimated or provisional.", "Each panel: 2007–2019, from 0 yen below to 20.201 trillion yen above."} {
		if !slices.Contains(c.Notes, want) {
			t.Errorf("notes %q lack %q", c.Notes, want)
		}
	}
}

func TestSmallMultiplesErrors(t *testing.T) {
	geographic := plotting.MultipleOptions{Layout: plotting.GeographicLayout}
	_, err := plotting.SmallMultiples(table(t, ehimeRows()), geographic)
	checkError(t, err, "draws prefectures")
	_, err = plotting.SmallMultiples(table(t, nil), geographic)
	checkError(t, err, "the table has no rows")
	_, err = plotting.SmallMultiples(table(t, []census.Observation{hide(prefectureRows()[0], 1, 2)}), geographic)
	checkError(t, err, "none of the 1 figures has a value")
}
