package parquet_test

import (
	"bytes"
	"context"
	"testing"

	"github.com/apache/arrow/go/v15/arrow"
	pq "github.com/apache/arrow/go/v15/parquet"
	"github.com/apache/arrow/go/v15/parquet/pqarrow"
	"github.com/machikoba/machikoba/ingest"
	"github.com/machikoba/machikoba/ingest/census"
	"github.com/machikoba/machikoba/ingest/parquet"
)

// Row groups without rows, which writers make of an empty frame and whose columns
// they say to be anywhere, are no damage: of establishments ...
func TestGroupsWithoutRows(t *testing.T) {
	for name, options := range map[string][]pq.WriterProperty{"dictionaries": nil, "plain": {pq.WithDictionaryDefault(false)}} {
		for want, years := range map[int64][][]int32{0: {{}}, 3: {{}, {2000, 2003}, {}, {2003}, {}}} {
			data := microFile(t, years, options...)
			cubes, err := parquet.Tabulate(context.Background(), []string{onDisk(t, data)}, microLayout, ingest.Tabulation{})
			if err != nil {
				t.Errorf("%s: %v", name, err)
				continue
			}
			got := int64(0)
			for cell := range cubes[0].Len() {
				got += cubes[0].Establishments(cell)
			}
			if got != want {
				t.Errorf("%s: %d establishments, want %d", name, got, want)
			}
		}
	}
}

// ... and of tables.
func TestTableOfGroupsWithoutRows(t *testing.T) {
	want := sample(t).Select(census.Kanagawa, census.Shipments)
	record := want.Record()
	defer record.Release()
	empty := record.NewSlice(0, 0)
	defer empty.Release()
	var out bytes.Buffer
	w, err := pqarrow.NewFileWriter(record.Schema(), &out, pq.NewWriterProperties(), pqarrow.NewArrowWriterProperties(pqarrow.WithStoreSchema()))
	if err != nil {
		t.Fatal(err)
	}
	for _, r := range []arrow.Record{empty, record, empty} {
		if err := w.Write(r); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	got, err := ingest.Read(&out, "groups.parquet", options)
	if err != nil {
		t.Fatal(err)
	}
	if got.Len() != want.Len() {
		t.Errorf("%d figures, want %d", got.Len(), want.Len())
	}
}
