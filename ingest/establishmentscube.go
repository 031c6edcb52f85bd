package ingest

import (
	"slices"

	"github.com/machikoba/machikoba/ingest/census"
)

// cubeDimensions are the dimensions of a cube, which are the first of a key.
const cubeDimensions = 4

// A tabulator adds rows to the cube of one tabulation.
type tabulator struct {
	Tabulation
	layout  *Layout
	cube    *census.Cube
	figures []int // the columns of figures that are added up

	sources [cubeDimensions]int // the column of codes of each dimension, -1 for none
	persons int                 // the column of figures that sizes are made from, -1 for none
	// parts and lead say of each code what it stands for and its code in the cube.
	parts [cubeDimensions][]census.Key
	lead  [cubeDimensions][]int32

	cells     []int32
	sized     []int32 // codes of sizes made from persons
	codes     [cubeDimensions][]int32
	tabulated microRows // where some rows are not
}

func newTabulator(l *Layout, t Tabulation) (*tabulator, error) {
	out := &tabulator{Tabulation: t, layout: l, persons: -1}
	var err error
	if out.figures, err = t.columns(l); err != nil {
		return nil, err
	}
	var measures []census.CubeMeasure
	for _, i := range out.figures {
		measures = append(measures, l.Measures[i].cubeMeasure())
	}
	out.cube = census.NewCube(measures...)
	out.cube.Floor = l.Floor
	if t.Sizes != nil && l.Size == "" {
		out.persons = slices.IndexFunc(l.Measures, func(m MeasureColumn) bool { return m.Measure == census.Employees })
	}
	return out, nil
}

// begin makes ready for a file of the columns of codes given.
func (t *tabulator) begin(places []codePlace) {
	for d := range t.sources {
		t.sources[d], t.parts[d], t.lead[d] = -1, nil, nil
	}
	for i, p := range places {
		d := census.Dimension(p.kind)
		if p.kind != textCodes && t.tells(d) {
			t.sources[d] = i
		}
	}
	if t.persons < 0 {
		return
	}
	for _, s := range t.Sizes {
		t.learn(census.BySize, census.Key{Size: s}, notMet)
	}
	t.learn(census.BySize, census.Key{}, notMet)       // of persons that are not known
	t.learn(census.BySize, census.Key{}, notTabulated) // of another size
}

// kept returns the rows that are not left out, given the codes of their sizes; nil
// where none is.
func (t *tabulator) kept(sizes []int32) (keep []int32) {
	lead := t.lead[census.BySize]
	leavesOut := func(code int32) bool { return lead[code] == notTabulated }
	if !slices.ContainsFunc(sizes, leavesOut) {
		return nil
	}
	keep = make([]int32, 0, len(sizes))
	for row, code := range sizes {
		if !leavesOut(code) {
			keep = append(keep, int32(row))
		}
	}
	return keep
}

// add adds rows. A [census.RowError] has the row's number in the chunk that the
// rows are from.
func (t *tabulator) add(r microRows) error {
	columns := t.coded(r)
	if !t.translate(columns) {
		if keep := t.kept(columns[census.BySize]); keep != nil {
			t.tabulated.retain(r, keep)
			r = t.tabulated
			columns = t.coded(r)
		}
		if err := t.meetAll(columns); err != nil {
			return err
		}
		t.translate(columns)
	}
	var err error
	if t.cells, err = t.cube.Cells(t.cells, codesOf(t.codes)); err != nil {
		return err
	}
	return t.enter(r)
}

// enter adds rows to the cells that they are of.
func (t *tabulator) enter(r microRows) error {
	t.cube.Count(t.cells)
	for measure, column := range t.figures {
		if err := t.cube.Add(measure, t.cells, r.values[column], r.statuses[column]); err != nil {
			return r.original(err)
		}
	}
	return nil
}

// original gives an error the row's number in the chunk.
func (r microRows) original(err error) error {
	if e, ok := err.(*census.RowError); ok && r.origin != nil {
		return &census.RowError{Row: int(r.origin[e.Row]), Err: e.Err}
	}
	return err
}

// coded returns the codes of rows, nil for dimensions that are not told apart.
func (t *tabulator) coded(r microRows) (columns [cubeDimensions][]int32) {
	for d, source := range t.sources {
		if source >= 0 {
			columns[d] = r.codes[source][:r.n]
		}
	}
	if t.persons >= 0 {
		t.sized = resized(t.sized, r.n)
		t.classify(t.sized, r.values[t.persons], r.statuses[t.persons])
		columns[census.BySize] = t.sized
	}
	return columns
}

// classify finds the code of the size of each row.
func (t *tabulator) classify(dst []int32, persons []int64, statuses []census.Status) {
	unknown := int32(len(t.Sizes))
	for row := range dst {
		dst[row] = unknown
		if statuses != nil && statuses[row].Absent() {
			continue
		}
		dst[row] = unknown + 1
		for class, s := range t.Sizes {
			if v := persons[row]; int64(s.Min) <= v && (v <= int64(s.Max) || s.Max == 0) {
				dst[row] = int32(class)
				break
			}
		}
	}
}

// translate gives t.codes the cube's codes of rows, and reports whether all have one.
func (t *tabulator) translate(columns [cubeDimensions][]int32) (ok bool) {
	worst := int32(0)
	for d, column := range columns {
		if column == nil {
			t.codes[d] = nil
			continue
		}
		t.codes[d] = resized(t.codes[d], len(column))
		lead, out := t.lead[d], t.codes[d]
		for row, code := range column {
			out[row] = lead[code]
			worst |= out[row]
		}
	}
	return worst >= 0
}
