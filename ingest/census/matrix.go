package census

import (
	"fmt"
	"math"
	"slices"

	"gonum.org/v1/gonum/mat"
)

// A Matrix is a table seen as a matrix of two dimensions, for gonum.
type Matrix struct {
	*mat.Dense            // rows x columns; NaN where there is no value
	Rows, Cols []Key      // the keys of rows and columns: the dimension's part, all others zero
	Status     [][]Status // of each cell; NotAvailable where the table has no row
}

// Matrix lays the rows of t out by two dimensions: t.Matrix(ByArea, ByIndustry)
// has a row for each area and a column for each industry, each in the order of
// codes. It is an error where the rows differ in a third dimension, for then a
// cell would have two figures, and where there is no row at all.
func (t *Table) Matrix(rows, cols Dimension) (*Matrix, error) {
	if rows == cols {
		return nil, fmt.Errorf("census: a matrix of %v by itself", rows)
	}
	for _, d := range t.Vary() {
		if d != rows && d != cols {
			return nil, fmt.Errorf("census: a matrix of %v by %v needs one figure a cell, but the rows differ in %v too: select one", rows, cols, d)
		}
	}
	if t.Len() == 0 {
		return nil, fmt.Errorf("census: a matrix of %v by %v of no rows", rows, cols)
	}
	m := &Matrix{}
	rowOf, colOf := t.parts(rows, &m.Rows), t.parts(cols, &m.Cols)
	r, c := len(m.Rows), len(m.Cols)
	data, status := make([]float64, r*c), make([]Status, r*c)
	for i := range data {
		data[i], status[i] = math.NaN(), NotAvailable
	}
	codes, _ := t.codes()
	for i, code := range codes[rows] {
		at := rowOf[code]*c + colOf[codes[cols][i]]
		data[at], status[at] = t.value[i], t.status[i]
	}
	m.Dense = mat.NewDense(r, c, data)
	m.Status = make([][]Status, r)
	for i := range m.Status {
		m.Status[i] = status[i*c : (i+1)*c : (i+1)*c]
	}
	return m, nil
}

// only returns the key that has nothing but the part of k in dimension d.
func (k Key) only(d Dimension) Key {
	switch d {
	case ByYear:
		return Key{Year: k.Year}
	case ByArea:
		return Key{Area: k.Area}
	case ByIndustry:
		return Key{Industry: k.Industry}
	case BySize:
		return Key{Size: k.Size}
	case ByScope:
		return Key{Scope: k.Scope}
	case ByMeasure:
		return Key{Measure: k.Measure}
	case ByStatistic:
		return Key{Statistic: k.Statistic}
	}
	panic("census: " + d.String() + " is not a dimension")
}

// parts lists the distinct parts of t in dimension d, in order, and returns where
// that of each code stands.
func (t *Table) parts(d Dimension, list *[]Key) (at []int) {
	codes, cards := t.codes()
	first := make([]int, cards[d]) // row + 1 of each code, 0 for none
	for i, code := range codes[d] {
		if first[code] == 0 {
			first[code] = i + 1
		}
	}
	var used []int // codes
	for code, row := range first {
		if row > 0 {
			used = append(used, code)
		}
	}
	part := func(code int) Key { return t.Key(first[code] - 1).only(d) }
	slices.SortFunc(used, func(a, b int) int { return part(a).Compare(part(b)) })
	at = make([]int, len(first))
	for i, code := range used {
		at[code] = i
		*list = append(*list, part(code))
	}
	return at
}
