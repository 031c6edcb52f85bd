package measure

import (
	"fmt"
	"math"
)

// An Array is a table of numbers in any number of dimensions, the last one
// varying fastest, as the rows of a matrix lie one after the other.
type Array struct {
	Dims   []int
	Values []float64
}

// A Margin holds what the cells of an array should sum to over all dimensions
// but those of Dims: one target for each combination of them, the last varying
// fastest.
type Margin struct {
	Dims   []int
	Target []float64
}

// UnequalTotals says what becomes of margins that sum to different totals, as
// rounded ones do.
type UnequalTotals int

const (
	// RefuseUnequal is an error that names the totals.
	RefuseUnequal UnequalTotals = iota
	// ScaleToFirst scales the other margins to the total of the first.
	ScaleToFirst
)

// String returns "refuse unequal" or "scale to first".
func (u UnequalTotals) String() string {
	switch u {
	case RefuseUnequal:
		return "refuse unequal"
	case ScaleToFirst:
		return "scale to first"
	}
	return fmt.Sprintf("UnequalTotals(%d)", int(u))
}

// IPFOptions are choices of [IPF].
type IPFOptions struct {
	// Tolerance is how far a sum may be from its target, relative to the largest
	// target of its margin; 0 stands for 1e-12.
	Tolerance float64
	// MaxIterations is how often all margins are fitted at most; 0 stands for
	// 10000.
	MaxIterations int
	Totals        UnequalTotals
}

// A Fit is what [IPF] ends with.
type Fit struct {
	Array
	Iterations int
	Error      float64   // the largest difference of a sum from its target
	Scaled     []float64 // what each margin was multiplied by
}

// IPF fits an array to margins by iterative proportional fitting, also known as
// RAS: the cells are scaled to one margin after the other,
//
//	xᵢⱼ ← xᵢⱼ rᵢ / Σⱼ xᵢⱼ, xᵢⱼ ← xᵢⱼ cⱼ / Σᵢ xᵢⱼ, …
//
// until all sums are on target. Of all arrays with these margins the result is
// the nearest to the seed in the sense of Kullback and Leibler, Σ x ln(x/seed),
// and keeps its interactions; a zero of the seed stays zero.
//
// Whether it has converged is judged by the margins and not by how little the
// cells still move. It is an error, which says where, if a seed or a target is
// negative or NaN, if margins sum to different totals, if a target is positive
// where the seed is zero throughout, and if the sums are not on target after
// the last iteration: zeros of the seed can make margins impossible, and the
// cells then converge to nothing. IPF panics where lengths do not fit the
// dimensions.
//
// # References
//
// Deming, W. E. and Stephan, F. F. (1940), On a least squares adjustment of a
// sampled frequency table when the expected marginal totals are known, Annals
// of Mathematical Statistics 11(4), 427-444.
//
// Bacharach, M. (1970), Biproportional Matrices and Input-Output Change,
// Cambridge University Press.
func IPF(seed Array, margins []Margin, o IPFOptions) (Fit, error) {
	if o.Tolerance == 0 {
		o.Tolerance = 1e-12
	}
	if o.MaxIterations == 0 {
		o.MaxIterations = 10000
	}
	f := Fit{Array: Array{seed.Dims, append([]float64(nil), seed.Values...)}}
	for i, v := range f.Values {
		if !(v >= 0) || math.IsInf(v, 0) {
			return Fit{}, fmt.Errorf("measure: IPF of a seed with the cell %v at %d: cells must be zero or more", v, i)
		}
	}
	fitted, err := f.prepare(margins, o.Totals)
	if err != nil {
		return Fit{}, err
	}
	for f.Iterations < o.MaxIterations {
		f.Iterations++
		for k := range fitted {
			if err := fitted[k].scale(f.Values); err != nil {
				return Fit{}, fmt.Errorf("measure: IPF: margin %d: %w", k, err)
			}
		}
		if f.converged(fitted, o.Tolerance) {
			return f, nil
		}
	}
	return Fit{}, f.failure(fitted)
}

// A fittedMargin is a margin with the place in it that each cell adds to.
type fittedMargin struct {
	target  []float64
	of      []int
	sums    []float64
	scaleOf float64 // the largest target
}

// prepare checks the margins and lays them over the array.
func (f *Fit) prepare(margins []Margin, totals UnequalTotals) ([]fittedMargin, error) {
	fitted := make([]fittedMargin, len(margins))
	f.Scaled = make([]float64, len(margins))
	var first float64
	for k, m := range margins {
		fm := fittedMargin{of: f.places(m), sums: make([]float64, len(m.Target))}
		for i, v := range m.Target {
			if !(v >= 0) || math.IsInf(v, 0) {
				return nil, fmt.Errorf("measure: IPF: margin %d has the target %v at %d: targets must be zero or more", k, v, i)
			}
		}
		total := sum(m.Target)
		if k == 0 {
			first = total
		}
		f.Scaled[k] = 1
		if math.Abs(total-first) > 1e-9*math.Max(total, first) {
			if totals == RefuseUnequal || total == 0 {
				return nil, fmt.Errorf("measure: IPF: margin 0 sums to %v and margin %d to %v: no array has both", first, k, total)
			}
			f.Scaled[k] = first / total
		}
		for _, v := range m.Target {
			fm.target = append(fm.target, v*f.Scaled[k])
			fm.scaleOf = math.Max(fm.scaleOf, v*f.Scaled[k])
		}
		fitted[k] = fm
	}
	return fitted, nil
}

// places returns, for each cell of the array, where in the margin it adds to.
func (f *Fit) places(m Margin) []int {
	cells, width := 1, 1
	for _, n := range f.Dims {
		cells *= n
	}
	for _, d := range m.Dims {
		if d < 0 || d >= len(f.Dims) {
			panic(fmt.Sprintf("measure: IPF: a margin over dimension %d of %d", d, len(f.Dims)))
		}
		width *= f.Dims[d]
	}
	mustMatch(len(f.Values), cells)
	mustMatch(len(m.Target), width)
	places := make([]int, cells)
	index := make([]int, len(f.Dims))
	for i := range places {
		rest := i
		for d := len(f.Dims) - 1; d >= 0; d-- {
			index[d] = rest % f.Dims[d]
			rest /= f.Dims[d]
		}
		for _, d := range m.Dims {
			places[i] = places[i]*f.Dims[d] + index[d]
		}
	}
	return places
}

// add sums the cells over the margin.
func (m *fittedMargin) add(x []float64) {
	clear(m.sums)
	for i, v := range x {
		m.sums[m.of[i]] += v
	}
}

// scale scales the cells to the margin.
func (m *fittedMargin) scale(x []float64) error {
	m.add(x)
	for i, s := range m.sums {
		switch {
		case s > 0:
			m.sums[i] = m.target[i] / s
		case m.target[i] > 0:
			return fmt.Errorf("its target %v at %d cannot be met: the cells that sum to it are all zero", m.target[i], i)
		}
	}
	for i := range x {
		x[i] *= m.sums[m.of[i]]
	}
	return nil
}

func (f *Fit) converged(fitted []fittedMargin, tolerance float64) bool {
	f.Error = 0
	ok := true
	for k := range fitted {
		m := &fitted[k]
		m.add(f.Values)
		for i, s := range m.sums {
			miss := math.Abs(s - m.target[i])
			f.Error = math.Max(f.Error, miss)
			ok = ok && miss <= tolerance*m.scaleOf
		}
	}
	return ok
}

// failure names the sum that is farthest from its target.
func (f *Fit) failure(fitted []fittedMargin) error {
	for k, m := range fitted {
		for i, s := range m.sums {
			if math.Abs(s-m.target[i]) == f.Error {
				return fmt.Errorf("measure: IPF has not converged after %d iterations: margin %d should be %v at %d and is %v; "+
					"zeros of the seed may make the margins impossible", f.Iterations, k, m.target[i], i, s)
			}
		}
	}
	return fmt.Errorf("measure: IPF has not converged after %d iterations: sums are up to %v off", f.Iterations, f.Error)
}
