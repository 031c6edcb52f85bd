package census

import (
	"fmt"
	"slices"
)

// A Cube adds up establishments, one row each, into cells: one cell for each
// year, area, industry and size that occurs. It counts the establishments of a
// cell and, measure by measure, keeps the sum, the two largest contributions,
// and how many establishments reported nil, were suppressed, or said nothing.
//
// Sums are whole numbers in the unit of the file, exact and the same in any
// order, so cubes divide work: cores, files and machines each fill their own,
// [Cube.Merge] adds them, and [Cube.Record] carries them from one machine to
// another. A cube ends as a table ([Cube.Table]).
//
// Rows are added by columns. Each part of a key gets a small integer, its code;
// codes make cells; measures are added cell by cell:
//
//	year, err := c.Code(census.ByYear, key)    // once for each distinct part
//	cells, err = c.Cells(cells, census.CubeCodes{Year: years, Area: areas})
//	c.Count(cells)
//	err = c.Add(0, cells, values, statuses)
//
// A Cube may be used by one goroutine at a time.
type Cube struct {
	// Floor is the size that the total over all sizes is of: Size{Min: 4} for
	// a survey of establishments of four or more persons. The zero Floor is
	// every establishment.
	Floor Size
	// Sources of the figures, for the table.
	Sources []Source

	measures []CubeMeasure
	parts    [cubeDimensions][]Key         // the part of each code, all else zero
	codes    [cubeDimensions]map[Key]int32 // its inverse
	grid     grid
	keys     []cellCodes // of each cell
	counts   []int64     // establishments of each cell
	tallies  []tallies   // of each measure
}

// cellCodes are the codes of a cell.
type cellCodes [cubeDimensions]uint16

// cubeDimensions are the dimensions of a cube: year, area, industry and size,
// the first four of a key.
const cubeDimensions = 4

// A CubeMeasure is a measure that a cube adds up.
type CubeMeasure struct {
	Measure Measure
	// Unit is the unit of the table, "" standing for that of the measure.
	Unit Unit
	// Factor is how much of Unit one of what is added is, 10,000 where files
	// give 万円 and the table yen; 0 stands for 1.
	Factor float64
}

// unit returns the unit of the table.
func (m CubeMeasure) unit() Unit {
	if m.Unit == "" {
		return m.Measure.Unit()
	}
	return m.Unit
}

func (m CubeMeasure) factor() float64 {
	if m.Factor == 0 {
		return 1
	}
	return m.Factor
}

// MaxContribution is the largest figure, up or down, that one establishment can
// have: eighteen digits.
const MaxContribution = 999_999_999_999_999_999

// NewCube returns an empty cube of the measures given. Establishments are
// counted without being asked for, and cannot be added.
func NewCube(measures ...CubeMeasure) *Cube {
	c := &Cube{measures: slices.Clone(measures), tallies: make([]tallies, len(measures))}
	for i, m := range measures {
		switch {
		case m.Measure == "" || m.Measure == Establishments:
			panic(fmt.Sprintf("census: a cube cannot add up the measure %q", m.Measure))
		case slices.ContainsFunc(measures[:i], func(o CubeMeasure) bool { return o.Measure == m.Measure }):
			panic(fmt.Sprintf("census: a cube adds up %s twice", m.Measure))
		case !(m.factor() > 0):
			panic(fmt.Sprintf("census: the factor %v of %s is not positive", m.Factor, m.Measure))
		}
	}
	for d := range c.codes {
		c.codes[d] = map[Key]int32{}
	}
	return c
}

// Measures returns the measures that the cube adds up, in their order.
func (c *Cube) Measures() []CubeMeasure { return slices.Clone(c.measures) }

// Len returns the number of cells.
func (c *Cube) Len() int { return len(c.counts) }

// Key returns the year, area, industry and size of a cell.
func (c *Cube) Key(cell int) Key {
	at := c.keys[cell]
	return Key{
		Year: c.parts[ByYear][at[ByYear]].Year, Area: c.parts[ByArea][at[ByArea]].Area,
		Industry: c.parts[ByIndustry][at[ByIndustry]].Industry, Size: c.parts[BySize][at[BySize]].Size,
	}
}

// Code returns the code of the part of k in dimension d: ByYear, ByArea,
// ByIndustry or BySize. A part that is new gets the next code. A year of zero
// and a size that is no interval are errors, and so are more than 65,536 parts.
func (c *Cube) Code(d Dimension, k Key) (int32, error) {
	if d >= cubeDimensions {
		panic("census: a cube has no dimension " + d.String())
	}
	k.Size = k.Size.normal()
	part := k.only(d)
	code, known := c.codes[d][part]
	switch {
	case known:
		return code, nil
	case d == ByYear && k.Year == 0:
		return 0, fmt.Errorf("census: a cube needs a year")
	case d == BySize && !k.Size.Valid():
		return 0, fmt.Errorf("census: size %d to %d is no interval", k.Size.Min, k.Size.Max)
	case len(c.parts[d]) == maxParts:
		return 0, fmt.Errorf("census: more than %d parts of dimension %v in a cube", maxParts, d)
	}
	code = int32(len(c.parts[d]))
	c.codes[d][part] = code
	c.parts[d] = append(c.parts[d], part)
	return code, nil
}

// maxParts is how many codes a dimension may have: 16 bits of a cell's key.
const maxParts = 1 << 16

// Count adds one establishment to each of the cells.
func (c *Cube) Count(cells []int32) {
	for _, cell := range cells {
		c.counts[cell]++
	}
}

// Establishments returns the number of establishments of a cell.
func (c *Cube) Establishments(cell int) int64 { return c.counts[cell] }

// newCell appends a cell of the codes given.
func (c *Cube) newCell(at cellCodes) (int32, error) {
	n := len(c.counts)
	switch {
	case n == maxCells:
		return 0, fmt.Errorf("census: more than %d cells in a cube", maxCells)
	case n == cap(c.counts):
		c.keys, c.counts = slices.Grow(c.keys, n), slices.Grow(c.counts, n) // to twice as many
	}
	c.keys = append(c.keys, at)
	c.counts = append(c.counts, 0)
	for i := range c.tallies {
		c.tallies[i].reach(n + 1)
	}
	return int32(n), nil
}

// tally returns what a cell knows of a measure.
func (c *Cube) tally(cell int32, measure int) (*tally, *misses) {
	return c.tallies[measure].at(cell)
}

// maxCells keeps cells within the codes of an Arrow dictionary.
const maxCells = 1 << 30
