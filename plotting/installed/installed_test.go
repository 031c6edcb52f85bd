package installed_test

import (
	"bytes"
	"slices"
	"testing"

	"github.com/machikoba/machikoba/ingest/census"
	"github.com/machikoba/machikoba/plotting"
	"github.com/machikoba/machikoba/plotting/installed"
)

// A font that is found draws Japanese: an axis in Japanese stays so, and nothing
// of it lacks.
func TestJapanese(t *testing.T) {
	t.Setenv("XDG_CACHE_HOME", t.TempDir()) // where the index goes
	f, err := installed.Japanese()
	if err != nil {
		t.Skip("no Japanese font is installed: ", err)
	}
	draw(t, f)
}

// draw draws all divisions of industry in Japanese.
func draw(t *testing.T, f *plotting.Font) {
	t.Helper()
	var rows []census.Observation
	for i, d := range census.JSIC12.Divisions() {
		rows = append(rows, census.NewObservation(census.Key{Year: 2018, Area: census.Nara, Industry: d, Measure: census.ValueAdded}, float64(i-3)*1e12))
	}
	rows[0] = census.Absence(rows[0].Key, census.Suppressed)
	tab, err := census.Collect(slices.Values(rows))
	if err != nil {
		t.Fatal(err)
	}
	c, err := plotting.RankedBars(tab, plotting.BarOptions{Options: plotting.Options{Language: census.Japanese, Theme: plotting.Theme{Font: f}}})
	if err != nil {
		t.Fatal(err)
	}
	if c.Axis != "付加価値額（兆円）" {
		t.Errorf("axis %q", c.Axis)
	}
	for format := plotting.PNG; format <= plotting.EPS; format++ {
		if err := c.Write(&bytes.Buffer{}, format); err != nil {
			t.Error(err)
		}
	}
}

func TestFamily(t *testing.T) {
	t.Setenv("XDG_CACHE_HOME", t.TempDir())
	if f, err := installed.Family("no such family"); f != nil || err == nil {
		t.Errorf("a family that there is not: %v, %v", f, err)
	}
	for _, name := range []string{"IPAexGothic", "ipaex gothic"} {
		f, err := installed.Family(name)
		if err != nil {
			t.Skip("IPAexGothic is not installed: ", err)
		}
		draw(t, f)
	}
}
