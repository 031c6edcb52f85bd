package stats

import (
	"fmt"
	"math"
	"slices"
	"strings"

	"github.com/machikoba/machikoba/ingest/census"
	"github.com/machikoba/machikoba/stats/series"
)

// chooseYears finds the largest set of comparable years that has some before the
// first start and from the last one on.
func (e *Evaluation) chooseYears(t *census.Table, first, last census.Year) error {
	years := t.Years()
	var sets [][]census.Year
	for _, y := range years {
		i := slices.IndexFunc(sets, func(s []census.Year) bool { return e.breaks(t, s[0], y) == nil })
		if i < 0 {
			i, sets = len(sets), append(sets, nil)
		}
		sets[i] = append(sets[i], y)
	}
	for _, s := range sets {
		around := s[0] < first && s[len(s)-1] >= last
		if around && len(s) >= len(e.Years) {
			e.Years = s
		}
	}
	if e.Years != nil {
		return nil
	}
	var reasons []string
	for i, y := range years[1:] {
		for _, b := range e.breaks(t, years[i], y) {
			reasons = append(reasons, b.String())
		}
	}
	start := first.String()
	if first != last {
		start = Span{first, last}.String()
	}
	because := "no breaks of the survey lie between them"
	if len(reasons) > 0 {
		because = "breaks of the survey: " + strings.Join(reasons, "; ")
	}
	return fmt.Errorf("stats: Evaluate: no comparable years lie on both sides of %s, of %v; %s", start, years, because)
}

func (e *Evaluation) breaks(t *census.Table, a, b census.Year) []census.Break {
	from, to := e.Key, e.Key
	from.Year, to.Year = a, b
	return t.Comparable(from, to)
}

// units are the keys, with Year 0, of what comes under the programme in t.
func (p Programme) units(t *census.Table) map[census.Key]bool {
	under := map[census.Key]bool{}
	for k := range t.Select(p.Treated...).Series() {
		under[k] = true
	}
	return under
}

// units makes the panel of the units that have a figure in every year, and says
// which of them are treated, those under the programme.
func (e *Evaluation) units(t *census.Table, under map[census.Key]bool) (series.Panel, []int, error) {
	var p series.Panel
	var treated []int
	number := 0
	for key, observations := range t.Series() {
		var values []float64
		var status census.Status
		var sources []census.Source
		for _, f := range observations {
			if v := e.Programme.Scale.of(f.Value); slices.Contains(e.Years, f.Year) && !math.IsNaN(v) {
				values, status = append(values, v), max(status, f.Status)
				sources = union(sources, f.Sources)
			}
		}
		if len(values) < len(e.Years) {
			e.LeftOut = append(e.LeftOut, key)
			continue
		}
		e.Status, e.Sources = max(e.Status, status), union(e.Sources, sources)
		if under[key] {
			treated, e.Treated = append(treated, number), append(e.Treated, key)
		} else {
			e.Control = append(e.Control, key)
		}
		for i, y := range e.Years {
			p.Unit, p.Time, p.Y = append(p.Unit, number), append(p.Time, int(y)), append(p.Y, values[i])
		}
		number++
	}
	if len(e.Treated) == 0 || len(e.Control) == 0 {
		return p, nil, fmt.Errorf("stats: Evaluate: %d treated and %d other units have a figure in every one of the years %v, %d have not",
			len(e.Treated), len(e.Control), e.Years, len(e.LeftOut))
	}
	return p, treated, nil
}
