package plotting

import (
	"fmt"
	"slices"
	"strings"

	"github.com/machikoba/machikoba/ingest/census"
)

// A subject is what a chart is about: rows of one measure, statistic and unit
// that differ in one dimension, and perhaps in the year.
type subject struct {
	table    *census.Table
	options  Options
	theme    Theme
	language census.Language
	key      census.Key       // of the first row
	by       census.Dimension // in which the rows differ
	quantity quantity
	bright   map[census.Key]bool // the rows that are highlighted; nil for no highlight
}

// years says whether a chart draws the rows of several years.
type years uint8

const (
	oneYear years = iota
	manyYears
)

// newSubject checks that a table can be drawn by the chart of a name: that it
// has values, and one of them for each position.
func newSubject(chart string, t *census.Table, o Options, y years) (*subject, error) {
	if err := drawable(chart, t); err != nil {
		return nil, err
	}
	by, err := position(chart, t, y)
	if err != nil {
		return nil, err
	}
	return subjectBy(chart, t, o, by)
}

// subjectBy makes the subject of a table that the chart of a name can draw.
func subjectBy(chart string, t *census.Table, o Options, by census.Dimension) (*subject, error) {
	if o.Size >= sizes {
		return nil, fmt.Errorf("plotting: %v is not a size", o.Size)
	}
	s := &subject{table: t, options: o, theme: o.Theme.complete(o.Size), language: o.Language, key: t.Key(0), by: by}
	if _, lacking := s.theme.Font.lacks("兆県"); lacking {
		s.language = census.English
	}
	s.quantity = newQuantity(t.At(0).Unit, t, s.language)
	if len(o.Highlight) == 0 {
		return s, nil
	}
	s.bright = map[census.Key]bool{}
	for r := range t.Select(o.Highlight...).All() {
		s.bright[r.Key] = true
	}
	if len(s.bright) == 0 {
		return nil, fmt.Errorf("plotting: %s: the highlight keeps none of the %d rows", chart, t.Len())
	}
	return s, nil
}

// drawable returns an error where a table has nothing to draw, or figures that
// one axis cannot show.
func drawable(chart string, t *census.Table) error {
	if t.Len() == 0 {
		return fmt.Errorf("plotting: %s: nothing to draw: the table has no rows", chart)
	}
	for _, d := range []census.Dimension{census.ByMeasure, census.ByStatistic, census.ByScope} {
		if slices.Contains(t.Vary(), d) {
			return tooMany(chart, t, d)
		}
	}
	if u := t.Units(); len(u) > 1 {
		return fmt.Errorf("plotting: %s draws one unit, and the rows have %d (%v)", chart, len(u), u)
	}
	absent := map[census.Status]int{}
	for o := range t.All() {
		if !o.Status.Absent() || bounded(o) {
			return nil
		}
		absent[o.Status]++
	}
	var why []string
	for s, n := range absent {
		why = append(why, fmt.Sprintf("%d %v", n, s))
	}
	slices.Sort(why)
	return fmt.Errorf("plotting: %s: nothing to draw: none of the %d figures has a value (%s)", chart, t.Len(), strings.Join(why, ", "))
}

// someValue returns an error where none of the figures has a value, and ranges
// are not enough.
func someValue(chart string, t *census.Table) error {
	if slices.ContainsFunc(t.Values(), finite) {
		return nil
	}
	return fmt.Errorf("plotting: %s: nothing to draw: none of the %d figures has a value", chart, t.Len())
}

// position returns the dimension by which the rows are told apart, and an error
// where there are several: two figures for one position.
func position(chart string, t *census.Table, y years) (census.Dimension, error) {
	var by []census.Dimension
	for _, d := range t.Vary() {
		switch {
		case d != census.ByYear:
			by = append(by, d)
		case y == oneYear:
			return 0, tooMany(chart, t, d)
		}
	}
	switch k := t.Key(0); {
	case len(by) > 1:
		var list []string
		for _, d := range by {
			list = append(list, fmt.Sprintf("%v (%s)", d, some(parts(t, d))))
		}
		return 0, fmt.Errorf("plotting: %s would have two figures for one place: the rows differ in %s: select one of all but one of these",
			chart, strings.Join(list, " and in "))
	case len(by) == 1:
		return by[0], nil
	case k.Area == census.Japan && k.Industry != census.Manufacturing:
		return census.ByIndustry, nil
	}
	return census.ByArea, nil
}

func tooMany(chart string, t *census.Table, d census.Dimension) error {
	list := parts(t, d)
	return fmt.Errorf("plotting: %s draws one %v, and the rows have %d (%s): select one", chart, d, len(list), some(list))
}

// parts returns the names of the parts of a table's keys in a dimension, in
// the order in which they appear.
func parts(t *census.Table, d census.Dimension) []string {
	var list []string
	seen := map[string]bool{}
	for o := range t.All() {
		if s := t.Label(o.Key, d, census.English); !seen[s] {
			seen[s] = true
			list = append(list, s)
		}
	}
	return list
}

// some joins the first of a list's members.
func some(list []string) string {
	if len(list) > 4 {
		list = append(slices.Clone(list[:3]), "…", list[len(list)-1])
	}
	return strings.Join(list, ", ")
}

// bounded reports whether a figure without a value has a range to be drawn.
func bounded(o census.Observation) bool {
	return o.Status.Absent() && o.Interval != census.NoInterval && finite(o.Lower) && finite(o.Upper)
}

// estimated reports whether a figure is to be marked.
func estimated(o census.Observation) bool {
	return o.Status == census.Estimated || o.Status == census.Provisional
}

// label returns the name of a row's position.
func (s *subject) label(k census.Key) string { return s.table.Label(k, s.by, s.language) }
