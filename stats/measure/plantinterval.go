package measure

import (
	"cmp"
	"fmt"
	"math"
	"slices"
)

// PlantHerfindahlInterval returns the bounds of the plant Herfindahl index when the
// totals of some size classes are suppressed (NaN) but that of all classes together is
// published. What is left for the suppressed ones,
//
//	R = E - Σ visible eₖ
//
// is divided among them within their limits:
//
//	lower: (Σ visible eₖ²/nₖ + Σ hidden nₖ mₖ²) / E², with one size m for all hidden
//	       plants, or mₖ the limit of the class that is nearest to it, Σ nₖ mₖ = R
//	upper: R beyond the lower limits goes first to the class whose squares grow
//	       most by it, Lower + Upper for each person up to the upper limits, and in
//	       the open class to one plant
//
// Where nothing is hidden, or a single class, whose total is then R, it is
// PlantHerfindahl. Otherwise the lower bound is attained but for whole persons, and the
// upper one where all of R is in the open class; elsewhere it can be a little too high.
//
// Errors are those of PlantHerfindahl and totals that contradict E or the limits. The
// counts of all classes must be there.
//
// # References
//
// R. Schmalensee (1977), Using the H-index of concentration with published data,
// The Review of Economics and Statistics 59, 186-193.
func PlantHerfindahlInterval(classes []SizeClass, total float64) (Interval, error) {
	if !(total > 0) || math.IsInf(total, 1) {
		return Interval{}, fmt.Errorf("plant Herfindahl index of an employment of %v is undefined", total)
	}
	shown, hidden, rest, err := divideHidden(classes, total)
	if err != nil {
		return Interval{}, err
	}
	low, high, err := squaresOfPlants(shown)
	if err != nil {
		return Interval{}, err
	}
	if len(hidden) > 0 {
		if err := checkRest(hidden, rest); err != nil {
			return Interval{}, err
		}
		low, high = low+evenSquares(hidden, rest), high+unevenSquares(hidden, rest)
	}
	return Interval{low / total / total, high / total / total}, nil
}

// divideHidden returns the classes whose totals are known, those that are hidden, and
// what these have together. A single hidden total is known, and so is that of no plants.
func divideHidden(classes []SizeClass, total float64) (shown, hidden []SizeClass, rest float64, err error) {
	visible := 0.0
	for _, c := range classes {
		if math.IsNaN(c.Total) && c.Count == 0 {
			c.Total = 0
		}
		if math.IsNaN(c.Total) {
			hidden = append(hidden, c)
			continue
		}
		shown = append(shown, c)
		visible += c.Total
	}
	rest, err = residualOf(total, visible, len(hidden))
	if len(hidden) == 1 {
		hidden[0].Total = rest
		shown, hidden = append(shown, hidden[0]), nil
	}
	return shown, hidden, rest, err
}

// checkRest says why the hidden classes cannot have the rest together.
func checkRest(hidden []SizeClass, rest float64) error {
	least, most := 0.0, 0.0
	for _, c := range hidden {
		c.Total = c.Count * c.Lower
		if err := c.checkPlants(); err != nil {
			return err
		}
		least, most = least+c.Total, most+c.Count*c.Upper
	}
	if slack := 1e-9 * rest; rest < least-slack || rest > most+slack {
		return fmt.Errorf("the suppressed classes have %v together, which their limits put between %v and %v", rest, least, most)
	}
	return nil
}

// evenSquares returns the least sum of squares of plants in classes that have the rest
// together: all have one size, or the limit of their class that is nearest to it.
func evenSquares(hidden []SizeClass, rest float64) float64 {
	at := func(size float64) (total, squares float64) {
		for _, c := range hidden {
			m := math.Max(c.Lower, math.Min(c.Upper, size))
			total, squares = total+c.Count*m, squares+c.Count*m*m
		}
		return total, squares
	}
	low, high := 0.0, rest
	for range 200 {
		middle := low + (high-low)/2
		if total, _ := at(middle); total < rest {
			low = middle
		} else {
			high = middle
		}
	}
	_, squares := at(high)
	return squares
}

// unevenSquares returns a sum of squares that plants in classes which have the rest
// together do not exceed. Each class goes along the chord from all plants at its lower
// to all at its upper limit, above every possible sum of squares.
func unevenSquares(hidden []SizeClass, rest float64) float64 {
	spare, squares := rest, 0.0
	for _, c := range hidden {
		spare -= c.Count * c.Lower
		squares += c.Count * c.Lower * c.Lower
	}
	spare = math.Max(spare, 0)
	slope := func(c SizeClass) float64 { return c.Lower + math.Min(c.Upper, c.Lower+spare) }
	byGain := slices.SortedFunc(slices.Values(hidden), func(a, b SizeClass) int { return cmp.Compare(slope(b), slope(a)) })
	left := spare
	for _, c := range byGain {
		moved := math.Min(left, c.Count*(c.Upper-c.Lower))
		squares += moved * slope(c)
		left -= moved
	}
	return squares
}
