package ingest

import (
	"bytes"
	"errors"
	"fmt"
	"strings"

	"github.com/machikoba/machikoba/ingest/census"
)

// EStatJSON is what getStatsData of the e-Stat API 3.0 answers in JSON, and what
// is saved of it in a file. Of a table of the factory census (工業統計調査, the
// tables on manufacturing of 経済センサス-活動調査 and 経済構造実態調査) the zero
// EStatJSON reads everything from the table itself: what its axes are, the
// revision of the JSIC, the floor in its title, units, what its symbols mean.
// Any other table is an [ErrNotCensus] that names the axes that need a role:
//
//	ingest.EStatJSON{Axes: map[string]ingest.Role{"cat01": ingest.IndustryColumn},
//		Key: census.Key{Measure: "firms"}, Revision: census.JSIC13}
//
// Areas go by their names, and codes must agree: METI's tables count prefectures
// from 3 and name years among the areas (全国計(2014年)). A symbol that the NOTE of
// the table does not declare is an error with its place.
type EStatJSON struct {
	// Axes say what the axes are by their ids (cat01, tab, area, time): one of
	// AreaColumn, YearColumn, SurveyYearColumn, IndustryColumn, SizeColumn,
	// ScopeColumn and MeasureNameColumn, or KeepColumn for one that is passed
	// over. tab, area and time are known without. nil is for tables of the
	// factory census.
	Axes map[string]Role
	// Key has, beside Axes, the parts that no axis says. Without Axes its Size
	// is the floor of a table whose title does not say it.
	Key census.Key
	// Revision is, beside Axes, the classification of the industry codes; ""
	// stands for the revision of the JSIC that the year was tabulated by.
	Revision census.Scheme
	// Symbols say what symbols mean that the table's NOTE does not declare.
	Symbols map[string]census.Status
	// Options are for what rides beside the rows, such as
	// census.WithSurveys(nil) for figures that are not of Japan's factory census.
	Options []census.Option
}

// EStatCredit is the sentence that e-Stat asks applications of its API to print.
const EStatCredit = "このサービスは、政府統計総合窓口(e-Stat)のAPI機能を使用していますが、サービスの内容は国によって保証されたものではありません。"

// ErrNotCensus is the cause of the error for a table of e-Stat that is not of
// the factory census, where no layout says what its axes are.
var ErrNotCensus = errors.New("not a table of the factory census")

// Name returns what the layout is called in errors.
func (EStatJSON) Name() string { return "JSON of e-Stat's getStatsData" }

// Sniff recognises an object whose first keys begin with GET_STATS or GET_META.
func (EStatJSON) Sniff(head []byte, _ string) bool {
	head = bytes.TrimSpace(bytes.TrimPrefix(head, []byte("\xEF\xBB\xBF")))
	head = head[:min(len(head), 1024)]
	return bytes.HasPrefix(head, []byte("{")) && (bytes.Contains(head, []byte(`"GET_STATS_`)) || bytes.Contains(head, []byte(`"GET_META_INFO"`)))
}

// Read reads a page of a table.
func (e EStatJSON) Read(f *File) (*census.Table, error) { return e.ReadPages([]*File{f}) }

// ReadPages reads the pages of a table, in their order, as one. Pages that do
// not follow each other, are of two tables or of two editions of one are an
// error; a table of which not all pages are given says so in its notes. An
// answer of STATUS 1 (no figures for the filters) is a table without rows.
func (e EStatJSON) ReadPages(pages []*File) (*census.Table, error) {
	if len(pages) == 0 {
		panic("ingest: EStatJSON.ReadPages: no pages")
	}
	r := &statsReader{layout: e}
	for _, f := range pages {
		if err := r.page(f); err != nil {
			return nil, err
		}
	}
	return r.table()
}

// A statsReader reads the pages of a table.
type statsReader struct {
	layout EStatJSON
	key    *statsKey // what the axes mean, after the first page
	legend legend

	file    *File
	answer  *EStatAnswer // of the last page
	table0  EStatTable
	sources map[string][]census.Source // of the page, by unit
	units   map[statsUnit]statsMeasured

	builder census.Builder
	budget  budget
	at      []statsPlace // of each row
	rows    int          // of the page
	blank   int
	notes   []string
}

// A statsPlace is where a figure stands.
type statsPlace struct {
	file string
	i    int
}

// page reads a page.
func (r *statsReader) page(f *File) error {
	a, err := DecodeEStat(f)
	if err != nil {
		return err
	}
	if a.Operation != "getStatsData" {
		return &ParseError{File: f.Name, Found: "an answer of " + a.Operation, Want: "one of getStatsData: only that has figures"}
	}
	if a.Empty {
		r.notes = append(r.notes, strings.TrimSpace("e-Stat has no figures for the request. "+a.Message))
		r.answer = a
		return nil
	}
	if len(a.Tables) != 1 {
		return &ParseError{File: f.Name, Cell: "TABLE_INF", Found: fmt.Sprintf("%d tables", len(a.Tables)), Want: "one"}
	}
	if err := r.follows(f, a); err != nil {
		return err
	}
	if r.file, r.answer = f, a; r.key == nil {
		r.table0, r.budget = a.Tables[0], budget{left: f.Limit}
		if r.key, err = newStatsKey(r.layout, a); err != nil {
			return inFile(f, err)
		}
	}
	r.sources, r.units, r.rows = map[string][]census.Source{}, map[statsUnit]statsMeasured{}, 0
	return r.values()
}

func inFile(f *File, err error) error {
	var placed *ParseError
	if errors.As(err, &placed) {
		placed.File = f.Name
	}
	return err
}

// follows checks that a page is the one after the last.
func (r *statsReader) follows(f *File, a *EStatAnswer) error {
	wrong := func(found, want string) error {
		return &ParseError{File: f.Name, Cell: "RESULT_INF", Found: found, Want: want}
	}
	if a.From > 0 && a.Next > 0 && a.Next != a.To+1 {
		return wrong(fmt.Sprintf("NEXT_KEY %d behind figure %d", a.Next, a.To), fmt.Sprintf("%d", a.To+1))
	}
	if r.answer == nil {
		if a.From > 1 {
			r.notes = append(r.notes, fmt.Sprintf("The table begins at figure %d of %d.", a.From, a.Total))
		}
		return nil
	}
	t := a.Tables[0]
	switch {
	case t.ID != r.table0.ID || t.Updated != r.table0.Updated || a.Total != r.answer.Total:
		return wrong(fmt.Sprintf("table %s updated %s with %d figures", t.ID, t.Updated, a.Total),
			fmt.Sprintf("table %s updated %s with %d, as the page before", r.table0.ID, r.table0.Updated, r.answer.Total))
	case a.From != r.answer.To+1:
		return wrong(fmt.Sprintf("a page from figure %d", a.From), fmt.Sprintf("one from %d, behind the page before", r.answer.To+1))
	}
	return nil
}

// table makes the table of all pages.
func (r *statsReader) table() (*census.Table, error) {
	a := r.answer
	if a.Next > 0 || a.Total > a.To && a.To > 0 {
		r.remark(fmt.Sprintf("The table ends at figure %d of %d: there are further pages.", a.To, a.Total))
	}
	options := []census.Option{census.WithNotes(r.notes...)}
	if r.key != nil {
		options = append(options, r.key.options...)
	}
	t, err := r.builder.Table(append(options, r.layout.Options...)...)
	var duplicate *census.DuplicateKeyError
	if errors.As(err, &duplicate) {
		first, second := r.at[duplicate.First], r.at[duplicate.Second]
		return nil, &ParseError{File: second.file, Cell: fmt.Sprintf("VALUE %d", second.i+1), Found: "a second figure for " + duplicate.Key.String(),
			Want: fmt.Sprintf("one figure a key; the first is VALUE %d of %s", first.i+1, first.file), Err: duplicate}
	}
	return t, err
}
