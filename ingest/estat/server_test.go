package estat_test

import (
	"compress/gzip"
	"context"
	"encoding/json"
	"fmt"
	"io/fs"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/machikoba/machikoba/ingest/estat"
	"github.com/machikoba/machikoba/testdata"
)

// secret is an application id, which nothing may print.
const secret = "0123456789abcdef0123456789abcdef01234567"

// tableID is the table that the server has.
const tableID = "0003432907"

// A server answers as e-Stat does, in the shapes of its real answers, unless a
// test misbehaves in its place.
type server struct {
	*httptest.Server
	doc    map[string]any // GET_STATS_DATA of the embedded table
	values []any

	mu       sync.Mutex
	requests []url.Values // of every request, in their order
	paths    []string
	// misbehave, if not nil, is asked first with the number of the request, from
	// 1; it returns whether it has answered.
	misbehave func(n int, w http.ResponseWriter, r *http.Request) bool
	// spoil, if not nil, changes what a page says of its place.
	spoil func(n int, place map[string]any)
}

func newServer(t *testing.T) *server {
	t.Helper()
	data, err := fs.ReadFile(testdata.FS, "estat/"+tableID+".json")
	if err != nil {
		t.Fatal(err)
	}
	s := &server{}
	if err := json.Unmarshal(data, &s.doc); err != nil {
		t.Fatal(err)
	}
	s.values = s.part("DATA_INF")["VALUE"].([]any)
	s.Server = httptest.NewServer(s)
	t.Cleanup(s.Close)
	return s
}

func (s *server) part(name string) map[string]any {
	return s.doc["GET_STATS_DATA"].(map[string]any)["STATISTICAL_DATA"].(map[string]any)[name].(map[string]any)
}

func (s *server) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	s.mu.Lock()
	defer s.mu.Unlock()
	q := r.URL.Query()
	s.requests, s.paths = append(s.requests, q), append(s.paths, r.URL.Path)
	n := len(s.requests)
	if s.misbehave != nil && s.misbehave(n, w, r) {
		return
	}
	if q.Get("appId") != secret {
		w.WriteHeader(http.StatusForbidden)
		fmt.Fprintf(w, `{"GET_STATS_DATA":{"RESULT":{"STATUS":100,"ERROR_MSG":"認証に失敗しました。アプリケーションID %s を確認して下さい。"}}}`, q.Get("appId"))
		return
	}
	switch {
	case strings.HasSuffix(r.URL.Path, "/json/getStatsList"):
		s.list(w, q)
	case strings.HasSuffix(r.URL.Path, "/json/getMetaInfo"):
		write(w, map[string]any{"GET_META_INFO": map[string]any{"RESULT": map[string]any{"STATUS": 0}, "METADATA_INF": map[string]any{
			"TABLE_INF": s.part("TABLE_INF"), "CLASS_INF": s.part("CLASS_INF")}}})
	case strings.HasSuffix(r.URL.Path, "/json/getStatsData"):
		s.data(n, w, q)
	default:
		http.NotFound(w, r)
	}
}

// data answers a page of the figures that the filters leave.
func (s *server) data(n int, w http.ResponseWriter, q url.Values) {
	var selected []any
	for _, v := range s.values {
		if v := v.(map[string]any); matches(v, q) && s.within(v, q) {
			selected = append(selected, v)
		}
	}
	from, limit := max(1, number(q.Get("startPosition"))), number(q.Get("limit"))
	to := min(len(selected), from+limit-1)
	place := map[string]any{"TOTAL_NUMBER": len(selected), "FROM_NUMBER": from, "TO_NUMBER": to}
	if to < len(selected) {
		place["NEXT_KEY"] = to + 1
	}
	page := selected[from-1 : to]
	if s.spoil != nil {
		s.spoil(n, place)
	}
	var values any = page
	if len(page) == 1 {
		values = page[0] // as the API has it
	}
	write(w, map[string]any{"GET_STATS_DATA": map[string]any{"RESULT": map[string]any{"STATUS": 0, "DATE": "2026-09-15T02:23:22.164+09:00"},
		"STATISTICAL_DATA": map[string]any{"RESULT_INF": place, "TABLE_INF": s.part("TABLE_INF"), "CLASS_INF": s.part("CLASS_INF"),
			"DATA_INF": map[string]any{"NOTE": s.part("DATA_INF")["NOTE"], "VALUE": values}}}})
}

func matches(v map[string]any, q url.Values) bool {
	for parameter, axis := range map[string]string{"cdCat01": "@cat01", "cdCat02": "@cat02", "cdArea": "@area"} {
		if codes := q.Get(parameter); codes != "" && !strings.Contains(","+codes+",", ","+v[axis].(string)+",") {
			return false
		}
	}
	return true
}

// within reports whether a figure is in the spans of codes and of levels.
func (s *server) within(v map[string]any, q url.Values) bool {
	for parameter, axis := range map[string]string{"Cat01": "cat01", "Cat02": "cat02", "Area": "area"} {
		code := v["@"+axis].(string)
		if from := q.Get("cd" + parameter + "From"); code < from {
			return false
		}
		if to := q.Get("cd" + parameter + "To"); to != "" && code > to {
			return false
		}
		if level := q.Get("lv" + parameter); level != "" && s.level(axis, code) != level {
			return false
		}
	}
	return true
}

// level returns the level of a member.
func (s *server) level(axis, code string) string {
	for _, o := range s.part("CLASS_INF")["CLASS_OBJ"].([]any) {
		if o := o.(map[string]any); o["@id"] == axis {
			for _, m := range o["CLASS"].([]any) {
				if m := m.(map[string]any); m["@code"] == code {
					return m["@level"].(string)
				}
			}
		}
	}
	return ""
}

// list answers three tables, one a page, as many as are asked for.
func (s *server) list(w http.ResponseWriter, q url.Values) {
	if q.Get("searchWord") == "none" {
		fmt.Fprint(w, `{"GET_STATS_LIST":{"RESULT":{"STATUS":1,"ERROR_MSG":"正常に終了しましたが、該当データはありませんでした。"},"DATALIST_INF":{"NUMBER":0,"TABLE_INF":[]}}}`)
		return
	}
	from := max(1, number(q.Get("startPosition")))
	place := map[string]any{"FROM_NUMBER": from, "TO_NUMBER": from}
	if from < 3 {
		place["NEXT_KEY"] = from + 1
	}
	write(w, map[string]any{"GET_STATS_LIST": map[string]any{"RESULT": map[string]any{"STATUS": 0},
		"DATALIST_INF": map[string]any{"NUMBER": 3, "RESULT_INF": place, "TABLE_INF": s.part("TABLE_INF")}}})
}

func number(text string) int {
	n, _ := strconv.Atoi(text) // nothing is 0
	return n
}

func write(w http.ResponseWriter, v any) {
	w.Header().Set("Content-Type", "application/json; charset=utf-8")
	if err := json.NewEncoder(w).Encode(v); err != nil {
		panic(err)
	}
}

// packed answers in gzip what is written to the writer that it returns.
func packed(w http.ResponseWriter) *gzip.Writer {
	w.Header().Set("Content-Encoding", "gzip")
	return gzip.NewWriter(w)
}

// count returns how many requests there were.
func (s *server) count() int {
	s.mu.Lock()
	defer s.mu.Unlock()
	return len(s.requests)
}

// waits are the pauses of a client whose clock does not run.
type waits struct{ of []time.Duration }

func (w *waits) sleep(_ context.Context, d time.Duration) error {
	w.of = append(w.of, d)
	return nil
}

var noon = time.Date(2026, 11, 21, 12, 0, 0, 0, time.UTC)

// client returns a client of the server with a cache of its own and pauses that
// take no time.
func (s *server) client(t *testing.T, edit ...func(*estat.Options)) (*estat.Client, *waits) {
	t.Helper()
	w := &waits{}
	o := estat.Options{AppID: secret, BaseURL: s.URL, CacheDir: t.TempDir(), Sleep: w.sleep,
		Random: func() float64 { return 0.5 }, Now: func() time.Time { return noon }}
	for _, e := range edit {
		e(&o)
	}
	c, err := estat.New(o)
	if err != nil {
		t.Fatal(err)
	}
	return c, w
}
