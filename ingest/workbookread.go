package ingest

import (
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"

	"github.com/machikoba/machikoba/ingest/census"
)

// A tableBuild turns a table of a sheet into records with a column for each part
// of the key, and what is left to say into a layout.
type tableBuild struct {
	*sheetTable
	file   *File
	layout TableLayout
	stub   *stub
	areas  stubAreas
	rows   []pageRow
	used   [labelKinds]bool
	years  []string // that rows and columns name
	sizes  []string
	groups map[string]string // industries that no classification has
	edits  []string
	wrong  faults
}

// read reads one table.
func (w Workbook) read(f *File, t *sheetTable, cover []string) (*census.Table, error) {
	said := factsOf([][]string{t.page.words(t.captions, t.top), {t.page.sheet.Name}, t.notes(), cover}, f.Name)
	b := &tableBuild{sheetTable: t, file: f, stub: newStub(t), groups: map[string]string{}, layout: TableLayout{Title: w.Name(), Key: w.Key, Unit: w.Unit}}
	if b.layout.Key.Area == "" {
		b.layout.Key.Area = said.area
	}
	if b.layout.Key.Year == 0 {
		b.layout.Key.Year = said.year
	}
	b.areas = stubAreas{prefecture: b.layout.Key.Area, codes: map[string]string{}, cells: map[areaNaming]string{}}
	b.scan()
	if err := b.complete(); err != nil {
		return nil, err
	}
	role, err := b.yearRole(said)
	if err != nil {
		return nil, err
	}
	if err := b.population(role, said); err != nil {
		return nil, err
	}
	b.records()
	if err := b.wrong.err(); err != nil {
		return nil, err
	}
	if err := b.located(); err != nil {
		return nil, err
	}
	return b.table(said, role)
}

// notes are the words of the rows without a figure.
func (t *sheetTable) notes() (list []string) {
	for n := t.bottom + 1; n < t.end && len(list) < mostNotes; n++ {
		if !t.figured(n) {
			list = append(list, t.page.words(n, n+1)...)
		}
	}
	return list
}

// figureColumns are the columns that are read.
func (b *tableBuild) figureColumns() (list []int) {
	for j := b.first; j < len(b.columns); j++ {
		if b.columns[j].odd == "" && (b.columns[j].measure != "" || b.transposed) {
			list = append(list, j)
		}
	}
	return list
}

// scan notes the years and classes that the table names, before anything else
// can be read.
func (b *tableBuild) scan() {
	for _, j := range b.figureColumns() {
		if y := b.columns[j].year; y != "" {
			b.years = append(b.years, y)
		}
		if s := b.columns[j].size; s != "" {
			b.sizes = append(b.sizes, s)
		}
	}
	look := newStub(b.sheetTable)
	for n := b.bottom + 1; n < b.end; n++ {
		for _, l := range look.labels(n) {
			switch l.kind {
			case yearLabel:
				b.years = append(b.years, l.text)
			case sizeLabel:
				b.sizes = append(b.sizes, l.text)
			case areaLabel:
				b.areas.cities = b.areas.cities || nameOfPlace().MatchString(folded(l.text)) && !strings.HasSuffix(folded(l.text), "郡")
			}
		}
	}
}

// firstSuccessor is the first year of money of the surveys that count
// establishments of all sizes but those of sole proprietors.
const firstSuccessor = 2021

// population sets the class of all establishments, that of the key, of the
// caption, or of the survey, and their legal forms. Years of two surveys that
// count different establishments are an error.
func (b *tableBuild) population(role Role, said facts) error {
	first, last := b.span()
	successor := b.layout.Key.Year >= firstSuccessor
	if last > 0 {
		from := firstSuccessor
		if role == SurveyYearColumn {
			from++
		}
		successor = first >= from
		if !successor && last >= from {
			return &ParseError{File: b.file.Name, Line: b.top + 1, Found: fmt.Sprintf("years from %d to %d", first, last),
				Want: fmt.Sprintf("years of surveys that count the same establishments, to %d or from %d on, or an ingest.TableLayout for either", from-1, from)}
		}
	}
	k := &b.layout.Key
	if successor && k.Scope == "" {
		k.Scope = census.Corporations
	}
	switch {
	case k.Size != (census.Size{}):
	case said.sized:
		k.Size = said.size
	case successor, slices.ContainsFunc(b.sizes, belowFour):
	default:
		k.Size = census.Size{Min: 4}
		b.edit("size taken as 4 or more persons, the tables' usual class: the file states none")
	}
	return nil
}

// belowFour reports whether a class is one that only counts of all sizes have.
func belowFour(text string) bool {
	s, err := parseSizeCell(text, census.Size{})
	return err == nil && s.Max > 0 && s.Max < 4
}

// span returns the first and the last year that the table names, 0 for none.
func (b *tableBuild) span() (first, last int) {
	for _, text := range b.years {
		if y, ok := parseYear(text); ok {
			if first == 0 || y.year < first {
				first = y.year
			}
			last = max(last, y.year)
		}
	}
	return first, last
}

// yearRole says what the years of the table are: those of surveys where the last
// is the survey's own, of the money where it is that of the survey's money. Up
// to 2014 the two are the same.
func (b *tableBuild) yearRole(said facts) (Role, error) {
	_, last := b.span()
	words := folded(strings.Join(append(b.page.words(b.captions, b.top), b.header...), " "))
	switch {
	case len(b.years) == 0 || last <= 2014 || strings.Contains(words, "実績") || last == int(said.survey.Year):
		return YearColumn, nil
	case said.survey.Label == strconv.Itoa(last) || strings.Contains(words, "調査年"):
		return SurveyYearColumn, nil
	}
	return 0, &ParseError{File: b.file.Name, Line: b.top + 1, Found: fmt.Sprintf("years up to %d that may be those of surveys or of the money", last),
		Want: "the name of the last survey in the caption, or an ingest.TableLayout with a YearColumn or a SurveyYearColumn"}
}

// complete returns an error where no year is known.
func (b *tableBuild) complete() error {
	if b.layout.Key.Year != 0 || len(b.years) > 0 {
		return nil
	}
	return &ParseError{File: b.file.Name, Line: b.top + 1, Found: "a table that does not say of which year it is, nor of which survey",
		Want: "令和元年工業統計調査 or the like in its caption, its notes, on a cover sheet or in the file's name, or ingest.Workbook{Key: census.Key{Year: …}} with the year of the money"}
}

// located returns an error where figures are of a whole that has no name.
func (b *tableBuild) located() error {
	prefectures := map[string]bool{}
	for _, code := range b.areas.codes {
		if census.Area(code).IsPrefecture() {
			prefectures[code] = true
		}
	}
	whole := len(prefectures) >= 47 && !b.areas.cities // all of them are the nation
	if b.layout.Key.Area != "" || whole || !b.needsArea() {
		return nil
	}
	return &ParseError{File: b.file.Name, Line: b.top + 1, Found: "a table that does not say of which prefecture it is",
		Want: "the prefecture's name in its caption, its notes, on a cover sheet or in the file's name, or ingest.Workbook{Key: census.Key{Area: …}}"}
}

// needsArea reports whether a row is of the area of the whole table.
func (b *tableBuild) needsArea() bool {
	return slices.ContainsFunc(b.rows, func(row pageRow) bool {
		return row.kind == figureRow && row.cells[b.page.width+int(areaLabel)-1] == wholeCell
	})
}

// unasked reports whether a 0 stands for a question that was not put: money that
// only establishments of 30 or more persons are asked for.
func unasked(k census.Key, f figure) bool {
	asked := k.Measure != census.ProductionValue && k.Measure != census.FixedAssets && k.Measure != census.Inventories
	return !asked && k.Size.Max > 0 && k.Size.Max < 30 && !f.symbol && !math.IsNaN(f.value) && f.value == 0
}
