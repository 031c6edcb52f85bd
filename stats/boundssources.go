package stats

import "github.com/machikoba/machikoba/ingest/census"

// credited returns t, whose rows are those of g's table, with more sources: the
// figures asked for have those of all published figures that they hang together with
// by sums, since their ends follow from these.
func (g *aggregation) credited(t *census.Table, want []bool) *census.Table {
	published := g.publishedBeside()
	for at, more := 0, true; ; at++ {
		d := sameFigures(t)
		d.Over, more = make([]int32, t.Len()), false
		for i, j := range g.unknown {
			d.Over[i] = -1
			if j >= 0 && want[j] && at < len(published[j]) {
				d.Over[i], more = published[j][at], true
			}
		}
		if !more {
			return t
		}
		t = t.Derive(d)
	}
}

// publishedBeside returns for each unknown a row of each list of sources that the
// published figures have which hang together with it.
func (g *aggregation) publishedBeside() [][]int32 {
	of := make([][]int32, len(g.Lower))
	components, _ := g.Components()
	for _, c := range components {
		var rows []int32
		for _, e := range c.Equations {
			for _, row := range g.published[e] {
				rows = g.addPublished(rows, int(row))
			}
		}
		for _, j := range c.Vars {
			of[j] = rows
		}
	}
	return of
}

// addPublished adds a row to a list that has one of each list of sources.
func (g *aggregation) addPublished(rows []int32, row int) []int32 {
	sources := g.table.SourcesAt(row)
	if len(sources) == 0 {
		return rows
	}
	for _, r := range rows {
		if &g.table.SourcesAt(int(r))[0] == &sources[0] { // rows of one table share their lists
			return rows
		}
	}
	return append(rows, int32(row))
}
