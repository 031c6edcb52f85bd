package census

import (
	"encoding/json"
	"fmt"
	"math"

	"github.com/apache/arrow/go/v15/arrow"
	"github.com/apache/arrow/go/v15/arrow/array"
	"github.com/apache/arrow/go/v15/arrow/bitutil"
	"github.com/apache/arrow/go/v15/arrow/memory"
)

// dictionaryType is the type of every column of codes.
var dictionaryType = &arrow.DictionaryType{IndexType: arrow.PrimitiveTypes.Int32, ValueType: arrow.BinaryTypes.String}

// arrowFields are the columns of a table, in their order.
var arrowFields = []arrow.Field{
	{Name: "year", Type: arrow.PrimitiveTypes.Int32},
	{Name: "area", Type: dictionaryType},
	{Name: "industry", Type: dictionaryType},
	{Name: "size", Type: dictionaryType},
	{Name: "scope", Type: dictionaryType},
	{Name: "measure", Type: dictionaryType},
	{Name: "statistic", Type: dictionaryType},
	{Name: "value", Type: arrow.PrimitiveTypes.Float64, Nullable: true},
	{Name: "lower", Type: arrow.PrimitiveTypes.Float64, Nullable: true},
	{Name: "upper", Type: arrow.PrimitiveTypes.Float64, Nullable: true},
	{Name: "interval", Type: dictionaryType},
	{Name: "precision", Type: arrow.PrimitiveTypes.Float64, Nullable: true},
	{Name: "status", Type: dictionaryType},
	{Name: "unit", Type: dictionaryType},
	{Name: "source", Type: dictionaryType},
}

// The keys of the schema's metadata; the values are JSON.
const (
	metaSources = "machikoba.sources"
	metaNotes   = "machikoba.notes"
	metaLabels  = "machikoba.labels"
	metaSurveys = "machikoba.surveys"
)

// Schema returns the Arrow schema of t: the same fields for every table, and in
// the metadata, as JSON, the sources, the notes, the names and the surveys.
func (t *Table) Schema() *arrow.Schema {
	metadata := arrow.NewMetadata(
		[]string{metaSources, metaNotes, metaLabels, metaSurveys},
		[]string{encodeJSON(t.sources), encodeJSON(t.notes), encodeJSON(t.labels), encodeJSON(t.surveys)},
	)
	return arrow.NewSchema(arrowFields, &metadata)
}

// encodeJSON writes lists and maps of strings, which cannot fail.
func encodeJSON(v any) string {
	b, err := json.Marshal(v)
	if err != nil {
		panic(err)
	}
	return string(b)
}

// MarshalJSON writes a name as the pair of its languages, English first.
func (n name) MarshalJSON() ([]byte, error) { return json.Marshal([2]string{n.en, n.ja}) }

// UnmarshalJSON reads what MarshalJSON writes.
func (n *name) UnmarshalJSON(b []byte) error {
	var pair [2]string
	err := json.Unmarshal(b, &pair)
	n.en, n.ja = pair[0], pair[1]
	return err
}

// MarshalText writes a size as [Size.String] does.
func (s Size) MarshalText() ([]byte, error) { return []byte(s.String()), nil }

// UnmarshalText reads what MarshalText writes.
func (s *Size) UnmarshalText(b []byte) error {
	parsed, err := ParseSize(string(b))
	*s = parsed
	return err
}

// Record returns the table as an Arrow record of one row per figure. The record
// shares the table's memory: it must not be written to.
func (t *Table) Record() arrow.Record {
	years := make([]int32, t.Len())
	for i := range years {
		years[i] = int32(t.year.at(i))
	}
	columns := []arrow.Array{
		int32Array(years),
		dictionaryArray(t.area, Area.encoded),
		dictionaryArray(t.industry, asString[Industry]),
		dictionaryArray(t.size, Size.String),
		dictionaryArray(t.scope, asString[Scope]),
		dictionaryArray(t.measure, asString[Measure]),
		dictionaryArray(t.statistic, asString[Statistic]),
		float64Array(t.value),
		float64Array(t.lower),
		float64Array(t.upper),
		dictionaryArray(enumerated(t.interval), Interval.String),
		float64Array(t.precision),
		dictionaryArray(enumerated(t.status), Status.String),
		dictionaryArray(t.unit, asString[Unit]),
		dictionaryArray(t.source, asString[string]),
	}
	record := array.NewRecord(t.Schema(), columns, int64(t.Len()))
	for _, c := range columns {
		c.Release()
	}
	return record
}

func asString[T ~string](v T) string { return string(v) }

// enumerated makes a column of a slice of small constants.
func enumerated[T ~uint8](values []T) column[T] {
	var b columnBuilder[T]
	for _, v := range values {
		b.append(v)
	}
	return b.column
}

func int32Array(values []int32) arrow.Array {
	data := array.NewData(arrow.PrimitiveTypes.Int32, len(values),
		[]*memory.Buffer{nil, memory.NewBufferBytes(arrow.Int32Traits.CastToBytes(values))}, nil, 0, 0)
	defer data.Release()
	return array.NewInt32Data(data)
}

// float64Array returns values without a copy, NaN as null.
func float64Array(values []float64) arrow.Array {
	valid := make([]byte, bitutil.BytesForBits(int64(len(values))))
	nulls := 0
	for i, v := range values {
		if math.IsNaN(v) {
			nulls++
			continue
		}
		bitutil.SetBit(valid, i)
	}
	data := array.NewData(arrow.PrimitiveTypes.Float64, len(values),
		[]*memory.Buffer{memory.NewBufferBytes(valid), memory.NewBufferBytes(arrow.Float64Traits.CastToBytes(values))}, nil, nulls, 0)
	defer data.Release()
	return array.NewFloat64Data(data)
}

func dictionaryArray[T comparable](c column[T], encode func(T) string) arrow.Array {
	b := array.NewStringBuilder(memory.DefaultAllocator)
	defer b.Release()
	for _, v := range c.values {
		b.Append(encode(v))
	}
	values := b.NewArray()
	defer values.Release()
	indices := int32Array(c.codes)
	defer indices.Release()
	return array.NewDictionaryArray(dictionaryType, indices, values)
}

// readMeta reads the schema's metadata. Without surveys in it, years are
// compared by the history of the factory census.
func readMeta(schema *arrow.Schema) (meta, error) {
	var m meta // of its own memory, which reading JSON may write to
	for key, into := range map[string]any{
		metaSources: &m.sources, metaNotes: &m.notes, metaLabels: &m.labels, metaSurveys: &m.surveys,
	} {
		if text, ok := schema.Metadata().GetValue(key); ok {
			if err := json.Unmarshal([]byte(text), into); err != nil {
				return m, fmt.Errorf("census: metadata %q: %w", key, err)
			}
		}
	}
	if schema.Metadata().FindKey(metaSurveys) < 0 {
		m.surveys = factoryCensus
	}
	return m, nil
}
