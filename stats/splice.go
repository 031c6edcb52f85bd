package stats

import (
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/machikoba/machikoba/ingest/census"
	"github.com/machikoba/machikoba/stats/series"
)

// SplicedSeries is the statistic of figures that [Splice] has joined.
const SplicedSeries census.Statistic = "spliced"

// SpliceOptions are the choices of [Splice]. The zero value links by the ratio of
// the latest year that both segments have, on the level of the newest.
type SpliceOptions struct {
	Method series.LinkMethod
	Basis  series.Basis
	// Years are the link years, one for each link; nil or 0 takes the latest
	// year with a figure in both segments.
	Years []census.Year
	// Factors are those of [series.GivenFactor], new over old, one for each link.
	Factors []float64
	// Industry leads from the industry of an older segment to the one of the
	// newest that it becomes; nil joins equal codes only.
	Industry func(census.Industry) (census.Industry, bool)
}

// A Spliced is a table of joined series with all that went into it.
type Spliced struct {
	// Table has the joined figures, under the keys of the segment whose level
	// they are on, with the statistic [SplicedSeries]. What a link made is
	// [census.Estimated]. The table knows of no break between its years.
	Table *census.Table
	// Note says what was joined and how; it is among the notes of Table.
	Note string
	// Original has, row by row, the figures that those of Table were made of.
	Original *census.Table
	Links    []SpliceLink
	// Unlinked are the series that could not be joined, with the reason. They
	// are not in Table.
	Unlinked []Unlinked
}

// A SpliceLink is what joined a segment to the next in one series.
type SpliceLink struct {
	Key census.Key // of the series in Table, with Year 0
	Old int        // the segment before the link, from 0
	series.Link
}

// An Unlinked is a series that could not be joined.
type Unlinked struct {
	Key    census.Key // in the newest segment that has it, with Year 0
	Reason string
}

// Splice joins series across breaks of the survey by a link that is stated. Each
// segment, oldest first, holds years that are comparable with one another:
//
//	ratio     x̃ₜ = xₜ · new_L / old_L      (on the new basis, L the link year)
//	additive  x̃ₜ = xₜ + new_L − old_L
//	factor    x̃ₜ = xₜ · f                  (a factor that the caller answers for)
//
// Over several segments the links multiply, or add, up. Series join where their
// keys agree but for the year; the size class and the scope may differ too where
// each segment has one only, as all establishments and those of four or more
// persons do. Intervals and the half-width of rounding are carried along; the
// sources are those of the figure and of the link year, with the edit.
//
// A link takes for granted that what the break changed is the same in every year
// as in the link year. That is an assumption, and grows with the distance.
//
// It is an error where no series can be joined, with the years of both segments and
// the reason: no year has both, or the figure of the link year is suppressed,
// zero or negative. Where some can, the others are in Unlinked. A segment that
// crosses a break itself is an error that names the break, and so are segments
// that are not in order of time.
//
// # References
//
// International Monetary Fund (2004), Producer Price Index Manual, chapter 9.
//
// Hill, R. J. & Fox, K. J. (1997), Splicing index numbers, Journal of Business &
// Economic Statistics 15(3), 387–389.
func Splice(segments []*census.Table, o SpliceOptions) (*Spliced, error) {
	if len(segments) < 2 {
		return nil, fmt.Errorf("stats: Splice of %d segments: a link needs two", len(segments))
	}
	for i, t := range segments {
		if t.Len() == 0 {
			return nil, fmt.Errorf("stats: Splice: segment %d has no figures", i)
		}
	}
	if err := inOrder(segments); err != nil {
		return nil, err
	}
	lines, err := o.lines(segments)
	if err != nil {
		return nil, err
	}
	s := &Spliced{Note: o.note(segments)}
	var joined, original census.Builder
	for _, l := range lines {
		if err := o.join(s, l, &joined, &original); err != nil {
			s.Unlinked = append(s.Unlinked, Unlinked{l.key, err.Error()})
		}
	}
	if joined.Len() == 0 {
		if len(s.Unlinked) == 0 {
			return nil, errors.New("stats: Splice: Industry leads nowhere from the older segments")
		}
		first := s.Unlinked[0]
		return nil, fmt.Errorf("stats: Splice: none of %d series can be joined; %v: %s", len(s.Unlinked), first.Key, first.Reason)
	}
	newest := segments[len(segments)-1]
	if s.Table, err = joined.Table(census.WithMetadataOf(newest), census.WithSurveys(nil), census.WithNotes(s.Note)); err != nil {
		return nil, err
	}
	s.Original, err = original.Table(census.WithMetadataOf(newest))
	return s, err
}

// inOrder returns an error where a segment begins and ends before the one that
// is given before it.
func inOrder(segments []*census.Table) error {
	span := func(t *census.Table) Span { return Span{slices.Min(t.Years()), slices.Max(t.Years())} }
	for i := range len(segments) - 1 {
		if a, b := span(segments[i]), span(segments[i+1]); b.From < a.From && b.To < a.To {
			return fmt.Errorf("stats: Splice: segment %d, %v, lies before segment %d, %v: give the oldest first", i+1, b, i, a)
		}
	}
	return nil
}

// A line is one series with its figures in each segment.
type line struct {
	key      census.Key
	segments [][]census.Observation
}

// lines puts the series of the segments beside each other.
func (o SpliceOptions) lines(segments []*census.Table) ([]*line, error) {
	anySize, anyScope := true, true
	for _, t := range segments {
		anySize = anySize && len(t.Sizes()) == 1
		anyScope = anyScope && len(t.Scopes()) == 1
	}
	byKey := map[census.Key]*line{}
	var list []*line
	for i, t := range segments {
		for key, observations := range t.Series() {
			if err := within(t, i, key, observations); err != nil {
				return nil, err
			}
			match := key
			if o.Industry != nil && i < len(segments)-1 {
				to, ok := o.Industry(key.Industry)
				if !ok {
					continue
				}
				match.Industry = to
			}
			if anySize {
				match.Size = census.Size{}
			}
			if anyScope {
				match.Scope = census.AllScopes
			}
			l := byKey[match]
			if l == nil {
				l = &line{segments: make([][]census.Observation, len(segments))}
				byKey[match], list = l, append(list, l)
			}
			if l.segments[i] != nil {
				return nil, fmt.Errorf("stats: Splice: segment %d has two series for %v", i, match)
			}
			l.key, l.segments[i] = key, observations
		}
	}
	return list, nil
}

// within returns an error where a segment crosses a break.
func within(t *census.Table, i int, key census.Key, observations []census.Observation) error {
	for _, f := range observations[1:] {
		if breaks := t.Comparable(observations[0].Key, f.Key); breaks != nil {
			return crossed(fmt.Sprintf("Splice: segment %d, %s,", i, key.Measure.Label(census.English)), breaks,
				"give the years on each side as segments of their own")
		}
	}
	return nil
}

// note says on the table what was joined and how.
func (o SpliceOptions) note(segments []*census.Table) string {
	texts := make([]string, len(segments))
	for i, t := range segments {
		years := t.Years()
		texts[i] = fmt.Sprint(years[0])
		if n := len(years); n > 1 {
			texts[i] = Span{years[0], years[n-1]}.String()
		}
	}
	how := o.Method.String()
	if o.Method == series.GivenFactor {
		factors := make([]string, len(o.Factors))
		for i, f := range o.Factors {
			factors[i] = strconv.FormatFloat(f, 'g', 6, 64)
		}
		if len(factors) > 1 {
			how += "s"
		}
		how += " " + strings.Join(factors, " and ")
	}
	return fmt.Sprintf("Spliced: %s, linked by %s on the %v. Figures that a link made are estimates.", strings.Join(texts, " and "), how, o.Basis)
}

// ThroughConcordance returns the Industry of [SpliceOptions] that leads a
// division of one revision of the JSIC to the division of another that continues
// it, by [census.Concordance]: by links that are no worse than the kind given,
// and only where one division becomes one other. A division that is split,
// merged or linked more loosely leads nowhere, and so does every division where
// either scheme is no revision of the JSIC; all manufacturing leads to itself.
//
//	o := stats.SpliceOptions{Industry: stats.ThroughConcordance(census.JSIC11, census.JSIC12, census.NearLink)}
func ThroughConcordance(from, to census.Scheme, worst census.LinkKind) func(census.Industry) (census.Industry, bool) {
	links := census.Concordance(from, to)
	out, in := map[census.Industry]int{}, map[census.Industry]int{}
	for _, l := range links {
		out[l.From]++
		in[l.To]++
	}
	lead := map[census.Industry]census.Industry{census.Manufacturing: census.Manufacturing}
	for _, l := range links {
		if l.Kind <= worst && out[l.From] == 1 && in[l.To] == 1 {
			lead[l.From] = l.To
		}
	}
	return func(i census.Industry) (census.Industry, bool) {
		next, ok := lead[i]
		return next, ok
	}
}
