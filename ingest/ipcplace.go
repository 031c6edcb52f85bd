package ingest

import (
	"errors"
	"fmt"

	"github.com/machikoba/machikoba/ingest/census"
)

// An ipcPlace is a message of an Arrow file or stream.
type ipcPlace struct {
	what   string // "batch 2 of the rows", "" for no message
	offset int64  // of its first byte, 0 where that is not known
}

func (p ipcPlace) String() string {
	if p.offset == 0 {
		return p.what
	}
	return fmt.Sprintf("%s (from byte %s)", p.what, census.FormatNumber(float64(p.offset), 0))
}

// in adds the place to an error of a file that does not decode.
func (p ipcPlace) in(err error) error {
	var placed *ParseError
	if p.what == "" || !errors.As(err, &placed) || errors.Is(err, ErrLimit) {
		return err
	}
	placed.Cell, placed.Found = p.String(), "damage"
	return err
}

// atBatch goes to a batch of rows, from 0. Behind the last is the end.
func (v *ipcVerifier) atBatch(i int) {
	if i >= len(v.batches) {
		v.at = ipcPlace{what: "the end"}
		return
	}
	v.at = ipcPlace{fmt.Sprintf("batch %d of %d", i+1, len(v.batches)), v.batches[i]}
}
