package parallel_test

import (
	"errors"
	"fmt"
	"math"
	"runtime"
	"slices"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/machikoba/machikoba/internal/parallel"
)

// processors calls f with one processor and with several.
func processors(t *testing.T, f func(t *testing.T)) {
	for _, n := range []int{1, 2, 5} {
		t.Run(fmt.Sprint(n), func(t *testing.T) {
			defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(n))
			f(t)
		})
	}
}

// Every element is done once, in pieces of the size asked for.
func TestPieces(t *testing.T) {
	for _, c := range []struct{ n, size int }{{-1, 1}, {0, 3}, {1, 1}, {1, 9}, {9, 9}, {10, 9}, {100, 7}, {1000, 1}, {5, math.MaxInt}} {
		t.Run(fmt.Sprint(c.n, " by ", c.size), func(t *testing.T) {
			processors(t, func(t *testing.T) {
				done := make([]atomic.Int32, max(c.n, 0))
				parallel.Pieces(c.n, c.size, func(from, to int) {
					whole := from == 0 && to == c.n
					if !whole && (from%c.size != 0 || to != min(from+c.size, c.n)) {
						t.Errorf("a piece from %d to %d", from, to)
					}
					for i := from; i < to; i++ {
						done[i].Add(1)
					}
				})
				for i := range done {
					if got := done[i].Load(); got != 1 {
						t.Errorf("element %d is done %d times", i, got)
					}
				}
			})
		})
	}
}

// Two calls that wait for each other return only if both run at the same time, which
// they do where each takes long.
func TestAtTheSameTime(t *testing.T) {
	defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(2))
	for name, each := range map[string]func(do func(i int)){
		"Pieces": func(do func(i int)) { parallel.Pieces(2, 1, func(from, _ int) { do(from) }) },
		"Each":   func(do func(i int)) { parallel.Each(2, math.MaxInt, do) },
	} {
		t.Run(name, func(t *testing.T) {
			var both sync.WaitGroup
			both.Add(2)
			each(func(int) { both.Done(); both.Wait() })
		})
	}
}

// What takes few steps is done in turn, by the goroutine that asks for it.
func TestEachOfFewSteps(t *testing.T) {
	defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(4))
	var order []int
	parallel.Each(100, 10, func(i int) { order = append(order, i) })
	if len(order) != 100 || !slices.IsSorted(order) {
		t.Errorf("done in the order %v", order)
	}
}

// A panic reaches the caller as it is: the first that a loop would have met.
func TestPanic(t *testing.T) {
	mistake := errors.New("element 7")
	processors(t, func(t *testing.T) {
		for range 100 {
			func() {
				defer func() {
					if why := recover(); why != mistake {
						t.Fatalf("panics with %v, want %v", why, mistake)
					}
				}()
				parallel.Each(50, math.MaxInt, func(i int) {
					if i == 7 {
						runtime.Gosched() // so that a later one may be first in time
						panic(mistake)
					}
					if i > 7 {
						panic(i)
					}
				})
			}()
		}
	})
}

// After a panic pieces that nobody has begun are left, of which there are more here
// than a test has time for, and no goroutine is.
func TestPanicEndsTheWork(t *testing.T) {
	defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(3))
	before := runtime.NumGoroutine()
	var running atomic.Int64
	func() {
		defer func() { recover() }()
		parallel.Each(math.MaxInt32, math.MaxInt, func(i int) {
			running.Add(1)
			defer running.Add(-1)
			if i == 1000 {
				panic("one of many")
			}
			runtime.Gosched()
		})
	}()
	if n := running.Load(); n != 0 {
		t.Errorf("%d calls are still running", n)
	}
	for range 1_000 { // which end a moment after they have said so
		if runtime.NumGoroutine() <= before {
			return
		}
		time.Sleep(time.Millisecond)
	}
	t.Errorf("%d goroutines, %d before", runtime.NumGoroutine(), before)
}

// A call that ends its goroutine, as t.FailNow does, is a mistake that is told.
func TestGoexit(t *testing.T) {
	defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(2))
	defer func() {
		if recover() == nil {
			t.Error("does not panic")
		}
	}()
	parallel.Each(4, math.MaxInt, func(int) { runtime.Goexit() })
}

func TestSizeOfNothing(t *testing.T) {
	defer func() {
		if why, want := recover(), "parallel: Pieces: want a positive size"; why != want {
			t.Errorf("panics with %v, want %q", why, want)
		}
	}()
	parallel.Pieces(4, 0, func(_, _ int) {})
}
