// Package atomicfile writes files that are whole or not there.
package atomicfile

import (
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
)

// Write writes a file by way of a temporary one in the same folder,
// which takes the name when write has returned without an error. Whatever goes
// wrong, no part of a file is left behind.
//
// An error of the file system is an *[fs.PathError] of the name asked for; one of
// write is returned as it is.
func Write(name string, write func(io.Writer) error) (err error) {
	f, err := os.CreateTemp(filepath.Dir(name), "."+filepath.Base(name)+".*")
	if err != nil {
		return of(name, err)
	}
	defer func() {
		if err != nil {
			f.Close()
			os.Remove(f.Name())
		}
	}()
	if err = write(f); err != nil {
		return err
	}
	if err = f.Chmod(0o644); err != nil { // CreateTemp's are private
		return of(name, err)
	}
	if err = f.Sync(); err != nil {
		return of(name, err)
	}
	if err = f.Close(); err != nil {
		return of(name, err)
	}
	return of(name, os.Rename(f.Name(), name))
}

// of says err of the name that the caller knows, not of the temporary one.
func of(name string, err error) error {
	if err == nil {
		return nil
	}
	var path *fs.PathError
	var link *os.LinkError
	switch {
	case errors.As(err, &path):
		err = path.Err
	case errors.As(err, &link):
		err = link.Err
	}
	return &fs.PathError{Op: "write", Path: name, Err: err}
}
