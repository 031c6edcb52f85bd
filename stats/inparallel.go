package stats

import (
	"iter"
	"runtime"
	"sync"
	"sync/atomic"
)

// inParallel calls f for the pieces of 0 to n, several at a time: as many as
// GOMAXPROCS says. Each piece is of size elements but for the last. What f does for
// one element must not depend on others, so that the order does not matter. Where f
// panics so does inParallel, in the goroutine of the caller.
func inParallel(n, size int, f func(from, to int)) {
	pieces := (n + size - 1) / size
	workers := min(runtime.GOMAXPROCS(0), pieces)
	if workers <= 1 {
		if n > 0 {
			f(0, n)
		}
		return
	}
	var next atomic.Int64
	var mistake atomic.Pointer[any]
	var done sync.WaitGroup
	for range workers {
		done.Go(func() {
			defer func() {
				if why := recover(); why != nil {
					mistake.CompareAndSwap(nil, &why)
				}
			}()
			for piece := int(next.Add(1)) - 1; piece < pieces; piece = int(next.Add(1)) - 1 {
				f(piece*size, min((piece+1)*size, n))
			}
		})
	}
	done.Wait()
	if why := mistake.Load(); why != nil {
		panic(*why)
	}
}

// inTurn iterates over what f makes of 0 to n, in their order: f makes a piece of it,
// from one on as much as out has room for, several pieces at a time.
func inTurn[T any](n, size int, f func(from int, out []T)) iter.Seq[T] {
	return func(yield func(T) bool) {
		made := make([]T, min(32*size, n))
		for start := 0; start < n; start += len(made) {
			now := made[:min(len(made), n-start)]
			inParallel(len(now), size, func(from, to int) { f(start+from, now[from:to]) })
			for _, v := range now {
				if !yield(v) {
					return
				}
			}
		}
	}
}
