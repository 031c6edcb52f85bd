package ingest

import (
	"bytes"
	"regexp"
	"slices"
	"strings"

	"github.com/machikoba/machikoba/ingest/census"
)

// Municipal is the municipality edition (市区町村編) of the Census of Manufactures
// by division, as RIETI's municipality panel distributes it (manuYYYY.csv.gz):
//
//	id_muni,name_muni,id_sec2d,name_sec2d,year,num_estb,emp,wage,material,sales,va,capital
//	1101,札幌市　中央区,9,食料品製造業,2002,36,889,223451,324063,809840,463051,149085
//
// It counts establishments of four or more persons, in 万円, under the revision of
// the JSIC that its year was tabulated by; value added is as published, gross
// below 30 persons, and fixed assets are of establishments of 30 or more (10 or
// more in 2000 and 2005).
//
// Columns may be in any order, and a measure may be missing. Prefectures are 1,
// 1000 or 01000. A cell that is empty or NA is suppressed, unless the row says
// that there is no establishment: then it is nil. For fixed assets NA also
// stands where no establishment is large enough; the file does not tell the two
// apart, and a note says so.
//
// Designated cities stand beside their wards: a note names them, and
// [census.Table.WithoutWards] leaves the wards out.
type Municipal struct{}

// Name returns what the layout is called in errors.
func (Municipal) Name() string {
	return "municipality edition with the columns id_muni, id_sec2d, year and num_estb, emp, wage, material, sales, va or capital"
}

// municipalMeasures are the columns of figures.
var municipalMeasures = map[string]census.Measure{
	"num_estb": census.Establishments, "emp": census.Employees, "wage": census.CashWages, "material": census.RawMaterials,
	"sales": census.Shipments, "va": census.ValueAdded, "capital": census.FixedAssets,
}

var municipalRoles = map[string]Role{"id_muni": AreaCodeColumn, "name_muni": AreaColumn, "id_sec2d": IndustryCodeColumn,
	"name_sec2d": IndustryColumn, "year": SurveyYearColumn}

// Sniff recognises the header.
func (m Municipal) Sniff(head []byte, name string) bool {
	if !bytes.Contains(head, []byte("id_muni")) {
		return false
	}
	g := newGrid(name, string(head))
	for g.next() == nil {
		if isMunicipalHeader(g.cells) {
			return true
		}
	}
	return false
}

func isMunicipalHeader(cells []string) bool {
	found := 0
	for _, cell := range cells {
		if s := folded(cell); s == "id_muni" || s == "id_sec2d" {
			found++
		}
	}
	return found == 2
}

// Read reads the file. All that is wrong with it, up to ten faults, is joined
// into the error.
func (m Municipal) Read(f *File) (*census.Table, error) {
	text, err := f.Text()
	if err != nil {
		return nil, err
	}
	g := newGrid(f.Name, text)
	t := newTableReader(f, text, municipalLayout())
	t.exact, t.assets, t.program = true, true, "工業統計調査"
	for _, text := range []string{"na", "n/a", "nan", "."} {
		t.legend[text] = census.Suppressed
	}
	for {
		if err := g.next(); err != nil {
			return nil, TableLayout{Title: m.Name()}.noHeader(f, err)
		}
		if isMunicipalHeader(g.cells) {
			break
		}
		t.remark(g.cells)
	}
	found, err := m.columns(g)
	if err != nil {
		return nil, err
	}
	t.begin(found, g)
	if t.at[SurveyYearColumn] < 0 {
		year := regexp.MustCompile(`(?:19|20)\d\d`).FindString(f.Name)
		if year == "" {
			return nil, &ParseError{File: f.Name, Line: g.lineNumber(), Found: "no column year", Want: "a column year, or the year in the file's name, as manu2008.csv.gz"}
		}
		t.layout.Key.Year, _ = t.year(year, SurveyYearColumn)
		t.edit("year taken from the file's name")
	}
	t.counted = establishmentsAt(found)
	if slices.ContainsFunc(found, func(p place) bool { return p.column.Key.Measure == census.FixedAssets }) {
		t.notes = append(t.notes, "Fixed assets are of larger establishments only: where they are suppressed there may be none of these.")
	}
	return t.table()
}

func municipalLayout() TableLayout {
	return TableLayout{Key: census.Key{Size: census.Size{Min: 4}}, Blank: census.Suppressed,
		Source: census.Source{Publisher: "METI, RIETI", Survey: "Census of Manufactures, municipality edition", ID: "00550010"}}
}

// columns finds the columns of the header by their names.
func (m Municipal) columns(g *grid) (found places, err error) {
	var has [roles]int
	for i, cell := range g.cells {
		name := folded(cell)
		column := Column{Header: name}
		if measure, is := municipalMeasures[name]; is {
			column.Key.Measure = measure
			if measure.Unit() == census.UnitYen {
				column.Unit = "万円"
			}
		} else if role, is := municipalRoles[name]; is {
			column.Is = role
		} else {
			continue
		}
		has[column.Is]++
		found = append(found, place{at: i, header: name, column: column})
	}
	if has[AreaCodeColumn] != 1 || has[IndustryCodeColumn] != 1 || has[Figures] == 0 || slices.Max(has[1:]) > 1 {
		return nil, &ParseError{File: g.name, Line: g.lineNumber(), Found: "the header " + quoted(strings.Join(g.cells, ",")), Want: m.Name()}
	}
	return found, nil
}

// establishmentsAt returns the number of the column, from 1, that says whether
// there is anything to count, 0 for none.
func establishmentsAt(found places) int {
	for _, p := range found {
		if p.column.Key.Measure == census.Establishments {
			return p.at + 1
		}
	}
	return 0
}

// assetsSize is the class of establishments that were asked for fixed assets.
func assetsSize(y census.Year) census.Size {
	if y == 2000 || y == 2005 {
		return census.Size{Min: 10}
	}
	return census.Size{Min: 30}
}
