package xls

import (
	"cmp"
	"slices"
)

// arrange puts the cells into order, keeps the last of those in one place, as
// Excel does, and measures the sheet.
func (s *sheetReader) arrange() error {
	cells := s.sheet.cells
	order := func(a, b cell) int {
		return cmp.Or(cmp.Compare(a.row, b.row), cmp.Compare(a.column, b.column),
			cmp.Compare(min(a.kind, 1), min(b.kind, 1))) // a value holds against a blank
	}
	if !slices.IsSortedFunc(cells, order) {
		slices.SortStableFunc(cells, order)
	}
	kept := cells[:0]
	for i, c := range cells {
		if i+1 == len(cells) || c.row != cells[i+1].row || c.column != cells[i+1].column {
			kept = append(kept, c)
		}
	}
	if err := s.centred(kept); err != nil {
		return err
	}
	kept = slices.DeleteFunc(kept, func(c cell) bool { return c.kind == Blank })
	for _, c := range kept {
		s.sheet.Rows = int(c.row) + 1
		s.sheet.Columns = max(s.sheet.Columns, int(c.column)+1)
	}
	s.sheet.cells = slices.Clip(kept)
	return nil
}

// centred finds the values that are centred across the blank cells to their
// right, in cells in order.
func (s *sheetReader) centred(cells []cell) error {
	for i := 0; i < len(cells); {
		first := cells[i]
		n := 1
		for first.kind != Blank && s.isAcross(first) && i+n < len(cells) {
			c := cells[i+n]
			if c.kind != Blank || c.row != first.row || int(c.column) != int(first.column)+n {
				break
			}
			n++
		}
		if n > 1 {
			row, column := int(first.row), int(first.column)
			s.sheet.Centred = append(s.sheet.Centred, Range{row, column, row, column + n - 1})
			if err := s.take(rangeBytes); err != nil {
				return err
			}
		}
		i += n
	}
	return nil
}

// blank keeps the blank cells that a value may be centred across.
func (s *sheetReader) blank() error {
	f := &fields{part: s.rec.data}
	row, column := f.u16(), f.u16()
	for more := true; more; column++ {
		c := cell{row: row, xf: f.u16()}
		if s.isAcross(c) {
			if err := s.put(f, c, column); err != nil {
				return err
			}
		}
		more = s.rec.id == idMulBlank && len(f.part) > 2 // the last column stands at the end
	}
	return f.check(s.rec)
}

// isAcross says whether a cell is aligned to be centred across others.
func (s *sheetReader) isAcross(c cell) bool {
	return int(c.xf) < len(s.across) && s.across[c.xf]
}
