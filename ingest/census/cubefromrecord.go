package census

import (
	"encoding/json"
	"errors"
	"fmt"
	"slices"

	"github.com/apache/arrow/go/v15/arrow"
	"github.com/apache/arrow/go/v15/arrow/array"
)

// CubeFromRecord reads a cube from a record as [Cube.Record] writes it, also
// after it went through an Arrow file.
func CubeFromRecord(r arrow.Record) (*Cube, error) {
	c, err := cubeOfSchema(r.Schema())
	if err != nil {
		return nil, err
	}
	columns, err := c.columnsOf(r)
	if err != nil {
		return nil, err
	}
	for row := range int(r.NumRows()) {
		if err := c.readCell(columns, row); err != nil {
			return nil, fmt.Errorf("census: row %d of a cube: %w", row, err)
		}
	}
	return c, nil
}

func cubeOfSchema(s *arrow.Schema) (*Cube, error) {
	text, ok := s.Metadata().GetValue(metaCube)
	if !ok {
		return nil, fmt.Errorf("census: the record is no cube: its schema has no metadata %q", metaCube)
	}
	var about cubeMeta
	if err := json.Unmarshal([]byte(text), &about); err != nil {
		return nil, fmt.Errorf("census: metadata %q: %w", metaCube, err)
	}
	seen := map[Measure]bool{"": true, Establishments: true}
	var measures []CubeMeasure
	for _, m := range about.Measures {
		if seen[m.Measure] || m.Factor < 0 {
			return nil, fmt.Errorf("census: metadata %q: measure %q twice, or none, or of factor %v", metaCube, m.Measure, m.Factor)
		}
		seen[m.Measure] = true
		measures = append(measures, CubeMeasure(m))
	}
	c := NewCube(measures...)
	var err error
	if c.Floor, err = ParseSize(about.Floor); err != nil {
		return nil, err
	}
	m, err := readMeta(s)
	c.Sources = m.sources
	return c, err
}

// cubeColumns are the columns of a record that is a cube.
type cubeColumns struct {
	year    *array.Int32
	text    map[Dimension]func(row int) (string, error)
	numbers []*array.Int64 // establishments, then the tallies of each measure
}

// columnsOf finds the columns of a record by their names.
func (c *Cube) columnsOf(r arrow.Record) (*cubeColumns, error) {
	out := &cubeColumns{text: map[Dimension]func(int) (string, error){}}
	find := func(name string) arrow.Array {
		if i := r.Schema().FieldIndices(name); len(i) == 1 && r.Column(i[0]).NullN() == 0 {
			return r.Column(i[0])
		}
		return nil
	}
	var ok bool
	if out.year, ok = find("year").(*array.Int32); !ok {
		return nil, fmt.Errorf(`census: a cube needs a column "year" of int32 without nulls`)
	}
	for _, d := range []Dimension{ByArea, ByIndustry, BySize} {
		if a := find(d.String()); a != nil {
			out.text[d] = texts(a)
		}
		if out.text[d] == nil {
			return nil, fmt.Errorf("census: a cube needs a column %q of texts without nulls", d)
		}
	}
	for _, name := range c.numberColumns() {
		a, ok := find(name).(*array.Int64)
		if !ok {
			return nil, fmt.Errorf("census: a cube needs a column %q of int64 without nulls", name)
		}
		out.numbers = append(out.numbers, a)
	}
	return out, nil
}

func (c *Cube) numberColumns() []string {
	names := []string{string(Establishments)}
	for _, m := range c.measures {
		for _, f := range tallyFields {
			names = append(names, string(m.Measure)+"."+f.name)
		}
	}
	return names
}

// readCell reads the cell of a row.
func (c *Cube) readCell(from *cubeColumns, row int) error {
	k := Key{Year: Year(from.year.Value(row))}
	area, err1 := from.text[ByArea](row)
	industry, err2 := from.text[ByIndustry](row)
	size, err3 := from.text[BySize](row)
	parsed, err4 := ParseSize(size)
	if err := errors.Join(err1, err2, err3, err4); err != nil {
		return err
	}
	k.Area, k.Industry, k.Size = decodeArea(area), Industry(industry), parsed
	var at cellCodes
	for d := range at {
		code, err := c.Code(Dimension(d), k)
		if err != nil {
			return err
		}
		at[d] = uint16(code)
	}
	c.grid.fit(c)
	cells := c.Len()
	cell, err := c.cellOf(at)
	if err != nil {
		return err
	}
	if c.Len() == cells {
		return fmt.Errorf("a second cell of %v", k)
	}
	return c.readTallies(from, row, int(cell))
}

// readTallies reads what the cell knows, and refuses what no cell can know.
func (c *Cube) readTallies(from *cubeColumns, row, cell int) error {
	c.counts[cell] = from.numbers[0].Value(row)
	at := 1
	for i := range c.measures {
		t, m := c.tally(int32(cell), i)
		for _, f := range tallyFields {
			*f.of(t, m) = from.numbers[at].Value(row)
			at++
		}
		missing := []int64{m.nils, m.suppressed, m.unknown, m.inapplicable, t.second}
		if slices.Min(missing) < 0 || t.second > t.largest || t.largest > MaxContribution || c.Tally(cell, i).Numbers < 0 {
			return fmt.Errorf("counts and contributions of %s contradict each other: %+v, %+v of %d establishments",
				c.measures[i].Measure, *t, *m, c.counts[cell])
		}
	}
	return nil
}
