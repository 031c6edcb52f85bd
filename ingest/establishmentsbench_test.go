package ingest_test

import (
	"context"
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/apache/arrow/go/v15/arrow"
	"github.com/machikoba/machikoba/ingest"
	"golang.org/x/text/encoding/japanese"
)

const benchmarkRows = 200_000

// manyPlants returns a file of factories in the order of their years, with
// numbers of up to eight digits, some of them hidden or nil.
func manyPlants() string {
	r := rand.New(rand.NewPCG(1, 2))
	var b strings.Builder
	b.WriteString(factoryHeader)
	figure := func(mean float64) string {
		switch p := r.IntN(100); {
		case p < 2:
			return "X"
		case p == 2:
			return "-"
		}
		return fmt.Sprint(int(r.ExpFloat64() * r.ExpFloat64() * mean))
	}
	for i := range benchmarkRows {
		fmt.Fprintf(&b, "%d,%08d,%02d100,31%02d,個人,%d,%s,%s\n", 1980+40*i/benchmarkRows, i, 1+r.IntN(47), 11+r.IntN(5),
			4+r.IntN(300), figure(5e4), figure(3e4))
	}
	return b.String()
}

func perPlant(b *testing.B) {
	b.ReportAllocs()
	b.ReportMetric(benchmarkRows*float64(b.N)/b.Elapsed().Seconds(), "rows/s")
}

// BenchmarkTabulate adds a file up to cubes, in every form that files have.
func BenchmarkTabulate(b *testing.B) {
	plain := manyPlants()
	encoded, err := japanese.ShiftJIS.NewEncoder().String(plain)
	if err != nil {
		b.Fatal(err)
	}
	for name, text := range map[string]string{"plain": plain, "quoted": quoteAll(plain), "cp932": encoded} {
		b.Run(name, func(b *testing.B) {
			e := ingest.Establishments{Files: []string{file(b, "f.csv", text)}, Layout: factoryLayout()}
			b.SetBytes(int64(len(text)))
			for b.Loop() {
				if _, err := e.Tabulate(context.Background(), byPrefecture); err != nil {
					b.Fatal(err)
				}
			}
			perPlant(b)
		})
	}
}

// recordsOf returns the rows of a file as records.
func recordsOf(b *testing.B, e ingest.Establishments) (list []arrow.Record) {
	for r, err := range e.Records(context.Background()) {
		if err != nil {
			b.Fatal(err)
		}
		list = append(list, r)
	}
	return list
}

// BenchmarkRecords reads all columns of a file.
func BenchmarkRecords(b *testing.B) {
	text := manyPlants()
	e := ingest.Establishments{Files: []string{file(b, "f.csv", text)}, Layout: factoryLayout()}
	b.SetBytes(int64(len(text)))
	for b.Loop() {
		for _, r := range recordsOf(b, e) {
			r.Release()
		}
	}
	perPlant(b)
}

// BenchmarkTabulateRecords adds records up to cubes; bytes are those of the file
// that the records are of.
func BenchmarkTabulateRecords(b *testing.B) {
	text := manyPlants()
	records := recordsOf(b, ingest.Establishments{Files: []string{file(b, "f.csv", text)}, Layout: factoryLayout()})
	b.SetBytes(int64(len(text)))
	for b.Loop() {
		again := func(yield func(arrow.Record, error) bool) {
			for _, r := range records {
				r.Retain()
				if !yield(r, nil) {
					return
				}
			}
		}
		if _, err := ingest.TabulateRecords(context.Background(), again, recordLayout(), byPrefecture); err != nil {
			b.Fatal(err)
		}
	}
	perPlant(b)
}
