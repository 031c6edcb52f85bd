package xls

import "fmt"

// Versions of the format, as the first record says them.
const (
	biff5 = 0x0500 // Excel 5.0 and 95
	biff8 = 0x0600 // Excel 97 to 2003
)

// Kinds of parts of the stream, as the record that begins them says them.
const (
	partGlobals   = 0x0005
	partModule    = 0x0006
	partWorksheet = 0x0010
	partChart     = 0x0020
	partMacros    = 0x0040
)

// Alignment in an XF record: that of a value which is centred across the blank
// cells to its right.
const (
	alignment = 7
	across    = 6
)

// globals reads the part that all sheets share.
func (r *reader) globals() error {
	first, err := r.next()
	if err != nil {
		return err
	}
	f := fields{part: first.data}
	version, kind := f.u16(), f.u16()
	switch {
	case first.id != idBOF || f.short:
		return first.fail(fmt.Sprintf("a record of type %#04x", first.id), "the beginning of a workbook")
	case version != biff8 && version != biff5:
		return first.fail(fmt.Sprintf("version %#04x", version), "a workbook of Excel 5.0 to 2003")
	case kind != partGlobals:
		return first.fail(fmt.Sprintf("a part of type %#04x", kind), "the part that all sheets share")
	}
	r.version, r.codes, r.charset = version, map[uint16]string{}, charsets[windowsLatin]
	var formats []uint16
	for {
		rec, err := r.next()
		switch {
		case err != nil:
			return err
		case rec.id == idEOF:
			return r.resolve(formats)
		case rec.id == idXF:
			f := fields{part: rec.data}
			f.u16() // font
			formats = append(formats, f.u16())
			f.u16() // kind, parent
			r.across = append(r.across, f.u8()&alignment == across)
			err = f.check(rec)
		default:
			err = r.global(rec)
		}
		if err != nil {
			return err
		}
	}
}

// global reads a record of the shared part.
func (r *reader) global(rec record) error {
	f := fields{part: rec.data}
	switch rec.id {
	case idFilePass:
		return r.unlock(rec)
	case idCodePage:
		return r.codePage(rec, f.u16())
	case idDateMode:
		r.book.Date1904 = f.u16() == 1
	case idFormat:
		return r.format(rec)
	case idBoundSheet:
		return r.boundSheet(rec)
	case idSST:
		return r.sharedStrings(rec)
	}
	return f.check(rec)
}

// codePage sets the character set of byte strings.
func (r *reader) codePage(rec record, page uint16) error {
	if r.version == biff8 {
		return nil // it has none
	}
	charset, ok := charsets[page]
	if !ok {
		return rec.fail(fmt.Sprintf("code page %d", page), "one that is known; save it as Excel 97-2003")
	}
	r.charset = charset
	return nil
}

func (r *reader) format(rec record) error {
	f := fields{part: rec.data}
	index := f.u16()
	if r.version == biff8 {
		r.codes[index] = f.unicode(int(f.u16()))
	} else {
		r.codes[index] = r.narrow(&f, int(f.u8()))
	}
	if err := f.check(rec); err != nil {
		return err
	}
	return r.take(textBytes + len(r.codes[index]))
}

func (r *reader) boundSheet(rec record) error {
	f := fields{part: rec.data}
	at, state, kind, n := f.u32(), f.u8(), f.u8(), int(f.u8())
	t := tab{at: int(at), hidden: state&3 != 0, kind: kind}
	if r.version == biff8 {
		t.name = f.unicode(n)
	} else {
		t.name = r.narrow(&f, n)
	}
	if err := f.check(rec); err != nil {
		return err
	}
	if int64(at) >= int64(len(r.stream)) {
		return rec.fail(fmt.Sprintf("sheet %q at byte %d", t.name, at), fmt.Sprintf("one in a stream of %d bytes", len(r.stream)))
	}
	r.tabs = append(r.tabs, t)
	return r.take(sheetBytes)
}

// sharedStrings reads the strings that the cells share: as many as the record says, or
// as it holds where it says more.
func (r *reader) sharedStrings(rec record) error {
	f := &fields{part: rec.data, after: &r.records}
	f.u32() // how often they are used
	for n := f.u32(); n > 0 && f.more(); n-- {
		text := f.unicode(int(f.u16()))
		if f.short {
			return rec.fail(fmt.Sprintf("the end of the shared strings within number %d", len(r.book.texts)+1), fmt.Sprintf("%d more", n))
		}
		if err := r.text(text); err != nil {
			return err
		}
	}
	r.shared = len(r.book.texts)
	return f.check(rec)
}

// resolve gives every cell format the code of its number format.
func (r *reader) resolve(formats []uint16) error {
	for _, index := range formats {
		code, ok := r.codes[index]
		if !ok {
			code = BuiltInFormat(int(index))
		}
		r.book.formats = append(r.book.formats, code)
	}
	return r.take(textBytes * len(formats))
}
