package scan

import (
	"context"
	"errors"
	"fmt"
	"io"
	"math"
	"sync"
)

// A Feed hands out the chunks of a content. Several goroutines may take chunks
// from it, each with a Chunk of its own.
//
// Where the content is a part of a file, chunks are read side by side. What
// must go from each chunk to the next (whether a quotation mark is open, the
// beginning of a record that goes on there, the number of lines) is settled in
// the order of the content, and costs little beside the reading.
type Feed struct {
	columns int
	size    int // bytes of a chunk

	at       io.ReaderAt // of a file: the content is from offset on, length bytes
	offset   int64
	length   int64
	stream   io.Reader // of anything else
	reading  sync.Mutex
	streamed bool // to its end

	mu      sync.Mutex
	settled sync.Cond
	next    int    // the chunk that is handed out next
	stop    int    // chunks from here on are not wanted
	turn    int    // the chunk whose ends are settled next
	line    int    // that the carried text begins in
	carry   []byte // the beginning of a record that goes on in chunk turn
	inside  bool   // a quotation mark is open at the beginning of chunk turn
}

// never is the number of a chunk that no content has.
const never = math.MaxInt

// MaxRecord is the largest number of bytes that a record may have.
const MaxRecord = 16 << 20

// ErrRecord is the error for a record of more than MaxRecord bytes.
var ErrRecord = fmt.Errorf("a record of more than %d MiB", MaxRecord>>20)

// ErrQuote is the error for a quotation mark that nothing closes.
var ErrQuote = errors.New("a quotation mark that nothing closes")

// A PlaceError says in which line of the content something is wrong.
type PlaceError struct {
	Line int
	Err  error
}

func (e *PlaceError) Error() string { return fmt.Sprintf("line %d: %v", e.Line, e.Err) }

// Unwrap returns the cause.
func (e *PlaceError) Unwrap() error { return e.Err }

// NewFileFeed returns a feed of the bytes from offset on, length of them, which
// begin a record in the line given, of so many columns.
func NewFileFeed(at io.ReaderAt, offset, length int64, line, columns, size int) *Feed {
	f := newFeed(line, columns, int(max(1, min(int64(size), length))))
	f.at, f.offset, f.length = at, offset, length
	return f
}

// NewStreamFeed returns a feed of what a reader still has, which begins a record
// in the line given, of so many columns.
func NewStreamFeed(r io.Reader, line, columns, size int) *Feed {
	f := newFeed(line, columns, size)
	f.stream = r
	return f
}

func newFeed(line, columns, size int) *Feed {
	f := &Feed{columns: columns, size: size, line: line, stop: never}
	f.settled.L = &f.mu
	return f
}

// Workers returns how many of n goroutines have something to do at once.
func (f *Feed) Workers(n int) int {
	if f.stream != nil {
		return n
	}
	return int(min(int64(n), f.length/int64(f.size)+1))
}

// Stop ends the handing out before the chunk given: those before it may still
// be looked at.
func (f *Feed) Stop(chunk int) {
	f.mu.Lock()
	f.stop = min(f.stop, chunk)
	f.settled.Broadcast()
	f.mu.Unlock()
}

// Next reads the next chunk into c. At the end, and after Stop, it is io.EOF.
func (f *Feed) Next(ctx context.Context, c *Chunk) error {
	if err := ctx.Err(); err != nil {
		f.Stop(0)
		return err
	}
	c.prepare(f.size)
	last, err := f.read(ctx, c)
	if err == nil {
		c.index()
		err = f.settle(c, last)
	}
	if err == nil {
		c.cut(f.columns)
	} else if err != io.EOF {
		f.Stop(c.Number)
	}
	return err
}

// read reads the bytes of the next chunk.
func (f *Feed) read(ctx context.Context, c *Chunk) (last bool, err error) {
	if f.stream != nil {
		return f.readStream(ctx, c)
	}
	f.mu.Lock()
	n := f.next
	start := int64(n) * int64(f.size)
	if n >= f.stop || start >= f.length {
		f.mu.Unlock()
		return false, io.EOF
	}
	f.next++
	f.mu.Unlock()
	c.Number = n
	want := int(min(int64(f.size), f.length-start))
	last = start+int64(want) == f.length
	got, err := f.at.ReadAt(c.room[:want], f.offset+start)
	if got < want {
		if err == nil || err == io.EOF {
			err = fmt.Errorf("%w: the file has shrunk to %d bytes, it had %d or more",
				io.ErrUnexpectedEOF, f.offset+start+int64(got), f.offset+f.length)
		}
		return false, err
	}
	c.length = want
	return last, nil
}

// readStream reads the next bytes of a stream, in turn. The stream may give a few
// at a time and let everybody wait for them: who has stopped waiting takes no more.
func (f *Feed) readStream(ctx context.Context, c *Chunk) (last bool, err error) {
	f.reading.Lock()
	defer f.reading.Unlock()
	f.mu.Lock()
	n := f.next
	done := f.streamed || n >= f.stop
	f.mu.Unlock()
	if done {
		return false, io.EOF
	}
	c.Number = n
	for c.length = 0; c.length < f.size && err == nil; {
		var got int
		if got, err = f.stream.Read(c.room[c.length:f.size]); err == nil {
			err = ctx.Err()
		}
		c.length += got
	}
	if err == io.EOF {
		err, f.streamed = nil, true
	}
	f.mu.Lock()
	f.next++
	f.mu.Unlock()
	return f.streamed, err
}

// settle waits for the chunks before c, gives it what they left over, and
// leaves over what c does not end.
func (f *Feed) settle(c *Chunk, last bool) error {
	f.mu.Lock()
	defer f.mu.Unlock()
	for f.turn != c.Number && c.Number < f.stop {
		f.settled.Wait()
	}
	if c.Number >= f.stop {
		return io.EOF
	}
	if last {
		c.close(len(f.carry) > 0)
	}
	inside := c.bounds(f.inside, len(f.carry) > 0)
	carried := len(f.carry) + c.first
	if !c.ends {
		carried = len(f.carry) + c.length
	}
	if carried > MaxRecord {
		return &PlaceError{f.line, ErrRecord}
	}
	c.join(f.carry, f.line)
	if c.ends {
		f.carry = f.carry[:0]
	}
	f.carry = append(f.carry, c.room[c.last:c.length]...)
	f.line = c.nextLine()
	if last && inside {
		return &PlaceError{f.line, ErrQuote}
	}
	f.inside = inside
	f.turn++
	f.settled.Broadcast()
	return nil
}
