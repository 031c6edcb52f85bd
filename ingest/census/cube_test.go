package census_test

import (
	"errors"
	"fmt"
	"math"
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/machikoba/machikoba/ingest/census"
)

// An establishment is one row of microdata in two measures.
type establishment struct {
	census.Key
	employees, shipments int64
	statuses             [2]census.Status
}

func factoryCube() *census.Cube {
	return census.NewCube(
		census.CubeMeasure{Measure: census.Employees},
		census.CubeMeasure{Measure: census.Shipments, Factor: 10_000},
	)
}

// addAll adds rows the way a reader does, a batch at a time.
func addAll(t testing.TB, c *census.Cube, rows []establishment) {
	t.Helper()
	var codes census.CubeCodes
	columns := []*[]int32{&codes.Year, &codes.Area, &codes.Industry, &codes.Size}
	values, statuses := [2][]int64{}, [2][]census.Status{}
	for _, r := range rows {
		for d, column := range columns {
			code, err := c.Code(census.Dimension(d), r.Key)
			if err != nil {
				t.Fatal(err)
			}
			*column = append(*column, code)
		}
		for m, v := range [2]int64{r.employees, r.shipments} {
			values[m] = append(values[m], v)
			statuses[m] = append(statuses[m], r.statuses[m])
		}
	}
	cells, err := c.Cells(nil, codes)
	if err != nil {
		t.Fatal(err)
	}
	c.Count(cells)
	for m := range values {
		if err := c.Add(m, cells, values[m], statuses[m]); err != nil {
			t.Fatal(err)
		}
	}
}

// fourFactories are two plants in Kanagawa and two in Aichi, one of which keeps
// its shipments secret.
func fourFactories() []establishment {
	at := func(a census.Area, size census.Size) census.Key {
		return census.Key{Year: 2018, Area: a, Industry: census.TransportationEquipment, Size: size}
	}
	small, large := census.Size{Min: 4, Max: 29}, census.Size{Min: 30}
	return []establishment{
		{at(census.Kanagawa, small), 10, 2_000, [2]census.Status{}},
		{at(census.Kanagawa, small), 20, 3_000, [2]census.Status{}},
		{at(census.Aichi, small), 12, 0, [2]census.Status{0, census.Suppressed}},
		{at(census.Aichi, large), 400, 90_000, [2]census.Status{}},
	}
}

func TestCubeTallies(t *testing.T) {
	c := factoryCube()
	addAll(t, c, fourFactories())
	if c.Len() != 3 {
		t.Fatalf("%d cells, want 3", c.Len())
	}
	got := c.Tally(0, 1)
	want := census.Tally{Sum: 5_000, Numbers: 2, Largest: 3_000, Second: 2_000}
	if got != want || c.Establishments(0) != 2 {
		t.Errorf("%d establishments, %+v, want 2, %+v", c.Establishments(0), got, want)
	}
	if got := c.Tally(1, 1); got != (census.Tally{Suppressed: 1}) {
		t.Errorf("a hidden establishment: %+v", got)
	}
}

func TestCubeTable(t *testing.T) {
	c := factoryCube()
	c.Floor = census.Size{Min: 4}
	addAll(t, c, fourFactories())
	table, err := c.Table()
	if err != nil {
		t.Fatal(err)
	}
	small := census.Size{Min: 4, Max: 29}
	kanagawa := census.Key{Year: 2018, Area: census.Kanagawa, Industry: census.TransportationEquipment, Size: small, Measure: census.Shipments}
	o, ok := table.Find(kanagawa)
	if !ok || o.Value != 50_000_000 || o.Status != census.Computed || o.Precision != 10_000 || o.Unit != census.UnitYen {
		t.Errorf("Kanagawa ships %+v, want 50,000,000 ± 10,000 yen, computed", o)
	}
	aichi := kanagawa
	aichi.Area, aichi.Size = census.Aichi, census.Size{Min: 4}
	o, _ = table.Find(aichi)
	if o.Status != census.Suppressed || !math.IsNaN(o.Value) || o.Interval != census.Suppression || o.Lower != 900_000_000 || !math.IsInf(o.Upper, 1) {
		t.Errorf("Aichi with a hidden plant ships %+v, want suppressed, 900,000,000 or more", o)
	}
	if _, has := table.Find(census.Key{Year: 2018, Size: small, Measure: census.Employees}); has {
		t.Error("two prefectures were added up to Japan")
	}
	known, err := c.Table(census.CubeOptions{Hidden: census.KnownPart})
	if err != nil {
		t.Fatal(err)
	}
	if o, _ = known.Find(aichi); o.Status != census.Estimated || o.Value != 900_000_000 || o.Interval != census.Suppression {
		t.Errorf("the known part of Aichi is %+v, want 900,000,000, estimated, with its interval", o)
	}
}

// Employees who are hidden are still within the class of their establishment.
func TestCubeHiddenEmployeesHaveBounds(t *testing.T) {
	c := factoryCube()
	k := census.Key{Year: 2018, Area: census.Aichi, Size: census.Size{Min: 30, Max: 99}}
	addAll(t, c, []establishment{
		{k, 40, 1, [2]census.Status{}},
		{k, 0, 1, [2]census.Status{census.Suppressed, 0}},
		{k, 0, 1, [2]census.Status{census.NotAvailable, 0}},
	})
	table, err := c.Table()
	if err != nil {
		t.Fatal(err)
	}
	k.Measure = census.Employees
	o, _ := table.Find(k)
	if o.Lower != 40+2*30 || o.Upper != 40+2*99 || o.Status != census.NotAvailable {
		t.Errorf("employees %+v, want [100, 238], not available", o)
	}
}

func TestCubeStatuses(t *testing.T) {
	for _, c := range []struct {
		name     string
		statuses []census.Status
		want     census.Status
		value    float64
	}{
		{"all nil", []census.Status{census.Nil, census.Nil}, census.Nil, 0},
		{"nil and a number", []census.Status{census.Nil, census.Official}, census.Computed, 7},
		{"none asked", []census.Status{census.NotApplicable, census.NotApplicable}, census.NotApplicable, math.NaN()},
		{"one asked", []census.Status{census.NotApplicable, census.Official}, census.Computed, 7},
		{"hidden and a number", []census.Status{census.Suppressed, census.Official}, census.Suppressed, math.NaN()},
		{"an estimate is a number", []census.Status{census.Estimated, census.Nil}, census.Computed, 7},
	} {
		t.Run(c.name, func(t *testing.T) {
			cube := factoryCube()
			k := census.Key{Year: 2018}
			var rows []establishment
			for _, s := range c.statuses {
				rows = append(rows, establishment{k, 7, 1, [2]census.Status{s, 0}})
			}
			addAll(t, cube, rows)
			table, err := cube.Table()
			if err != nil {
				t.Fatal(err)
			}
			k.Measure = census.Employees
			o, _ := table.Find(k)
			if o.Status != c.want || o.Value != c.value && !(math.IsNaN(o.Value) && math.IsNaN(c.value)) {
				t.Errorf("%v %v, want %v %v", o.Value, o.Status, c.value, c.want)
			}
		})
	}
}

// randomRows spreads rows over the country.
func randomRows(r *rand.Rand, n int) []establishment {
	var rows []establishment
	areas := slices.Collect(census.Prefectures())
	industries := census.JSIC13.Divisions()
	statuses := []census.Status{0, 0, 0, 0, census.Nil, census.Suppressed, census.NotAvailable, census.NotApplicable}
	for range n {
		e := establishment{Key: census.Key{
			Year: census.Year(1980 + r.IntN(40)), Area: areas[r.IntN(len(areas))],
			Industry: industries[r.IntN(len(industries))], Size: census.Size{Min: int32(1 + 10*r.IntN(3))},
		}}
		e.employees, e.shipments = r.Int64N(1e4), r.Int64N(1e12)-1e10
		e.statuses = [2]census.Status{statuses[r.IntN(4)], statuses[r.IntN(len(statuses))]}
		rows = append(rows, e)
	}
	return rows
}

// The parts of a file add up to the cube of the file, in any order, and also
// after they went through a record.
func TestCubePartsMergeInAnyOrder(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	rows := randomRows(r, 3000)
	whole := factoryCube()
	addAll(t, whole, rows)
	want, err := whole.Table()
	if err != nil {
		t.Fatal(err)
	}
	for trial := range 5 {
		var parts []*census.Cube
		for chunk := range slices.Chunk(rows, 1+r.IntN(900)) {
			part := factoryCube()
			addAll(t, part, chunk)
			record := part.Record()
			read, err := census.CubeFromRecord(record)
			record.Release()
			if err != nil {
				t.Fatal(err)
			}
			parts = append(parts, read)
		}
		r.Shuffle(len(parts), func(i, j int) { parts[i], parts[j] = parts[j], parts[i] })
		sum := factoryCube()
		for _, p := range parts {
			if err := sum.Merge(p); err != nil {
				t.Fatal(err)
			}
		}
		got, err := sum.Table()
		if err != nil {
			t.Fatal(err)
		}
		if diff := got.Diff(want); diff != "" {
			t.Fatalf("trial %d: %s", trial, diff)
		}
		a, _ := sum.Contributions()
		b, _ := whole.Contributions()
		if diff := a.Diff(b); diff != "" {
			t.Fatalf("trial %d, contributions: %s", trial, diff)
		}
	}
}

// Totals are those that a plain loop over the rows finds.
func TestCubeTotals(t *testing.T) {
	rows := randomRows(rand.New(rand.NewPCG(3, 4)), 5000)
	c := factoryCube()
	addAll(t, c, rows)
	table, err := c.Table()
	if err != nil {
		t.Fatal(err)
	}
	employees, establishments := 0.0, 0.0
	for _, r := range rows {
		if r.Year == 2000 {
			establishments++
			if r.statuses[0] == 0 {
				employees += float64(r.employees)
			}
		}
	}
	if got := table.Value(census.Key{Year: 2000, Measure: census.Establishments}); got != establishments {
		t.Errorf("Japan has %v establishments, want %v", got, establishments)
	}
	if got := table.Value(census.Key{Year: 2000, Measure: census.Employees}); got != employees {
		t.Errorf("Japan has %v employees, want %v", got, employees)
	}
}

func TestCubeTotalsOfOnePrefecture(t *testing.T) {
	c := factoryCube()
	var rows []establishment
	for _, a := range []census.Area{"14100", "14130", "14150"} {
		rows = append(rows, establishment{census.Key{Year: 2018, Area: a}, 5, 1, [2]census.Status{}})
	}
	addAll(t, c, rows)
	table, err := c.Table()
	if err != nil {
		t.Fatal(err)
	}
	if got := table.Value(census.Key{Year: 2018, Area: census.Kanagawa, Measure: census.Employees}); got != 15 {
		t.Errorf("the municipalities of Kanagawa have %v employees, want 15", got)
	}
	prefectures, err := c.Regroup(census.Move{Area: func(a census.Area) (census.Area, bool) { return a.Prefecture() }})
	if err != nil {
		t.Fatal(err)
	}
	if prefectures.Len() != 1 || prefectures.Tally(0, 0).Sum != 15 {
		t.Errorf("%d prefectures, the first with %+v", prefectures.Len(), prefectures.Tally(0, 0))
	}
}

func TestCubeContributions(t *testing.T) {
	c := factoryCube()
	addAll(t, c, fourFactories()[:2])
	table, err := c.Contributions()
	if err != nil {
		t.Fatal(err)
	}
	k := fourFactories()[0].Key
	k.Measure, k.Statistic = census.Shipments, census.LargestContribution
	if got := table.Value(k); got != 30_000_000 {
		t.Errorf("largest contribution %v, want 30,000,000", got)
	}
	k.Statistic = census.TwoLargestContributions
	if got := table.Value(k); got != 50_000_000 {
		t.Errorf("two largest contributions %v, want 50,000,000", got)
	}
}

func TestCubeOverflow(t *testing.T) {
	k := census.Key{Year: 2018}
	for _, values := range [][]int64{
		{5, census.MaxContribution + 1},
		{5, math.MinInt64},
		slices.Repeat([]int64{census.MaxContribution}, 10),
		slices.Repeat([]int64{-census.MaxContribution}, 10),
	} {
		c := factoryCube()
		year, _ := c.Code(census.ByYear, k)
		cells, err := c.Cells(nil, census.CubeCodes{Year: slices.Repeat([]int32{year}, len(values))})
		if err != nil {
			t.Fatal(err)
		}
		err = c.Add(0, cells, values, nil)
		var row *census.RowError
		if !errors.Is(err, census.ErrOverflow) || !errors.As(err, &row) || row.Row != len(values)-1 {
			t.Errorf("%v…: %v, want an overflow in row %d", values[0], err, len(values)-1)
		}
	}
}

func TestCubesThatDoNotAdd(t *testing.T) {
	c := factoryCube()
	for name, o := range map[string]*census.Cube{
		"measures": census.NewCube(census.CubeMeasure{Measure: census.Employees}),
		"factors":  census.NewCube(census.CubeMeasure{Measure: census.Employees}, census.CubeMeasure{Measure: census.Shipments}),
	} {
		if err := c.Merge(o); err == nil {
			t.Errorf("cubes of other %s were added", name)
		}
	}
}

// More combinations of codes than an array is made for go into a table.
func TestCubeOfManyCodes(t *testing.T) {
	c := census.NewCube()
	var codes census.CubeCodes
	const n = 3000
	for i := range n {
		k := census.Key{Year: census.Year(1 + i), Area: census.AreaOf("test", fmt.Sprint(i)), Industry: census.Industry(fmt.Sprint("x:", i))}
		for d, column := range []*[]int32{&codes.Year, &codes.Area, &codes.Industry} {
			code, err := c.Code(census.Dimension(d), k)
			if err != nil {
				t.Fatal(err)
			}
			*column = append(*column, code)
		}
	}
	for range 2 {
		cells, err := c.Cells(nil, codes)
		if err != nil {
			t.Fatal(err)
		}
		c.Count(cells)
	}
	if c.Len() != n {
		t.Fatalf("%d cells, want %d", c.Len(), n)
	}
	for cell := range n {
		if got := c.Establishments(cell); got != 2 {
			t.Fatalf("cell %d has %d establishments, want 2", cell, got)
		}
	}
}

func BenchmarkCubeAdd(b *testing.B) {
	c := factoryCube()
	rows := randomRows(rand.New(rand.NewPCG(1, 2)), 4096)
	addAll(b, c, rows)
	var codes census.CubeCodes
	values := make([]int64, len(rows))
	for i, r := range rows {
		year, _ := c.Code(census.ByYear, r.Key)
		area, _ := c.Code(census.ByArea, r.Key)
		industry, _ := c.Code(census.ByIndustry, r.Key)
		size, _ := c.Code(census.BySize, r.Key)
		codes.Year, codes.Area = append(codes.Year, year), append(codes.Area, area)
		codes.Industry, codes.Size = append(codes.Industry, industry), append(codes.Size, size)
		values[i] = r.employees
	}
	var cells []int32
	for b.Loop() {
		cells, _ = c.Cells(cells, codes)
		c.Count(cells)
		if err := c.Add(0, cells, values, nil); err != nil {
			b.Fatal(err)
		}
	}
	b.ReportMetric(float64(b.N)*float64(len(rows))/b.Elapsed().Seconds(), "rows/s")
}
