package ingest_test

import (
	"errors"
	"strings"
	"testing"

	"github.com/machikoba/machikoba/ingest"
	"github.com/machikoba/machikoba/ingest/census"
	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/japanese"
	"golang.org/x/text/encoding/unicode"
)

// kanagawa is a file with text that is not ASCII: the note has a character of
// Microsoft's extension of Shift_JIS.
const kanagawa = "# note: \"①の注\"\nyear,area,measure,value,unit\n2018,神奈川県,shipments,18443056,百万円\n"

func encoded(t testing.TB, e encoding.Encoding, text string) string {
	t.Helper()
	s, err := e.NewEncoder().String(text)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func TestTextEncodings(t *testing.T) {
	for name, text := range map[string]string{
		"UTF-8":                                kanagawa,
		"UTF-8 with a byte order mark":         "\uFEFF" + kanagawa,
		"UTF-8 with carriage returns":          strings.ReplaceAll(kanagawa, "\n", "\r\n"),
		"Shift_JIS":                            encoded(t, japanese.ShiftJIS, kanagawa),
		"Shift_JIS with carriage returns":      encoded(t, japanese.ShiftJIS, strings.ReplaceAll(kanagawa, "\n", "\r\n")),
		"UTF-8 with a byte order mark and CRs": "\uFEFF" + strings.ReplaceAll(kanagawa, "\n", "\r\n"),
	} {
		table, err := ingest.Read(strings.NewReader(text), "in.csv")
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		o := table.At(0)
		if o.Area != census.Kanagawa || o.Value != 18443056e6 || o.Unit != census.UnitYen || table.Notes()[0] != "①の注" {
			t.Errorf("%s: %v = %v %s, note %q", name, o.Key, o.Value, o.Unit, table.Notes())
		}
	}
}

func TestTextErrors(t *testing.T) {
	utf16 := func(e unicode.Endianness, b unicode.BOMPolicy) string {
		return encoded(t, unicode.UTF16(e, b), kanagawa)
	}
	tests := []struct {
		name, text   string
		line, column int
		found        string
	}{
		{"UTF-16LE with mark", utf16(unicode.LittleEndian, unicode.UseBOM), 1, 1, "UTF-16"},
		{"UTF-16BE with mark", utf16(unicode.BigEndian, unicode.UseBOM), 1, 1, "UTF-16"},
		{"UTF-16LE", utf16(unicode.LittleEndian, unicode.IgnoreBOM), 1, 1, "UTF-16"},
		{"UTF-16BE", utf16(unicode.BigEndian, unicode.IgnoreBOM), 1, 1, "UTF-16"},
		{"mark of UTF-8 before Shift_JIS", "\uFEFF" + encoded(t, japanese.ShiftJIS, kanagawa), 1, 10, "byte 0x87"},
		{"UTF-8 with a broken character", "year,area,measure,value\n2018,神\xFF川県,shipments,1\n", 2, 7, "byte 0xff"},
		{"zero byte", "year,measure,value\n2018,ship\x00ments,1\n", 2, 10, "zero byte"},
	}
	for _, test := range tests {
		_, err := ingest.Read(strings.NewReader(test.text), "in.csv")
		var e *ingest.ParseError
		if !errors.As(err, &e) {
			t.Errorf("%s: %v, want a ParseError", test.name, err)
			continue
		}
		if e.Line != test.line || e.Column != test.column || !strings.Contains(e.Found, test.found) || !strings.Contains(e.Want, "UTF-8") {
			t.Errorf("%s: %v, want %d:%d: found %s", test.name, err, test.line, test.column, test.found)
		}
	}
}
