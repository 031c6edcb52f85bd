package ingest_test

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/apache/arrow/go/v15/arrow"
	"github.com/apache/arrow/go/v15/arrow/array"
	"github.com/apache/arrow/go/v15/arrow/memory"
	"github.com/machikoba/machikoba/ingest"
	"github.com/machikoba/machikoba/ingest/census"
)

// allStatuses are the statuses that establishments have, from official to not
// available, in their order.
func allStatuses() (names []string) {
	for s := census.Official; s <= census.NotAvailable; s++ {
		names = append(names, s.String())
	}
	return names
}

// figuresWith returns a record of one year with figures, null where they are
// negative, and statuses, as indices of the type given into names.
func figuresWith(t *testing.T, figures []int, statuses []int, index arrow.DataType, names []string) arrow.Record {
	t.Helper()
	values := array.NewInt64Builder(memory.DefaultAllocator)
	for _, v := range figures {
		if v < 0 {
			values.AppendNull()
			continue
		}
		values.Append(int64(v))
	}
	text := array.NewStringBuilder(memory.DefaultAllocator)
	text.AppendValues(names, nil)
	years := make([]int, len(figures))
	for i := range years {
		years[i] = 2018
	}
	columns := []arrow.Array{numbersIn(t, arrow.PrimitiveTypes.Int32, years), values.NewArray(),
		array.NewDictionaryArray(dictionaryOf(index), numbersIn(t, index, statuses), text.NewArray())}
	fields := []arrow.Field{{Name: "year"}, {Name: "persons", Nullable: true}, {Name: "persons_status"}}
	for i := range fields {
		fields[i].Type = columns[i].DataType()
	}
	return array.NewRecord(arrow.NewSchema(fields, nil), columns, int64(len(figures)))
}

func personsAdder(t *testing.T) *ingest.Adder {
	t.Helper()
	a, err := ingest.NewAdder(ingest.Layout{Year: "year", Measures: []ingest.MeasureColumn{{Header: "persons", Measure: census.Employees}}}, ingest.Tabulation{})
	if err != nil {
		t.Fatal(err)
	}
	return a
}

// What statuses say of figures is the same in whatever order their names are, whatever
// their indices are, and wherever a record begins.
func TestAdderOfStatuses(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	names := allStatuses()
	shuffled := slices.Clone(names)
	r.Shuffle(len(shuffled), func(i, j int) { shuffled[i], shuffled[j] = shuffled[j], shuffled[i] })
	for _, usual := range []bool{true, false} { // with nothing but what our own records have, and with all else
		const rows = 5000
		figures, statuses := make([]int, rows), make([]census.Status, rows)
		for i := range rows {
			figures[i] = r.IntN(1000)
			switch r.IntN(30) {
			case 0:
				figures[i], statuses[i] = -1, census.Suppressed
			case 1:
				figures[i], statuses[i] = 0, census.Nil
			case 2:
				figures[i], statuses[i] = -1, census.NotAvailable
			case 3:
				statuses[i] = census.Estimated
			}
			if !usual && r.IntN(10) == 0 { // a value that is not to be looked at, or none
				figures[i], statuses[i] = r.IntN(1000)-500, census.Status(r.IntN(len(names)))
			}
		}
		for _, span := range [][2]int{{0, rows}, {8, 4000}, {3, rows}, {2048, 2049}, {100, 100}, {1, 8}} {
			var want census.Tally
			for i := span[0]; i < span[1]; i++ {
				switch s := statuses[i]; {
				case s == census.Nil:
					want.Nils++
				case s == census.Suppressed:
					want.Suppressed++
				case s == census.NotApplicable:
					want.Inapplicable++
				case s.Absent(), figures[i] < 0:
					want.Unknown++
				default:
					want.Numbers++
					want.Sum += int64(figures[i])
				}
			}
			for _, order := range [][]string{names, shuffled} {
				var indices []int
				for _, s := range statuses {
					indices = append(indices, slices.Index(order, s.String()))
				}
				for _, index := range []arrow.DataType{arrow.PrimitiveTypes.Uint8, arrow.PrimitiveTypes.Int32} {
					a := personsAdder(t)
					if err := a.Add(figuresWith(t, figures, indices, index, order).NewSlice(int64(span[0]), int64(span[1]))); err != nil {
						t.Fatal(err)
					}
					var got census.Tally
					if a.Cubes()[0].Len() > 0 {
						got = a.Cubes()[0].Tally(0, 0)
						got.Largest, got.Second = 0, 0
					}
					if got != want {
						t.Errorf("rows %v, %v by %v: %+v, want %+v", span, order[:2], index, got, want)
					}
				}
			}
		}
	}
}

// A status that its dictionary does not have is an error that says where it is.
func TestAdderOfUnknownStatuses(t *testing.T) {
	names := allStatuses()
	for _, wrong := range []int{len(names), 0x7F, 0x80, 0xFF} {
		for _, row := range []int{0, 7, 8, 2999} {
			figures, statuses := make([]int, 3000), make([]int, 3000)
			statuses[row] = wrong
			err := personsAdder(t).Add(figuresWith(t, figures, statuses, arrow.PrimitiveTypes.Uint8, names))
			if err == nil || !strings.Contains(err.Error(), fmt.Sprintf("row %d of", row)) {
				t.Errorf("status %d in row %d: error %v", wrong, row, err)
			}
		}
	}
}
