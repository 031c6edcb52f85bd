package ingest

import (
	"bytes"
	"fmt"
	"math"
	"slices"
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
// Columns may be in any order, and a measure may be missing; lines may stand
// above the header.
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

// Sniff recognises the header by the first two columns and one of the measures.
func (TidyPrefectures) Sniff(head []byte, name string) bool {
	if !bytes.Contains(head, []byte("idt_")) {
		return false
	}
	g := newGrid(name, string(head))
	for g.next() == nil {
		if isTidyHeader(g.cells) {
			return true
		}
	}
	return false
}

func isTidyHeader(cells []string) bool {
	found := 0
	for _, cell := range cells {
		if slices.Contains(tidyHeader, folded(cell)) {
			found++
		}
	}
	return found > 2
}

// Read reads the file. All that is wrong with it, up to ten faults, is joined
// into the error.
func (p TidyPrefectures) Read(f *File) (*census.Table, error) {
	text, err := f.Text()
	if err != nil {
		return nil, err
	}
	r := &tidyReader{tableReader: newTableReader(f, text, TableLayout{}), dates: map[string]census.Survey{}, sources: []census.Source{tidySource(f)}}
	g := newGrid(f.Name, text)
	for {
		if err := g.next(); err != nil {
			return nil, TableLayout{Title: p.Name()}.noHeader(f, err)
		}
		if isTidyHeader(g.cells) {
			break
		}
		r.remark(g.cells)
	}
	if err := r.columns(g); err != nil {
		return nil, err
	}
	r.begin(nil, g)
	return r.table()
}

func tidySource(f *File) census.Source {
	s := f.Source()
	s.Publisher, s.Survey, s.ID, s.Unit = "METI", "Census of Manufactures", "00550010", string(census.UnitYen)
	return s
}

// A tidyReader reads the rows, with the tableReader's sense for notes, empty
// lines and headers among them.
type tidyReader struct {
	*tableReader
	column  []int // of each name of tidyHeader, -1 for none
	dates   map[string]census.Survey
	builder census.Builder
	lines   []int
	sources []census.Source
	errata  []string
}

// columns finds the columns of the header. A name that is not known is an error:
// the figures below it would be lost.
func (r *tidyReader) columns(g *grid) error {
	var wrong faults
	r.column = slices.Repeat([]int{-1}, len(tidyHeader))
	for i, cell := range g.cells {
		name := folded(cell)
		at := slices.Index(tidyHeader, name)
		switch {
		case name == "" || strings.HasPrefix(name, "unnamed:"): // numbers of rows
		case at < 0 || r.column[at] >= 0:
			wrong.add(g.fault(i, "header", "once each, the columns "+strings.Join(tidyHeader, ", "), nil))
		default:
			r.column[at] = i
		}
	}
	if len(wrong) == 0 && (r.column[0] < 0 || r.column[1] < 0) {
		wrong.add(&ParseError{File: g.name, Line: g.lineNumber(), Cell: "header", Found: "the header " + quoted(strings.Join(g.cells, ",")),
			Want: "the columns " + strings.Join(tidyHeader, ", ")})
	}
	return wrong.err()
}

func (r *tidyReader) table() (*census.Table, error) {
	r.each(r.row)
	if err := r.wrong.err(); err != nil {
		return nil, err
	}
	if r.builder.Len() == 0 {
		return nil, r.empty()
	}
	return finish(&r.builder, r.file.Name, r.lines, census.WithNotes(append(r.notes, r.errata...)...))
}

// row reads one row: a year, a prefecture and its figures.
func (r *tidyReader) row(g *grid) {
	k, e := r.key(g)
	for i, m := range tidyMeasures {
		at := r.column[i+2]
		if at < 0 || e != nil {
			continue
		}
		f, ok := r.legend.parse(g.cells[at])
		if !ok || f.decimals > 0 {
			e = g.fault(at, tidyHeader[i+2], "a whole number or a symbol for none", nil)
			break
		}
		k.Measure = m
		o := census.NewObservation(k, f.value)
		o.Status, o.Precision, o.Sources = f.status, publishedPrecision(m, f), r.sources
		if err := r.builder.Append(o); err != nil {
			e = g.fault(at, tidyHeader[i+2], "a figure", err)
			break
		}
		r.lines = append(r.lines, g.lineNumber())
		r.noteErratum(o)
	}
	if e != nil {
		r.wrong.add(e)
	}
}

// key reads the year and the prefecture of a row.
func (r *tidyReader) key(g *grid) (k census.Key, e *ParseError) {
	survey := cached(r.dates, g.cells[r.column[0]], surveyFrom)
	if survey.Year == 0 {
		return k, g.fault(r.column[0], tidyHeader[0], `1 January of the year of a survey from 2000 to 2021, "2017-01-01"`, nil)
	}
	k = census.Key{Year: survey.Year, Size: census.Size{Min: 4}}
	if survey.Year == 2000 {
		k.Size = census.Size{}
	}
	var err error
	if k.Area, err = census.ParseArea(strings.TrimSpace(g.cells[r.column[1]])); err != nil {
		return k, g.fault(r.column[1], tidyHeader[1], "the name of a prefecture", err)
	}
	return k, nil
}

// surveyFrom returns the survey of a year, however that is written, and the zero
// Survey for another date.
func surveyFrom(cell string) census.Survey {
	date := firstOfYear().ReplaceAllString(folded(cell), "$1")
	label, ok := parseYear(date)
	survey, known := labelled(label.year)
	if !ok || !known || strings.ContainsAny(date, "-/") {
		return census.Survey{}
	}
	return survey
}

// firstOfYear is 1 January as the file has it, and as spreadsheets write it.
var firstOfYear = pattern(`^(\d{4})[-/]0?1[-/]0?1(?:t?00?:00(?::00)?)?$`)

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

// noteErratum adds a note for a figure that is known to be wrong.
func (r *tidyReader) noteErratum(o census.Observation) {
	for _, e := range tidyErrata {
		if o.Year != e.year || o.Area != e.area || o.Measure != census.Shipments || o.Value != e.millions*1e6 {
			continue
		}
		r.errata = append(r.errata, fmt.Sprintf("%v: %s million yen %s.", o.Key, census.FormatNumber(e.millions, 0), e.note))
	}
}
