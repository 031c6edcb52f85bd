package parquet_test

import (
	"context"
	"errors"
	"math/rand/v2"
	"runtime"
	"strings"
	"testing"

	pq "github.com/apache/arrow/go/v15/parquet"
	"github.com/apache/arrow/go/v15/parquet/compress"
	"github.com/machikoba/machikoba/ingest"
	"github.com/machikoba/machikoba/ingest/census"
	"github.com/machikoba/machikoba/ingest/parquet"
)

// oneGroup is how many rows a row group has of which several goroutines read a part.
const oneGroup = 150_000

func withWorkers(t *testing.T, n int) {
	before := runtime.GOMAXPROCS(n)
	t.Cleanup(func() { runtime.GOMAXPROCS(before) })
}

// TestOneGroup: a file of one row group has the cubes of its text, whatever its pages
// are like.
func TestOneGroup(t *testing.T) {
	withWorkers(t, 4)
	text := randomFactories(rand.New(rand.NewPCG(3, 1)), oneGroup, false)
	want := fromText(t, text)
	years := ingest.Selection{Years: census.YearsBetween(2008, 2009)}
	_, kept := slowly(t, text, years)
	wantYears := fromText(t, kept)
	for name, options := range map[string][]pq.WriterProperty{
		"dictionaries":   nil,
		"second version": {pq.WithDataPageVersion(pq.DataPageV2), pq.WithCompression(compress.Codecs.Zstd), pq.WithDataPageSize(1 << 14)},
		"plain":          {pq.WithDictionaryDefault(false), pq.WithCompression(compress.Codecs.Snappy), pq.WithDataPageSize(1 << 16)},
		"general":        {pq.WithDictionaryFor("area", false), pq.WithEncodingFor("area", pq.Encodings.DeltaByteArray)},
	} {
		if testing.Short() && name != "second version" {
			continue
		}
		e := parquet.Establishments{Files: []string{asParquet(t, text, 1<<20, options...)}, Layout: recordLayout()}
		cubes, err := e.Tabulate(context.Background(), byDivision)
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		if diff := tableOf(t, cubes[0]).Diff(want); diff != "" {
			t.Errorf("%s: %s", name, diff)
		}
		e.Select = years
		if cubes, err = e.Tabulate(context.Background(), byDivision); err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		if diff := tableOf(t, cubes[0]).Diff(wantYears); diff != "" {
			t.Errorf("%s, two years: %s", name, diff)
		}
	}
}

// oneGroupOf is a file of one row group in which some rows have no year that can be.
func oneGroupOf(t *testing.T, wrong ...int) []byte {
	t.Helper()
	years := make([]int32, oneGroup)
	for i := range years {
		years[i] = 2000
	}
	for _, row := range wrong {
		years[row] = 12345
	}
	return microFile(t, [][]int32{years}, pq.WithDictionaryDefault(false), pq.WithDataPageSize(1<<14))
}

// TestOneGroupErrors: of several rows and pages that are wrong in parts of a row
// group which are read side by side, the first of the file is told, with its place.
func TestOneGroupErrors(t *testing.T) {
	withWorkers(t, 4)
	damaged := oneGroupOf(t)
	from, to := extent(t, damaged, 0, 2)
	for i := from + (to-from)*3/4; i < to; i++ { // rows from 112,500 on
		damaged[i] = 0xA5
	}
	for name, c := range map[string]struct {
		data []byte
		want []string
	}{
		"in the last part": {oneGroupOf(t, 140_000), []string{"row 140001 "}},
		"in all parts":     {oneGroupOf(t, 74_990, 75_010, 149_999), []string{"row 74991 "}},
		"damaged":          {damaged, []string{"employees: ", "damage in row group 0 behind its row 107768,"}}, // 75,000 + 2·16,384
	} {
		for range 5 {
			cubes, err := parquet.Tabulate(context.Background(), []string{onDisk(t, c.data)}, microLayout, ingest.Tabulation{})
			if e := (*ingest.ParseError)(nil); cubes != nil || !errors.As(err, &e) {
				t.Fatalf("%s: cubes %v, error %v, want a ParseError", name, cubes, err)
			}
			for _, want := range c.want {
				if !strings.Contains(err.Error(), want) {
					t.Errorf("%s: %q, want %q in it", name, err, want)
				}
			}
		}
	}
}
