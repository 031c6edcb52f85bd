package ingest

import (
	"fmt"
	"io"
	"math"
	"strconv"
	"strings"

	"github.com/machikoba/machikoba/ingest/census"
)

// TidyPrefectures is the tidy file of the Census of Manufactures by prefecture,
// 00550010_industrial.csv, whose name is the survey's code at e-Stat:
//
//	datetime,prefecture,idt_offices,idt_employees,idt_salaries,idt_costs,idt_sales
//	2000-01-01,北海道,12116,225110,807016000000,3285615000000,5977142000000
//
// Its years are those of the surveys: the row of 2017 is the survey of 1 June
// 2017, which asked for the money of 2016, and becomes the reference year 2016.
// 2000 counts establishments of every size, later years those of four or more
// persons. Money is in yen, of figures published in million yen.
//
// Four cells of the file are known to be wrong and one was revised later. They
// are read as they stand, and the table's notes name them.
type TidyPrefectures struct{}

// Name returns what the layout is called in errors.
func (TidyPrefectures) Name() string {
	return "tidy CSV of prefectures with the columns " + strings.Join(tidyHeader, ", ")
}

var tidyHeader = []string{"datetime", "prefecture", "idt_offices", "idt_employees", "idt_salaries", "idt_costs", "idt_sales"}

// tidyMeasures are the measures of the columns from the third on.
var tidyMeasures = []census.Measure{census.Establishments, census.Employees, census.CashWages, census.RawMaterials, census.Shipments}

// Sniff recognises the first line: it begins with the first two columns.
func (TidyPrefectures) Sniff(head []byte, _ string) bool {
	return strings.HasPrefix(strings.TrimPrefix(string(head), "\uFEFF"), "datetime,prefecture,")
}

// Read reads the file. All that is wrong with it, up to ten faults, is joined
// into the error.
func (TidyPrefectures) Read(file *File) (*census.Table, error) {
	text, err := file.Text()
	if err != nil {
		return nil, err
	}
	body := newCSVBody(file.Name, text)
	if err := body.complete(); err != nil {
		return nil, err
	}
	if err := body.record(); err != nil {
		return nil, err
	}
	r := &tidyReader{body: body, sources: []census.Source{tidySource(file)}}
	for i, cell := range body.cells {
		if i < len(tidyHeader) && cell != tidyHeader[i] || i >= len(tidyHeader) {
			r.wrong.add(body.fault(i, "header", "the columns "+strings.Join(tidyHeader, ", "), nil))
		}
	}
	if e := body.width(len(tidyHeader)); e != nil && len(r.wrong) == 0 {
		r.wrong.add(e)
	}
	if err := r.wrong.err(); err != nil {
		return nil, err
	}
	return r.table()
}

func tidySource(f *File) census.Source {
	s := f.Source()
	s.Publisher, s.Survey, s.ID, s.Unit = "METI", "Census of Manufactures", "00550010", string(census.UnitYen)
	return s
}

type tidyReader struct {
	body    *csvBody
	builder census.Builder
	lines   []int
	sources []census.Source
	notes   []string
	wrong   faults
}

func (r *tidyReader) table() (*census.Table, error) {
	for !r.wrong.full() {
		err := r.body.record()
		if err == io.EOF {
			break
		}
		if err != nil {
			r.wrong = append(r.wrong, err)
			break
		}
		if e := r.body.width(len(tidyHeader)); e != nil {
			r.wrong.add(e)
			continue
		}
		if e := r.row(); e != nil {
			r.wrong.add(e)
		}
	}
	if err := r.wrong.err(); err != nil {
		return nil, err
	}
	return finish(&r.builder, r.body.name, r.lines, census.WithNotes(r.notes...))
}

// row reads one row: a year, a prefecture and its five figures.
func (r *tidyReader) row() *ParseError {
	label, err := strconv.Atoi(strings.TrimSuffix(r.body.cells[0], "-01-01"))
	survey, known := labelled(label)
	if err != nil || !known {
		return r.body.fault(0, tidyHeader[0], `1 January of the year of a survey from 2000 to 2021, "2017-01-01"`, nil)
	}
	area, err := census.ParseArea(r.body.cells[1])
	if err != nil {
		return r.body.fault(1, tidyHeader[1], "the name of a prefecture", err)
	}
	size := census.Size{Min: 4}
	if survey.Year == 2000 {
		size = census.Size{}
	}
	for i, m := range tidyMeasures {
		f, ok := parseFigure(r.body.cells[i+2])
		if !ok || f.decimals > 0 {
			return r.body.fault(i+2, tidyHeader[i+2], "a whole number or a symbol for none", nil)
		}
		o := census.NewObservation(census.Key{Year: survey.Year, Area: area, Size: size, Measure: m}, f.value)
		o.Status, o.Precision, o.Sources = f.status, publishedPrecision(m, f), r.sources
		if err := r.builder.Append(o); err != nil {
			return r.body.fault(i+2, tidyHeader[i+2], "a figure", err)
		}
		r.lines = append(r.lines, r.body.lineNumber())
		r.remark(o)
	}
	return nil
}

// publishedPrecision returns half a million yen for money in whole millions, in
// which it was published, and half a yen for other money.
func publishedPrecision(m census.Measure, f figure) float64 {
	u := tidyUnit{m.Unit(), 1}
	if math.Mod(f.value, 1e6) == 0 {
		u.factor = 1e6
	}
	return u.halfUnit(f)
}

// labelled returns the survey that bears a year in its name. The file is of the
// Census of Manufactures, so that a year that two surveys are named after is
// the year of that one: 2012 is the census of 31 December 2012, not the Economic
// Census of 1 February.
func labelled(year int) (found census.Survey, ok bool) {
	if year < 2000 || year > 2021 {
		return census.Survey{}, false
	}
	for _, s := range census.FactoryCensus() {
		if s.Label == strconv.Itoa(year) {
			found, ok = s, true // of two the later reference year is that census
		}
	}
	return found, ok
}

// tidyErrata are the shipments in the file, in million yen, that are wrong or
// were revised, and what is known of them. The figures beside them are those of
// the municipality edition (市区町村編) and agree with shipments per employee in
// the System of Social and Demographic Statistics, item C04401.
var tidyErrata = []struct {
	year     census.Year
	area     census.Area
	millions float64
	note     string
}{
	{2001, census.Kanagawa, 19910040, "is contradicted by the municipality edition, which has 19,862,447"},
	{2001, census.Yamanashi, 2340618, "is contradicted by the municipality edition, which has 2,301,258"},
	{2005, census.Tochigi, 8577569, "is contradicted by the municipality edition, which has 8,352,186"},
	{2005, census.Osaka, 16517990, "is contradicted by the municipality edition, which has 16,301,874"},
	{2016, census.Fukushima, 4828248, "is as first published; it was revised to 4,977,861"},
	{2017, census.Hiroshima, 10171291, "is as first published; it was revised down to about 10.04 trillion yen"},
}

// remark adds a note for a figure that is known to be wrong.
func (r *tidyReader) remark(o census.Observation) {
	for _, e := range tidyErrata {
		if o.Year != e.year || o.Area != e.area || o.Measure != census.Shipments || o.Value != e.millions*1e6 {
			continue
		}
		r.notes = append(r.notes, fmt.Sprintf("%v: %s million yen %s.", o.Key, census.FormatNumber(e.millions, 0), e.note))
	}
}
