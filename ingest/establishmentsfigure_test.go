package ingest_test

import (
	"context"
	"math/big"
	"regexp"
	"strings"
	"testing"

	"github.com/machikoba/machikoba/ingest"
	"github.com/machikoba/machikoba/ingest/census"
)

// A number as people and programs write it, commas only between thousands.
var writtenNumber = regexp.MustCompile(`^[+-]?([0-9]+|[0-9]{1,3}(,[0-9]{3})+)(\.0*)?$`)

// referenceFigure reads a field slowly: its tally, and whether it can be read.
func referenceFigure(field string) (t census.Tally, ok bool) {
	field = strings.Trim(field, " \t")
	switch strings.TrimSpace(field) {
	case "":
		return census.Tally{Unknown: 1}, true
	case "-", "－", "−", "‐":
		return census.Tally{Nils: 1}, true
	case "X", "x", "χ", "Χ", "×":
		return census.Tally{Suppressed: 1}, true
	case "…", "...":
		return census.Tally{Unknown: 1}, true
	}
	if !writtenNumber.MatchString(field) {
		return t, false
	}
	whole, _, _ := strings.Cut(strings.ReplaceAll(strings.TrimPrefix(field, "+"), ",", ""), ".")
	v, _ := new(big.Int).SetString(whole, 10)
	size := new(big.Int).Abs(v)
	if size.Cmp(big.NewInt(census.MaxContribution)) > 0 {
		return t, false
	}
	return census.Tally{Sum: v.Int64(), Numbers: 1, Largest: size.Int64()}, true
}

// checkFigure reads a field as a file would have it, between quotation marks.
func checkFigure(t *testing.T, field string) {
	t.Helper()
	want, readable := referenceFigure(field)
	e := ingest.Establishments{Files: []string{"-"}, Stdin: strings.NewReader("year,n\n2018,\"" + field + "\"\n"), Workers: 1,
		Layout: ingest.Layout{Year: "year", Measures: []ingest.MeasureColumn{{Header: "n", Measure: census.Employees}}}}
	cubes, err := e.Tabulate(context.Background(), ingest.Tabulation{})
	if (err == nil) != readable {
		t.Fatalf("%q: %v, readable: %v", field, err, readable)
	}
	if err == nil {
		if got := cubes[0].Tally(0, 0); got != want {
			t.Errorf("%q: %+v, want %+v", field, got, want)
		}
	}
}

var figures = []string{"", " ", "0", "-0", "1,234", "12,34", "1234,567", ",123", "123,", "-5", "+5", "--5", "5.", "5.00", "5.01", ".0", ".",
	"999999999999999999", "1000000000000000000", "-999999999999999999", "00000000000000000000007", "X", "x", "χ", "×", "-", "－", "…", "...", "XX",
	"1e3", "0x10", "1_000", "NaN", "12 ", " 12", "１２", "1,234,567.0", "1,2345", "+", "-X"}

func TestFigures(t *testing.T) {
	for _, field := range figures {
		checkFigure(t, field)
	}
}

func FuzzFigures(f *testing.F) {
	for _, field := range figures {
		f.Add(field)
	}
	f.Fuzz(func(t *testing.T, field string) {
		if strings.ContainsAny(field, "\"\x00") || strings.ToValidUTF8(field, "") != field {
			return // is told as something else
		}
		checkFigure(t, field)
	})
}
