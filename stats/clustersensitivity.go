package stats

import (
	"fmt"

	"github.com/machikoba/machikoba/ingest/census"
	"github.com/machikoba/machikoba/internal/parallel"
)

// A ClusterChange says what becomes of a list of clusters when one threshold is
// another.
type ClusterChange struct {
	Criterion ClusterCriterion
	// Threshold is what is asked for instead, Factor times what was.
	Threshold, Factor float64
	// Qualifying and Unknown count the pairs under it.
	Qualifying, Unknown int
	// Gained are the pairs that qualify under it only, Lost those that did.
	Gained, Lost []census.Key
}

// ClusterSensitivity returns how a list of clusters changes when each threshold
// in turn, and it alone, is multiplied by each of the factors: a list that a
// quarter more or less turns over is no finding about places. Thresholds that are
// always met are left out, and so are shares of more than 1, which no pair could
// reach. Factors of none are .5, .8, 1.25 and 2. It panics unless factors are
// positive.
//
//	stats.ClusterSensitivity(stats.Clusters(t, stats.ClusterThresholds{}))
//
// One threshold at a time is threshold × factor, the others stay as they are.
//
// # References
//
// A. Saltelli et al. (2008), Global Sensitivity Analysis: The Primer, Wiley.
func ClusterSensitivity(clusters []Cluster, factors ...float64) []ClusterChange {
	if len(factors) == 0 {
		factors = []float64{.5, .8, 1.25, 2}
	}
	for _, f := range factors {
		if !(f > 0) {
			panic(fmt.Sprintf("stats: ClusterSensitivity with thresholds %v times as high", f))
		}
	}
	if len(clusters) == 0 {
		return nil
	}
	var out []ClusterChange
	var criteria []int
	for i, f := range clusters[0].Findings {
		for _, factor := range factors {
			if f.Threshold >= 0 && !(f.Criterion.isShare() && f.Threshold*factor > 1) {
				out, criteria = append(out, ClusterChange{Factor: factor}), append(criteria, i)
			}
		}
	}
	parallel.Pieces(len(out), 1, func(from, to int) {
		for n := from; n < to; n++ {
			out[n] = rejudged(clusters, criteria[n], out[n].Factor)
		}
	})
	return out
}

func rejudged(clusters []Cluster, criterion int, factor float64) ClusterChange {
	f := clusters[0].Findings[criterion]
	c := ClusterChange{Criterion: f.Criterion, Threshold: f.Threshold * factor, Factor: factor}
	for i := range clusters {
		was := &clusters[i]
		is := was.ifAsked(criterion, c.Threshold)
		switch is {
		case Met:
			c.Qualifying++
		case Unknown:
			c.Unknown++
		}
		switch {
		case is == Met && was.Qualifies != Met:
			c.Gained = append(c.Gained, was.Key)
		case is != Met && was.Qualifies == Met:
			c.Lost = append(c.Lost, was.Key)
		}
	}
	return c
}

// ifAsked returns whether the pair qualifies where one criterion has another threshold.
func (c *Cluster) ifAsked(criterion int, threshold float64) Finding {
	overall := c.Findings[criterion].at(threshold)
	for i := range c.Findings {
		if i != criterion {
			overall = Overall(overall, c.Findings[i].Finding)
		}
	}
	return overall
}
