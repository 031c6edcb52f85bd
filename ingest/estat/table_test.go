package estat_test

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"slices"
	"strings"
	"testing"

	"github.com/machikoba/machikoba/ingest"
	"github.com/machikoba/machikoba/ingest/census"
	"github.com/machikoba/machikoba/ingest/estat"
	"github.com/machikoba/machikoba/testdata"
)

// whole is the embedded table as it is read from its file.
func whole(t *testing.T) *census.Table {
	t.Helper()
	table, err := ingest.ReadFS(testdata.FS, "estat/"+tableID+".json", ingest.Options{Formats: []ingest.Format{ingest.EStatJSON{}}})
	if err != nil {
		t.Fatal(err)
	}
	return table
}

// sameFigures compares all but the sources, which name other files.
func sameFigures(t *testing.T, got, want *census.Table) {
	t.Helper()
	if got.Len() != want.Len() {
		t.Fatalf("%d figures, want %d", got.Len(), want.Len())
	}
	for w := range want.All() {
		g, ok := got.Find(w.Key)
		if !ok || g.Value != w.Value && w.Value == w.Value || g.Status != w.Status || g.Unit != w.Unit {
			t.Errorf("%v, want %v", g, w)
		}
	}
}

func TestTable(t *testing.T) {
	s := newServer(t)
	c, _ := s.client(t)
	got, err := c.Table(context.Background(), tableID, estat.Query{})
	if err != nil {
		t.Fatal(err)
	}
	sameFigures(t, got, whole(t))
	for _, source := range got.Sources() {
		if source.Credit != ingest.EStatCredit || source.ID != tableID || source.Retrieved != "2026-09-15" || len(source.SHA256) != 64 {
			t.Errorf("source %+v without credit, id, date or hash", source)
		}
	}
	if s.paths[0] != "/json/getStatsData" || s.requests[0].Get("limit") != "100000" {
		t.Errorf("asked %s for %s figures", s.paths[0], s.requests[0].Get("limit"))
	}
}

// TestTablePages: every page has every filter, and the pages are the table.
func TestTablePages(t *testing.T) {
	s := newServer(t)
	var done []int
	c, _ := s.client(t, func(o *estat.Options) {
		o.Progress = func(p estat.Progress) {
			if p.Total > 0 {
				done = append(done, p.Done)
			}
		}
	})
	q := estat.Query{Select: map[string][]string{"area": {"16000"}, "cat01": {"22000000", "17000000"}}, Page: 10}
	got, err := c.Table(context.Background(), tableID, q)
	if err != nil {
		t.Fatal(err)
	}
	sameFigures(t, got, whole(t).Select(census.Kanagawa, census.MeasureFunc(func(m census.Measure) bool {
		return m == census.Shipments || m == census.Establishments
	})))
	for i, r := range s.requests {
		if r.Get("cdArea") != "16000" || r.Get("cdCat01") != "22000000,17000000" || r.Get("limit") != "10" || number(r.Get("startPosition")) != []int{0, 11, 21, 31, 41}[i] {
			t.Errorf("request %d has the parameters %v", i+1, r)
		}
	}
	if want := []int{10, 20, 30, 40, 48}; !slices.Equal(done, want) {
		t.Errorf("progress %v, want %v", done, want)
	}
	hashes := map[string]bool{}
	for _, source := range got.Sources() {
		hashes[source.SHA256] = true
	}
	if len(hashes) != 5 {
		t.Errorf("sources with %d hashes, want one for each of five pages", len(hashes))
	}
}

// TestTableSpans: spans of codes and of levels go with every page, and leave
// what they say: the prefectures from Kanagawa (JIS 14, here 16) to Nagano (20,
// here 22), the divisions without their total.
func TestTableSpans(t *testing.T) {
	s := newServer(t)
	c, _ := s.client(t)
	q := estat.Query{Page: 3, Select: map[string][]string{"cat01": {"17000000"}},
		Spans: map[string]estat.Span{"area": {From: "16000", To: "22000"}, "cat02": {Level: "2"}}}
	got, err := c.Table(context.Background(), tableID, q)
	if err != nil {
		t.Fatal(err)
	}
	want := whole(t).Select(census.PrefectureLevel, census.Establishments, census.IndustryFunc(func(i census.Industry) bool { return i.IsDivision() }),
		census.AreaFunc(func(a census.Area) bool { return a >= census.Kanagawa && a <= "20" }))
	sameFigures(t, got, want)
	if want.Len() <= 3 {
		t.Fatalf("%d figures, want more than a page", want.Len())
	}
	for _, r := range s.requests {
		if r.Get("cdAreaFrom") != "16000" || r.Get("cdAreaTo") != "22000" || r.Get("lvCat02") != "2" || r.Get("cdCat01") != "17000000" {
			t.Errorf("a page was asked for with %v", r)
		}
	}
}

// TestTableEnglish: names come in English where a layout says what the axes are,
// and the factory census is read by its Japanese names.
func TestTableEnglish(t *testing.T) {
	s := newServer(t)
	c, _ := s.client(t, func(o *estat.Options) { o.English, o.Cache = true, estat.NoCache })
	if _, err := c.Describe(context.Background(), tableID); err != nil {
		t.Fatal(err)
	}
	if _, err := c.Search(context.Background(), "manufactures", estat.SearchOptions{Most: 1}); err != nil {
		t.Fatal(err)
	}
	if _, err := c.Table(context.Background(), tableID, estat.Query{}); err != nil {
		t.Fatal(err)
	}
	layout := ingest.EStatJSON{Axes: map[string]ingest.Role{"cat01": ingest.MeasureNameColumn, "cat02": ingest.IndustryColumn},
		Key: census.Key{Year: 2018}, Revision: census.JSIC13}
	if _, err := c.Table(context.Background(), tableID, estat.Query{Layout: layout}); err != nil {
		t.Fatal(err)
	}
	var asked []string
	for _, r := range s.requests {
		asked = append(asked, r.Get("lang"))
	}
	if want := []string{"E", "E", "J", "E"}; !slices.Equal(asked, want) {
		t.Errorf("names in %v, want %v", asked, want)
	}
}

// TestTableSingle: one figure comes as an object.
func TestTableSingle(t *testing.T) {
	s := newServer(t)
	c, _ := s.client(t)
	got, err := c.Table(context.Background(), tableID, estat.Query{Select: map[string][]string{"area": {"16000"}, "cat01": {"22000000"}, "cat02": {"31"}}})
	if err != nil {
		t.Fatal(err)
	}
	key := census.Key{Year: 2018, Area: census.Kanagawa, Industry: census.TransportationEquipment, Size: census.Size{Min: 4}, Measure: census.Shipments}
	if o, ok := got.Find(key); !ok || got.Len() != 1 || o.Status != census.Official {
		t.Errorf("%d figures with %v, want one", got.Len(), o)
	}
}

// TestTableWrongPages: a server that loses its place is found out, at once.
func TestTableWrongPages(t *testing.T) {
	tests := []struct {
		name  string
		spoil func(n int, place map[string]any)
		want  string
	}{
		{"NEXT_KEY leaves figures out", func(_ int, p map[string]any) { p["NEXT_KEY"] = 15 }, "NEXT_KEY 15"},
		{"NEXT_KEY is the page itself", func(_ int, p map[string]any) { p["NEXT_KEY"] = p["FROM_NUMBER"] }, "NEXT_KEY"},
		{"NEXT_KEY goes back to the start", func(n int, p map[string]any) {
			if n == 3 {
				p["NEXT_KEY"] = 1
			}
		}, "NEXT_KEY 1"},
		{"NEXT_KEY behind the end", func(_ int, p map[string]any) { p["NEXT_KEY"] = 100000 }, "NEXT_KEY"},
		{"no NEXT_KEY", func(_ int, p map[string]any) { delete(p, "NEXT_KEY") }, "no NEXT_KEY"},
		{"another page", func(n int, p map[string]any) {
			if n == 2 {
				p["FROM_NUMBER"], p["TO_NUMBER"], p["NEXT_KEY"] = 1, 10, 11
			}
		}, "RESULT_INF from 1 to 10"},
		{"the table grows", func(n int, p map[string]any) {
			if n == 2 {
				p["TOTAL_NUMBER"] = 1000
			}
		}, "1000 figures"},
		{"too many figures", func(_ int, p map[string]any) { p["TOTAL_NUMBER"] = 2_000_000 }, "Query.Most"},
	}
	for _, test := range tests {
		s := newServer(t)
		s.spoil = test.spoil
		c, _ := s.client(t)
		table, err := c.Table(context.Background(), tableID, estat.Query{Select: map[string][]string{"area": {"16000"}, "cat01": {"22000000"}}, Page: 10})
		if err == nil || table != nil || !strings.Contains(err.Error(), test.want) {
			t.Errorf("%s: table %v, error %v, want %q", test.name, table, err, test.want)
		}
		if s.count() > 3 {
			t.Errorf("%s: %d requests for three pages", test.name, s.count())
		}
	}
}

func TestTableRefused(t *testing.T) {
	s := newServer(t)
	c, _ := s.client(t)
	for name, q := range map[string]estat.Query{
		"no axis":   {Select: map[string][]string{"cat16": {"1"}}},
		"no codes":  {Select: map[string][]string{"area": {}}},
		"101 codes": {Select: map[string][]string{"area": make([]string, 101)}},
		"two codes": {Select: map[string][]string{"area": {"1,2"}}},
		"no code":   {Select: map[string][]string{"area": {""}}},
		"no span":   {Spans: map[string]estat.Span{"time": {}}},
		"level":     {Spans: map[string]estat.Span{"time": {Level: "1,2"}}},
		"from":      {Spans: map[string]estat.Span{"time": {From: "2010000000,2011000000"}}},
		"span":      {Spans: map[string]estat.Span{"year": {From: "2010000000"}}},
	} {
		if _, err := c.Table(context.Background(), tableID, q); err == nil {
			t.Errorf("%s: no error", name)
		}
	}
	for _, id := range []string{"", "abc", "1&appId=x"} {
		if _, err := c.Table(context.Background(), id, estat.Query{}); err == nil {
			t.Errorf("id %q: no error", id)
		}
		if _, err := c.Describe(context.Background(), id); err == nil {
			t.Errorf("id %q: no error", id)
		}
	}
	if s.count() > 0 {
		t.Errorf("%d requests, want none", s.count())
	}
	_, err := c.Table(context.Background(), "0000000001", estat.Query{})
	var e *estat.Error
	if !errors.As(err, &e) || !strings.Contains(err.Error(), tableID) {
		t.Errorf("another table than asked for: %v", err)
	}
}

// TestTableNotOfTheCensus: another statistic is refused, and read with a layout
// from the cache, without another request.
func TestTableNotOfTheCensus(t *testing.T) {
	s := newServer(t)
	s.part("TABLE_INF")["STAT_NAME"] = map[string]any{"@code": "00200521", "$": "国勢調査"}
	c, _ := s.client(t)
	q := estat.Query{Select: map[string][]string{"area": {"16000"}}}
	if _, err := c.Table(context.Background(), tableID, q); !errors.Is(err, ingest.ErrNotCensus) || !strings.Contains(err.Error(), "cat02") {
		t.Errorf("%v, want ErrNotCensus that names the axis cat02", err)
	}
	q.Layout = ingest.EStatJSON{Axes: map[string]ingest.Role{"cat01": ingest.MeasureNameColumn, "cat02": ingest.IndustryColumn},
		Key: census.Key{Year: 2018, Size: census.Size{Min: 4}}, Revision: census.JSIC13}
	got, err := c.Table(context.Background(), tableID, q)
	if err != nil {
		t.Fatal(err)
	}
	sameFigures(t, got, whole(t).Select(census.Kanagawa))
	if s.count() != 1 {
		t.Errorf("%d requests, want 1", s.count())
	}
}

// TestTableEmpty: STATUS 1 is a table without figures.
func TestTableEmpty(t *testing.T) {
	s := newServer(t)
	s.misbehave = func(_ int, w http.ResponseWriter, _ *http.Request) bool {
		fmt.Fprint(w, `{"GET_STATS_DATA":{"RESULT":{"STATUS":1,"ERROR_MSG":"該当データはありませんでした。"}}}`)
		return true
	}
	c, _ := s.client(t)
	got, err := c.Table(context.Background(), tableID, estat.Query{})
	if err != nil || got.Len() != 0 || len(got.Notes()) != 1 {
		t.Errorf("%v, %v: want no figures and a note", got, err)
	}
}

func ExampleClient_Table() {
	c, err := estat.New(estat.Options{}) // the application id is in ESTAT_APP_ID
	if err != nil {
		fmt.Println(err)
		return
	}
	t, err := c.Table(context.Background(), "0003432907", estat.Query{Select: map[string][]string{
		"cat02": {"00"}, // all manufacturing
		"area":  {"16000", "02000"},
	}})
	if err != nil {
		fmt.Println(err)
		return
	}
	for o := range t.All() {
		fmt.Println(o)
	}
}
