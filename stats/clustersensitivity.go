package stats

import (
	"fmt"
	"math"
	"strconv"

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

// String returns "location quotient 1.25 (× 1.25): 40 qualify, 0 gained, 12 lost, 3
// unknown". The threshold has the digits that it needs to be right to one in a thousand,
// and the factor all of its own, so that no two changes look alike.
func (c ClusterChange) String() string {
	return fmt.Sprintf("%v %s (× %s): %d qualify, %d gained, %d lost, %d unknown", c.Criterion, c.threshold(),
		strconv.FormatFloat(c.Factor, 'f', -1, 64), c.Qualifying, len(c.Gained), len(c.Lost), c.Unknown)
}

func (c ClusterChange) threshold() string {
	scale, decimals := c.Criterion.written()
	v, more := scale*c.Threshold, 0
	for step := math.Pow10(-decimals); more < 9 && math.Abs(math.Round(v/step)*step-v) > 5e-4*v; step /= 10 {
		more++
	}
	return c.Criterion.format(c.Threshold, more)
}

// ClusterSensitivity returns how a list of clusters changes when each threshold
// in turn, and it alone, is multiplied by each of the factors: a list that a
// quarter more or less turns over is no finding about places. Thresholds that are
// always met are left out. Factors of none are .5, .8, 1.25 and 2.
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
	if len(clusters) == 0 {
		return nil
	}
	var out []ClusterChange
	var criteria []int
	for i, f := range clusters[0].Findings {
		for _, factor := range factors {
			if f.Threshold >= 0 {
				out, criteria = append(out, ClusterChange{Factor: factor}), append(criteria, i)
			}
		}
	}
	inParallel(len(out), 1, func(from, to int) {
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
