package stats

import (
	"slices"

	"github.com/machikoba/machikoba/ingest/census"
)

// credited returns t, whose rows are those of g's table, with more sources: the
// figures asked for have those of all published figures that they hang together with
// by sums, since their ends follow from these, and of those that output per employee
// is made of where they rest on that.
func (g *aggregation) credited(t *census.Table, want, onEmployees []bool) *census.Table {
	published := g.publishedBeside(onEmployees)
	for at := 0; ; at++ {
		over, more := make([]int32, t.Len()), false
		for i, j := range g.unknown {
			over[i] = -1
			if j >= 0 && want[j] && at < len(published[j]) {
				over[i], more = published[j][at], true
			}
		}
		if !more {
			return t
		}
		d := unchanged(t)
		d.Over = over
		t = t.Derive(d)
	}
}

// publishedBeside returns for each unknown a row of each list of sources that the
// published figures have which hang together with it.
func (g *aggregation) publishedBeside(onEmployees []bool) [][]int32 {
	of := g.outputsPerEmployee(onEmployees)
	components, _ := g.Components()
	for _, c := range components {
		var rows []int32
		for _, e := range c.Equations {
			rows = g.addPublished(rows, g.published[e]...)
		}
		for _, j := range c.Vars {
			rows = g.addPublished(rows, of[j]...)
		}
		for _, j := range c.Vars {
			of[j] = rows
		}
	}
	return of
}

// outputsPerEmployee returns for each unknown that rests on output per employee a row of
// each list of sources of what that is made of: its own employees, and the open figures of
// its industry and their employees.
func (g *aggregation) outputsPerEmployee(onEmployees []bool) [][]int32 {
	of := make([][]int32, len(g.Lower))
	if !slices.Contains(onEmployees, true) {
		return of
	}
	open := map[census.Key][]int32{}
	for i, j := range g.unknown {
		k := g.table.Key(i)
		if row, ok := g.rows[k]; ok && row == i && j < 0 && k.Area != census.Japan {
			if at, ok := g.employeesRow(k); ok {
				open[withoutArea(k)] = g.addPublished(open[withoutArea(k)], int32(i), at)
			}
		}
	}
	for j, k := range g.keys {
		if at, ok := g.employeesRow(k); ok && onEmployees[j] && g.row[j] != restOfWhole && open[withoutArea(k)] != nil {
			of[j] = g.addPublished(g.addPublished(nil, at), open[withoutArea(k)]...)
		}
	}
	return of
}

// addPublished adds rows to a list that has one of each list of sources.
func (g *aggregation) addPublished(list []int32, rows ...int32) []int32 {
	for _, row := range rows {
		sources := g.table.SourcesAt(int(row))
		alike := func(r int32) bool { return &g.table.SourcesAt(int(r))[0] == &sources[0] } // rows of one table share their lists
		if len(sources) > 0 && !slices.ContainsFunc(list, alike) {
			list = append(list, row)
		}
	}
	return list
}
