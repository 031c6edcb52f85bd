// Package parallel does things that do not depend on one another on several
// processors: the elements of a slice, the columns of a table. Who calls it sees
// nothing of that but the time it takes: what is done is what one processor does in
// turn, to the last bit, if each thing writes to a place of its own and adds up
// nothing that others add to.
package parallel

import (
	"runtime"
	"sync"
	"sync/atomic"
)

// Pieces calls do for the pieces [from, to) of [0, n), several at a time: as many as
// GOMAXPROCS says. Each piece is of size elements but for the last; where there is one
// processor, or one piece, do is called once for all of them. A size is well chosen
// if a piece takes some microseconds or more: that is what it costs to hand it out.
//
// Pieces returns when all calls have. If one panics, so does Pieces, with the same
// value: where several do, that of the first piece of them, which is what a loop from
// 0 to n would have met; pieces that nobody has begun are left. It panics if size is
// not positive, and does nothing if n is not.
func Pieces(n, size int, do func(from, to int)) {
	if size < 1 {
		panic("parallel: Pieces: want a positive size")
	}
	if n < 1 {
		return
	}
	pieces := (n-1)/size + 1
	workers := min(runtime.GOMAXPROCS(0), pieces)
	if workers == 1 {
		do(0, n)
		return
	}
	q := queue{n: n, size: size, pieces: pieces, do: do}
	var done sync.WaitGroup
	for range workers {
		done.Go(q.work)
	}
	done.Wait()
	if q.failed {
		panic(q.why)
	}
}

// Each calls do for 0 to n-1, several at a time if each of them takes so many steps,
// of about a nanosecond, that this is worth it: where they take a few thousand or
// fewer, they are done in turn. All else is as of [Pieces].
func Each(n, steps int, do func(i int)) {
	size := 1
	if steps < worthwhile {
		size = max(n, 1)
	}
	Pieces(n, size, func(from, to int) {
		for i := from; i < to; i++ {
			do(i)
		}
	})
}

// worthwhile is the number of steps that take as long as to start a goroutine and to
// wait for it.
const worthwhile = 1 << 13

// A queue hands out pieces in their order.
type queue struct {
	n, size, pieces int
	do              func(from, to int)
	next            atomic.Int64 // how many pieces are begun

	mistake sync.Mutex
	failed  bool
	piece   int // the first that panicked, and why
	why     any
}

// work does pieces until there are none.
func (q *queue) work() {
	for {
		piece := int(q.next.Add(1)) - 1
		if piece >= q.pieces || !q.try(piece) {
			return
		}
	}
}

// try does a piece. Where that panics nobody begins another: all before it are begun.
func (q *queue) try(piece int) (ok bool) {
	defer func() {
		if ok {
			return
		}
		why := recover()
		if why == nil {
			why = "parallel: Pieces: a call ended its goroutine"
		}
		q.next.Store(int64(q.pieces))
		q.mistake.Lock()
		defer q.mistake.Unlock()
		if !q.failed || piece < q.piece {
			q.failed, q.piece, q.why = true, piece, why
		}
	}()
	from := piece * q.size
	q.do(from, min(from+q.size, q.n))
	return true
}
