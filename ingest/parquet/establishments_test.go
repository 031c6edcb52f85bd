package parquet_test

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/apache/arrow/go/v15/arrow"
	"github.com/apache/arrow/go/v15/arrow/array"
	"github.com/apache/arrow/go/v15/arrow/memory"
	pq "github.com/apache/arrow/go/v15/parquet"
	"github.com/apache/arrow/go/v15/parquet/compress"
	"github.com/apache/arrow/go/v15/parquet/pqarrow"
	"github.com/machikoba/machikoba/ingest"
	"github.com/machikoba/machikoba/ingest/census"
	"github.com/machikoba/machikoba/ingest/parquet"
)

const factories = "year,area,jsic,persons,shipped\n" +
	"2018,14,3111,12,3000\n2018,14,3113,30,\n2018,23,3111,5000,70000\n2019,23,0911,7,500\n2019,23,0911,X,-\n2020,01,3113,8,40\n"

func factoryLayout() ingest.Layout {
	return ingest.Layout{Year: "year", Area: "area", Industry: "jsic", Measures: []ingest.MeasureColumn{
		{Header: "persons", Measure: census.Employees}, {Header: "shipped", Measure: census.Shipments, Unit: "万円"}}}
}

// recordLayout is that of the records of the factories.
func recordLayout() ingest.Layout {
	l := factoryLayout()
	l.Industry, l.Measures[0].Header, l.Measures[1].Header = "industry", "employees", "shipments"
	return l
}

var byDivision = ingest.Tabulation{Area: census.PrefectureLevel, Digits: 2}

// factoryFile writes the factories as Parquet, in row groups of two rows.
func factoryFile(t testing.TB, options ...pq.WriterProperty) string {
	t.Helper()
	e := ingest.Establishments{Files: []string{"-"}, Stdin: strings.NewReader(factories), Layout: factoryLayout()}
	var b bytes.Buffer
	for r, err := range e.Records(context.Background()) {
		if err != nil {
			t.Fatal(err)
		}
		table := array.NewTableFromRecords(r.Schema(), []arrow.Record{r})
		options = append(options, pq.WithAllocator(memory.DefaultAllocator))
		if err := pqarrow.WriteTable(table, &b, 2, pq.NewWriterProperties(options...), pqarrow.DefaultWriterProps()); err != nil {
			t.Fatal(err)
		}
	}
	return onDisk(t, b.Bytes())
}

func onDisk(t testing.TB, data []byte) string {
	t.Helper()
	name := filepath.Join(t.TempDir(), "factories.parquet")
	if err := os.WriteFile(name, data, 0o644); err != nil {
		t.Fatal(err)
	}
	return name
}

// fromText returns the cube of the text that the factories are from.
func fromText(t testing.TB, text string) *census.Table {
	t.Helper()
	e := ingest.Establishments{Files: []string{"-"}, Stdin: strings.NewReader(text), Layout: factoryLayout()}
	cubes, err := e.Tabulate(context.Background(), byDivision)
	if err != nil {
		t.Fatal(err)
	}
	return tableOf(t, cubes[0])
}

// tableOf returns the table of a cube, whose file is not told.
func tableOf(t testing.TB, c *census.Cube) *census.Table {
	t.Helper()
	c.Sources = nil
	table, err := c.Table()
	if err != nil {
		t.Fatal(err)
	}
	return table
}

// A Parquet file has the cubes of the text that it is from, however it is
// written: by what is decoded here, and by the general reader, which alone reads
// texts as differences.
func TestTabulate(t *testing.T) {
	want := fromText(t, factories)
	for name, options := range map[string][]pq.WriterProperty{
		"plain":          {pq.WithDictionaryDefault(false)},
		"dictionaries":   {pq.WithCompression(compress.Codecs.Snappy)},
		"second version": {pq.WithDataPageVersion(pq.DataPageV2), pq.WithCompression(compress.Codecs.Zstd)},
		"general":        {pq.WithDictionaryFor("area", false), pq.WithEncodingFor("area", pq.Encodings.DeltaByteArray)},
	} {
		file := factoryFile(t, options...)
		got, err := parquet.Tabulate(context.Background(), []string{file}, recordLayout(), byDivision)
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		if s := got[0].Sources; len(s) != 1 || s[0].File != "factories.parquet" {
			t.Errorf("%s: sources %v", name, s)
		}
		if diff := tableOf(t, got[0]).Diff(want); diff != "" {
			t.Errorf("%s: %s", name, diff)
		}
	}
	// A pattern stands for its files, none is an error, and so is one twice.
	name := factoryFile(t)
	pattern := filepath.Join(filepath.Dir(name), "*.parquet")
	if got, err := parquet.Tabulate(context.Background(), []string{pattern}, recordLayout(), byDivision); err != nil || tableOf(t, got[0]).Diff(want) != "" {
		t.Errorf("a pattern: %v, want the cubes of its file", err)
	}
	for _, files := range [][]string{nil, {filepath.Join(t.TempDir(), "*.parquet")}, {name, pattern}} {
		if cubes, err := parquet.Tabulate(context.Background(), files, recordLayout(), byDivision); cubes != nil || err == nil {
			t.Errorf("%v: cubes %v, error %v, want an error", files, cubes, err)
		}
	}
	l := recordLayout()
	l.Year = "jahr"
	_, err := parquet.Tabulate(context.Background(), []string{factoryFile(t)}, l, byDivision)
	if e := (*ingest.ParseError)(nil); !errors.As(err, &e) || !strings.Contains(e.Found, `"jahr"`) {
		t.Errorf("a column that is not there: %v", err)
	}
}

// Of two columns of one name nobody knows which is meant.
func TestColumnTwice(t *testing.T) {
	schema := arrow.NewSchema([]arrow.Field{{Name: "year", Type: arrow.PrimitiveTypes.Int32}, {Name: "area", Type: arrow.PrimitiveTypes.Int32},
		{Name: "employees", Type: arrow.PrimitiveTypes.Int64}, {Name: "employees", Type: arrow.PrimitiveTypes.Int64}}, nil)
	var out bytes.Buffer
	w, err := pqarrow.NewFileWriter(schema, &out, pq.NewWriterProperties(), pqarrow.DefaultWriterProps())
	if err != nil {
		t.Fatal(err)
	}
	b := array.NewRecordBuilder(memory.DefaultAllocator, schema)
	for i, v := range []string{"2018", "14", "5", "7"} {
		if err := b.Field(i).AppendValueFromString(v); err != nil {
			t.Fatal(err)
		}
	}
	if err := errors.Join(w.Write(b.NewRecord()), w.Close()); err != nil {
		t.Fatal(err)
	}
	_, err = parquet.Tabulate(context.Background(), []string{onDisk(t, out.Bytes())}, microLayout, ingest.Tabulation{})
	if e := (*ingest.ParseError)(nil); !errors.As(err, &e) || e.Cell != "employees" {
		t.Errorf("%v, want an error of the column employees", err)
	}
}

// A row that cannot be added is told by its number in the file, from 1 on.
func TestRowError(t *testing.T) {
	data := microFile(t, [][]int32{{2000, 2003}, {2004, 12345}})
	_, err := parquet.Tabulate(context.Background(), []string{onDisk(t, data)}, microLayout, ingest.Tabulation{})
	e := (*ingest.ParseError)(nil)
	if !errors.As(err, &e) || !strings.Contains(fmt.Sprint(e), "row 4 ") || !strings.Contains(e.Error(), `column "year": "12345": want a year of four digits`) {
		t.Errorf("%v, want an error in row 4", err)
	}
}

// An end of the context is its error, not one of the file.
func TestCancelled(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	for name, options := range map[string][]pq.WriterProperty{"plain": nil,
		"general": {pq.WithDictionaryFor("area", false), pq.WithEncodingFor("area", pq.Encodings.DeltaByteArray)}} {
		cubes, err := parquet.Tabulate(ctx, []string{factoryFile(t, options...)}, recordLayout(), byDivision)
		if cubes != nil || !errors.Is(err, context.Canceled) || errors.As(err, new(*ingest.ParseError)) {
			t.Errorf("%s: cubes %v, error %v, want that of the context", name, cubes, err)
		}
	}
}

// A microFile is a Parquet file of years, prefectures as integers and employees,
// in row groups of the rows that are in one list together.
func microFile(t testing.TB, years [][]int32, options ...pq.WriterProperty) []byte {
	t.Helper()
	schema := arrow.NewSchema([]arrow.Field{{Name: "year", Type: arrow.PrimitiveTypes.Int32, Nullable: true},
		{Name: "area", Type: arrow.PrimitiveTypes.Int32}, {Name: "employees", Type: arrow.PrimitiveTypes.Int64}}, nil)
	var out bytes.Buffer
	w, err := pqarrow.NewFileWriter(schema, &out, pq.NewWriterProperties(options...), pqarrow.DefaultWriterProps())
	if err != nil {
		t.Fatal(err)
	}
	for group, list := range years {
		b := array.NewRecordBuilder(memory.DefaultAllocator, schema)
		for _, y := range list {
			if y == 0 {
				b.Field(0).AppendNull()
			} else {
				b.Field(0).(*array.Int32Builder).Append(y)
			}
			b.Field(1).(*array.Int32Builder).Append(int32(group + 1))
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

var microLayout = ingest.Layout{Year: "year", Area: "area", Measures: []ingest.MeasureColumn{{Header: "employees", Measure: census.Employees}}}
