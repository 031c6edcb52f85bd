package ingest_test

import (
	"bytes"
	"compress/gzip"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"math"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/klauspost/compress/zstd"
	"github.com/machikoba/machikoba/ingest"
	"github.com/machikoba/machikoba/ingest/census"
	"golang.org/x/text/encoding/japanese"
)

// factoryLayout is the layout of the files of these tests.
func factoryLayout() ingest.Layout {
	return ingest.Layout{
		Year: "year", Area: "municipality", Industry: "industry", Floor: census.Size{Min: 4},
		Establishment: "id", Texts: []string{"form"},
		Measures: []ingest.MeasureColumn{
			{Header: "employees", Measure: census.Employees},
			{Header: "shipments", Measure: census.Shipments, Unit: "万円"},
			{Header: "assets", Measure: census.FixedAssets, Unit: "万円", Blank: census.NotApplicable},
		},
	}
}

const factoryHeader = "year,id,municipality,industry,form,employees,shipments,assets\n"

// threeFactories are two of Kanagawa, one of which keeps its money secret, and
// one of Aichi.
const threeFactories = factoryHeader +
	"2018,0001,14100,3111,株式会社,12,3000,\n" +
	"2018,0002,14130,3113,個人,30,X,500\n" +
	"2018,0003,23211,3111,株式会社,5000,-,90000\n"

// stdin returns establishments that are read from a text.
func stdin(text string) ingest.Establishments {
	return ingest.Establishments{Files: []string{"-"}, Layout: factoryLayout(), Stdin: strings.NewReader(text), Workers: 2}
}

// file writes a text to a file and returns its name.
func file(t testing.TB, name, text string) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), name)
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

var byPrefecture = ingest.Tabulation{Area: census.PrefectureLevel, Digits: 2}

// tabulate returns the table of one tabulation.
func tabulate(t testing.TB, e ingest.Establishments, tab ingest.Tabulation) *census.Table {
	t.Helper()
	cubes, err := e.Tabulate(context.Background(), tab)
	if err != nil {
		t.Fatal(err)
	}
	table, err := cubes[0].Table()
	if err != nil {
		t.Fatal(err)
	}
	return table
}

func TestEstablishments(t *testing.T) {
	table := tabulate(t, stdin(threeFactories), byPrefecture)
	key := func(a census.Area, m census.Measure) census.Key {
		return census.Key{Year: 2018, Area: a, Industry: census.TransportationEquipment, Size: census.Size{Min: 4}, Measure: m}
	}
	for _, c := range []struct {
		key    census.Key
		value  float64
		status census.Status
	}{
		{key(census.Kanagawa, census.Establishments), 2, census.Computed},
		{key(census.Kanagawa, census.Employees), 42, census.Computed},
		{key(census.Kanagawa, census.Shipments), math.NaN(), census.Suppressed},
		{key(census.Kanagawa, census.FixedAssets), 5_000_000, census.Computed}, // the other was not asked
		{key(census.Aichi, census.Shipments), 0, census.Nil},
		{key(census.Aichi, census.FixedAssets), 900_000_000, census.Computed},
	} {
		o, ok := table.Find(c.key)
		if !ok || o.Status != c.status || o.Value != c.value && !(math.IsNaN(o.Value) && math.IsNaN(c.value)) {
			t.Errorf("%v = %v %v, want %v %v", c.key, o.Value, o.Status, c.value, c.status)
		}
	}
	o, _ := table.Find(key(census.Kanagawa, census.Shipments))
	if o.Lower != 30_000_000 || !math.IsInf(o.Upper, 1) || o.Interval != census.Suppression {
		t.Errorf("hidden shipments in [%v, %v], want [30,000,000, +Inf]", o.Lower, o.Upper)
	}
}

// The same file says the same in every dress.
func TestEstablishmentsInEveryForm(t *testing.T) {
	want := tabulate(t, stdin(threeFactories), byPrefecture)
	sjis, err := japanese.ShiftJIS.NewEncoder().String(threeFactories)
	if err != nil {
		t.Fatal(err)
	}
	var gz, zst bytes.Buffer
	g := gzip.NewWriter(&gz)
	g.Write([]byte(threeFactories))
	g.Close()
	z, _ := zstd.NewWriter(&zst)
	z.Write([]byte(threeFactories))
	z.Close()
	for name, text := range map[string]string{
		"lines of CRLF":        strings.ReplaceAll(threeFactories, "\n", "\r\n"),
		"Shift_JIS":            sjis,
		"byte order mark":      "\uFEFF" + threeFactories,
		"gzip":                 gz.String(),
		"zstd":                 zst.String(),
		"without a last line":  strings.TrimSuffix(threeFactories, "\n"),
		"blank lines":          strings.ReplaceAll(threeFactories, "\n", "\n\n"),
		"quoted thousands":     strings.NewReplacer("5000", `"5,000"`, "90000", `"90,000"`, "3000", `"3,000"`).Replace(threeFactories),
		"everything is quoted": quoteAll(threeFactories),
		"floats of pandas":     strings.NewReplacer("3000", "3000.0", "500\n", "500.0\n").Replace(threeFactories),
		"names of areas":       strings.NewReplacer("23211", "愛知県", "14100", "Kanagawa").Replace(threeFactories),
		"a quoted line feed":   strings.Replace(threeFactories, "個人", "\"個\n人\"", 1),
		"symbols":              strings.NewReplacer("X", "χ", ",-,", ",－,").Replace(threeFactories),
	} {
		if diff := tabulate(t, stdin(text), byPrefecture).Diff(want); diff != "" && !strings.Contains(diff, "sources") {
			t.Errorf("%s: %s", name, diff)
		}
		e := stdin("")
		e.Files = []string{file(t, "factories", text)}
		if diff := tabulate(t, e, byPrefecture).Diff(want); diff != "" && !strings.Contains(diff, "sources") {
			t.Errorf("%s, as a file: %s", name, diff)
		}
	}
}

func quoteAll(text string) string {
	text = strings.TrimSuffix(text, "\n")
	return `"` + strings.NewReplacer(",", `","`, "\n", "\"\n\"").Replace(text) + "\"\n"
}

func TestEstablishmentsOfAnyColumnOrder(t *testing.T) {
	want := tabulate(t, stdin(threeFactories), byPrefecture)
	var turned strings.Builder
	for line := range strings.Lines(threeFactories) {
		fields := strings.Split(strings.TrimSuffix(line, "\n"), ",")
		for i := range fields {
			turned.WriteString(fields[len(fields)-1-i] + ",")
		}
		turned.WriteString("\n") // and a column without a header
	}
	if diff := tabulate(t, stdin(turned.String()), byPrefecture).Diff(want); diff != "" {
		t.Error(diff)
	}
}

func TestEstablishmentsOfSeveralFiles(t *testing.T) {
	dir := t.TempDir()
	lines := strings.SplitAfter(threeFactories, "\n")
	for i, line := range lines[1:4] {
		name := filepath.Join(dir, fmt.Sprintf("part%d.csv", i))
		if err := os.WriteFile(name, []byte(factoryHeader+line), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	e := stdin("")
	e.Files = []string{filepath.Join(dir, "part?.csv")}
	got := tabulate(t, e, byPrefecture)
	if n := len(got.Sources()); n != 3 {
		t.Errorf("%d sources, want 3", n)
	}
	if diff := got.Diff(tabulate(t, stdin(threeFactories), byPrefecture)); !strings.Contains(diff, "sources") {
		t.Errorf("more than the sources differ: %s", diff)
	}
	e.Files = []string{filepath.Join(dir, "part1.csv"), filepath.Join(dir, ".", "part?.csv")}
	if _, err := e.Tabulate(context.Background(), byPrefecture); err == nil || !strings.Contains(err.Error(), "part1.csv is among the files twice") {
		t.Errorf("%v, want that one is there twice", err)
	}
	e.Files = []string{filepath.Join(dir, "part[1].csv")} // a name, where there is such a file
	if err := os.WriteFile(e.Files[0], []byte(factoryHeader+lines[1]+lines[2]), 0o600); err != nil {
		t.Fatal(err)
	}
	if diff := tabulate(t, e, byPrefecture).Diff(tabulate(t, stdin(factoryHeader+lines[1]+lines[2]), byPrefecture)); !strings.Contains(diff, "sources") {
		t.Error(diff)
	}
	e.Files = []string{filepath.Join(dir, "none*.csv")}
	if _, err := e.Tabulate(context.Background(), byPrefecture); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("%v, want that there is no such file", err)
	}
}

// Several tabulations are made in one pass, each of them as if alone.
func TestEstablishmentsTabulations(t *testing.T) {
	sizes := []census.Size{{Min: 4, Max: 29}, {Min: 30, Max: 299}, {Min: 300}}
	tabs := []ingest.Tabulation{
		{},
		byPrefecture,
		{Area: census.MunicipalityLevel, Digits: 4, Measures: []census.Measure{census.Shipments}},
		{Area: census.PrefectureLevel, Sizes: sizes},
		{Sizes: sizes[1:]},
	}
	e := stdin(threeFactories)
	cubes, err := e.Tabulate(context.Background(), tabs...)
	if err != nil {
		t.Fatal(err)
	}
	for i, want := range []int{1, 2, 3, 3, 2} {
		if got := cubes[i].Len(); got != want {
			t.Errorf("tabulation %d has %d cells, want %d", i, got, want)
		}
	}
	for i, tab := range tabs {
		want, _ := cubes[i].Table()
		if diff := tabulate(t, stdin(threeFactories), tab).Diff(want); diff != "" {
			t.Errorf("tabulation %d alone: %s", i, diff)
		}
	}
	k := census.Key{Year: 2018, Area: census.Kanagawa, Size: sizes[1], Measure: census.Employees}
	bySize, _ := cubes[3].Table()
	if got := bySize.Value(k); got != 30 {
		t.Errorf("%v has %v, want 30", k, got)
	}
}

func TestEstablishmentsBySizeCode(t *testing.T) {
	e := stdin("year,class,n\n2018,1,7\n2018,2,50\n2018,2,60\n")
	e.Layout = ingest.Layout{Year: "year", Size: "class", Sizes: map[string]census.Size{"1": {Min: 4, Max: 29}, "2": {Min: 30, Max: 99}},
		Measures: []ingest.MeasureColumn{{Header: "n", Measure: census.Employees}}}
	table := tabulate(t, e, ingest.Tabulation{Sizes: []census.Size{{Min: 4, Max: 29}, {Min: 30}}})
	if got := table.Value(census.Key{Year: 2018, Size: census.Size{Min: 30}, Measure: census.Employees}); got != 110 {
		t.Errorf("30 or more persons: %v, want 110", got)
	}
}

// The error for what cannot be read says where it stands.
func TestEstablishmentsErrors(t *testing.T) {
	long := factoryHeader + strings.Repeat("2018,0001,14100,3111,株,12,3000,\n", 20_000)
	for _, c := range []struct {
		name, text   string
		line, column int
		cell, found  string
	}{
		{"year", factoryHeader + "18,1,14100,3111,株,1,1,1\n", 2, 1, "year", `"18"`},
		{"area", factoryHeader + "2018,1,99100,3111,株,1,1,1\n", 2, 8, "municipality", `"99100"`},
		{"no area", factoryHeader + "2018,1,,3111,株,1,1,1\n", 2, 8, "municipality", `""`},
		{"nation", factoryHeader + "2018,1,00,3111,株,1,1,1\n", 2, 8, "municipality", `"00"`},
		{"industry", factoryHeader + "2018,1,14100,9911,株,1,1,1\n", 2, 14, "industry", `"9911"`},
		{"number", factoryHeader + "2018,1,14100,3111,株式会社,1x,1,1\n", 2, 24, "employees", `"1x"`},
		{"fraction", factoryHeader + "2018,1,14100,3111,株,1,1.5,1\n", 2, 23, "shipments", `"1.5"`},
		{"too large", factoryHeader + "2018,1,14100,3111,株,1,1234567890123456789,1\n", 2, 23, "shipments", `"1234567890123456789"`},
		{"thousands", factoryHeader + "2018,1,14100,3111,株,1,\"12,34\",1\n", 2, 23, "shipments", `"\"12,34\""`},
		{"few columns", factoryHeader + "2018,1,14100,3111,株,1,1,1\n2018,1\n", 3, 0, "", "2 columns"},
		{"many columns", factoryHeader + "2018,1,14100,3111,株,1,1,1,1\n", 2, 0, "", "9 columns"},
		{"zero byte", factoryHeader + "2018,1\x00,14100,3111,株,1,1,1\n", 2, 0, "", "a zero byte"},
		{"open quote", factoryHeader + "2018,1,14100,3111,株,1,1,1\n2018,1,\"14100,3111,株,1,1,1\n", 3, 0, "", "a quotation mark that nothing closes"},
		{"far behind", long + "2018,1,14100,3111,株,1,,z\n", 20_002, 24, "assets", `"z"`},
		{"the first of two", long + "2018,1,14100,3111,株,y,,x\n" + long[len(factoryHeader):] + "oops\n", 20_002, 21, "employees", `"y"`},
		{"a quoted line feed before it", factoryHeader + "2018,\"1\n1\",14100,3111,株,1,?,1\n", 3, 19, "shipments", `"?"`},
		{"stray marks", factoryHeader + "2018,1,14100,3111,12\" 管,1,1,1\n" + threeFactories[len(factoryHeader):] + "2018,2,14100,3111,6\" 管,1,1,1\n", 2, 0, "", "a quotation mark within a field"},
		{"header twice", strings.Replace(factoryHeader, "form", "year", 1), 1, 31, "year", "a second column of this header"},
		{"stray marks in it", strings.Replace(factoryHeader, "assets", `assets,12" 管`, 1) + "2018,1,14100,3111,株,1,1,1,6\" 管\n" + "2018,1,14100,3111,株,1,1,1,1\n", 1, 0, "", "a header with a line feed and a quotation mark within a field"},
		{"header lacks", strings.Replace(factoryHeader, "year", "jahr", 1), 1, 0, "", `"jahr, id, municipality, industry, form, employees, shipments…"`},
		{"header without end", "\"" + strings.Repeat("year\n", 4<<20), 1, 0, "", "a record of more than 16 MiB"},
		{"empty", "", 1, 0, "", "no header"},
		{"UTF-16", "\xFF\xFEy\x00", 1, 1, "", "UTF-16, little-endian"},
	} {
		t.Run(c.name, func(t *testing.T) {
			for _, e := range []ingest.Establishments{
				stdin(c.text),
				{Files: []string{file(t, "f.csv", c.text)}, Layout: factoryLayout(), Workers: 2},
			} {
				_, err := e.Tabulate(context.Background(), byPrefecture)
				var p *ingest.ParseError
				if !errors.As(err, &p) {
					t.Fatalf("%v, want a ParseError", err)
				}
				found := strings.TrimPrefix(p.Found, "the columns ")
				if p.Line != c.line || p.Column != c.column || p.Cell != c.cell || found != c.found {
					t.Errorf("%d:%d %q %s, want %d:%d %q %s", p.Line, p.Column, p.Cell, found, c.line, c.column, c.cell, c.found)
				}
			}
		})
	}
}

func TestEstablishmentsSkipped(t *testing.T) {
	text := threeFactories + "2018,4,14100,3111,株,?,?,1\nshort\n2018,5,14100,3111,株,7,1,1\n"
	e := stdin(text)
	e.Skip = &ingest.Skipped{}
	cubes, err := e.Tabulate(context.Background(), ingest.Tabulation{})
	if err != nil {
		t.Fatal(err)
	}
	if got := cubes[0].Establishments(0); got != 4 {
		t.Errorf("%d establishments, want 4", got)
	}
	if got := cubes[0].Tally(0, 0).Sum; got != 12+30+5000+7 {
		t.Errorf("%d employees, want 5049", got)
	}
	if len(e.Skip.Rows) != 2 || e.Skip.Rows[0].Line != 5 || e.Skip.Rows[0].Column != 21 || e.Skip.Rows[1].Line != 6 {
		t.Errorf("skipped %v, want lines 5 and 6", e.Skip.Rows)
	}
	e = stdin(text)
	e.Skip = &ingest.Skipped{Limit: 1}
	var p *ingest.ParseError
	if _, err := e.Tabulate(context.Background(), ingest.Tabulation{}); !errors.As(err, &p) {
		t.Errorf("%v, want the error of the row that is too many", err)
	}
	if rows := e.Skip.Rows; len(rows) != 1 || rows[0].Line != 5 {
		t.Errorf("skipped %v, want line 5", rows)
	}
}

func TestEstablishmentsTruncatedGzip(t *testing.T) {
	var gz bytes.Buffer
	g := gzip.NewWriter(&gz)
	g.Write([]byte(threeFactories))
	g.Close()
	_, err := ptr(stdin(gz.String()[:gz.Len()-12])).Tabulate(context.Background(), byPrefecture)
	if !errors.Is(err, io.ErrUnexpectedEOF) || !strings.Contains(err.Error(), "cut short") {
		t.Errorf("%v, want an unexpected end, of compressed text", err)
	}
}

func ptr[T any](v T) *T { return &v }

// A file that shrinks under the reader is an error, and no crash.
func TestEstablishmentsShrinkingFile(t *testing.T) {
	row := "2018,0001,14100,3111,株,12,3000,\n"
	name := file(t, "f.csv", factoryHeader+strings.Repeat(row, 200_000))
	e := ingest.Establishments{Files: []string{name}, Layout: factoryLayout(), Workers: 1}
	var truncated bool
	e.Skip = &ingest.Skipped{Limit: 1 << 30}
	e.Progress = func(ingest.Progress) {
		if !truncated {
			truncated = true
			os.Truncate(name, 4096)
		}
	}
	// The first call of Progress comes after a tenth of a second: a context that
	// is slow to ask holds the reading up until then.
	_, err := e.Tabulate(slowContext{context.Background()}, byPrefecture)
	if !truncated {
		t.Skip("the file was read before it could shrink")
	}
	if !errors.Is(err, io.ErrUnexpectedEOF) {
		t.Errorf("%v, want an unexpected end", err)
	}
}

// A slowContext takes its time whenever it is asked for its error.
type slowContext struct{ context.Context }

func (c slowContext) Err() error {
	time.Sleep(10 * time.Millisecond)
	return c.Context.Err()
}

func TestEstablishmentsCancelled(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	never, w := io.Pipe() // nobody writes behind the header
	defer w.Close()
	go func() {
		io.WriteString(w, threeFactories)
		cancel()
	}()
	e := stdin("")
	e.Stdin = never
	if _, err := e.Tabulate(ctx, byPrefecture); !errors.Is(err, context.Canceled) {
		t.Errorf("%v, want the cancellation", err)
	}
	e = ingest.Establishments{Files: []string{file(t, "f.csv", threeFactories)}, Layout: factoryLayout()}
	if _, err := e.Tabulate(ctx, byPrefecture); !errors.Is(err, context.Canceled) {
		t.Errorf("%v, want the cancellation", err)
	}
}

func TestEstablishmentsProgress(t *testing.T) {
	name := file(t, "f.csv", threeFactories)
	var last ingest.Progress
	e := ingest.Establishments{Files: []string{name}, Layout: factoryLayout(), Progress: func(p ingest.Progress) { last = p }}
	if _, err := e.Tabulate(context.Background(), byPrefecture); err != nil {
		t.Fatal(err)
	}
	want := ingest.Progress{File: name, Bytes: int64(len(threeFactories) - len(factoryHeader)), Size: int64(len(threeFactories)), Rows: 3}
	if last != want {
		t.Errorf("%+v, want %+v", last, want)
	}
}

func TestEstablishmentsWrongLayouts(t *testing.T) {
	for name, change := range map[string]func(*ingest.Establishments, *ingest.Tabulation){
		"no year":           func(e *ingest.Establishments, _ *ingest.Tabulation) { e.Layout.Year = "" },
		"no area":           func(e *ingest.Establishments, _ *ingest.Tabulation) { e.Layout.Area = "" },
		"no industry":       func(e *ingest.Establishments, _ *ingest.Tabulation) { e.Layout.Industry = "" },
		"digits":            func(_ *ingest.Establishments, t *ingest.Tabulation) { t.Digits = 1 },
		"overlapping sizes": func(_ *ingest.Establishments, t *ingest.Tabulation) { t.Sizes = []census.Size{{Min: 4}, {Min: 30}} },
		"no employees": func(e *ingest.Establishments, t *ingest.Tabulation) {
			e.Layout.Measures, t.Sizes = nil, []census.Size{{}}
		},
		"unknown measure": func(_ *ingest.Establishments, t *ingest.Tabulation) { t.Measures = []census.Measure{"x"} },
		"measure twice":   func(e *ingest.Establishments, _ *ingest.Tabulation) { e.Layout.Measures[1].Measure = census.Employees },
		"establishments": func(e *ingest.Establishments, _ *ingest.Tabulation) {
			e.Layout.Measures[1].Measure = census.Establishments
		},
		"blank is a number":  func(e *ingest.Establishments, _ *ingest.Tabulation) { e.Layout.Measures[1].Blank = census.Estimated },
		"no files":           func(e *ingest.Establishments, _ *ingest.Tabulation) { e.Files = nil },
		"a file that is not": func(e *ingest.Establishments, _ *ingest.Tabulation) { e.Files = []string{"no/such/file"} },
	} {
		e, tab := stdin(threeFactories), byPrefecture
		change(&e, &tab)
		if _, err := e.Tabulate(context.Background(), tab); err == nil {
			t.Errorf("%s: no error", name)
		}
	}
}
