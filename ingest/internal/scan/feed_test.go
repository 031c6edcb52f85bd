package scan_test

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"math"
	"math/rand/v2"
	"slices"
	"strings"
	"sync"
	"testing"
	"testing/iotest"

	"github.com/machikoba/machikoba/ingest/internal/scan"
)

// A record is what a reader finds: its line and its fields, or how it is wrong.
type record struct {
	line   int
	fields []string
	ragged int // -1 for a sound record
}

// reference reads a content byte by byte, as the package says it is to be read.
func reference(content string, columns int) (records []record, broken bool) {
	if content != "" && !strings.HasSuffix(content, "\n") {
		content += "\n"
	}
	line, begins, inside := 1, 1, false
	field, fields := "", []string(nil)
	for _, b := range []byte(content) {
		if b == '"' {
			inside = !inside
		}
		parts := (b == ',' || b == '\n') && !inside
		if parts && b == '\n' {
			field = strings.TrimSuffix(field, "\r")
		}
		if parts {
			fields, field = append(fields, field), ""
		} else {
			field += string([]byte{b})
		}
		if b == '\n' {
			line++
		}
		if b == '\n' && parts {
			r := record{begins, fields, -1}
			switch {
			case strings.Contains(strings.Join(fields, ""), "\x00"):
				r = record{begins, nil, 0}
			case len(fields) == 1 && fields[0] == "":
				r.line = 0
			case len(fields) != columns, line > begins+1 && slices.ContainsFunc(fields, stray):
				r = record{begins, nil, len(fields)}
			}
			if r.line > 0 {
				records = append(records, r)
			}
			begins, fields = line, nil
		}
	}
	return records, inside
}

// stray reports whether a quotation mark stands within a field.
func stray(field string) bool {
	inner, ok := strings.CutPrefix(field, `"`)
	if ok {
		inner, ok = strings.CutSuffix(inner, `"`)
	}
	if !ok {
		inner = field
	}
	return strings.Contains(strings.ReplaceAll(inner, `""`, ""), `"`) || !ok && strings.Contains(field, `"`)
}

// readAll reads a content with several workers, and puts their records in order.
func readAll(f *scan.Feed, columns, workers int) (records []record, err error) {
	var mu sync.Mutex
	var wg sync.WaitGroup
	for range workers {
		wg.Add(1)
		go func() {
			defer wg.Done()
			var c scan.Chunk
			for {
				e := f.Next(context.Background(), &c)
				mu.Lock()
				if e != nil {
					if e != io.EOF {
						err = e
					}
					mu.Unlock()
					return
				}
				for _, b := range []*scan.Batch{&c.Head, &c.Body} {
					for row := range b.Rows {
						r := record{b.LineOf(row), nil, -1}
						for column := range columns {
							r.fields = append(r.fields, string(b.Field(row, column)))
						}
						records = append(records, r)
					}
				}
				for _, r := range c.Ragged {
					records = append(records, record{r.Line, nil, r.Columns})
				}
				mu.Unlock()
			}
		}()
	}
	wg.Wait()
	slices.SortStableFunc(records, func(a, b record) int { return a.line - b.line })
	return records, err
}

// compare reads a content in chunks of several sizes, as a file and as a
// stream, with vectors and without, and compares what is found with the reference.
func compare(t *testing.T, content string, columns int, sizes ...int) {
	t.Helper()
	compareOneWay(t, content, columns, sizes...)
	scan.WithoutVectors(func() { compareOneWay(t, content, columns, sizes...) })
}

func compareOneWay(t *testing.T, content string, columns int, sizes ...int) {
	t.Helper()
	want, broken := reference(content, columns)
	for _, size := range sizes {
		for name, f := range map[string]*scan.Feed{
			"file":   scan.NewFileFeed(strings.NewReader("head\n"+content+"tail"), 5, int64(len(content)), 1, columns, size),
			"stream": scan.NewStreamFeed(iotest.HalfReader(strings.NewReader(content)), 1, columns, size),
		} {
			got, err := readAll(f, columns, 2)
			if broken {
				if !errors.Is(err, scan.ErrQuote) {
					t.Fatalf("%s, chunks of %d: %v, want an open quotation mark in %q", name, size, err, content)
				}
				continue
			}
			if err != nil {
				t.Fatalf("%s, chunks of %d: %v in %q", name, size, err, content)
			}
			if fmt.Sprintf("%q", got) != fmt.Sprintf("%q", want) {
				t.Fatalf("%s, chunks of %d, of %q:\n got %q\nwant %q", name, size, content, got, want)
			}
		}
	}
}

func TestFeedCases(t *testing.T) {
	for _, content := range []string{
		"", "\n", "a,b", "a,b\n", "a,b\r\nc,d\r\n", "a,b\n\nc,d", "a\nb,c\nd,e,f\n", ",\n,\n",
		"\"a,b\",c\n", "\"a\nb\",c\nd,e\n", "\"a\"\"b\",c\n", "a\"b,c\n", "\"", "a,\"b\n", "a,b\n\"\n",
		"a\x00,b\nc,d\n", "\r\n\r", "神奈川,愛知\n", "\x83\x5c,\x83\x5c\n", // ソ in cp932 ends in a backslash
		"a,\"\r\n\"\r\nb,c", strings.Repeat("x", 300) + ",y\nz,w\n",
	} {
		compare(t, content, 2, 1, 2, 3, 7, 64, 65, 1<<16)
	}
}

// A file is read from far on, which is the beginning of that line.
const (
	far     = 1 << 40
	farLine = math.MaxInt - 100
)

// A farReader is a file of which there is only what stands from far on.
type farReader struct{ io.ReaderAt }

func (f farReader) ReadAt(p []byte, at int64) (int, error) { return f.ReaderAt.ReadAt(p, at-far) }

// Files have more bytes than 32 bits count, and as many lines as an int.
func TestFeedFarInAFile(t *testing.T) {
	feed := func(content string, size int) *scan.Feed {
		return scan.NewFileFeed(farReader{strings.NewReader(content)}, far, int64(len(content)), farLine, 2, size)
	}
	want := []record{{farLine, []string{"a", "b"}, -1}, {farLine + 1, nil, 1}, {farLine + 2, []string{"\"d\n\"", "e"}, -1}, {farLine + 4, []string{"f", "g"}, -1}}
	for _, size := range []int{1, 5, 64} {
		got, err := readAll(feed("a,b\nc\n\"d\n\",e\nf,g\n", size), 2, 2)
		if err != nil || fmt.Sprintf("%q", got) != fmt.Sprintf("%q", want) {
			t.Errorf("chunks of %d: %q, %v, want %q", size, got, err, want)
		}
	}
	_, err := readAll(feed("a,b\nc,\"\n", 4), 2, 2)
	if place := (*scan.PlaceError)(nil); !errors.As(err, &place) || place.Line != farLine+1 {
		t.Errorf("%v, want an open quotation mark in line %d", err, farLine+1)
	}
}

func TestFeedRandom(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	tokens := []string{",", ",", ",", "\n", "\n", "12", "X", "-", "\"1,234\"", "\"", "\r\n", "\r", " ", "a\nb", "\x00", "愛", "123456789"}
	for range 3000 {
		var b strings.Builder
		kinds := tokens[:6+r.IntN(len(tokens)-5)]
		for range r.IntN(200) {
			b.WriteString(kinds[r.IntN(len(kinds))])
		}
		compare(t, b.String(), 1+r.IntN(4), 1+r.IntN(80), 1+r.IntN(500))
	}
}

// Many blocks, of which the last is not whole.
func TestFeedOfManyBlocks(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 4))
	for _, tokens := range [][]string{
		{",", "\n"}, {"1,2\n", "34567890,X\n"}, {"愛,知\n", ",-\n"}, {"12,34\n", "\"1,2\",3\n"},
		{strings.Repeat("1", 100), "\"", "a,b\n"}, {"a,b\r\n", "c,d\n"}, {","}, {"\"\n", ",\n\""},
	} {
		var b strings.Builder
		for b.Len() < 10_000 {
			b.WriteString(tokens[r.IntN(len(tokens))])
		}
		for length := b.Len() - 64; length <= b.Len(); length += 7 {
			compare(t, b.String()[:length], 2, 4095, 4096, 1<<16)
		}
	}
}

func FuzzFeed(f *testing.F) {
	f.Add("a,b\n\"c,\n\",d\r\n\n", byte(2), byte(3))
	f.Add("1,2,3\n4,5\n", byte(3), byte(64))
	f.Fuzz(func(t *testing.T, content string, columns, size byte) {
		compare(t, content, int(columns%6)+1, int(size)+1)
	})
}

func TestFeedLongRecord(t *testing.T) {
	long := io.MultiReader(strings.NewReader("a,b\n1,"), bytes.NewReader(make([]byte, scan.MaxRecord+1)))
	_, err := readAll(scan.NewStreamFeed(long, 1, 2, 1<<16), 2, 2)
	var place *scan.PlaceError
	if !errors.Is(err, scan.ErrRecord) || !errors.As(err, &place) || place.Line != 2 {
		t.Errorf("%v, want a long record in line 2", err)
	}
}

func TestFeedShrunkFile(t *testing.T) {
	_, err := readAll(scan.NewFileFeed(strings.NewReader("a,b\nc,d\n"), 0, 100, 1, 2, 16), 2, 2)
	if !errors.Is(err, io.ErrUnexpectedEOF) {
		t.Errorf("%v, want an unexpected end", err)
	}
}

func TestFeedReadError(t *testing.T) {
	broken := io.MultiReader(strings.NewReader("a,b\nc"), iotest.ErrReader(io.ErrUnexpectedEOF))
	_, err := readAll(scan.NewStreamFeed(broken, 1, 2, 16), 2, 2)
	if !errors.Is(err, io.ErrUnexpectedEOF) {
		t.Errorf("%v, want the error of the reader", err)
	}
}

// A slowReader gives one byte at a time, and ends a context with the third.
type slowReader struct {
	cancel func()
	given  int
}

func (r *slowReader) Read(p []byte) (int, error) {
	if r.given++; r.given == 3 {
		r.cancel()
	}
	p[0] = 'a'
	return 1, nil
}

func TestFeedCancelledWhileReading(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	r := &slowReader{cancel: cancel}
	var c scan.Chunk
	err := scan.NewStreamFeed(r, 1, 1, 16).Next(ctx, &c)
	if !errors.Is(err, context.Canceled) || r.given != 3 {
		t.Errorf("%v behind %d bytes, want the cancellation behind 3", err, r.given)
	}
}

func TestFeedCancelled(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	f := scan.NewStreamFeed(strings.NewReader(strings.Repeat("a,b\n", 1000)), 1, 2, 16)
	var c scan.Chunk
	if err := f.Next(ctx, &c); err != nil {
		t.Fatal(err)
	}
	cancel()
	if err := f.Next(ctx, &c); !errors.Is(err, context.Canceled) {
		t.Errorf("%v, want the cancellation", err)
	}
}
