package measure

import (
	"math"

	"gonum.org/v1/gonum/floats"
	"gonum.org/v1/gonum/mat"
)

// Ratio returns numerator over denominator element by element: shipments per
// employee, wages per head:
//
//	qᵢ = aᵢ / bᵢ
//
// It is NaN where either is missing or the denominator is zero. The ratio for a group is
// the ratio of its sums, not a mean of ratios.
//
// Ratio panics if the lengths differ.
//
// # References
//
// W. G. Cochran (1977), Sampling Techniques, Wiley, ch. 6.
func Ratio(numerator, denominator []float64) []float64 {
	mustMatch(len(denominator), len(numerator))
	q := make([]float64, len(numerator))
	for i := range q {
		q[i] = ratio(numerator[i], denominator[i])
	}
	return q
}

func ratio(a, b float64) float64 {
	if b == 0 {
		return math.NaN()
	}
	return a / b
}

func sum(x []float64) float64 {
	s := floats.SumCompensated(x)
	if math.IsNaN(s) {
		// Compensation takes an infinity from itself: a plain sum keeps it.
		return floats.Sum(x)
	}
	return s
}

func sumRule(x []float64, missing Missing) float64 {
	if missing == Exclude {
		return sumPresent(x)
	}
	return sum(x)
}

func sumPresent(x []float64) float64 {
	present := make([]float64, 0, len(x))
	for _, v := range x {
		if !math.IsNaN(v) {
			present = append(present, v)
		}
	}
	return sum(present)
}

// Totals are the published totals of a matrix of regions and industries. They
// include the cells that are suppressed, so with them one missing cell does not
// make everything missing that is divided by its row and column. What is not
// given is the sum of the cells.
type Totals struct {
	// Regions has the total of each row, Industries that of each column.
	Regions, Industries []float64
	// All is the total of everything; when zero, the sum of the regions or, where
	// that is missing, of the industries.
	All float64
}

// A crossing is a matrix of cells with all its margins; its rows are the units
// that are described and its columns the classes they are divided into.
type crossing struct {
	cells      *mat.Dense
	rows, cols []float64
	all        float64
	missing    Missing
}

// byRegion reads the matrix with regions as units.
func byRegion(x mat.Matrix, t Totals, missing Missing) crossing {
	return newCrossing(crossing{dense(x), t.Regions, t.Industries, t.All, missing})
}

// byIndustry reads the matrix with industries as units.
func byIndustry(x mat.Matrix, t Totals, missing Missing) crossing {
	return newCrossing(crossing{mat.DenseCopyOf(x.T()), t.Industries, t.Regions, t.All, missing})
}

// newCrossing sums the cells where no total is given.
func newCrossing(c crossing) crossing {
	r, n := c.cells.Dims()
	if c.rows == nil {
		c.rows = rowSums(c.cells, c.missing)
	}
	if c.cols == nil {
		c.cols = colSums(c.cells, c.missing)
	}
	mustMatch(len(c.rows), r)
	mustMatch(len(c.cols), n)
	if c.all == 0 {
		if c.all = sum(c.rows); math.IsNaN(c.all) {
			c.all = sum(c.cols)
		}
	}
	return c
}

// dense returns m itself where it is dense and a copy elsewhere: to be read only.
func dense(m mat.Matrix) *mat.Dense {
	if d, ok := m.(*mat.Dense); ok {
		return d
	}
	return mat.DenseCopyOf(m)
}

func rowSums(m *mat.Dense, missing Missing) []float64 {
	r, _ := m.Dims()
	s := make([]float64, r)
	for i := range s {
		s[i] = sumRule(m.RawRowView(i), missing)
	}
	return s
}

// colSums adds row after row with Neumaier's compensation, so that the matrix is
// read in the order in which it lies in memory.
func colSums(m *mat.Dense, missing Missing) []float64 {
	r, c := m.Dims()
	s, lost := make([]float64, c), make([]float64, c)
	for i := range r {
		for j, v := range m.RawRowView(i) {
			if missing == Exclude && math.IsNaN(v) {
				continue
			}
			t := s[j] + v
			if math.Abs(s[j]) >= math.Abs(v) {
				lost[j] += (s[j] - t) + v
			} else {
				lost[j] += (v - t) + s[j]
			}
			s[j] = t
		}
	}
	for j := range s {
		s[j] += lost[j]
	}
	return s
}

// ByRegion applies f to each row of a matrix of regions and industries:
// ByRegion(e, HHI) says how specialised each region is.
//
//	yᵣ = f(xᵣ₁, xᵣ₂, …)
//
// f must not keep or change its argument.
func ByRegion(e mat.Matrix, f func([]float64) float64) []float64 {
	return eachRow(dense(e), f)
}

// ByIndustry applies f to each column of a matrix of regions and industries:
// ByIndustry(e, HHI) says how concentrated each industry is.
//
//	yᵢ = f(x₁ᵢ, x₂ᵢ, …)
func ByIndustry(e mat.Matrix, f func([]float64) float64) []float64 {
	return eachRow(mat.DenseCopyOf(e.T()), f)
}

func eachRow(m *mat.Dense, f func([]float64) float64) []float64 {
	r, _ := m.Dims()
	y := make([]float64, r)
	for i := range y {
		y[i] = f(m.RawRowView(i))
	}
	return y
}
