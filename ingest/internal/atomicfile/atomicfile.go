// Package atomicfile writes files that are whole or not there.
package atomicfile

import (
	"fmt"
	"io"
	"os"
	"path/filepath"
)

// Write writes a file by way of a temporary one in the same folder,
// which takes the name when write has returned without an error. Whatever goes
// wrong, no part of a file is left behind.
func Write(name string, write func(io.Writer) error) (err error) {
	f, err := os.CreateTemp(filepath.Dir(name), "."+filepath.Base(name)+".*")
	if err != nil {
		return fmt.Errorf("ingest: %w", err)
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
	if err = f.Sync(); err != nil {
		return fmt.Errorf("ingest: %w", err)
	}
	if err = f.Close(); err != nil {
		return fmt.Errorf("ingest: %w", err)
	}
	if err = os.Chmod(f.Name(), 0o644); err != nil { // CreateTemp's are private
		return fmt.Errorf("ingest: %w", err)
	}
	if err = os.Rename(f.Name(), name); err != nil {
		return fmt.Errorf("ingest: %w", err)
	}
	return nil
}
