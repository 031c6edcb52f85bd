package census_test

import (
	"math/rand/v2"
	"testing"

	"github.com/machikoba/machikoba/ingest/census"
)

// apply leads a key by a Move, part by part.
func apply(m census.Move, k census.Key) (census.Key, bool) {
	ok := true
	step := func(moved bool) { ok = ok && moved }
	if m.Year != nil {
		y, moved := m.Year(k.Year)
		k.Year = y
		step(moved)
	}
	if m.Area != nil {
		a, moved := m.Area(k.Area)
		k.Area = a
		step(moved)
	}
	if m.Industry != nil {
		i, moved := m.Industry(k.Industry)
		k.Industry = i
		step(moved)
	}
	if m.Size != nil {
		s, moved := m.Size(k.Size)
		k.Size = s
		step(moved)
	}
	if m.Scope != nil {
		s, moved := m.Scope(k.Scope)
		k.Scope = s
		step(moved)
	}
	if m.Measure != nil {
		v, moved := m.Measure(k.Measure)
		k.Measure = v
		step(moved)
	}
	if m.Statistic != nil {
		s, moved := m.Statistic(k.Statistic)
		k.Statistic = s
		step(moved)
	}
	return k, ok
}

// Locate against a map from keys to rows, on tables and on selections.
func TestLocateAgainstMap(t *testing.T) {
	table := collect(t, randomFigures(rand.New(rand.NewPCG(13, 14)), 4000)...)
	rows := map[census.Key]int32{}
	for i := range table.Len() {
		rows[table.Key(i)] = int32(i)
	}
	for name, m := range map[string]census.Move{
		"nowhere else":   {},
		"Japan":          {Area: census.To(census.Japan)},
		"all sizes":      {Size: census.To(census.Size{})},
		"year before":    {Year: census.Years(-1)},
		"per employee":   {Measure: census.To(census.Employees)},
		"published":      {Statistic: census.To(census.Published)},
		"two parts":      {Industry: census.To(census.Manufacturing), Scope: census.To(census.AllScopes)},
		"not in a table": {Area: census.To(census.Hokkaido)},
		"prefecture":     {Area: census.Area.Prefecture},
	} {
		for _, from := range []*census.Table{table, table.Select(census.Kanagawa, census.Area("14100")), table.Where(func(o census.Observation) bool { return o.Status.Absent() })} {
			found := 0
			for i, got := range from.Locate(m) {
				to, ok := apply(m, from.Key(i))
				want, has := rows[to]
				if !ok || !has {
					want = -1
				} else {
					found++
				}
				if got != want {
					t.Fatalf("%s: row %d, %v leads to row %d, want %d", name, i, from.Key(i), got, want)
				}
			}
			if found == 0 && name != "not in a table" {
				t.Errorf("%s: nothing was found, so nothing was tested", name)
			}
		}
	}
}

func TestLocateTakesAnySpelling(t *testing.T) {
	o := shipments("14", 1)
	o.Industry = census.Food
	table := collect(t, o)
	m := census.Move{Area: census.To[census.Area]("14000"), Industry: census.To[census.Industry]("JSIC13:09"), Size: census.To(census.Size{Min: 1})}
	if got := table.Locate(m); got[0] != 0 {
		t.Errorf("led to row %d, want 0", got[0])
	}
}
