package chunk

import (
	"errors"
	"fmt"
	"io"

	"github.com/apache/arrow/go/v15/arrow"
	"github.com/apache/arrow/go/v15/arrow/array"
	"github.com/apache/arrow/go/v15/arrow/memory"
	"github.com/apache/arrow/go/v15/parquet"
)

// Codes is the type of the arrays of codes.
func Codes() *arrow.DictionaryType {
	return &arrow.DictionaryType{IndexType: arrow.PrimitiveTypes.Int32, ValueType: arrow.BinaryTypes.String}
}

// A Reader reads one column chunk after the other. It keeps its memory, about
// that of the largest page, for the next.
type Reader struct {
	column Column
	kind   arrow.DataType
	pages  pages
	left   int64 // rows of the chunk that are not read
	skip   int64 // of them, how many are to be passed over

	inPage int64 // rows left in the page at hand
	levels levels
	padded []byte // the levels of the page, with slack behind
	// decode decodes the next values of the page, into one of the two.
	decode  func(values []int64, codes []int32) error
	plain   plain
	indices hybrid
	delta   delta
	lengths []int64 // of texts that are left in the page

	hasDictionary bool
	numbers       []int64 // the chunk's dictionary of figures
	meanings      []int32 // and that of codes, as codes of the lexicon
	lexicon       lexicon

	bitmap []byte
	values []int64
	codes  []int32
}

// Begin makes ready for a chunk in a file.
func (r *Reader) Begin(file io.ReaderAt, c Column) {
	r.column, r.left, r.skip, r.inPage = c, c.Rows, 0, 0
	r.hasDictionary, r.numbers, r.meanings = false, r.numbers[:0], r.meanings[:0]
	r.pages.begin(file, c)
	switch {
	case !c.Figures:
		r.kind = Codes()
	case c.Physical == parquet.Types.Double:
		r.kind = arrow.PrimitiveTypes.Float64
	default:
		r.kind = arrow.PrimitiveTypes.Int64
	}
}

// Type returns the type of the arrays.
func (r *Reader) Type() arrow.DataType { return r.kind }

// Skip passes over the first n rows, more than which the chunk must have. Pages that
// have no others are neither read nor checked.
func (r *Reader) Skip(n int64) error {
	if n >= r.left {
		return fmt.Errorf("%d rows where there are %d", n, r.left)
	}
	r.skip = n
	if err := r.toPage(); err != nil {
		return err
	}
	for r.skip > 0 {
		some := min(r.skip, skipped)
		if _, err := r.Next(int(some)); err != nil {
			return err
		}
		r.skip -= some
	}
	return nil
}

// skipped is how many rows of a page are passed over together.
const skipped = 16 << 10

// Next reads n rows, all of which the chunk must have. The array is valid until
// the next call.
func (r *Reader) Next(n int) (arrow.Array, error) {
	if int64(n) > r.left {
		return nil, fmt.Errorf("%d rows where there are %d", n, r.left)
	}
	if r.column.Figures {
		r.values = grown(r.values, n)
	} else {
		r.codes = grown(r.codes, n)
	}
	r.bitmap = grown(r.bitmap, (n+7)/8+slack)
	clear(r.bitmap)
	present := 0
	for row := 0; row < n; {
		if err := r.toPage(); err != nil {
			return nil, err
		}
		rows := int(min(int64(n-row), r.inPage))
		got, err := r.some(row, rows, present)
		if err != nil {
			return nil, err
		}
		row, present, r.inPage = row+rows, present+got, r.inPage-int64(rows)
	}
	r.left -= int64(n)
	return r.array(n, present)
}

// some reads rows of the page at hand to the row given, their values behind
// those that are present, and returns how many values there are.
func (r *Reader) some(row, rows, present int) (got int, err error) {
	if !r.column.Nullable {
		got = rows
	} else if got, err = r.levels.read(r.bitmap, row, row+rows); err != nil {
		return 0, err
	}
	if r.column.Figures {
		return got, r.decode(r.values[present:present+got], nil)
	}
	return got, r.decode(nil, r.codes[present:present+got])
}

// toPage goes to the next page with rows, where the one at hand has none left.
func (r *Reader) toPage() error {
	for r.inPage == 0 {
		h, err := r.pages.header()
		if err == errNoMorePages {
			return errors.New("it ends before its rows do")
		}
		if err != nil {
			return err
		}
		if h.isData() && h.values <= r.skip {
			r.pages.pass(h)
			r.skip, r.left = r.skip-h.values, r.left-h.values
			continue
		}
		levels, values, err := r.pages.body(h)
		switch {
		case err != nil:
			return err
		case h.kind == dictionaryPage:
			err = r.dictionary(h, values)
		case h.kind == dataPage:
			err = r.firstVersion(h, values)
		case h.kind == dataPageV2:
			err = r.page(h, levels, values)
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// firstVersion begins a page whose levels are among the values, behind their
// length.
func (r *Reader) firstVersion(h header, page []byte) error {
	if !r.column.Nullable {
		return r.page(h, nil, page)
	}
	if h.levels != parquet.Encodings.RLE {
		return fmt.Errorf("levels in the encoding %v", h.levels)
	}
	p := plain{data: page}
	levels, err := p.text() // which has its length before it as well
	if err != nil {
		return errPlain
	}
	return r.page(h, levels, page[4+len(levels):])
}

// page begins a page of data.
func (r *Reader) page(h header, levels, values []byte) error {
	if h.values > r.left {
		return fmt.Errorf("a page of %d rows where %d are left", h.values, r.left)
	}
	r.inPage = h.values
	if r.column.Nullable {
		r.padded = append(append(r.padded[:0], levels...), make([]byte, slack)...)
		if err := r.levels.begin(r.padded[:len(levels)], 1); err != nil {
			return err
		}
	}
	return r.begin(h.encoding, values)
}

// array returns the rows that have been read.
func (r *Reader) array(n, present int) (arrow.Array, error) {
	var valid *memory.Buffer
	if present < n {
		valid = memory.NewBufferBytes(r.bitmap[:(n+7)/8])
	}
	if !r.column.Figures {
		spread(r.codes, present, r.bitmap)
		indices := array.NewData(arrow.PrimitiveTypes.Int32, n,
			[]*memory.Buffer{valid, memory.NewBufferBytes(arrow.Int32Traits.CastToBytes(r.codes))}, nil, n-present, 0)
		defer indices.Release()
		return array.NewDictionaryArray(r.kind, array.NewInt32Data(indices), r.lexicon.dictionary()), nil
	}
	spread(r.values, present, r.bitmap)
	data := array.NewData(r.kind, n,
		[]*memory.Buffer{valid, memory.NewBufferBytes(arrow.Int64Traits.CastToBytes(r.values))}, nil, n-present, 0)
	defer data.Release()
	return array.MakeFromData(data), nil
}

// End returns an error where the chunk has more than its rows.
func (r *Reader) End() error {
	for r.inPage == 0 {
		h, _, _, err := r.pages.next()
		switch {
		case err == errNoMorePages:
			return nil
		case err != nil:
			return err
		case h.isData():
			r.inPage = h.values
		}
	}
	return fmt.Errorf("%d rows more than the row group has", r.inPage)
}
