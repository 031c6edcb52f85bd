package ingest_test

import (
	"bytes"
	"errors"
	"io"
	"strings"
	"testing"

	"github.com/apache/arrow/go/v15/arrow"
	"github.com/machikoba/machikoba/ingest"
)

// TestIPCPlaces: what is wrong with a damaged file says where: each of three
// batches has its metadata overwritten, the file loses its end, the stream is
// cut in its second batch.
func TestIPCPlaces(t *testing.T) {
	one, two, three := foreign(2016), foreign(2017), foreign(2018)
	defer one.Release()
	defer two.Release()
	defer three.Release()
	stream := ipcStream(t, []arrow.Record{one, two, three}...)
	starts := messages(stream)
	if len(starts) < 4 {
		t.Fatalf("messages at %v, want a schema and three batches", starts)
	}
	batch := starts[len(starts)-4:] // three batches and the end mark
	spoilt := func(at int) []byte {
		out := bytes.Clone(stream)
		for i := range 32 { // the metadata of a message, behind its length
			out[at+8+i] = 0xEE
		}
		return out
	}
	for name, test := range map[string]struct {
		data []byte
		want []string
	}{
		"schema":         {spoilt(0), []string{"the schema"}},
		"first batch":    {spoilt(batch[0]), []string{"behind batch 0", "from byte"}},
		"second batch":   {spoilt(batch[1]), []string{"behind batch 1", "from byte"}},
		"third batch":    {spoilt(batch[2]), []string{"behind batch 2", "from byte"}},
		"cut in a batch": {stream[:batch[1]+20], []string{"behind batch 1", "cut off"}},
		"no end":         {stream[:batch[3]], []string{"behind batch 3", "cut off"}},
		"no first bytes": {stream[1:], []string{"the first bytes are not those of Arrow"}},
	} {
		_, err := ingest.Read(bytes.NewReader(test.data), "t.arrow")
		var e *ingest.ParseError
		if !errors.As(err, &e) {
			t.Errorf("%s: %v, want a ParseError", name, err)
			continue
		}
		for _, want := range test.want {
			if !strings.Contains(err.Error(), want) {
				t.Errorf("%s: %v, want %q in it", name, err, want)
			}
		}
		if strings.Contains(err.Error(), "runtime error") {
			t.Errorf("%s: %v speaks of the reader, not of the file", name, err)
		}
	}
	file := ipcFile(t, sample(t).Select(fourUp))
	_, err := ingest.Read(bytes.NewReader(file[:len(file)-8]), "t.arrow")
	if !errors.Is(err, io.ErrUnexpectedEOF) || !strings.Contains(err.Error(), "the end: found damage") {
		t.Errorf("a file without its end: %v", err)
	}
}

// messages returns where the messages of a stream begin, found by the mark in
// front of each.
func messages(stream []byte) (starts []int) {
	for at := 0; at+8 <= len(stream); at += 8 {
		if string(stream[at:at+4]) == "\xFF\xFF\xFF\xFF" {
			starts = append(starts, at)
		}
	}
	return starts
}
