package plotting_test

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"testing"

	"github.com/machikoba/machikoba/ingest"
	"github.com/machikoba/machikoba/ingest/census"
	"github.com/machikoba/machikoba/plotting"
	"github.com/machikoba/machikoba/testdata"
)

var divisions = census.IndustryFunc(census.Industry.IsDivision)

// sample returns the figures of 2018 that come with the module, of
// establishments of 4 or more persons.
func sample(t testing.TB) *census.Table {
	t.Helper()
	tab, err := ingest.ReadFS(testdata.FS, "sample/*.csv")
	if err != nil {
		t.Fatal(err)
	}
	return tab.Select(census.Year(2018), fourPlus)
}

// quotients returns the location quotients of prefectures and divisions in a
// measure, and the absences of the figures that they lack:
//
//	qₐᵢ = (xₐᵢ / xₐ) / (xᵢ / x)
//
// with the nation as the sum of what is shown.
func quotients(t testing.TB, m census.Measure) *census.Table {
	t.Helper()
	cells := sample(t).Select(m, census.PrefectureLevel, divisions)
	area, industry, all := map[census.Area]float64{}, map[census.Industry]float64{}, 0.0
	for o := range cells.All() {
		if !o.Status.Absent() {
			area[o.Area] += o.Value
			industry[o.Industry] += o.Value
			all += o.Value
		}
	}
	var rows []census.Observation
	for o := range cells.All() {
		q := o
		if q.Statistic, q.Unit = census.LocationQuotient, census.UnitRatio; !o.Status.Absent() {
			q.Value = o.Value / area[o.Area] / industry[o.Industry] * all
		}
		q.Interval = census.NoInterval
		rows = append(rows, q)
	}
	return table(t, rows)
}

// golden compares a chart with the golden image of a name.
func golden(t *testing.T, name string, c *plotting.Chart) {
	t.Helper()
	var got bytes.Buffer
	if err := c.Write(&got, plotting.PNG); err != nil {
		t.Fatal(err)
	}
	compare(t, filepath.Join("testdata", name+".png"), got.Bytes())
}

// checkEverywhere draws a chart in every size, and in Japanese where a font is
// installed, and fails where it is not clean.
func checkEverywhere(t *testing.T, name string, chart func(plotting.Options) (*plotting.Chart, error)) {
	t.Helper()
	themes := map[string]plotting.Options{"en": {Theme: plotting.Print()}}
	if data, err := os.ReadFile(japaneseFonts[0]); err == nil {
		f, err := plotting.ParseFont(data)
		if err != nil {
			t.Fatal(err)
		}
		themes["ja"] = plotting.Options{Language: census.Japanese, Theme: plotting.Theme{Font: f}}
	}
	for lang, o := range themes {
		for size := plotting.Page; size <= plotting.Square; size++ {
			t.Run(fmt.Sprint(name, "/", lang, "/", size), func(t *testing.T) {
				o.Size = size
				checkClean(t, must(t)(chart(o)))
			})
		}
	}
}

// checkError fails where an error does not say what it should.
func checkError(t *testing.T, err error, want string) {
	t.Helper()
	if err == nil || !bytes.Contains([]byte(err.Error()), []byte(want)) {
		t.Errorf("error %v, want %q in it", err, want)
	}
}
