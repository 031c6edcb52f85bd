package main

import (
	"context"
	"fmt"
	"runtime"
	"slices"
	"strings"
	"time"

	"github.com/apache/arrow/go/v15/arrow"
	"github.com/apache/arrow/go/v15/arrow/array"
	"github.com/machikoba/machikoba/ingest"
	"github.com/machikoba/machikoba/ingest/census"
	"github.com/machikoba/machikoba/ingest/parquet"
	"github.com/machikoba/machikoba/stats"
)

// layout returns the layout of J2: the columns that the answer needs.
func layout() ingest.Layout {
	return ingest.Layout{
		Year: "year", Area: "pref_code", Industry: "industry_code",
		Measures: []ingest.MeasureColumn{
			{Header: "employees", Measure: census.Employees},
			{Header: "shipments", Measure: census.Shipments, Unit: "万円"},
		},
	}
}

// wholeLayout returns the layout of all twelve columns.
func wholeLayout() ingest.Layout {
	l := layout()
	l.Area, l.Establishment, l.Texts = "municipality_code", "establishment_id", []string{"pref_code", "size_class"}
	for header, measure := range map[string]census.Measure{
		"materials": census.RawMaterials, "wages": census.CashWages, "value_added": census.ValueAdded, "capital": census.FixedAssets,
	} {
		l.Measures = append(l.Measures, ingest.MeasureColumn{Header: header, Measure: measure, Unit: "万円"})
	}
	return l
}

var byDivision = ingest.Tabulation{Area: census.PrefectureLevel, Digits: 2}

// ours does a job with this project.
func ours(name string, c *config) (result, error) {
	ctx := context.Background()
	files := ingest.Establishments{Files: []string{c.csv()}, Layout: layout()}
	began := time.Now()
	switch name {
	case "J1":
		files.Layout = wholeLayout()
		return ourColumns(ctx, files, began)
	case "J2":
		cubes, err := files.Tabulate(ctx, byDivision)
		return ourAnswer(cubes, err, began)
	case "J3", "J3i":
		return ourMemory(ctx, files)
	case "J3p":
		cubes, err := parquet.Tabulate(ctx, []string{c.parquet()}, layout(), byDivision)
		return ourAnswer(cubes, err, began)
	}
	return ourSmall(ctx, c)
}

// ourAnswer ends J2 and J3: the cube as a table, and its shares of the nation.
func ourAnswer(cubes []*census.Cube, err error, began time.Time) (result, error) {
	if err != nil {
		return result{}, err
	}
	t, err := cubes[0].Table(census.CubeOptions{Hidden: census.KnownPart})
	if err != nil {
		return result{}, err
	}
	shares := stats.ShareOfNation(t)
	r := result{Seconds: time.Since(began).Seconds()}
	var memory runtime.MemStats
	runtime.ReadMemStats(&memory)
	r.Memory = int64(memory.Sys)
	r.Answer = digestOfTable(t, shares)
	return r, nil
}

func digestOfTable(t, shares *census.Table) string {
	var a answer
	for o := range t.All() {
		if o.Measure != census.Establishments || o.Area == census.Japan || o.Industry == census.Manufacturing {
			continue
		}
		k := o.Key
		k.Measure = census.Employees
		employees := t.Value(k)
		k.Measure = census.Shipments
		shipments := t.Value(k)
		k.Statistic = census.ShareOfNation
		a.add(int(o.Year), string(o.Area), o.Industry.Code(), int64(o.Value), int64(employees), int64(shipments/1e4), shares.Value(k))
	}
	return a.digest()
}

// ourColumns is J1: all columns in memory.
func ourColumns(ctx context.Context, files ingest.Establishments, began time.Time) (result, error) {
	var records []arrow.Record
	for r, err := range files.Records(ctx) {
		if err != nil {
			return result{}, err
		}
		records = append(records, r)
	}
	r := result{Seconds: time.Since(began).Seconds()}
	var parts []string
	rows := int64(0)
	for _, record := range records {
		rows += record.NumRows()
	}
	for _, m := range files.Layout.Measures {
		sum, nulls := sumOf(records, string(m.Measure))
		parts = append(parts, fmt.Sprintf("%s,%d,%d", m.Header, sum, nulls))
	}
	slices.Sort(parts)
	r.Answer = digestOf(fmt.Sprint(rows, " ", strings.Join(parts, " ")))
	return r, nil
}

// sumOf returns the sum of a column, and how many of its rows have no number:
// nil is one of the things that peers make null.
func sumOf(records []arrow.Record, column string) (sum, nulls int64) {
	for _, r := range records {
		values := r.Column(r.Schema().FieldIndices(column)[0]).(*array.Int64)
		status := r.Column(r.Schema().FieldIndices(column + "_status")[0]).(*array.Dictionary)
		for i, v := range values.Int64Values() {
			if values.IsNull(i) || status.GetValueIndex(i) == int(census.Nil) {
				nulls++
				continue
			}
			sum += v
		}
	}
	return sum, nulls
}

// ourMemory is J3: from records in memory. Their codes are in dictionaries, so
// that text or integer is the same.
func ourMemory(ctx context.Context, files ingest.Establishments) (result, error) {
	var records []arrow.Record
	for r, err := range files.Records(ctx) {
		if err != nil {
			return result{}, err
		}
		records = append(records, r)
	}
	l := layout()
	l.Area, l.Industry = "area", "industry"
	var best result
	for run := range 3 {
		began := time.Now()
		cubes, err := ingest.TabulateRecords(ctx, kept(records), l, byDivision)
		r, err := ourAnswer(cubes, err, began)
		if err != nil {
			return r, err
		}
		if run == 0 || r.Seconds < best.Seconds {
			best = r
		}
	}
	best.Memory = 0 // the records are in it
	return best, nil
}

// kept iterates over records, and keeps them.
func kept(records []arrow.Record) func(func(arrow.Record, error) bool) {
	return func(yield func(arrow.Record, error) bool) {
		for _, r := range records {
			r.Retain()
			if !yield(r, nil) {
				return
			}
		}
	}
}

// ourSmall is J4.
func ourSmall(ctx context.Context, c *config) (result, error) {
	files := ingest.Establishments{Files: []string{c.small()}, Layout: ingest.Layout{Year: "year", Area: "pref_code",
		Measures: []ingest.MeasureColumn{{Header: "shipments", Measure: census.Shipments}}}}
	cubes, err := files.Tabulate(ctx, ingest.Tabulation{Area: census.PrefectureLevel})
	if err != nil {
		return result{}, err
	}
	t, err := cubes[0].Table()
	if err != nil {
		return result{}, err
	}
	var lines []string
	for o := range stats.ShareOfNation(t).All() {
		if o.Measure == census.Shipments && o.Area != census.Japan {
			lines = append(lines, fmt.Sprintf("%d,%s,%.9f", o.Year, o.Area, o.Value))
		}
	}
	slices.Sort(lines)
	return result{Answer: digestOf(strings.Join(lines, "\n"))}, nil
}
