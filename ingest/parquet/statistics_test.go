package parquet_test

import (
	"bytes"
	"context"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/apache/arrow/go/v15/arrow"
	"github.com/apache/arrow/go/v15/arrow/array"
	"github.com/apache/arrow/go/v15/arrow/memory"
	pq "github.com/apache/arrow/go/v15/parquet"
	"github.com/apache/arrow/go/v15/parquet/pqarrow"
	"github.com/machikoba/machikoba/ingest"
	"github.com/machikoba/machikoba/ingest/census"
	"github.com/machikoba/machikoba/ingest/parquet"
)

// TestSelect: what is left out is as if it were not in the file.
func TestSelect(t *testing.T) {
	header, rows, _ := strings.Cut(factories, "\n")
	lines := strings.SplitAfter(rows, "\n")
	for name, c := range map[string]struct {
		selection ingest.Selection
		keep      []int // lines
	}{
		"all":      {ingest.Selection{}, []int{0, 1, 2, 3, 4, 5}},
		"years":    {ingest.Selection{Years: census.YearsBetween(2019, 2030)}, []int{3, 4, 5}},
		"areas":    {ingest.Selection{Areas: func(a census.Area) bool { return a == census.Aichi }}, []int{2, 3, 4}},
		"together": {ingest.Selection{Years: census.YearsBetween(2000, 2018), Areas: func(a census.Area) bool { return a == census.Aichi }}, []int{2}},
		"none":     {ingest.Selection{Years: census.YearsBetween(1950, 1960)}, nil},
	} {
		text := header + "\n"
		for _, i := range c.keep {
			text += lines[i]
		}
		e := parquet.Establishments{Files: []string{factoryFile(t)}, Layout: recordLayout(), Select: c.selection}
		got, err := e.Tabulate(context.Background(), byDivision)
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		table, establishments := tableOf(t, got[0]), 0.
		for o := range table.All() {
			if o.Measure == census.Establishments && o.Area != census.Japan && o.Industry != census.Manufacturing {
				establishments += o.Value
			}
		}
		if establishments != float64(len(c.keep)) {
			t.Errorf("%s: %v establishments, want %d", name, establishments, len(c.keep))
		}
		for want := range fromText(t, text).All() {
			if o, _ := table.Find(want.Key); fmt.Sprint(o.Value, o.Status) != fmt.Sprint(want.Value, want.Status) {
				t.Errorf("%s: %v = %v (%v), want %v (%v)", name, want.Key, o.Value, o.Status, want.Value, want.Status)
			}
		}
	}
	// Two establishments of 12 and 30 persons are of Kanagawa in 2018. Areas that
	// are not told apart are selected too.
	e := parquet.Establishments{Files: []string{factoryFile(t)}, Layout: recordLayout(),
		Select: ingest.Selection{Years: census.YearsBetween(2018, 2018), Areas: func(a census.Area) bool { return a == census.Kanagawa }}}
	cubes, err := e.Tabulate(context.Background(), ingest.Tabulation{})
	if err != nil {
		t.Fatal(err)
	}
	table := tableOf(t, cubes[0])
	if got := table.Value(census.Key{Year: 2018, Measure: census.Employees}); got != 12+30 || !slices.Equal(table.Years(), []census.Year{2018}) {
		t.Errorf("%v persons in Kanagawa in %v, want 42 in 2018", got, table.Years())
	}
}

// spoilt returns the file with the pages of all columns of some row groups
// overwritten.
func spoilt(t testing.TB, data []byte, groups ...int) []byte {
	t.Helper()
	data = bytes.Clone(data)
	for _, g := range groups {
		for c := range 3 {
			from, to := extent(t, data, g, c)
			for i := from; i < to; i++ {
				data[i] = 0xA5
			}
		}
	}
	return data
}

// TestSkip: row groups that can have no row of the selection are not looked at,
// and others are: those without statistics, and with a null among their years.
func TestSkip(t *testing.T) {
	groups := [][]int32{{2000, 2003}, {2004, 2004}, {0, 2003}, {2005, 2009}}
	years := ingest.Selection{Years: census.YearsBetween(2004, 2005)}
	for name, c := range map[string]struct {
		options   []pq.WriterProperty
		selection ingest.Selection
		spoil     []int
		want      float64 // employees; 0 for an error
	}{
		"outside":                   {nil, years, []int{0}, 0}, // the null in group 2 is an error
		"outside, no nulls":         {nil, ingest.Selection{Years: years.Years, Areas: func(a census.Area) bool { return a != "03" }}, []int{0, 2}, 30},
		"by area":                   {nil, ingest.Selection{Areas: func(a census.Area) bool { return a == "02" }}, []int{0, 2, 3}, 20},
		"inside":                    {nil, ingest.Selection{Areas: func(a census.Area) bool { return a == "02" }}, []int{1}, 0},
		"none":                      {nil, ingest.Selection{}, []int{0}, 0},
		"no statistics":             {[]pq.WriterProperty{pq.WithStats(false)}, ingest.Selection{Areas: func(a census.Area) bool { return a == "02" }}, nil, 20},
		"no statistics, and spoilt": {[]pq.WriterProperty{pq.WithStats(false)}, ingest.Selection{Areas: func(a census.Area) bool { return a == "02" }}, []int{0}, 0},
	} {
		data := spoilt(t, microFile(t, groups, c.options...), c.spoil...)
		if name == "no statistics" {
			data = microFile(t, [][]int32{groups[0], groups[1], groups[3]}, c.options...)
		}
		e := parquet.Establishments{Files: []string{onDisk(t, data)}, Layout: microLayout, Select: c.selection}
		cubes, err := e.Tabulate(context.Background(), ingest.Tabulation{})
		if (err == nil) != (c.want > 0) {
			t.Errorf("%s: error %v", name, err)
			continue
		}
		if err != nil {
			continue
		}
		sum := 0.
		for o := range tableOf(t, cubes[0]).All() {
			if o.Measure == census.Employees {
				sum += o.Value
			}
		}
		if sum != c.want {
			t.Errorf("%s: %v employees, want %v", name, sum, c.want)
		}
	}
}

// textFile is a Parquet file of years and areas as texts, and of ten employees
// each, in row groups of the pairs that are in one list together.
func textFile(t testing.TB, groups [][][2]string) []byte {
	t.Helper()
	schema := arrow.NewSchema([]arrow.Field{{Name: "year", Type: arrow.BinaryTypes.String},
		{Name: "area", Type: arrow.BinaryTypes.String}, {Name: "employees", Type: arrow.PrimitiveTypes.Int64}}, nil)
	var out bytes.Buffer
	w, err := pqarrow.NewFileWriter(schema, &out, pq.NewWriterProperties(), pqarrow.DefaultWriterProps())
	if err != nil {
		t.Fatal(err)
	}
	for _, rows := range groups {
		b := array.NewRecordBuilder(memory.DefaultAllocator, schema)
		for _, row := range rows {
			b.Field(0).(*array.StringBuilder).Append(row[0])
			b.Field(1).(*array.StringBuilder).Append(row[1])
			b.Field(2).(*array.Int64Builder).Append(10)
		}
		if err := w.Write(b.NewRecord()); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

// TestSkipTexts: texts tell of years if they are four digits, and of areas if
// there is one only: between "02" and "14" there may be "1", which is Hokkaido.
func TestSkipTexts(t *testing.T) {
	hokkaido := ingest.Selection{Areas: func(a census.Area) bool { return a == census.Hokkaido }}
	groups := [][][2]string{{{"2000", "02"}, {"2003", "02"}}, {{"2004", "02"}, {"2004", "1"}, {"2004", "14"}}}
	for name, c := range map[string]struct {
		selection ingest.Selection
		spoil     []int
		want      float64 // employees; 0 for an error
	}{
		"years":         {ingest.Selection{Years: census.YearsBetween(2004, 2010)}, []int{0}, 30},
		"years, inside": {ingest.Selection{Years: census.YearsBetween(2002, 2010)}, []int{0}, 0},
		"one area":      {hokkaido, []int{0}, 10},
		"several areas": {hokkaido, []int{1}, 0},
	} {
		e := parquet.Establishments{Files: []string{onDisk(t, spoilt(t, textFile(t, groups), c.spoil...))}, Layout: microLayout, Select: c.selection}
		cubes, err := e.Tabulate(context.Background(), ingest.Tabulation{})
		if (err == nil) != (c.want > 0) {
			t.Errorf("%s: error %v", name, err)
			continue
		}
		if err == nil {
			if got := tableOf(t, cubes[0]).Value(census.Key{Year: 2004, Measure: census.Employees}); got != c.want {
				t.Errorf("%s: %v employees, want %v", name, got, c.want)
			}
		}
	}
}
