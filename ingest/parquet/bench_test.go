package parquet_test

import (
	"bytes"
	"context"
	"slices"
	"testing"

	"github.com/apache/arrow/go/v15/arrow"
	"github.com/apache/arrow/go/v15/arrow/array"
	"github.com/apache/arrow/go/v15/arrow/memory"
	pq "github.com/apache/arrow/go/v15/parquet"
	"github.com/apache/arrow/go/v15/parquet/compress"
	"github.com/apache/arrow/go/v15/parquet/pqarrow"
	"github.com/machikoba/machikoba/ingest"
	"github.com/machikoba/machikoba/ingest/census"
	"github.com/machikoba/machikoba/ingest/parquet"
)

// perSecond reports rows and megabytes of the file a second.
func perSecond(b *testing.B, rows, size int) {
	b.SetBytes(int64(size))
	b.ReportMetric(float64(rows)*float64(b.N)/b.Elapsed().Seconds(), "rows/s")
}

// bigTable is a table of 40 years, 47 prefectures and 24 industries.
func bigTable(b *testing.B) *census.Table {
	b.Helper()
	prefectures := slices.Collect(census.Prefectures())
	var build census.Builder
	for year := range 40 {
		for area := range 47 {
			for industry := range 24 {
				i, err := census.JSIC13.Industry(string([]byte{'0' + byte(industry+9)/10, '0' + byte(industry+9)%10}))
				if err != nil {
					b.Fatal(err)
				}
				key := census.Key{Year: census.Year(1980 + year), Area: prefectures[area], Industry: i, Measure: census.Shipments}
				if err := build.Append(census.NewObservation(key, float64(1e6*(year+1)*(area+1)+industry))); err != nil {
					b.Fatal(err)
				}
			}
		}
	}
	t, err := build.Table()
	if err != nil {
		b.Fatal(err)
	}
	return t
}

func BenchmarkRead(b *testing.B) {
	t := bigTable(b)
	data := written(b, t)
	for b.Loop() {
		if _, err := ingest.Read(bytes.NewReader(data), "t.parquet", options); err != nil {
			b.Fatal(err)
		}
	}
	perSecond(b, t.Len(), len(data))
}

func BenchmarkWrite(b *testing.B) {
	t := bigTable(b)
	var out bytes.Buffer
	for b.Loop() {
		out.Reset()
		if err := parquet.Write(&out, t); err != nil {
			b.Fatal(err)
		}
	}
	perSecond(b, t.Len(), out.Len())
}

// manyFactories is a file of a million establishments, sorted by year, with 2 %
// of nulls among its figures, in row groups of a year.
func manyFactories(b *testing.B, options ...pq.WriterProperty) (data []byte, rows int) {
	b.Helper()
	const years, each = 10, 100_000
	schema := arrow.NewSchema([]arrow.Field{{Name: "year", Type: arrow.PrimitiveTypes.Int32}, {Name: "area", Type: arrow.BinaryTypes.String},
		{Name: "industry", Type: arrow.BinaryTypes.String}, {Name: "employees", Type: arrow.PrimitiveTypes.Int64, Nullable: true},
		{Name: "shipments", Type: arrow.PrimitiveTypes.Int64, Nullable: true}}, nil)
	var out bytes.Buffer
	options = append([]pq.WriterProperty{pq.WithMaxRowGroupLength(each)}, options...)
	w, err := pqarrow.NewFileWriter(schema, &out, pq.NewWriterProperties(options...), pqarrow.DefaultWriterProps())
	if err != nil {
		b.Fatal(err)
	}
	prefectures := slices.Collect(census.Prefectures())
	industries := []string{"0911", "1111", "2211", "3111", "3113"}
	random := uint64(1)
	for year := range years {
		build := array.NewRecordBuilder(memory.DefaultAllocator, schema)
		for range each {
			random = random*6364136223846793005 + 1442695040888963407
			r := random >> 20
			build.Field(0).(*array.Int32Builder).Append(int32(2010 + year))
			build.Field(1).(*array.StringBuilder).Append(string(prefectures[r%47]))
			build.Field(2).(*array.StringBuilder).Append(industries[r%5])
			if r%50 == 0 {
				build.Field(3).AppendNull()
				build.Field(4).AppendNull()
				continue
			}
			build.Field(3).(*array.Int64Builder).Append(int64(4 + r%900))
			build.Field(4).(*array.Int64Builder).Append(int64(r % 100_000_007))
		}
		if err := w.WriteBuffered(build.NewRecord()); err != nil {
			b.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		b.Fatal(err)
	}
	return out.Bytes(), years * each
}

// BenchmarkTabulate: establishments, employees and shipments by year, prefecture
// and division, of files in several forms, of one row group, by the general reader,
// and of one year out of ten.
func BenchmarkTabulate(b *testing.B) {
	snappy := pq.WithCompression(compress.Codecs.Snappy)
	for _, c := range []struct {
		name    string
		options []pq.WriterProperty
		keep    ingest.Selection
	}{
		{name: "snappy", options: []pq.WriterProperty{snappy}},
		{name: "zstd", options: []pq.WriterProperty{pq.WithCompression(compress.Codecs.Zstd)}},
		{name: "plain", options: []pq.WriterProperty{pq.WithDictionaryDefault(false)}},
		{name: "one row group", options: []pq.WriterProperty{snappy, pq.WithMaxRowGroupLength(1 << 20)}},
		{name: "general", options: []pq.WriterProperty{snappy, pq.WithDictionaryFor("area", false), pq.WithEncodingFor("area", pq.Encodings.DeltaByteArray)}},
		{name: "one year", options: []pq.WriterProperty{snappy}, keep: ingest.Selection{Years: census.YearsBetween(2015, 2015)}},
	} {
		b.Run(c.name, func(b *testing.B) {
			data, rows := manyFactories(b, c.options...)
			e := parquet.Establishments{Files: []string{onDisk(b, data)}, Layout: recordLayout(), Select: c.keep}
			for b.Loop() {
				if _, err := e.Tabulate(context.Background(), byDivision); err != nil {
					b.Fatal(err)
				}
			}
			perSecond(b, rows, len(data))
		})
	}
}
