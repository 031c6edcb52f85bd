package census_test

import (
	"encoding/csv"
	"errors"
	"math"
	"math/rand/v2"
	"strconv"
	"strings"
	"testing"

	"github.com/machikoba/machikoba/ingest/census"
)

func TestWriteCSV(t *testing.T) {
	hidden := census.Absence(census.Key{Year: 2018, Area: "x:1", Industry: census.Food, Size: census.Size{Min: 4}, Measure: "widgets"}, census.Suppressed)
	hidden.Interval, hidden.Lower, hidden.Upper, hidden.Unit = census.Suppression, 0, math.Inf(1), "pieces, all"
	hidden.Precision = math.NaN()
	open := shipments(census.Japan, 0.1)
	open.Sources = []census.Source{{Publisher: "METI", Notes: []string{"a\nb"}}, {File: "a.csv"}}
	table := collect(t, open, hidden).With(census.WithNotes("X: 秘匿"), census.WithLabel(census.ByArea, "x:1", "One", "一"))
	var b strings.Builder
	if err := table.WriteCSV(&b); err != nil {
		t.Fatal(err)
	}
	want := `# source: {"publisher":"METI","notes":["a\nb"]}
# source: {"file":"a.csv"}
# note: "X: 秘匿"
# label: ["area:x:1","One","一"]
year,area,industry,size,scope,measure,statistic,value,lower,upper,interval,precision,status,unit,source
2018,00,,,,shipments,,0.1,,,,0,official,yen,0+1
2018,x:1,JSIC12:09,4+,,widgets,,,0,+Inf,suppression,,suppressed,"pieces, all",
`
	if b.String() != want {
		t.Errorf("\n%s\nwant\n%s", b.String(), want)
	}
}

func TestWriteCSVOfOtherSurveys(t *testing.T) {
	var b strings.Builder
	if err := collect(t).With(census.WithSurveys(census.Surveys{{Year: 2018, Program: "SUSB", Floor: census.Size{Min: 5}}})).WriteCSV(&b); err != nil {
		t.Fatal(err)
	}
	if line, _, _ := strings.Cut(b.String(), "\n"); line != `# surveys: [{"year":2018,"program":"SUSB","floor":"5+"}]` {
		t.Errorf("%s", line)
	}
}

// What is written reads back the same, digit by digit.
func TestWriteCSVCells(t *testing.T) {
	r := rand.New(rand.NewPCG(29, 30))
	rows := randomFigures(r, 500)
	for i := range rows {
		if !rows[i].Status.Absent() && rows[i].Status != census.Nil {
			rows[i].Value = math.Float64frombits(r.Uint64())
			if math.IsNaN(rows[i].Value) || math.IsInf(rows[i].Value, 0) {
				rows[i].Value = math.MaxFloat64
			}
		}
	}
	var b strings.Builder
	if err := collect(t, rows...).WriteCSV(&b); err != nil {
		t.Fatal(err)
	}
	in := csv.NewReader(strings.NewReader(b.String()))
	in.Comment = '#'
	records, err := in.ReadAll()
	if err != nil || len(records) != len(rows)+1 {
		t.Fatalf("%d records, %v", len(records), err)
	}
	for i, o := range rows {
		cells := records[i+1]
		if area := o.Part(census.ByArea); cells[0] != o.Year.String() || cells[1] != area || cells[12] != o.Status.String() {
			t.Fatalf("row %d is %q, want %v", i, cells, o)
		}
		v, err := strconv.ParseFloat(cells[7], 64)
		if o.Status.Absent() != (cells[7] == "") || cells[7] != "" && (err != nil || v != o.Value) {
			t.Fatalf("row %d: %q is %v, %v, want %v", i, cells[7], v, err, o.Value)
		}
	}
}

// full is a writer that has room for n bytes.
type full struct{ n int }

var errFull = errors.New("the disk is full")

func (f *full) Write(p []byte) (int, error) {
	if f.n -= len(p); f.n < 0 {
		return 0, errFull
	}
	return len(p), nil
}

func TestWriteCSVError(t *testing.T) {
	table := collect(t, randomFigures(rand.New(rand.NewPCG(31, 32)), 500)...)
	for _, n := range []int{0, 10_000} {
		if err := table.WriteCSV(&full{n}); !errors.Is(err, errFull) || !strings.HasPrefix(err.Error(), "census: write CSV: ") {
			t.Errorf("with room for %d bytes: %v", n, err)
		}
	}
}
