package census_test

import (
	"errors"
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/machikoba/machikoba/ingest/census"
)

// Parts of a table put together are the table.
func TestConcatOfParts(t *testing.T) {
	rows := randomFigures(rand.New(rand.NewPCG(17, 18)), 1500)
	whole := collect(t, rows...)
	for _, cuts := range [][]int{{0, 1500}, {0, 700, 1500}, {0, 0, 400, 401, 900, 1500}} {
		var parts []*census.Table
		for i := range len(cuts) - 1 {
			parts = append(parts, collect(t, rows[cuts[i]:cuts[i+1]]...))
		}
		got, err := census.Concat(parts...)
		if err != nil {
			t.Fatal(err)
		}
		if d := got.Diff(whole); d != "" {
			t.Errorf("parts cut at %v: %s", cuts, d)
		}
		for i, o := range rows {
			if got.Key(i) != o.Key {
				t.Fatalf("parts cut at %v: row %d is %v, want %v", cuts, i, got.Key(i), o.Key)
			}
		}
	}
	if got, err := census.Concat(); err != nil || got.Len() != 0 {
		t.Errorf("of no tables: %v, %v", got, err)
	}
}

func TestConcatDuplicate(t *testing.T) {
	_, err := census.Concat(collect(t, shipments("12", 1), shipments("13", 1)), collect(t, shipments("14", 1), shipments("13", 1)))
	var duplicate *census.DuplicateKeyError
	if !errors.As(err, &duplicate) || duplicate.Key.Area != "13" || duplicate.First != 1 || duplicate.Second != 3 {
		t.Errorf("%v, want a duplicate of Tokyo in rows 1 and 3", err)
	}
}

func TestConcatOfSelections(t *testing.T) {
	table := collect(t, shipments("12", 1), shipments("13", 2), shipments("14", 3))
	got, err := census.Concat(table.Select(census.Kanagawa, census.Tokyo), table.Select(census.Chiba, census.Kanagawa))
	if err != nil {
		t.Fatal(err)
	}
	if got.Base() != table || !slices.Equal(got.Values(), []float64{1, 2, 3}) {
		t.Errorf("%v is not a selection of the table, in its order", got.Values())
	}
}

func TestConcatJoinsWhatRidesBeside(t *testing.T) {
	susb := census.Surveys{{Year: 2018, Program: "SUSB"}}
	a := collect(t, shipments("x:1", 1)).With(census.WithSurveys(nil), census.WithNotes("n", "a"), census.WithLabel(census.ByArea, "x:1", "One", "一"))
	b := collect(t, shipments("x:2", 1)).With(census.WithSurveys(susb), census.WithNotes("b", "n"), census.WithLabel(census.ByArea, "x:2", "Two", ""), census.WithLabel(census.ByArea, "x:1", "Uno", ""))
	concat, err := census.Concat(a, b)
	if err != nil {
		t.Fatal(err)
	}
	merged, err := census.Merge(nil, a, b)
	if err != nil {
		t.Fatal(err)
	}
	for name, c := range map[string]*census.Table{"Concat": concat, "Merge": merged} {
		if !slices.Equal(c.Notes(), []string{"n", "a", "b"}) || !slices.Equal(c.Surveys(), susb) ||
			c.Label(c.Key(0), census.ByArea, census.English) != "One" || c.Label(c.Key(1), census.ByArea, census.Japanese) != "Two" {
			t.Errorf("%s: notes %q, surveys %v", name, c.Notes(), c.Surveys())
		}
	}
}

// Merge against a map that keeps the better status.
func TestMergeByStatus(t *testing.T) {
	r := rand.New(rand.NewPCG(19, 20))
	var tables []*census.Table
	best := map[census.Key]census.Observation{}
	for range 3 {
		rows := randomFigures(r, 1200)
		for i := range rows { // no two figures of one key and one status
			rows[i] = census.NewObservation(rows[i].Key, float64(len(tables)))
			rows[i].Status = []census.Status{census.Official, census.Computed, census.Estimated}[(len(tables)+int(rows[i].Year))%3]
			if had, ok := best[rows[i].Key]; !ok || rows[i].Status < had.Status {
				best[rows[i].Key] = rows[i]
			}
		}
		tables = append(tables, collect(t, rows...))
	}
	got, err := census.Merge([]census.Rule{census.PreferStatus}, tables...)
	if err != nil {
		t.Fatal(err)
	}
	if got.Len() != len(best) {
		t.Errorf("%d rows, want %d", got.Len(), len(best))
	}
	for o := range got.All() {
		if !sameObservation(o, best[o.Key]) {
			t.Fatalf("%v, want %v", o, best[o.Key])
		}
	}
}

func TestMergeRules(t *testing.T) {
	figure := func(value float64, status census.Status, released string) *census.Table {
		o := shipments("14", value)
		o.Status = status
		o.Sources = []census.Source{{Publisher: "METI", Released: released}}
		return collect(t, shipments("13", 7), o)
	}
	old, revised := figure(1, census.Official, "2018-01-01"), figure(2, census.Official, "2019-01-01")
	estimate, undated := figure(3, census.Estimated, "2020-01-01"), figure(4, census.Official, "")
	for name, c := range map[string]struct {
		rules  []census.Rule
		tables []*census.Table
		want   float64
	}{
		"newer":                 {[]census.Rule{census.PreferNewer}, []*census.Table{old, revised}, 2},
		"newer, other order":    {[]census.Rule{census.PreferNewer}, []*census.Table{revised, old}, 2},
		"newest of three":       {[]census.Rule{census.PreferNewer}, []*census.Table{old, estimate, revised}, 3},
		"status before release": {[]census.Rule{census.PreferStatus, census.PreferNewer}, []*census.Table{old, estimate, revised}, 2},
		"the same twice":        {nil, []*census.Table{old, old}, 1},
	} {
		got, err := census.Merge(c.rules, c.tables...)
		if err != nil || got.Len() != 2 || got.Value(shipments("14", 0).Key) != c.want {
			t.Errorf("%s: %v, %v, want %v", name, got, err, c.want)
		}
	}
	for name, tables := range map[string][]*census.Table{"no rule": {old, revised}, "no date": {old, undated}} {
		rules := []census.Rule{census.PreferNewer}
		if name == "no rule" {
			rules = nil
		}
		_, err := census.Merge(rules, tables...)
		var duplicate *census.DuplicateKeyError
		if !errors.As(err, &duplicate) || duplicate.First != 1 || duplicate.Second != 3 {
			t.Errorf("%s: %v, want a duplicate of rows 1 and 3", name, err)
		}
	}
}
