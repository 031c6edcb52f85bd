package ingest_test

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"testing"

	"github.com/apache/arrow/go/v15/arrow"
	"github.com/apache/arrow/go/v15/arrow/array"
	"github.com/machikoba/machikoba/ingest"
	"github.com/machikoba/machikoba/ingest/census"
)

// cell returns what a column of a record says in a row, null as "∅".
func cell(r arrow.Record, column string, row int) string {
	a := r.Column(r.Schema().FieldIndices(column)[0])
	if a.IsNull(row) {
		return "∅"
	}
	if d, ok := a.(*array.Dictionary); ok {
		return d.Dictionary().ValueStr(d.GetValueIndex(row))
	}
	return a.ValueStr(row)
}

func TestRecords(t *testing.T) {
	e := stdin(threeFactories)
	var got []string
	for r, err := range e.Records(context.Background()) {
		if err != nil {
			t.Fatal(err)
		}
		if unit, _ := r.Schema().Field(r.Schema().FieldIndices("shipments")[0]).Metadata.GetValue("unit"); unit != "万円" {
			t.Errorf("shipments in %q, want 万円", unit)
		}
		for row := range int(r.NumRows()) {
			var fields []string
			for _, f := range r.Schema().Fields() {
				fields = append(fields, cell(r, f.Name, row))
			}
			got = append(got, strings.Join(fields, " "))
		}
		r.Release()
	}
	want := []string{
		"2018 0001 14100 JSIC13:3111 株式会社 12 official 3000 official ∅ not applicable",
		"2018 0002 14130 JSIC13:3113 個人 30 official ∅ suppressed 500 official",
		"2018 0003 23211 JSIC13:3111 株式会社 5000 official 0 nil 90000 official",
	}
	if strings.Join(got, "\n") != strings.Join(want, "\n") {
		t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
}

// numbered returns a file whose establishments are numbered from 0.
func numbered(n int) string {
	var b strings.Builder
	b.WriteString(factoryHeader)
	for i := range n {
		fmt.Fprintf(&b, "%d,%08d,%02d100,3111,form %d,%d,X,%d\n", 1980+i%40, i, 1+i%47, i%1000, i, 2*i)
	}
	return b.String()
}

// Records come in the order of the file, whoever has read them.
func TestRecordsAreInOrder(t *testing.T) {
	const n = 200_000 // some ten records
	e := stdin(numbered(n))
	e.Workers = 4
	row := 0
	for r, err := range e.Records(context.Background()) {
		if err != nil {
			t.Fatal(err)
		}
		employees := r.Column(r.Schema().FieldIndices("employees")[0]).(*array.Int64)
		for i := range int(r.NumRows()) {
			if employees.Value(i) != int64(row) || cell(r, "establishment", i) != fmt.Sprintf("%08d", row) ||
				cell(r, "form", i) != fmt.Sprint("form ", row%1000) || cell(r, "year", i) != fmt.Sprint(1980+row%40) {
				t.Fatalf("row %d is %v", row, r.NewSlice(int64(i), int64(i+1)))
			}
			row++
		}
		r.Release()
	}
	if row != n {
		t.Errorf("%d rows, want %d", row, n)
	}
}

func TestRecordsStop(t *testing.T) {
	e := stdin(numbered(200_000))
	records := 0
	for r, err := range e.Records(context.Background()) {
		if err != nil {
			t.Fatal(err)
		}
		r.Release()
		if records++; records == 2 {
			break
		}
	}
	if records != 2 {
		t.Errorf("%d records, want 2", records)
	}
}

// All records before the one with the wrong row come, and then its error.
func TestRecordsError(t *testing.T) {
	for _, name := range []string{"stream", "file"} {
		text := numbered(150_000) + "2018,1,14100,3111,form,?,1,1\n" + numbered(100_000)[len(factoryHeader):]
		e := stdin(text)
		if name == "file" {
			e.Files = []string{file(t, "f.csv", text)}
		}
		e.Workers = 3
		var failed error
		rows := 0
		for r, err := range e.Records(context.Background()) {
			if err != nil {
				failed = err
				continue
			}
			rows += int(r.NumRows())
			r.Release()
		}
		var p *ingest.ParseError
		if !errors.As(failed, &p) || p.Line != 150_002 || rows == 0 || rows > 150_000 {
			t.Errorf("%s: %d rows, then %v, want up to 150,000, then line 150,002", name, rows, failed)
		}
	}
}

func TestRecordsSkip(t *testing.T) {
	e := stdin(threeFactories + "2018,4,14100,3111,a,?,1,1\n2018,0005,14100,3111,a,1,1,1\n")
	e.Skip = &ingest.Skipped{}
	var ids []string
	for r, err := range e.Records(context.Background()) {
		if err != nil {
			t.Fatal(err)
		}
		for row := range int(r.NumRows()) {
			ids = append(ids, cell(r, "establishment", row))
		}
		r.Release()
	}
	if got := strings.Join(ids, " "); got != "0001 0002 0003 0005" || len(e.Skip.Rows) != 1 {
		t.Errorf("%s and %v, want four establishments and one row that is skipped", got, e.Skip.Rows)
	}
}

// A row that is left out is no null: of the shipments 1, X (beside what is no
// number of employees) and X, two rows remain, one of them null.
func TestRecordsSkipNulls(t *testing.T) {
	e := stdin(factoryHeader + "2018,1,14100,3111,a,1,1,1\n2018,2,14100,3111,a,?,X,1\n2018,3,14100,3111,a,1,X,1\n")
	e.Skip = &ingest.Skipped{}
	for r, err := range e.Records(context.Background()) {
		if err != nil {
			t.Fatal(err)
		}
		shipments := r.Column(r.Schema().FieldIndices("shipments")[0])
		if shipments.Len() != 2 || shipments.NullN() != 1 || cell(r, "shipments", 0) != "1" || cell(r, "shipments_status", 1) != "suppressed" {
			t.Errorf("%v, %d of them null, want 1 and one null", shipments, shipments.NullN())
		}
		r.Release()
	}
}

func TestRecordsCancelled(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	defer cancel()
	e := stdin(numbered(200_000))
	var failed error
	for r, err := range e.Records(ctx) {
		if failed = err; err == nil {
			r.Release()
			cancel()
		}
	}
	if !errors.Is(failed, context.Canceled) {
		t.Errorf("%v, want the cancellation", failed)
	}
}

// What the sums of records are, cubes say too.
func TestRecordsAgreeWithCubes(t *testing.T) {
	text := numbered(30_000)
	var want int64
	e := stdin(text)
	for r, err := range e.Records(context.Background()) {
		if err != nil {
			t.Fatal(err)
		}
		for _, v := range r.Column(r.Schema().FieldIndices("fixed_assets")[0]).(*array.Int64).Int64Values() {
			want += v
		}
		r.Release()
	}
	e = stdin(text)
	cubes, err := e.Tabulate(context.Background(), ingest.Tabulation{Measures: []census.Measure{census.FixedAssets}})
	if err != nil {
		t.Fatal(err)
	}
	var got int64
	for c := range cubes[0].Len() {
		got += cubes[0].Tally(c, 0).Sum
	}
	if got != want {
		t.Errorf("cubes have %d, records %d", got, want)
	}
}

// Whichever worker makes a record, an index means what it does in all others.
func TestDictionariesAreOfOneList(t *testing.T) {
	var text strings.Builder
	text.WriteString("year,form,employees\n")
	for i := range 300_000 {
		fmt.Fprintf(&text, "2018,form %d,%d\n", i/100, i)
	}
	e := ingest.Establishments{Files: []string{"-"}, Stdin: strings.NewReader(text.String()), Workers: 4,
		Layout: ingest.Layout{Year: "year", Texts: []string{"form"}, Measures: []ingest.MeasureColumn{{Header: "employees", Measure: census.Employees}}}}
	meanings := map[int]string{}
	for r, err := range e.Records(context.Background()) {
		if err != nil {
			t.Fatal(err)
		}
		forms := r.Column(1).(*array.Dictionary)
		for i := range forms.Dictionary().Len() {
			form := forms.Dictionary().ValueStr(i)
			if met, ok := meanings[i]; ok && met != form {
				t.Fatalf("index %d is %q, and was %q", i, form, met)
			}
			meanings[i] = form
		}
		r.Release()
	}
	if len(meanings) != 3000 {
		t.Errorf("%d forms, want 3000", len(meanings))
	}
}
