package measure

import (
	"fmt"
	"math"
)

// A SizeClass is a class of units by size: so many plants of between so many
// persons, with so many persons altogether.
type SizeClass struct {
	// Lower and Upper are the smallest and the largest size in the class; Upper is
	// +Inf for the open class at the top.
	Lower, Upper float64
	// Count is the number of units, Total the sum of their sizes.
	Count, Total float64
}

// open reports whether the class has no upper limit.
func (c SizeClass) open() bool { return math.IsInf(c.Upper, 1) }

// check says why no Count units from Lower to Upper can sum to Total.
func (c SizeClass) check() error {
	bad := func(why string) error {
		return fmt.Errorf("size class %v-%v with %v units and total %v: %s", c.Lower, c.Upper, c.Count, c.Total, why)
	}
	slack := 1e-9 * math.Abs(c.Total)
	switch {
	case math.IsNaN(c.Lower + c.Upper + c.Count + c.Total):
		return bad("a figure is missing")
	case c.Lower < 0 || c.Upper < c.Lower || c.Count < 0:
		return bad("not a class")
	case c.Total < c.Count*c.Lower-slack:
		return bad("the units would be smaller than the lower limit")
	case c.Count == 0 && c.Total != 0:
		return bad("a total of no units")
	case !c.open() && c.Total > c.Count*c.Upper+slack:
		return bad("the units would be larger than the upper limit")
	}
	return nil
}

// PlantHerfindahl returns the bounds of the plant Herfindahl index Σ zₖ², where zₖ
// is the share of plant k in the industry's employment, when all that is published
// is how many plants there are in each size class and how many persons they employ
// together:
//
//	lower: Σ eₖ² / (nₖ E²)    plants of equal size within each class
//	upper: as many plants as possible at the upper limit of their class, one in
//	       between, and the rest at the lower limit
//
// In the open class at the top one plant has all that the others, at the lower
// limit, leave. The upper bound is attained, and so is the lower one but for plants
// having whole persons. The limits are sizes a plant can have: the class "4-9 persons"
// has Lower 4 and Upper 9.
//
// It is an error if no plants within the limits could have the total of their
// class, if a figure is missing, and if there is no employment:
// PlantHerfindahlInterval is for classes with a suppressed total. Counts are whole
// numbers.
//
// # References
//
// R. Schmalensee (1977), Using the H-index of concentration with published data,
// The Review of Economics and Statistics 59, 186-193. G. Ellison and E. L. Glaeser
// (1997), Geographic concentration in U.S. manufacturing industries, Journal of
// Political Economy 105, 889-927.
func PlantHerfindahl(classes []SizeClass) (Interval, error) {
	low, high, err := squaresOfPlants(classes)
	if err != nil {
		return Interval{}, err
	}
	e := 0.0
	for _, c := range classes {
		e += c.Total
	}
	if !(e > 0) {
		return Interval{}, fmt.Errorf("plant Herfindahl index of an employment of %v is undefined", e)
	}
	return Interval{Lower: low / e / e, Upper: high / e / e}, nil
}

// squaresOfPlants returns the least and the largest sum of squares of plants in classes.
func squaresOfPlants(classes []SizeClass) (least, largest float64, err error) {
	low, high := make([]float64, 0, len(classes)), make([]float64, 0, len(classes))
	for _, c := range classes {
		if err := c.checkPlants(); err != nil {
			return 0, 0, err
		}
		if c.Count > 0 {
			low, high = append(low, c.Total*c.Total/c.Count), append(high, c.largestSquares())
		}
	}
	return sum(low), sum(high), nil
}

// checkPlants says why a class is none of plants, which come in whole numbers.
func (c SizeClass) checkPlants() error {
	if err := c.check(); err != nil {
		return err
	}
	if c.Count != math.Trunc(c.Count) {
		return fmt.Errorf("size class %v-%v: %v is no number of plants", c.Lower, c.Upper, c.Count)
	}
	return nil
}

// largestSquares returns the largest sum of squares of Count sizes from Lower to
// Upper that sum to Total: the square is convex, so at most one is not at a limit.
func (c SizeClass) largestSquares() float64 {
	spare := math.Max(c.Total-c.Count*c.Lower, 0)
	atUpper := 0.0
	if width := c.Upper - c.Lower; !c.open() && width > 0 {
		atUpper = math.Min(math.Floor(spare/width), c.Count)
		spare -= atUpper * width
	}
	squares := 0.0
	if atUpper > 0 {
		squares = atUpper * c.Upper * c.Upper
	}
	if atLower := c.Count - atUpper; atLower >= 1 {
		between := c.Lower + spare
		squares += between*between + (atLower-1)*c.Lower*c.Lower
	}
	return squares
}
