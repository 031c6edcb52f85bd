package census

import (
	"github.com/apache/arrow/go/v15/arrow"
	"github.com/apache/arrow/go/v15/arrow/array"
	"github.com/apache/arrow/go/v15/arrow/memory"
)

// metaCube is the key of the metadata that makes a record a cube.
const metaCube = "machikoba.cube"

// cubeMeta is what a cube says of itself, as JSON.
type cubeMeta struct {
	Measures []cubeMeasureMeta `json:"measures"`
	Floor    string            `json:"floor,omitempty"`
}

type cubeMeasureMeta struct {
	Measure Measure `json:"measure"`
	Unit    Unit    `json:"unit,omitempty"`
	Factor  float64 `json:"factor,omitempty"`
}

// tallyFields are the columns of a measure in a record, after its name and a
// point.
var tallyFields = []struct {
	name string
	of   func(*tally, *misses) *int64
}{
	{"sum", func(t *tally, _ *misses) *int64 { return &t.sum }},
	{"largest", func(t *tally, _ *misses) *int64 { return &t.largest }},
	{"second", func(t *tally, _ *misses) *int64 { return &t.second }},
	{"nil", func(_ *tally, m *misses) *int64 { return &m.nils }},
	{"suppressed", func(_ *tally, m *misses) *int64 { return &m.suppressed }},
	{"unknown", func(_ *tally, m *misses) *int64 { return &m.unknown }},
	{"inapplicable", func(_ *tally, m *misses) *int64 { return &m.inapplicable }},
}

// Record returns the cube as an Arrow record of one row per cell: year, area,
// industry and size, establishments, and for each measure its sum, its two
// largest contributions and the counts of those that reported no number, as
// "shipments.sum" and so on. It is what travels between processes:
// [CubeFromRecord] reads it, and the cubes of all parts of a file merge to the
// cube of the file.
func (c *Cube) Record() arrow.Record {
	n := c.Len()
	years := make([]int32, n)
	codes := [cubeDimensions][]int32{}
	for d := range codes {
		codes[d] = make([]int32, n)
	}
	for cell, at := range c.keys {
		years[cell] = int32(c.parts[ByYear][at[ByYear]].Year)
		for d, code := range at {
			codes[d][cell] = int32(code)
		}
	}
	arrays := []arrow.Array{
		int32Array(years),
		dictionaryArray(column[Key]{codes[ByArea], c.parts[ByArea]}, func(k Key) string { return k.Area.encoded() }),
		dictionaryArray(column[Key]{codes[ByIndustry], c.parts[ByIndustry]}, func(k Key) string { return string(k.Industry) }),
		dictionaryArray(column[Key]{codes[BySize], c.parts[BySize]}, func(k Key) string { return k.Size.String() }),
		int64Array(c.counts),
	}
	for i := range c.measures {
		for _, f := range tallyFields {
			values := make([]int64, n)
			for cell := range values {
				values[cell] = *f.of(c.tally(int32(cell), i))
			}
			arrays = append(arrays, int64Array(values))
		}
	}
	record := array.NewRecord(c.schema(), arrays, int64(n))
	for _, a := range arrays {
		a.Release()
	}
	return record
}

func (c *Cube) schema() *arrow.Schema {
	about := cubeMeta{Floor: c.Floor.String()}
	fields := append([]arrow.Field{}, arrowFields[:ByScope]...)
	fields = append(fields, arrow.Field{Name: string(Establishments), Type: arrow.PrimitiveTypes.Int64})
	for _, m := range c.measures {
		about.Measures = append(about.Measures, cubeMeasureMeta(m))
		for _, f := range tallyFields {
			fields = append(fields, arrow.Field{Name: string(m.Measure) + "." + f.name, Type: arrow.PrimitiveTypes.Int64})
		}
	}
	metadata := arrow.NewMetadata([]string{metaCube, metaSources}, []string{encodeJSON(about), encodeJSON(c.Sources)})
	return arrow.NewSchema(fields, &metadata)
}

func int64Array(values []int64) arrow.Array {
	data := array.NewData(arrow.PrimitiveTypes.Int64, len(values),
		[]*memory.Buffer{nil, memory.NewBufferBytes(arrow.Int64Traits.CastToBytes(values))}, nil, 0, 0)
	defer data.Release()
	return array.NewInt64Data(data)
}
