package measure

import (
	"fmt"
	"math"
	"slices"
)

// GroupedGini returns the bounds of the Gini coefficient of sizes of which only the
// number and the sum in each size class are known:
//
//	lower: G between classes, all sizes in a class being equal
//	upper: lower + Σ pₖ² (mₖ - aₖ)(bₖ - mₖ) / ((bₖ - aₖ) μ)
//
// with pₖ the share of units in the class from aₖ to bₖ, mₖ the mean size in it and μ
// that of all. In the open class at the top the term is p²(m - a)/μ, its limit. The
// limits are edges: the classes 4-10 and 10-20 touch.
//
// It is an error if no sizes within the limits could have the sum of their class, if a
// figure is missing, and if nothing is counted.
//
// # References
//
// J. L. Gastwirth (1972), The estimation of the Lorenz curve and Gini index, The Review
// of Economics and Statistics 54, 306-316.
func GroupedGini(classes []SizeClass) (Interval, error) {
	counted, units, err := countedClasses(classes)
	if err != nil {
		return Interval{}, err
	}
	n := len(counted)
	room := make([]float64, 4*n)
	means, counts, totals, within := room[:n:n], room[n:2*n:2*n], room[2*n:3*n:3*n], room[3*n:]
	for k, c := range counted {
		means[k], counts[k], totals[k] = c.Total/c.Count, c.Count, c.Total
	}
	mean := sum(totals) / units
	if !(mean > 0) {
		return Interval{}, fmt.Errorf("a Gini coefficient of sizes with mean %v is undefined", mean)
	}
	lower := Gini(means, counts)
	for k, c := range counted {
		p, m := c.Count/units, means[k]
		switch width := c.Upper - c.Lower; {
		case c.open():
			within[k] = p * p * (m - c.Lower) / mean
		case width > 0:
			within[k] = p * p * (m - c.Lower) * (c.Upper - m) / width / mean
		}
	}
	return Interval{Lower: lower, Upper: lower + math.Max(sum(within), 0)}, nil
}

// GroupedMean returns the mean size, with nₖ units in class k and their total eₖ:
//
//	μ = Σ eₖ / Σ nₖ
//
// It is exact whatever the sizes within the classes. The conditions are those of
// GroupedGini, but that the mean may be zero.
//
// # References
//
// P. T. von Hippel, D. J. Hunter and M. Drown (2017), Better estimates from binned income
// data: interpolated CDFs and mean-matching, Sociological Science 4, 641-655.
func GroupedMean(classes []SizeClass) (float64, error) {
	counted, units, err := countedClasses(classes)
	if err != nil {
		return 0, err
	}
	totals := make([]float64, len(counted))
	for k, c := range counted {
		totals[k] = c.Total
	}
	return sum(totals) / units, nil
}

// GroupedMedian returns the median size, interpolated within the class where half of
// the units are reached as if they were evenly spread over it:
//
//	a + (b - a) (n/2 - units below the class) / units in the class
//
// The totals of the classes are not used and may be missing (NaN). It is an error if the
// median is in the open class, about which nothing more is known, and if nothing is
// counted.
//
// # References
//
// P. T. von Hippel, D. J. Hunter and M. Drown (2017), Better estimates from binned income
// data: interpolated CDFs and mean-matching, Sociological Science 4, 641-655.
func GroupedMedian(classes []SizeClass) (float64, error) {
	known := slices.Clone(classes)
	for k := range known {
		known[k].Total = known[k].Count * known[k].Lower
	}
	counted, units, err := countedClasses(known)
	if err != nil {
		return 0, err
	}
	below := 0.0
	for _, c := range counted {
		if below+c.Count < units/2 {
			below += c.Count
			continue
		}
		if c.open() {
			return 0, fmt.Errorf("the median is in the open class from %v", c.Lower)
		}
		return c.Lower + (c.Upper-c.Lower)*(units/2-below)/c.Count, nil
	}
	panic("measure: the classes hold fewer units than they count")
}

// countedClasses returns the classes that count anything in ascending order, and how
// many units they count.
func countedClasses(classes []SizeClass) ([]SizeClass, float64, error) {
	counted, counts := make([]SizeClass, 0, len(classes)), make([]float64, 0, len(classes))
	for _, c := range classes {
		if err := c.check(); err != nil {
			return nil, 0, err
		}
		if c.Count > 0 {
			counted, counts = append(counted, c), append(counts, c.Count)
		}
	}
	if len(counted) == 0 {
		return nil, 0, fmt.Errorf("%d size classes count no units", len(classes))
	}
	slices.SortStableFunc(counted, func(a, b SizeClass) int { return sign(a.Lower - b.Lower) })
	for k := 1; k < len(counted); k++ {
		if counted[k].Lower < counted[k-1].Upper {
			return nil, 0, fmt.Errorf("size classes %v-%v and %v-%v overlap",
				counted[k-1].Lower, counted[k-1].Upper, counted[k].Lower, counted[k].Upper)
		}
	}
	return counted, sum(counts), nil
}
