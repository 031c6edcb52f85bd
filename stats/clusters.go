package stats

import (
	"fmt"
	"strings"

	"github.com/machikoba/machikoba/ingest/census"
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
// negative threshold is always met, whatever is known of the figure.
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
	Figure    census.Observation
	Threshold float64
	Finding   Finding
}

// Reason says why the pair qualifies, does not, or is unknown, in one line:
// "location quotient 2.31 (1.00 or more)". Criteria that are always met are no reason.
func (c Cluster) Reason() string {
	var decisive []string
	for _, f := range c.Findings {
		if f.Finding == c.Qualifies && f.Threshold >= 0 {
			decisive = append(decisive, f.String())
		}
	}
	return strings.Join(decisive, ", ")
}

// format returns a figure of the criterion, or its threshold, as people read it.
func (c ClusterCriterion) format(v float64) string {
	switch c {
	case ManyEstablishments:
		return census.FormatNumber(v, 0)
	case LargeInNation, MostlySmall:
		return census.UnitFraction.Format(v, census.English)
	}
	return census.UnitRatio.Format(v, census.English)
}

// String returns the figure beside its threshold.
func (f ClusterFinding) String() string {
	value, threshold := f.Criterion.format(f.Figure.Value), f.Criterion.format(f.Threshold)
	if f.Figure.Status.Absent() {
		value = f.Figure.Status.String()
		if f.Figure.Interval > census.Rounding {
			value += fmt.Sprintf(" in [%s, %s]", f.Criterion.format(f.Figure.Lower), f.Criterion.format(f.Figure.Upper))
		}
	}
	want := threshold + " or more"
	switch {
	case f.Threshold < 0:
		want = "any"
	case f.Finding == NotMet:
		want = "less than " + threshold
	}
	return fmt.Sprintf("%v %s (%s)", f.Criterion, value, want)
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
	establishments := t.Base().Select(census.Establishments, census.Published)
	quotients, shares, small := LocationQuotient(pairs), ShareOfNation(pairs), SMEEstablishmentShare(establishments)
	whole := wholeRows(pairs.Detach())
	counts, smallAt := pairs.Locate(census.Move{Measure: census.To(census.Establishments)}), rowsByKey(small)
	var out []Cluster
	for i, w := range whole {
		if int(w) != i {
			continue
		}
		k := pairs.Key(i)
		count := k
		count.Measure = census.Establishments
		sme := count
		sme.Statistic = census.SMEEstablishmentShare
		out = append(out, judge(k, []ClusterFinding{
			{Criterion: SpecialisedEnough, Figure: quotients.At(i), Threshold: c.LocationQuotient},
			{Criterion: LargeInNation, Figure: shares.At(i), Threshold: c.ShareOfNation},
			{Criterion: ManyEstablishments, Figure: atOr(t.Base(), counts[i], count), Threshold: c.Establishments},
			{Criterion: MostlySmall, Figure: atOr(small, rowOf(smallAt, sme), sme), Threshold: c.SMEShare},
		}))
	}
	return out
}

func (c ClusterThresholds) orDefaults() ClusterThresholds {
	set := func(v *float64, to float64) {
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

// rowsByKey returns the row of each key of a table. Table.Find goes through the areas for
// each key that it looks for, which for all of them would take the square of their number.
func rowsByKey(t *census.Table) map[census.Key]int32 {
	at := make(map[census.Key]int32, t.Len())
	for i := range t.Len() {
		at[t.Key(i)] = int32(i)
	}
	return at
}

func rowOf(at map[census.Key]int32, k census.Key) int32 {
	if row, ok := at[k]; ok {
		return row
	}
	return -1
}

// atOr returns a row of t, or that the key is not available where there is none.
func atOr(t *census.Table, row int32, k census.Key) census.Observation {
	if row < 0 {
		return census.Absence(k, census.NotAvailable)
	}
	return t.At(int(row))
}

// judge finds whether each criterion is met, and all of them.
func judge(k census.Key, findings []ClusterFinding) Cluster {
	var all []Finding
	for i, f := range findings {
		f.Finding = Met
		if f.Threshold >= 0 {
			f.Finding = AtLeast(f.Figure, f.Threshold)
		}
		findings[i] = f
		all = append(all, f.Finding)
	}
	return Cluster{Key: k, Findings: findings, Qualifies: Overall(all...)}
}
