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
//	stats.Index(t, 2016)      // by a base year
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
// # Which question each function answers
//
// Who has what?
//
//   - What part of Japan's industry is here, and what is industry here made of?
//     [ShareOfNation], [Composition], [SizeComposition]; of a prefecture's, in a town?
//     [ShareOfPrefecture]. How large are its factories, and how much does each worker
//     make? [PerEstablishment], [PerEmployee].
//   - What is this prefecture specialised in? [LocationQuotient]; on a scale from
//     −1 to 1 [SymmetricLQ]; in points of its employment [AdditiveLQ]; yes or no
//     [BinaryLQ].
//   - Which prefectures have more of an industry than of everything?
//     [LocalisationDifference].
//   - Which prefectures and industries are a "specific area, specific industry",
//     why, and would other thresholds name others? [Clusters],
//     [ClusterSensitivity]; how many has each area? [QualifyingIndustries].
//   - How much of it is in small and medium-sized establishments?
//     [SMEEstablishmentShare], [BelowSMELimit]. Whether a firm is an SME by law is
//     for package [github.com/machikoba/machikoba/stats/sme].
//
// What is it like as a whole? [Along] applies a [Summary] to every distribution:
// along industries it is a figure of each area, along areas one of each industry.
//
//   - Does the place depend on few industries, or the industry on few places?
//     [HHI], [NormalisedHHI], [EquivalentNumber], [ConcentrationRatio],
//     [Rosenbluth], [Entropy], [RelativeEntropy].
//   - How unlike the nation is it? [Krugman], [Hoover] with AgainstWhole,
//     [Hachman]; spread over the map: [LocationalGini].
//   - How unequal are places, and per employee? [Gini], [GiniCorrected], [TheilT],
//     [TheilL], [Atkinson], [CV], all also with Per. Is it the regions, or
//     within them? [DecomposeTheil].
//   - What has the place in the middle? [Quantile].
//   - How much of it can be seen at all? [Coverage].
//
// Where, and next to whom?
//
//   - Do factories cluster more than large factories must? [Agglomeration], with
//     the sizes of [SizesOfPlants]; which industries seek each other?
//     [Coagglomeration].
//   - Are neighbouring prefectures alike, and which ones? [Moran], [Geary],
//     [LocalMoran], with [PrefectureNeighbours].
//   - Who has the rare industries of diverse places, and what would come next?
//     [Complexity].
//
// Who has moved up?
//
//   - What is its rank, and how did ranks change? [Rank], [CompareRanks].
//   - Do the large stay large? [Transitions].
//
// What changed, how fast, and why?
//
//   - By how much since last year, since a base year, a year on average? [Growth],
//     [Index], [CompoundGrowth], [LogLinearTrend]. Is there a trend at all?
//     [MonotonicTrends]. Without the noise: [Smooth]. None crosses a break of the
//     survey.
//   - What would it be in one series, in one year's prices? [Splice], [Deflate],
//     [IndexNumbers].
//   - Which parts moved the total? [Contributions]. The nation, the mix of
//     industries, or the place itself? [ShiftShare]. Workers moving, or working
//     better? [ProductivityChange], [LMDI].
//   - Do poor places catch up? [Converge]. When did the series break, and was it
//     the survey? [FindBreaks].
//   - Did the programme do anything? [Evaluate], or [EvaluateCohorts] where it came
//     to some earlier than to others. Does one measure move with another? [FitPanel].
//     Does a figure hang on one place? [OverAreas].
//
// What is hidden?
//
//   - Between which values does each suppressed figure lie? [Bounds]; what is
//     computed from the result carries the intervals on. How far are they apart?
//     [IntervalWidths].
//   - What is it most likely? [Impute]. What must a publisher hide? [Suppress], and
//     of a file of establishments [SuppressCube].
//
// Statistics on numbers of your own, without a table, are in package
// [github.com/machikoba/machikoba/stats/measure] for one point in time and
// [github.com/machikoba/machikoba/stats/series] for change.
package stats
