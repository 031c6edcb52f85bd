package parquet_test

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"math"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/apache/arrow/go/v15/arrow"
	"github.com/apache/arrow/go/v15/arrow/array"
	"github.com/apache/arrow/go/v15/arrow/memory"
	"github.com/apache/arrow/go/v15/parquet/file"
	"github.com/apache/arrow/go/v15/parquet/pqarrow"
	"github.com/machikoba/machikoba/ingest"
	"github.com/machikoba/machikoba/ingest/census"
	"github.com/machikoba/machikoba/ingest/parquet"
	"github.com/machikoba/machikoba/testdata"
)

var options = ingest.Options{Formats: append(ingest.DefaultFormats(), parquet.Format{})}

func Example() {
	t, err := ingest.Read(strings.NewReader("year,area,measure,value\n2018,14,employees,355924\n"), "k.csv")
	if err != nil {
		fmt.Println(err)
		return
	}
	var b bytes.Buffer
	if err := parquet.Write(&b, t); err != nil {
		fmt.Println(err)
		return
	}
	again, err := ingest.Read(&b, "k.parquet", ingest.Options{Formats: []ingest.Format{parquet.Format{}}})
	fmt.Println(again.Equal(t), err)
	// Output: true <nil>
}

func sample(t testing.TB) *census.Table {
	t.Helper()
	table, err := ingest.ReadFS(testdata.FS, "sample/*.csv")
	if err != nil {
		t.Fatal(err)
	}
	return table
}

func written(t testing.TB, table *census.Table) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := parquet.Write(&b, table); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// TestRoundTrip: the sample is read back equal, and what rides beside it too.
func TestRoundTrip(t *testing.T) {
	want := sample(t).With(census.WithLabel(census.ByArea, "x:1", "a", "い"), census.WithSurveys(nil))
	name := filepath.Join(t.TempDir(), "t.parquet")
	if err := parquet.WriteFile(want, name); err != nil {
		t.Fatal(err)
	}
	got, err := ingest.ReadFile(name, options)
	if err != nil {
		t.Fatal(err)
	}
	if diff := want.Diff(got); diff != "" {
		t.Error(diff)
	}
	if !slices.Equal(got.Notes(), want.Notes()) || got.Surveys() != nil {
		t.Errorf("notes %q, surveys %v; want %q and none", got.Notes(), got.Surveys(), want.Notes())
	}
	if label := got.Label(census.Key{Area: "x:1"}, census.ByArea, census.Japanese); label != "い" {
		t.Errorf("label %q, want い", label)
	}
	_, err = ingest.ReadFile(name)
	if err == nil || !strings.Contains(err.Error(), "github.com/machikoba/machikoba/ingest/parquet") {
		t.Errorf("without the format: %v, want an error that names the import", err)
	}
	if entries, _ := os.ReadDir(filepath.Dir(name)); len(entries) != 1 {
		t.Errorf("the folder has %v, want the file alone", entries)
	}
}

// TestSmallTables: no rows, one row, a selection.
func TestSmallTables(t *testing.T) {
	empty, err := census.Concat()
	if err != nil {
		t.Fatal(err)
	}
	s := sample(t)
	for name, want := range map[string]*census.Table{
		"no rows": empty, "selection": s.Select(census.Kanagawa, census.Shipments),
		"all absent": s.Where(func(o census.Observation) bool { return o.Status == census.Suppressed }),
	} {
		got, err := ingest.Read(bytes.NewReader(written(t, want)), name, options)
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		if diff := want.Diff(got); diff != "" {
			t.Errorf("%s: %s", name, diff)
		}
	}
}

// TestFileAsOthersSeeIt: the columns have names and types that other programs
// read, and the Arrow schema is in the metadata.
func TestFileAsOthersSeeIt(t *testing.T) {
	in, err := file.NewParquetReader(bytes.NewReader(written(t, sample(t))))
	if err != nil {
		t.Fatal(err)
	}
	defer in.Close()
	for name, want := range map[string]string{"year": "INT32", "area": "BYTE_ARRAY", "value": "DOUBLE", "status": "BYTE_ARRAY"} {
		i := in.MetaData().Schema.ColumnIndexByName(name)
		if i < 0 || in.MetaData().Schema.Column(i).PhysicalType().String() != want {
			t.Errorf("column %s is not of type %s", name, want)
		}
	}
	keys := in.MetaData().KeyValueMetadata().Keys()
	for _, want := range []string{"ARROW:schema", "machikoba.sources", "machikoba.notes"} {
		if !slices.Contains(keys, want) {
			t.Errorf("the file's metadata has %q, not %q", keys, want)
		}
	}
}

// foreign writes a file as programs do that know nothing of this one: plain
// strings, no Arrow schema, several row groups, columns of their own.
func foreign(t testing.TB, rowGroup int64, years ...int64) []byte {
	t.Helper()
	schema := arrow.NewSchema([]arrow.Field{
		{Name: "tags", Type: arrow.ListOf(arrow.BinaryTypes.String), Nullable: true},
		{Name: "area", Type: arrow.BinaryTypes.String, Nullable: true},
		{Name: "year", Type: arrow.PrimitiveTypes.Int64, Nullable: true},
		{Name: "measure", Type: arrow.BinaryTypes.String, Nullable: true},
		{Name: "value", Type: arrow.PrimitiveTypes.Float64, Nullable: true},
	}, nil)
	b := array.NewRecordBuilder(memory.NewGoAllocator(), schema)
	defer b.Release()
	for _, y := range years {
		b.Field(0).AppendNull()
		b.Field(1).(*array.StringBuilder).Append("14")
		b.Field(2).(*array.Int64Builder).Append(y)
		b.Field(3).(*array.StringBuilder).Append("employees")
		if y%2 == 0 {
			b.Field(4).(*array.Float64Builder).Append(float64(y))
		} else {
			b.Field(4).AppendNull()
		}
	}
	r := b.NewRecord()
	defer r.Release()
	table := array.NewTableFromRecords(schema, []arrow.Record{r})
	defer table.Release()
	var out bytes.Buffer
	if err := pqarrow.WriteTable(table, &out, rowGroup, nil, pqarrow.DefaultWriterProps()); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

func TestForeign(t *testing.T) {
	table, err := ingest.Read(bytes.NewReader(foreign(t, 2, 2014, 2015, 2016, 2017, 2018)), "dir/duckdb.parquet", options)
	if err != nil {
		t.Fatal(err)
	}
	if years := table.Years(); !slices.Equal(years, []census.Year{2014, 2015, 2016, 2017, 2018}) {
		t.Errorf("years %v", years)
	}
	for o := range table.All() {
		present := int(o.Year)%2 == 0
		if present != (o.Value == float64(o.Year)) || present == math.IsNaN(o.Value) || o.Area != census.Kanagawa {
			t.Errorf("%v = %v", o.Key, o.Value)
		}
		if len(o.Sources) != 1 || o.Sources[0].File != "duckdb.parquet" || len(o.Sources[0].SHA256) != 64 {
			t.Errorf("source of %v is %v, want the file", o.Key, o.Sources)
		}
	}
}

// TestTruncated: a file that is cut anywhere is an error.
func TestTruncated(t *testing.T) {
	whole := written(t, sample(t).Select(census.Kanagawa, census.Shipments, census.Year(2018), census.Manufacturing))
	step := 7 // no factor of what the file holds
	if testing.Short() {
		step = 97
	}
	for n := 0; n < len(whole); n += step {
		table, err := ingest.Read(bytes.NewReader(whole[:n]), "t.parquet", options)
		var e *ingest.ParseError
		if table != nil || !errors.As(err, &e) || e.File != "t.parquet" {
			t.Fatalf("%d bytes cut to %d: %v, %v; want a ParseError", len(whole), n, table, err)
		}
	}
}

// TestLimit: what a compressed file unfolds into is limited too.
func TestLimit(t *testing.T) {
	b := foreign(t, 1<<15, slices.Repeat([]int64{2018}, 1<<15)...)
	_, err := ingest.Read(bytes.NewReader(b), "t.parquet", ingest.Options{Formats: options.Formats, Limit: int64(2 * len(b))})
	if !errors.Is(err, ingest.ErrLimit) {
		t.Errorf("%d bytes that unfold into more than twice as many: %v, want ErrLimit", len(b), err)
	}
}

// TestWriteLeavesWriterOpen: what the file is written to stays the caller's.
func TestWriteLeavesWriterOpen(t *testing.T) {
	w := &closing{Writer: io.Discard}
	if err := parquet.Write(w, sample(t).Select(census.Kanagawa)); err != nil {
		t.Fatal(err)
	}
	if w.closed {
		t.Error("Write closed the writer")
	}
}

type closing struct {
	io.Writer
	closed bool
}

func (c *closing) Close() error {
	c.closed = true
	return nil
}

func FuzzRead(f *testing.F) {
	small, err := census.Collect(func(yield func(census.Observation) bool) {
		yield(census.NewObservation(census.Key{Year: 2018, Area: census.Kanagawa, Measure: census.Employees}, 355924))
	})
	if err != nil {
		f.Fatal(err)
	}
	f.Add(written(f, small))
	f.Add(foreign(f, 2, 2018, 2019, 2020))
	f.Fuzz(func(t *testing.T, data []byte) {
		o := ingest.Options{Formats: []ingest.Format{parquet.Format{}}, Limit: 1 << 20}
		table, err := ingest.Read(bytes.NewReader(data), "in.parquet", o)
		if (table == nil) != (err != nil) {
			t.Fatalf("table %v, error %v", table, err)
		}
	})
}
