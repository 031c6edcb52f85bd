package stats

import (
	"fmt"
	"math"

	"github.com/machikoba/machikoba/ingest/census"
	"github.com/machikoba/machikoba/internal/parallel"
)

// A ClusterCriterion is a criterion for a "specific area, specific industry".
type ClusterCriterion uint8

const (
	SpecialisedEnough  ClusterCriterion = iota // the location quotient
	LargeInNation                              // the share of the nation
	ManyEstablishments                         // the number of establishments
	MostlySmall                                // the share of establishments below 300 persons
)

// String returns the figure that the criterion is about.
func (c ClusterCriterion) String() string {
	switch c {
	case SpecialisedEnough:
		return "location quotient"
	case LargeInNation:
		return "share of nation"
	case ManyEstablishments:
		return "establishments"
	case MostlySmall:
		return "SME establishment-size share"
	}
	return fmt.Sprintf("ClusterCriterion(%d)", uint8(c))
}

// ClusterThresholds are what a pair of area and industry must reach to be taken
// for a "specific area, specific industry". Zero stands for the default; a
// negative threshold is always met, whatever is known of the figure. One that is
// no number is a mistake, for which [Clusters] panics.
//
// The acts give no number. The Act on Temporary Measures for Activation of
// Specific Regional Industrial Agglomerations (Act 28 of 1997) asks for an area
// that forms one natural, economic and social whole in which enterprises of an
// industry, mostly small and medium ones, are agglomerated to a substantial
// degree; the Act on Formation and Development of Regional Industrial Clusters
// (Act 40 of 2007) leaves the designated industries to the basic plan of
// prefecture and municipalities. Plans argue with the location quotient, above 1
// being specialised. The other defaults are this library's own, to be argued for
// or changed; see [ClusterSensitivity].
type ClusterThresholds struct {
	// LocationQuotient: 1, the practice of the plans.
	LocationQuotient float64
	// ShareOfNation: 1/47, the share of an average prefecture.
	ShareOfNation float64
	// Establishments: 30, so that a share or a quotient is not one factory.
	Establishments float64
	// SMEShare of establishments below 300 persons: .5, "mostly". It is the
	// establishment-size proxy, see [SMEEstablishmentShare].
	SMEShare float64
	// Measure of the quotient and the share: "" is census.Employees, which is
	// never suppressed.
	Measure census.Measure
}

// A Cluster is a pair of area and industry with what is found of it.
type Cluster struct {
	// Key of the figure of the pair.
	census.Key
	// Findings has one finding for each criterion, in their order.
	Findings []ClusterFinding
	// Qualifies is Met where all criteria are met, NotMet where one is not.
	Qualifies Finding
}

// A ClusterFinding is one criterion with the figure that it was judged by.
type ClusterFinding struct {
	Criterion ClusterCriterion
	Finding   Finding
	Threshold float64
	Figure    ClusterFigure
}

// Clusters judges every pair of area and industry of t: which are specific areas
// and specific industries in the sense of the regional cluster acts, and why:
//
//	LQ ≥ 1, share of the nation ≥ 1/47, establishments ≥ 30, SME share ≥ 1/2
//
// or the thresholds given, each of which is met at the threshold itself. A pair has a row for each year and scope, under the widest size class that t has
// for it; the nation, all manufacturing and establishments are looked for in
// t.Base(). A suppressed figure whose interval is on one side of the threshold
// is judged; others are unknown.
//
// # References
//
// Act 28 of 1997 (特定産業集積の活性化に関する臨時措置法); Act 40 of 2007
// (企業立地の促進等による地域における産業集積の形成及び活性化に関する法律), since 2017 地域未来投資促進法.
func Clusters(t *census.Table, c ClusterThresholds) []Cluster {
	c = c.orDefaults()
	pairs := t.Select(c.Measure, census.Published, census.AreaFunc(isPlace), census.IndustryFunc(isIndustry))
	if pairs.Len() == 0 {
		return nil
	}
	var widest []int32 // the rows that are judged
	for i, w := range wholeRows(pairs) {
		if int(w) == i {
			widest = append(widest, w)
		}
	}
	figures := newClusterFigures(pairs, c)
	out := make([]Cluster, len(widest))
	parallel.Pieces(len(widest), 256, func(from, to int) {
		findings := make([]ClusterFinding, 4*(to-from))
		for n, row := range widest[from:to] {
			out[from+n] = figures.judge(int(row), findings[4*n:4*(n+1):4*(n+1)])
		}
	})
	return out
}

func (c ClusterThresholds) orDefaults() ClusterThresholds {
	set := func(v *float64, to float64) {
		if math.IsNaN(*v) {
			panic("stats: Clusters with a threshold that is no number")
		}
		if *v == 0 {
			*v = to
		}
	}
	set(&c.LocationQuotient, 1)
	set(&c.ShareOfNation, 1./47)
	set(&c.Establishments, 30)
	set(&c.SMEShare, .5)
	if c.Measure == "" {
		c.Measure = census.Employees
	}
	return c
}

// judge finds whether each criterion is met, and all of them.
func judge(k census.Key, findings []ClusterFinding) Cluster {
	c := Cluster{Key: k, Findings: findings, Qualifies: Met}
	for i := range findings {
		f := &findings[i]
		f.Finding = f.at(f.Threshold)
		c.Qualifies = Overall(c.Qualifies, f.Finding)
	}
	return c
}

// at returns whether the figure meets a threshold, which a negative one always is.
func (f *ClusterFinding) at(threshold float64) Finding {
	if !(threshold >= 0) {
		return Met
	}
	o := f.Figure
	return AtLeast(census.Observation{Value: o.Value, Lower: o.Lower, Upper: o.Upper, Interval: o.Interval}, threshold)
}
