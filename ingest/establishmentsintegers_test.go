package ingest_test

import (
	"context"
	"math/rand/v2"
	"testing"

	"github.com/apache/arrow/go/v15/arrow"
	"github.com/apache/arrow/go/v15/arrow/array"
	"github.com/apache/arrow/go/v15/arrow/memory"
	"github.com/machikoba/machikoba/ingest"
	"github.com/machikoba/machikoba/ingest/census"
)

// However records are cut, their cubes are the same.
func TestTabulateSlicesOfRecords(t *testing.T) {
	r := rand.New(rand.NewPCG(9, 10))
	e := stdin(manyFactories(r, 20_000))
	whole, err := ingest.NewAdder(recordLayout(), byPrefecture)
	if err != nil {
		t.Fatal(err)
	}
	parts, err := ingest.NewAdder(recordLayout(), byPrefecture)
	if err != nil {
		t.Fatal(err)
	}
	for record, err := range e.Records(context.Background()) {
		if err != nil {
			t.Fatal(err)
		}
		if err := whole.Add(record); err != nil {
			t.Fatal(err)
		}
		for from := int64(0); from < record.NumRows(); {
			to := min(from+1+r.Int64N(3000), record.NumRows())
			slice := record.NewSlice(from, to)
			if err := parts.Add(slice); err != nil {
				t.Fatal(err)
			}
			slice.Release()
			from = to
		}
		record.Release()
	}
	want, err := whole.Cubes()[0].Table()
	if err != nil {
		t.Fatal(err)
	}
	got, _ := parts.Cubes()[0].Table()
	if diff := got.Diff(want); diff != "" {
		t.Error(diff)
	}
}

// with returns a record with another column in the place of one.
func with(t *testing.T, r arrow.Record, name string, column arrow.Array) arrow.Record {
	t.Helper()
	fields, columns := append([]arrow.Field{}, r.Schema().Fields()...), append([]arrow.Array{}, r.Columns()...)
	at := r.Schema().FieldIndices(name)[0]
	fields[at], columns[at] = arrow.Field{Name: name, Type: column.DataType(), Nullable: true}, column
	return array.NewRecord(arrow.NewSchema(fields, nil), columns, r.NumRows())
}

// integersOf returns numbers as a column of the type of a builder.
func integersOf[T any, B interface {
	Append(T)
	NewArray() arrow.Array
}](b B, values ...T) arrow.Array {
	for _, v := range values {
		b.Append(v)
	}
	return b.NewArray()
}

// Codes and figures are the same in integers of any width.
func TestAdderOfIntegersOfAnyWidth(t *testing.T) {
	mem := memory.DefaultAllocator
	for _, column := range []arrow.Array{
		integersOf(array.NewInt8Builder(mem), int8(1), 14, 14), integersOf(array.NewUint8Builder(mem), uint8(1), 14, 14),
		integersOf(array.NewInt16Builder(mem), int16(1), 14, 14), integersOf(array.NewUint16Builder(mem), uint16(1), 14, 14),
		integersOf(array.NewInt32Builder(mem), int32(1), 14, 14), integersOf(array.NewUint32Builder(mem), uint32(1), 14, 14),
		integersOf(array.NewInt64Builder(mem), int64(1), 14, 14),
	} {
		for _, name := range []string{"area", "employees"} {
			a, err := ingest.NewAdder(recordLayout(), byPrefecture)
			if err != nil {
				t.Fatal(err)
			}
			if err := a.Add(with(t, handMade(t, handMadeColumns()), name, column)); err != nil {
				t.Fatalf("%s of %v: %v", name, column.DataType(), err)
			}
			table, err := a.Cubes()[0].Table()
			if err != nil {
				t.Fatal(err)
			}
			k := census.Key{Year: 2019, Area: census.Kanagawa, Industry: census.Food, Size: recordLayout().Floor, Measure: census.Employees}
			want := map[string]float64{"area": 6, "employees": 14}[name]
			if got := table.Value(k); got != want {
				t.Errorf("%s of %v: %v = %v, want %v", name, column.DataType(), k, got, want)
			}
		}
	}
}

// A number that is far from all codes, or negative, is no code.
func TestAdderOfNumbersThatAreNoCodes(t *testing.T) {
	for _, wrong := range []int64{-1, -1 << 63, 1<<63 - 1, 1 << 32, 70_000, 0} {
		columns := handMadeColumns()
		columns["area"] = []int64{1, 14, wrong}
		a, err := ingest.NewAdder(recordLayout(), byPrefecture)
		if err != nil {
			t.Fatal(err)
		}
		for range 2 { // the second time other codes are known
			if err := a.Add(handMade(t, columns)); err == nil {
				t.Errorf("area %d is not refused", wrong)
			}
		}
	}
}
