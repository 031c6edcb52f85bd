package parquet_test

import (
	"context"
	"os"
	"path/filepath"
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

const factories = "year,area,jsic,persons,shipped\n" +
	"2018,14,3111,12,3000\n2018,14,3113,30,\n2018,23,3111,5000,70000\n2019,23,0911,7,500\n"

func factoryLayout() ingest.Layout {
	return ingest.Layout{Year: "year", Area: "area", Industry: "jsic", Measures: []ingest.MeasureColumn{
		{Header: "persons", Measure: census.Employees}, {Header: "shipped", Measure: census.Shipments, Unit: "万円"}}}
}

// factoryFile writes the factories as Parquet, in row groups of two rows.
func factoryFile(t *testing.T) string {
	t.Helper()
	e := ingest.Establishments{Files: []string{"-"}, Stdin: strings.NewReader(factories), Layout: factoryLayout()}
	name := filepath.Join(t.TempDir(), "factories.parquet")
	f, err := os.Create(name)
	if err != nil {
		t.Fatal(err)
	}
	for r, err := range e.Records(context.Background()) {
		if err != nil {
			t.Fatal(err)
		}
		table := array.NewTableFromRecords(r.Schema(), []arrow.Record{r})
		if err := pqarrow.WriteTable(table, f, 2, pq.NewWriterProperties(pq.WithAllocator(memory.DefaultAllocator)), pqarrow.DefaultWriterProps()); err != nil {
			t.Fatal(err)
		}
	}
	return name
}

// A Parquet file has the cubes of the text that it is from.
func TestTabulate(t *testing.T) {
	tab := ingest.Tabulation{Area: census.PrefectureLevel, Digits: 2}
	e := ingest.Establishments{Files: []string{"-"}, Stdin: strings.NewReader(factories), Layout: factoryLayout()}
	want, err := e.Tabulate(context.Background(), tab)
	if err != nil {
		t.Fatal(err)
	}
	l := factoryLayout()
	l.Industry, l.Measures[0].Header, l.Measures[1].Header = "industry", "employees", "shipments"
	got, err := parquet.Tabulate(context.Background(), []string{factoryFile(t)}, l, tab)
	if err != nil {
		t.Fatal(err)
	}
	a, _ := got[0].Table()
	b, _ := want[0].Table()
	if diff := a.Diff(b); !strings.Contains(diff, "sources") {
		t.Error(diff)
	}
	l.Year = "jahr"
	if _, err := parquet.Tabulate(context.Background(), []string{factoryFile(t)}, l, tab); err == nil {
		t.Error("no error for a column that is not there")
	}
}
