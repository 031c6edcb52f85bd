package ingest_test

import (
	"bytes"
	"compress/gzip"
	"context"
	"errors"
	"io"
	"strings"
	"testing"
	"time"

	"github.com/klauspost/compress/zstd"
	"github.com/machikoba/machikoba/ingest"
)

// What is wrong with the header of a stream is told, though the stream goes on and
// nothing more comes of it.
func TestStreamOfAWrongHeader(t *testing.T) {
	for name, compressor := range map[string]func(io.Writer) flusher{
		"gzip": func(w io.Writer) flusher { return gzip.NewWriter(w) },
		"zstd": func(w io.Writer) flusher { z, _ := zstd.NewWriter(w); return z },
	} {
		var text bytes.Buffer
		c := compressor(&text)
		io.WriteString(c, strings.Replace(threeFactories, "year", "jahr", 1))
		c.Flush()
		never, w := io.Pipe()
		go w.Write(text.Bytes())
		e, told := stdin(""), make(chan error, 1)
		e.Stdin = never
		go func() {
			_, err := e.Tabulate(context.Background(), byPrefecture)
			told <- err
		}()
		select {
		case err := <-told:
			if p := (*ingest.ParseError)(nil); !errors.As(err, &p) || p.Line != 1 {
				t.Errorf("%s: %v, want an error of the header", name, err)
			}
		case <-time.After(10 * time.Second):
			t.Errorf("%s: nothing is told", name)
		}
		w.Close()
	}
}

// A flusher compresses, and on Flush gives away all that it has.
type flusher interface {
	io.Writer
	Flush() error
}
