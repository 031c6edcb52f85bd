package ingest_test

import (
	"bytes"
	"compress/gzip"
	"context"
	"errors"
	"slices"
	"strings"
	"testing"

	"github.com/apache/arrow/go/v15/arrow/array"
	"github.com/machikoba/machikoba/ingest"
	"github.com/machikoba/machikoba/ingest/census"
	"golang.org/x/text/encoding/japanese"
)

// ofKanagawa keeps the prefecture and its municipalities.
func ofKanagawa(a census.Area) bool {
	p, ok := a.Prefecture()
	return ok && p == census.Kanagawa
}

// twoYears are the three factories of 2018, and others of 2019.
const twoYears = threeFactories +
	"2019,0001,14100,3111,株式会社,13,3500,\n" +
	"2019,0003,23211,0911,株式会社,4000,X,80000\n" +
	"2019,0004,01100,3111,個人,7,70,\n"

// TestSelectInEveryForm: what is left out is as if it were not in the file, in
// every dress.
func TestSelectInEveryForm(t *testing.T) {
	lines := strings.SplitAfter(twoYears, "\n")
	want := tabulate(t, stdin(lines[0]+lines[4]), byPrefecture)
	selection := ingest.Selection{Years: census.YearsBetween(2019, 2019), Areas: ofKanagawa}
	sjis, err := japanese.ShiftJIS.NewEncoder().String(twoYears)
	if err != nil {
		t.Fatal(err)
	}
	var gz bytes.Buffer
	g := gzip.NewWriter(&gz)
	g.Write([]byte(twoYears))
	g.Close()
	for name, text := range map[string]string{
		"plain": twoYears, "quoted": quoteAll(twoYears), "Shift_JIS": sjis, "gzip": gz.String(),
		"names": strings.ReplaceAll(twoYears, "14100", "神奈川県"),
	} {
		e := stdin(text)
		e.Select = selection
		got := tabulate(t, e, byPrefecture)
		if diff := got.Diff(want); !strings.Contains(diff, "sources") {
			t.Errorf("%s: %s", name, diff)
		}
		if edits := got.Sources()[0].Edits; !slices.Contains(edits, "of selected areas") {
			t.Errorf("%s: the source says %v, want that areas were selected", name, edits)
		}
	}
}

// TestSelectByRanges: the parts of a selection are added up as those of all are.
func TestSelectByRanges(t *testing.T) {
	lines := strings.SplitAfter(twoYears, "\n")
	want := tabulate(t, stdin(lines[0]+lines[1]+lines[2]+lines[3]), byPrefecture)
	e := ingest.Establishments{Files: []string{file(t, "f.csv", twoYears)}, Layout: factoryLayout(), Select: ingest.Selection{Years: census.YearsBetween(2018, 2018)}}
	ranges, err := e.Ranges(context.Background(), 4)
	if err != nil || len(ranges) < 3 {
		t.Fatalf("%v, %v, want three ranges or more", ranges, err)
	}
	var sum *census.Cube
	for _, r := range ranges {
		cubes, err := e.TabulateRange(context.Background(), r, byPrefecture)
		if err != nil {
			t.Fatal(err)
		}
		if sum == nil {
			sum = cubes[0]
		} else if err := sum.Merge(cubes[0]); err != nil {
			t.Fatal(err)
		}
	}
	got, err := sum.Table()
	if err != nil {
		t.Fatal(err)
	}
	if diff := got.Diff(want); !strings.Contains(diff, "sources") {
		t.Error(diff)
	}
}

// TestSelectRecords: records have the rows of the selection, and no areas but its own
// in their dictionaries.
func TestSelectRecords(t *testing.T) {
	e := stdin(twoYears)
	e.Select = ingest.Selection{Areas: ofKanagawa}
	var got []string
	for r, err := range e.Records(context.Background()) {
		if err != nil {
			t.Fatal(err)
		}
		for row := range int(r.NumRows()) {
			got = append(got, cell(r, "year", row)+" "+cell(r, "establishment", row)+" "+cell(r, "form", row)+" "+
				cell(r, "shipments", row)+" "+cell(r, "shipments_status", row))
		}
		if nulls := r.Column(r.Schema().FieldIndices("shipments")[0]).NullN(); nulls != 1 {
			t.Errorf("%d nulls among the shipments, want 1", nulls)
		}
		areas := r.Column(r.Schema().FieldIndices("area")[0]).(*array.Dictionary).Dictionary()
		if areas.Len() != 2 {
			t.Errorf("areas %v, want 14100 and 14130", areas)
		}
		r.Release()
	}
	want := []string{"2018 0001 株式会社 3000 official", "2018 0002 個人 ∅ suppressed", "2019 0001 株式会社 3500 official"}
	if !slices.Equal(got, want) {
		t.Errorf("%q, want %q", got, want)
	}
}

// TestSelectCountsAllRows: rows that are read past are counted, and one that cannot
// be read is an error or skipped as if it were selected.
func TestSelectCountsAllRows(t *testing.T) {
	e := stdin(twoYears + "2018,0005,23211,3111,株式会社,?,1,1\n")
	e.Select = ingest.Selection{Years: census.YearsBetween(2019, 2019)}
	_, err := e.Tabulate(context.Background(), byPrefecture)
	if p := (*ingest.ParseError)(nil); !errors.As(err, &p) || p.Line != 8 {
		t.Errorf("%v, want an error in line 8", err)
	}
	e = stdin(twoYears + "2018,0005,23211,3111,株式会社,?,1,1\n")
	e.Select = ingest.Selection{Years: census.YearsBetween(2019, 2019)}
	e.Skip = &ingest.Skipped{}
	var last ingest.Progress
	e.Progress = func(p ingest.Progress) { last = p }
	cubes, err := e.Tabulate(context.Background(), ingest.Tabulation{})
	if err != nil {
		t.Fatal(err)
	}
	if got := cubes[0].Establishments(0); got != 3 || last.Rows != 7 || len(e.Skip.Rows) != 1 {
		t.Errorf("%d establishments of %d rows, skipped %v, want 3 of 7 rows and one skipped", got, last.Rows, e.Skip.Rows)
	}
}

// TestSelectWithoutAreas: areas cannot be selected where there are none.
func TestSelectWithoutAreas(t *testing.T) {
	e := stdin(twoYears)
	e.Layout.Area, e.Select.Areas = "", ofKanagawa
	if _, err := e.Tabulate(context.Background(), ingest.Tabulation{}); err == nil {
		t.Error("no error of Tabulate")
	}
	for _, err := range e.Records(context.Background()) {
		if err == nil {
			t.Error("no error of Records")
		}
	}
	a, err := ingest.NewAdder(e.Layout, ingest.Tabulation{})
	if err != nil {
		t.Fatal(err)
	}
	if a.Select(e.Select) == nil {
		t.Error("no error of an Adder")
	}
}

// TestAdderSelect: rows of other years and areas are left out, whether or not the
// tabulation tells areas apart.
func TestAdderSelect(t *testing.T) {
	layout := ingest.Layout{Year: "year", Area: "area", Measures: []ingest.MeasureColumn{{Header: "employees", Measure: census.Employees}}}
	text := "year,area,employees\n2018,14100,5\n2018,14130,7\n2018,23,11\n2019,14100,13\n2019,23,X\n"
	for name, c := range map[string]struct {
		selection ingest.Selection
		want      float64 // employees of all years and areas
	}{
		"years": {ingest.Selection{Years: census.YearsBetween(2018, 2018)}, 5 + 7 + 11},
		"areas": {ingest.Selection{Areas: ofKanagawa}, 5 + 7 + 13},
		"both":  {ingest.Selection{Years: census.YearsBetween(2018, 2018), Areas: ofKanagawa}, 5 + 7},
	} {
		for _, level := range []census.AreaLevel{census.NationLevel, census.PrefectureLevel} {
			a, err := ingest.NewAdder(layout, ingest.Tabulation{Area: level})
			if err != nil {
				t.Fatal(err)
			}
			if err := a.Select(c.selection); err != nil {
				t.Fatal(err)
			}
			e := ingest.Establishments{Files: []string{"-"}, Stdin: strings.NewReader(text), Layout: layout}
			for r, err := range e.Records(context.Background()) {
				if err == nil {
					err = a.Add(r)
				}
				if err != nil {
					t.Fatal(err)
				}
			}
			table, err := a.Cubes()[0].Table()
			if err != nil {
				t.Fatal(err)
			}
			sum := 0.
			for o := range table.All() {
				if o.Measure == census.Employees && (o.Area == census.Japan) == (level == census.NationLevel) {
					sum += o.Value
				}
			}
			if sum != c.want {
				t.Errorf("%s, level %v: %v employees, want %v", name, level, sum, c.want)
			}
		}
	}
}

// TestAdderAt: errors tell rows as their file has them.
func TestAdderAt(t *testing.T) {
	layout := ingest.Layout{Year: "year"}
	e := ingest.Establishments{Files: []string{"-"}, Stdin: strings.NewReader("year\n2018\n2019\n"), Layout: layout}
	for r, err := range e.Records(context.Background()) {
		if err != nil {
			t.Fatal(err)
		}
		a, err := ingest.NewAdder(ingest.Layout{Year: "year", Area: "year"}, ingest.Tabulation{})
		if err != nil {
			t.Fatal(err)
		}
		a.At(101)
		if err := a.Add(r); err == nil || !strings.Contains(err.Error(), "row 101 ") {
			t.Errorf("%v, want an error in row 101", err)
		}
	}
}
