package census

import (
	"fmt"
	"slices"
)

// A CellFinder finds the cells of rows that have other numbers than the codes of
// a cube: the years themselves, or the indices of a dictionary. It saves the pass
// over the rows in which numbers become codes:
//
//	finder.Lead(c, census.CubeCodes{Year: codesOfYears, Area: codesOfIndices})
//	cells, ok = finder.Cells(cells, census.CubeCodes{Year: years, Area: indices})
//
// It is for cubes that tell no sizes apart and that have few enough codes for
// their cells to be found in an array; for others it finds nothing.
type CellFinder struct {
	cube   *Cube
	width  [cubeDimensions]uint // of the cube's grid when places was made
	told   [BySize]bool         // the dimensions that have codes
	places [BySize][]int32      // by number, what is in it of the place in the grid
}

// Lead tells the finder what numbers mean in a cube: codes.Year[n] is the code of
// the number n in a column of years, negative where it has none. A dimension
// without codes is the whole, in every row; the year cannot be, and sizes must be.
func (f *CellFinder) Lead(c *Cube, codes CubeCodes) error {
	if codes.Size != nil {
		panic("census: a cell finder tells no sizes apart")
	}
	var whole int32
	columns := [cubeDimensions][]int32{codes.Year, codes.Area, codes.Industry, codes.Size}
	for d, column := range columns {
		if column != nil {
			continue
		}
		if _, err := c.Code(Dimension(d), Key{}); err != nil {
			return err
		}
	}
	c.grid.fit(c)
	f.cube, f.width = c, c.grid.width
	for d, column := range columns {
		if column == nil {
			whole |= c.codes[d][Key{}] << c.grid.shift[d]
		}
	}
	for d := range f.places {
		if f.told[d] = columns[d] != nil; !f.told[d] { // whatever the number
			f.places[d] = slices.Grow(f.places[d][:0], len(codes.Year))[:len(codes.Year)]
			clear(f.places[d])
			continue
		}
		f.places[d] = f.places[d][:0]
		for _, code := range columns[d] {
			f.places[d] = append(f.places[d], max(code, nowhere)<<c.grid.shift[d])
		}
	}
	for n := range f.places[ByYear] {
		f.places[ByYear][n] |= whole
	}
	return nil
}

// nowhere is less than the place of every cell, wherever it is shifted.
const nowhere = -1

// Cells returns the cell of each row, in dst if it has room. Cells that are new
// are made. Where ok is false nothing is said of the rows: one has a number
// without a code, or the cube has more codes than it had for Lead. It panics where
// the numbers are not of one length, or of other dimensions than the codes.
func (f *CellFinder) Cells(dst []int32, numbers CubeCodes) (cells []int32, ok bool) {
	rows := len(numbers.Year)
	columns := [BySize][]int32{numbers.Year, numbers.Area, numbers.Industry}
	for d, column := range columns {
		if told := column != nil; told != f.told[d] || told && len(column) != rows {
			panic(fmt.Sprintf("census: %d numbers of years and %d of %v", rows, len(column), Dimension(d)))
		}
		if column == nil {
			columns[d] = numbers.Year
		}
	}
	if cap(dst) < rows {
		dst = make([]int32, rows)
	}
	dst = dst[:rows]
	if g := &f.cube.grid; g.dense == nil || g.width != f.width {
		return dst, false
	}
	for row := 0; row < rows; {
		found, place := f.find(dst[row:], columns[ByYear][row:], columns[ByArea][row:], columns[ByIndustry][row:])
		row += found
		if row < rows && !f.make(place) {
			return dst, false
		}
	}
	return dst, true
}

// find looks cells up, one a row, as far as they are there. It returns how many it
// found, and the place of the one that it did not, nowhere where it has none.
func (f *CellFinder) find(dst, year, area, industry []int32) (found int, place int32) {
	years, areas, industries := f.places[ByYear], f.places[ByArea], f.places[ByIndustry]
	dense := f.cube.grid.dense
	year, area, industry = year[:len(dst)], area[:len(dst)], industry[:len(dst)]
	for row := range dst {
		y, a, i := uint(uint32(year[row])), uint(uint32(area[row])), uint(uint32(industry[row]))
		if y >= uint(len(years)) || a >= uint(len(areas)) || i >= uint(len(industries)) {
			return row, nowhere
		}
		place := years[y] | areas[a] | industries[i]
		if uint(place) >= uint(len(dense)) { // a part of it is nowhere
			return row, nowhere
		}
		cell := dense[place] - 1
		if cell < 0 {
			return row, place
		}
		dst[row] = cell
	}
	return len(dst), nowhere
}

// make makes the cell of a place, where it can.
func (f *CellFinder) make(place int32) (ok bool) {
	if place < 0 {
		return false
	}
	g := &f.cube.grid
	var at cellCodes
	for d := range at {
		at[d] = uint16(place >> g.shift[d] & (1<<g.width[d] - 1))
	}
	cell, err := f.cube.newCell(at)
	if err != nil {
		return false
	}
	g.dense[place] = cell + 1
	return true
}
