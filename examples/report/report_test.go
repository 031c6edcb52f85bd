package main

import (
	"bytes"
	"compress/gzip"
	"context"
	"encoding/base64"
	"fmt"
	"io"
	"math"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"github.com/machikoba/machikoba/ingest"
	"github.com/machikoba/machikoba/ingest/census"
	"github.com/machikoba/machikoba/ingest/parquet"
	"github.com/machikoba/machikoba/stats"
	"github.com/machikoba/machikoba/testdata"
)

// leftovers are what a sentence must not have: values that are none, verbs that
// were not filled, and words of the program's own.
var leftovers = []string{"NaN", "Inf", "∞", "<nil>", "%!", "%[", "not available", "–%", "  ", "()", "（）", "..", "。。"}

func checkSentences(t *testing.T, name string, sections []section) {
	t.Helper()
	for _, s := range sections {
		for _, text := range append(append([]string{}, s.Findings...), s.Paragraphs...) {
			for _, bad := range leftovers {
				if strings.Contains(text, bad) {
					t.Errorf("%s: %q has %q", name, text, bad)
				}
			}
			if strings.Contains(text, "cannot be drawn") || strings.Contains(text, "作成できない") {
				t.Errorf("%s: %s", name, text)
			}
			if !strings.HasSuffix(text, ".") && !strings.HasSuffix(text, "。") {
				t.Errorf("%s: %q has no end", name, text)
			}
		}
	}
}

// write runs the program into a folder of its own, and returns it with the page.
func write(t *testing.T, args ...string) (folder, html string) {
	t.Helper()
	folder = filepath.Join(t.TempDir(), "report")
	if err := run(context.Background(), append(args, "-out", folder), console{out: io.Discard, progress: io.Discard}); err != nil {
		t.Fatal(err)
	}
	content, err := os.ReadFile(filepath.Join(folder, "index.html"))
	if err != nil {
		t.Fatal(err)
	}
	return folder, string(content)
}

// sectionsOf returns the sections of a report of a table without writing them.
func sectionsOf(t *testing.T, table *census.Table, args ...string) []section {
	t.Helper()
	c, err := parseChoices(args, io.Discard)
	if err != nil {
		t.Fatal(err)
	}
	p, err := newProfile(context.Background(), table, c, newProgress(io.Discard))
	return sections(t, p, err)
}

func sections(t *testing.T, p *profile, err error) []section {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
	r, err := p.report()
	if err != nil {
		t.Fatal(err)
	}
	return r.sections
}

// embeddedBounds bounds the embedded figures once for all prefectures.
var embeddedBounds = sync.OnceValues(func() (*stats.BoundsResult, error) {
	table, err := ingest.ReadFS(testdata.FS, "sample/*.csv")
	if err != nil {
		return nil, err
	}
	return bounds(context.Background(), withTotals(table, census.Kanagawa), newProgress(io.Discard))
})

// sectionsOfEmbedded returns the sections of a report of the embedded figures.
func sectionsOfEmbedded(t *testing.T, args ...string) []section {
	t.Helper()
	c, err := parseChoices(args, io.Discard)
	if err != nil {
		t.Fatal(err)
	}
	known, err := embeddedBounds()
	if err != nil {
		t.Fatal(err)
	}
	p, err := profileOf(known, c, newProgress(io.Discard))
	return sections(t, p, err)
}

func embedded(t *testing.T) *census.Table {
	t.Helper()
	table, err := ingest.ReadFS(testdata.FS, "sample/*.csv")
	if err != nil {
		t.Fatal(err)
	}
	return table
}

func finding(sections []section, id string, n int) string {
	for _, s := range sections {
		if s.ID == id && n < len(s.Findings) {
			return s.Findings[n]
		}
	}
	return ""
}

// The sentences of every prefecture say what its raw cells say.
func TestEveryPrefecture(t *testing.T) {
	t.Parallel()
	table := embedded(t)
	for a := range census.Prefectures() {
		if testing.Short() && a != census.Hokkaido && a != census.Kanagawa && a != census.Okinawa {
			continue
		}
		name := a.Label(census.English)
		sections := sectionsOfEmbedded(t, "-prefecture", string(a))
		checkSentences(t, name, sections)
		for id, want := range map[string][]string{
			"standing":   {amountsOf(table, a), ranksOf(table, a), workersOf(table, a)},
			"industries": {largestOf(table, a)},
			"change":     {"", yearlyOf(table, a), shiftOf(table, a)},
			"sizes":      {smallOf(table, a)},
			"suppressed": {hiddenOf(table, a)},
		} {
			for n, part := range want {
				if got := finding(sections, id, n); !strings.Contains(got, part) {
					t.Errorf("%s, %s, sentence %d: %q, want %q in it", name, id, n, got, part)
				}
			}
		}
	}
}

// Raw cells, and people's numbers, without any function of the program.

func raw(t *census.Table, y census.Year, a census.Area, i census.Industry, m census.Measure) census.Observation {
	o, _ := t.Find(census.Key{Year: y, Area: a, Industry: i, Size: census.Size{Min: 4}, Measure: m})
	return o
}

func thousands(v float64) string {
	text := fmt.Sprintf("%.0f", math.Abs(v))
	for i := len(text) - 3; i > 0; i -= 3 {
		text = text[:i] + "," + text[i:]
	}
	return text
}

func signedPersons(v float64) string {
	switch {
	case v > 0:
		return "+" + thousands(v) + " persons"
	case v < 0:
		return "−" + thousands(v) + " persons"
	}
	return "0 persons"
}

func yen(v float64) string {
	unit, digits, name := 1e9, 1, "billion yen"
	if v >= 1e12 {
		unit, digits, name = 1e12, 3, "trillion yen"
	}
	if math.Mod(v, unit) == 0 {
		digits = 0
	}
	return fmt.Sprintf("%.*f %s", digits, v/unit, name)
}

func ordinal(n int) string {
	if n%100/10 != 1 && n%10 > 0 && n%10 < 4 {
		return fmt.Sprint(n) + []string{"st", "nd", "rd"}[n%10-1]
	}
	return fmt.Sprint(n) + "th"
}

func rankAmong(a census.Area, value func(census.Area) float64) int {
	rank := 1
	for b := range census.Prefectures() {
		if value(b) > value(a) {
			rank++
		}
	}
	return rank
}

func amountsOf(t *census.Table, a census.Area) string {
	v := func(m census.Measure) float64 { return raw(t, 2020, a, "", m).Value }
	return fmt.Sprintf("came to %s establishments, %s persons engaged, shipments of %s (estimated) and value added of %s.",
		thousands(v(census.Establishments)), thousands(v(census.Employees)), yen(v(census.Shipments)), yen(v(census.ValueAdded)))
}

func ranksOf(t *census.Table, a census.Area) string {
	item := func(m census.Measure, name string) string {
		of := func(b census.Area) float64 { return raw(t, 2020, b, "", m).Value }
		return fmt.Sprintf("%s by %s (%.1f %% of Japan)", ordinal(rankAmong(a, of)), name, 100*of(a)/of(census.Japan))
	}
	return fmt.Sprintf("%s, %s, %s and %s.", item(census.Shipments, "shipments"), item(census.ValueAdded, "value added"),
		item(census.Employees, "employees"), item(census.Establishments, "establishments"))
}

func workersOf(t *census.Table, a census.Area) string {
	of := func(b census.Area) float64 {
		return raw(t, 2020, b, "", census.ValueAdded).Value / raw(t, 2020, b, "", census.Employees).Value
	}
	japan := of(census.Japan)
	how := "more than the "
	switch {
	case fmt.Sprintf("%.1f", of(a)/1e6) == fmt.Sprintf("%.1f", japan/1e6):
		return fmt.Sprintf("added value of %.1f million yen in 2020, as in Japan as a whole. By value added per person it ranks %s of", of(a)/1e6, ordinal(rankAmong(a, of)))
	case of(a) < japan:
		how = "less than the "
	}
	return fmt.Sprintf("added value of %.1f million yen in 2020, %s%.1f million yen in Japan as a whole. By value added per person it ranks %s of",
		of(a)/1e6, how, japan/1e6, ordinal(rankAmong(a, of)))
}

// largestOf names the industry with the most shipments of 2018, which in every
// prefecture is more than any suppressed one.
func largestOf(t *census.Table, a census.Area) string {
	var most census.Observation
	for _, i := range census.JSIC12.Divisions() {
		if o := raw(t, 2018, a, i, census.Shipments); o.Value > most.Value {
			most = o
		}
	}
	return fmt.Sprintf("were %s (%s, a share of %.1f %%", strings.ToLower(most.Industry.Label(census.English)), yen(most.Value),
		100*most.Value/raw(t, 2018, a, "", census.Shipments).Value)
}

func yearlyOf(t *census.Table, a census.Area) string {
	from, to := raw(t, 2007, a, "", census.Shipments).Value, raw(t, 2019, a, "", census.Shipments).Value
	rate := math.Pow(to/from, 1./12) - 1
	how := "rose"
	if rate < 0 {
		how = "fell"
	}
	if math.Abs(rate) < 0.0005 {
		return fmt.Sprintf("went from %s to %s (estimated), a change of less than 0.05 %% a year", yen(from), yen(to))
	}
	return fmt.Sprintf("2007–2010, 2012–2014, 2016–2019, shipments %s from %s to %s (estimated), by %.1f %% a year", how, yen(from), yen(to), 100*math.Abs(rate))
}

// shiftOf takes the change of the employees of 2016 to 2018 apart by the formulas
// of Dunn (1960).
func shiftOf(t *census.Table, a census.Area) string {
	persons := func(y census.Year, b census.Area, i census.Industry) float64 {
		return raw(t, y, b, i, census.Employees).Value
	}
	var own0, own1, japan0, japan1, mix, competitive float64
	for _, i := range census.JSIC12.Divisions() {
		japan0, japan1 = japan0+persons(2016, "", i), japan1+persons(2018, "", i)
	}
	growth := japan1/japan0 - 1
	for _, i := range census.JSIC12.Divisions() {
		e0, e1, g := persons(2016, a, i), persons(2018, a, i), persons(2018, "", i)/persons(2016, "", i)-1
		own0, own1 = own0+e0, own1+e1
		mix += e0 * (g - growth)
		competitive += e1 - e0*(1+g)
	}
	how := map[bool]string{true: "rose", false: "fell"}[own1 > own0]
	doing := map[bool]string{true: "better", false: "worse"}[competitive > 0]
	return fmt.Sprintf("employees %s by %s persons, to %s persons: %s from growth as in the nation, %s from its mix of industries, and %s from the prefecture's industries doing %s on the whole",
		how, thousands(own1-own0), thousands(own1), signedPersons(own0*growth), signedPersons(mix), signedPersons(competitive), doing)
}

func smallOf(t *census.Table, a census.Area) string {
	share := func(b census.Area) float64 {
		large, _ := t.Find(census.Key{Year: 2018, Area: b, Size: census.Size{Min: 300}, Measure: census.Establishments})
		return 100 * (1 - large.Value/raw(t, 2018, b, "", census.Establishments).Value)
	}
	return fmt.Sprintf("4 or more persons %.1f %% had fewer than 300 persons engaged in 2018; in Japan %.1f %%.", share(a), share(census.Japan))
}

func hiddenOf(t *census.Table, a census.Area) string {
	n := 0
	for _, i := range census.JSIC12.Divisions() {
		if raw(t, 2018, a, i, census.Shipments).Status == census.Suppressed {
			n++
		}
	}
	if n == 0 {
		return "nothing is suppressed."
	}
	return fmt.Sprintf("%d of 24 figures are suppressed.", n)
}

// The grid of totals has the figures that the sentences have, and their ranks.
func TestTotalsGrid(t *testing.T) {
	table := embedded(t)
	of := func(m census.Measure) string {
		value := func(a census.Area) float64 { return raw(table, 2020, a, "", m).Value }
		return fmt.Sprintf("%.1f %% %s", 100*value("14")/value(""), ordinal(rankAmong("14", value)))
	}
	g := sectionsOfEmbedded(t, "-prefecture", "14")[0].Grids[0]
	for i, want := range []string{"7,202 establishments " + of(census.Establishments), "348,312 persons " + of(census.Employees),
		"15.835 trillion yen (estimated) " + strings.Replace(of(census.Shipments), " % ", " % (estimated) ", 1), "4.953 trillion yen " + of(census.ValueAdded)} {
		if got := strings.Join(g.Rows[i][1:], " "); got != want {
			t.Errorf("row %d is %q, want %q", i, got, want)
		}
	}
}

// A place is specialised in what its raw cells say, where none is suppressed.
func TestSpecialisation(t *testing.T) {
	table := embedded(t)
	v := func(a census.Area, i census.Industry) float64 { return raw(table, 2018, a, i, census.Shipments).Value }
	quotient := (v("14", census.Petroleum) / v("14", "")) / (v("", census.Petroleum) / v("", ""))
	want := fmt.Sprintf("in 2018 by shipments most specialised in petroleum and coal products (location quotient %.2f)", quotient)
	if got := finding(sectionsOfEmbedded(t, "-prefecture", "14"), "industries", 1); !strings.Contains(got, want) {
		t.Errorf("%q, want %q in it", got, want)
	}
}

// The folder has what the page says that it has, and the table is read back.
func TestFiles(t *testing.T) {
	if testing.Short() {
		t.Skip("draws a whole report")
	}
	t.Parallel()
	folder, html := write(t, "-prefecture", "38", "-compare", "23", "-industry", "20")
	for _, name := range []string{"shipments.svg", "shipments.png", "rank.svg", "worker.png", "industries.png", "specialisation.svg",
		"shiftshare.png", "competitive.png", "sizes.png", "small.png", "suppressed.svg", "industry.png", "comparison.png"} {
		if _, err := os.Stat(filepath.Join(folder, name)); err != nil {
			t.Error(err)
		}
	}
	file := func(name string) []byte {
		t.Helper()
		content, err := os.ReadFile(filepath.Join(folder, name))
		if err != nil {
			t.Fatal(err)
		}
		return content
	}
	csv, err := ingest.ReadFile(filepath.Join(folder, "table.csv"))
	if err != nil {
		t.Fatal(err)
	}
	columns, err := ingest.ReadFile(filepath.Join(folder, "table.parquet"), ingest.Options{Formats: []ingest.Format{parquet.Format{}}})
	if err != nil {
		t.Fatal(err)
	}
	if diff := csv.Diff(columns); diff != "" {
		t.Errorf("CSV and Parquet differ: %s", diff)
	}
	if n := strings.Count(html, "<tr data-m="); n != csv.Len() {
		t.Errorf("the page has %d figures, table.csv %d", n, csv.Len())
	}
	if strings.Count(html, "<svg ") != strings.Count(html, `role="img"`)+1 || strings.Contains(html, "<?xml") {
		t.Error("a chart of the page has no name, or its prolog")
	}
	if !bytes.Equal(unzipped(t, html), file("table.csv")) {
		t.Error("the CSV within the page is not table.csv")
	}
	if len(html) > 2_600_000 {
		t.Errorf("the page has %d bytes", len(html))
	}
	for _, o := range []string{"http://", "https://"} {
		for _, attribute := range []string{`src="`, `action="`, "url("} {
			if strings.Contains(html, attribute+o) {
				t.Errorf("the page loads %s%s…", attribute, o)
			}
		}
	}
}

// unzipped returns the CSV that a page has within it.
func unzipped(t *testing.T, html string) []byte {
	t.Helper()
	_, rest, _ := strings.Cut(html, `href="data:application/gzip;base64,`)
	coded, _, _ := strings.Cut(rest, `"`)
	packed, err := base64.StdEncoding.DecodeString(strings.ReplaceAll(coded, "&#43;", "+"))
	if err != nil {
		t.Fatal(err)
	}
	r, err := gzip.NewReader(bytes.NewReader(packed))
	if err != nil {
		t.Fatal(err)
	}
	content, err := io.ReadAll(r)
	if err != nil {
		t.Fatal(err)
	}
	return content
}

func TestJapanese(t *testing.T) {
	t.Parallel()
	areas := []string{"14", "38", "47"}
	if testing.Short() {
		areas = areas[:1]
	}
	for i, a := range areas {
		sections := sectionsOfEmbedded(t, "-prefecture", a, "-lang", "ja", "-compare", "23,27", "-industry", []string{"20", "31"}[i%2])
		checkSentences(t, a, sections)
		for _, s := range sections {
			for _, text := range append(append([]string{}, s.Findings...), s.Paragraphs...) {
				if strings.ContainsAny(text, "abcdefghijklmnopqrstuvwxyz") {
					t.Errorf("%s: English in %q", a, text)
				}
			}
		}
	}
	if testing.Short() {
		return
	}
	_, html := write(t, "-prefecture", "神奈川県", "-lang", "ja")
	for _, want := range []string{`<html lang="ja">`, "神奈川県の製造業", "令和2年（2020年）", "2015年以降は翌年6月1日", "従業者4人以上の事業所", "構成比", "特化係数", "秘匿", "経済産業省, 2019年工業統計調査"} {
		if !strings.Contains(html, want) {
			t.Errorf("the page lacks %q", want)
		}
	}
	_, notes, _ := strings.Cut(html, `<section id="notes"`)
	notes, _, _ = strings.Cut(notes, "<script>")
	for _, english := range []string{"METI", "MIC", "Census", "added up", "multiplied", "rounded", "Shipments", "suppressed", "英語"} {
		if strings.Contains(notes, english) {
			t.Errorf("the notes and sources have %q", english)
		}
	}
	if len(html) > 1_800_000 {
		t.Errorf("the page has %d bytes", len(html))
	}
}

func TestComparisonAndIndustry(t *testing.T) {
	table := embedded(t)
	sections := sectionsOfEmbedded(t, "-prefecture", "14", "-compare", "Aichi,27", "-industry", "31")
	checkSentences(t, "Kanagawa", sections)
	own, aichi := raw(table, 2020, "14", "", census.Shipments).Value, raw(table, 2020, "23", "", census.Shipments).Value
	if got, want := finding(sections, "comparison", 0), fmt.Sprintf("came to %.1f %% of those of Aichi (estimated).", 100*own/aichi); !strings.Contains(got, want) {
		t.Errorf("%q, want %q in it", got, want)
	}
	cars := func(a census.Area) float64 {
		return raw(table, 2018, a, census.TransportationEquipment, census.Shipments).Value
	}
	want := fmt.Sprintf("Kanagawa ranks %s by shipments (%.1f %% of Japan)", ordinal(rankAmong("14", cars)), 100*cars("14")/cars(""))
	if got := finding(sections, "focus", 1); !strings.Contains(got, want) {
		t.Errorf("%q, want %q in it", got, want)
	}
}
