package ingest_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/machikoba/machikoba/ingest"
	"github.com/machikoba/machikoba/ingest/census"
)

// TestWriteFile: what is written is read back equal, and replaces what was there.
func TestWriteFile(t *testing.T) {
	want := sample(t)
	for _, name := range []string{"t.csv", "t.arrow", "T.ARROW"} {
		path := filepath.Join(t.TempDir(), name)
		if err := os.WriteFile(path, []byte("older"), 0o600); err != nil {
			t.Fatal(err)
		}
		if err := ingest.WriteFile(want, path); err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		got, err := ingest.ReadFile(path)
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		equalTables(t, got, want)
		entries, err := os.ReadDir(filepath.Dir(path))
		if err != nil || len(entries) != 1 {
			t.Errorf("%s: the folder has %v, want the file alone", name, entries)
		}
	}
}

func TestWriteFileErrors(t *testing.T) {
	table, err := census.Concat()
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	for name, want := range map[string]string{
		"t.parquet": "github.com/machikoba/machikoba/ingest/parquet", "t.xlsx": `".xlsx"`, "t": "extension", "none/t.csv": "no such file",
	} {
		err := ingest.WriteFile(table, filepath.Join(dir, name))
		if err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: %v, want … %s …", name, err, want)
		}
	}
	if entries, _ := os.ReadDir(dir); len(entries) != 0 {
		t.Errorf("the folder has %v, want nothing", entries)
	}
}
