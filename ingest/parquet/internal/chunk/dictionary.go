package chunk

import (
	"encoding/binary"
	"errors"
	"fmt"
	"strconv"

	"github.com/apache/arrow/go/v15/arrow"
	"github.com/apache/arrow/go/v15/arrow/array"
	"github.com/apache/arrow/go/v15/arrow/memory"
	"github.com/apache/arrow/go/v15/parquet"
)

var errPlain = errors.New("values that go beyond their page")

// A lexicon is the texts of a column of codes, of all the chunks that have been
// read: dictionaries of chunks have them in an order of their own each.
type lexicon struct {
	texts   []string
	numbers map[int64]int32
	codes   map[string]int32
	array   arrow.Array // of the texts, nil where there are more of them now
}

func (l *lexicon) append(text string) int32 {
	l.texts, l.array = append(l.texts, text), nil
	return int32(len(l.texts) - 1)
}

// text returns the code of a text.
func (l *lexicon) text(b []byte) int32 {
	code, known := l.codes[string(b)]
	if !known {
		if l.codes == nil {
			l.codes = map[string]int32{}
		}
		code = l.append(string(b))
		l.codes[l.texts[code]] = code
	}
	return code
}

// number returns the code of a number.
func (l *lexicon) number(v int64) int32 {
	code, known := l.numbers[v]
	if !known {
		if l.numbers == nil {
			l.numbers = map[int64]int32{}
		}
		code = l.append(strconv.FormatInt(v, 10))
		l.numbers[v] = code
	}
	return code
}

// dictionary returns the texts as an array.
func (l *lexicon) dictionary() arrow.Array {
	if l.array == nil {
		b := array.NewStringBuilder(memory.DefaultAllocator)
		defer b.Release()
		b.AppendValues(l.texts, nil)
		l.array = b.NewArray()
	}
	return l.array
}

// dictionary reads the dictionary page of the chunk.
func (r *Reader) dictionary(h header, values []byte) error {
	if h.encoding != parquet.Encodings.Plain && h.encoding != parquet.Encodings.PlainDict {
		return fmt.Errorf("a dictionary in the encoding %v", h.encoding)
	}
	if r.hasDictionary {
		return errors.New("a second dictionary")
	}
	r.hasDictionary = true
	page := plain{values, r.column.Physical}
	if h.values > int64(len(values)) {
		return errPlain
	}
	if r.column.Physical == parquet.Types.ByteArray {
		r.meanings = grown(r.meanings, int(h.values))
		for i := range r.meanings {
			text, err := page.text()
			if err != nil {
				return err
			}
			r.meanings[i] = r.lexicon.text(text)
		}
		return nil
	}
	r.numbers = grown(r.numbers, int(h.values))
	if err := page.numbers(r.numbers); err != nil || r.column.Figures {
		return err
	}
	r.meanings = grown(r.meanings, int(h.values))
	for i, v := range r.numbers {
		r.meanings[i] = r.lexicon.number(v)
	}
	return nil
}

// plain decodes the encoding PLAIN. Doubles are read as their bits.
type plain struct {
	data     []byte
	physical parquet.Type
}

// text reads a text, which is valid as long as the page.
func (p *plain) text() ([]byte, error) {
	if len(p.data) < 4 {
		return nil, errPlain
	}
	n := binary.LittleEndian.Uint32(p.data)
	if uint64(n) > uint64(len(p.data)-4) {
		return nil, errPlain
	}
	b := p.data[4 : 4+n]
	p.data = p.data[4+n:]
	return b, nil
}

// numbers reads as many numbers as dst is long.
func (p *plain) numbers(dst []int64) error {
	wide := 8
	if p.physical == parquet.Types.Int32 {
		wide = 4
	}
	if len(p.data) < wide*len(dst) {
		return errPlain
	}
	data := p.data[:wide*len(dst)]
	p.data = p.data[len(data):]
	if wide == 4 {
		for i := range dst {
			dst[i] = int64(int32(binary.LittleEndian.Uint32(data[4*i:])))
		}
		return nil
	}
	for i := range dst {
		dst[i] = int64(binary.LittleEndian.Uint64(data[8*i:]))
	}
	return nil
}
