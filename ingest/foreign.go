package ingest

import (
	"errors"
	"fmt"
	"math"
	"strings"

	"github.com/machikoba/machikoba/ingest/census"
)

// foreign brings a table of another program to the vocabulary, as the reader of
// CSV does with cells: names and codes of areas and industries, units that
// offices publish in, and the precision where the file has none.
func (f *File) foreign(t *census.Table, precise bool) (*census.Table, error) {
	v := vocabulary{surveys: t.Surveys(), areas: map[census.Area]census.Area{}, industries: map[industryCell]census.Industry{}}
	var b census.Builder
	row := 0
	for o := range t.All() {
		row++
		cell, want, err := v.tidy(&o, precise)
		if err == nil {
			err = b.Append(o)
		}
		if err != nil {
			return nil, &ParseError{File: f.Name, Cell: cell, Found: fmt.Sprintf("row %d", row), Want: want, Err: err}
		}
	}
	out, err := b.Table()
	if err != nil {
		return nil, f.noTable(err)
	}
	return out, nil
}

// A vocabulary reads codes, each once.
type vocabulary struct {
	surveys    census.Surveys
	areas      map[census.Area]census.Area
	industries map[industryCell]census.Industry
}

// An industryCell is what an industry is read from: a bare code is of the
// revision that its year was tabulated by.
type industryCell struct {
	year census.Year
	text string
}

// tidy brings one row to the vocabulary.
func (v *vocabulary) tidy(o *census.Observation, precise bool) (cell, want string, err error) {
	area, known := v.areas[o.Area]
	if !known {
		if area, err = parseArea(string(o.Area)); err != nil {
			return "area", wantArea, err
		}
		v.areas[o.Area] = area
	}
	at := industryCell{o.Year, string(o.Industry)}
	industry, known := v.industries[at]
	if !known {
		if industry, want, err = parseIndustry(at, v.surveys); err != nil {
			return "industry", want, err
		}
		v.industries[at] = industry
	}
	if o.Measure.Unit() == "" && o.Unit == "" {
		return "measure", wantMeasure, fmt.Errorf("measure %q is not known", o.Measure)
	}
	o.Area, o.Industry = area, industry
	unit := tidy(string(o.Unit))
	if !precise {
		o.Precision = unit.halfUnit(figure{value: o.Value, symbol: o.Status == census.Nil}) / unit.factor
		if o.Value != math.Trunc(o.Value) && o.Precision > 0 {
			o.Precision = math.NaN() // nobody knows to how many digits
		}
	}
	o.Unit = unit.unit
	for _, x := range []*float64{&o.Value, &o.Lower, &o.Upper, &o.Precision} {
		*x *= unit.factor
	}
	return "", "a figure that does not contradict itself", nil
}

const (
	wantArea    = "the code or the name of an area"
	wantMeasure = "a measure such as establishments, employees, shipments, value_added; others need a label or a unit"
)

// parseArea reads an area; a code of a foreign scheme stands for itself.
func parseArea(text string) (census.Area, error) {
	if text == "" || strings.Contains(text, ":") {
		return census.Area(text), nil
	}
	return census.ParseArea(text)
}

// parseIndustry reads an industry, and says what was wanted where it cannot.
func parseIndustry(c industryCell, surveys census.Surveys) (i census.Industry, want string, err error) {
	if c.text == "" || strings.Contains(c.text, ":") {
		i, err = census.ParseIndustry(c.text, "")
		return i, "a code of the classification", err
	}
	survey, _ := surveys.Of(c.year)
	if survey.JSIC == "" {
		return "", `a code with its scheme, such as "JSIC13:09"`, errors.New("the classification of the year is not known")
	}
	i, err = census.ParseIndustry(c.text, survey.JSIC)
	return i, "a code or a name of " + string(survey.JSIC), err
}
