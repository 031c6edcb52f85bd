package ingest

import (
	"bytes"
	"context"
	"fmt"
	"io"

	"github.com/machikoba/machikoba/ingest/internal/scan"
)

// Ranges splits the files into n ranges or a few more, of about the same length,
// which together are all of their records. What is not a file that can be read
// from the middle (compressed files, pipes) is one range.
//
// The files are read once for it, as fast as they can be, because only what
// stands before it tells whether a line feed is quoted.
func (e *Establishments) Ranges(ctx context.Context, n int) ([]Range, error) {
	names, err := e.Names()
	if err != nil {
		return nil, err
	}
	var ranges []Range
	for _, name := range names {
		parts, err := e.rangesOf(ctx, name, n, len(names))
		if err != nil {
			return nil, err
		}
		ranges = append(ranges, parts...)
	}
	return ranges, nil
}

// rangesOf splits one of several files.
func (e *Establishments) rangesOf(ctx context.Context, name string, n, files int) ([]Range, error) {
	if name == stdinName {
		return []Range{{File: name, Length: wholeFile}}, nil
	}
	f, err := e.open(ctx, name)
	if err != nil {
		return nil, err
	}
	defer f.close()
	if f.plain == nil {
		return []Range{{File: name, Length: wholeFile}}, nil
	}
	s := &splitter{file: f, target: max(1, (f.size-f.begin)*int64(files)/int64(max(n, 1)))}
	s.open = Range{File: name, Offset: f.begin, Line: f.line}
	if err := s.run(ctx); err != nil {
		return nil, fmt.Errorf("ingest: %s: %w", name, err)
	}
	return s.ranges, nil
}

// A splitter finds in a file where ranges can end.
type splitter struct {
	file   *microFile
	target int64 // how long a range is to be
	ranges []Range
	open   Range // the one that is not yet ended
	at     int64
	line   int
	inside bool // a quotation mark is open
}

func (s *splitter) run(ctx context.Context) error {
	s.at, s.line = s.open.Offset, s.open.Line
	text := io.NewSectionReader(s.file.plain, s.at, s.file.size-s.at)
	buffer := make([]byte, 1<<20)
	for {
		if err := ctx.Err(); err != nil {
			return err
		}
		n, err := io.ReadFull(text, buffer)
		s.block(buffer[:n])
		if err == io.EOF || err == io.ErrUnexpectedEOF {
			break
		}
		if err != nil {
			return err
		}
	}
	if s.at < s.file.size {
		return fmt.Errorf("%w: the file has shrunk", io.ErrUnexpectedEOF)
	}
	if s.inside {
		return scan.ErrQuote
	}
	if s.at > s.open.Offset {
		s.end(s.at)
	}
	return nil
}

// block looks at the next bytes.
func (s *splitter) block(text []byte) {
	for len(text) > 0 {
		part := text
		if due := s.open.Offset + s.target; due > s.at && due < s.at+int64(len(text)) {
			part = text[:due-s.at]
		} else if due <= s.at {
			part = s.finish(text)
		}
		s.pass(part)
		text = text[len(part):]
		if ends := part[len(part)-1] == '\n' && !s.inside; ends && s.at-s.open.Offset >= s.target {
			s.end(s.at)
		}
	}
}

// finish returns the text up to the end of its first record.
func (s *splitter) finish(text []byte) []byte {
	inside := s.inside
	for i, b := range text {
		switch {
		case b == '"':
			inside = !inside
		case b == '\n' && !inside:
			return text[:i+1]
		}
	}
	return text
}

func (s *splitter) pass(text []byte) {
	s.at += int64(len(text))
	s.line += bytes.Count(text, []byte{'\n'})
	s.inside = s.inside != (bytes.Count(text, []byte{'"'})%2 == 1)
}

// end ends the open range, and begins the next one.
func (s *splitter) end(at int64) {
	s.open.Length = at - s.open.Offset
	s.ranges = append(s.ranges, s.open)
	s.open.Offset, s.open.Line = at, s.line
}
