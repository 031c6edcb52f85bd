package parquet

import (
	"encoding/binary"
	"errors"
	"fmt"
	"io"

	"github.com/apache/arrow/go/v15/arrow/memory"
	"github.com/apache/arrow/go/v15/parquet"
	"github.com/apache/arrow/go/v15/parquet/file"
	"github.com/apache/arrow/go/v15/parquet/metadata"
	"github.com/machikoba/machikoba/ingest/parquet/internal/chunk"
)

const (
	magic          = "PAR1"
	encryptedMagic = "PARE"
	// tail is the length of the footer, in four bytes, and the magic.
	tail = 8
	// maxFooter is how long a footer may be, 64 MB: some 50,000 row groups of ten
	// columns.
	maxFooter = 64 << 20
)

// A source is a file whose footer has been read and checked.
type source struct {
	*file.Reader
	in   parquet.ReaderAtSeeker
	size int64
	name string
}

// open reads the footer of a file and checks it before anything is taken from
// it: what it says of places, sizes and counts the file has to bear out.
func open(in parquet.ReaderAtSeeker, name string, mem memory.Allocator) (*source, error) {
	s := &source{in: in, name: name}
	if err := s.checkFooter(); err != nil {
		return nil, err
	}
	if err := s.parse(mem); err != nil {
		return nil, placed(err, func(err error) error { return damaged(name, "a footer that cannot be read", err) })
	}
	return s, s.checkGroups()
}

// checkFooter checks the footer's bytes.
func (s *source) checkFooter() (err error) {
	if s.size, err = s.in.Seek(0, io.SeekEnd); err != nil {
		return err
	}
	if s.size < int64(len(magic)+tail) {
		return damaged(s.name, fmt.Sprintf("a file of %d bytes", s.size), nil)
	}
	end := make([]byte, tail)
	if _, err := s.in.ReadAt(end, s.size-tail); err != nil {
		return damaged(s.name, "a file whose end cannot be read", err)
	}
	length := int64(binary.LittleEndian.Uint32(end))
	switch {
	case string(end[4:]) == encryptedMagic:
		return damaged(s.name, "a footer that is encrypted", nil)
	case string(end[4:]) != magic:
		return damaged(s.name, "a file that ends before its footer does, or is of another format", nil)
	case length > s.size-int64(len(magic)+tail):
		return damaged(s.name, fmt.Sprintf("a footer of %d bytes in a file of %d", length, s.size), nil)
	case length > maxFooter:
		return damaged(s.name, fmt.Sprintf("a footer of %d bytes, where %d are the most", length, maxFooter), nil)
	}
	footer := make([]byte, length)
	if _, err = s.in.ReadAt(footer, s.size-tail-length); err == nil {
		err = chunk.CheckFooter(footer)
	}
	if err != nil {
		return damaged(s.name, "a footer that cannot be read", err)
	}
	return nil
}

func (s *source) parse(mem memory.Allocator) (err error) {
	defer recovered(&err)
	s.Reader, err = file.NewParquetReader(s.in, file.WithReadProps(parquet.NewReaderProperties(mem)))
	return err
}

// checkGroups checks that every column of every row group lies in the file, and
// that rows are counted alike.
func (s *source) checkGroups() (err error) {
	at := place{file: s.name}
	defer func() { err = placed(err, at.damaged) }()
	defer recovered(&err)
	total, columns := int64(0), s.MetaData().Schema.NumColumns()
	for at.group = range s.NumRowGroups() {
		at.column = ""
		group := s.MetaData().RowGroup(at.group)
		if group.NumColumns() != columns {
			return fmt.Errorf("it has %d columns, and the file %d", group.NumColumns(), columns)
		}
		rows := group.NumRows()
		if total += rows; rows < 0 || total < 0 {
			return fmt.Errorf("it says that it has %d rows", rows)
		}
		for c := range columns {
			at.column = s.MetaData().Schema.Column(c).Path()
			if err := s.checkColumn(at.group, c); err != nil {
				return err
			}
		}
	}
	if total != s.NumRows() {
		return damaged(s.name, fmt.Sprintf("row groups of %d rows in a file of %d", total, s.NumRows()), nil)
	}
	return nil
}

// checkColumn checks what the footer says of a column in a row group.
func (s *source) checkColumn(group, column int) error {
	rows, described := s.MetaData().RowGroup(group).NumRows(), s.MetaData().Schema.Column(column)
	c, err := s.MetaData().RowGroup(group).ColumnChunk(column)
	if err != nil {
		return err
	}
	start, length := extent(c)
	switch {
	case c.FilePath() != "":
		return errors.New("it is in another file")
	case c.CryptoMetadata() != nil:
		return errors.New("it is encrypted")
	case c.Type() != described.PhysicalType():
		return fmt.Errorf("it is of type %v, and in the schema of %v", c.Type(), described.PhysicalType())
	case start < 0 || length < 0 || start > s.size-length || c.NumValues() > 0 && start < int64(len(magic)):
		return fmt.Errorf("%d bytes from byte %d on in a file of %d", length, start, s.size)
	case c.NumValues() < 0 || described.MaxRepetitionLevel() == 0 && c.NumValues() != rows:
		return fmt.Errorf("%d values in %d rows", c.NumValues(), rows)
	}
	return nil
}

// extent returns where in its file a column is.
func extent(c *metadata.ColumnChunkMetaData) (start, length int64) {
	start = c.DataPageOffset()
	if d := c.DictionaryPageOffset(); c.HasDictionaryPage() && d > 0 && d < start {
		start = d
	}
	return start, c.TotalCompressedSize()
}
