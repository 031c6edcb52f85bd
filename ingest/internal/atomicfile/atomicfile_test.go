package atomicfile_test

import (
	"errors"
	"io"
	"os"
	"path/filepath"
	"testing"

	"github.com/machikoba/machikoba/ingest/internal/atomicfile"
)

// TestWrite: a write that fails half-way leaves the older file as it was.
func TestWrite(t *testing.T) {
	dir := t.TempDir()
	name := filepath.Join(dir, "a")
	text := func(s string, err error) func(io.Writer) error {
		return func(w io.Writer) error {
			if _, werr := io.WriteString(w, s); werr != nil {
				return werr
			}
			return err
		}
	}
	check := func(want string) {
		t.Helper()
		if got, err := os.ReadFile(name); err != nil || string(got) != want {
			t.Errorf("the file has %q, %v; want %q", got, err, want)
		}
		if entries, _ := os.ReadDir(dir); len(entries) != 1 {
			t.Errorf("the folder has %v, want the file alone", entries)
		}
	}
	if err := atomicfile.Write(name, text("first", nil)); err != nil {
		t.Fatal(err)
	}
	check("first")
	half := errors.New("half-way")
	if err := atomicfile.Write(name, text("sec", half)); !errors.Is(err, half) {
		t.Errorf("%v, want that of the writer", err)
	}
	check("first")
	if err := atomicfile.Write(name, text("second", nil)); err != nil {
		t.Fatal(err)
	}
	check("second")
}
