package measure

import "gonum.org/v1/gonum/mat"

// gram returns mᵀm. It goes from row to row through what is not zero, which of a table
// of presence is a third or less, and takes each pair of columns once: the general
// product takes several times as long.
func gram(m *mat.Dense) *mat.SymDense {
	rows, n := m.Dims()
	product := mat.NewSymDense(n, nil)
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
			to, v := raw.Data[i*raw.Stride:][:n], row[i]
			for _, j := range at[k:] {
				to[j] += v * row[j]
			}
		}
	}
	return product
}
