package ingest

import (
	"bufio"
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"github.com/klauspost/compress/gzip"
	"github.com/klauspost/compress/zstd"
	"github.com/machikoba/machikoba/ingest/internal/scan"
)

// A microFile is an establishment file that has been opened.
type microFile struct {
	name   string
	header []byte // without its line end
	begin  int64  // where the first record begins, in a file that is read as it is
	line   int    // the line of the first record

	plain  io.ReaderAt // a file that is read as it is, in parts; nil otherwise
	size   int64
	stream *bufio.Reader // the text of anything else
	close  func()
}

// stdinName stands for the standard input among the names of files.
const stdinName = "-"

// standardInput is what it is called in errors and sources.
const standardInput = "standard input"

// Names returns the names of the files that Files stand for. One that is there twice
// is an error, as its rows would count twice.
func (e *Establishments) Names() ([]string, error) {
	var names []string
	seen := map[string]bool{}
	for _, pattern := range e.Files {
		found, err := namesOf(pattern)
		if err != nil {
			return nil, fmt.Errorf("ingest: %s: %w", pattern, err)
		}
		for _, name := range found {
			if seen[filepath.Clean(name)] {
				return nil, fmt.Errorf("ingest: %s is among the files twice", name)
			}
			seen[filepath.Clean(name)] = true
		}
		names = append(names, found...)
	}
	if len(names) == 0 {
		return nil, errors.New("ingest: no establishment files given")
	}
	return names, nil
}

// namesOf returns the names that a pattern matches, which may be a name itself.
func namesOf(pattern string) ([]string, error) {
	if pattern == stdinName || !strings.ContainsAny(pattern, "*?[") {
		return []string{pattern}, nil
	}
	if _, err := os.Stat(pattern); err == nil {
		return []string{pattern}, nil
	}
	found, err := filepath.Glob(pattern)
	if err == nil && len(found) == 0 {
		err = fs.ErrNotExist
	}
	return found, err
}

// open opens a file and reads its header. Where the context ends first, a read that
// waits for bytes may go on behind it.
func (e *Establishments) open(ctx context.Context, name string) (*microFile, error) {
	type opened struct {
		file *microFile
		err  error
	}
	done := make(chan opened, 1)
	go func() {
		file, err := e.openFile(name)
		done <- opened{file, err}
	}()
	select {
	case o := <-done:
		return o.file, o.err
	case <-ctx.Done():
	}
	go func() {
		if o := <-done; o.err == nil {
			o.file.close()
		}
	}()
	return nil, ctx.Err()
}

func (e *Establishments) openFile(name string) (*microFile, error) {
	f := &microFile{name: name, line: 1, close: func() {}}
	var source io.Reader = e.Stdin
	var file *os.File
	switch {
	case name != stdinName:
		var err error
		if file, err = os.Open(name); err != nil {
			return nil, fmt.Errorf("ingest: %w", err)
		}
		f.close = func() { file.Close() }
		source = file
	case source == nil:
		source = os.Stdin
	}
	if name == stdinName {
		f.name = standardInput
	}
	if err := f.sniff(bufio.NewReaderSize(source, 1<<16), file); err != nil {
		f.close()
		return nil, err
	}
	return f, nil
}

// sniff finds out what the bytes are, and reads the header. Those of a file that
// is not compressed can be read from the middle.
func (f *microFile) sniff(r *bufio.Reader, file *os.File) error {
	head, _ := r.Peek(4)
	switch {
	case bytes.HasPrefix(head, []byte("\x1F\x8B")):
		unzipped, err := gzip.NewReader(r)
		if err != nil {
			return fmt.Errorf("ingest: %s: %w", f.name, err)
		}
		file, r = nil, bufio.NewReaderSize(compressed{unzipped}, 1<<16)
	case bytes.HasPrefix(head, []byte("\x28\xB5\x2F\xFD")):
		unzipped, err := zstd.NewReader(r, zstd.WithDecoderMaxWindow(128<<20))
		if err != nil {
			return fmt.Errorf("ingest: %s: %w", f.name, err)
		}
		closeFile := f.close
		f.close = func() { closeFile(); go unzipped.Close() } // which waits for a read that waits for bytes
		file, r = nil, bufio.NewReaderSize(compressed{unzipped}, 1<<16)
	case isParquet(head, ""):
		return &ParseError{File: f.name, Found: "a Parquet file", Want: "text",
			Err: errors.New("github.com/machikoba/machikoba/ingest/parquet reads it")}
	}
	if file != nil {
		if err := f.random(file); err != nil {
			return err
		}
	}
	f.stream = r
	return f.readHeader(r)
}

// compressed is text that is decompressed, whose errors say so.
type compressed struct{ io.Reader }

func (c compressed) Read(p []byte) (n int, err error) {
	if n, err = c.Reader.Read(p); err != nil && err != io.EOF {
		err = fmt.Errorf("compressed text that is cut short or damaged: %w", err)
	}
	return n, err
}

// random lets the file be read from the middle. What has no size, such as a
// pipe, is a stream.
func (f *microFile) random(file *os.File) error {
	info, err := file.Stat()
	switch {
	case err != nil:
		return fmt.Errorf("ingest: %w", err)
	case info.IsDir():
		return fmt.Errorf("ingest: %s is a directory", f.name)
	case info.Mode().IsRegular():
		f.size, f.plain = info.Size(), file
	}
	return nil
}

// readHeader reads the first record.
func (f *microFile) readHeader(r *bufio.Reader) error {
	var header []byte
	open := false // a quotation mark
	for ended := false; !ended; {
		part, err := r.ReadSlice('\n')
		if err != nil && err != io.EOF && !errors.Is(err, bufio.ErrBufferFull) {
			return fmt.Errorf("ingest: %s: header: %w", f.name, err)
		}
		header = append(header, part...)
		if len(header) > scan.MaxRecord {
			return &ParseError{File: f.name, Line: 1, Found: scan.ErrRecord.Error(), Want: "the headers of columns"}
		}
		open = open != (bytes.Count(part, []byte{'"'})%2 == 1)
		ended = err == io.EOF || err == nil && !open
	}
	f.begin, f.line = int64(len(header)), 1+bytes.Count(header, []byte{'\n'})
	header = bytes.TrimPrefix(header, []byte("\xEF\xBB\xBF"))
	f.header = bytes.TrimSuffix(bytes.TrimSuffix(header, []byte{'\n'}), []byte{'\r'})
	switch found := wideText(f.header); {
	case found != "":
		return &ParseError{File: f.name, Line: 1, Column: 1, Found: found, Want: encodings}
	case len(f.header) == 0:
		return &ParseError{File: f.name, Line: 1, Found: "no header", Want: "the headers of columns"}
	case open:
		return &ParseError{File: f.name, Line: 1, Found: scan.ErrQuote.Error(), Want: "one that closes it"}
	}
	return nil
}

// feed returns the records of a range of the file.
func (f *microFile) feed(r Range, columns, size int) (*scan.Feed, error) {
	whole := r.Length == wholeFile
	switch {
	case whole && f.plain == nil:
		return scan.NewStreamFeed(f.stream, f.line, columns, size), nil
	case whole:
		return scan.NewFileFeed(f.plain, f.begin, f.size-f.begin, f.line, columns, size), nil
	case f.plain == nil:
		return nil, fmt.Errorf("ingest: %s: a range of what cannot be read from the middle", f.name)
	case r.Offset < f.begin || r.Length < 0 || r.Line < 1:
		return nil, fmt.Errorf("ingest: %s: a range of %d bytes from byte %d on, in line %d, where records begin at byte %d", f.name, r.Length, r.Offset, r.Line, f.begin)
	}
	return scan.NewFileFeed(f.plain, r.Offset, r.Length, r.Line, columns, size), nil
}
