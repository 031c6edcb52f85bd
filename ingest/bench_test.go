package ingest_test

import (
	"bytes"
	"fmt"
	"os"
	"strings"
	"testing"

	"github.com/machikoba/machikoba/ingest"
)

// benchmarkRead reads the sample from memory.
func benchmarkRead(b *testing.B, name string, data []byte, rows int) {
	b.SetBytes(int64(len(data)))
	b.ReportAllocs()
	for b.Loop() {
		if _, err := ingest.Read(bytes.NewReader(data), name); err != nil {
			b.Fatal(err)
		}
	}
	b.ReportMetric(float64(rows)*float64(b.N)/b.Elapsed().Seconds(), "rows/s")
}

func BenchmarkReadCSV(b *testing.B) {
	s := sample(b)
	var buffer bytes.Buffer
	if err := s.WriteCSV(&buffer); err != nil {
		b.Fatal(err)
	}
	benchmarkRead(b, "t.csv", buffer.Bytes(), s.Len())
}

func BenchmarkReadIPC(b *testing.B) {
	s := sample(b)
	benchmarkRead(b, "t.arrow", ipcFile(b, s), s.Len())
}

// benchmarkFile reads a published file from memory.
func benchmarkFile(b *testing.B, options ingest.Options, path ...string) {
	name := shared(b, append([]string{"data", "official"}, path...)...)
	data, err := os.ReadFile(name)
	if err != nil {
		b.Fatal(err)
	}
	b.SetBytes(int64(len(unpacked(b, data))))
	b.ReportAllocs()
	rows := 0
	for b.Loop() {
		t, err := ingest.Read(bytes.NewReader(data), name, options)
		if err != nil {
			b.Fatal(err)
		}
		rows += t.Len()
	}
	b.ReportMetric(float64(rows)/b.Elapsed().Seconds(), "rows/s")
}

func BenchmarkReadMunicipal(b *testing.B) {
	benchmarkFile(b, ingest.Options{}, "municipal", "manu2008.csv.gz")
}

func BenchmarkReadSSDSE(b *testing.B) {
	benchmarkFile(b, ingest.Options{}, "ssdse", "SSDSE-A-2021.csv")
}

func BenchmarkReadTableLayout(b *testing.B) {
	benchmarkFile(b, ingest.Options{Formats: []ingest.Format{susb}}, "us_susb", "us_state_2digitnaics_2021.bom.csv")
}

func BenchmarkReadTidyPrefectures(b *testing.B) {
	benchmarkFile(b, ingest.Options{}, "tidy", "00550010_industrial.csv")
}

func BenchmarkReadEStatCSV(b *testing.B) {
	var text strings.Builder
	rows := 0
	head, row, _ := strings.Cut(municipalExport, "31201,")
	text.WriteString(head)
	row, _, _ = strings.Cut(row, "\n")
	_, figures, _ := strings.Cut(row, ",")
	for ; rows < 1700; rows++ {
		code := 31300 + rows%100 + 1000*(rows/100)
		fmt.Fprintf(&text, "%d,【%d】町,%s\n", code, code, figures)
	}
	benchmarkRead(b, "t.csv", []byte(text.String()), 8*rows)
}
