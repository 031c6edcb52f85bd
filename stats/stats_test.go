package stats_test

import (
	"math"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/machikoba/machikoba/ingest/census"
	"github.com/machikoba/machikoba/stats/internal/oracle"
)

// collect makes a table and fails the test where it cannot.
func collect(t testing.TB, rows []census.Observation, options ...census.Option) *census.Table {
	t.Helper()
	table, err := census.Collect(slices.Values(rows), options...)
	if err != nil {
		t.Fatal(err)
	}
	return table
}

// figure returns an observation of an area in 2018, of establishments of four
// or more persons.
func figure(area census.Area, m census.Measure, value float64) census.Observation {
	return census.NewObservation(census.Key{Year: 2018, Area: area, Size: census.Size{Min: 4}, Measure: m}, value)
}

// made returns the only row of t that the filters keep.
func made(t testing.TB, table *census.Table, filters ...census.Filter) census.Observation {
	t.Helper()
	s := table.Select(filters...)
	if s.Len() != 1 {
		t.Fatalf("%d rows are selected, want 1:\n%v", s.Len(), s)
	}
	return s.At(0)
}

func near(got, want float64) bool {
	return got == want || math.Abs(got-want) <= 1e-12*math.Abs(want) || math.IsNaN(got) && math.IsNaN(want)
}

// synthetic reads the made-up factory census that several oracle cases share:
// areas x industries x size classes x years of an invented country, with its
// totals and with the class of all sizes, which it names. An x is a suppressed cell.
func synthetic(t testing.TB, c *oracle.Case) (*census.Table, census.Size) {
	t.Helper()
	in := c.Input("input")
	columns := map[census.Measure]string{census.Establishments: "establishments", census.Employees: "employment", census.Shipments: "shipments"}
	var rows []census.Observation
	for measure, column := range columns {
		texts, values := in.Strings(column), in.Floats(column)
		for i, v := range values {
			year, err := strconv.Atoi(in.Strings("year")[i])
			if err != nil {
				t.Fatal(err)
			}
			k := census.Key{Year: census.Year(year), Area: area(in.Strings("pref")[i]), Industry: industry(in.Strings("industry")[i]),
				Size: class(t, in.Strings("size_class")[i]), Measure: measure}
			o := census.NewObservation(k, v)
			if texts[i] == "x" {
				o = census.Absence(k, census.Suppressed)
			}
			rows = append(rows, o)
		}
	}
	table := collect(t, rows, census.WithSurveys(nil))
	for _, d := range []census.Dimension{census.ByIndustry, census.ByArea} {
		var err error
		if table, err = table.AddTotals(d); err != nil {
			t.Fatal(err)
		}
	}
	every := hull(t, in.Strings("size_class"))
	whole, err := table.Regroup(census.Move{Size: census.To(every)})
	if err != nil {
		t.Fatal(err)
	}
	if table, err = census.Concat(table, whole); err != nil {
		t.Fatal(err)
	}
	return table, every
}

// hull is the class from the least to the largest of those named.
func hull(t testing.TB, names []string) census.Size {
	t.Helper()
	least, largest := class(t, names[0]), class(t, names[0])
	for _, name := range names {
		s := class(t, name)
		if s.Min < least.Min {
			least = s
		}
		if largest.Max != 0 && (s.Max == 0 || s.Max > largest.Max) {
			largest = s
		}
	}
	return census.Size{Min: least.Min, Max: largest.Max}
}

func area(code string) census.Area         { return census.AreaOf("example", code) }
func industry(code string) census.Industry { return census.Industry("example:" + code) }

// class reads a size class as the cases write it: "300-" has no upper end.
func class(t testing.TB, text string) census.Size {
	if low, open := strings.CutSuffix(text, "-"); open {
		text = low + "+"
	}
	size, err := census.ParseSize(text)
	if err != nil {
		t.Fatal(err)
	}
	return size
}

func year(t testing.TB, text string) census.Year {
	y, err := strconv.Atoi(text)
	if err != nil {
		t.Fatal(err)
	}
	return census.Year(y)
}

// checkByAreaAndYear compares a table with an object of areas of years.
func checkByAreaAndYear(t *testing.T, c *oracle.Case, table *census.Table, path ...string) {
	t.Helper()
	for _, p := range c.Expected.At(path...).Keys() {
		for _, y := range c.Expected.At(append(path, p)...).Keys() {
			c.Check(t, made(t, table, area(p), year(t, y)).Value, append(slices.Clip(path), p, y)...)
		}
	}
}
