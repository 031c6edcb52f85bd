package ingest

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/machikoba/machikoba/ingest/census"
)

// SSDSE is the Standardized Statistical Data Set for Education of the National
// Statistics Center: SSDSE-A (municipalities), -B (prefectures by year) and -E
// (prefectures). Above the rows stand, as published, item codes, years and
// labels; copies of which one or two of these lines are left are read too, in
// any encoding and whatever their order.
//
// The manufacturing items become [census.Establishments] and [census.Employees]
// of the scope [census.PrivateEstablishments], under the reference year of the
// Economic Census that counted them: what the file calls 2016 is of the
// reference year 2015. Other items are measures under their codes, with their
// labels; the file does not state their units, so that those other than counts
// of persons, households and establishments say so in place of a unit.
//
// Without a line or a column of years the manufacturing items of editions to
// 2023, whose year is known, are read alone, and other files need Year.
type SSDSE struct {
	// Year is that of the items of a file that has no years, as the file would
	// have it.
	Year int
}

// unitNotStated is the unit of items of which the file does not say it.
const unitNotStated = "unit not stated"

// Name returns what the layout is called in errors.
func (SSDSE) Name() string {
	return "SSDSE-A, -B or -E, with item codes or labels in the header and a code or a name of the area in each row"
}

var (
	itemCode     = pattern(`^[a-l]\d{3,}(?:v\d+)?$`)
	areaOfSSDSE  = pattern(`^r\d{5}$`)
	editionSSDSE = pattern(`ssdse-([a-z])-(20\d\d)`)
)

// Sniff recognises the edition's name or item codes above rows of areas.
func (s SSDSE) Sniff(head []byte, name string) bool {
	text := string(head)
	if cut := strings.LastIndexByte(text, '\n'); cut >= 0 {
		text = text[:cut+1]
	}
	h, err := readSSDSEHeader(newGrid(name, text))
	return err == nil && (h.named || h.items() > 2 && h.codes != nil || h.manufacturing())
}

// Read reads the file. All that is wrong with it, up to ten faults, is joined
// into the error.
func (s SSDSE) Read(f *File) (*census.Table, error) {
	text, err := f.Text()
	if err != nil {
		return nil, err
	}
	g := newGrid(f.Name, text)
	h, err := readSSDSEHeader(g)
	if err != nil {
		return nil, TableLayout{Title: s.Name()}.noHeader(f, err)
	}
	if m := editionSSDSE().FindStringSubmatch(folded(f.Name)); m != nil && h.edition == 0 {
		h.edition, _ = strconv.Atoi(m[2])
	}
	t := newTableReader(f, text, TableLayout{Source: census.Source{Publisher: "独立行政法人 統計センター", Survey: "SSDSE"}})
	t.exact, t.program = true, "経済センサス-活動調査"
	found := h.areas()
	taken := map[int]bool{}
	for _, p := range found {
		taken[p.at] = true
		h.byRow = h.byRow || p.column.Is == YearColumn && h.years == nil
	}
	width := max(len(h.codes), len(h.labels), len(h.years))
	for i := range width {
		p, ok, err := s.item(&h, t, i)
		if err != nil {
			return nil, &ParseError{File: f.Name, Line: h.line, Cell: p.header, Found: "an item without a year",
				Want: "a line of years, or ingest.SSDSE{Year: …} in Options.Formats", Err: err}
		}
		if ok && !taken[i] {
			found = append(found, p)
		}
	}
	if !slices.ContainsFunc(found, func(p place) bool { return p.column.Is == Figures }) {
		return nil, &ParseError{File: f.Name, Line: h.line, Found: "no item of which the year is known",
			Want: "a line of years, or ingest.SSDSE{Year: …} in Options.Formats"}
	}
	g.cells, g.taken = make([]string, width), h.skip
	for i := range g.cells {
		g.cells[i] = "-" // the header is as wide as its widest line
	}
	t.begin(found, g)
	return t.table()
}

// areas finds the columns of areas and years by what they are called, or by the
// first row.
func (h *ssdseHeader) areas() (found places) {
	roles := map[string]Role{"地域コード": AreaCodeColumn, "code": AreaCodeColumn, "市区町村": AreaColumn, "municipality": AreaColumn}
	prefecture := -1
	for i, cell := range h.first {
		if !atEnd(i, len(h.first)) {
			continue
		}
		names := []string{at(h.labels, i), at(h.codes, i)}
		role, known := roles[folded(names[0])]
		if !known {
			role, known = roles[folded(names[1])]
		}
		s := folded(cell)
		item := itemCode().MatchString(folded(names[1])) || h.codes == nil && isManufacturing("", names[0])
		switch {
		case item:
		case known && (role == AreaColumn || areaOfSSDSE().MatchString(s) || allDigits(s)):
			found = append(found, place{at: i, header: names[0], column: Column{Header: names[0], Is: role}})
		case areaOfSSDSE().MatchString(s):
			found = append(found, place{at: i, header: names[0], column: Column{Header: names[0], Is: AreaCodeColumn}})
		case (folded(names[0]) == "年度" || folded(names[1]) == "year" || folded(names[0]) == "年") && allDigits(s):
			found = append(found, place{at: i, header: names[0], column: Column{Header: names[0], Is: YearColumn}})
		case slices.Contains([]string{"都道府県", "prefecture"}, folded(names[0])), slices.Contains([]string{"都道府県", "prefecture"}, folded(names[1])):
			prefecture = i
		case prefecture < 0 && isAreaRow([]string{cell}):
			prefecture = i
		}
	}
	municipal := slices.ContainsFunc(found, func(p place) bool { return p.column.Is == AreaColumn })
	if prefecture >= 0 && !municipal {
		found = append(found, place{at: prefecture, header: at(h.labels, prefecture), column: Column{Header: "都道府県", Is: AreaColumn}})
	} else if prefecture >= 0 {
		found = append(found, place{at: prefecture, header: "都道府県", column: Column{Header: "都道府県", Is: KeepColumn}})
	}
	return found
}

func at(cells []string, i int) string {
	if i < len(cells) {
		return cells[i]
	}
	return ""
}

// item reads what column i counts; ok is false for a column of no item.
func (s SSDSE) item(h *ssdseHeader, t *tableReader, i int) (p place, ok bool, err error) {
	code, label, year := at(h.codes, i), at(h.labels, i), at(h.years, i)
	p = place{at: i, header: strings.TrimSpace(code + " " + label), column: Column{Header: code + label}}
	plain := folded(label)
	switch {
	case h.codes != nil && !itemCode().MatchString(folded(code)),
		h.codes == nil && (plain == "" || slices.Contains([]string{"地域コード", "都道府県", "市区町村", "年度", "年"}, plain)):
		return p, false, nil
	}
	k := &p.column.Key
	k.Measure, p.column.Unit = census.Measure(code), itemUnit(plain)
	if code == "" {
		k.Measure = census.Measure(label)
	} else if label != "" {
		t.layout.Options = append(t.layout.Options, census.WithLabel(census.ByMeasure, code, "", label))
	}
	private := containsAny(plain, []string{"事業所数(民営)", "従業者数(民営)"}) || strings.HasPrefix(folded(code), "c2108") || strings.HasPrefix(folded(code), "c2208")
	if private {
		k.Scope = census.PrivateEstablishments
	}
	if isManufacturing(code, label) {
		k.Measure, p.column.Unit = census.Establishments, "事業所"
		if strings.Contains(plain, "従業者数") || folded(code) == "c220837" {
			k.Measure, p.column.Unit = census.Employees, "人"
		}
	} else if private && plain != "" && code == "" {
		k.Measure = census.Measure(label)
	}
	if h.byRow {
		return p, true, nil
	}
	return s.dated(h, t, p, year, private)
}

// itemUnit returns the unit that the label of an item leaves no doubt of.
func itemUnit(label string) string {
	plain, _ := brackets(label)
	switch {
	case strings.HasSuffix(plain, "人口"), strings.HasSuffix(plain, "従業者数"), strings.HasSuffix(plain, "人員数"),
		plain == "出生数", plain == "死亡数", plain == "転入者数", plain == "転出者数":
		return "人"
	case strings.HasSuffix(plain, "事業所数"):
		return "事業所"
	case strings.HasSuffix(plain, "世帯数"):
		return "households"
	}
	return unitNotStated
}

// dated gives a column its year.
func (s SSDSE) dated(h *ssdseHeader, t *tableReader, p place, year string, private bool) (place, bool, error) {
	if year == "" && s.Year > 0 {
		year = strconv.Itoa(s.Year)
	}
	if year == "" && private && h.years == nil && h.edition >= 2018 && h.edition <= 2023 {
		year = "2016" // the Economic Census that editions of these years have
		t.edit("year of the Economic Census taken from the edition, SSDSE " + strconv.Itoa(h.edition))
	}
	switch {
	case year == "" && h.years == nil && !isManufacturing(at(h.codes, p.at), at(h.labels, p.at)):
		t.edit("items without a year left out")
		return p, false, nil
	case year == "":
		return p, false, fmt.Errorf("the file has no year for %s", p.header)
	}
	role := YearColumn
	if private {
		role = SurveyYearColumn
	}
	var err error
	p.column.Key.Year, err = t.year(year, role)
	return p, true, err
}
