package polytope

import (
	"math"
	"sort"
)

// A tableau expresses the basic variables of a component by the others:
//
//	x_basic + Σ αⱼ xⱼ = β
//
// It has the unknowns first and a logical variable for each equation after
// them, the equation's rounding error: Σ a x + s = b. The coefficient of s in
// a row therefore says how often the equation is in it.
type tableau struct {
	rows  [][]entry // by column; of the nonbasic variables only
	basic []int32   // the basic variable of each row
	rowOf []int32   // the row of each variable, -1 where it is nonbasic
	cols  [][]int32 // the rows in which each nonbasic variable may stand

	scratch []entry
	stamp   []int32 // to see each row once
	now     int32
}

type entry struct {
	col int32
	a   float64
}

// noise is below any coefficient that means something.
const noise = 1e-9

func newTableau(unknowns int, equations [][]entry) *tableau {
	n, m := unknowns, len(equations)
	t := &tableau{
		rows: make([][]entry, m), basic: make([]int32, m), rowOf: make([]int32, n+m),
		cols: make([][]int32, n+m), stamp: make([]int32, m),
	}
	for j := range t.rowOf {
		t.rowOf[j] = -1
	}
	for i, e := range equations {
		row := append([]entry(nil), e...)
		sort.Slice(row, func(a, b int) bool { return row[a].col < row[b].col })
		t.rows[i], t.basic[i] = row, int32(n+i)
		t.rowOf[n+i] = int32(i)
		for _, x := range row {
			t.cols[x.col] = append(t.cols[x.col], int32(i))
		}
	}
	return t
}

// at returns the coefficient of a variable in a row.
func (t *tableau) at(row, col int32) float64 {
	r := t.rows[row]
	i := sort.Search(len(r), func(i int) bool { return r[i].col >= col })
	if i < len(r) && r[i].col == col {
		return r[i].a
	}
	return 0
}

// column calls f for each row in which a nonbasic variable stands, and forgets
// those in which it no longer does.
func (t *tableau) column(col int32, f func(row int32, a float64)) {
	t.now++
	kept := t.cols[col][:0]
	for _, i := range t.cols[col] {
		if t.stamp[i] == t.now {
			continue
		}
		t.stamp[i] = t.now
		if a := t.at(i, col); a != 0 {
			kept = append(kept, i)
			f(i, a)
		}
	}
	t.cols[col] = kept
}

// pivot makes the nonbasic variable col basic in a row, in place of the one
// that was.
func (t *tableau) pivot(row, col int32) {
	out := t.basic[row]
	t.solveFor(row, col, out)
	t.column(col, func(i int32, a float64) {
		if i != row {
			t.subtract(i, a, row, col)
		}
	})
	t.cols[out] = append(t.cols[out], row)
	t.cols[col] = t.cols[col][:0]
	t.basic[row], t.rowOf[col], t.rowOf[out] = col, row, -1
}

// solveFor divides a row so that col has coefficient 1 and leaves it, and out
// comes in.
func (t *tableau) solveFor(row, col, out int32) {
	by := t.at(row, col)
	scaled := t.scratch[:0]
	placed := false
	for _, x := range t.rows[row] {
		if !placed && x.col > out {
			scaled, placed = append(scaled, entry{out, 1 / by}), true
		}
		if x.col != col {
			scaled = append(scaled, entry{x.col, tidy(x.a / by)})
		}
	}
	if !placed {
		scaled = append(scaled, entry{out, 1 / by})
	}
	t.scratch = scaled
	t.rows[row] = append(t.rows[row][:0], scaled...)
}

// subtract takes a times the row from, already solved for col, off row i.
func (t *tableau) subtract(i int32, a float64, from, col int32) {
	own, other := t.rows[i], t.rows[from]
	merged := t.scratch[:0]
	k := 0
	for _, x := range own {
		for k < len(other) && other[k].col < x.col {
			merged = t.fill(merged, i, other[k].col, -a*other[k].a)
			k++
		}
		v := x.a
		if k < len(other) && other[k].col == x.col {
			v = tidy(v - a*other[k].a)
			k++
		}
		if v != 0 && x.col != col {
			merged = append(merged, entry{x.col, v})
		}
	}
	for ; k < len(other); k++ {
		merged = t.fill(merged, i, other[k].col, -a*other[k].a)
	}
	t.scratch = merged
	t.rows[i] = append(own[:0], merged...)
}

func (t *tableau) fill(row []entry, i, col int32, a float64) []entry {
	a = tidy(a)
	if a == 0 {
		return row
	}
	t.cols[col] = append(t.cols[col], i)
	return append(row, entry{col, a})
}

// tidy drops noise, and rounds to a whole number what is next to one: the
// coefficients of tables are small whole numbers mostly, so that errors do not
// add up.
func tidy(a float64) float64 {
	if r := math.Round(a); math.Abs(a-r) < noise {
		return r
	}
	return a
}
