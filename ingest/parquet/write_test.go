package parquet_test

import (
	"bytes"
	"testing"

	"github.com/apache/arrow/go/v15/parquet"
	"github.com/apache/arrow/go/v15/parquet/file"
	"github.com/apache/arrow/go/v15/parquet/metadata"
)

// TestStatistics: what the file says of a column is true, as other programs leave rows
// out by it, and texts, of which the writer says what is not so, have no statistics.
func TestStatistics(t *testing.T) {
	table := sample(t)
	record := table.Record()
	defer record.Release()
	in, err := file.NewParquetReader(bytes.NewReader(written(t, table)))
	if err != nil {
		t.Fatal(err)
	}
	defer in.Close()
	told := 0
	for i := range in.MetaData().Schema.NumColumns() {
		name := in.MetaData().Schema.Column(i).Name()
		chunk, err := in.MetaData().RowGroup(0).ColumnChunk(i)
		if err != nil {
			t.Fatal(err)
		}
		statistics, err := chunk.Statistics()
		if err != nil {
			t.Fatal(err)
		}
		if statistics == nil {
			continue
		}
		told++
		nulls := record.Column(record.Schema().FieldIndices(name)[0]).NullN()
		if got := statistics.NullCount(); got != int64(nulls) {
			t.Errorf("%s: %d nulls, want %d", name, got, nulls)
		}
		if _, text := statistics.(*metadata.ByteArrayStatistics); text {
			t.Errorf("%s has statistics", name)
		}
	}
	if told == 0 {
		t.Error("no column has statistics")
	}
}

// TestRoot: the root of the schema is not repeated.
func TestRoot(t *testing.T) {
	in, err := file.NewParquetReader(bytes.NewReader(written(t, sample(t))))
	if err != nil {
		t.Fatal(err)
	}
	defer in.Close()
	if got := in.MetaData().Schema.Root().RepetitionType(); got != parquet.Repetitions.Required {
		t.Errorf("the root is %v", got)
	}
}
