package ingest_test

import (
	"bytes"
	"errors"
	"math"
	"strings"
	"testing"

	"github.com/apache/arrow/go/v15/arrow"
	"github.com/apache/arrow/go/v15/arrow/array"
	"github.com/apache/arrow/go/v15/arrow/memory"
	"github.com/machikoba/machikoba/ingest"
	"github.com/machikoba/machikoba/ingest/census"
)

// foreignRow is a stream of one row of strings and a value, of 2018.
func foreignRow(t *testing.T, value float64, texts map[string]string) []byte {
	t.Helper()
	fields := []arrow.Field{{Name: "year", Type: arrow.PrimitiveTypes.Int32}, {Name: "value", Type: arrow.PrimitiveTypes.Float64}}
	for name := range texts {
		fields = append(fields, arrow.Field{Name: name, Type: arrow.BinaryTypes.String})
	}
	b := array.NewRecordBuilder(memory.NewGoAllocator(), arrow.NewSchema(fields, nil))
	defer b.Release()
	b.Field(0).(*array.Int32Builder).Append(2018)
	b.Field(1).(*array.Float64Builder).Append(value)
	for i, field := range fields[2:] {
		b.Field(i + 2).(*array.StringBuilder).Append(texts[field.Name])
	}
	r := b.NewRecord()
	defer r.Release()
	return ipcStream(t, r)
}

// TestForeignTidied: names, codes and units of other programs' files become
// those of the vocabulary.
func TestForeignTidied(t *testing.T) {
	for _, test := range []struct{ value, want, precision float64 }{{15, 15e6, 5e5}, {1.5, 1.5e6, math.NaN()}} {
		data := foreignRow(t, test.value, map[string]string{"area": "神奈川県", "industry": "31", "measure": "shipments", "unit": "百万円", "source": "my notes"})
		table, err := ingest.Read(bytes.NewReader(data), "x.arrow")
		if err != nil {
			t.Fatal(err)
		}
		o := table.At(0)
		k := census.Key{Year: 2018, Area: census.Kanagawa, Industry: census.TransportationEquipment, Measure: census.Shipments}
		if o.Key != k || o.Value != test.want || o.Unit != census.UnitYen {
			t.Errorf("%v = %v %s, want %v = %v yen", o.Key, o.Value, o.Unit, k, test.want)
		}
		if o.Precision != test.precision && !(math.IsNaN(o.Precision) && math.IsNaN(test.precision)) {
			t.Errorf("precision of %v million yen is %v, want %v", test.value, o.Precision, test.precision)
		}
		if o.Sources[0].File != "x.arrow" {
			t.Errorf("source %v, want the file", o.Sources)
		}
	}
}

// TestForeignErrors: what the vocabulary does not have is an error that names
// the column and the row.
func TestForeignErrors(t *testing.T) {
	for _, test := range []struct{ cell, text string }{{"area", "99"}, {"industry", "JSIC13:77"}, {"industry", "77"}, {"measure", "shipment"}} {
		texts := map[string]string{"measure": "shipments"}
		texts[test.cell] = test.text
		_, err := ingest.Read(bytes.NewReader(foreignRow(t, 1, texts)), "x.arrow")
		var e *ingest.ParseError
		if !errors.As(err, &e) || e.Cell != test.cell || e.Found != "row 1" || !strings.Contains(err.Error(), strings.TrimPrefix(test.text, "JSIC13:")) {
			t.Errorf("%s %q: %v", test.cell, test.text, err)
		}
	}
}
