package ingest

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io"
	"slices"
	"sync"
	"time"

	"github.com/machikoba/machikoba/ingest/internal/scan"
)

// A chunkWorker does something with every chunk that it is given, and returns
// the rows that it could not read.
type chunkWorker interface {
	chunk(c *scan.Chunk) ([]badRow, error)
}

// A microRun is the reading of one file by several workers.
type microRun struct {
	e    *Establishments
	file *microFile
	feed *scan.Feed
	done sync.WaitGroup
	// failing, where it is not nil, is told from which chunk on nothing counts.
	failing func(chunk int)

	mu       sync.Mutex
	over     bool // nobody waits for it any more
	failed   int  // the first chunk in which something is wrong
	err      error
	skipped  []*ParseError
	progress Progress
	told     time.Time
}

// run opens a file for the reading of a range of it, in chunks of a size, and finds
// the columns that are needed: the texts of the layout too, if they are.
func (e *Establishments) run(ctx context.Context, r Range, size int, texts bool) (*microRun, *microPlan, error) {
	f, err := e.open(ctx, r.File)
	if err != nil {
		return nil, nil, err
	}
	p, err := newMicroPlan(&e.Layout, f.name, f.header, texts)
	if err != nil {
		f.close()
		return nil, nil, err
	}
	feed, err := f.feed(r, p.columns, size)
	if err != nil {
		f.close()
		return nil, nil, err
	}
	run := &microRun{e: e, file: f, feed: feed, failed: -1, told: time.Now()}
	run.progress = Progress{File: f.name, Size: -1}
	if f.plain != nil {
		run.progress.Size = f.size
	}
	return run, p, nil
}

// start lets a worker work.
func (r *microRun) start(ctx context.Context, w chunkWorker) {
	r.done.Add(1)
	go func() {
		defer r.done.Done()
		var c scan.Chunk
		for {
			err := r.feed.Next(ctx, &c)
			if err == io.EOF {
				return
			}
			var bad []badRow
			if err == nil {
				bad, err = w.chunk(&c)
				if err == nil {
					err = r.count(&c, bad)
				}
			}
			if err != nil {
				r.fail(c.Number, err)
				return
			}
		}
	}()
}

// count notes what a chunk had, and decides about its bad rows.
func (r *microRun) count(c *scan.Chunk, bad []badRow) error {
	wrong := r.wrong(c, bad)
	if wrong != nil && r.e.Skip == nil {
		return wrong[0]
	}
	r.mu.Lock()
	defer r.mu.Unlock()
	if r.over {
		return context.Canceled
	}
	r.skipped = append(r.skipped, wrong...)
	if r.e.Skip != nil && len(r.e.Skip.Rows)+len(r.skipped) > r.e.Skip.limit() {
		return fmt.Errorf("more than %d rows cannot be read: %w", r.e.Skip.limit(), r.skipped[len(r.skipped)-1])
	}
	r.progress.Bytes += int64(c.Bytes)
	r.progress.Rows += int64(c.Head.Rows + c.Body.Rows + len(c.Ragged))
	if now := time.Now(); r.e.Progress != nil && now.Sub(r.told) >= progressInterval {
		r.told = now
		r.e.Progress(r.progress)
	}
	return nil
}

// wrong returns the errors of a chunk in the order of their lines, one a row, but no
// more of rows with other columns than are enough to end the reading.
func (r *microRun) wrong(c *scan.Chunk, bad []badRow) []*ParseError {
	if len(bad)+len(c.Ragged) == 0 {
		return nil
	}
	var list []*ParseError
	ragged := c.Ragged
	if limit := r.e.Skip.limit(); limit < len(ragged) {
		ragged = ragged[:limit+1]
	}
	for _, g := range ragged {
		list = append(list, r.ragged(g))
	}
	for _, b := range bad {
		list = append(list, b.err)
	}
	byPlace := func(a, b *ParseError) int {
		return cmp.Or(cmp.Compare(a.Line, b.Line), cmp.Compare(a.Column, b.Column))
	}
	slices.SortFunc(list, byPlace)
	return slices.CompactFunc(list, func(a, b *ParseError) bool { return a.Line == b.Line })
}

func (r *microRun) ragged(g scan.Ragged) *ParseError {
	e := &ParseError{File: r.file.name, Line: g.Line, Found: "a zero byte", Want: "text"}
	if g.Stray {
		e.Found, e.Want = "a quotation mark within a field", "fields that are quoted as a whole or not at all"
	} else if g.Columns > 0 {
		e.Found = fmt.Sprintf("%d columns", g.Columns)
		e.Want = "as many as the header has"
	}
	return e
}

// limit returns how many rows may be skipped.
func (s *Skipped) limit() int {
	switch {
	case s == nil:
		return 0
	case s.Limit <= 0:
		return 100
	}
	return s.Limit
}

// fail ends the run with an error, unless a chunk before it already has.
func (r *microRun) fail(chunk int, err error) {
	r.feed.Stop(chunk)
	if r.failing != nil {
		r.failing(chunk)
	}
	r.mu.Lock()
	defer r.mu.Unlock()
	if r.failed < 0 || chunk < r.failed {
		r.failed, r.err = chunk, r.placed(err)
	}
}

// placed says of an error of the feed where it is.
func (r *microRun) placed(err error) error {
	var place *scan.PlaceError
	var parse *ParseError
	switch {
	case errors.As(err, &parse), errors.Is(err, context.Canceled), errors.Is(err, context.DeadlineExceeded):
		return err
	case errors.As(err, &place):
		return &ParseError{File: r.file.name, Line: place.Line, Found: place.Err.Error(), Want: "records of whole fields", Err: place.Err}
	}
	return fmt.Errorf("ingest: %s: %w", r.file.name, err)
}

// wait waits for the end of the run, and returns its error.
func (r *microRun) wait(ctx context.Context) error {
	if !r.ended(ctx) {
		return ctx.Err()
	}
	if s := r.e.Skip; s != nil {
		slices.SortFunc(r.skipped, func(a, b *ParseError) int { return cmp.Compare(a.Line, b.Line) })
		s.Rows = append(s.Rows, r.skipped[:min(len(r.skipped), max(0, s.limit()-len(s.Rows)))]...)
	}
	if r.err != nil {
		return r.err
	}
	if err := ctx.Err(); err != nil {
		return err
	}
	if r.e.Progress != nil {
		r.e.Progress(r.progress)
	}
	return nil
}

// ended waits for all workers, and closes the file when they have ended. It is false
// where the context ended and a moment more did not help: a read from a pipe may never
// return.
func (r *microRun) ended(ctx context.Context) bool {
	done := make(chan struct{})
	go func() {
		r.done.Wait()
		r.file.close()
		close(done)
	}()
	patience := ctx.Done()
	if r.file.plain != nil {
		patience = nil // files do not let anybody wait
	}
	select {
	case <-done:
		return true
	case <-patience:
	}
	select {
	case <-done:
		return true
	case <-time.After(50 * time.Millisecond):
		r.mu.Lock()
		defer r.mu.Unlock()
		r.over = true
		return false
	}
}
