package xls_test

import (
	"strings"
	"testing"

	"github.com/machikoba/machikoba/ingest/internal/xls"
)

// shared returns a workbook whose shared strings are written in the given
// parts, one record each, and whose column A holds n of them.
func shared(n int, parts ...[]byte) stream {
	s := stream{globals: [][]byte{record(sst, uint32(n), uint32(n), parts[0])}}
	for _, p := range parts[1:] {
		s.globals = append(s.globals, record(continued, p))
	}
	for i := range n {
		s.sheet = append(s.sheet, record(labelSST, uint16(i), uint16(0), uint16(0), uint32(i)))
	}
	return s
}

// TestSharedStrings: a string may break off anywhere and go on in the next
// record. Where its characters do, a byte says anew if they are wide.
func TestSharedStrings(t *testing.T) {
	join := func(parts ...any) []byte { return record(0, parts...)[4:] }
	narrow := func(s string) []byte { return join(uint16(len(s)), uint8(0), s) }
	run := uint32(0) // a run of formatted characters
	tests := []struct {
		name  string
		parts [][]byte
		want  []string
	}{
		{"whole", [][]byte{join(narrow("a"), uint16(2), uint8(1), wide("製造"))}, []string{"a", "製造"}},
		{"between strings", [][]byte{narrow("a"), narrow("b")}, []string{"a", "b"}},
		{"narrow, then wide", [][]byte{join(uint16(4), uint8(0), "ab"), join(uint8(1), wide("製造"))}, []string{"ab製造"}},
		{"wide, then narrow", [][]byte{join(uint16(4), uint8(1), wide("製造")), join(uint8(0), "ab"), narrow("c")}, []string{"製造ab", "c"}},
		{"in three", [][]byte{join(uint16(3), uint8(0), "a"), join(uint8(1), wide("造")), join(uint8(0), "\xE9")}, []string{"a造é"}},
		{"behind the flags", [][]byte{join(uint16(2), uint8(0)), join(uint8(1), wide("製造"))}, []string{"製造"}},
		{"within the length", [][]byte{join(uint8(2)), join(uint8(0), uint8(0), "ab")}, []string{"ab"}},
		{"within a pair", [][]byte{join(uint16(2), uint8(1), wide("𠮷")[:2]), join(uint8(1), wide("𠮷")[2:])}, []string{"𠮷"}},
		{"rich", [][]byte{join(uint16(2), uint8(8), uint16(2), "ab", run, run, narrow("c"))}, []string{"ab", "c"}},
		{"within the runs", [][]byte{join(uint16(2), uint8(8), uint16(2), "ab", run, uint8(0)), join("\x00\x00\x00", narrow("c"))}, []string{"ab", "c"}},
		{"phonetic", [][]byte{join(uint16(1), uint8(5), uint32(6), wide("県"), "123456", narrow("c"))}, []string{"県", "c"}},
		{"within the phonetic", [][]byte{join(uint16(1), uint8(13), uint16(1), uint32(6), wide("県"), run, "12"), join("3456", narrow("c"))}, []string{"県", "c"}},
		{"empty", [][]byte{join(narrow(""), narrow("c"))}, []string{"", "c"}},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			got := cells(shared(len(test.want), test.parts...).open(t))
			for i, want := range test.want {
				if c := got[at{i, 0}]; c.Kind != xls.Text || c.Text != want {
					t.Errorf("A%d = %q, want %q", i+1, c.Text, want)
				}
			}
		})
	}
}

// TestFewerShared: a record may hold fewer strings than it says.
func TestFewerShared(t *testing.T) {
	b := stream{
		globals: [][]byte{record(sst, uint32(9), uint32(9), "\x01\x00\x00a")},
		sheet:   [][]byte{record(labelSST, uint16(0), uint16(0), uint16(0), uint32(0))},
	}.open(t)
	if c := cells(b)[at{}]; c.Text != "a" {
		t.Errorf("A1 = %q, want a", c.Text)
	}
}

// TestTexts: texts that stand in their own cells, and those that formulas gave.
func TestTexts(t *testing.T) {
	place := func(column int) []byte { return []byte{6, 0, byte(column), 0, 0, 0} }
	ofText := "\x00\x00\x00\x00\x00\x00\xFF\xFF" // the value of a formula whose text follows
	long := strings.Repeat("長", 5000)
	b := stream{sheet: [][]byte{
		record(label, place(0), uint16(2), uint8(1), wide("製造")),
		record(rString, place(1), uint16(2), uint8(0), "ab", uint16(1), uint32(0)),
		record(formula, place(2), ofText, make([]byte, 8)),
		record(textOf, uint16(2), uint8(0), "cd"),
		record(formula, place(3), ofText, make([]byte, 8)),
		record(shrFmla, make([]byte, 10)),
		record(textOf, uint16(1), uint8(1), wide("計")),
		record(formula, place(4), ofText, make([]byte, 8)),
		record(array, make([]byte, 14)),
		record(textOf, uint16(5000), uint8(1), wide(long[:3*4000])),
		record(continued, uint8(1), wide(long[3*4000:])),
		record(formula, place(5), "\x03\x00\x00\x00\x00\x00\xFF\xFF", make([]byte, 8)),
		record(label, place(6), uint16(0), uint8(0)),
	}}.open(t)
	got := cells(b)
	for i, want := range []string{"製造", "ab", "cd", "計", long, "", ""} {
		if c := got[at{6, i}]; c.Kind != xls.Text || c.Text != want {
			t.Errorf("column %d = %v %.40q, want %.40q", i, c.Kind, c.Text, want)
		}
	}
}

// TestByteStrings: before Excel 97 texts are bytes in the code page of the
// workbook. In code page 932 製造 is 90 BB 91 A2, 県 8C A7, ① 87 40 and ｶ B6.
func TestByteStrings(t *testing.T) {
	tests := []struct {
		name, bytes, want string
		page              uint16
	}{
		{"Japanese", "\x90\xBB\x91\xA2\x8C\xA7\x87\x40\xB6", "製造県①ｶ", 932},
		{"Japanese Macintosh", "\x90\xBB", "製", 10001},
		{"Western", "caf\xE9", "café", 1252},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			n := uint16(len(test.bytes))
			b := stream{
				version: 0x0500,
				globals: [][]byte{
					record(codePage, test.page),
					record(format, uint16(164), uint8(len(test.bytes)), test.bytes),
					record(xf, uint16(0), uint16(164), make([]byte, 12)),
				},
				sheet: [][]byte{
					record(label, uint16(0), uint16(0), uint16(0), n, test.bytes),
					record(rString, uint16(1), uint16(0), uint16(0), n, test.bytes, uint8(1), uint16(0)),
					record(formula, uint16(2), uint16(0), uint16(0), "\x00\x00\x00\x00\x00\x00\xFF\xFF", make([]byte, 8)),
					record(textOf, n, test.bytes),
				},
			}.open(t)
			got := cells(b)
			for row := range 3 {
				if c := got[at{row, 0}]; c.Text != test.want || c.Format != test.want {
					t.Errorf("A%d = %q in format %q, want %q in both", row+1, c.Text, c.Format, test.want)
				}
			}
		})
	}
}
