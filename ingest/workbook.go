package ingest

import (
	"fmt"
	"slices"
	"strings"

	"github.com/machikoba/machikoba/ingest/census"
	"github.com/machikoba/machikoba/ingest/internal/sheet"
)

// Workbook is a table of the factory census in a workbook (.xlsx, .xlsm, .xls)
// as prefectures publish it: below a caption a header of one to seven rows of
// merged cells with the names of measures, in rows industries, classes of
// persons engaged, municipalities or years, one below the other or in columns
// beside each other, with their subtotals among them, and notes below.
//
// The table is the one in the sheets that are shown, or in the Sheet that is
// named. Parts of one table, with the same header in several sheets or blocks,
// are read as one; where there are several tables it is an error that names
// them.
//
// Prefecture and year are those that caption, name of the sheet, notes, cover
// sheet or name of the file say, the year of a survey being turned into that of
// its money. Where none of these does, or one says two, it is an error that says
// what is missing: Key can say it, or a [TableLayout]. The class of all
// establishments is the caption's or, without one, the survey's.
//
// Columns of which no measure of the vocabulary is the whole (parts such as
// 加工賃収入額, shares, growth) are left out, and so are rows that are a subtotal
// of nobody says what or are of another year than the table, as 全国計(2008年)
// among the prefectures of 2012; the edits of the source list them. Subtotals
// that the vocabulary has no code for are kept under the scheme "name": 市部計 is the area
// name:市部計, 軽工業計 the industry name:軽工業計. Where establishments below 30
// persons are not asked (生産額, 有形固定資産額, 在庫額) a 0 is not available.
type Workbook struct {
	// Sheet is the sheet that has the table; "" stands for any that is shown.
	Sheet string
	// Key has what the workbook does not say: its Year, its Area, the Size of
	// all its establishments together. What it has goes before the workbook's
	// own words.
	Key census.Key
	// Unit is the unit of money that neither header nor caption states.
	Unit string
}

// Name returns what the layout is called in errors.
func (Workbook) Name() string { return "workbook with a table of the factory census" }

// Sniff recognises a workbook.
func (Workbook) Sniff(head []byte, _ string) bool { return sheet.Is(head) }

// Read reads the table. All that is wrong with it, up to ten faults, is joined
// into the error.
func (w Workbook) Read(f *File) (*census.Table, error) {
	book, err := f.workbook()
	if err != nil {
		return nil, err
	}
	found, cover, err := w.tables(book)
	if err != nil {
		return nil, err
	}
	if len(found) == 0 {
		return nil, &ParseError{File: f.Name, Found: "no sheet with measures of the factory census in a header among " + book.tabs(),
			Want: w.Name() + ", or in Options.Formats an ingest.TableLayout with the headers of its columns"}
	}
	if !partsOfOne(found) {
		return nil, w.several(f, found)
	}
	parts := make([]*census.Table, len(found))
	for i, t := range found {
		if i == 1 { // what the first caption says holds for the parts that follow
			cover = append(found[0].page.words(found[0].captions, found[0].top), cover...)
		}
		if parts[i], err = w.read(f, t, cover); err != nil {
			return nil, inSheet(err, t.page.sheet.Name)
		}
	}
	if len(parts) == 1 {
		return parts[0], nil
	}
	table, err := census.Concat(parts...)
	if err != nil {
		return nil, fmt.Errorf("%w: %w", w.several(f, found), err)
	}
	return table, nil
}

// tables finds the tables of the sheets, and the words of sheets that have none.
func (w Workbook) tables(book *workbookFile) (found []*sheetTable, cover []string, err error) {
	chosen, err := book.chosen(w.Sheet)
	if err != nil {
		return nil, nil, err
	}
	for i, tab := range book.Tabs {
		if tab.Hidden && w.Sheet == "" {
			continue
		}
		s, err := book.sheet(i)
		if err != nil {
			return nil, nil, err
		}
		p := newPage(s)
		tables := tablesOf(p)
		if slices.Contains(chosen, i) {
			found = append(found, tables...)
		}
		if len(tables) == 0 {
			cover = append(cover, p.words(0, min(len(p.rows), 60))...)
		}
	}
	return found, cover, nil
}

// words returns what stands in the cells of rows.
func (p *page) words(from, to int) (list []string) {
	for _, row := range p.rows[from:to] {
		var line []string
		for _, cell := range row.cells {
			if cell = strings.TrimSpace(cell); cell != "" {
				line = append(line, cell)
			}
		}
		if len(line) > 0 {
			list = append(list, strings.Join(line, " "))
		}
	}
	return list
}

// partsOfOne reports whether tables are the parts of one: their headers are the
// same, or all but the first say that they go on.
func partsOfOne(found []*sheetTable) bool {
	for _, t := range found[1:] {
		caption := folded(strings.Join(t.page.words(t.captions, t.top), " ") + t.page.sheet.Name)
		if !t.repeats(found[0]) && !containsAny(caption, []string{"続き", "つづき", "(続)"}) {
			return false
		}
	}
	return true
}

func (w Workbook) several(f *File, found []*sheetTable) error {
	names := make([]string, len(found))
	for i, t := range found {
		names[i] = "sheet " + t.name()
	}
	return &ParseError{File: f.Name, Found: fmt.Sprintf("%d tables: %s", len(found), strings.Join(names, "; ")),
		Want: "one table, or in Options.Formats ingest.Workbook{Sheet: …} with the sheet of the one that is meant, or an ingest.TableLayout with the headers of its columns"}
}
