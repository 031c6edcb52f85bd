package ingest_test

import (
	"bytes"
	"errors"
	"io"
	"math"
	"slices"
	"strings"
	"testing"

	"github.com/apache/arrow/go/v15/arrow"
	"github.com/apache/arrow/go/v15/arrow/array"
	"github.com/apache/arrow/go/v15/arrow/ipc"
	"github.com/apache/arrow/go/v15/arrow/memory"
	"github.com/machikoba/machikoba/ingest"
	"github.com/machikoba/machikoba/ingest/census"
)

func ipcFile(t testing.TB, table *census.Table) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := ingest.WriteIPC(&b, table); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// ipcStream writes records as a stream.
func ipcStream(t testing.TB, records ...arrow.Record) []byte {
	t.Helper()
	var b bytes.Buffer
	w := ipc.NewWriter(&b, ipc.WithSchema(records[0].Schema()))
	for _, r := range records {
		if err := w.Write(r); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// foreign is a record as programs write it that know nothing of this one:
// strings and views of strings, integers of 64 bits, and a column of its own.
func foreign(years ...int64) arrow.Record {
	schema := arrow.NewSchema([]arrow.Field{
		{Name: "region_name", Type: arrow.BinaryTypes.StringView},
		{Name: "area", Type: arrow.BinaryTypes.StringView},
		{Name: "year", Type: arrow.PrimitiveTypes.Int64},
		{Name: "measure", Type: arrow.BinaryTypes.LargeString},
		{Name: "value", Type: arrow.PrimitiveTypes.Float64, Nullable: true},
	}, nil)
	b := array.NewRecordBuilder(memory.NewGoAllocator(), schema)
	defer b.Release()
	for _, y := range years {
		b.Field(0).(*array.StringViewBuilder).Append("longer than twelve bytes")
		b.Field(1).(*array.StringViewBuilder).Append("14")
		b.Field(2).(*array.Int64Builder).Append(y)
		b.Field(3).(*array.LargeStringBuilder).Append("employees")
		if y%2 == 0 {
			b.Field(4).(*array.Float64Builder).Append(float64(y))
		} else {
			b.Field(4).(*array.Float64Builder).AppendNull()
		}
	}
	return b.NewRecord()
}

func TestIPCRoundTrip(t *testing.T) {
	want := sample(t).With(census.WithLabel(census.ByArea, "x:1", "a", "い"), census.WithSurveys(nil))
	got, err := ingest.Read(bytes.NewReader(ipcFile(t, want)), "t.arrow")
	if err != nil {
		t.Fatal(err)
	}
	equalTables(t, got, want)
	record := want.Record()
	defer record.Release()
	if got, err = ingest.Read(bytes.NewReader(ipcStream(t, record)), "stream"); err != nil {
		t.Fatal(err)
	}
	equalTables(t, got, want)
}

// TestIPCEmpty: a table of no rows is a file too.
func TestIPCEmpty(t *testing.T) {
	empty, err := census.Concat()
	if err != nil {
		t.Fatal(err)
	}
	got, err := ingest.Read(bytes.NewReader(ipcFile(t, empty)), "t.arrow")
	if err != nil || got.Len() != 0 {
		t.Errorf("%v, %v; want a table of no rows", got, err)
	}
}

// TestIPCSelection: a selection is written as what it shows.
func TestIPCSelection(t *testing.T) {
	want := sample(t).Select(census.Kanagawa, census.Shipments)
	got, err := ingest.Read(bytes.NewReader(ipcFile(t, want)), "t.arrow")
	if err != nil {
		t.Fatal(err)
	}
	if diff := want.Diff(got); diff != "" {
		t.Error(diff)
	}
}

// TestIPCForeign: plain columns are read, in one batch or several, and the file
// becomes the source.
func TestIPCForeign(t *testing.T) {
	a, b := foreign(2016, 2017), foreign(2018)
	defer a.Release()
	defer b.Release()
	table, err := ingest.Read(bytes.NewReader(ipcStream(t, a, b)), "dir/polars.arrows")
	if err != nil {
		t.Fatal(err)
	}
	if years := table.Years(); !slices.Equal(years, []census.Year{2016, 2017, 2018}) {
		t.Errorf("years %v", years)
	}
	o := table.At(1)
	if !math.IsNaN(o.Value) || o.Status != census.NotAvailable || o.Unit != census.UnitPersons {
		t.Errorf("a null is %v, %v, %s", o.Value, o.Status, o.Unit)
	}
	for o := range table.All() {
		if len(o.Sources) != 1 || o.Sources[0].File != "polars.arrows" || len(o.Sources[0].SHA256) != 64 {
			t.Errorf("source of %v is %v, want the file", o.Key, o.Sources)
		}
	}
}

// TestIPCNoSource: that a table written by this package has no sources is said
// by the file, and stays so.
func TestIPCNoSource(t *testing.T) {
	want, err := census.Collect(slices.Values([]census.Observation{census.NewObservation(census.Key{Year: 2018, Measure: census.Employees}, 1)}))
	if err != nil {
		t.Fatal(err)
	}
	got, err := ingest.Read(bytes.NewReader(ipcFile(t, want)), "t.arrow")
	if err != nil {
		t.Fatal(err)
	}
	if diff := want.Diff(got); diff != "" {
		t.Error(diff)
	}
}

// stride is the step at which cases are tried: the second where tests are to be short.
func stride(all, short int) int {
	if testing.Short() {
		return short
	}
	return all
}

// TestIPCTruncated: a file or stream that is cut anywhere is an error.
func TestIPCTruncated(t *testing.T) {
	small := sample(t).Select(census.Kanagawa, census.Shipments, census.Year(2018), census.Manufacturing)
	record := small.Record()
	defer record.Release()
	for name, whole := range map[string][]byte{"file": ipcFile(t, small), "stream": ipcStream(t, record)} {
		for n := 0; n < len(whole); n += stride(3, 23) {
			table, err := ingest.Read(bytes.NewReader(whole[:n]), "t.arrow")
			var e *ingest.ParseError
			if table != nil || !errors.As(err, &e) || e.File != "t.arrow" {
				t.Fatalf("%s of %d bytes cut to %d: %v, %v; want a ParseError", name, len(whole), n, table, err)
			}
		}
	}
	_, err := ingest.Read(bytes.NewReader(ipcStream(t, record)[:100]), "t.arrow")
	if !errors.Is(err, io.ErrUnexpectedEOF) {
		t.Errorf("a cut stream: %v, want io.ErrUnexpectedEOF as the cause", err)
	}
}

// TestIPCCorrupt: a file or stream in which any word is a huge number is an
// error or a table, and nothing worse: such a word may be the length of a vector.
func TestIPCCorrupt(t *testing.T) {
	small := sample(t).Select(census.Kanagawa, census.Shipments, census.Year(2018), census.Manufacturing)
	record := small.Record()
	defer record.Release()
	views := foreign(2018, 2019)
	defer views.Release()
	for name, whole := range map[string][]byte{"file": ipcFile(t, small), "stream": ipcStream(t, record), "views": ipcStream(t, views)} {
		failed := 0
		for at := 0; at+4 <= len(whole); at += 4 * stride(3, 23) {
			corrupt := slices.Clone(whole)
			copy(corrupt[at:], "\xF0\xFF\xFF\x0F")
			table, err := ingest.Read(bytes.NewReader(corrupt), "t.arrow", ingest.Options{Limit: 1 << 20})
			if (table == nil) != (err != nil) {
				t.Errorf("%s, word at %d: %v, %v", name, at, table, err)
			}
			if err != nil {
				failed++
			}
		}
		if failed == 0 {
			t.Errorf("%s: no corruption was noticed", name)
		}
	}
}

// TestIPCLimit: what a compressed file unfolds into is limited too.
func TestIPCLimit(t *testing.T) {
	zeros := foreign(slices.Repeat([]int64{2018}, 1<<16)...)
	defer zeros.Release()
	var b bytes.Buffer
	w := ipc.NewWriter(&b, ipc.WithSchema(zeros.Schema()), ipc.WithZstd())
	if err := w.Write(zeros); err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	_, err := ingest.Read(bytes.NewReader(b.Bytes()), "t.arrow", ingest.Options{Limit: int64(2 * b.Len())})
	if !errors.Is(err, ingest.ErrLimit) {
		t.Errorf("%d bytes that unfold into more than twice as many: %v, want ErrLimit", b.Len(), err)
	}
}

// TestIPCNotATable: an Arrow file of something else says what it lacks.
func TestIPCNotATable(t *testing.T) {
	schema := arrow.NewSchema([]arrow.Field{{Name: "year", Type: arrow.PrimitiveTypes.Int32}}, nil)
	b := array.NewRecordBuilder(memory.NewGoAllocator(), schema)
	defer b.Release()
	r := b.NewRecord()
	defer r.Release()
	_, err := ingest.Read(bytes.NewReader(ipcStream(t, r)), "t.arrow")
	var e *ingest.ParseError
	if !errors.As(err, &e) || !strings.Contains(err.Error(), "no column") {
		t.Errorf("%v, want a ParseError on the missing column", err)
	}
}
