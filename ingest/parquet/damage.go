package parquet

import (
	"context"
	"errors"
	"fmt"
	"runtime"

	"github.com/machikoba/machikoba/ingest"
)

// damaged returns the error of a file that is not whole.
func damaged(name, found string, cause error) error {
	return &ingest.ParseError{File: name, Found: found, Want: "a Parquet file that is whole", Err: cause}
}

// A place is where in a file something is: in a column of a row group, which
// count from 0 as other programs count them, behind some of its rows.
type place struct {
	file   string
	group  int
	column string
	row    int64
}

// damaged returns the error of a column that cannot be read.
func (p place) damaged(cause error) error {
	found := fmt.Sprintf("damage in row group %d", p.group)
	if p.row > 0 {
		found += fmt.Sprintf(" behind its row %d", p.row)
	}
	return &ingest.ParseError{File: p.file, Cell: p.column, Found: found, Want: "pages that can be read", Err: cause}
}

// recovered makes an error of a panic of the library, which indexes into what it
// reads without checks. Its allocator refuses with a panic too, and that error is
// kept.
func recovered(err *error) {
	switch p := recover().(type) {
	case nil:
	case runtime.Error:
		*err = fmt.Errorf("it contradicts itself: %w", p)
	case error:
		*err = p
	default:
		*err = fmt.Errorf("%v", p)
	}
}

// placed returns an error as it is where it says where it is from, or is not of
// the file, and what place makes of it otherwise.
func placed(err error, place func(error) error) error {
	switch {
	case err == nil, errors.As(err, new(*ingest.ParseError)), errors.Is(err, ingest.ErrLimit),
		errors.Is(err, context.Canceled), errors.Is(err, context.DeadlineExceeded):
		return err
	}
	return place(err)
}
