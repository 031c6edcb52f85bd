package parquet_test

import (
	"bytes"
	"context"
	"encoding/csv"
	"fmt"
	"maps"
	"math/rand/v2"
	"strconv"
	"strings"
	"testing"

	"github.com/apache/arrow/go/v15/arrow"
	"github.com/apache/arrow/go/v15/arrow/array"
	pq "github.com/apache/arrow/go/v15/parquet"
	"github.com/apache/arrow/go/v15/parquet/pqarrow"
	"github.com/machikoba/machikoba/ingest"
	"github.com/machikoba/machikoba/ingest/census"
	"github.com/machikoba/machikoba/ingest/parquet"
)

// randomFactories is a text of rows in the order of their years, of prefectures or
// municipalities, with figures of every status.
func randomFactories(r *rand.Rand, rows int, municipalities bool) string {
	var b strings.Builder
	b.WriteString("year,area,jsic,persons,shipped\n")
	for i := range rows {
		area := fmt.Sprintf("%02d", 1+r.IntN(47))
		if municipalities {
			area += []string{"201", "202", "203"}[r.IntN(3)]
		}
		figures := []string{strconv.Itoa(r.IntN(1e6)), strconv.Itoa(r.IntN(1e6)), "X", "-", ""}
		fmt.Fprintf(&b, "%d,%s,%s,%d,%s\n", 2000+20*i/rows, area, []string{"0911", "3111", "3113"}[r.IntN(3)], 4+r.IntN(500), figures[r.IntN(5)])
	}
	return b.String()
}

// asParquet returns the name of a file that says what the text does.
func asParquet(t testing.TB, text string, group int64, options ...pq.WriterProperty) string {
	t.Helper()
	e := ingest.Establishments{Files: []string{"-"}, Stdin: strings.NewReader(text), Layout: factoryLayout()}
	var records []arrow.Record
	for r, err := range e.Records(context.Background()) {
		if err != nil {
			t.Fatal(err)
		}
		records = append(records, r)
	}
	var b bytes.Buffer
	table := array.NewTableFromRecords(records[0].Schema(), records)
	if err := pqarrow.WriteTable(table, &b, group, pq.NewWriterProperties(options...), pqarrow.DefaultWriterProps()); err != nil {
		t.Fatal(err)
	}
	return onDisk(t, b.Bytes())
}

// A slowCell is what a cell has, added up one row after the other.
type slowCell struct {
	establishments, numbers, nils, suppressed, unknown int64
	persons, shipped, largest, second                  int64
}

// slowly adds up the rows of a text that are of a selection, by year, prefecture and
// division, and returns the text of these rows.
func slowly(t testing.TB, text string, s ingest.Selection) (cells map[string]slowCell, kept string) {
	t.Helper()
	rows, err := csv.NewReader(strings.NewReader(text)).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	cells = map[string]slowCell{}
	var lines strings.Builder
	for i, row := range rows {
		if i == 0 {
			fmt.Fprintln(&lines, strings.Join(row, ","))
			continue
		}
		year, _ := strconv.Atoi(row[0])
		if s.Years != nil && !s.Years(census.Year(year)) || s.Areas != nil && !s.Areas(census.Area(row[1])) {
			continue
		}
		fmt.Fprintln(&lines, strings.Join(row, ","))
		key := row[0] + " " + row[1][:2] + " " + row[2][:2]
		c := cells[key]
		persons, _ := strconv.ParseInt(row[3], 10, 64)
		c.establishments, c.persons = c.establishments+1, c.persons+persons
		switch row[4] {
		case "X":
			c.suppressed++
		case "-":
			c.nils++
		case "":
			c.unknown++
		default:
			v, _ := strconv.ParseInt(row[4], 10, 64)
			c.numbers, c.shipped = c.numbers+1, c.shipped+v
			c.second = max(c.second, min(c.largest, v))
			c.largest = max(c.largest, v)
		}
		cells[key] = c
	}
	return cells, lines.String()
}

// cellsOf returns the cells of a cube by year, prefecture and division.
func cellsOf(c *census.Cube) map[string]slowCell {
	cells := map[string]slowCell{}
	for i := range c.Len() {
		k, persons, shipped := c.Key(i), c.Tally(i, 0), c.Tally(i, 1)
		cells[fmt.Sprint(int(k.Year), " ", string(k.Area), " ", k.Industry.Code())] = slowCell{
			establishments: c.Establishments(i), persons: persons.Sum, shipped: shipped.Sum,
			numbers: shipped.Numbers, nils: shipped.Nils, suppressed: shipped.Suppressed, unknown: shipped.Unknown,
			largest: shipped.Largest, second: shipped.Second,
		}
	}
	return cells
}

// randomSelection selects some years, or areas, or both, or all.
func randomSelection(r *rand.Rand, municipalities bool) (s ingest.Selection) {
	if r.IntN(3) > 0 {
		from := 1998 + r.IntN(22)
		s.Years = census.YearsBetween(census.Year(from), census.Year(from+r.IntN(6)))
	}
	if r.IntN(3) > 0 {
		kept, towns := map[string]bool{}, r.IntN(2) == 0 && municipalities
		for range r.IntN(40) {
			kept[fmt.Sprintf("%02d", 1+r.IntN(47))] = true
		}
		s.Areas = func(a census.Area) bool { return kept[string(a)[:2]] && (!towns || strings.HasSuffix(string(a), "2")) }
	}
	return s
}

// TestSelectAsText: a selection is the same of a text, of the Parquet file and of the
// records that are made of it, and of the rows filtered one after the other.
func TestSelectAsText(t *testing.T) {
	r := rand.New(rand.NewPCG(21, 11))
	for range 25 {
		municipalities := r.IntN(2) == 0
		text := randomFactories(r, 1+r.IntN(10_000), municipalities)
		s := randomSelection(r, municipalities)
		want, kept := slowly(t, text, s)
		table := fromText(t, kept)
		read := func(name string, cubes []*census.Cube, err error) {
			t.Helper()
			if err != nil {
				t.Fatalf("%s: %v", name, err)
			}
			if got := cellsOf(cubes[0]); !maps.Equal(got, want) {
				t.Fatalf("%s: %v, want %v", name, got, want)
			}
			if diff := tableOf(t, cubes[0]).Diff(table); diff != "" {
				t.Fatalf("%s: %s", name, diff)
			}
		}
		csv := func() *ingest.Establishments {
			return &ingest.Establishments{Files: []string{"-"}, Stdin: strings.NewReader(text), Layout: factoryLayout(), Select: s, Workers: 1 + r.IntN(3)}
		}
		cubes, err := csv().Tabulate(context.Background(), byDivision)
		read("text", cubes, err)
		cubes, err = ingest.TabulateRecords(context.Background(), csv().Records(context.Background()), recordLayout(), byDivision)
		read("records of a selection", cubes, err)
		e := parquet.Establishments{Files: []string{asParquet(t, text, 1+r.Int64N(9000))}, Layout: recordLayout(), Select: s}
		cubes, err = e.Tabulate(context.Background(), byDivision)
		read("Parquet", cubes, err)
	}
}
