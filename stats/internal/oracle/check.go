package oracle

import (
	"math"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// Close reports whether got is want to within rtol·|want| + atol. NaN is close
// to NaN, an infinity to itself, and neither to anything else.
func Close(got, want, rtol, atol float64) bool {
	if math.IsNaN(want) || math.IsInf(want, 0) {
		return got == want || math.IsNaN(got) && math.IsNaN(want)
	}
	return math.Abs(got-want) <= rtol*math.Abs(want)+atol
}

// Check compares got with the number at the path in c.Expected.
func (c *Case) Check(t testing.TB, got float64, path ...string) {
	t.Helper()
	c.Compare(t, strings.Join(path, "/"), got, c.Expected.At(path...).Float())
}

// CheckAll compares got with the list of numbers at the path.
func (c *Case) CheckAll(t testing.TB, got []float64, path ...string) {
	t.Helper()
	c.CompareAll(t, strings.Join(path, "/"), got, c.Expected.At(path...).Floats())
}

// CheckMatrix compares the rows in got with the list of lists at the path.
func (c *Case) CheckMatrix(t testing.TB, got [][]float64, path ...string) {
	t.Helper()
	name, want := strings.Join(path, "/"), c.Expected.At(path...).Matrix()
	if len(got) != len(want) {
		t.Errorf("%s has %d rows, want %d", name, len(got), len(want))
		return
	}
	for i := range want {
		c.CompareAll(t, name+" row "+strconv.Itoa(i), got[i], want[i])
	}
}

// Compare fails t unless got is want within the tolerances of the case. Any got
// that is not finite is what a want of NaN asks for: the files write null for both,
// JSON having no infinity.
func (c *Case) Compare(t testing.TB, name string, got, want float64) {
	t.Helper()
	if math.IsNaN(want) && math.IsInf(got, 0) {
		return
	}
	if !Close(got, want, c.RTol, c.ATol) {
		t.Errorf("%s = %.17g, want %.17g (rtol %g)", name, got, want, c.RTol)
	}
}

// CompareAll compares got with want element by element. A want of nil, null in the
// file, has nothing but NaN.
func (c *Case) CompareAll(t testing.TB, name string, got, want []float64) {
	t.Helper()
	if want == nil {
		want = slices.Repeat([]float64{math.NaN()}, len(got))
	}
	if len(got) != len(want) {
		t.Errorf("%s has %d elements, want %d", name, len(got), len(want))
		return
	}
	for i := range want {
		c.Compare(t, name+"["+strconv.Itoa(i)+"]", got[i], want[i])
	}
}

// ForgiveRounding sets ATol to what rounding leaves of sums of x, for figures that are
// the difference of such sums and may be nothing.
func (c *Case) ForgiveRounding(x ...[]float64) {
	for _, v := range slices.Concat(x...) {
		if !math.IsNaN(v) {
			c.ATol += 1e-14 * math.Abs(v)
		}
	}
}
