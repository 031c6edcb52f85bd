// Package measure computes the statistics of regional industrial structure from
// plain numbers: what share an industry has, where it is over-represented, how
// concentrated, unequal, clustered, complex or mobile the map of it is.
//
// A table of figures is a mat.Matrix whose rows are regions and whose columns are
// industries; a single industry, region or sample is a []float64.
//
// # Which question each function answers
//
//   - What is a region made of, and where is an industry? Composition, Distribution,
//     Shares, ShareBelow.
//   - In what is a region specialised? LocationQuotient, SymmetricLQ, AdditiveLQ,
//     LocalisationDifference, BinaryRCA.
//   - How unlike the nation is a region, how unevenly spread an industry?
//     KrugmanSpecialisation, SpecialisationCoefficient, SpecialisationGini and Hachman;
//     KrugmanConcentration, LocalisationCoefficient, LocationalGini and Hoover.
//   - Does it hang on a few? HHI, NormalisedHHI, EquivalentNumber, HannahKay,
//     ConcentrationRatio, Rosenbluth; how diverse is it? Entropy, RelativeEntropy.
//     ByRegion and ByIndustry apply them to a matrix.
//   - How unequal are regions, and per head? Gini, GiniCorrected, Lorenz, TheilT, TheilL,
//     GeneralisedEntropy, Atkinson, CV, Williamson. Between regions, or within them?
//     DecomposeTheil, DecomposeTheilNested. With size classes alone? GroupedGini,
//     GroupedMean, GroupedMedian.
//   - Do factories cluster more than large factories must? EllisonGlaeser, NewDartboard,
//     with PlantHerfindahl; which industries seek each other? Coagglomeration,
//     PairwiseCoagglomeration.
//   - Are neighbours alike, and which ones? Moran, Geary, GetisOrd, LocalMoran,
//     LocalGetisOrd, MoranPermutation, LocalMoranPermutation, with the Weights of
//     Contiguity or WeightsOf.
//   - Who has the rare industries of diverse places, and what would come next?
//     NewComplexity, Proximity, Density.
//   - Who is where in the ranking, do two rankings agree, and do the large stay large?
//     Rank, RankChange, Spearman, Kendall, Pearson, Classify, NewTransitions, NewMobility,
//     Stationary.
//   - What is in the middle, and how wide is the spread? Median, Quantile, IQR, MAD,
//     NewMoments.
//   - What can be said though cells are suppressed? Coverage, ShareInterval, HHIInterval,
//     PlantHerfindahlInterval, EllisonGlaeserInterval, IPF.
//
// # Missing figures
//
// NaN is a figure that is missing: suppressed, not available. It is never taken
// for zero. A sum over a missing figure is NaN and so is what is computed from
// it. There are three ways on, all of them explicit: give the published Totals,
// which include the suppressed cells; ask for an interval (ShareInterval,
// HHIInterval, PlantHerfindahlInterval); or leave out what is missing, with Complete for
// slices and the option Exclude for matrices, and report the Coverage.
//
// # Undefined figures
//
// A share of nothing, the variation of a single figure and a quotient with a
// negative part are undefined and come out as NaN; each function says when. Data
// that contradict themselves are an error. Slices of different lengths and other
// mistakes of the program panic.
package measure
