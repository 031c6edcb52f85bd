package census_test

import (
	"strings"
	"testing"

	"github.com/apache/arrow/go/v15/arrow"
	"github.com/apache/arrow/go/v15/arrow/array"
	"github.com/apache/arrow/go/v15/arrow/memory"

	"github.com/machikoba/machikoba/ingest/census"
)

// recordWith makes a record of three rows whose measures are the array given.
func recordWith(measures arrow.Array, extra ...string) arrow.Record {
	years := array.NewInt32Builder(memory.DefaultAllocator)
	years.AppendValues([]int32{2016, 2017, 2018}, nil)
	values := array.NewFloat64Builder(memory.DefaultAllocator)
	values.AppendValues([]float64{1, 2, 3}, nil)
	fields := []arrow.Field{{Name: "year", Type: arrow.PrimitiveTypes.Int32}, {Name: "value", Type: arrow.PrimitiveTypes.Float64}, {Name: "measure", Type: measures.DataType(), Nullable: true}}
	arrays := []arrow.Array{years.NewArray(), values.NewArray(), measures}
	for _, name := range extra {
		fields, arrays = append(fields, arrow.Field{Name: name, Type: measures.DataType(), Nullable: true}), append(arrays, measures)
	}
	return array.NewRecord(arrow.NewSchema(fields, nil), arrays, 3)
}

// dictionaryOf makes an array of int8 indices into a dictionary of strings.
func dictionaryOf(codes []int8, valid []bool, values ...string) arrow.Array {
	indices := array.NewInt8Builder(memory.DefaultAllocator)
	indices.AppendValues(codes, valid)
	dict := array.NewStringBuilder(memory.DefaultAllocator)
	dict.AppendValues(values, nil)
	return array.NewDictionaryArray(dictionary(arrow.PrimitiveTypes.Int8).(*arrow.DictionaryType), indices.NewArray(), dict.NewArray())
}

// Dictionaries of other tools have values twice, and values that no row uses.
func TestDictionariesOfOtherTools(t *testing.T) {
	table, err := census.FromRecords(recordWith(dictionaryOf([]int8{0, 2, 3}, nil, "employees", "", "employees", "shipments")))
	if err != nil {
		t.Fatal(err)
	}
	if got := table.Measures(); len(got) != 2 || table.Key(0).Measure != "employees" || table.Key(1).Measure != "employees" || table.Key(2).Measure != "shipments" {
		t.Errorf("measures %v", got)
	}
}

func TestDictionaryIndexOutOfRange(t *testing.T) {
	for _, bad := range []int8{1, -1, 127} {
		_, err := census.FromRecords(recordWith(dictionaryOf([]int8{0, 0, bad}, nil, "employees")))
		if err == nil || !strings.HasPrefix(err.Error(), `census: row 2, column "measure": index `) {
			t.Errorf("index %d: %v", bad, err)
		}
	}
	// A null may have any index below it.
	_, err := census.FromRecords(recordWith(dictionaryOf([]int8{0, 0, 99}, []bool{true, true, false}, "employees")))
	if err == nil || !strings.Contains(err.Error(), `row 2, column "measure": a measure is empty`) {
		t.Errorf("null: %v", err)
	}
}

func TestColumnTwice(t *testing.T) {
	_, err := census.FromRecords(recordWith(dictionaryOf([]int8{0, 0, 0}, nil, "employees"), "measure"))
	if err == nil || !strings.Contains(err.Error(), `two columns "measure"`) {
		t.Errorf("%v", err)
	}
	if _, err := census.FromRecords(recordWith(dictionaryOf([]int8{0, 0, 0}, nil, "employees"), "remark", "remark")); err != nil {
		t.Errorf("columns that are passed over: %v", err)
	}
}
