package xls_test

import (
	"bytes"
	"errors"
	"math/bits"
	"os"
	"testing"

	"github.com/machikoba/machikoba/ingest/internal/xls"
)

// TestProtected: a workbook that an office program encrypted with the password
// that all of them know, as they do where its structure is protected.
func TestProtected(t *testing.T) {
	b := open(t, "protected.xls")
	if name := b.Sheets[0].Name; name != "保護" {
		t.Errorf("sheet = %q, want 保護", name)
	}
	got := cells(b)
	if len(got) != 3*60+1 {
		t.Errorf("%d cells, want %d", len(got), 3*60+1)
	}
	tests := []struct {
		at   at
		want xls.Cell
	}{
		{at{0, 0}, xls.Cell{Kind: xls.Text, Text: "第0市町村"}},
		{at{59, 0}, xls.Cell{Kind: xls.Text, Text: "第59市町村"}},
		{at{59, 1}, xls.Cell{Kind: xls.Number, Number: 88.5}},
		{at{59, 2}, xls.Cell{Kind: xls.Number, Number: 59}},
		{at{0, 3}, xls.Cell{Kind: xls.Text, Text: "第0市町村計"}},
	}
	for _, test := range tests {
		test.want.Format = "General"
		if c := got[test.at]; c != test.want {
			t.Errorf("%v = %+v, want %+v", test.at, c, test.want)
		}
	}
}

// TestLocked: any other password is not guessed.
func TestLocked(t *testing.T) {
	data, err := os.ReadFile("testdata/locked.xls")
	if err != nil {
		t.Fatal(err)
	}
	if e := fails(t, data, 1<<20); !errors.Is(e, xls.ErrEncrypted) || e.Offset != 20 {
		t.Errorf("%v, want ErrEncrypted at byte 20", e)
	}
}

// TestObfuscated: the encryption of Excel 5.0 and 95, and of later ones in its
// manner. The key is the password and a byte BB, each byte against 59 and B3 in
// turn, turned left by two bits.
func TestObfuscated(t *testing.T) {
	key := [16]byte{0x3C, 0x5B, 0xD4, 0x17, 0xF0, 0x1F, 0x28, 0x13, 0xF0, 0x4B, 0xB4, 0x03, 0xC4, 0x73, 0xA4, 0x20}
	encrypt := func(stream []byte, from, to int) {
		for i := from; i < to; i++ {
			stream[i] = bits.RotateLeft8(stream[i]^key[(to+i-from)%16], -3)
		}
	}
	tests := []struct {
		name    string
		version uint16
		pass    []byte
	}{
		{"Excel 95", 0x0500, record(filePass, uint16(0xB359), uint16(0x9A0A))},
		{"Excel 97", 0, record(filePass, uint16(0), uint16(0xB359), uint16(0x9A0A))},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			s := stream{version: test.version, globals: [][]byte{test.pass}, sheet: [][]byte{one(0, 0, 7), one(1, 0, -.1)}}
			data := s.bytes()
			end := len(data) - len(record(eof))
			encrypt(data, end-14, end)
			encrypt(data, end-14-18, end-18)
			tab := 20 + len(test.pass) + 4
			place := bytes.Clone(data[tab : tab+4])
			encrypt(data, tab, tab+int(data[tab-2]))
			copy(data[tab:], place) // the place of the sheet is not encrypted
			b, err := xls.Open(data, 1<<20)
			if err != nil {
				t.Fatal(err)
			}
			if got := cells(b); b.Sheets[0].Name != "S" || got[at{0, 0}].Number != 7 || got[at{1, 0}].Number != -.1 {
				t.Errorf("sheet %q of %v, want S of 7 and -.1", b.Sheets[0].Name, got)
			}
		})
	}
}
