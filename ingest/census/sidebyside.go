package census

import "sync"

// sideBySide does n things, each with so many rows or cells: at the same time where
// they are many. None may depend on another.
func sideBySide(n, rows int, do func(i int)) {
	var wait sync.WaitGroup
	for i := range n {
		if rows < 1<<13 { // which is done before a goroutine starts
			do(i)
			continue
		}
		wait.Go(func() { do(i) })
	}
	wait.Wait()
}
