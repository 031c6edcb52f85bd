package plotting_test

import (
	"testing"

	"github.com/machikoba/machikoba/ingest/census"
	"github.com/machikoba/machikoba/plotting"
)

// A small figure beside large ones is not written as zero: zero is another figure.
func TestSmallFigures(t *testing.T) {
	var rows []census.Observation
	for area, yen := range map[census.Area]float64{census.Aichi: 48.7e12, census.Okinawa: 2.4e9, census.Tottori: 600e3, census.Nara: 0} {
		k := census.Key{Year: 2018, Area: area, Industry: "jsic12:20", Measure: census.Shipments}
		rows = append(rows, census.NewObservation(k, yen))
	}
	c, err := plotting.RankedBars(table(t, rows), plotting.BarOptions{})
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{"48.70", "0.002", "0.0000006", "0.00"} {
		if !look(c).says(want) {
			t.Errorf("no text is %q: %v", want, look(c).texts)
		}
	}
}
