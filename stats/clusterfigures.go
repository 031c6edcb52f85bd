package stats

import "github.com/machikoba/machikoba/ingest/census"

// A ClusterFigure is what is known of the figure of a pair that a criterion is about, as
// in [census.Observation]. It has no key and no unit: millions are kept, and the criterion
// and the [Cluster] say of what it is.
type ClusterFigure struct {
	// Value is NaN where the figure is absent, and Status says why; Lower and Upper
	// are the ends of the interval that Interval names, NaN without one.
	Value, Lower, Upper float64
	Interval            census.Interval
	Status              census.Status
	Sources             []census.Source
}

func clusterFigure(o census.Observation) ClusterFigure {
	return ClusterFigure{o.Value, o.Lower, o.Upper, o.Interval, o.Status, o.Sources}
}

// clusterFigures are what pairs of area and industry are judged by.
type clusterFigures struct {
	asked             ClusterThresholds
	pairs             *census.Table
	quotients, shares *census.Table // of all figures of the measure,
	at                []int         // and where each pair is in them
	counts            []int32       // where the establishments of each pair are in the base
	small             *census.Table
}

func newClusterFigures(pairs *census.Table, c ClusterThresholds) *clusterFigures {
	base := pairs.Base()
	all := base.Select(c.Measure, census.Published)
	figures := all.Detach()
	return &clusterFigures{asked: c, pairs: pairs, quotients: LocationQuotient(figures), shares: ShareOfNation(figures),
		at:     positions(pairs.Locate(census.Move{}), all.Locate(census.Move{})),
		counts: pairs.Locate(census.Move{Measure: census.To(census.Establishments)}),
		small:  SMEEstablishmentShare(base.Select(census.Establishments, census.Published).Detach())}
}

// judge fills in the findings of a pair.
func (c *clusterFigures) judge(row int, f []ClusterFinding) Cluster {
	k := c.pairs.Key(row)
	count := k
	count.Measure = census.Establishments
	sme := count
	sme.Statistic = census.SMEEstablishmentShare
	f[0] = ClusterFinding{Criterion: SpecialisedEnough, Threshold: c.asked.LocationQuotient, Figure: clusterFigure(c.quotients.At(c.at[row]))}
	f[1] = ClusterFinding{Criterion: LargeInNation, Threshold: c.asked.ShareOfNation, Figure: clusterFigure(c.shares.At(c.at[row]))}
	f[2] = ClusterFinding{Criterion: ManyEstablishments, Threshold: c.asked.Establishments, Figure: clusterFigure(atOr(c.pairs.Base(), c.counts[row], count))}
	f[3] = ClusterFinding{Criterion: MostlySmall, Threshold: c.asked.SMEShare, Figure: clusterFigure(findOr(c.small, sme))}
	return judge(k, f)
}

// positions returns where each of some rows is among all, both ascending.
func positions(some, all []int32) []int {
	at, next := make([]int, len(some)), 0
	for i, row := range some {
		for all[next] != row {
			next++
		}
		at[i] = next
	}
	return at
}

// atOr returns a row of t, or that the key is not available where there is none.
func atOr(t *census.Table, row int32, k census.Key) census.Observation {
	if row < 0 {
		return census.Absence(k, census.NotAvailable)
	}
	return t.At(int(row))
}

// findOr returns the row of a key of t, or that it is not available where there is none.
func findOr(t *census.Table, k census.Key) census.Observation {
	if o, ok := t.Find(k); ok {
		return o
	}
	return census.Absence(k, census.NotAvailable)
}
