package ingest_test

import (
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/machikoba/machikoba/ingest"
	"github.com/machikoba/machikoba/ingest/census"
)

const tiny = "year,measure,value\n2018,shipments,1\n"

func TestReadErrors(t *testing.T) {
	tests := []struct {
		name, file, text string
		line             int
		found, want      string
	}{
		{"empty", "a.csv", "", 1, "empty", "Arrow IPC"},
		{"unknown header", "a.csv", "prefecture;sales\n神奈川;1\n", 1, `"prefecture;sales"`, "year, measure and value"},
		{"Parquet by its bytes", "a.bin", "PAR1....PAR1", 0, "Parquet", "Arrow IPC"},
		{"Parquet by its name", "a.parquet", "....", 0, "Parquet", "Arrow IPC"},
	}
	for _, test := range tests {
		_, err := ingest.Read(strings.NewReader(test.text), test.file)
		var e *ingest.ParseError
		if !errors.As(err, &e) || e.File != test.file || e.Line != test.line ||
			!strings.Contains(e.Found, test.found) || !strings.Contains(e.Want, test.want) {
			t.Errorf("%s: %v, want %s:%d: found … %s …, want … %s …", test.name, err, test.file, test.line, test.found, test.want)
		}
		if isParquet := strings.Contains(test.name, "Parquet"); isParquet && !strings.Contains(err.Error(), "github.com/machikoba/machikoba/ingest/parquet") {
			t.Errorf("%s: %v does not name the import", test.name, err)
		}
	}
}

func TestReadLimit(t *testing.T) {
	limit := ingest.Options{Limit: int64(len(tiny))}
	if _, err := ingest.Read(strings.NewReader(tiny), "a.csv", limit); err != nil {
		t.Errorf("a file of the limit's size: %v", err)
	}
	_, err := ingest.Read(strings.NewReader(tiny+"2019,shipments,1\n"), "a.csv", limit)
	var e *ingest.ParseError
	if !errors.Is(err, ingest.ErrLimit) || !errors.As(err, &e) || !strings.Contains(e.Want, "36 bytes") {
		t.Errorf("a file above the limit: %v, want ErrLimit with the limit of 36 bytes", err)
	}
}

// TestReadEndless: no more is read of an endless input than the limit.
func TestReadEndless(t *testing.T) {
	_, err := ingest.Read(endless{}, "a.csv", ingest.Options{Limit: 1000})
	if !errors.Is(err, ingest.ErrLimit) {
		t.Errorf("%v, want ErrLimit", err)
	}
}

type endless struct{}

func (endless) Read(p []byte) (int, error) { return len(p), nil }

// TestReadFails: the error of a reader is passed on.
func TestReadFails(t *testing.T) {
	_, err := ingest.Read(io.MultiReader(strings.NewReader(tiny), failing{}), "a.csv")
	if !errors.Is(err, fs.ErrClosed) {
		t.Errorf("%v, want that of the reader", err)
	}
}

type failing struct{}

func (failing) Read([]byte) (int, error) { return 0, fs.ErrClosed }

func TestReadFile(t *testing.T) {
	name := filepath.Join(t.TempDir(), "a.csv")
	if _, err := ingest.ReadFile(name); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("a file that is not there: %v", err)
	}
	if err := os.WriteFile(name, []byte(tiny), 0o644); err != nil {
		t.Fatal(err)
	}
	table, err := ingest.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	if got := table.Sources()[0].File; table.Len() != 1 || got != "a.csv" {
		t.Errorf("%d rows from %q, want 1 from a.csv", table.Len(), got)
	}
}

// TestFormats: formats are tried in their order, and none but those given.
func TestFormats(t *testing.T) {
	if _, err := ingest.Read(strings.NewReader(tiny), "a.csv", ingest.Options{Formats: []ingest.Format{ingest.IPC{}}}); err == nil {
		t.Error("CSV was read with Arrow IPC as the only format")
	}
	table, err := ingest.Read(strings.NewReader(tiny), "a.csv", ingest.Options{Formats: []ingest.Format{one{}, ingest.CSV{}}})
	if err != nil || table.Len() != 0 {
		t.Errorf("%v, %v: want the first format's empty table", table, err)
	}
}

// one is a format that takes every file for an empty table.
type one struct{}

func (one) Name() string                             { return "anything" }
func (one) Sniff([]byte, string) bool                { return true }
func (one) Read(*ingest.File) (*census.Table, error) { return census.Concat() }

func TestReadFS(t *testing.T) {
	files := fstest.MapFS{
		"d/a.csv": {Data: []byte(tiny)},
		"d/b.csv": {Data: []byte("year,measure,value\n2019,shipments,2\n")},
		"e/c.csv": {Data: []byte(tiny)},
	}
	table, err := ingest.ReadFS(files, "d/*.csv")
	if err != nil || table.Len() != 2 {
		t.Fatalf("%v, %v; want two rows", table, err)
	}
	if k := (census.Key{Year: 2019, Measure: census.Shipments}); table.Value(k) != 2 {
		t.Errorf("%v = %v, want 2", k, table.Value(k))
	}
	_, err = ingest.ReadFS(files, "*/[ac].csv")
	var duplicate *census.DuplicateKeyError
	if !errors.As(err, &duplicate) || !strings.Contains(err.Error(), "d/a.csv and in e/c.csv") {
		t.Errorf("%v, want a DuplicateKeyError that names the files", err)
	}
	if _, err = ingest.ReadFS(files, "x/*.csv"); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("a pattern that nothing matches: %v", err)
	}
}
