package ingest

import (
	"errors"
	"fmt"
	"slices"

	"github.com/machikoba/machikoba/ingest/census"
)

// A Layout says what the columns of an establishment file are, by their
// headers. Columns that it does not name are not looked at.
type Layout struct {
	// Year is the column of the reference year, in four digits.
	Year string
	// Area is the column of the prefecture or municipality, as a code or a
	// name; "" where the file has none, and all is the nation.
	Area string
	// Industry is the column of the industry, as a code of Scheme; "" where the
	// file has none, and all is manufacturing.
	Industry string
	// Scheme is the classification of Industry; "" stands for census.JSIC13.
	Scheme census.Scheme
	// Size is the column of a size class, by a code that Sizes explains. Without
	// it size classes are made from the column of employees.
	Size  string
	Sizes map[string]census.Size
	// Floor is the size of all establishments of the file together:
	// census.Size{Min: 4} where smaller ones were not asked.
	Floor census.Size
	// Measures are the columns of figures.
	Measures []MeasureColumn
	// Establishment is the column of the name or number of the establishment,
	// and Texts are further columns, that records carry along. Cubes have no
	// use for them.
	Establishment string
	Texts         []string
}

// A MeasureColumn is a column of figures, whole numbers of one unit.
type MeasureColumn struct {
	Header  string
	Measure census.Measure
	// Unit is the unit of the figures as it is written, "万円" or "million yen";
	// "" is the unit of the measure.
	Unit string
	// Blank is what an empty field means; the zero Blank stands for
	// census.NotAvailable. NotApplicable says that the establishment was not
	// asked.
	Blank census.Status
}

// cubeMeasure returns the measure as a cube adds it up.
func (m MeasureColumn) cubeMeasure() census.CubeMeasure {
	if m.Unit == "" {
		return census.CubeMeasure{Measure: m.Measure}
	}
	to := tidy(m.Unit)
	return census.CubeMeasure{Measure: m.Measure, Unit: to.unit, Factor: to.factor}
}

func (m MeasureColumn) blank() census.Status {
	if m.Blank == census.Official {
		return census.NotAvailable
	}
	return m.Blank
}

func (l *Layout) scheme() census.Scheme {
	if l.Scheme == "" {
		return census.JSIC13
	}
	return l.Scheme
}

// A Tabulation says how fine a cube is: what of the establishments it tells
// apart beside their years.
type Tabulation struct {
	// Area is census.PrefectureLevel or census.MunicipalityLevel; other levels
	// tell no areas apart.
	Area census.AreaLevel
	// Digits is to how many digits industries are told apart, 2, 3 or 4 in the
	// JSIC; 0 tells none apart.
	Digits int
	// Sizes are the size classes, which may not overlap; nil tells none apart.
	// An establishment of another size is left out, and one whose size is not
	// known is in the total only.
	Sizes []census.Size
	// Measures are those of the layout that are added up; nil stands for all.
	Measures []census.Measure
}

// columns returns the columns that a tabulation adds up, as indices into the
// measures of the layout.
func (t *Tabulation) columns(l *Layout) ([]int, error) {
	var list []int
	for i, m := range l.Measures {
		if t.Measures == nil || slices.Contains(t.Measures, m.Measure) {
			list = append(list, i)
		}
	}
	if t.Measures != nil && len(list) != len(t.Measures) {
		return nil, fmt.Errorf("ingest: a tabulation asks for the measures %v, and the layout does not have all of them once", t.Measures)
	}
	return list, nil
}

// check returns what is wrong with a layout and tabulations of it.
func (l *Layout) check(tabs []Tabulation) error {
	seen := map[census.Measure]bool{"": true, census.Establishments: true}
	for _, m := range l.Measures {
		if seen[m.Measure] || m.Header == "" {
			return fmt.Errorf("ingest: layout: a measure %q in column %q: want every measure once, with its column, and no establishments, which are counted", m.Measure, m.Header)
		}
		if m.Blank != census.Official && !m.Blank.Absent() && m.Blank != census.Nil {
			return fmt.Errorf("ingest: layout: a blank %s cannot be %v", m.Measure, m.Blank)
		}
		seen[m.Measure] = true
	}
	if l.Year == "" {
		return errors.New("ingest: layout: no column of the year")
	}
	for _, t := range tabs {
		if err := l.checkTabulation(t, seen[census.Employees]); err != nil {
			return err
		}
	}
	return nil
}

func (l *Layout) checkTabulation(t Tabulation, employees bool) error {
	_, err := t.columns(l)
	switch {
	case err != nil:
		return err
	case l.Area == "" && (t.Area == census.PrefectureLevel || t.Area == census.MunicipalityLevel):
		return errors.New("ingest: a tabulation by area needs a column of areas")
	case l.Industry == "" && t.Digits > 0:
		return errors.New("ingest: a tabulation by industry needs a column of industries")
	case t.Digits < 0 || t.Digits == 1:
		return fmt.Errorf("ingest: a tabulation by industries of %d digits: want 2, 3 or 4, or 0 for none", t.Digits)
	case t.Sizes != nil && l.Size == "" && !employees:
		return errors.New("ingest: a tabulation by size needs a column of sizes or of employees")
	}
	for i, s := range t.Sizes {
		if !s.Valid() || i > 0 && slices.ContainsFunc(t.Sizes[:i], func(o census.Size) bool { return overlap(s, o) }) {
			return fmt.Errorf("ingest: size classes %v: want intervals that do not overlap", t.Sizes)
		}
	}
	return nil
}

// overlap reports whether an establishment can be of both sizes.
func overlap(a, b census.Size) bool {
	return (b.Max == 0 || a.Min <= b.Max) && (a.Max == 0 || b.Min <= a.Max)
}
