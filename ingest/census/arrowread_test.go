package census_test

import (
	"errors"
	"math"
	"strings"
	"testing"

	"github.com/apache/arrow/go/v15/arrow"
	"github.com/apache/arrow/go/v15/arrow/array"
	"github.com/apache/arrow/go/v15/arrow/memory"

	"github.com/machikoba/machikoba/ingest/census"
)

// recordOf makes a record of JSON rows, with the types given for some columns
// and plain strings for the others.
func recordOf(t *testing.T, rows string, columns string, types map[string]arrow.DataType) arrow.Record {
	t.Helper()
	var fields []arrow.Field
	for name := range strings.FieldsSeq(columns) {
		typ := types[name]
		switch {
		case typ != nil:
		case name == "year":
			typ = arrow.PrimitiveTypes.Int32
		case name == "value" || name == "lower" || name == "upper" || name == "precision":
			typ = arrow.PrimitiveTypes.Float64
		default:
			typ = arrow.BinaryTypes.String
		}
		fields = append(fields, arrow.Field{Name: name, Type: typ, Nullable: true})
	}
	r, _, err := array.RecordFromJSON(memory.DefaultAllocator, arrow.NewSchema(fields, nil), strings.NewReader(rows))
	if err != nil {
		t.Fatal(err)
	}
	return r
}

func dictionary(index arrow.DataType) arrow.DataType {
	return &arrow.DictionaryType{IndexType: index, ValueType: arrow.BinaryTypes.String}
}

// Records of other tools: plain strings, years of other widths, other indices.
func TestFromForeignRecords(t *testing.T) {
	const rows = `[
		{"year": 2018, "area": "14000", "size": "4+", "measure": "shipments", "value": 18, "remark": "x"},
		{"year": 2018, "area": "00000", "size": "4+", "measure": "shipments", "value": null, "remark": "y"},
		{"year": 2018, "area": null, "size": null, "measure": "employees", "value": 9, "remark": "z"}]`
	k := census.Key{Year: 2018, Area: census.Kanagawa, Size: census.Size{Min: 4}, Measure: census.Shipments}
	nation, persons := k, k
	nation.Area = census.Japan
	persons.Area, persons.Size, persons.Measure = census.Japan, census.Size{}, census.Employees
	for name, types := range map[string]map[string]arrow.DataType{
		"plain":          nil,
		"int64":          {"year": arrow.PrimitiveTypes.Int64, "value": arrow.PrimitiveTypes.Int64},
		"int16":          {"year": arrow.PrimitiveTypes.Int16, "value": arrow.PrimitiveTypes.Int32},
		"uint16":         {"year": arrow.PrimitiveTypes.Uint16, "value": arrow.PrimitiveTypes.Float32},
		"int8 indices":   {"area": dictionary(arrow.PrimitiveTypes.Int8), "size": dictionary(arrow.PrimitiveTypes.Int8), "measure": dictionary(arrow.PrimitiveTypes.Int8)},
		"uint32 indices": {"area": dictionary(arrow.PrimitiveTypes.Uint32), "size": dictionary(arrow.PrimitiveTypes.Uint16), "measure": dictionary(arrow.PrimitiveTypes.Int64)},
		"large strings":  {"area": arrow.BinaryTypes.LargeString},
	} {
		table, err := census.FromRecords(recordOf(t, rows, "remark measure year area size value", types))
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		a, okA := table.Find(k)
		b, okB := table.Find(nation)
		c, okC := table.Find(persons)
		if !okA || !okB || !okC || table.Len() != 3 || a.Value != 18 || a.Unit != census.UnitYen || a.Status != census.Official ||
			!math.IsNaN(a.Precision) || b.Status != census.NotAvailable || !math.IsNaN(b.Value) || c.Value != 9 || c.Precision != 0 || c.Unit != census.UnitPersons {
			t.Errorf("%s: %v", name, table)
		}
	}
}

func TestFromRecordsQualifies(t *testing.T) {
	const rows = `[
		{"year": 2018, "measure": "shipments", "value": null, "status": "suppressed", "interval": "suppression", "lower": 1, "upper": 2, "unit": "", "precision": 5},
		{"year": 2019, "measure": "shipments", "value": 3, "status": "", "interval": null, "lower": 1, "upper": 2, "unit": "2015 yen", "precision": null},
		{"year": 2019, "measure": "shipments", "statistic": "share of nation", "value": 0.5, "status": "estimated"}]`
	table, err := census.FromRecords(recordOf(t, rows, "year measure statistic value status interval lower upper unit precision", nil))
	if err != nil {
		t.Fatal(err)
	}
	a, b, c := table.At(0), table.At(1), table.At(2)
	if a.Status != census.Suppressed || a.Interval != census.Suppression || a.Lower != 1 || a.Upper != 2 || a.Unit != census.UnitYen || a.Precision != 5 {
		t.Errorf("%+v", a)
	}
	if b.Status != census.Official || !math.IsNaN(b.Lower) || !math.IsNaN(b.Upper) || b.Unit != "2015 yen" || !math.IsNaN(b.Precision) {
		t.Errorf("%+v", b)
	}
	if c.Status != census.Estimated || c.Unit != "" { // a share is not in yen
		t.Errorf("%+v", c)
	}
}

func TestFromRecordsErrors(t *testing.T) {
	const all = "year measure value status size interval source"
	for _, c := range []struct {
		columns, row string
		types        map[string]arrow.DataType
		want         string
	}{
		{"measure value", `{}`, nil, `the record has no column "year"; it has measure, value`},
		{"year value", `{}`, nil, `the record has no column "measure"`},
		{"year measure", `{}`, nil, `the record has no column "value"`},
		{all, `{}`, map[string]arrow.DataType{"year": arrow.PrimitiveTypes.Float64}, `column "year" is of type float64, want int32 or another integer`},
		{all, `{"year": 2018, "measure": "x"}`, map[string]arrow.DataType{"value": arrow.BinaryTypes.String}, `column "value" is of type utf8, want float64`},
		{all, `{"year": 2018}`, map[string]arrow.DataType{"measure": arrow.PrimitiveTypes.Int32}, `column "measure" is of type int32, want dictionary<utf8> or utf8`},
		{all, `{"year": null, "measure": "x"}`, nil, `row 1, column "year": the year is null`},
		{all, `{"year": 20180, "measure": "x"}`, nil, `row 1, column "year": 20180 is not a year of four digits`},
		{all, `{"year": 0, "measure": "x"}`, nil, `row 1, column "year": 0 is not a year`},
		{all, `{"year": 2018, "measure": null}`, nil, `row 1, column "measure": a measure is empty`},
		{all, `{"year": 2018, "measure": "x", "size": "big"}`, nil, `row 1, column "size": size "big" is not a class`},
		{all, `{"year": 2018, "measure": "x", "status": "secret"}`, nil, `row 1, column "status": status "secret" is not known`},
		{all, `{"year": 2018, "measure": "x", "interval": "guess"}`, nil, `row 1, column "interval": interval "guess" is not known`},
		{all, `{"year": 2018, "measure": "x", "source": "0"}`, nil, `row 1, column "source": "0" does not point into the list of 0 sources`},
		{all, `{"year": 2018, "measure": "x", "source": "METI"}`, nil, `row 1, column "source": "METI" does not point`},
		{all, `{"year": 2018, "measure": "x", "value": 1, "status": "suppressed"}`, nil, `row 1: figure 2018 Japan / all manufacturing / all sizes / x: it is suppressed and has the value 1`},
		{all, `{"year": 2018, "measure": "x", "interval": "rounding"}`, nil, `row 1: figure 2018 Japan / all manufacturing / all sizes / x: its interval runs from NaN to NaN`},
	} {
		good := recordOf(t, `[{"year": 2017, "measure": "x", "value": 1}]`, "year measure value", nil)
		_, err := census.FromRecords(good, recordOf(t, "["+c.row+"]", c.columns, c.types))
		if err == nil || !strings.HasPrefix(err.Error(), "census: "+c.want) {
			t.Errorf("%s: %v, want %s", c.row, err, c.want)
		}
	}
	twice := recordOf(t, `[{"year": 2017, "measure": "x", "value": 1}]`, "year measure value", nil)
	_, err := census.FromRecords(twice, twice)
	var duplicate *census.DuplicateKeyError
	if !errors.As(err, &duplicate) || duplicate.First != 0 || duplicate.Second != 1 {
		t.Errorf("%v, want a duplicate of rows 0 and 1", err)
	}
}
