package ingest

import (
	"fmt"
	"strings"

	"github.com/machikoba/machikoba/ingest/census"
	"github.com/machikoba/machikoba/ingest/internal/sheet"
)

// A TableLayout is a layout of published tables that a caller describes: which
// column is which part of a key, and which columns are figures. It is a
// [Format], and reads any CSV (parted by commas, tabs or semicolons) and any
// sheet of a workbook whose header it finds, long, wide or both:
//
//	susb := ingest.TableLayout{
//		Columns: []ingest.Column{
//			{Header: "State", Is: ingest.AreaColumn, Scheme: "fips"},
//			{Header: "NAICS", Is: ingest.IndustryColumn, Scheme: "NAICS2017"},
//			{Header: "Employment", Key: census.Key{Measure: census.Employees}},
//		},
//		Key: census.Key{Year: 2021},
//	}
//	t, err := ingest.ReadFile("us_state.csv", ingest.Options{Formats: []ingest.Format{susb}})
//
// The header is the first row that has all the columns, or the first rows, up to
// seven, that have them together: what stands in a column from above to below is
// joined with " / ", as in "従業者数 / 計", merged cells and labels that head the
// blank cells behind them standing over each of their columns, and units in
// brackets not mattering. What stands above the header, of any length, is read
// for notes and for the unit of a caption (単位：百万円), and lines below the
// figures for notes. Rows end where the file does; a row of a text with too few
// cells is an error, unless it is a note.
//
// In a sheet, labels may be merged over several rows or printed in the first row
// of a block only, and a row without any figure is a note.
//
// Cells are read as offices write them: figures in characters of any width, with
// commas between thousands, ▲ for negative ones, r and p for revised and
// provisional ones; X χ × suppressed, - *** nil and … not available, unless the
// table's notes say otherwise. What was changed on the way (units scaled, codes
// shifted, years turned, wide brought to long) is in the edits of the source.
type TableLayout struct {
	// Title is what the layout is called in errors.
	Title string
	// Sheet is the sheet of a workbook that has the table; "" stands for the one
	// that has the header.
	Sheet string
	// Columns are the columns that are read; others are not looked at.
	Columns []Column
	// Key has the parts that are the same in all rows and that no column says.
	// Its Size is the floor: that of all establishments of the file together.
	Key census.Key
	// Revision is the classification of industry codes without a scheme; ""
	// stands for the revision of the JSIC that the year was tabulated by.
	Revision census.Scheme
	// Unit is the unit of figures that neither column nor caption states.
	Unit string
	// Blank is what an empty cell of figures means; the zero Blank stands for
	// census.NotAvailable.
	Blank census.Status
	// Source says what is known of the publication; file and hash are added.
	Source census.Source
	// Options are for what rides beside the rows, such as
	// census.WithSurveys(nil) for figures that are not of Japan's factory census.
	Options []census.Option
}

// A Column is a column of a [TableLayout].
type Column struct {
	// Header is the cell of the header, of which width, letter case and spaces
	// do not matter; an * in it stands for any text. One of several levels names
	// them all, "従業者数 / 計". Figures may have any number of columns with one
	// Header: "*年".
	Header string
	// Is says what the column is; the zero Role is figures.
	Is Role
	// Spread says, of figures, which part of the key the headers are themselves:
	// YearColumn where they are 2015年, 2016年.
	Spread Role
	// Key has, of figures, the parts that the column stands for.
	Key census.Key
	// Unit is the unit of figures: 万円, "million yen", "thousand dollars".
	Unit string
	// Of is, of a StatusColumn, the Header of the figures that it is about; ""
	// for all of them.
	Of string
	// Scheme is that of area or industry codes that are not Japan's: "fips",
	// "NAICS2017". They are taken as they stand, and the codes that say the
	// whole are among Codes, as "".
	Scheme string
	// Codes say what cells stand for, as the project's own CSV would write it:
	// {"Manufacturing": "", "02: <5": "1-4"}. Other cells are read as usual.
	Codes map[string]string
	// Keep are the cells of the rows that are read; nil keeps all.
	Keep []string
}

// A Role says what a column of a [TableLayout] is.
type Role uint8

const (
	Figures          Role = iota // values, one figure a row
	YearColumn                   // reference years
	SurveyYearColumn             // years that surveys bear: the survey of 2019 asked for the money of 2018
	AreaColumn                   // names of areas, codes, or both in one cell
	AreaCodeColumn               // codes of areas, beside a column of names
	IndustryColumn               // names of industries, codes, or both in one cell
	IndustryCodeColumn
	SizeColumn
	ScopeColumn
	MeasureNameColumn // names of measures
	UnitColumn
	StatusColumn // a status for figures: a code of Codes, or as the project writes it
	KeepColumn   // looked at for Keep only
	roles        // their number
)

var roleNames = [roles]string{"figures", "year", "survey year", "area", "area code", "industry", "industry code",
	"size", "scope", "measure", "unit", "status", "keep"}

// String returns the name of the role: "area code".
func (r Role) String() string {
	if r < roles {
		return roleNames[r]
	}
	return fmt.Sprintf("Role(%d)", uint8(r))
}

// Name returns the title of the layout, or the headers that it looks for.
func (l TableLayout) Name() string {
	if l.Title != "" {
		return l.Title
	}
	headers := make([]string, len(l.Columns))
	for i, c := range l.Columns {
		headers[i] = c.Header
	}
	return "table with the columns " + strings.Join(headers, ", ")
}

// Sniff reports whether a row of the head has all the columns.
func (l TableLayout) Sniff(head []byte, name string) bool {
	if sheet.Is(head) {
		return true
	}
	_, err := l.find(newGrid(name, string(head)), nil)
	return err == nil
}

// Read reads the file. All that is wrong with it, up to ten faults, is joined
// into the error.
func (l TableLayout) Read(f *File) (*census.Table, error) {
	if sheet.Is(f.Data) {
		return l.readBook(f)
	}
	text, err := f.Text()
	if err != nil {
		return nil, err
	}
	g := newGrid(f.Name, text)
	t := newTableReader(f, text, l)
	found, err := l.find(g, t.remark)
	if err != nil {
		return nil, l.noHeader(f, err)
	}
	t.begin(found, g)
	return t.table()
}

// places are the columns of the header, by number, with what each one is.
type places []place

type place struct {
	at     int
	header string
	column Column
	above  []headerLabel // of the lines above the header, in tables of e-Stat
}

// match finds the columns of the layout in a row; ok is false where one is not
// there.
func (l *TableLayout) match(cells []string) (found places, ok bool) {
	headers := make([]string, len(cells))
	plain := make([]string, len(cells))
	for i, cell := range cells {
		headers[i] = folded(cell)
		plain[i] = withoutUnits(headers[i])
	}
	taken := make([]bool, len(cells))
	for _, c := range l.Columns {
		before := len(found)
		pattern := folded(c.Header)
		for i, h := range headers {
			if (matches(pattern, h) || matches(pattern, plain[i])) && (c.Is == Figures || len(found) == before) && !taken[i] {
				taken[i] = true
				found = append(found, place{at: i, header: strings.Clone(cells[i]), column: c})
			}
		}
		if len(found) == before {
			return nil, false
		}
	}
	return found, len(found) > 0
}

// matches reports whether a text is of a pattern in which * stands for any text.
func matches(pattern, text string) bool {
	front, rest, star := strings.Cut(pattern, "*")
	if !star {
		return pattern == text && text != ""
	}
	text, ok := strings.CutPrefix(text, front)
	if !ok {
		return false
	}
	for at := range len(text) + 1 {
		if matches(rest, text[at:]) || rest == "" {
			return true
		}
	}
	return false
}
