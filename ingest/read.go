package ingest

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"math"
	"os"
	"path/filepath"
	"strings"

	"github.com/machikoba/machikoba/ingest/census"
	"github.com/machikoba/machikoba/ingest/internal/sheet"
)

// Options are the choices of [Read], [ReadFile] and [ReadFS].
type Options struct {
	// Formats are tried in their order; nil stands for DefaultFormats().
	//
	//	ingest.Options{Formats: append(ingest.DefaultFormats(), parquet.Format{})}
	Formats []Format
	// Limit is the largest number of bytes that a file may have, and that its
	// decoded content may take, unpacked from gzip or Arrow's compression; 0
	// stands for DefaultLimit.
	Limit int64
	// Encoding is that of text files; AnyEncoding, the zero value, is told by
	// the bytes.
	Encoding Encoding
}

// DefaultLimit is the number of bytes that a file may have unless
// [Options.Limit] says otherwise: 256 MiB.
const DefaultLimit = 256 << 20

// ErrLimit is the cause of the error for a file above [Options.Limit].
var ErrLimit = errors.New("file is larger than Options.Limit")

// A Format is a layout of files that can be read.
type Format interface {
	// Name describes the layout in an error: "Arrow IPC".
	Name() string
	// Sniff reports whether a file is of the format, given the first bytes of
	// it, up to 64 KiB and in UTF-8 where the file is text, and its name.
	Sniff(head []byte, name string) bool
	// Read reads the whole file.
	Read(f *File) (*census.Table, error)
}

// DefaultFormats returns the formats that are read without further ado:
// Arrow IPC, workbooks of prefectures, the tidy file of prefectures, the
// municipality edition, SSDSE,
// table exports of e-Stat, the data of its API, the project's own CSV.
func DefaultFormats() []Format {
	return []Format{IPC{}, Workbook{}, TidyPrefectures{}, Municipal{}, SSDSE{}, EStatCSV{}, EStatJSON{}, CSV{}}
}

// Read reads a table from r. The name says where the bytes come from, for
// errors and for the source of the figures, and its extension may help to
// recognise the format. Of options at most one value may be given.
func Read(r io.Reader, name string, options ...Options) (*census.Table, error) {
	o := one(options)
	data, err := io.ReadAll(io.LimitReader(r, o.Limit+1))
	if err != nil {
		return nil, fmt.Errorf("ingest: %s: %w", name, err)
	}
	if int64(len(data)) > o.Limit {
		return nil, &ParseError{File: name, Found: "more bytes", Want: fmt.Sprintf("at most %d bytes", o.Limit), Err: ErrLimit}
	}
	return o.read(&File{Name: name, Data: data, Limit: o.Limit, Encoding: o.Encoding})
}

// ReadFile reads a table from a file.
func ReadFile(name string, options ...Options) (*census.Table, error) {
	f, err := os.Open(name)
	if err != nil {
		return nil, fmt.Errorf("ingest: %w", err)
	}
	defer f.Close()
	return Read(f, name, options...)
}

// ReadFS reads the files of fsys that match a pattern of [fs.Glob] into one
// table. Two files with a figure for one key are an error that names both.
func ReadFS(fsys fs.FS, pattern string, options ...Options) (*census.Table, error) {
	names, err := fs.Glob(fsys, pattern)
	if err != nil {
		return nil, fmt.Errorf("ingest: %s: %w", pattern, err)
	}
	if len(names) == 0 {
		return nil, fmt.Errorf("ingest: %s: %w", pattern, fs.ErrNotExist)
	}
	tables := make([]*census.Table, len(names))
	for i, name := range names {
		f, err := fsys.Open(name)
		if err != nil {
			return nil, fmt.Errorf("ingest: %w", err)
		}
		tables[i], err = Read(f, name, options...)
		f.Close()
		if err != nil {
			return nil, err
		}
	}
	t, err := census.Concat(tables...)
	return t, inFiles(err, names, tables)
}

// inFiles adds to the error of a duplicate key the files that have it.
func inFiles(err error, names []string, tables []*census.Table) error {
	var duplicate *census.DuplicateKeyError
	if !errors.As(err, &duplicate) {
		return err
	}
	var having []string
	for i, t := range tables {
		if _, ok := t.Find(duplicate.Key); ok {
			having = append(having, names[i])
		}
	}
	return fmt.Errorf("ingest: a figure is in %s: %w", strings.Join(having, " and in "), err)
}

func one(options []Options) Options {
	if len(options) > 1 {
		panic(fmt.Sprintf("ingest: %d Options given, at most one is possible", len(options)))
	}
	var o Options
	if len(options) == 1 {
		o = options[0]
	}
	if o.Formats == nil {
		o.Formats = DefaultFormats()
	}
	if o.Limit <= 0 {
		o.Limit = DefaultLimit
	}
	o.Limit = min(o.Limit, math.MaxInt64-1) // one byte more is read, to see that it is too much
	return o
}

// read finds the format of a file and reads it.
func (o *Options) read(f *File) (*census.Table, error) {
	if len(f.Data) == 0 {
		return nil, &ParseError{File: f.Name, Line: 1, Found: "an empty file", Want: wanted(o.Formats)}
	}
	if err := f.unpack(); err != nil {
		return nil, err
	}
	head := f.head()
	for _, format := range o.Formats {
		if recognised(format, f, head) {
			return format.Read(f)
		}
	}
	if isParquet(head, f.Name) {
		return nil, &ParseError{File: f.Name, Found: "a Parquet file", Want: wanted(o.Formats),
			Err: errors.New("add parquet.Format{} of github.com/machikoba/machikoba/ingest/parquet to Options.Formats")}
	}
	if sheet.Is(head) {
		return nil, f.noSheet(wanted(o.Formats))
	}
	text, err := f.Text()
	if err != nil {
		return nil, err
	}
	first, _, _ := strings.Cut(text, "\n")
	return nil, &ParseError{File: f.Name, Line: 1, Column: 1, Found: "the header " + quoted(strings.TrimSuffix(first, "\r")), Want: wanted(o.Formats)}
}

// recognised reports whether a file is of a format. Sheets are not among the
// first bytes of a workbook: a layout looks for its header in all of it.
func recognised(format Format, f *File, head []byte) bool {
	if l, is := format.(TableLayout); is && sheet.Is(head) {
		return l.recognises(f)
	}
	return format.Sniff(head, f.Name)
}

func wanted(formats []Format) string {
	names := make([]string, len(formats))
	for i, f := range formats {
		names[i] = f.Name()
	}
	if len(names) == 1 {
		return names[0]
	}
	return "one of: " + strings.Join(names, "; ")
}

// isParquet recognises the one format that is known without being linked in.
func isParquet(head []byte, name string) bool {
	return strings.HasPrefix(string(head), "PAR1") || strings.EqualFold(filepath.Ext(name), ".parquet")
}
