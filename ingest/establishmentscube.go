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

	sources [cubeDimensions]int     // the column of codes of each dimension, -1 for none
	lead    [cubeDimensions][]int32 // from its codes to those of the cube; -1 leaves a row out
	persons int                     // the column of figures that sizes are made from, -1 for none
	classes []sizeClass
	unsized int32 // the code of a size that is not known

	cells []int32
	codes [cubeDimensions][]int32
}

// A sizeClass is a size with its code.
type sizeClass struct {
	low, high int64
	code      int32
}

// notTabulated is the code of a part that leaves a row out.
const notTabulated = -1

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
	if t.Sizes == nil || l.Size != "" {
		return out, nil
	}
	out.persons = slices.IndexFunc(l.Measures, func(m MeasureColumn) bool { return m.Measure == census.Employees })
	for _, s := range t.Sizes {
		code, err := out.cube.Code(census.BySize, census.Key{Size: s})
		if err != nil {
			return nil, err
		}
		high := int64(s.Max)
		if high == 0 {
			high = census.MaxContribution
		}
		out.classes = append(out.classes, sizeClass{int64(s.Min), high, code})
	}
	out.unsized, err = out.cube.Code(census.BySize, census.Key{})
	return out, err
}

// begin makes ready for a file of the columns of codes given.
func (t *tabulator) begin(places []codePlace) {
	for d := range t.sources {
		t.sources[d], t.lead[d] = -1, nil
	}
	for i, p := range places {
		d := census.Dimension(p.kind)
		if p.kind != textCodes && t.tells(d) {
			t.sources[d] = i
		}
	}
}

// tells reports whether a dimension is told apart by a column of codes.
func (t *tabulator) tells(d census.Dimension) bool {
	switch d {
	case census.ByArea:
		return t.Area == census.PrefectureLevel || t.Area == census.MunicipalityLevel
	case census.ByIndustry:
		return t.Digits > 0
	case census.BySize:
		return t.Sizes != nil
	}
	return true
}

// resolved is told of a new code in a column of the file.
func (t *tabulator) resolved(column int, part census.Key) error {
	for d, source := range t.sources {
		if source != column {
			continue
		}
		code, err := t.code(census.Dimension(d), part)
		if err != nil {
			return err
		}
		t.lead[d] = append(t.lead[d], code)
	}
	return nil
}

// code returns the cube's code of a part, made as coarse as the tabulation is.
func (t *tabulator) code(d census.Dimension, part census.Key) (int32, error) {
	switch d {
	case census.ByArea:
		if p, ok := part.Area.Prefecture(); ok && t.Area == census.PrefectureLevel {
			part.Area = p
		}
	case census.ByIndustry:
		if code := part.Industry.Code(); len(code) > t.Digits {
			coarse, err := t.layout.scheme().Industry(code[:t.Digits])
			if err != nil {
				return 0, err
			}
			part.Industry = coarse
		}
	case census.BySize:
		class := slices.IndexFunc(t.Sizes, func(s census.Size) bool { return s.Contains(part.Size) })
		if class < 0 {
			return notTabulated, nil
		}
		part.Size = t.Sizes[class]
	}
	return t.cube.Code(d, part)
}

// add adds rows. A [census.RowError] has the row's number in the chunk that the
// rows are from.
func (t *tabulator) add(r microRows) error {
	codes, dropped := t.translate(r)
	if dropped {
		keep := t.kept(r.n)
		r = r.only(keep)
		codes, _ = t.translate(r)
	}
	var err error
	if t.cells, err = t.cube.Cells(t.cells, codesOf(codes)); err != nil {
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

// translate returns the codes of rows in the cube, nil for dimensions that are
// not told apart, and whether some rows are to be left out.
func (t *tabulator) translate(r microRows) (codes [cubeDimensions][]int32, dropped bool) {
	worst := int32(0)
	for d, source := range t.sources {
		if source < 0 {
			continue
		}
		t.codes[d] = resized(t.codes[d], r.n)
		lead, out := t.lead[d], t.codes[d]
		for row, code := range r.codes[source][:r.n] {
			out[row] = lead[code]
			worst |= out[row]
		}
		codes[d] = out
	}
	if t.persons >= 0 {
		t.codes[census.BySize] = resized(t.codes[census.BySize], r.n)
		codes[census.BySize] = t.codes[census.BySize]
		worst |= t.classify(codes[census.BySize], r.values[t.persons], r.statuses[t.persons])
	}
	return codes, worst < 0
}

// classify finds the size class of each row, and returns a negative number
// where one is in none.
func (t *tabulator) classify(dst []int32, persons []int64, statuses []census.Status) (worst int32) {
	for row := range dst {
		code := int32(notTabulated)
		if statuses != nil && statuses[row].Absent() {
			code = t.unsized
		} else {
			for _, c := range t.classes {
				if v := persons[row]; c.low <= v && v <= c.high {
					code = c.code
					break
				}
			}
		}
		dst[row] = code
		worst |= code
	}
	return worst
}

// kept returns the rows of the last translation that are not left out.
func (t *tabulator) kept(n int) []int32 {
	keep := make([]int32, 0, n)
	for row := range n {
		ok := true
		for d, source := range t.sources {
			if source >= 0 || d == int(census.BySize) && t.persons >= 0 {
				ok = ok && t.codes[d][row] >= 0
			}
		}
		if ok {
			keep = append(keep, int32(row))
		}
	}
	return keep
}
