package chunk_test

import (
	"bytes"
	"fmt"
	"strings"
	"testing"

	"github.com/apache/arrow/go/v15/arrow"
	"github.com/apache/arrow/go/v15/arrow/array"
	"github.com/apache/arrow/go/v15/arrow/memory"
	"github.com/apache/arrow/go/v15/parquet"
	"github.com/apache/arrow/go/v15/parquet/compress"
	"github.com/apache/arrow/go/v15/parquet/file"
	"github.com/apache/arrow/go/v15/parquet/pqarrow"
	"github.com/machikoba/machikoba/ingest/parquet/internal/chunk"
)

// rows of the test's files: some of three row groups, of pages of a few hundred.
const (
	rows     = 5000
	rowGroup = 2000
)

// The columns, by their names. Row i has no value where absent says so.
var columns = []struct {
	name   string
	kind   arrow.DataType
	codes  bool
	absent func(i int) bool
	value  func(i int) int64 // or the number in a text
}{
	{"year", arrow.PrimitiveTypes.Int32, true, never, func(i int) int64 { return int64(1980 + i/150) }},
	{"far", arrow.PrimitiveTypes.Int64, true, never, func(i int) int64 { return int64(i%17)<<40 - 5 }},
	{"text", arrow.BinaryTypes.String, true, never, func(i int) int64 { return int64(i * 7 % 611) }},
	{"many", arrow.BinaryTypes.String, true, seldom, func(i int) int64 { return int64(i) }},
	{"few", arrow.PrimitiveTypes.Int64, false, seldom, func(i int) int64 { return int64(i * i % 40) }},
	{"wide", arrow.PrimitiveTypes.Int64, false, seldom, func(i int) int64 { return int64(i) * -0x1234567890123 }},
	{"short", arrow.PrimitiveTypes.Int32, false, often, func(i int) int64 { return int64(int32(i * 0x12345678)) }},
	{"empty", arrow.PrimitiveTypes.Int64, false, func(i int) bool { return i >= 1000 && i < 4000 }, func(i int) int64 { return int64(i) }},
	{"double", arrow.PrimitiveTypes.Float64, false, seldom, func(i int) int64 { return int64(i % 900) }},
}

func never(int) bool    { return false }
func seldom(i int) bool { return i%53 == 7 }
func often(i int) bool  { return i%3 != 0 && i%100 > 8 }

// written writes the columns as Arrow's writer does.
func written(t testing.TB, options ...parquet.WriterProperty) []byte {
	t.Helper()
	var fields []arrow.Field
	for _, c := range columns {
		fields = append(fields, arrow.Field{Name: c.name, Type: c.kind, Nullable: c.name != "text"})
	}
	b := array.NewRecordBuilder(memory.DefaultAllocator, arrow.NewSchema(fields, nil))
	defer b.Release()
	for n, c := range columns {
		for i := range rows {
			v := c.value(i)
			switch b := b.Field(n).(type) {
			case array.Builder:
				if c.absent(i) {
					b.AppendNull()
					continue
				}
				switch b := b.(type) {
				case *array.Int32Builder:
					b.Append(int32(v))
				case *array.Int64Builder:
					b.Append(v)
				case *array.Float64Builder:
					b.Append(float64(v) / 4)
				case *array.StringBuilder:
					b.Append(fmt.Sprint("x", v))
				}
			}
		}
	}
	record := b.NewRecord()
	defer record.Release()
	table := array.NewTableFromRecords(record.Schema(), []arrow.Record{record})
	defer table.Release()
	var out bytes.Buffer
	if err := pqarrow.WriteTable(table, &out, rowGroup, parquet.NewWriterProperties(options...), pqarrow.DefaultWriterProps()); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

// described returns what the footer says of a column.
func described(in *file.Reader, group, at int) chunk.Column {
	c, err := in.MetaData().RowGroup(group).ColumnChunk(at)
	if err != nil {
		panic(err)
	}
	start := c.DataPageOffset()
	if c.HasDictionaryPage() {
		start = min(start, c.DictionaryPageOffset())
	}
	return chunk.Column{
		Physical: c.Type(), Figures: !columns[at].codes, Nullable: in.MetaData().Schema.Column(at).MaxDefinitionLevel() == 1,
		Codec: c.Compression(), Encodings: c.Encodings(), Start: start, Length: c.TotalCompressedSize(), Rows: c.NumValues(),
	}
}

// text returns a value as the test's columns have it.
func text(a arrow.Array, i int) string {
	switch a := a.(type) {
	case *array.Dictionary:
		if a.IsNull(i) {
			return "null"
		}
		return a.Dictionary().(*array.String).Value(a.GetValueIndex(i))
	case *array.Int64:
		if a.IsNull(i) {
			return fmt.Sprint("null ", a.Int64Values()[i])
		}
	}
	return a.ValueStr(i)
}

func expected(column, i int) string {
	c := columns[column]
	switch {
	case c.absent(i) && (c.codes || c.kind.ID() == arrow.FLOAT64):
		return map[bool]string{true: "null", false: array.NullValueStr}[c.codes]
	case c.absent(i):
		return "null 0" // what has no value is zero below
	case c.kind.ID() == arrow.STRING:
		return fmt.Sprint("x", c.value(i))
	case c.kind.ID() == arrow.FLOAT64:
		return fmt.Sprint(float64(c.value(i)) / 4)
	}
	return fmt.Sprint(c.value(i))
}

var writers = map[string][]parquet.WriterProperty{
	"dictionaries":        {},
	"plain":               {parquet.WithDictionaryDefault(false)},
	"small pages":         {parquet.WithDataPageSize(700), parquet.WithBatchSize(64)},
	"small dictionaries":  {parquet.WithDictionaryPageSizeLimit(900), parquet.WithDataPageSize(700), parquet.WithBatchSize(64)},
	"snappy":              {parquet.WithCompression(compress.Codecs.Snappy)},
	"zstd":                {parquet.WithCompression(compress.Codecs.Zstd), parquet.WithDataPageSize(900), parquet.WithBatchSize(64)},
	"gzip":                {parquet.WithCompression(compress.Codecs.Gzip)},
	"brotli":              {parquet.WithCompression(compress.Codecs.Brotli)},
	"second version":      {parquet.WithDataPageVersion(parquet.DataPageV2), parquet.WithCompression(compress.Codecs.Snappy)},
	"second, small pages": {parquet.WithDataPageVersion(parquet.DataPageV2), parquet.WithCompression(compress.Codecs.Zstd), parquet.WithDataPageSize(700), parquet.WithBatchSize(64)},
	"second, not packed":  {parquet.WithDataPageVersion(parquet.DataPageV2), parquet.WithDictionaryDefault(false)},
	"lengths":             lengths(),
	"lengths, packed":     append(lengths(), parquet.WithDataPageVersion(parquet.DataPageV2), parquet.WithCompression(compress.Codecs.Zstd)),
	"differences":         append(differences(), parquet.WithDataPageSize(1500), parquet.WithBatchSize(64)),
}

// lengths encodes texts with their lengths in front, which are differences.
func lengths() []parquet.WriterProperty {
	var options []parquet.WriterProperty
	for _, c := range columns {
		if c.kind.ID() == arrow.STRING {
			options = append(options, parquet.WithDictionaryFor(c.name, false), parquet.WithEncodingFor(c.name, parquet.Encodings.DeltaLengthByteArray))
		}
	}
	return options
}

// differences encodes integers as such, but for the column whose second row group
// has nulls only, which Arrow's writer fails at.
func differences() []parquet.WriterProperty {
	var options []parquet.WriterProperty
	for _, c := range columns {
		if id := c.kind.ID(); c.name != "empty" && (id == arrow.INT32 || id == arrow.INT64) {
			options = append(options, parquet.WithDictionaryFor(c.name, false), parquet.WithEncodingFor(c.name, parquet.Encodings.DeltaBinaryPacked))
		}
	}
	return options
}

// Whatever way a file is written, its values are those that were put into it, in
// batches of any size, from any row on.
func TestReader(t *testing.T) {
	for name, options := range writers {
		t.Run(name, func(t *testing.T) {
			data := written(t, options...)
			in, err := file.NewParquetReader(bytes.NewReader(data))
			if err != nil {
				t.Fatal(err)
			}
			for at := range columns {
				r := &chunk.Reader{}
				for group := range in.NumRowGroups() {
					c := described(in, group, at)
					if !c.Readable() {
						t.Fatalf("%s: not readable: %v", columns[at].name, c.Encodings)
					}
					if err := chunk.Verify(bytes.NewReader(data), c); err != nil {
						t.Errorf("%s: %v", columns[at].name, err)
					}
					r.Begin(bytes.NewReader(data), c)
					readAll(t, r, at, group, 0, int(c.Rows))
					for _, skip := range []int{1, 63, 64, 700, 1001, int(c.Rows) - 1} {
						if skip >= int(c.Rows) {
							continue
						}
						r.Begin(bytes.NewReader(data), c)
						if err := r.Skip(int64(skip)); err != nil {
							t.Fatalf("%s: %d rows of group %d are not passed over: %v", columns[at].name, skip, group, err)
						}
						readAll(t, r, at, group, skip, int(c.Rows))
					}
					r.Begin(bytes.NewReader(data), c)
					if r.Skip(c.Rows) == nil || r.Skip(c.Rows+1) == nil {
						t.Errorf("%s: all rows of group %d are passed over", columns[at].name, group)
					}
				}
			}
		})
	}
}

// readAll reads a row group from a row on, in batches that grow.
func readAll(t *testing.T, r *chunk.Reader, at, group, from, n int) {
	t.Helper()
	size := 1
	for row := from; row < n; size = 2*size + 1 {
		size = min(size, n-row)
		a, err := r.Next(size)
		if err != nil {
			t.Fatalf("%s: row %d of group %d: %v", columns[at].name, row, group, err)
		}
		nulls := 0
		for i := range size {
			got, want := text(a, i), expected(at, group*rowGroup+row+i)
			if got != want {
				t.Fatalf("%s: row %d of group %d is %q, want %q", columns[at].name, row+i, group, got, want)
			}
			if strings.Contains(want, "null") {
				nulls++
			}
		}
		if a.Len() != size || a.NullN() != nulls {
			t.Errorf("%s: %d rows of which %d null, want %d and %d", columns[at].name, a.Len(), a.NullN(), size, nulls)
		}
		row += size
	}
	if err := r.End(); err != nil {
		t.Errorf("%s: %v", columns[at].name, err)
	}
	if _, err := r.Next(1); err == nil {
		t.Errorf("%s: a row behind the last", columns[at].name)
	}
}

// What is wrong in a chunk, or of another kind, is an error and never a panic.
func TestDamaged(t *testing.T) {
	for name, options := range writers {
		data := written(t, options...)
		in, err := file.NewParquetReader(bytes.NewReader(data))
		if err != nil {
			t.Fatal(err)
		}
		for at := range columns {
			c := described(in, 1, at)
			for _, damage := range []struct {
				name string
				make func(c *chunk.Column)
			}{
				{"short", func(c *chunk.Column) { c.Length-- }},
				{"behind its beginning", func(c *chunk.Column) { c.Start, c.Length = c.Start+5, c.Length-5 }},
				{"more rows", func(c *chunk.Column) { c.Rows++ }},
				{"fewer rows", func(c *chunk.Column) { c.Rows-- }},
				{"beyond the file", func(c *chunk.Column) { c.Start = int64(len(data)) - 20 }},
			} {
				bad := c
				damage.make(&bad)
				if err := readThrough(data, bad, 0); err == nil {
					t.Errorf("%s: %s: %s: no error", name, columns[at].name, damage.name)
				}
				if err := chunk.Verify(bytes.NewReader(data), bad); err == nil {
					t.Errorf("%s: %s: %s: verified", name, columns[at].name, damage.name)
				}
			}
		}
	}
}

// readThrough reads all rows of a chunk but the first few.
func readThrough(data []byte, c chunk.Column, skip int64) error {
	r := &chunk.Reader{}
	r.Begin(bytes.NewReader(data), c)
	if skip > 0 {
		if err := r.Skip(skip); err != nil {
			return err
		}
	}
	for left := c.Rows - skip; left > 0; {
		n := min(left, 700)
		if _, err := r.Next(int(n)); err != nil {
			return err
		}
		left -= n
	}
	return r.End()
}

// Any bytes may be wrong: there is a result or an error.
func FuzzReader(f *testing.F) {
	for name, options := range writers {
		f.Add(uint8(len(name)), written(f, options...)[:1<<10])
	}
	f.Fuzz(func(t *testing.T, at uint8, data []byte) {
		c := chunk.Column{Physical: parquet.Type(at >> 4 & 7), Figures: at&1 != 0, Nullable: at&2 != 0,
			Codec: compress.Compression(at >> 2 & 3), Length: int64(len(data)), Rows: 1 << 12, MaxPage: 1 << 20}
		if c.Readable() {
			_ = readThrough(data, c, 0)
			_ = readThrough(data, c, int64(at)<<4+1)
		}
		_ = chunk.Verify(bytes.NewReader(data), c)
		_ = chunk.CheckFooter(data)
	})
}
