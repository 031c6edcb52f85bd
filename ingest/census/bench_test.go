package census_test

import (
	"fmt"
	"slices"
	"sync"
	"testing"

	"github.com/machikoba/machikoba/ingest/census"
)

// million makes the observations of a table of a million rows: 20 years, 500
// areas, 25 industries and 4 measures.
var million = sync.OnceValue(func() []census.Observation {
	rows := make([]census.Observation, 0, 1_000_000)
	sources := [][]census.Source{{{Publisher: "METI", Survey: "Census of Manufactures"}}, {{Publisher: "Kanagawa"}}}
	industries := append([]census.Industry{census.Manufacturing}, census.JSIC13.Divisions()...)
	for y := range census.Year(20) {
		for a := range 500 {
			area := census.Area(fmt.Sprintf("%02d%03d", 1+a/11, 201+a%11))
			if a == 0 {
				area = census.Japan
			}
			for _, i := range industries {
				for _, m := range []census.Measure{census.Establishments, census.Employees, census.Shipments, census.ValueAdded} {
					o := census.NewObservation(census.Key{Year: 2000 + y, Area: area, Industry: i, Size: census.Size{Min: 4}, Measure: m}, float64(len(rows)))
					if len(rows)%50 == 0 {
						o = census.Absence(o.Key, census.Suppressed)
					}
					o.Sources = sources[a%2]
					rows = append(rows, o)
				}
			}
		}
	}
	return rows
})

var millionTable = sync.OnceValue(func() *census.Table {
	t, err := census.Collect(slices.Values(million()))
	if err != nil {
		panic(err)
	}
	return t
})

// perRow reports the rows a second that each turn of the loop handles.
func perRow(b *testing.B, rows int) {
	b.ReportAllocs()
	b.ReportMetric(float64(rows)*float64(b.N)/b.Elapsed().Seconds(), "rows/s")
}

func BenchmarkCollect(b *testing.B) {
	rows := million()
	for b.Loop() {
		if _, err := census.Collect(slices.Values(rows)); err != nil {
			b.Fatal(err)
		}
	}
	perRow(b, len(rows))
}

func BenchmarkLocate(b *testing.B) {
	t := millionTable()
	for name, m := range map[string]census.Move{
		"nation":      {Area: census.To(census.Japan)},
		"year before": {Year: census.Years(-1)},
	} {
		b.Run(name, func(b *testing.B) {
			for b.Loop() {
				t.Locate(m)
			}
			perRow(b, t.Len())
		})
	}
}

func BenchmarkSelect(b *testing.B) {
	t := millionTable()
	for b.Loop() {
		t.Select(census.Shipments, census.YearsBetween(2010, 2019))
	}
	perRow(b, t.Len())
}

func BenchmarkGroupBy(b *testing.B) {
	t := millionTable()
	for b.Loop() {
		t.GroupBy(census.ByYear)
	}
	perRow(b, t.Len())
}

func BenchmarkRecord(b *testing.B) {
	t := millionTable()
	for b.Loop() {
		t.Record().Release()
	}
	perRow(b, t.Len())
}

func BenchmarkFromRecords(b *testing.B) {
	r := millionTable().Record()
	for b.Loop() {
		if _, err := census.FromRecords(r); err != nil {
			b.Fatal(err)
		}
	}
	perRow(b, int(r.NumRows()))
}

func BenchmarkConcat(b *testing.B) {
	t := millionTable()
	var years []*census.Table
	for _, y := range t.Years() {
		years = append(years, t.Select(y).Detach())
	}
	for b.Loop() {
		if _, err := census.Concat(years...); err != nil {
			b.Fatal(err)
		}
	}
	perRow(b, t.Len())
}

func BenchmarkDiff(b *testing.B) {
	t := millionTable()
	for b.Loop() {
		if d := t.Diff(t); d != "" {
			b.Fatal(d)
		}
	}
	perRow(b, t.Len())
}

func BenchmarkRegroup(b *testing.B) {
	t := millionTable()
	for b.Loop() {
		if _, err := t.Select(census.MunicipalityLevel).Regroup(census.Move{Area: census.Area.Prefecture}); err != nil {
			b.Fatal(err)
		}
	}
	perRow(b, t.Len())
}
