package atomicfile_test

import (
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/machikoba/machikoba/internal/atomicfile"
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

// TestWriteNowhere: a fault of the file system names the file asked for.
func TestWriteNowhere(t *testing.T) {
	full := t.TempDir()
	if err := os.WriteFile(filepath.Join(full, "inside"), nil, 0o600); err != nil {
		t.Fatal(err)
	}
	for name, file := range map[string]string{
		"no such folder":        filepath.Join(t.TempDir(), "missing", "a.csv"),
		"the name of a folder":  full,
		"a file for the folder": filepath.Join(full, "inside", "a.csv"),
	} {
		err := atomicfile.Write(file, func(io.Writer) error { return nil })
		var path *fs.PathError
		if !errors.As(err, &path) || path.Path != file {
			t.Errorf("%s: %v, want an error of %s", name, err, file)
		}
		if err != nil && strings.Contains(err.Error(), "/.") {
			t.Errorf("%s: %v names the temporary file", name, err)
		}
	}
}
