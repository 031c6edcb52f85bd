package main

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/machikoba/machikoba/internal/atomicfile"
)

// listName is the file that lists what a run wrote into its folder, as sha256sum
// does and checks it.
const listName = "SHA256SUMS"

// A folder is what a run writes into. It remembers what was written, so that a
// later run into it can take away what is of this one alone.
type folder struct {
	path  string
	files []entry
}

// An entry is a file that a run wrote, with the sum of what it wrote.
type entry struct{ name, sum string }

// save writes a file that is whole or not there.
func (f *folder) save(name string, content []byte) error {
	sum := sha256.Sum256(content)
	f.files = append(f.files, entry{name, hex.EncodeToString(sum[:])})
	return atomicfile.Write(filepath.Join(f.path, name), func(w io.Writer) error {
		_, err := w.Write(content)
		return err
	})
}

// finish removes the files of the run before that this one has not written, and
// lists those that it has. A file that is not listed stays, and so does a listed
// one that somebody has changed since.
func (f *folder) finish() error {
	before, err := f.list()
	if err != nil {
		return err
	}
	for _, old := range before {
		if f.has(old.name) || old.name != filepath.Base(old.name) {
			continue
		}
		if err := old.removeFrom(f.path); err != nil {
			return err
		}
	}
	var list strings.Builder
	for _, file := range f.files {
		fmt.Fprintf(&list, "%s  %s\n", file.sum, file.name)
	}
	return (&folder{path: f.path}).save(listName, []byte(list.String()))
}

func (f *folder) has(name string) bool {
	return slices.ContainsFunc(f.files, func(e entry) bool { return e.name == name })
}

// list reads the list of the run before: nothing where there is none.
func (f *folder) list() ([]entry, error) {
	content, err := os.ReadFile(filepath.Join(f.path, listName))
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	var out []entry
	for line := range strings.Lines(string(content)) {
		if sum, name, ok := strings.Cut(strings.TrimRight(line, "\r\n"), "  "); ok {
			out = append(out, entry{name, sum})
		}
	}
	return out, err
}

// removeFrom removes the file where it is still what was written.
func (e entry) removeFrom(folder string) error {
	name := filepath.Join(folder, e.name)
	content, err := os.ReadFile(name)
	if err != nil {
		return nil // gone, or a folder of that name
	}
	if sum := sha256.Sum256(content); hex.EncodeToString(sum[:]) != e.sum {
		return nil
	}
	return os.Remove(name)
}
