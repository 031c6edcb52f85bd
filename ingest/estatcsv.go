package ingest

import (
	"errors"
	"fmt"
	"io"
	"path"
	"strconv"
	"strings"

	"github.com/machikoba/machikoba/ingest/census"
)

// EStatCSV is a table of the factory census as e-Stat exports it (FEH_*.csv,
// FEI_*.csv): a preamble of any length, columns of codes beside those of labels
// or not, one value a row or the members of an axis side by side (the columns
// behind "/時間軸"), those of a second axis above them, units in their own column
// or in labels (【百万円】), notes below. An axis of which the table has one member
// may stand in the preamble ("地域","神奈川県"): it holds for all figures. The
// layout in which the municipality edition is exported, with
// 【31201】鳥取市 and a column for each item, is one of these.
//
// Survey, size of establishments and, where there is no axis of time, year are
// taken from the preamble. The axis of time has reference years, unless it is
// called 調査年 or has only the year that the preamble's survey bears.
//
// A table that is not of the factory census is refused with an error that
// writes down the [TableLayout] that would read it.
type EStatCSV struct {
	// Key has what the file does not say: its year, its size of establishments.
	Key census.Key
}

// Name returns what the layout is called in errors.
func (EStatCSV) Name() string { return "table of the factory census as e-Stat exports it" }

// Sniff recognises a header with labels of e-Stat's axes.
func (EStatCSV) Sniff(head []byte, name string) bool {
	text := string(head)
	if cut := strings.LastIndexByte(text, '\n'); cut >= 0 {
		text = text[:cut+1]
	}
	_, _, err := findAxes(newGrid(name, text), nil)
	return err == nil
}

// Read reads the file. All that is wrong with it, up to ten faults, is joined
// into the error.
func (e EStatCSV) Read(f *File) (*census.Table, error) {
	text, err := f.Text()
	if err != nil {
		return nil, err
	}
	t := newTableReader(f, text, TableLayout{Key: e.Key})
	g := newGrid(f.Name, text)
	axes, unknown, err := findAxes(g, func() {
		if p, ok := pinnedAt(g); ok {
			t.pinned = append(t.pinned, p)
			return
		}
		t.remark(g.cells)
	})
	if errors.Is(err, io.EOF) {
		return nil, &ParseError{File: f.Name, Found: "no row with the labels of axes and of figures", Want: e.Name()}
	}
	if err != nil {
		return nil, err
	}
	if !ofFactories(f.Name, text) {
		return nil, notOfFactories(f, g, axes, unknown)
	}
	t.begin(axes, g)
	t.describe(path.Base(f.Name))
	if err := t.pin(); err != nil {
		return nil, err
	}
	if err := t.single(unknown); err != nil {
		return nil, err
	}
	return t.table()
}

// ofFactories reports whether a file is of the factory census: by the codes of
// the surveys in its name, the surveys' names, or what only factories have.
func ofFactories(name, text string) bool {
	return containsAny(path.Base(name), []string{"_00550010", "_00200555"}) ||
		containsAny(text, []string{"工業統計", "製造業事業所調査", "製造業計", "製造品出荷額", "製造業合計"})
}

// describe takes from the preamble what holds for the whole table.
func (t *tableReader) describe(name string) {
	l := &t.layout
	about := strings.Join(t.notes, "\n") + "\n" + name
	survey, known := t.surveyNamed()
	switch {
	case containsAny(about, []string{"経済構造実態調査", "製造業事業所調査", "_00200555"}):
		t.program, l.Source.Survey = "経済構造実態調査", "経済構造実態調査"
	case containsAny(about, []string{"経済センサス", "_00200553"}):
		t.program, l.Source.Survey = "経済センサス-活動調査", "経済センサス-活動調査"
	default:
		t.program, l.Source.Survey = "工業統計調査", "工業統計調査"
	}
	l.Source.Publisher = "e-Stat"
	if l.Key.Scope == "" && t.program == "経済構造実態調査" {
		l.Key.Scope = census.Corporations
	}
	if known && l.Key.Year == 0 && t.at[YearColumn] < 0 && t.at[SurveyYearColumn] < 0 {
		l.Key.Year = survey.Year
		if text := "survey of " + survey.Label; survey.Label != survey.Year.String() {
			t.edit(text + " under its reference year " + survey.Year.String())
		}
	}
	if l.Key.Size == (census.Size{}) {
		t.floor(about)
	}
	if known && survey.Label != survey.Year.String() {
		t.surveyYears(survey.Label)
	}
}

// surveyYears takes the axis of time for that of the surveys' years where it has
// no other year than the survey bears.
func (t *tableReader) surveyYears(label string) {
	if at := t.at[YearColumn]; at >= 0 && t.only(at, label) {
		t.at[SurveyYearColumn], t.at[YearColumn] = at, -1
		t.columns[SurveyYearColumn] = t.columns[YearColumn]
	}
	for _, p := range t.figures {
		if y, ok := parseYear(p.header); p.column.Spread == YearColumn && (!ok || strconv.Itoa(y.year) != label) {
			return
		}
	}
	for i, p := range t.figures {
		if p.column.Spread == YearColumn {
			t.figures[i].column.Spread = SurveyYearColumn
		}
	}
}

// surveyNamed returns the survey that the preamble names.
func (t *tableReader) surveyNamed() (census.Survey, bool) {
	programs := []string{"工業統計", "経済センサス", "経済構造実態", "製造業事業所"}
	for _, words := range [][]string{programs, {"確報", "速報", "調査年", "統計表", "年"}} {
		for _, note := range t.notes {
			if !containsAny(note, words) {
				continue
			}
			if s, ok := surveyOf(note); ok {
				return s, true
			}
		}
	}
	return census.Survey{}, false
}

var (
	statedFloor = pattern(`従業者(?:数)?(\d+)人以上`)
	statedRange = pattern(`従業者(?:数)?(\d+)人?[~〜～\-–−―]+(\d+)人`)
)

// floor takes the size of all establishments of the table from its title or,
// where that does not say, from the survey: 4 or more persons in the Census of
// Manufactures, whose tables of all sizes say so.
func (t *tableReader) floor(about string) {
	s := folded(about)
	number := func(text string) int32 {
		n, _ := strconv.ParseInt(text, 10, 32)
		return int32(n)
	}
	ranged, from := statedRange().FindStringSubmatch(s), statedFloor().FindStringSubmatch(s)
	switch {
	case containsAny(s, []string{"全事業所", "全数", "従業者1人以上"}):
	case ranged != nil:
		t.layout.Key.Size = census.Size{Min: number(ranged[1]), Max: number(ranged[2])}
	case from != nil:
		t.layout.Key.Size = census.Size{Min: number(from[1])}
	case t.program == "経済構造実態調査":
	default:
		t.layout.Key.Size = census.Size{Min: 4}
		t.edit("size taken as 4 or more persons, the tables' usual class: the file states none")
	}
}

// only reports whether all cells of a column of years are the year given.
func (t *tableReader) only(at int, year string) bool {
	only := true
	t.each(func(g *grid) {
		y, ok := parseYear(g.cells[at])
		only = only && ok && strconv.Itoa(y.year) == year
	})
	return only
}

// single returns an error where a column of no known axis has two cells that
// differ: figures of one key would stand in several rows.
func (t *tableReader) single(unknown places) error {
	first := make([]string, len(unknown))
	var wrong *ParseError
	n := 0
	t.each(func(g *grid) {
		for i, p := range unknown {
			switch {
			case wrong != nil || p.at >= len(g.cells):
			case n == 0:
				first[i] = strings.Clone(g.cells[p.at])
			case g.cells[p.at] != first[i]:
				wrong = g.fault(p.at, p.header, fmt.Sprintf("%q as in the rows above, or an ingest.TableLayout that says what the column is", first[i]), nil)
			}
		}
		n++
	})
	if wrong != nil {
		return wrong
	}
	return nil
}
