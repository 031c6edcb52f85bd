package stats

import "github.com/machikoba/machikoba/ingest/census"

// LargestContributors returns what [SuppressOptions.Contributors] wants of a
// table that was made of a cube, given the cube's [census.Cube.Contributions]:
// of each figure that of its largest establishment, of its second, and of all
// others taken for one. That is enough for the rule of percent and for
// [Dominance] of one or two establishments; of more, it hides more than the
// figures of the establishments themselves would.
//
// A key has nothing where the table has no value for it, or where an
// establishment did not say its figure.
func LargestContributors(t, contributions *census.Table) func(census.Key) []float64 {
	value := func(t *census.Table, k census.Key, s census.Statistic) (float64, bool) {
		k.Statistic = s
		o, ok := t.Find(k)
		return o.Value, ok && !o.Status.Absent()
	}
	return func(k census.Key) []float64 {
		all, known := value(t, k, k.Statistic)
		one, hasOne := value(contributions, k, census.LargestContribution)
		two, hasTwo := value(contributions, k, census.TwoLargestContributions)
		if !known || !hasOne || !hasTwo {
			return nil
		}
		return []float64{one, two - one, all - two}
	}
}
