package xls_test

import (
	"encoding/binary"
	"errors"
	"runtime"
	"strings"
	"testing"

	"github.com/machikoba/machikoba/ingest/internal/xls"
)

const (
	sectorSize = 512
	none       = 0xFFFFFFFF // no entry, and a sector that is free
	last       = 0xFFFFFFFE // of a chain of sectors
)

// An entry is one of the directory of a compound file.
type entry struct {
	name        string
	kind        uint8 // 2 for a stream, 5 for the root
	right, down uint32
	sector      uint32
	size        uint32
}

func (e entry) bytes() []byte {
	name := append(wide(e.name), 0, 0)
	padded := append(name, make([]byte, 64-len(name))...)
	return record(0, padded, uint16(len(name)), e.kind, uint8(1), uint32(none), e.right, e.down, make([]byte, 36), e.sector, e.size, uint32(0))[4:]
}

// compound returns a compound file of sectors, of which the first are those of
// its table, and the given one begins its directory.
func compound(table []uint32, directory uint32, sectors []byte) []byte {
	for len(table)%(sectorSize/4) != 0 {
		table = append(table, none)
	}
	n := len(table) * 4 / sectorSize
	places := make([]uint32, 109)
	for i := range places {
		if places[i] = none; i < n {
			places[i] = uint32(i)
		}
	}
	head := record(0, "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", make([]byte, 16), uint16(0x3E), uint16(3), uint16(0xFFFE), uint16(9), uint16(6), make([]byte, 6),
		uint32(0), uint32(n), directory, uint32(0), uint32(4096), uint32(last), uint32(0), uint32(last), uint32(0), places)[4:]
	return append(append(head, record(0, table)[4:]...), sectors...)
}

// wrap returns a compound file of one stream of nine sectors, behind the table
// and the directory, whose sectors follow one another as the table says.
func wrap(name string, stream []byte, table ...uint32) []byte {
	if table == nil {
		table = []uint32{0xFFFFFFFD, last, 3, 4, 5, 6, 7, 8, 9, 10, last}
	}
	directory := make([]byte, sectorSize)
	copy(directory, entry{name: "Root Entry", kind: 5, right: none, down: 1, sector: last}.bytes())
	copy(directory[128:], entry{name: name, kind: 2, right: none, down: none, sector: 2, size: 9 * sectorSize}.bytes())
	padded := append(stream, make([]byte, 9*sectorSize-len(stream))...)
	return compound(table, 1, append(directory, padded...))
}

// TestWrapped: a workbook is the stream "Workbook" of a compound file, or "Book".
func TestWrapped(t *testing.T) {
	content := stream{sheet: [][]byte{one(0, 0, 7)}}.bytes()
	for _, name := range []string{"Workbook", "Book", "WORKBOOK"} {
		b, err := xls.Open(wrap(name, content), 1<<20)
		if err != nil {
			t.Fatal(err)
		}
		if x := cells(b)[at{}].Number; x != 7 {
			t.Errorf("A1 = %v in %s, want 7", x, name)
		}
	}
	if e := fails(t, wrap("WordDocument", content), 1<<20); e.Found != "a document of Word" || !errors.Is(e, xls.ErrFormat) {
		t.Errorf("%v, want a document of Word", e)
	}
	embedded := wrap("Workbook", content)
	first := embedded[2*sectorSize+128:]
	copy(first[128:256], first[:128])
	copy(first, entry{name: "Picture", kind: 1, right: none, down: 2}.bytes())
	if e := fails(t, embedded, 1<<20); e.Found != "a compound file with 0 other streams" {
		t.Errorf("%v, want no stream: the workbook is in another document's", e)
	}
	if e := fails(t, wrap("EncryptedPackage", content), 1<<20); !errors.Is(e, xls.ErrEncrypted) {
		t.Errorf("%v, want ErrEncrypted", e)
	}
}

// TestCircular: sectors and entries that follow themselves.
func TestCircular(t *testing.T) {
	content := stream{}.bytes()
	whole := wrap("Workbook", content)
	const directory = 2 * sectorSize
	tests := []struct {
		name  string
		data  []byte
		at    int
		value uint32
	}{
		{"directory", wrap("Workbook", content, 0xFFFFFFFD, 1, 3, 4, 5, 6, 7, 8, 9, 10, last), 0, 0xE011CFD0},
		{"root within itself", whole, directory + 76, 0},
		{"stream within itself", whole, directory + 128 + 76, 1},
		{"stream beside itself", whole, directory + 128 + 72, 1},
		{"no such entry", whole, directory + 76, 9},
		{"stream larger than the file", whole, directory + 128 + 120, 1 << 30},
		{"stream ends early", wrap("Workbook", content, 0xFFFFFFFD, last, 3, last), 0, 0xE011CFD0},
		{"more tables than there can be", whole, 72, 1 << 31},
		{"table beyond the file", whole, 76, 1 << 20},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			data := append([]byte(nil), test.data...)
			binary.LittleEndian.PutUint32(data[test.at:], test.value)
			if e := fails(t, data, 1<<20); !strings.Contains(e.Found, "compound file") {
				t.Errorf("%v, want a compound file that cannot be read", e)
			}
		})
	}
	// A stream that repeats a sector is no longer than it says: it ends as a
	// workbook that breaks off.
	loop := wrap("Workbook", content, 0xFFFFFFFD, last, 2)
	if _, err := xls.Open(loop, 1<<20); err != nil {
		t.Errorf("%v, want the workbook of the first sector", err)
	}
}

// TestDeepDirectory: entries within entries take memory in the square of their
// number.
func TestDeepDirectory(t *testing.T) {
	const n = 13 << 10 // sectors of the directory, of four entries
	tables := (n*4 + sectorSize) / sectorSize
	tables += (tables*4 + sectorSize) / sectorSize
	table := make([]uint32, 0, tables+n)
	for range tables {
		table = append(table, 0xFFFFFFFD)
	}
	var directory []byte
	for i := range n {
		table = append(table, uint32(tables+i+1))
		for j := range 4 {
			directory = append(directory, entry{name: "a", kind: 5, right: none, down: uint32(4*i + j + 1), sector: last}.bytes()...)
		}
	}
	table[len(table)-1] = last
	for len(table)*4/sectorSize < tables {
		table = append(table, none)
	}
	data := compound(table, uint32(tables), directory)
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	e := fails(t, data, 1<<20)
	runtime.ReadMemStats(&after)
	if took := after.TotalAlloc - before.TotalAlloc; took > uint64(len(data)) {
		t.Errorf("%d bytes take %d in memory", len(data), took)
	}
	if !strings.Contains(e.Error(), "directory too large or circular") {
		t.Errorf("%v, want a directory that is too large", e)
	}
}

// TestShortStream: a stream below 4,096 bytes lies in sectors of 64 bytes, within
// a stream of the root, and has a table of its own.
func TestShortStream(t *testing.T) {
	content := stream{sheet: [][]byte{one(0, 0, 7)}}.bytes()
	directory := make([]byte, sectorSize)
	copy(directory, entry{name: "Root Entry", kind: 5, right: none, down: 1, sector: 3, size: sectorSize}.bytes())
	copy(directory[128:], entry{name: "Workbook", kind: 2, right: none, down: none, sector: 4, size: uint32(len(content))}.bytes())
	table := make([]byte, sectorSize)
	copy(table, record(0, make([]byte, 16), uint32(5), uint32(last))[4:]) // the stream begins with the fifth
	short := make([]byte, sectorSize)
	copy(short[4*64:], content)
	data := compound([]uint32{0xFFFFFFFD, last, last, last}, 1, append(append(directory, table...), short...))
	copy(data[60:], record(0, uint32(2), uint32(1))[4:]) // where the table is, and how long
	b, err := xls.Open(data, 1<<20)
	if err != nil {
		t.Fatal(err)
	}
	if x := cells(b)[at{}].Number; x != 7 {
		t.Errorf("A1 = %v, want 7", x)
	}
}
