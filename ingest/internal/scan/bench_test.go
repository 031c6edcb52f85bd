package scan_test

import (
	"context"
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/machikoba/machikoba/ingest/internal/scan"
)

// factories returns n rows like those of a census, in the order of their years:
// year, establishment, prefecture, municipality, industry, size class, and six
// figures, some of them hidden or nil.
func factories(n int) string {
	r := rand.New(rand.NewPCG(1, 2))
	var b strings.Builder
	figure := func(mean float64) string {
		switch p := r.IntN(100); {
		case p < 2:
			return "X"
		case p == 2:
			return "-"
		}
		return fmt.Sprint(int(r.ExpFloat64() * r.ExpFloat64() * mean))
	}
	for row := range n {
		pref := 1 + r.IntN(47)
		fmt.Fprintf(&b, "%d,%d,%02d,%02d%03d,%02d%02d,%d,%d", 1980+40*row/n, 2_010_400_000_000+int64(row), pref, pref, 201+r.IntN(40),
			9+r.IntN(24), 11+r.IntN(20), 1+r.IntN(9), 4+r.IntN(300))
		for _, mean := range []float64{5e4, 3e4, 1e4, 2e4, 3e4} {
			b.WriteString("," + figure(mean))
		}
		b.WriteByte('\n')
	}
	return b.String()
}

const factoryColumns = 12

// aChunk returns a chunk of such rows.
func aChunk(b *testing.B) *scan.Chunk {
	content := factories(16_000)
	f := scan.NewFileFeed(strings.NewReader(content), 0, int64(len(content)), 1, factoryColumns, len(content))
	c := &scan.Chunk{}
	if err := f.Next(context.Background(), c); err != nil {
		b.Fatal(err)
	}
	b.SetBytes(int64(len(content)))
	return c
}

func perRow(b *testing.B, rows int) {
	b.ReportMetric(float64(rows)*float64(b.N)/b.Elapsed().Seconds(), "rows/s")
}

// BenchmarkFeed finds the fields of a file: plain, quoted, and short of columns in
// every row.
func BenchmarkFeed(b *testing.B) {
	plain := factories(50_000)
	for name, content := range map[string]string{"plain": plain, "quoted": strings.ReplaceAll(plain, ",X,", `,"X",`),
		"ragged": strings.Repeat("1980,2\n", 50_000)} {
		b.Run(name, func(b *testing.B) {
			b.SetBytes(int64(len(content)))
			var c scan.Chunk
			for b.Loop() {
				f := scan.NewFileFeed(strings.NewReader(content), 0, int64(len(content)), 1, factoryColumns, 128<<10)
				for f.Next(context.Background(), &c) == nil {
				}
			}
			perRow(b, 50_000)
		})
	}
}

// BenchmarkNumbers reads a column of figures; bytes are those of whole rows.
func BenchmarkNumbers(b *testing.B) {
	c := aChunk(b)
	values, marks := make([]int64, c.Body.Rows), make([]uint8, c.Body.Rows)
	var rest []int32
	for b.Loop() {
		rest, _ = c.Body.Numbers(values, marks, rest[:0], 7, &scan.Marks{0: 1, '-': 2, 'X': 3})
	}
	perRow(b, c.Body.Rows)
}

// BenchmarkCodes reads columns of few and of many codes.
func BenchmarkCodes(b *testing.B) {
	for column, name := range map[int]string{0: "year", 2: "prefecture", 3: "municipality", 4: "industry"} {
		b.Run(name, func(b *testing.B) {
			c := aChunk(b)
			codes := make([]int32, c.Body.Rows)
			var d scan.Dictionary
			next := int32(0)
			for _, row := range c.Body.Codes(codes, nil, column, &d) {
				if _, known := d.FindString(string(c.Body.Field(int(row), column))); !known {
					d.Set(c.Body.Field(int(row), column), next)
					next++
				}
			}
			for b.Loop() {
				if rest := c.Body.Codes(codes, nil, column, &d); len(rest) > 0 {
					b.Fatalf("%d rows without a code", len(rest))
				}
			}
			perRow(b, c.Body.Rows)
		})
	}
}

// BenchmarkTexts copies a column of numbers of establishments.
func BenchmarkTexts(b *testing.B) {
	c := aChunk(b)
	text, ends := make([]byte, 0, c.Body.TextLen(1)+16), make([]int32, 0, c.Body.Rows)
	for b.Loop() {
		if _, _, plain := c.Body.Texts(text, ends, 1); !plain {
			b.Fatal("the numbers are not plain")
		}
	}
	perRow(b, c.Body.Rows)
}
