package ingest

import (
	"fmt"
	"strings"

	"github.com/machikoba/machikoba/ingest/census"
)

// A statsUnit is what the unit of a figure is told by.
type statsUnit struct {
	measure census.Measure
	stated  string
}

// statsMeasured is the unit of figures, and the source with it.
type statsMeasured struct {
	unit    tidyUnit
	sources []census.Source
}

// measured returns the unit of a figure: that beside the value, that of its
// members, and that in the name of the measure, which must be one.
func (r *statsReader) measured(f statsFigure, beside string) (statsMeasured, error) {
	stated := append(f.units, beside)
	at := statsUnit{f.Measure, strings.Join(stated, "\x00")}
	if known, ok := r.units[at]; ok {
		return known, nil
	}
	unit, written, err := unitOf(f.Measure, stated, nil)
	if err != nil {
		return statsMeasured{}, err
	}
	m := statsMeasured{unit: unit, sources: r.sourcesOf(written, unit)}
	r.units[at] = m
	return m, nil
}

// sourcesOf returns the source of the figures of the page in a unit.
func (r *statsReader) sourcesOf(written string, unit tidyUnit) []census.Source {
	if known, ok := r.sources[written]; ok {
		return known
	}
	t := r.table0
	s := r.file.Source()
	s.Publisher, s.ID, s.URL, s.Credit, s.Unit = t.Organization, t.ID, "https://www.e-stat.go.jp/dbview?sid="+t.ID, EStatCredit, written
	if s.Publisher == "経済産業省" {
		s.Publisher = "METI"
	}
	s.Survey = t.Statistics
	if k := r.key; k.factory {
		s.Survey = fmt.Sprintf("%s, %s survey", k.survey.Program, k.survey.Label)
	}
	if s.Table = strings.Trim(t.Number, "- "); s.Table == "" {
		s.Table = t.Title
	} else if t.Title != "" { // too long for the foot of a chart
		s.Notes = append(s.Notes, fmt.Sprintf("Table %s: %s", t.Number, t.Title))
	}
	s.Released = max(t.Released, t.Updated)
	if len(r.answer.Date) >= len("2006-01-02") {
		s.Retrieved = r.answer.Date[:len("2006-01-02")]
	}
	if t.Updated != "" && t.Updated != t.Released {
		s.Notes = append(s.Notes, fmt.Sprintf("Table %s was released on %s and updated on %s.", t.ID, t.Released, t.Updated))
	}
	if t.Explanation != "" {
		s.Notes = append(s.Notes, t.Explanation)
	}
	for _, e := range r.key.edits {
		s = s.WithEdit(e)
	}
	if unit.factor != 1 {
		s = s.WithEdit(fmt.Sprintf("%s brought to %s", written, unit.unit))
	}
	r.sources[written] = []census.Source{s}
	return r.sources[written]
}
