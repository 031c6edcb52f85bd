package stats

import (
	"fmt"
	"slices"

	"github.com/machikoba/machikoba/ingest/census"
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

// String returns "location quotient 1.25: 40 qualify, 0 gained, 12 lost, 3 unknown".
func (c ClusterChange) String() string {
	return fmt.Sprintf("%v %s: %d qualify, %d gained, %d lost, %d unknown", c.Criterion, c.Criterion.format(c.Threshold), c.Qualifying,
		len(c.Gained), len(c.Lost), c.Unknown)
}

// ClusterSensitivity returns how a list of clusters changes when each threshold
// in turn, and it alone, is multiplied by each of the factors: a list that a
// quarter more or less turns over is no finding about places. Thresholds that are
// always met are left out. Factors of none are .5, .8, 1.25 and 2.
//
//	stats.ClusterSensitivity(stats.Clusters(t, stats.ClusterThresholds{}))
func ClusterSensitivity(clusters []Cluster, factors ...float64) []ClusterChange {
	if len(factors) == 0 {
		factors = []float64{.5, .8, 1.25, 2}
	}
	if len(clusters) == 0 {
		return nil
	}
	var out []ClusterChange
	for i, f := range clusters[0].Findings {
		for _, factor := range factors {
			if f.Threshold >= 0 {
				out = append(out, rejudged(clusters, i, factor))
			}
		}
	}
	return out
}

func rejudged(clusters []Cluster, criterion int, factor float64) ClusterChange {
	f := clusters[0].Findings[criterion]
	c := ClusterChange{Criterion: f.Criterion, Threshold: f.Threshold * factor, Factor: factor}
	for _, was := range clusters {
		findings := slices.Clone(was.Findings)
		findings[criterion].Threshold = c.Threshold
		is := judge(was.Key, findings)
		switch is.Qualifies {
		case Met:
			c.Qualifying++
		case Unknown:
			c.Unknown++
		}
		switch {
		case is.Qualifies == Met && was.Qualifies != Met:
			c.Gained = append(c.Gained, was.Key)
		case is.Qualifies != Met && was.Qualifies == Met:
			c.Lost = append(c.Lost, was.Key)
		}
	}
	return c
}
