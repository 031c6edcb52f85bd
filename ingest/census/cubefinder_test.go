package census_test

import (
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/machikoba/machikoba/ingest/census"
)

// A numbering gives the parts of keys numbers that are not the codes of a cube.
type numbering struct {
	parts [3][]census.Key // of years, areas and industries, by number
}

func yearsAreasAndIndustries() (n numbering) {
	n.parts[census.ByYear] = make([]census.Key, 2020)
	for y := census.Year(2010); y < 2020; y++ {
		n.parts[census.ByYear][y] = census.Key{Year: y}
	}
	for a := range census.Prefectures() {
		n.parts[census.ByArea] = append(n.parts[census.ByArea], census.Key{Area: a})
	}
	for _, i := range census.JSIC13.Divisions() {
		n.parts[census.ByIndustry] = append(n.parts[census.ByIndustry], census.Key{Industry: i})
	}
	return n
}

// codes returns the codes that a cube gives to the numbers below most of a
// dimension, in an order of its own, and none to the others.
func (n numbering) codes(t *testing.T, r *rand.Rand, c *census.Cube, d census.Dimension, most int) []int32 {
	t.Helper()
	codes := make([]int32, len(n.parts[d]))
	for i := range codes {
		codes[i] = -1
	}
	for _, i := range r.Perm(len(codes)) {
		part := n.parts[d][i]
		if i >= most || d == census.ByYear && part.Year == 0 {
			continue
		}
		var err error
		if codes[i], err = c.Code(d, part); err != nil {
			t.Fatal(err)
		}
	}
	return codes
}

// Rows are found in the cells of the parts that their numbers stand for, where
// there were cells before and where not.
func TestCellFinder(t *testing.T) {
	r, n := rand.New(rand.NewPCG(1, 2)), yearsAreasAndIndustries()
	for name, told := range map[string][3]bool{
		"all": {true, true, true}, "areas": {true, true, false}, "industries": {true, false, true}, "years": {true, false, false},
	} {
		c := factoryCube()
		if _, err := c.Code(census.ByIndustry, census.Key{Industry: census.Food}); err != nil { // so that the whole is not code 0
			t.Fatal(err)
		}
		var codes, rows census.CubeCodes
		columns := [3][2]*[]int32{{&codes.Year, &rows.Year}, {&codes.Area, &rows.Area}, {&codes.Industry, &rows.Industry}}
		for d, column := range columns {
			if !told[d] {
				continue
			}
			*column[0] = n.codes(t, r, c, census.Dimension(d), len(n.parts[d]))
			for range 3000 {
				number := int32(r.IntN(len(n.parts[d])))
				if census.Dimension(d) == census.ByYear {
					number = 2010 + number%10
				}
				*column[1] = append(*column[1], number)
			}
		}
		var f census.CellFinder
		if err := f.Lead(c, codes); err != nil {
			t.Fatal(err)
		}
		cells, ok := f.Cells(nil, rows)
		if !ok {
			t.Fatalf("%s: not found", name)
		}
		for row, cell := range cells {
			var want census.Key
			want.Year = n.parts[census.ByYear][rows.Year[row]].Year
			if told[census.ByArea] {
				want.Area = n.parts[census.ByArea][rows.Area[row]].Area
			}
			if told[census.ByIndustry] {
				want.Industry = n.parts[census.ByIndustry][rows.Industry[row]].Industry
			}
			if got := c.Key(int(cell)); got != want {
				t.Fatalf("%s: row %d is in %v, want %v", name, row, got, want)
			}
		}
		distinct := slices.Clone(cells)
		slices.Sort(distinct)
		if n := len(slices.Compact(distinct)); n != c.Len() {
			t.Errorf("%s: %d cells, of which rows are in %d", name, c.Len(), n)
		}
	}
}

// The finder says where it cannot tell: of numbers without a code, wherever they are,
// and once the cube has grown.
func TestCellFinderCannotTell(t *testing.T) {
	r, n := rand.New(rand.NewPCG(3, 4)), yearsAreasAndIndustries()
	c := factoryCube()
	lead := func(areas int) (f census.CellFinder) {
		codes := census.CubeCodes{Year: n.codes(t, r, c, census.ByYear, 2015), Area: n.codes(t, r, c, census.ByArea, areas)}
		if err := f.Lead(c, codes); err != nil {
			t.Fatal(err)
		}
		return f
	}
	f := lead(5)
	for _, row := range []struct {
		year, area int32
		ok         bool
	}{
		{2010, 4, true}, {2014, 0, true}, {2010, 5, false}, {2015, 0, false}, {2009, 0, false}, {0, 0, false},
		{-1, 0, false}, {2010, -1, false}, {1 << 30, 0, false}, {2010, 47, false}, {2010, -1 << 31, false},
	} {
		_, ok := f.Cells(nil, census.CubeCodes{Year: []int32{2010, row.year}, Area: []int32{0, row.area}})
		if ok != row.ok {
			t.Errorf("year %d, area %d: %v, want %v", row.year, row.area, ok, row.ok)
		}
	}
	g := lead(47)
	numbers := census.CubeCodes{Year: []int32{2010}, Area: []int32{0}}
	if _, err := c.Cells(nil, census.CubeCodes{Year: []int32{0}, Area: []int32{46}}); err != nil { // the cube's array is larger now
		t.Fatal(err)
	}
	if _, ok := f.Cells(nil, numbers); ok {
		t.Error("codes of a smaller cube lead to a cell")
	}
	if _, ok := g.Cells(nil, numbers); !ok {
		t.Error("codes of the cube lead nowhere")
	}
}

func TestCellFinderPanics(t *testing.T) {
	c := factoryCube()
	year, err := c.Code(census.ByYear, census.Key{Year: 2018})
	if err != nil {
		t.Fatal(err)
	}
	if _, err = c.Code(census.ByArea, census.Key{Area: census.Tokyo}); err != nil {
		t.Fatal(err)
	}
	var f census.CellFinder
	if err := f.Lead(c, census.CubeCodes{Year: []int32{year}, Area: []int32{0}}); err != nil {
		t.Fatal(err)
	}
	one := []int32{0}
	for name, call := range map[string]func(){
		"codes of sizes":    func() { _ = f.Lead(c, census.CubeCodes{Year: one, Size: one}) },
		"two lengths":       func() { f.Cells(nil, census.CubeCodes{Year: []int32{0, 0}, Area: one}) },
		"another dimension": func() { f.Cells(nil, census.CubeCodes{Year: one, Area: one, Industry: one}) },
		"a dimension less":  func() { f.Cells(nil, census.CubeCodes{Year: one}) },
	} {
		if message, _ := panics(call).(string); message == "" {
			t.Errorf("%s: no panic that says why", name)
		}
	}
}
