// Package stats computes figures of regional factory statistics: tables in,
// tables out.
//
// A ratio is a table over itself, seen from another key. [Ratio] divides every
// figure of a table by the one that its key leads to, and most of the package
// follows from it:
//
//	stats.ShareOfNation(t)    // by the same key of Japan
//	stats.Composition(t)      // by the same key of all manufacturing
//	stats.SizeComposition(t)  // by the widest size class of the key
//	stats.Growth(t)           // by the year before
//	stats.Index(t, 2015)      // by a base year
//	stats.PerEmployee(t)      // by the employees of the key
//
// so that textbook identities are code: the location quotient is
// ShareOfNation(Composition(t)).
//
// Every row of the input has its row in the result, under its key with the
// statistic's name. Divisors are published totals, which contain suppressed
// figures, never sums over what is visible; they are looked for in the table
// that the argument was selected from, so that
// ShareOfNation(t.Select(census.Kanagawa)) means what it says. Where a figure
// cannot be made, the value is NaN and the status says why: the worst status of
// its inputs, [census.NoBase] where the divisor is zero or missing,
// [census.NotComparable] across a break of the survey. Intervals and the
// half-width of rounding travel with the values.
//
// Statistics on numbers of your own, without a table, are in package
// [github.com/machikoba/machikoba/stats/measure] for one point in time and
// [github.com/machikoba/machikoba/stats/series] for change.
package stats
