package census

import (
	"fmt"
	"math/bits"
)

// CubeCodes are the codes of rows in the dimensions of a cube, one a row. A
// dimension that is nil is the whole, in every row; the year cannot be.
type CubeCodes struct {
	Year, Area, Industry, Size []int32
}

// Cells returns the cell of each row, in dst if it has room. Cells that are new
// are made. It panics where the codes are not of one length or were never given
// out by [Cube.Code].
func (c *Cube) Cells(dst []int32, codes CubeCodes) ([]int32, error) {
	rows := len(codes.Year)
	columns := [cubeDimensions][]int32{codes.Year, codes.Area, codes.Industry, codes.Size}
	for d, column := range columns {
		if column == nil && rows > 0 {
			if _, err := c.Code(Dimension(d), Key{}); err != nil {
				return nil, err
			}
		} else if len(column) != rows {
			panic(fmt.Sprintf("census: %d codes of years and %d of %v", rows, len(column), Dimension(d)))
		}
	}
	c.grid.fit(c)
	if cap(dst) < rows {
		dst = make([]int32, rows)
	}
	dst = dst[:rows]
	c.wholes(&columns)
	var err error
	if c.grid.dense != nil {
		err = c.denseCells(dst, &columns)
	} else {
		err = c.sparseCells(dst, &columns)
	}
	return dst, err
}

// wholes replaces nil columns by nothing where the whole has code 0, as it has
// in a cube that never saw another part.
func (c *Cube) wholes(columns *[cubeDimensions][]int32) {
	for d, column := range columns {
		if column != nil {
			continue
		}
		if whole := c.codes[d][Key{}]; whole != 0 {
			columns[d] = make([]int32, len(columns[ByYear]))
			for i := range columns[d] {
				columns[d][i] = whole
			}
		}
	}
}

// denseCells looks cells up in an array.
func (c *Cube) denseCells(dst []int32, columns *[cubeDimensions][]int32) error {
	g := &c.grid
	year, area, industry, size := columns[ByYear], columns[ByArea], columns[ByIndustry], columns[BySize]
	for i := range dst {
		at := uint64(uint32(year[i])) << g.shift[ByYear]
		if area != nil {
			at |= uint64(uint32(area[i])) << g.shift[ByArea]
		}
		if industry != nil {
			at |= uint64(uint32(industry[i])) << g.shift[ByIndustry]
		}
		if size != nil {
			at |= uint64(uint32(size[i])) << g.shift[BySize]
		}
		cell := g.dense[at] - 1
		if cell < 0 {
			var err error
			if cell, err = c.newCell(codesAt(columns, i)); err != nil {
				return err
			}
			g.dense[at] = cell + 1
		}
		dst[i] = cell
	}
	return nil
}

// sparseCells looks cells up in the open-addressing table.
func (c *Cube) sparseCells(dst []int32, columns *[cubeDimensions][]int32) error {
	for i := range dst {
		at := codesAt(columns, i)
		cell, err := c.cellOf(at)
		if err != nil {
			return err
		}
		dst[i] = cell
	}
	return nil
}

func codesAt(columns *[cubeDimensions][]int32, i int) (at cellCodes) {
	for d, column := range columns {
		if column != nil {
			at[d] = uint16(column[i])
		}
	}
	return at
}

// cellOf returns the cell of codes, a new one where there was none. The grid
// must fit.
func (c *Cube) cellOf(at cellCodes) (int32, error) {
	if g := &c.grid; g.cells != nil && 2*g.used >= len(g.cells) {
		g.rehash(c, 2*len(g.cells))
	}
	slot := c.grid.slot(at)
	if cell := *slot - 1; cell >= 0 {
		return cell, nil
	}
	cell, err := c.newCell(at)
	if err != nil {
		return 0, err
	}
	*slot = cell + 1
	c.grid.used++
	return cell, nil
}

// A grid finds the cell of a set of codes: an array where the codes span few
// cells, else an open-addressing table. It holds cells + 1, 0 for none.
type grid struct {
	width [cubeDimensions]uint // bits of the codes of each dimension
	shift [cubeDimensions]uint
	dense []int32
	keys  []uint64 // of the open-addressing table
	cells []int32
	used  int
}

// denseBits is the size of the largest array: 4 million cells, 16 MB.
const denseBits = 22

// fit makes room for the codes that c has given out.
func (g *grid) fit(c *Cube) {
	fits, total := g.dense != nil || g.cells != nil, uint(0)
	var width [cubeDimensions]uint
	for d := range width {
		width[d] = uint(bits.Len(uint(max(len(c.parts[d]), 1) - 1)))
		total += width[d]
		fits = fits && width[d] <= g.width[d]
	}
	switch {
	case fits:
		return
	case g.cells != nil:
		g.width = width // the keys of the table do not depend on it
		return
	}
	*g = grid{width: width}
	if total > denseBits {
		g.rehash(c, 1<<16)
		return
	}
	at := uint(0)
	for d := cubeDimensions - 1; d >= 0; d-- { // years far apart, sizes together
		g.shift[d] = at
		at += width[d]
	}
	g.dense = make([]int32, 1<<total)
	for cell, key := range c.keys {
		*g.slot(key) = int32(cell) + 1
	}
}

// rehash makes the table anew with a number of slots, a power of two.
func (g *grid) rehash(c *Cube, slots int) {
	for slots < 4*len(c.keys) {
		slots *= 2
	}
	g.keys, g.cells, g.used = make([]uint64, slots), make([]int32, slots), 0
	for cell, key := range c.keys {
		*g.slot(key) = int32(cell) + 1
		g.used++
	}
}

// slot returns where the cell of codes is, or is to be.
func (g *grid) slot(at cellCodes) *int32 {
	if g.dense != nil {
		var i uint64
		for d, code := range at {
			i |= uint64(code) << (g.shift[d] & 63)
		}
		return &g.dense[i]
	}
	var key uint64
	for _, code := range at {
		key = key<<16 | uint64(code)
	}
	mask := len(g.keys) - 1
	i := int(key*0x9E3779B97F4A7C15>>32) & mask // Fibonacci hashing, Knuth vol. 3, 6.4
	for g.cells[i] != 0 && g.keys[i] != key {
		i = (i + 1) & mask
	}
	g.keys[i] = key
	return &g.cells[i]
}
