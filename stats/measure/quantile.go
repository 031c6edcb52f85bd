package measure

import (
	"fmt"
	"math"
	"slices"
)

// QuantileType is one of the nine definitions of a sample quantile that Hyndman and Fan
// number from 1 to 9. The zero value is Type7.
type QuantileType int

const (
	// Type1 is the inverse of the empirical distribution function.
	Type1 QuantileType = iota + 1
	// Type2 is Type1 with the mean of two at a step.
	Type2
	// Type3 takes the nearest figure, the even one of two.
	Type3
	// Type4 interpolates the empirical distribution function, m = 0.
	Type4
	// Type5 interpolates with steps in their middle, m = ½ (Hazen).
	Type5
	// Type6 interpolates with m = p (Weibull).
	Type6
	// Type7 interpolates with m = 1 - p, as R, NumPy and spreadsheets do.
	Type7
	// Type8 is nearly unbiased in the median, m = (p+1)/3.
	Type8
	// Type9 is nearly unbiased for a normal sample, m = p/4 + 3/8.
	Type9
)

// String returns "type 7".
func (t QuantileType) String() string {
	if t == 0 {
		t = Type7
	}
	return fmt.Sprintf("type %d", int(t))
}

// Quantile returns the quantile of x at each of the probabilities:
//
//	j = ⌊np + m⌋, g = np + m - j, Q = (1-γ) x₍ⱼ₎ + γ x₍ⱼ₊₁₎
//
// with m the constant of the type, γ = g for types 4 to 9 and a step for the others. It
// is NaN throughout when x is empty or has a missing figure: leave it out with Complete.
// Quantile panics if a probability is not between 0 and 1 or the type is unknown.
//
// # References
//
// R. J. Hyndman and Y. Fan (1996), Sample quantiles in statistical packages, The
// American Statistician 50, 361-365.
func Quantile(x, probabilities []float64, t QuantileType) []float64 {
	y := slices.Clone(x)
	slices.Sort(y)
	q := make([]float64, len(probabilities))
	for k, p := range probabilities {
		if !(p >= 0 && p <= 1) {
			panic(fmt.Sprintf("measure: quantile at probability %v", p))
		}
		q[k] = math.NaN()
		if len(y) > 0 && !hasNaN(y[:1]) { // NaN sorts first
			q[k] = quantile(y, p, t)
		}
	}
	return q
}

// quantile expects figures in ascending order.
func quantile(x []float64, p float64, t QuantileType) float64 {
	n := float64(len(x))
	at := n*p + t.shift(p)
	// np + m a rounding error below a whole number is that number.
	j := math.Floor(at + 4*epsilon*math.Max(at, 1))
	g := at - j
	if math.Abs(g) < 4*epsilon*math.Max(at, 1) {
		g = 0
	}
	gamma := g
	switch {
	case (t == Type1 || t == Type2) && g > 0:
		gamma = 1
	case t == Type2:
		gamma = 0.5
	case t == Type3:
		gamma = 1
		if g == 0 && math.Mod(j, 2) == 0 {
			gamma = 0
		}
	}
	low, high := order(x, int(j)), order(x, int(j)+1)
	switch {
	case gamma == 0 || low == high:
		return low
	case gamma == 1:
		return high
	}
	return (1-gamma)*low + gamma*high
}

const epsilon = 0x1p-52

// order returns the kth smallest figure, and the nearest there is when k is out of range.
func order(x []float64, k int) float64 { return x[min(max(k, 1), len(x))-1] }

func (t QuantileType) shift(p float64) float64 {
	switch t {
	case Type1, Type2, Type4:
		return 0
	case Type3:
		return -0.5
	case Type5:
		return 0.5
	case Type6:
		return p
	case 0, Type7:
		return 1 - p
	case Type8:
		return (p + 1) / 3
	case Type9:
		return p/4 + 3.0/8
	}
	panic("measure: unknown quantile " + t.String())
}

// Median returns the middle figure, or the mean of the two in the middle, which is the
// quantile of type 7:
//
//	Q(½)
//
// It is NaN when x is empty or has a missing figure.
//
// # References
//
// R. J. Hyndman and Y. Fan (1996), Sample quantiles in statistical packages, The
// American Statistician 50, 361-365.
func Median(x []float64) float64 { return Quantile(x, []float64{0.5}, Type7)[0] }

// MAD returns the median absolute deviation from the median, scaled to be the standard
// deviation of a normal distribution:
//
//	1.4826 · median |xᵢ - median x|
//
// It is NaN when x is empty or has a missing figure.
//
// # References
//
// F. R. Hampel (1974), The influence curve and its role in robust estimation, Journal of
// the American Statistical Association 69, 383-393.
func MAD(x []float64) float64 {
	middle, d := Median(x), make([]float64, len(x))
	for i, v := range x {
		d[i] = math.Abs(v - middle)
	}
	return 1.4826 * Median(d)
}

// IQR returns the interquartile range, with quantiles of type 7:
//
//	Q(¾) - Q(¼)
//
// It is NaN when x is empty or has a missing figure.
//
// # References
//
// R. J. Hyndman and Y. Fan (1996), Sample quantiles in statistical packages, The
// American Statistician 50, 361-365.
func IQR(x []float64) float64 {
	q := Quantile(x, []float64{0.25, 0.75}, Type7)
	return q[1] - q[0]
}
