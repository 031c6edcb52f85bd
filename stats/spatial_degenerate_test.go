package stats_test

import (
	"math"
	"testing"

	"github.com/machikoba/machikoba/ingest/census"
	"github.com/machikoba/machikoba/stats"
	"github.com/machikoba/machikoba/stats/measure"
)

// Four areas in a ring: there is no autocorrelation to tell where one is hidden or all are
// alike; negative figures are like others.
func TestGearyAtTheEdge(t *testing.T) {
	areas := []string{string(area("a")), string(area("b")), string(area("c")), string(area("d"))}
	w, err := measure.Contiguity(areas, map[string][]string{areas[0]: {areas[1], areas[3]}, areas[1]: {areas[0], areas[2]}, areas[2]: {areas[1], areas[3]}, areas[3]: {areas[2], areas[0]}})
	if err != nil {
		t.Fatal(err)
	}
	for kind, c := range map[string]struct {
		x      []float64
		want   float64
		status census.Status
	}{
		"suppressed": {[]float64{1, nan, 2, 3}, nan, census.Suppressed},
		"zeros":      {[]float64{0, 0, 0, 0}, nan, census.NotApplicable},
		"negative":   {[]float64{-1, 0, 3, 2}, 3. / 8 * 20 / 10, census.Official}, // 3/(2·8) · 2 · (1 + 9 + 1 + 9) / (4 + 1 + 4 + 1)
	} {
		var rows []census.Observation
		for i, v := range c.x {
			o := figure(census.Area(areas[i]), census.Employees, v)
			if math.IsNaN(v) {
				o = census.Absence(o.Key, census.Suppressed)
			}
			rows = append(rows, o)
		}
		for name, of := range map[string]func(*census.Table, *measure.Weights, measure.Islands) ([]stats.SpatialAssociation, error){"Geary": stats.Geary, "Moran": stats.Moran} {
			got, err := of(collect(t, rows, census.WithSurveys(nil)), w, measure.RefuseIslands)
			if err != nil || len(got) != 1 {
				t.Errorf("%s, %s: %v, %v", name, kind, got, err)
				continue
			}
			if got[0].Status != c.status || math.IsNaN(got[0].Value) != math.IsNaN(c.want) || name == "Geary" && math.Abs(got[0].Value-c.want) > 1e-14 {
				t.Errorf("%s, %s: %v, %v, want %v, %v", name, kind, got[0].Value, got[0].Status, c.want, c.status)
			}
		}
	}
	if of, err := stats.Geary(collect(t, nil), w, measure.RefuseIslands); len(of) != 0 || err != nil {
		t.Errorf("Geary of nothing: %v, %v", of, err)
	}
}
