package ingest_test

import (
	"context"
	"errors"
	"io"
	"runtime"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"github.com/apache/arrow/go/v15/arrow"
	"github.com/machikoba/machikoba/ingest"
)

// A forever reader gives the same rows again and again. It counts what is read
// of it once the context has ended, and gives nothing more after most bytes.
type forever struct {
	ctx   context.Context
	rows  *strings.Reader
	after atomic.Int64
	most  int64
}

func (f *forever) Read(p []byte) (n int, err error) {
	ended := f.ctx.Err() != nil
	if ended && f.after.Load() > f.most {
		return 0, io.EOF
	}
	if n, err = f.rows.Read(p); err == io.EOF {
		f.rows.Seek(int64(len(factoryHeader)), io.SeekStart)
		n, err = f.rows.Read(p)
	}
	if ended {
		f.after.Add(int64(n))
	}
	return n, err
}

// endlessly returns establishments whose file has no end, and its reader, of
// which at most a number of bytes may be read once the context has ended.
func endlessly(ctx context.Context, most int64) (ingest.Establishments, *forever) {
	r := &forever{ctx: ctx, rows: strings.NewReader(numbered(10_000)), most: most}
	e := stdin("")
	e.Stdin = r
	return e, r
}

// Both workers may be about to fill a chunk of 128 KB each, through a buffer of
// 64 KB.
func TestCancelledStreamIsNotReadOn(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	e, r := endlessly(ctx, 2*(128<<10)+64<<10)
	e.Progress = func(ingest.Progress) { cancel() }
	if _, err := e.Tabulate(ctx, byPrefecture); !errors.Is(err, context.Canceled) {
		t.Errorf("%v, want the cancellation", err)
	}
	if after := r.after.Load(); after > r.most {
		t.Errorf("%d bytes were read behind the end of the context, want %d at most", after, r.most)
	}
}

// A record is 1 MB of text; there may be two that are being read, and four that
// wait to be handed on.
func TestCancelledRecordsAreNotReadOn(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	defer cancel()
	e, r := endlessly(ctx, 2*(1<<20)+64<<10)
	var failed error
	after := 0
	for record, err := range e.Records(ctx) {
		if failed = err; err != nil {
			break
		}
		record.Release()
		if ctx.Err() != nil {
			after++
		}
		cancel()
	}
	if !errors.Is(failed, context.Canceled) {
		t.Errorf("%v, want the cancellation", failed)
	}
	if after > 6 {
		t.Errorf("%d records came behind the end of the context, want 6 at most", after)
	}
	if read := r.after.Load(); read > r.most {
		t.Errorf("%d bytes were read behind the end of the context, want %d at most", read, r.most)
	}
}

func TestCancelledAddingTakesNoMoreRecords(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	record := handMade(t, handMadeColumns())
	given := 0
	records := func(yield func(arrow.Record, error) bool) {
		for given = 1; ; given++ {
			if given == 100 {
				cancel()
			}
			record.Retain()
			if given > 100+runtime.GOMAXPROCS(0) || !yield(record, nil) {
				return
			}
		}
	}
	if _, err := ingest.TabulateRecords(ctx, records, recordLayout(), byPrefecture); !errors.Is(err, context.Canceled) {
		t.Errorf("%v, want the cancellation", err)
	}
	if most := 100 + runtime.GOMAXPROCS(0); given > most {
		t.Errorf("%d records were asked for, want %d at most", given, most)
	}
}

// A countdown ends when it has been asked a number of times.
type countdown struct {
	context.Context
	cancel      context.CancelFunc
	left, asked atomic.Int64
}

func newCountdown(n int64) *countdown {
	ctx, cancel := context.WithCancel(context.Background())
	c := &countdown{Context: ctx, cancel: cancel}
	c.left.Store(n)
	return c
}

func (c *countdown) Err() error {
	c.asked.Add(1)
	if c.left.Add(-1) < 0 {
		c.cancel()
	}
	return c.Context.Err()
}

// The context is asked for every 128 KB of a file; when it has ended, each worker
// asks once more.
func TestCancelledFileIsNotReadOn(t *testing.T) {
	text := numbered(50_000)
	e := ingest.Establishments{Files: []string{file(t, "f.csv", text)}, Layout: factoryLayout(), Workers: 2}
	whole := ingest.Range{File: e.Files[0], Offset: int64(len(factoryHeader)), Length: int64(len(text) - len(factoryHeader)), Line: 2}
	all := newCountdown(1 << 60)
	if _, err := e.TabulateRange(all, whole, byPrefecture); err != nil {
		t.Fatal(err)
	}
	if asked, want := all.asked.Load(), int64(len(text)/(128<<10)); asked < want {
		t.Errorf("the context was asked %d times for %d bytes, want %d times at least", asked, len(text), want)
	}
	const before = 5
	few := newCountdown(before)
	if _, err := e.TabulateRange(few, whole, byPrefecture); !errors.Is(err, context.Canceled) {
		t.Errorf("%v, want the cancellation", err)
	}
	if asked := few.asked.Load(); asked > before+2+1 { // two workers, and who waits for them
		t.Errorf("the context was asked %d times, want %d at most", asked, before+2+1)
	}
}

// A file is split in steps of 1 MB.
func TestCancelledSplitIsNotReadOn(t *testing.T) {
	text := numbered(50_000)
	e := ingest.Establishments{Files: []string{file(t, "f.csv", text)}, Layout: factoryLayout()}
	all := newCountdown(1 << 60)
	if _, err := e.Ranges(all, 4); err != nil {
		t.Fatal(err)
	}
	if asked, want := all.asked.Load(), int64(len(text)>>20); asked < want {
		t.Errorf("the context was asked %d times for %d bytes, want %d times at least", asked, len(text), want)
	}
	if _, err := e.Ranges(newCountdown(1), 4); !errors.Is(err, context.Canceled) {
		t.Errorf("%v, want the cancellation", err)
	}
}

// A stream of which nothing comes does not outlast the context, nor one that stops
// amid its rows.
func TestCancelledStreams(t *testing.T) {
	for name, text := range map[string]string{"nothing": "", "half a header": "year,id", "rows": threeFactories} {
		ctx, cancel := context.WithCancel(context.Background())
		never, w := io.Pipe()
		go func() {
			io.WriteString(w, text)
			cancel()
		}()
		e := stdin("")
		e.Stdin = never
		if _, err := e.Tabulate(ctx, byPrefecture); !errors.Is(err, context.Canceled) {
			t.Errorf("%s: %v, want the cancellation", name, err)
		}
		for _, err := range e.Records(ctx) {
			if !errors.Is(err, context.Canceled) {
				t.Errorf("%s: records: %v, want the cancellation", name, err)
			}
		}
		w.Close()
	}
}

// Nothing is told of a reading that has been given up, when its stream goes on.
func TestNoProgressBehindTheEnd(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	stream, w := io.Pipe()
	e := stdin("")
	e.Stdin, e.Workers = stream, 1
	var over atomic.Bool
	e.Progress = func(ingest.Progress) {
		if over.Load() {
			t.Error("progress behind the end")
		}
	}
	wrote := make(chan struct{})
	go func() {
		io.WriteString(w, threeFactories)
		time.Sleep(2 * 100 * time.Millisecond) // the interval of Progress
		cancel()
		<-wrote
		io.WriteString(w, threeFactories[len(factoryHeader):])
		w.Close()
		wrote <- struct{}{}
	}()
	if _, err := e.Tabulate(ctx, byPrefecture); !errors.Is(err, context.Canceled) {
		t.Errorf("%v, want the cancellation", err)
	}
	over.Store(true)
	wrote <- struct{}{}
	<-wrote
	time.Sleep(20 * time.Millisecond) // for the worker to end
}
