package stats

import (
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"

	"github.com/machikoba/machikoba/ingest/census"
)

// Label returns the figure that the criterion is about in the language asked for:
// "location quotient", 特化係数.
func (c ClusterCriterion) Label(lang census.Language) string {
	if lang == census.English {
		return c.String()
	}
	switch c {
	case SpecialisedEnough:
		return census.LocationQuotient.Label(lang)
	case LargeInNation:
		return census.ShareOfNation.Label(lang)
	case ManyEstablishments:
		return census.Establishments.Label(lang)
	case MostlySmall:
		return census.SMEEstablishmentShare.Label(lang)
	}
	return c.String()
}

// Text returns as a sentence whether the pair qualifies and why, without the names of
// the pair, which the table has:
//
//	Qualifies: location quotient 2.31 (1.00 or more), establishments 40 (30 or more).
//	該当する。特化係数2.31（1.00以上）、事業所数40（30以上）。
func (c Cluster) Text(lang census.Language) string {
	verdict := map[Finding]string{
		Met:     lang.Choose("Qualifies", "該当する"),
		NotMet:  lang.Choose("Does not qualify", "該当しない"),
		Unknown: lang.Choose("May or may not qualify", "該当するかどうか分からない"),
	}[c.Qualifies]
	sentence := verdict
	if reason := c.reason(lang); reason != "" {
		sentence += lang.Choose(": ", "。") + reason
	}
	return sentence + lang.Choose(".", "。")
}

// Reason says why the pair qualifies, does not, or is unknown, in one line:
// "location quotient 2.31 (1.00 or more)". Criteria that are always met are no reason.
func (c Cluster) Reason() string { return c.reason(census.English) }

func (c Cluster) reason(lang census.Language) string {
	var decisive []string
	for _, f := range c.Findings {
		if f.Finding == c.Qualifies && f.Threshold >= 0 {
			decisive = append(decisive, f.Text(lang))
		}
	}
	return strings.Join(decisive, lang.Choose(", ", "、"))
}

// String returns the text in English.
func (f ClusterFinding) String() string { return f.Text(census.English) }

// Text returns the figure beside its threshold, with as many digits as tell them apart:
// "location quotient 0.25 (less than 1.00)", 特化係数0.25（1.00未満）.
func (f ClusterFinding) Text(lang census.Language) string {
	w := clusterNumbers{f.Criterion, f.Criterion.digits(f.Threshold, f.Figure.Value, f.Figure.Lower, f.Figure.Upper), lang}
	want := lang.Choose(w.of(f.Threshold)+" or more", w.of(f.Threshold)+"以上")
	switch {
	case f.Threshold < 0:
		want = lang.Choose("any", "条件なし")
	case f.Finding == NotMet:
		want = lang.Choose("less than "+w.of(f.Threshold), w.of(f.Threshold)+"未満")
	}
	return f.Criterion.Label(lang) + w.figure(f.Figure) + lang.Choose(" ("+want+")", "（"+want+"）")
}

// clusterNumbers writes figures of a criterion, with so many digits more than usual.
type clusterNumbers struct {
	ClusterCriterion
	more int
	lang census.Language
}

// figure returns what is known of a figure, as it follows the name of the criterion.
func (w clusterNumbers) figure(f ClusterFigure) string {
	value := w.lang.Choose(" ", "") + w.of(f.Value)
	if f.Status.Absent() {
		value = w.lang.Choose(" unknown, "+f.Status.String(), "は"+f.Status.Label(w.lang))
	}
	if f.Interval > census.Rounding { // which is what it was judged by
		value += w.within(w.outwards(f.Lower, f.Upper, w.more))
	}
	return value
}

// within says between which ends a figure lies, which may be open.
func (w clusterNumbers) within(lower, upper float64) string {
	low, high := w.of(lower), w.of(upper)
	switch {
	case math.IsInf(lower, -1) && math.IsInf(upper, 1):
		return ""
	case math.IsInf(upper, 1):
		return w.lang.Choose(", at least "+low, "、"+low+"以上")
	case math.IsInf(lower, -1):
		return w.lang.Choose(", at most "+high, "、"+high+"以下")
	}
	return w.lang.Choose(" in ["+low+", "+high+"]", "、"+low+"から"+high)
}

func (w clusterNumbers) of(v float64) string {
	scale, decimals := w.written()
	switch {
	case scale == 1:
		return census.FormatNumber(v, decimals+w.more)
	case w.more > 0:
		return census.FormatNumber(scale*v, decimals+w.more) + w.lang.Choose(" %", "%")
	}
	return census.UnitFraction.Format(v, w.lang)
}

// written returns by what figures of the criterion are multiplied for people, and how many
// digits they usually have after the point.
func (c ClusterCriterion) written() (scale float64, decimals int) {
	switch {
	case c == ManyEstablishments:
		return 1, 0
	case c.isShare():
		return 100, 1
	}
	return 1, 2
}

// isShare reports whether the figure is a part of something, at most 1.
func (c ClusterCriterion) isShare() bool { return c == LargeInNation || c == MostlySmall }

// outwards rounds the ends of an interval to the digits that are written.
func (c ClusterCriterion) outwards(lower, upper float64, more int) (down, up float64) {
	scale, decimals := c.written()
	return census.RoundOutwards(lower, upper, 1/(scale*math.Pow10(decimals+more)))
}

// digits returns how many digits more than usual tell figures from the threshold: 2.1 %
// is not less than 2.1 %.
func (c ClusterCriterion) digits(threshold float64, figures ...float64) int {
	const most = 6
	for more := range most {
		w := clusterNumbers{c, more, census.English}
		alike := func(v float64) bool { return apart(v, threshold) && w.of(v) == w.of(threshold) }
		if !slices.ContainsFunc(figures, alike) {
			return more
		}
	}
	return most
}

// apart reports whether two figures differ by more than the rounding of floating-point
// numbers, as [AtLeast] has it.
func apart(a, b float64) bool { return math.Abs(a-b) > 1e-12*math.Abs(b) }

// String returns the text in English.
func (c ClusterChange) String() string { return c.Text(census.English) }

// Text returns "location quotient 1.25 (× 1.25): 40 qualify, 0 gained, 12 lost, 3
// unknown". The threshold has the digits that it needs to be right to one in a thousand,
// and the factor all of its own, so that no two changes look alike.
func (c ClusterChange) Text(lang census.Language) string {
	format := lang.Choose("%s %s (× %s): %d qualify, %d gained, %d lost, %d unknown", "%s%s（%s倍）：該当%d組、増%d組、減%d組、不明%d組")
	return fmt.Sprintf(format, c.Criterion.Label(lang), c.threshold(lang), strconv.FormatFloat(c.Factor, 'f', -1, 64),
		c.Qualifying, len(c.Gained), len(c.Lost), c.Unknown)
}

func (c ClusterChange) threshold(lang census.Language) string {
	scale, decimals := c.Criterion.written()
	v, more := scale*c.Threshold, 0
	for step := math.Pow10(-decimals); more < 9 && math.Abs(math.Round(v/step)*step-v) > 5e-4*v; step /= 10 {
		more++
	}
	return clusterNumbers{c.Criterion, more, lang}.of(c.Threshold)
}
