package ingest

import (
	"context"
	"errors"
	"fmt"
	"iter"
	"math"
	"sync"

	"github.com/apache/arrow/go/v15/arrow"
	"github.com/machikoba/machikoba/ingest/census"
	"github.com/machikoba/machikoba/ingest/internal/scan"
)

// recordChunk is how many bytes of text become a record: some 16,000 rows.
const recordChunk = 1 << 20

// Records iterates over the rows of all files as Arrow records, in their order.
// What is in memory is a few records, however long the files are; the caller
// releases each record it is given. An error ends the iteration.
//
// The columns are those of the layout: year (int32); establishment (utf8);
// area, industry and size (dictionary<utf8>, the codes of package census); the
// columns of Texts under their headers (dictionary<utf8>); and for each measure
// its figures in the unit of the files (int64, null where absent), with the
// unit in the field's metadata, and beside it "shipments_status"
// (dictionary<utf8>), which says of each what a [census.Status] says. Columns
// that the layout does not have are left out.
//
// The dictionaries of the records of a file are beginnings of one list: an index
// means the same in all records that know it. A record may know fewer than the one
// before.
func (e *Establishments) Records(ctx context.Context) iter.Seq2[arrow.Record, error] {
	return func(yield func(arrow.Record, error) bool) {
		names, err := e.Names()
		if err == nil {
			err = e.check(nil)
		}
		if err != nil {
			yield(nil, err)
			return
		}
		for _, name := range names {
			more, err := e.recordsOf(ctx, name, yield)
			if err != nil {
				yield(nil, err)
			}
			if err != nil || !more {
				return
			}
		}
	}
}

// recordsOf yields the records of one file; more is false where the caller has
// had enough.
func (e *Establishments) recordsOf(ctx context.Context, name string, yield func(arrow.Record, error) bool) (more bool, err error) {
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	run, p, err := e.run(ctx, Range{File: name, Length: wholeFile}, recordChunk, true)
	if err != nil {
		return false, err
	}
	queue := newRecordQueue(2 * e.workers())
	defer queue.close()
	run.failing = queue.limit
	shared := newRecordCodes(p)
	for range run.feed.Workers(e.workers()) {
		w := &recordWorker{plan: p, shared: shared, queue: queue}
		w.reader = newMicroReader(&e.Layout, p, run.file.name, shared.resolved)
		w.reader.selection, w.reader.strict = e.Select, e.Skip == nil
		w.statuses = make([][]byte, len(p.numbers))
		run.start(ctx, w)
	}
	finished := make(chan error, 1)
	go func() {
		finished <- run.wait(ctx)
		queue.end()
	}()
	for record := range queue.all() {
		if !yield(record, nil) {
			cancel()
			queue.close()
			<-finished
			return false, nil
		}
	}
	return true, <-finished
}

// A recordWorker makes a record of each chunk.
type recordWorker struct {
	plan   *microPlan
	reader *microReader
	shared *recordCodes
	queue  *recordQueue
	arena  *arena
	// statuses are of each column of figures, where the reader writes them;
	// textRoom is how much room the names of establishments need.
	statuses [][]byte
	textRoom int
}

// errUnwanted ends a worker whose records nobody wants any more.
var errUnwanted = errors.New("no more records are wanted")

func (w *recordWorker) chunk(c *scan.Chunk) ([]badRow, error) {
	w.makeRoom(c)
	bad, err := w.reader.read(c)
	if err != nil {
		return nil, err
	}
	if w.reader.strict && len(bad)+len(c.Ragged) > 0 {
		return bad, nil
	}
	if !w.queue.put(c.Number, w.record(c)) {
		return nil, errUnwanted
	}
	return bad, nil
}

// A recordQueue hands records on in the order of their numbers, and lets nobody
// be too far ahead.
type recordQueue struct {
	mu      sync.Mutex
	changed sync.Cond
	waiting map[int]arrow.Record
	next    int // the number that is handed on next
	room    int
	most    int  // records from this number on will not be handed on
	ended   bool // nothing more is put
}

func newRecordQueue(room int) *recordQueue {
	q := &recordQueue{waiting: map[int]arrow.Record{}, room: room, most: math.MaxInt}
	q.changed.L = &q.mu
	return q
}

// put adds a record, when there is room; false says that nobody wants it.
func (q *recordQueue) put(number int, r arrow.Record) bool {
	q.mu.Lock()
	defer q.mu.Unlock()
	for number >= q.next+q.room && number < q.most {
		q.changed.Wait()
	}
	if number >= q.most {
		r.Release()
		return false
	}
	q.waiting[number] = r
	q.changed.Broadcast()
	return true
}

// all iterates over the records until the one that is next will not come.
func (q *recordQueue) all() iter.Seq[arrow.Record] {
	return func(yield func(arrow.Record) bool) {
		for {
			r := q.take()
			if r == nil {
				return
			}
			if r.NumRows() == 0 {
				r.Release()
			} else if !yield(r) {
				return
			}
		}
	}
}

func (q *recordQueue) take() arrow.Record {
	q.mu.Lock()
	defer q.mu.Unlock()
	for q.waiting[q.next] == nil && !q.ended {
		q.changed.Wait()
	}
	r := q.waiting[q.next]
	delete(q.waiting, q.next)
	q.next++
	q.changed.Broadcast()
	return r
}

// end says that nothing more is put.
func (q *recordQueue) end() {
	q.mu.Lock()
	q.ended = true
	q.changed.Broadcast()
	q.mu.Unlock()
}

// limit says that records from a number on will not be handed on.
func (q *recordQueue) limit(number int) {
	q.mu.Lock()
	q.most = min(q.most, number)
	q.changed.Broadcast()
	q.mu.Unlock()
}

// close says that nothing more is taken.
func (q *recordQueue) close() {
	q.limit(0)
	q.mu.Lock()
	defer q.mu.Unlock()
	for number, r := range q.waiting {
		r.Release()
		delete(q.waiting, number)
	}
}

// recordCodes are the dictionaries of the records of a file, which all workers
// share.
type recordCodes struct {
	mu           sync.Mutex
	plan         *microPlan
	codes        []map[string]int32
	values       [][]string
	years        []int32 // of the codes of years
	dictionaries []arrow.Array
}

func newRecordCodes(p *microPlan) *recordCodes {
	s := &recordCodes{plan: p, codes: make([]map[string]int32, len(p.codes)),
		values: make([][]string, len(p.codes)), dictionaries: make([]arrow.Array, len(p.codes))}
	for i := range s.codes {
		s.codes[i] = map[string]int32{}
	}
	return s
}

// resolved gives a code to a part of a key, or to a text.
func (s *recordCodes) resolved(column int, text string, part census.Key) (int32, error) {
	kind := s.plan.codes[column].kind
	if kind != textCodes {
		text = part.Part(census.Dimension(kind))
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	code, known := s.codes[column][text]
	if known {
		return code, nil
	}
	code = int32(len(s.values[column]))
	if code == 1<<31-1 {
		return 0, fmt.Errorf("more than %d texts in column %q", code, s.plan.codes[column].header)
	}
	s.codes[column][text] = code
	s.values[column] = append(s.values[column], text)
	if kind == yearCodes {
		s.years = append(s.years, int32(part.Year))
	}
	return code, nil
}
