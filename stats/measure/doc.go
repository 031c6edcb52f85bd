// Package measure computes the statistics of regional industrial structure from
// plain numbers: what share an industry has, where it is over-represented, how
// concentrated, unequal, clustered, complex or mobile the map of it is.
//
// A table of figures is a mat.Matrix whose rows are regions and whose columns are
// industries; a single industry, region or sample is a []float64.
//
//   - Composition, LocationQuotient, AdditiveLQ and BinaryRCA make a matrix of a matrix.
//   - KrugmanSpecialisation and SpecialisationGini have one figure for each region,
//     KrugmanConcentration, LocalisationCoefficient and LocationalGini one for each
//     industry.
//   - HHI, Entropy, Rosenbluth, Hoover and their like have one figure for a slice;
//     ByRegion and ByIndustry apply them to a matrix.
//   - Gini, TheilT, Atkinson and CV measure inequality over a slice, with weights where
//     there are any; DecomposeTheil divides it among groups.
//   - EllisonGlaeser and Coagglomeration measure clustering beyond that of plants which
//     are merely large, PlantHerfindahl how large those are.
//   - Moran, LocalMoran, Geary and GetisOrd ask whether neighbours, as Weights has them,
//     are alike.
//   - NewComplexity, Proximity and Density describe the network of regions and industries.
//   - Rank, Kendall, Classify, NewTransitions and NewMobility describe order and movement
//     within it.
//
// # Missing figures
//
// NaN is a figure that is missing: suppressed, not available. It is never taken
// for zero. A sum over a missing figure is NaN and so is what is computed from
// it. There are three ways on, all of them explicit: give the published Totals,
// which include the suppressed cells; ask for an interval (ShareInterval,
// HHIInterval, PlantHerfindahl); or leave out what is missing, with Complete for
// slices and the option Exclude for matrices, and report the Coverage.
//
// # Undefined figures
//
// A share of nothing, the variation of a single figure and a quotient with a
// negative part are undefined and come out as NaN; each function says when. Data
// that contradict themselves are an error. Slices of different lengths and other
// mistakes of the program panic.
package measure
