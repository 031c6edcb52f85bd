package stats

import (
	"cmp"
	"errors"
	"fmt"
	"math"
	"strings"

	"github.com/machikoba/machikoba/ingest/census"
	"github.com/machikoba/machikoba/stats/series"
)

// join adds the figures of a series to the tables.
func (o SpliceOptions) join(s *Spliced, l *line, joined, original *census.Builder) error {
	parts, at, err := l.parts()
	if err != nil {
		return err
	}
	core := series.SpliceOptions{Method: o.Method, Basis: o.Basis, Factors: o.Factors}
	for _, y := range o.Years {
		core.Years = append(core.Years, int(y))
	}
	r, err := series.Splice(parts, core)
	if err != nil {
		return fmt.Errorf("%w; %s", err, l.describe())
	}
	basis := 0
	if o.Basis == series.NewBasis {
		basis = len(parts) - 1
	}
	if len(l.segments[basis]) == 0 {
		return fmt.Errorf("segment %d, whose level is asked for, has no figures; %s", basis, l.describe())
	}
	key := l.segments[basis][0].Key
	key.Statistic = SplicedSeries.Of(key.Statistic)
	for i, y := range r.Years {
		from := at[place{r.Segment[i], y}]
		out := from
		if r.Segment[i] != basis {
			out = carried(from, r, r.Segment[i], o.Basis, at)
		}
		key.Year = from.Year
		out.Key = key
		if err := errors.Join(joined.Append(out), original.Append(from)); err != nil {
			return err
		}
	}
	key.Year = 0
	for k, link := range r.Links {
		s.Links = append(s.Links, SpliceLink{key, k, link})
	}
	return nil
}

// A place is where the figure of a year stands.
type place struct{ segment, year int }

// parts returns the segments of a series for the numerical core, and the figures
// by their places.
func (l *line) parts() ([]series.Segment, map[place]census.Observation, error) {
	parts := make([]series.Segment, len(l.segments))
	at := map[place]census.Observation{}
	var unit census.Unit
	for i, observations := range l.segments {
		for _, f := range observations {
			if !math.IsNaN(f.Value) { // a quotient without a divisor has no unit of its own
				if unit = cmp.Or(unit, f.Unit); f.Unit != unit {
					return nil, nil, fmt.Errorf("figures in %q and in %q; %s", unit, f.Unit, l.describe())
				}
			}
			parts[i].Years, parts[i].Values = append(parts[i].Years, int(f.Year)), append(parts[i].Values, f.Value)
			at[place{i, int(f.Year)}] = f
		}
	}
	return parts, at, nil
}

// carried brings a figure to the basis through the links.
func carried(f census.Observation, r series.Spliced, segment int, basis series.Basis, at map[place]census.Observation) census.Observation {
	scale, shift := 1.0, 0.0
	from, to := segment, len(r.Links)
	if basis == series.OldBasis {
		from, to = 0, segment
	}
	var edits []string
	for k := from; k < to; k++ {
		link := r.Links[k]
		f.Sources = union(f.Sources, union(at[place{k, link.Year}].Sources, at[place{k + 1, link.Year}].Sources))
		edits = append(edits, describeLink(link))
	}
	if basis == series.NewBasis {
		for k := from; k < to; k++ {
			scale, shift = scale*r.Links[k].Factor, shift*r.Links[k].Factor+r.Links[k].Shift
		}
	} else {
		for k := to - 1; k >= from; k-- {
			scale, shift = scale/r.Links[k].Factor, (shift-r.Links[k].Shift)/r.Links[k].Factor
		}
	}
	f.Value = scale*f.Value + shift
	f.Lower, f.Upper, f.Precision = scale*f.Lower+shift, scale*f.Upper+shift, scale*f.Precision
	f.Status = max(f.Status, census.Estimated)
	sources := make([]census.Source, len(f.Sources))
	for i, source := range f.Sources {
		sources[i] = source.WithEdit("spliced: " + strings.Join(edits, ", "))
	}
	f.Sources = sources
	return f
}

func describeLink(l series.Link) string {
	switch l.Method {
	case series.GivenFactor:
		return fmt.Sprintf("factor %.4g given", l.Factor)
	case series.AdditiveLink:
		return fmt.Sprintf("difference %.6g of %d", l.Shift, l.Year)
	}
	return fmt.Sprintf("ratio %.4g of %d", l.Factor, l.Year)
}

// describe says which years each segment of a series has, and which of them are
// without a figure.
func (l *line) describe() string {
	texts := make([]string, len(l.segments))
	for i, observations := range l.segments {
		texts[i] = fmt.Sprintf("segment %d has nothing", i)
		if len(observations) == 0 {
			continue
		}
		k := observations[0].Key
		texts[i] = fmt.Sprintf("segment %d, %s, has %s", i, k.Size.Label(census.English), yearsOf(observations))
	}
	return strings.Join(texts, "; ")
}

// yearsOf lists years in runs, "2000, 2002–2004 (2003 suppressed)".
func yearsOf(observations []census.Observation) string {
	var runs, absent []string
	for i := 0; i < len(observations); {
		j := i
		for j+1 < len(observations) && observations[j+1].Year == observations[j].Year+1 {
			j++
		}
		run := observations[i].Year.String()
		if j > i {
			run = Span{observations[i].Year, observations[j].Year}.String()
		}
		runs, i = append(runs, run), j+1
	}
	for _, f := range observations {
		if math.IsNaN(f.Value) {
			absent = append(absent, fmt.Sprintf("%d %v", f.Year, f.Status))
		}
	}
	text := strings.Join(runs, ", ")
	if len(absent) > 0 {
		text += " (" + strings.Join(absent, ", ") + ")"
	}
	return text
}
