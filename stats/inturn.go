package stats

import (
	"iter"

	"github.com/machikoba/machikoba/internal/parallel"
)

// inTurn iterates over what f makes of 0 to n, in their order: f makes a piece of it,
// from one on as much as out has room for, several pieces at a time.
func inTurn[T any](n, size int, f func(from int, out []T)) iter.Seq[T] {
	return func(yield func(T) bool) {
		made := make([]T, min(32*size, n))
		for start := 0; start < n; start += len(made) {
			now := made[:min(len(made), n-start)]
			parallel.Pieces(len(now), size, func(from, to int) { f(start+from, now[from:to]) })
			for _, v := range now {
				if !yield(v) {
					return
				}
			}
		}
	}
}
