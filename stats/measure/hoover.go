package measure

import "slices"

// Hoover returns Hoover's index of the figures against a reference distribution,
// or against equal shares if reference is nil:
//
//	½ Σ |sᵢ - rᵢ|
//
// It runs from 0 to 1, and is the part that would have to move. With a reference of
// populations it is the Robin Hood index.
//
// Hoover panics if the lengths differ.
//
// # References
//
// E. M. Hoover (1936), The measurement of industrial localization, The Review of
// Economics and Statistics 18, 162-171.
func Hoover(x, reference []float64) float64 {
	if reference == nil {
		reference = slices.Repeat([]float64{1}, len(x))
	}
	mustMatch(len(reference), len(x))
	return shareDistance(x, reference, Propagate) / 2
}
