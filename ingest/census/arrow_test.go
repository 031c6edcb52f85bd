package census_test

import (
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/apache/arrow/go/v15/arrow"
	"github.com/apache/arrow/go/v15/arrow/array"

	"github.com/machikoba/machikoba/ingest/census"
)

func TestRecordThereAndBack(t *testing.T) {
	susb := census.Surveys{{Year: 2018, Program: "SUSB", Floor: census.Size{Min: 5}}}
	whole := collect(t, randomFigures(rand.New(rand.NewPCG(33, 34)), 3000)...).With(census.WithNotes("a", "b"),
		census.WithLabel(census.ByArea, "fips:06", "California", "カリフォルニア"), census.WithSurveys(susb))
	for name, table := range map[string]*census.Table{
		"table": whole, "selection": whole.Select(census.Kanagawa, census.Employees), "no rows": whole.Select(census.Hokkaido), "empty": collect(t),
	} {
		r := table.Record()
		got, err := census.FromRecords(r)
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		if d := table.Diff(got); d != "" {
			t.Errorf("%s: %s", name, d)
		}
		for i := range table.Len() {
			if got.Key(i) != table.Key(i) {
				t.Fatalf("%s: row %d is %v, want %v", name, i, got.Key(i), table.Key(i))
			}
		}
		if name == "table" {
			k := census.Key{Area: "fips:06"}
			if !slices.Equal(got.Surveys(), susb) || !slices.Equal(got.Notes(), table.Notes()) || got.Label(k, census.ByArea, census.Japanese) != "カリフォルニア" {
				t.Errorf("what rides beside the rows: %v, %q", got.Surveys(), got.Notes())
			}
		}
		if name == "empty" && !slices.Equal(got.Surveys(), census.FactoryCensus()) {
			t.Errorf("the history has changed: %v", got.Surveys())
		}
		r.Release()
	}
}

// No history at all comes back as none, not as that of the factory census.
func TestRecordWithoutSurveys(t *testing.T) {
	table := collect(t, shipments("14", 1)).With(census.WithSurveys(nil))
	got, err := census.FromRecords(table.Record())
	if err != nil || len(got.Surveys()) != 0 {
		t.Errorf("%v, %v", got.Surveys(), err)
	}
}

func TestRecordSchema(t *testing.T) {
	table := collect(t, census.Absence(shipments("14", 0).Key, census.Suppressed), shipments("13", 2))
	r := table.Record()
	want := []string{"year", "area", "industry", "size", "scope", "measure", "statistic", "value", "lower", "upper", "interval", "precision", "status", "unit", "source"}
	for i, f := range r.Schema().Fields() {
		if f.Name != want[i] {
			t.Errorf("column %d is %s, want %s", i, f.Name, want[i])
		}
	}
	if !r.Schema().Equal(table.Schema()) {
		t.Error("the record has another schema")
	}
	value := r.Column(7).(*array.Float64)
	if !value.IsNull(0) || value.NullN() != 1 || value.Value(1) != 2 {
		t.Errorf("the values are %v, want null and 2", value)
	}
	area := r.Column(1).(*array.Dictionary)
	if names := area.Dictionary().(*array.String); names.Value(area.GetValueIndex(1)) != "13" {
		t.Errorf("the areas are %v", area)
	}
}

// Batches of a table, sliced anywhere, are the table.
func TestFromRecordsOfBatches(t *testing.T) {
	table := collect(t, randomFigures(rand.New(rand.NewPCG(35, 36)), 1000)...)
	r := table.Record()
	var batches []arrow.Record
	for _, cut := range [][2]int64{{0, 1}, {1, 1}, {1, 334}, {334, 999}, {999, 1000}} {
		batches = append(batches, r.NewSlice(cut[0], cut[1]))
	}
	got, err := census.FromRecords(batches...)
	if err != nil {
		t.Fatal(err)
	}
	if d := table.Diff(got); d != "" {
		t.Error(d)
	}
	if got, err := census.FromRecords(); err != nil || got.Len() != 0 {
		t.Errorf("of no records: %v, %v", got, err)
	}
}

// Reading a record with a history of its own leaves that of the factory census
// alone.
func TestFromRecordsLeavesTheFactoryCensusAlone(t *testing.T) {
	table := collect(t, shipments("14", 1)).With(census.WithSurveys(census.Surveys{{Year: 2030, Program: "other"}}))
	if _, err := census.FromRecords(table.Record()); err != nil {
		t.Fatal(err)
	}
	if breaks := census.Comparable(1980, 1981, census.Shipments); breaks != nil {
		t.Errorf("1980 and 1981: %v", breaks)
	}
	if got := collect(t, shipments("14", 1)).Surveys(); !slices.Equal(got, census.FactoryCensus()) {
		t.Errorf("a new table has the history %v", got[:1])
	}
}
