package plotting

import (
	"fmt"
	"slices"

	"github.com/machikoba/machikoba/ingest/census"
)

// A cross is the rows of a table told apart in two dimensions.
type cross struct {
	*subject
	outer, inner census.Dimension
	rows, cols   []census.Key            // only their part in outer and in inner
	cells        [][]*census.Observation // by row and column; nil where the table has none
	wholes       []*census.Observation   // by row: of all columns together; nil for none
}

// newCross checks that a table can be drawn by the chart of a name that shows
// the parts of one dimension within those of another. Where the rows differ in
// the inner dimension alone there is one row.
func newCross(chart string, t *census.Table, o Options, inner census.Dimension) (*cross, error) {
	if err := drawable(chart, t); err != nil {
		return nil, err
	}
	if inner > census.BySize {
		return nil, fmt.Errorf("plotting: %s cannot show parts by %v: want area, industry or size", chart, inner)
	}
	outer := []census.Dimension{}
	for _, d := range t.Vary() {
		if d != inner {
			outer = append(outer, d)
		}
	}
	switch {
	case len(outer) > 1:
		return nil, fmt.Errorf("plotting: %s would have two figures for one place: beside the %v the rows differ in %v (%s) and in %v (%s): select one of all but one of these",
			chart, inner, outer[0], some(parts(t, outer[0])), outer[1], some(parts(t, outer[1])))
	case len(outer) == 0 && inner == census.ByArea:
		outer = append(outer, census.ByIndustry)
	case len(outer) == 0:
		outer = append(outer, census.ByArea)
	}
	s, err := subjectBy(chart, t, o, outer[0])
	if err != nil {
		return nil, err
	}
	x := &cross{subject: s, outer: outer[0], inner: inner}
	x.rows, x.cols = keysOf(t, x.outer), keysOf(t, x.inner)
	x.wholes = make([]*census.Observation, len(x.rows))
	x.cells = make([][]*census.Observation, len(x.rows))
	for i := range x.cells {
		x.cells[i] = make([]*census.Observation, len(x.cols))
	}
	for o := range t.All() {
		i := slices.Index(x.rows, only(o.Key, x.outer))
		j := slices.Index(x.cols, only(o.Key, x.inner))
		x.cells[i][j] = &o
	}
	return x, nil
}

// firstVarying returns the first of some dimensions in which the rows of a
// table differ, and the last of them where they differ in none.
func firstVarying(t *census.Table, list ...census.Dimension) census.Dimension {
	for _, d := range list {
		if slices.Contains(t.Vary(), d) {
			return d
		}
	}
	return list[len(list)-1]
}

// only returns a key of nothing but the part of k in a dimension.
func only(k census.Key, d census.Dimension) census.Key {
	switch d {
	case census.ByYear:
		return census.Key{Year: k.Year}
	case census.ByArea:
		return census.Key{Area: k.Area}
	case census.ByIndustry:
		return census.Key{Industry: k.Industry}
	case census.BySize:
		return census.Key{Size: k.Size}
	}
	return census.Key{Statistic: k.Statistic}
}

// keysOf returns the parts of a table in a dimension, in their order.
func keysOf(t *census.Table, d census.Dimension) []census.Key {
	seen := map[census.Key]bool{}
	var list []census.Key
	for o := range t.All() {
		if k := only(o.Key, d); !seen[k] {
			seen[k] = true
			list = append(list, k)
		}
	}
	slices.SortFunc(list, census.Key.Compare)
	return list
}

// partsAside takes the column of the whole out from among its parts: Japan, all
// manufacturing, or the size class that contains the others.
func (x *cross) partsAside() {
	j := slices.IndexFunc(x.cols, func(k census.Key) bool { return isWhole(k, x.inner, x.cols) })
	if j < 0 || len(x.cols) < 2 {
		return
	}
	x.cols = slices.Delete(x.cols, j, j+1)
	for i, row := range x.cells {
		x.wholes[i] = row[j]
		x.cells[i] = slices.Delete(row, j, j+1)
	}
}

// isWhole reports whether a part of a dimension contains all the others.
func isWhole(k census.Key, d census.Dimension, all []census.Key) bool {
	switch d {
	case census.ByArea:
		return k.Area == census.Japan
	case census.ByIndustry:
		return k.Industry == census.Manufacturing
	case census.BySize:
		return !slices.ContainsFunc(all, func(o census.Key) bool { return !k.Size.Contains(o.Size) })
	}
	return false
}

// rowLabel and colLabel are the names of rows and columns.
func (x *cross) rowLabel(i int) string {
	return upperFirst(x.table.Label(x.rows[i], x.outer, x.language))
}
func (x *cross) colLabel(j int) string {
	return upperFirst(x.table.Label(x.cols[j], x.inner, x.language))
}

// lit reports whether a figure of a row is highlighted.
func (x *cross) lit(i int) bool {
	return slices.ContainsFunc(x.cells[i], func(o *census.Observation) bool { return o != nil && x.bright[o.Key] })
}
