package census_test

import (
	"testing"

	"github.com/machikoba/machikoba/ingest/census"
)

func TestSourceLine(t *testing.T) {
	for _, c := range []struct {
		source census.Source
		en, ja string
	}{
		{census.Source{Publisher: "METI", Survey: "Census of Manufactures", Table: "1", ID: "0003"}, "METI, Census of Manufactures, 1, 0003", "METI, Census of Manufactures, 1, 0003"},
		{census.Source{Publisher: "METI", Edits: []string{"rounded"}}, "METI (edited)", "METI（加工）"},
		{census.Source{File: "a.csv"}, "a.csv", "a.csv"},
		{census.Source{Publisher: "METI", File: "a.csv"}, "METI", "METI"},
		{census.Source{}, "", ""},
	} {
		if c.source.Line(census.English) != c.en || c.source.String() != c.en || c.source.Line(census.Japanese) != c.ja {
			t.Errorf("%+v is %q and %q", c.source, c.source, c.source.Line(census.Japanese))
		}
	}
}

func TestSourceEqual(t *testing.T) {
	s := census.Source{Publisher: "a", Survey: "b", Table: "c", ID: "d", URL: "e", Released: "f", Retrieved: "g",
		File: "h", SHA256: "i", Unit: "j", Credit: "k", Edits: []string{"l"}, Notes: []string{"m"}}
	if !s.Equal(s) {
		t.Error("a source is not equal to itself")
	}
	for i, change := range []func(*census.Source){
		func(s *census.Source) { s.Publisher = "" }, func(s *census.Source) { s.Survey = "" }, func(s *census.Source) { s.Table = "" },
		func(s *census.Source) { s.ID = "" }, func(s *census.Source) { s.URL = "" }, func(s *census.Source) { s.Released = "" },
		func(s *census.Source) { s.Retrieved = "" }, func(s *census.Source) { s.File = "" }, func(s *census.Source) { s.SHA256 = "" },
		func(s *census.Source) { s.Unit = "" }, func(s *census.Source) { s.Credit = "" }, func(s *census.Source) { s.Edits = nil },
		func(s *census.Source) { s.Notes = nil },
	} {
		o := s
		change(&o)
		if s.Equal(o) || o.Equal(s) {
			t.Errorf("change %d makes no difference: %+v", i, o)
		}
		table := collect(t, census.Observation{Key: shipments("14", 1).Key, Value: 1, Sources: []census.Source{s}})
		other := collect(t, census.Observation{Key: shipments("14", 1).Key, Value: 1, Sources: []census.Source{o}})
		if table.Equal(other) {
			t.Errorf("change %d makes no difference to a table", i)
		}
	}
}

func TestSourceWithEdit(t *testing.T) {
	edits := make([]string, 1, 9)
	edits[0] = "rounded"
	s := census.Source{Edits: edits}
	a, b := s.WithEdit("added up"), s.WithEdit("deflated")
	if len(s.Edits) != 1 || a.Edits[1] != "added up" || b.Edits[1] != "deflated" {
		t.Errorf("%q, %q and %q share memory", s.Edits, a.Edits, b.Edits)
	}
	if got := a.WithEdit("rounded"); len(got.Edits) != 2 {
		t.Errorf("an edit is told twice: %q", got.Edits)
	}
}
