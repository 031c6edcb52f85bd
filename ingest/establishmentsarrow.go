package ingest

import (
	"encoding/binary"
	"math/bits"
	"sync"

	"github.com/apache/arrow/go/v15/arrow"
	"github.com/apache/arrow/go/v15/arrow/array"
	"github.com/apache/arrow/go/v15/arrow/memory"
	"github.com/machikoba/machikoba/ingest/census"
	"github.com/machikoba/machikoba/ingest/internal/scan"
)

var (
	textDictionary   = &arrow.DictionaryType{IndexType: arrow.PrimitiveTypes.Int32, ValueType: arrow.BinaryTypes.String}
	statusDictionary = &arrow.DictionaryType{IndexType: arrow.PrimitiveTypes.Uint8, ValueType: arrow.BinaryTypes.String}
)

// codeNames are the names of columns in records, by their kind.
var codeNames = [...]string{yearCodes: "year", areaCodes: "area", industryCodes: "industry", sizeCodes: "size"}

// record makes a record of what has been read of a chunk, and gives away the
// memory of it.
func (w *recordWorker) record(c *scan.Chunk) arrow.Record {
	r := w.reader
	var fields []arrow.Field
	var columns []arrow.Array
	add := func(f arrow.Field, a arrow.Array) {
		fields, columns = append(fields, f), append(columns, a)
	}
	for i, place := range w.plan.codes {
		switch place.kind {
		case yearCodes:
			add(arrow.Field{Name: "year", Type: arrow.PrimitiveTypes.Int32}, w.shared.yearArray(r.codes[i]))
		case textCodes:
			add(arrow.Field{Name: place.header, Type: textDictionary}, w.shared.array(i, r.codes[i]))
		default:
			add(arrow.Field{Name: codeNames[place.kind], Type: textDictionary}, w.shared.array(i, r.codes[i]))
		}
		if i == 0 && w.plan.establishment >= 0 {
			add(arrow.Field{Name: "establishment", Type: arrow.BinaryTypes.String}, w.establishments(c))
		}
		r.codes[i] = nil
	}
	for i, m := range w.plan.numbers {
		unit := m.Unit
		if unit == "" {
			unit = string(m.Measure.Unit())
		}
		statuses := w.statuses[i][:r.n]
		clear(w.statuses[i][r.n:]) // of rows that are left out
		add(arrow.Field{Name: string(m.Measure), Type: arrow.PrimitiveTypes.Int64, Nullable: true,
			Metadata: arrow.NewMetadata([]string{"unit"}, []string{unit})}, figureArray(r.values[i], statuses, w.arena.bytes((r.n+7)/8)))
		add(arrow.Field{Name: string(m.Measure) + "_status", Type: statusDictionary}, statusArray(statuses))
		r.values[i] = nil
	}
	record := array.NewRecord(arrow.NewSchema(fields, nil), columns, int64(r.n))
	for _, a := range columns {
		a.Release()
	}
	return record
}

// arrayOf returns an array of n values in buffers, nil standing for no validity.
func arrayOf(t arrow.DataType, n, nulls int, buffers ...[]byte) *array.Data {
	list := make([]*memory.Buffer, len(buffers))
	for i, b := range buffers {
		if b != nil {
			list[i] = memory.NewBufferBytes(b)
		}
	}
	return array.NewData(t, n, list, nil, nulls, 0)
}

// yearArray returns the years of codes, in their place.
func (s *recordCodes) yearArray(codes []int32) arrow.Array {
	s.mu.Lock()
	years := s.years
	s.mu.Unlock()
	for i, code := range codes {
		codes[i] = years[code]
	}
	data := arrayOf(arrow.PrimitiveTypes.Int32, len(codes), 0, nil, arrow.Int32Traits.CastToBytes(codes))
	defer data.Release()
	return array.NewInt32Data(data)
}

// array returns codes with the dictionary that a column has so far.
func (s *recordCodes) array(column int, codes []int32) arrow.Array {
	data := arrayOf(arrow.PrimitiveTypes.Int32, len(codes), 0, nil, arrow.Int32Traits.CastToBytes(codes))
	defer data.Release()
	indices := array.NewInt32Data(data)
	defer indices.Release()
	s.mu.Lock()
	defer s.mu.Unlock()
	if d := s.dictionaries[column]; d == nil || d.Len() < len(s.values[column]) {
		s.dictionaries[column] = stringArray(s.values[column])
	}
	return array.NewDictionaryArray(textDictionary, indices, s.dictionaries[column])
}

func stringArray(values []string) arrow.Array {
	b := array.NewStringBuilder(memory.DefaultAllocator)
	defer b.Release()
	b.AppendValues(values, nil)
	return b.NewArray()
}

// establishments returns the column of the names of establishments.
func (w *recordWorker) establishments(c *scan.Chunk) arrow.Array {
	r, column := w.reader, w.plan.establishment
	text := w.arena.bytes(w.textRoom)[:0]
	ends := w.arena.int32s(r.n + 1)[:1]
	base := 0
	for _, b := range []*scan.Batch{&c.Head, &c.Body} {
		plain := false
		if r.origin == nil {
			text, ends, plain = b.Texts(text, ends, column)
		}
		for row := range b.Rows {
			if plain {
				break
			}
			if r.kept(base + row) {
				text = r.plan.encoding.appendText(text, b.Field(row, column))
				ends = append(ends, int32(len(text)))
			}
		}
		base += b.Rows
	}
	data := arrayOf(arrow.BinaryTypes.String, r.n, 0, nil, arrow.Int32Traits.CastToBytes(ends), text)
	defer data.Release()
	return array.NewStringData(data)
}

// textLen returns how much room the names of establishments need.
func (w *recordWorker) textLen(c *scan.Chunk) int {
	if w.plan.establishment < 0 {
		return 0
	}
	return c.Head.TextLen(w.plan.establishment) + c.Body.TextLen(w.plan.establishment) + 16
}

// appendText appends the text of a field, and the field as it is where it is
// none that can be read.
func (e fieldEncoding) appendText(dst, field []byte) []byte {
	for _, b := range field {
		if b >= 0x80 || b == '"' || b == ' ' {
			text, ok := e.text(field)
			if !ok {
				text = string(field)
			}
			return append(dst, text...)
		}
	}
	return append(dst, field...)
}

// figureArray returns figures, those of an absent status null. Statuses can be
// read eight at a time, and valid is zero.
func figureArray(values []int64, statuses, valid []byte) arrow.Array {
	n := len(values)
	nulls := 0
	for i := range valid {
		eight := binary.LittleEndian.Uint64(statuses[8*i : 8*i+8 : cap(statuses)])
		valid[i] = 0xFF
		if eight == 0 {
			continue
		}
		absent := absentBits(eight)
		valid[i] = ^absent
		nulls += bits.OnesCount8(absent)
	}
	data := arrayOf(arrow.PrimitiveTypes.Int64, n, nulls, valid, arrow.Int64Traits.CastToBytes(values))
	defer data.Release()
	return array.NewInt64Data(data)
}

// statusArray returns statuses as codes of the dictionary of all of them.
func statusArray(statuses []byte) arrow.Array {
	data := arrayOf(arrow.PrimitiveTypes.Uint8, len(statuses), 0, nil, statuses)
	defer data.Release()
	indices := array.NewUint8Data(data)
	defer indices.Release()
	return array.NewDictionaryArray(statusDictionary, indices, statusNames())
}

// statusNames are the names of all statuses, in their order.
var statusNames = sync.OnceValue(func() arrow.Array {
	var names []string
	for s := census.Official; s <= census.NotAvailable; s++ {
		names = append(names, s.String())
	}
	return stringArray(names)
})
