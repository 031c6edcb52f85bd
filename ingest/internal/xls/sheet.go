package xls

import "fmt"

const (
	mostColumns = 256
	worksheet   = 0 // kind of a tab
)

// sheetReader reads one worksheet.
type sheetReader struct {
	*reader
	sheet    *Sheet
	rec      record
	awaiting *place // formula whose text is to come
}

// sheet reads the worksheet of a tab, or passes over a tab of another kind.
func (r *reader) sheet(t tab) error {
	if t.kind != worksheet {
		return nil
	}
	r.at = t.at
	s := &sheetReader{reader: r, sheet: &Sheet{Name: t.name, Hidden: t.hidden, book: r.book}}
	kind, err := s.begin()
	if err != nil {
		return s.inSheet(err)
	}
	switch kind {
	case partModule, partChart, partMacros:
		return nil
	case partWorksheet:
		return s.inSheet(s.worksheet())
	}
	return s.inSheet(s.rec.fail(fmt.Sprintf("a part of type %#04x", kind), "a worksheet"))
}

// worksheet reads the sheet behind the record that begins it.
func (s *sheetReader) worksheet() error {
	begin := s.rec.at
	if err := s.body(); err != nil {
		return err
	}
	if s.sheets += s.at - int(begin); s.sheets > len(s.stream) {
		return s.rec.fail("sheets that lie within each other", "one after the other")
	}
	s.book.Sheets = append(s.book.Sheets, s.sheet)
	return s.arrange()
}

// begin reads the record that begins a sheet, and returns its kind.
func (s *sheetReader) begin() (uint16, error) {
	rec, err := s.next()
	if err != nil {
		return 0, err
	}
	s.rec = rec
	f := fields{part: rec.data}
	f.u16() // version: that of the workbook holds
	kind := f.u16()
	if rec.id != idBOF || f.short {
		return 0, rec.fail(fmt.Sprintf("a record of type %#04x", rec.id), "the beginning of the sheet")
	}
	return kind, nil
}

// body reads the records of a sheet up to its end. Charts within it begin and
// end as sheets do, and are passed over.
func (s *sheetReader) body() error {
	for depth := 1; ; {
		rec, err := s.next()
		if err != nil {
			return err
		}
		s.rec = rec
		switch rec.id {
		case idBOF:
			depth++
		case idEOF:
			if depth--; depth == 0 {
				return s.settled()
			}
		default:
			if depth == 1 {
				if err := s.record(); err != nil {
					return err
				}
			}
		}
	}
}

// record reads a record of the sheet itself.
func (s *sheetReader) record() error {
	switch s.rec.id {
	case idRow:
		return s.row()
	case idColInfo:
		return s.columns()
	case idMergedCells:
		return s.merged()
	case idBlank, idMulBlank:
		return s.blank()
	case idString:
		return s.formulaText()
	case idNumber, idRK, idMulRK, idLabelSST, idLabel, idRString, idBoolErr, idFormula, idFormula3, idFormula4:
		if err := s.settled(); err != nil {
			return err
		}
		return s.value()
	case 0x0002, 0x0003, 0x0004, 0x0005:
		return s.rec.fail(fmt.Sprintf("a cell of type %#04x, of Excel 2", s.rec.id), "one of Excel 5.0 to 2003")
	}
	return nil
}

// row notes a row that is hidden.
func (s *sheetReader) row() error {
	const hidden = 1 << 5
	f := fields{part: s.rec.data}
	row := f.u16()
	f.skip(10) // extent, height
	if f.u16()&hidden == 0 || s.sheet.HiddenRows[int(row)] {
		return f.check(s.rec)
	}
	if s.sheet.HiddenRows == nil {
		s.sheet.HiddenRows = map[int]bool{}
	}
	s.sheet.HiddenRows[int(row)] = true
	return s.take(entryBytes)
}

// columns notes columns that are hidden.
func (s *sheetReader) columns() error {
	const hidden = 1
	f := fields{part: s.rec.data}
	first, last := int(f.u16()), int(f.u16())
	f.u32() // width, format
	if f.u16()&hidden == 0 {
		return f.check(s.rec)
	}
	if s.sheet.HiddenColumns == nil {
		s.sheet.HiddenColumns = map[int]bool{}
	}
	for c := first; c <= min(last, mostColumns-1); c++ {
		s.sheet.HiddenColumns[c] = true
	}
	return s.take(entryBytes * mostColumns)
}

func (s *sheetReader) merged() error {
	f := fields{part: s.rec.data}
	for n := f.u16(); n > 0; n-- {
		var m Range
		m.FirstRow, m.LastRow = int(f.u16()), int(f.u16())
		m.FirstColumn, m.LastColumn = int(f.u16()), int(f.u16())
		switch {
		case f.short:
			return f.check(s.rec)
		case m.FirstRow > m.LastRow || m.FirstColumn > m.LastColumn || m.LastColumn >= mostColumns:
			return s.rec.fail(fmt.Sprintf("merged cells %+v", m), "a range from its first row and column to its last, of 256 columns")
		}
		s.sheet.Merged = append(s.sheet.Merged, m)
		if err := s.take(rangeBytes); err != nil {
			return err
		}
	}
	return nil
}

// inSheet adds the sheet to an error.
func (s *sheetReader) inSheet(err error) error {
	if e, ok := err.(*ParseError); ok {
		e.Sheet = s.sheet.Name
	}
	return err
}
