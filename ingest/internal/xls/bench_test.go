package xls_test

import (
	"fmt"
	"testing"

	"github.com/machikoba/machikoba/ingest/internal/xls"
)

// municipalities returns a workbook like those of the municipal tables: rows of
// a name that is shared and eleven figures.
func municipalities(rows int) []byte {
	const names = 1000
	parts := [][]byte{{}}
	for i := range names {
		name := []rune(fmt.Sprintf("第%d市町村", i))
		text := record(0, uint16(len(name)), uint8(1), wide(string(name)))[4:]
		if len(parts[len(parts)-1])+len(text) > 8000 {
			parts = append(parts, nil)
		}
		parts[len(parts)-1] = append(parts[len(parts)-1], text...)
	}
	s := shared(names, parts...)
	s.sheet = nil
	for i := range rows {
		at := []byte{byte(i), byte(i >> 8)}
		s.sheet = append(s.sheet, record(labelSST, at, uint16(0), uint16(0), uint32(i%names)))
		for c := 1; c < 12; c++ {
			s.sheet = append(s.sheet, record(number, at, uint16(c), uint16(0), float64(i*c)))
		}
	}
	return s.bytes()
}

// BenchmarkOpen reads 20,000 rows and visits every cell.
func BenchmarkOpen(b *testing.B) {
	const rows = 20_000
	data := municipalities(rows)
	b.SetBytes(int64(len(data)))
	b.ReportAllocs()
	for b.Loop() {
		book, err := xls.Open(data, 1<<28)
		if err != nil {
			b.Fatal(err)
		}
		n := 0
		book.Sheets[0].All(func(int, int, xls.Cell) bool { n++; return true })
		if n != 12*rows {
			b.Fatalf("%d cells, want %d", n, 12*rows)
		}
	}
	b.ReportMetric(rows*float64(b.N)/b.Elapsed().Seconds(), "rows/s")
}
