package census_test

import (
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/machikoba/machikoba/ingest/census"
)

// A block is rows as a reader gives them to a cube.
type block struct {
	codes    census.CubeCodes
	values   [2][]int64
	statuses []census.Status
}

// blocks are a million rows of 40 years, 47 prefectures and 24 divisions in the
// order of years, a fiftieth of them hidden, and a cube that knows their codes.
func blocks(b *testing.B) (empty func() *census.Cube, list []block, bytes int64) {
	areas, industries := slices.Collect(census.Prefectures()), census.JSIC13.Divisions()
	empty = func() *census.Cube {
		c := factoryCube()
		code := func(d census.Dimension, k census.Key) {
			if _, err := c.Code(d, k); err != nil {
				b.Fatal(err)
			}
		}
		for y := range census.Year(40) {
			code(census.ByYear, census.Key{Year: 1980 + y})
		}
		for _, a := range areas {
			code(census.ByArea, census.Key{Area: a})
		}
		for _, i := range industries {
			code(census.ByIndustry, census.Key{Industry: i})
		}
		return c
	}
	r := rand.New(rand.NewPCG(1, 2))
	const rows, together = 1 << 20, 8192
	for from := 0; from < rows; from += together {
		var k block
		for row := range together {
			k.codes.Year = append(k.codes.Year, int32(40*(from+row)/rows))
			k.codes.Area = append(k.codes.Area, int32(r.IntN(47)))
			k.codes.Industry = append(k.codes.Industry, int32(r.IntN(24)))
			k.values[0] = append(k.values[0], r.Int64N(300))
			k.values[1] = append(k.values[1], int64(r.ExpFloat64()*1e5))
			status := census.Official
			if r.IntN(50) == 0 {
				status = census.Suppressed
			}
			k.statuses = append(k.statuses, status)
		}
		list = append(list, k)
	}
	return empty, list, rows * (3*4 + 2*8 + 1)
}

func fillCube(b *testing.B, c *census.Cube, list []block) {
	var cells []int32
	for _, k := range list {
		var err error
		if cells, err = c.Cells(cells, k.codes); err != nil {
			b.Fatal(err)
		}
		c.Count(cells)
		if err := c.Add(0, cells, k.values[0], nil); err != nil {
			b.Fatal(err)
		}
		if err := c.Add(1, cells, k.values[1], k.statuses); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkCube(b *testing.B) {
	empty, list, bytes := blocks(b)
	b.SetBytes(bytes)
	for b.Loop() {
		fillCube(b, empty(), list)
	}
	perRow(b, 1<<20)
}

func BenchmarkCubeMerge(b *testing.B) {
	empty, list, _ := blocks(b)
	from := empty()
	fillCube(b, from, list)
	for b.Loop() {
		to := empty()
		for range 2 {
			if err := to.Merge(from); err != nil {
				b.Fatal(err)
			}
		}
	}
	perRow(b, 2*from.Len())
}

func BenchmarkCubeTable(b *testing.B) {
	empty, list, _ := blocks(b)
	c := empty()
	fillCube(b, c, list)
	rows := 0
	for b.Loop() {
		t, err := c.Table(census.CubeOptions{Hidden: census.KnownPart})
		if err != nil {
			b.Fatal(err)
		}
		rows = t.Len()
	}
	perRow(b, rows)
}
