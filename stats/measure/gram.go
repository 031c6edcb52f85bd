package measure

import (
	"runtime"

	"github.com/machikoba/machikoba/internal/parallel"
	"gonum.org/v1/gonum/mat"
)

// gram returns mᵀm. It goes from row to row through what is not zero, which of a table
// of presence is a third or less, and takes each pair of columns once: the general
// product takes several times as long. Each of several goroutines sums up some rows of
// the product, all of them in the order of the rows of m.
func gram(m *mat.Dense) *mat.SymDense {
	rows, n := m.Dims()
	product := mat.NewSymDense(n, nil)
	workers := runtime.GOMAXPROCS(0)
	parallel.Each(workers, rows*n, func(first int) { gramRows(m, product, first, workers) })
	return product
}

// gramRows sums up every step-th row of the product from the first on.
func gramRows(m *mat.Dense, product *mat.SymDense, first, step int) {
	rows, n := m.Dims()
	raw := product.RawSymmetric()
	at := make([]int, 0, n)
	for r := range rows {
		row := m.RawRowView(r)
		at = at[:0]
		for j, v := range row {
			if v != 0 {
				at = append(at, j)
			}
		}
		for k, i := range at {
			if i%step != first {
				continue
			}
			to, v := raw.Data[i*raw.Stride:][:n], row[i]
			for _, j := range at[k:] {
				to[j] += v * row[j]
			}
		}
	}
}
