package scan

import "bytes"

// A Batch is a run of whole records, of as many columns each. It is for one
// goroutine.
//
// The field of row r in column c is data[s[i]+1 : s[i+1]], i = r·stride + c,
// where s are its separators: a separator before the first field, and one
// behind each. In plain text the one before the first field of a row is the
// last of the row before, and the stride is the number of columns.
type Batch struct {
	Rows int
	// Line is the number of the line that the batch begins in, from 1.
	Line int

	data       []byte
	from, to   int
	lines      int // line feeds between them
	separators []uint32
	stride     int
	bare       bool // plain text: no byte below '-' but the separators

	asked, askedLine int // the last place whose line was asked for, 0 for none
}

// padding is how many bytes before and behind the records of a batch can be
// read: numbers are read 16 bytes at a time.
const padding = 64

// A Ragged record has another number of columns than the header, or a zero
// byte somewhere, or it may be several: it has line feeds between quotation marks
// that stand within fields.
type Ragged struct {
	Line    int
	Columns int  // that it has; 0 where a zero byte is what is wrong
	Stray   bool // a quotation mark within a field is
}

// Part returns the rows from one row up to another, as a batch that says of
// them what b does.
func (b *Batch) Part(from, to int) Batch {
	part := *b
	part.Rows, part.separators = to-from, b.separators[from*b.stride:]
	return part
}

// Field returns the text of a field, as it stands in the file.
func (b *Batch) Field(row, column int) []byte {
	i := row*b.stride + column
	return b.data[b.separators[i]+1 : b.separators[i+1]]
}

// Place returns the number of the line that a field begins in, and what stands
// in that line before it.
func (b *Batch) Place(row, column int) (line int, before []byte) {
	at := int(b.separators[row*b.stride+column]) + 1
	begin := b.from + bytes.LastIndexByte(b.data[b.from:at], '\n') + 1
	return b.lineAt(at), b.data[begin:at]
}

// LineOf returns the number of the line that a row begins in.
func (b *Batch) LineOf(row int) int {
	return b.lineAt(int(b.separators[row*b.stride]) + 1)
}

// lineAt returns the number of the line of a position. It counts on from the last
// position that was asked for: every row may be wrong.
func (b *Batch) lineAt(at int) int {
	if b.asked == 0 || at < b.asked {
		b.asked, b.askedLine = b.from, b.Line
	}
	b.askedLine += bytes.Count(b.data[b.asked:at], lineFeed)
	b.asked = at
	return b.askedLine
}

// plain makes the batch of records that have separators of the plain sort, the
// one before the first of them included; ok is false where a row has another
// number of columns.
func (b *Batch) plain(separators []uint32, columns int) (ok bool) {
	n := len(separators) - 1
	rows := n / columns
	if n%columns != 0 || columns == 1 || b.lines != rows {
		return false
	}
	for end := columns; end <= n; end += columns {
		if b.data[separators[end]] != '\n' {
			return false
		}
	}
	b.Rows, b.separators, b.stride, b.bare = rows, separators, columns, true
	return true
}

// general makes the batch of records of any sort, the last of which ends in a
// line feed. Separators are laid out in the two parts of scratch.
func (b *Batch) general(scratch *[2][]uint32, columns int) (ragged []Ragged) {
	scratch[0] = quotedSeparators(scratch[0][:0], b.data, b.from, b.to)
	ragged, records := b.records(scratch, columns, false)
	if records < bytes.Count(b.data[b.from:b.to], lineFeed) { // some have several lines
		ragged, _ = b.records(scratch, columns, true)
	}
	return ragged
}

// records is general, given the separators. Where it is strict, a record of several
// lines has no quotation marks but those that its fields begin and end with.
func (b *Batch) records(scratch *[2][]uint32, columns int, strict bool) (ragged []Ragged, records int) {
	found, out := scratch[0], scratch[1][:0]
	hasZero := bytes.IndexByte(b.data[b.from:b.to], 0) >= 0
	b.stride, b.Rows, b.bare = columns+1, 0, false
	start := b.from
	for first := 0; first < len(found); records++ {
		last := first
		for b.data[found[last]] != '\n' {
			last++
		}
		end := int(found[last])
		text := end
		if text > start && b.data[text-1] == '\r' {
			text--
		}
		zero := hasZero && bytes.IndexByte(b.data[start:end], 0) >= 0
		switch {
		case last == first && text == start: // a line of nothing
		case zero:
			ragged = append(ragged, Ragged{Line: b.lineAt(start)})
		case last-first+1 != columns:
			ragged = append(ragged, Ragged{Line: b.lineAt(start), Columns: last - first + 1})
		default:
			out = append(out, uint32(start-1))
			out = append(out, found[first:last]...)
			out = append(out, uint32(text))
			b.Rows++
			if fields := out[len(out)-columns-1:]; strict && bytes.IndexByte(b.data[start:text], '\n') >= 0 && !b.quotedAsAWhole(fields) {
				ragged = append(ragged, Ragged{Line: b.lineAt(start), Columns: columns, Stray: true})
				out = out[:len(out)-columns-1]
				b.Rows--
			}
		}
		start, first = end+1, last+1
	}
	b.separators, scratch[1] = out, out
	return ragged, records
}

// quotedAsAWhole reports whether quotation marks stand only at both ends of the fields
// between some separators, and doubled between these.
func (b *Batch) quotedAsAWhole(separators []uint32) bool {
	for i, end := range separators[1:] {
		field := b.data[separators[i]+1 : end]
		marks := bytes.Count(field, quote)
		if marks == 0 {
			continue
		}
		n := len(field)
		if n < 2 || field[0] != '"' || field[n-1] != '"' || 2*bytes.Count(field[1:n-1], doubledQuote) != marks-2 {
			return false
		}
	}
	return true
}

var doubledQuote = []byte(`""`)
