package plotting_test

import (
	"strings"
	"testing"

	"github.com/machikoba/machikoba/ingest/census"
	"github.com/machikoba/machikoba/plotting"
	"github.com/machikoba/machikoba/plotting/mplus"
)

// A measure whose names ride in the table has them on its chart.
func TestLabelsOfTheTable(t *testing.T) {
	rows := industryRows(census.Kanagawa, 2018)
	for i := range rows {
		rows[i].Measure = "looms"
	}
	named := table(t, rows, census.WithLabel(census.ByMeasure, "looms", "Power looms", "力織機"))
	font, err := mplus.Font()
	if err != nil {
		t.Fatal(err)
	}
	for lang, want := range map[census.Language]string{census.English: "Power looms", census.Japanese: "力織機"} {
		o := plotting.Options{Language: lang, Theme: plotting.Theme{Font: font}}
		c, err := plotting.RankedBars(named, plotting.BarOptions{Options: o})
		if err != nil {
			t.Fatal(err)
		}
		if written := c.Title + c.Subtitle + c.Plot.X.Label.Text; !strings.Contains(written, want) {
			t.Errorf("%q lacks %q", written, want)
		}
	}
}
