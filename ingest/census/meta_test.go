package census_test

import (
	"slices"
	"testing"

	"github.com/machikoba/machikoba/ingest/census"
)

func TestWithDoesNotChangeTheTable(t *testing.T) {
	table := collect(t, shipments("x:1", 1)).With(census.WithNotes("a"))
	other := table.With(census.WithNotes("b", "a"), census.WithLabel(census.ByArea, "x:1", "One", "一"), census.WithSurveys(nil))
	if !slices.Equal(table.Notes(), []string{"a"}) || table.Label(table.Key(0), census.ByArea, census.English) != "x:1" || len(table.Surveys()) == 0 {
		t.Errorf("the table has changed: %q", table.Notes())
	}
	if !slices.Equal(other.Notes(), []string{"a", "b"}) || len(other.Surveys()) != 0 {
		t.Errorf("notes %q, %d surveys", other.Notes(), len(other.Surveys()))
	}
}

func TestTableLabel(t *testing.T) {
	o := shipments("x:1", 1)
	o.Measure, o.Unit = "widgets", "widgets"
	table := collect(t, o).With(census.WithLabel(census.ByArea, "x:1", "One", ""), census.WithLabel(census.ByMeasure, "widgets", "", "部品"),
		census.WithLabel(census.ByArea, "14", "Elsewhere", "他"))
	for _, c := range []struct {
		k    census.Key
		d    census.Dimension
		lang census.Language
		want string
	}{
		{o.Key, census.ByArea, census.English, "One"}, {o.Key, census.ByArea, census.Japanese, "One"},
		{o.Key, census.ByMeasure, census.English, "部品"}, {o.Key, census.ByMeasure, census.Japanese, "部品"},
		{o.Key, census.BySize, census.Japanese, "全規模"},
		{census.Key{Area: "14"}, census.ByArea, census.English, "Kanagawa"}, // the vocabulary's name stands
		{census.Key{Area: "x:2"}, census.ByArea, census.English, "x:2"},
		{census.Key{Area: "name:県央地域"}, census.ByArea, census.English, "県央地域"},
	} {
		if got := table.Label(c.k, c.d, c.lang); got != c.want {
			t.Errorf("%v of %v is %q, want %q", c.d, c.k, got, c.want)
		}
	}
}

// Surveys may be given in any order.
func TestWithSurveysSorts(t *testing.T) {
	given := census.Surveys{{Year: 2003, Program: "b"}, {Year: 2001, Program: "a"}, {Year: 2002, Program: "a"}}
	table := collect(t, shipments("14", 1)).With(census.WithSurveys(given))
	if breaks := table.Surveys().Comparable(2001, 2002, census.Shipments); breaks != nil {
		t.Errorf("%v", breaks)
	}
	if given[0].Year != 2003 {
		t.Error("the list given was sorted")
	}
}

func TestTableComparable(t *testing.T) {
	key := func(y census.Year, m census.Measure, s census.Statistic) census.Key {
		return census.Key{Year: y, Measure: m, Statistic: s}
	}
	table := collect(t)
	for _, c := range []struct {
		a, b census.Key
		want bool
	}{
		{key(2014, census.Shipments, ""), key(2016, census.Shipments, ""), true},
		{key(2014, census.Employees, ""), key(2016, census.Employees, ""), false}, // the day of the count moved
		{key(2014, census.Shipments, census.PerEmployee), key(2016, census.Shipments, census.PerEmployee), false},
		{key(2014, census.Shipments, census.PerEstablishment), key(2016, census.Shipments, census.PerEstablishment), false},
		{key(2016, census.Shipments, ""), key(2014, census.Employees, ""), false},
		{key(2016, census.Employees, ""), key(2014, census.Shipments, ""), false},
		{key(2014, census.Shipments, ""), key(2014, census.Employees, ""), true},
	} {
		if got := table.Comparable(c.a, c.b) == nil; got != c.want {
			t.Errorf("%v and %v are comparable: %t", c.a, c.b, got)
		}
	}
}

func TestSourceLines(t *testing.T) {
	row := func(area census.Area, sources ...census.Source) census.Observation {
		o := shipments(area, 1)
		o.Sources = sources
		return o
	}
	meti, kanagawa := census.Source{Publisher: "METI", ID: "1", Notes: []string{"X: suppressed"}}, census.Source{Publisher: "Kanagawa"}
	table := collect(t, row("13", meti), row("14", kanagawa, meti), row("15"))
	for _, c := range []struct {
		table  *census.Table
		n      int
		en, ja string
		notes  int
	}{
		{table, 2, "Source: METI, 1; Kanagawa", "資料：METI, 1; Kanagawa", 1},
		{table.Select(census.Tokyo), 1, "Source: METI, 1", "資料：METI, 1", 1},
		{table.Select(census.Niigata), 0, "", "", 0},
	} {
		if got := c.table.Sources(); len(got) != c.n || c.table.SourceLine(census.English) != c.en || c.table.SourceLine(census.Japanese) != c.ja || len(c.table.Notes()) != c.notes {
			t.Errorf("%v: %q, %q, notes %q", got, c.table.SourceLine(census.English), c.table.SourceLine(census.Japanese), c.table.Notes())
		}
	}
}

// A table that takes over the names of another may add to them alone.
func TestWithMetadataOfDoesNotChangeTheOther(t *testing.T) {
	other := collect(t, shipments("x:1", 1)).With(census.WithNotes("a"), census.WithLabel(census.ByArea, "x:1", "One", ""))
	table, err := census.Collect(other.All(), census.WithMetadataOf(other), census.WithNotes("b"), census.WithLabel(census.ByArea, "x:1", "Uno", ""))
	if err != nil {
		t.Fatal(err)
	}
	k := other.Key(0)
	if table.Label(k, census.ByArea, census.English) != "Uno" || other.Label(k, census.ByArea, census.English) != "One" {
		t.Errorf("the names are %q and %q, want Uno and One", table.Label(k, census.ByArea, census.English), other.Label(k, census.ByArea, census.English))
	}
	if !slices.Equal(table.Notes(), []string{"a", "b"}) || !slices.Equal(other.Notes(), []string{"a"}) {
		t.Errorf("the notes are %q and %q", table.Notes(), other.Notes())
	}
}
