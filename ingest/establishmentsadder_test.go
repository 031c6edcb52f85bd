package ingest_test

import (
	"context"
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/apache/arrow/go/v15/arrow"
	"github.com/apache/arrow/go/v15/arrow/array"
	"github.com/apache/arrow/go/v15/arrow/memory"
	"github.com/machikoba/machikoba/ingest"
	"github.com/machikoba/machikoba/ingest/census"
)

// recordLayout is the layout of the records that files of factoryLayout give.
func recordLayout() ingest.Layout {
	l := factoryLayout()
	l.Area, l.Industry = "area", "industry"
	for i := range l.Measures {
		l.Measures[i].Header = string(l.Measures[i].Measure)
	}
	return l
}

// Records and the file that they are from have the same cubes.
func TestTabulateRecords(t *testing.T) {
	text := manyFactories(rand.New(rand.NewPCG(7, 8)), 30_000)
	tabs := []ingest.Tabulation{byPrefecture, {Area: census.MunicipalityLevel, Digits: 4, Sizes: []census.Size{{Min: 4, Max: 99}, {Min: 100}}}}
	e := stdin(text)
	want, err := e.Tabulate(context.Background(), tabs...)
	if err != nil {
		t.Fatal(err)
	}
	e = stdin(text)
	got, err := ingest.TabulateRecords(context.Background(), e.Records(context.Background()), recordLayout(), tabs...)
	if err != nil {
		t.Fatal(err)
	}
	for i := range tabs {
		a, err := got[i].Table()
		if err != nil {
			t.Fatal(err)
		}
		b, _ := want[i].Table()
		if diff := a.Diff(b); !strings.Contains(diff, "sources") {
			t.Errorf("tabulation %d: %s", i, diff)
		}
	}
}

// handMade returns a record of plain columns.
func handMade(t *testing.T, columns map[string]any) arrow.Record {
	t.Helper()
	var fields []arrow.Field
	var arrays []arrow.Array
	rows := 0
	for name, values := range columns {
		var a arrow.Array
		switch v := values.(type) {
		case []int64:
			b := array.NewInt64Builder(memory.DefaultAllocator)
			b.AppendValues(v, nil)
			a, rows = b.NewArray(), len(v)
		case []float64:
			b := array.NewFloat64Builder(memory.DefaultAllocator)
			valid := make([]bool, len(v))
			for i := range v {
				valid[i] = v[i] >= 0
			}
			b.AppendValues(v, valid)
			a = b.NewArray()
		case []string:
			b := array.NewStringBuilder(memory.DefaultAllocator)
			b.AppendValues(v, nil)
			a = b.NewArray()
		}
		fields, arrays = append(fields, arrow.Field{Name: name, Type: a.DataType(), Nullable: true}), append(arrays, a)
	}
	return array.NewRecord(arrow.NewSchema(fields, nil), arrays, int64(rows))
}

func handMadeColumns() map[string]any {
	return map[string]any{
		"year": []int64{2018, 2018, 2019}, "area": []int64{1, 14, 14}, "industry": []string{"3111", "3111", "09"},
		"employees": []int64{4, 5, 6}, "shipments": []float64{10, -1, 30}, "fixed_assets": []float64{1, 2, 3},
	}
}

func TestAdderOfPlainColumns(t *testing.T) {
	l := recordLayout()
	a, err := ingest.NewAdder(l, byPrefecture)
	if err != nil {
		t.Fatal(err)
	}
	r := handMade(t, handMadeColumns())
	for range 2 {
		if err := a.Add(r); err != nil {
			t.Fatal(err)
		}
	}
	table, err := a.Cubes()[0].Table()
	if err != nil {
		t.Fatal(err)
	}
	k := census.Key{Year: 2018, Area: census.Hokkaido, Industry: census.TransportationEquipment, Size: l.Floor, Measure: census.Shipments}
	if got := table.Value(k); got != 200_000 {
		t.Errorf("%v = %v, want 200,000", k, got)
	}
	k.Area = census.Kanagawa
	if o, _ := table.Find(k); o.Status != census.NotAvailable {
		t.Errorf("a null is %v, want not available", o.Status)
	}
}

func TestAdderErrors(t *testing.T) {
	for name, change := range map[string]func(map[string]any){
		"a column is missing":    func(c map[string]any) { delete(c, "year") },
		"figures are texts":      func(c map[string]any) { c["employees"] = []string{"a", "b", "c"} },
		"a figure is a fraction": func(c map[string]any) { c["shipments"] = []float64{1, 2, 2.5} },
		"codes are fractions":    func(c map[string]any) { c["area"] = []float64{1, 2, 3} },
		"an area is not known":   func(c map[string]any) { c["area"] = []int64{1, 14, 48} },
		"a figure is too large":  func(c map[string]any) { c["employees"] = []int64{1, 2, 1 << 62} },
	} {
		columns := handMadeColumns()
		change(columns)
		a, err := ingest.NewAdder(recordLayout(), byPrefecture)
		if err != nil {
			t.Fatal(err)
		}
		if err := a.Add(handMade(t, columns)); err == nil {
			t.Errorf("%s: no error", name)
		}
	}
}

// A null among the statuses says nothing of a figure: it is there, or it is blank.
func TestAdderOfNullStatuses(t *testing.T) {
	figures, names := array.NewInt64Builder(memory.DefaultAllocator), array.NewDictionaryBuilder(memory.DefaultAllocator,
		&arrow.DictionaryType{IndexType: arrow.PrimitiveTypes.Uint8, ValueType: arrow.BinaryTypes.String}).(*array.BinaryDictionaryBuilder)
	areas, years := array.NewStringBuilder(memory.DefaultAllocator), array.NewStringBuilder(memory.DefaultAllocator)
	for _, row := range []struct{ area, figure, status string }{{"13", "5", "suppressed"}, {"14", "7", ""}, {"12", "9", "official"}, {"11", "", ""}} {
		areas.Append(row.area)
		years.Append("2018")
		if row.figure == "" {
			figures.AppendNull()
		} else if err := figures.AppendValueFromString(row.figure); err != nil {
			t.Fatal(err)
		}
		if row.status == "" {
			names.AppendNull()
		} else if err := names.AppendString(row.status); err != nil {
			t.Fatal(err)
		}
	}
	columns := []arrow.Array{years.NewArray(), areas.NewArray(), figures.NewArray(), names.NewArray()}
	fields := []arrow.Field{{Name: "year"}, {Name: "area"}, {Name: "persons", Nullable: true}, {Name: "persons_status", Nullable: true}}
	for i := range fields {
		fields[i].Type = columns[i].DataType()
	}
	record := array.NewRecord(arrow.NewSchema(fields, nil), columns, int64(columns[0].Len()))
	cubes, err := ingest.TabulateRecords(context.Background(), func(yield func(arrow.Record, error) bool) { yield(record, nil) },
		ingest.Layout{Year: "year", Area: "area", Measures: []ingest.MeasureColumn{{Header: "persons", Measure: census.Employees}}},
		ingest.Tabulation{Area: census.PrefectureLevel})
	if err != nil {
		t.Fatal(err)
	}
	table, err := cubes[0].Table()
	if err != nil {
		t.Fatal(err)
	}
	for area, want := range map[census.Area]census.Status{census.Tokyo: census.Suppressed, census.Kanagawa: census.Computed, census.Chiba: census.Computed, census.Saitama: census.NotAvailable} {
		o, ok := table.Find(census.Key{Year: 2018, Area: area, Measure: census.Employees})
		if !ok || o.Status != want {
			t.Errorf("%s: %v (%v), want %v", area.Label(census.English), o, ok, want)
		}
	}
}

// A float that is no number is a figure without a value, as a null is, whether or not
// its status says so. Statuses may be texts or in a dictionary.
func TestAdderOfNaN(t *testing.T) {
	p := arrow.PrimitiveTypes
	areas := numbersIn(t, p.Int32, []int{11, 12, 13, 14, 8})
	years := numbersIn(t, p.Int32, []int{2018, 2018, 2018, 2018, 2018})
	for _, kind := range []arrow.DataType{p.Float32, p.Float64} {
		b := array.NewBuilder(memory.DefaultAllocator, kind)
		for _, v := range []string{"5", "NaN", "NaN", "7", ""} {
			if v == "" {
				b.AppendNull()
			} else if err := b.AppendValueFromString(v); err != nil {
				t.Fatal(err)
			}
		}
		figures := b.NewArray()
		for name, statuses := range map[string]arrow.DataType{"none": nil, "texts": arrow.BinaryTypes.String, "dictionary": dictionaryOf(p.Uint8)} {
			columns := []arrow.Array{years, areas, figures}
			fields := []arrow.Field{{Name: "year"}, {Name: "area"}, {Name: "persons", Nullable: true}, {Name: "persons_status", Nullable: true}}
			want := []census.Status{census.Computed, census.NotAvailable, census.NotAvailable, census.Computed, census.NotAvailable}
			if statuses != nil {
				b := array.NewBuilder(memory.DefaultAllocator, statuses)
				for _, s := range []string{"official", "official", "suppressed", "official", "official"} {
					if err := b.AppendValueFromString(s); err != nil {
						t.Fatal(err)
					}
				}
				columns, want[2] = append(columns, b.NewArray()), census.Suppressed
			}
			for i, c := range columns {
				fields[i].Type = c.DataType()
			}
			a, err := ingest.NewAdder(ingest.Layout{Year: "year", Area: "area", Measures: []ingest.MeasureColumn{{Header: "persons", Measure: census.Employees}}},
				ingest.Tabulation{Area: census.PrefectureLevel})
			if err != nil {
				t.Fatal(err)
			}
			if err := a.Add(array.NewRecord(arrow.NewSchema(fields[:len(columns)], nil), columns, 5)); err != nil {
				t.Fatalf("%v, statuses as %s: %v", kind, name, err)
			}
			table, err := a.Cubes()[0].Table()
			if err != nil {
				t.Fatal(err)
			}
			for i, area := range []census.Area{"11", "12", "13", "14", "08"} {
				if o, _ := table.Find(census.Key{Year: 2018, Area: area, Measure: census.Employees}); o.Status != want[i] {
					t.Errorf("%v, statuses as %s: %v is %v, want %v", kind, name, area, o.Status, want[i])
				}
			}
		}
	}
}
