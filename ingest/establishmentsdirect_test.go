package ingest_test

import (
	"fmt"
	"maps"
	"math/rand/v2"
	"testing"

	"github.com/apache/arrow/go/v15/arrow"
	"github.com/apache/arrow/go/v15/arrow/array"
	"github.com/apache/arrow/go/v15/arrow/memory"
	"github.com/machikoba/machikoba/ingest"
	"github.com/machikoba/machikoba/ingest/census"
)

// numbersIn returns numbers as a column of integers of a type, or of texts.
func numbersIn(t *testing.T, kind arrow.DataType, numbers []int) arrow.Array {
	t.Helper()
	b := array.NewBuilder(memory.DefaultAllocator, kind)
	for _, n := range numbers {
		if err := b.AppendValueFromString(fmt.Sprint(n)); err != nil {
			t.Fatal(err)
		}
	}
	return b.NewArray()
}

func dictionaryOf(index arrow.DataType) arrow.DataType {
	return &arrow.DictionaryType{IndexType: index, ValueType: arrow.BinaryTypes.String}
}

// Rows are in the cells of their codes whatever the columns hold that say them, also
// where years and areas first appear amid the rows.
func TestAdderOfCodesThatAppearLate(t *testing.T) {
	const rows = 30_000
	r := rand.New(rand.NewPCG(1, 2))
	years, areas, industries, employees := make([]int, rows), make([]int, rows), make([]int, rows), make([]int, rows)
	layout := ingest.Layout{Year: "year", Area: "area", Industry: "industry", Measures: []ingest.MeasureColumn{{Header: "employees", Measure: census.Employees}}}
	want := map[census.Key]float64{}
	for i := range rows {
		years[i], areas[i], industries[i], employees[i] = 2000+i/1300, 1+r.IntN(1+46*i/rows), 3111+r.IntN(5), r.IntN(1000)
		k := census.Key{Year: census.Year(years[i]), Area: census.Area(fmt.Sprintf("%02d", areas[i])), Industry: census.TransportationEquipment, Measure: census.Employees}
		want[k] += float64(employees[i])
		k.Measure = census.Establishments
		want[k]++
	}
	p, text := arrow.PrimitiveTypes, arrow.DataType(arrow.BinaryTypes.String)
	for _, kinds := range [][3]arrow.DataType{
		{p.Int32, dictionaryOf(p.Int32), dictionaryOf(p.Int32)}, {p.Int64, p.Int8, p.Int16}, {p.Uint16, p.Uint8, dictionaryOf(p.Uint8)},
		{p.Uint32, p.Int64, dictionaryOf(p.Int8)}, {p.Int16, text, dictionaryOf(p.Uint32)}, {text, text, text},
	} {
		columns := []arrow.Array{numbersIn(t, kinds[0], years), numbersIn(t, kinds[1], areas), numbersIn(t, kinds[2], industries), numbersIn(t, p.Int32, employees)}
		fields := []arrow.Field{{Name: "year"}, {Name: "area"}, {Name: "industry"}, {Name: "employees"}}
		for i := range fields {
			fields[i].Type = columns[i].DataType()
		}
		record := array.NewRecord(arrow.NewSchema(fields, nil), columns, rows)
		a, err := ingest.NewAdder(layout, byPrefecture, ingest.Tabulation{Digits: 2}, ingest.Tabulation{})
		if err != nil {
			t.Fatal(err)
		}
		for from := int64(0); from < rows; from += 10_000 {
			if err := a.Add(record.NewSlice(from, from+10_000)); err != nil {
				t.Fatalf("%v: %v", kinds, err)
			}
		}
		table, err := a.Cubes()[0].Table()
		if err != nil {
			t.Fatal(err)
		}
		nation := map[census.Key]float64{}
		for k, v := range want {
			if got := table.Value(k); got != v {
				t.Fatalf("%v: %v = %v, want %v", kinds, k, got, v)
			}
			k.Area, k.Industry = "", ""
			nation[k] += v
		}
		for i, industry := range []census.Industry{census.TransportationEquipment, census.Manufacturing} {
			table, err := a.Cubes()[1+i].Table()
			if err != nil {
				t.Fatal(err)
			}
			for k, v := range nation {
				k.Area, k.Industry = census.Japan, industry
				if got := table.Value(k); got != v {
					t.Fatalf("%v: %v = %v, want %v", kinds, k, got, v)
				}
			}
		}
	}
}

// Records of one Adder may have other types of columns: what an integer means is told
// by the record that it is in.
func TestAdderOfRecordsOfOtherTypes(t *testing.T) {
	p := arrow.PrimitiveTypes
	layout := ingest.Layout{Year: "year", Area: "area"}
	record := func(kind arrow.DataType, areas ...int) arrow.Record {
		years := make([]int, len(areas))
		for i := range years {
			years[i] = 2018
		}
		columns := []arrow.Array{numbersIn(t, p.Int32, years), numbersIn(t, kind, areas)}
		fields := []arrow.Field{{Name: "year", Type: p.Int32}, {Name: "area", Type: kind}}
		return array.NewRecord(arrow.NewSchema(fields, nil), columns, int64(len(areas)))
	}
	a, err := ingest.NewAdder(layout, ingest.Tabulation{Area: census.PrefectureLevel})
	if err != nil {
		t.Fatal(err)
	}
	for _, r := range []arrow.Record{
		record(dictionaryOf(p.Int32), 14, 13, 12, 14), // whose indices are 0, 1, 2, 0
		record(dictionaryOf(p.Int32), 14, 13, 12, 14),
		record(p.Int32, 2, 1, 1, 2), // the prefectures 02, 01, 01, 02
		record(p.Int32, 2, 1, 1, 2),
		record(dictionaryOf(p.Int32), 12, 13, 1),
		record(dictionaryOf(p.Int32), 1, 13, 12),
	} {
		if err := a.Add(r); err != nil {
			t.Fatal(err)
		}
	}
	got := map[census.Area]int64{}
	cube := a.Cubes()[0]
	for cell := range cube.Len() {
		got[cube.Key(cell).Area] = cube.Establishments(cell)
	}
	want := map[census.Area]int64{"14": 4, "13": 4, "12": 4, "02": 4, "01": 6}
	if !maps.Equal(got, want) {
		t.Errorf("establishments %v, want %v", got, want)
	}
}
