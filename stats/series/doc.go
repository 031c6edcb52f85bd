// Package series holds the numerical cores of the statistics of change: growth
// and index numbers, trends and their errors, smoothing, convergence, breaks,
// decompositions of a change, panels, and resampling. They work on []float64
// and gonum matrices, for an analyst who brings figures of their own.
//
// # How the pieces meet
//
// Dates are explicit: []int years where the calendar matters to the year
// (growth, splicing), []float64 time stamps elsewhere. A series may have gaps
// where the method allows them; a method that needs equal spacing says so and
// returns an error. NaN marks a missing value. It is never turned into zero:
// pairwise methods leave the pair out and report how many were used, others
// hand the NaN on. An infinite value is no figure: fits and tests of breaks refuse
// it, others hand it on.
//
// Regress is the base of everything that fits a line: Linear and LogLinear,
// Beta, and the tests of breaks call it, and its covariances (classical, HC,
// HAC) are asked of the fit afterwards. Within does the same for panels, and
// DifferenceInDifferences and EffectsByCohort for panels with a treatment. A
// decomposition takes the figures at the start and at the end as a Change and
// returns parts that add up to the whole; cells missing at either end leave both
// ends and are counted.
//
// Quantiles and medians are those of package
// [github.com/machikoba/machikoba/stats/measure].
//
// # What it refuses to do
//
// It does not interpolate, fill or extrapolate, does not guess dates from the
// order of values, and does not put a number where the data do not define one:
// the result is NaN, as documented, or an error that says why, with the numbers
// that made it so. Arguments whose lengths differ are a mistake of the caller
// and panic.
//
// A p-value here says how unusual a figure is under a model of noise. A census
// counts everybody: there is no sampling error in it, and intervals describe
// the sensitivity of a figure to the units and years that happen to be there.
package series
