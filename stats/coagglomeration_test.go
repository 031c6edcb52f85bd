package stats_test

import (
	"strings"
	"testing"

	"github.com/machikoba/machikoba/ingest/census"
	"github.com/machikoba/machikoba/stats"
)

// Kanagawa has the figures of Kawasaki and Yokohama in its own, and food those of its
// groups: nothing that takes areas or industries together takes them twice.
func TestKindsAreNotMixed(t *testing.T) {
	var rows []census.Observation
	for i, a := range []census.Area{census.Japan, census.Tokyo, census.Kanagawa, "14100", "14130"} {
		for j, of := range []census.Industry{census.Manufacturing, census.Food, census.Textiles} {
			for _, y := range []census.Year{2016, 2017} {
				o := figure(a, census.Employees, float64(50-10*i+3*j))
				o.Year, o.Industry = y, of
				rows = append(rows, o)
			}
		}
	}
	table := collect(t, rows)
	year, all := table.Select(census.Year(2016)), table.Select(census.Manufacturing)
	for name, f := range map[string]func() error{
		"coagglomeration": func() error { _, err := stats.Coagglomeration(year); return err },
		"complexity":      func() error { _, err := stats.Complexity(year, stats.RefuseUnclear); return err },
		"transitions": func() error {
			_, err := stats.Transitions(all, stats.TransitionOptions{Classes: 2})
			return err
		},
		"ranks": func() error {
			_, err := stats.CompareRanks(all.Select(census.Year(2016)), all.Select(census.Year(2017)), census.ByArea)
			return err
		},
	} {
		if err := f(); err == nil || !strings.Contains(err.Error(), "not of one kind") {
			t.Errorf("%s of prefectures and municipalities: %v", name, err)
		}
	}
	prefectures := table.Select(census.PrefectureLevel)
	r, err := stats.Transitions(prefectures.Select(census.Manufacturing), stats.TransitionOptions{Classes: 2})
	if err != nil || len(r.Units) != 2 {
		t.Errorf("of prefectures alone: %d units, %v", len(r.Units), err)
	}
}

// What is made of figures has their sources, and the worst of their statuses.
func TestComparisonsKnowTheirSources(t *testing.T) {
	at := func(a census.Area, y census.Year, v float64, table string, s census.Status) census.Observation {
		o := figure(a, census.Shipments, v)
		o.Year, o.Status, o.Sources = y, s, []census.Source{{Publisher: "METI", Table: table}}
		return o
	}
	table := collect(t, []census.Observation{
		at(census.Tokyo, 2016, 2, "2016", census.Official), at(census.Nara, 2016, 1, "2016", census.Official),
		at(census.Tokyo, 2017, 2, "2017", census.Official), at(census.Nara, 2017, 3, "2017", census.Estimated),
	})
	moved, err := stats.Transitions(table, stats.TransitionOptions{Classes: 2})
	if err != nil {
		t.Fatal(err)
	}
	ranks, err := stats.CompareRanks(table.Select(census.Year(2016)), table.Select(census.Year(2017)), census.ByArea)
	if err != nil {
		t.Fatal(err)
	}
	for name, got := range map[string]struct {
		status  census.Status
		sources []census.Source
	}{"transitions": {moved.Status, moved.Sources}, "ranks": {ranks.Status, ranks.Sources}} {
		if got.status != census.Estimated || len(got.sources) != 2 {
			t.Errorf("%s are %v, from %v", name, got.status, got.sources)
		}
	}
	same, err := stats.CompareRanks(table.Select(census.Year(2016)), table.Select(census.Year(2016)), census.ByArea)
	if err != nil || same.Status != census.Computed || len(same.Sources) != 1 {
		t.Errorf("of one table: %v, %v, %v", same.Status, same.Sources, err)
	}
}
