package ingest_test

import (
	"bytes"
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
