package stats_test

import (
	"math"
	"testing"

	"github.com/machikoba/machikoba/ingest/census"
	"github.com/machikoba/machikoba/stats"
)

// A figure per another, or as a part of it, at the edges. A suppressed figure is NaN here.
func TestQuotientsAtTheEdge(t *testing.T) {
	row := func(a census.Area, s census.Size, m census.Measure, v float64) census.Observation {
		k := census.Key{Year: 2018, Area: a, Size: s, Measure: m}
		if math.IsNaN(v) {
			return census.Absence(k, census.Suppressed)
		}
		return census.NewObservation(k, v)
	}
	up, below, large := census.Size{Min: 4}, census.Size{Min: 4, Max: 299}, census.Size{Min: 300}
	for name, of := range map[string]func(v, whole float64) *census.Table{
		"per employee": func(v, whole float64) *census.Table {
			return stats.PerEmployee(collect(t, []census.Observation{row(census.Akita, up, census.ValueAdded, v), row(census.Akita, up, census.Employees, whole)}).Select(census.ValueAdded))
		},
		"per establishment": func(v, whole float64) *census.Table {
			return stats.PerEstablishment(collect(t, []census.Observation{row(census.Akita, up, census.ValueAdded, v), row(census.Akita, up, census.Establishments, whole)}).Select(census.ValueAdded))
		},
		"of prefecture": func(v, whole float64) *census.Table {
			return stats.ShareOfPrefecture(collect(t, []census.Observation{row("14130", up, census.ValueAdded, v), row(census.Kanagawa, up, census.ValueAdded, whole)}).Select(census.Area("14130")))
		},
		"of sizes": func(v, whole float64) *census.Table {
			return stats.SizeComposition(collect(t, []census.Observation{row(census.Akita, below, census.ValueAdded, v), row(census.Akita, up, census.ValueAdded, whole)}).Select(below))
		},
		"below the limit": func(v, whole float64) *census.Table {
			return stats.SMEEstablishmentShare(collect(t, []census.Observation{row(census.Akita, below, census.ValueAdded, v), row(census.Akita, up, census.ValueAdded, whole)}))
		},
	} {
		for kind, c := range map[string]struct {
			v, whole, want float64
			status         census.Status // where there is no value
		}{
			"figures":             {v: 3, whole: 4, want: .75},
			"suppressed":          {nan, 4, nan, census.Suppressed},
			"of what is":          {3, nan, nan, census.Suppressed},
			"zero":                {v: 0, whole: 4, want: 0},
			"zeros":               {0, 0, nan, census.NoBase},
			"negative":            {v: -3, whole: 4, want: -.75},
			"the whole":           {v: 4, whole: 4, want: 1},
			"suppressed, of zero": {nan, 0, nan, census.Suppressed},
		} {
			made := of(c.v, c.whole)
			if made.Len() != 1 {
				t.Errorf("%s, %s: %d rows", name, kind, made.Len())
				continue
			}
			o := made.At(0)
			if !(math.Abs(o.Value-c.want) < 1e-15 || math.IsNaN(o.Value) && math.IsNaN(c.want)) || o.Status.Absent() && o.Status != c.status {
				t.Errorf("%s, %s: %v, %v, want %v, %v", name, kind, o.Value, o.Status, c.want, c.status)
			}
		}
	}
	for name, of := range map[string]func(*census.Table) *census.Table{"per employee": stats.PerEmployee, "per establishment": stats.PerEstablishment,
		"of prefecture": stats.ShareOfPrefecture, "of sizes": stats.SizeComposition, "share below the limit": stats.SMEEstablishmentShare, "below the limit": stats.BelowSMELimit} {
		if n := of(collect(t, nil)).Len(); n != 0 {
			t.Errorf("%s of nothing: %d rows", name, n)
		}
	}
	for kind, c := range map[string]struct{ whole, large, want float64 }{
		"zeros": {0, 0, 0}, "suppressed": {10, nan, nan}, "one": {1, 0, 1}, "none below": {1, 1, 0},
	} {
		o := stats.BelowSMELimit(collect(t, []census.Observation{row(census.Akita, up, census.Establishments, c.whole), row(census.Akita, large, census.Establishments, c.large)}).Select(up)).At(0)
		if o.Value != c.want && !(math.IsNaN(o.Value) && math.IsNaN(c.want)) {
			t.Errorf("below the limit, %s: %v, %v, want %v", kind, o.Value, o.Status, c.want)
		}
	}
}
