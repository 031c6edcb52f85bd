package census_test

import (
	"fmt"
	"slices"
	"testing"

	"github.com/machikoba/machikoba/ingest/census"
)

// The breaks of the factory census: what differs between two reference years.
func TestComparable(t *testing.T) {
	survey, boundary, items := census.OtherSurvey, census.OtherBoundary, census.OtherItems
	date, proprietors, unknown := census.OtherDate, census.OtherProprietors, census.UnknownYear
	for _, c := range []struct {
		a, b   census.Year
		counts []census.BreakKind // establishments and employees
		money  []census.BreakKind // shipments and value added
	}{
		{1999, 2001, nil, nil},
		{2000, 2001, nil, nil}, // the floor is part of the key
		{2001, 2002, []census.BreakKind{boundary}, []census.BreakKind{boundary}},
		{2002, 2006, nil, nil},
		{2006, 2007, nil, []census.BreakKind{items}},
		{2007, 2008, nil, nil}, // the classification is part of the key
		{2009, 2010, nil, nil},
		{2010, 2011, []census.BreakKind{survey, date}, []census.BreakKind{survey}},
		{2011, 2012, []census.BreakKind{survey, date}, []census.BreakKind{survey}},
		{2010, 2012, nil, nil},
		{2013, 2014, nil, nil},
		{2014, 2015, []census.BreakKind{survey, date, proprietors}, []census.BreakKind{survey, proprietors}},
		{2015, 2016, []census.BreakKind{survey, proprietors}, []census.BreakKind{survey, proprietors}},
		{2014, 2016, []census.BreakKind{date}, nil},
		{2016, 2019, nil, nil},
		{2019, 2020, []census.BreakKind{survey, proprietors}, []census.BreakKind{survey, proprietors}},
		{2020, 2021, []census.BreakKind{survey, proprietors}, []census.BreakKind{survey, proprietors}},
		{2019, 2021, []census.BreakKind{survey, proprietors}, []census.BreakKind{survey, proprietors}},
		{2021, 2024, nil, nil},
		{2001, 2007, []census.BreakKind{boundary}, []census.BreakKind{boundary, items}},
		{1979, 1980, []census.BreakKind{unknown}, []census.BreakKind{unknown}},
		{2019, 2099, []census.BreakKind{unknown}, []census.BreakKind{unknown}},
		{2099, 2099, nil, nil},
	} {
		for m, want := range map[census.Measure][]census.BreakKind{
			census.Establishments: c.counts, census.Employees: c.counts, census.Shipments: c.money, census.ValueAdded: c.money,
		} {
			breaks := census.Comparable(c.a, c.b, m)
			var kinds []census.BreakKind
			for _, b := range breaks {
				kinds = append(kinds, b.Kind)
				if b.From != c.a || b.To != c.b {
					t.Errorf("%d and %d: a break from %d to %d", c.a, c.b, b.From, b.To)
				}
			}
			if !slices.Equal(kinds, want) {
				t.Errorf("%s of %d and %d: %v, want %v", m, c.a, c.b, kinds, want)
			}
			if back := census.Comparable(c.b, c.a, m); !slices.Equal(back, breaks) {
				t.Errorf("%s of %d and %d: %v, and of %d and %d: %v", m, c.a, c.b, breaks, c.b, c.a, back)
			}
		}
	}
}

// Cash wages do not depend on the items asked from 2007 on.
func TestComparableItems(t *testing.T) {
	if breaks := census.Comparable(2006, 2007, census.CashWages); breaks != nil {
		t.Errorf("cash wages of 2006 and 2007: %v", breaks)
	}
}

// Comparability is an equivalence over the years that a history describes.
func TestComparableIsAnEquivalence(t *testing.T) {
	ok := func(a, b census.Year, m census.Measure) bool { return census.Comparable(a, b, m) == nil }
	for _, m := range []census.Measure{census.Establishments, census.Employees, census.Shipments, census.RawMaterials, "widgets"} {
		for a := census.Year(1978); a <= 2027; a++ {
			if !ok(a, a, m) {
				t.Fatalf("%s of %d is not comparable with itself", m, a)
			}
			for b := census.Year(1978); b <= 2027; b++ {
				if ok(a, b, m) != ok(b, a, m) {
					t.Fatalf("%s of %d and %d depends on the order", m, a, b)
				}
				for c := census.Year(1978); c <= 2027; c++ {
					if ok(a, b, m) && ok(b, c, m) && !ok(a, c, m) {
						t.Fatalf("%s: %d is comparable with %d, and that with %d, but not %d with %d", m, a, b, c, a, c)
					}
				}
			}
		}
	}
}

func TestNoHistoryKnowsNoBreak(t *testing.T) {
	var none census.Surveys
	if breaks := none.Comparable(2000, 2021, census.Shipments); breaks != nil {
		t.Errorf("%v", breaks)
	}
}

func TestSegmentsAndClasses(t *testing.T) {
	years := []census.Year{2021, 2010, 2012, 2011, 2013, 2014, 2016, 2019, 2020, 2015}
	for _, c := range []struct {
		measure           census.Measure
		segments, classes string
	}{
		{census.Shipments, "[[2010] [2011] [2012 2013 2014] [2015] [2016 2019] [2020] [2021]]",
			"[[2010 2012 2013 2014 2016 2019] [2011] [2015] [2020] [2021]]"},
		{census.Employees, "[[2010] [2011] [2012 2013 2014] [2015] [2016 2019] [2020] [2021]]",
			"[[2010 2012 2013 2014] [2011] [2015] [2016 2019] [2020] [2021]]"},
	} {
		if got := fmt.Sprint(census.FactoryCensus().Segments(years, c.measure)); got != c.segments {
			t.Errorf("segments of %s: %s, want %s", c.measure, got, c.segments)
		}
		if got := fmt.Sprint(census.FactoryCensus().Classes(years, c.measure)); got != c.classes {
			t.Errorf("classes of %s: %s, want %s", c.measure, got, c.classes)
		}
	}
	if years[0] != 2021 {
		t.Error("the years given were sorted in place")
	}
	if got := census.FactoryCensus().Segments(nil, census.Shipments); got != nil {
		t.Errorf("segments of no years: %v", got)
	}
}

func ExampleSurveys_Comparable() {
	surveys := census.FactoryCensus()
	fmt.Println(surveys.Comparable(2010, 2012, census.Shipments) == nil)
	for _, b := range surveys.Comparable(2010, 2011, census.Employees) {
		fmt.Println(b)
	}
	fmt.Println(surveys.Segments([]census.Year{2012, 2013, 2014, 2015, 2016, 2017}, census.Shipments))
	// Output:
	// true
	// 2010 Census of Manufactures → 2011 Economic Census
	// 2010 counted on 31 December → 2011 counted on 1 February of the year after
	// [[2012 2013 2014] [2015] [2016 2017]]
}
