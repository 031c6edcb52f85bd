package census_test

import (
	"math/rand/v2"
	"testing"

	"github.com/machikoba/machikoba/ingest/census"
)

// A cube can be added to after it became a table, and becomes the same table
// again: totals are cells of the table only.
func TestCubeTableLeavesTheCube(t *testing.T) {
	rows := randomRows(rand.New(rand.NewPCG(5, 6)), 4000)
	part, whole := factoryCube(), factoryCube()
	addAll(t, part, rows[:1500])
	cells := part.Len()
	first, err := part.Table()
	if err != nil {
		t.Fatal(err)
	}
	again, _ := part.Table()
	if diff := again.Diff(first); diff != "" {
		t.Errorf("the second table of a cube: %s", diff)
	}
	if part.Len() != cells {
		t.Errorf("%d cells became %d", cells, part.Len())
	}
	addAll(t, part, rows[1500:])
	addAll(t, whole, rows)
	got, _ := part.Table()
	want, _ := whole.Table()
	if diff := got.Diff(want); diff != "" {
		t.Errorf("a cube that was a table before: %s", diff)
	}
}

// Rows of which only the whole is known, and rows of its parts, are in the total.
func TestCubeTotalsAmongTheCells(t *testing.T) {
	four := census.Size{Min: 4}
	for name, k := range map[string][2]census.Key{
		"industry": {{Industry: census.Food}, {}},
		"size":     {{Size: census.Size{Min: 4, Max: 9}}, {}},
		"floor":    {{Size: census.Size{Min: 4, Max: 9}}, {Size: four}},
	} {
		c := factoryCube()
		c.Floor = four
		var rows []establishment
		for i, employees := range []int64{10, 200, 3000} { // a part, the whole, the whole in other words
			row := establishment{Key: k[min(i, 1)], employees: employees}
			if i == 2 {
				row.Key = census.Key{}
			}
			row.Year, row.Area = 2018, census.Aichi
			rows = append(rows, row)
		}
		addAll(t, c, rows)
		for range 2 {
			table, err := c.Table()
			if err != nil {
				t.Fatal(err)
			}
			total := census.Key{Year: 2018, Area: census.Aichi, Size: four, Measure: census.Employees}
			if got := table.Value(total); got != 3210 {
				t.Errorf("%s: %v = %v, want 3,210", name, total, got)
			}
		}
	}
}

// Cubes of more cells than one page of them.
func TestCubeOfManyCells(t *testing.T) {
	c := factoryCube()
	var rows []establishment
	for y := census.Year(1); y <= 3000; y++ {
		rows = append(rows, establishment{Key: census.Key{Year: y, Area: census.Aichi}, employees: int64(y)})
	}
	addAll(t, c, rows)
	addAll(t, c, rows)
	for cell := range c.Len() {
		y := int64(c.Key(cell).Year)
		want := census.Tally{Sum: 2 * y, Numbers: 2, Largest: y, Second: y}
		if got := c.Tally(cell, 0); got != want {
			t.Fatalf("year %d: %+v, want %+v", y, got, want)
		}
	}
}

// A cube that only counts has no contributions.
func TestCubeOfNoMeasures(t *testing.T) {
	c := census.NewCube()
	year, err := c.Code(census.ByYear, census.Key{Year: 2018})
	if err != nil {
		t.Fatal(err)
	}
	other, _ := c.Code(census.ByYear, census.Key{Year: 2019})
	cells, err := c.Cells(nil, census.CubeCodes{Year: []int32{year, other, year}})
	if err != nil {
		t.Fatal(err)
	}
	c.Count(cells)
	contributions, err := c.Contributions()
	if err != nil || contributions.Len() != 0 || len(contributions.Years()) != 0 {
		t.Errorf("%d contributions of %v, %v, want none", contributions.Len(), contributions.Years(), err)
	}
	table, err := c.Table()
	if err != nil {
		t.Fatal(err)
	}
	if got := table.Value(census.Key{Year: 2018, Measure: census.Establishments}); got != 2 {
		t.Errorf("%v establishments, want 2", got)
	}
}
