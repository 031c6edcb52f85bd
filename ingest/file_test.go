package ingest_test

import (
	"bytes"
	"compress/gzip"
	"crypto/sha256"
	"encoding/hex"
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
		"EUC-JP":                               encoded(t, japanese.EUCJP, kanagawa),
		"UTF-16LE with mark":                   encoded(t, unicode.UTF16(unicode.LittleEndian, unicode.UseBOM), kanagawa),
		"UTF-16BE with mark":                   encoded(t, unicode.UTF16(unicode.BigEndian, unicode.UseBOM), kanagawa),
		"UTF-16LE":                             encoded(t, unicode.UTF16(unicode.LittleEndian, unicode.IgnoreBOM), kanagawa),
		"UTF-16BE":                             encoded(t, unicode.UTF16(unicode.BigEndian, unicode.IgnoreBOM), kanagawa),
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
	tests := []struct {
		name, text   string
		line, column int
		found        string
	}{
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

// TestTextAmbiguous: bytes that are text in two encodings, of which no word says
// which it is, need the encoding from the caller.
func TestTextAmbiguous(t *testing.T) {
	file := encoded(t, japanese.EUCJP, "# note: \"かな\"\nyear,measure,value\n2018,shipments,1\n")
	_, err := ingest.Read(strings.NewReader(file), "in.csv")
	var e *ingest.ParseError
	if !errors.As(err, &e) || !strings.Contains(e.Found, "Shift_JIS and in EUC-JP") || !strings.Contains(e.Want, "Options.Encoding") {
		t.Fatalf("%v, want an error that asks for the encoding", err)
	}
	table, err := ingest.Read(strings.NewReader(file), "in.csv", ingest.Options{Encoding: ingest.EUCJP})
	if err != nil || table.Notes()[0] != "かな" {
		t.Errorf("with the encoding: %v, %v", table, err)
	}
	if _, err := ingest.Read(strings.NewReader(file), "in.csv", ingest.Options{Encoding: ingest.UTF8}); err == nil {
		t.Error("EUC-JP was read as UTF-8")
	}
}

func TestParseEncoding(t *testing.T) {
	for text, want := range map[string]ingest.Encoding{"utf-8": ingest.UTF8, "CP932": ingest.ShiftJIS, "EUC-JP": ingest.EUCJP, "UTF-16LE": ingest.UTF16LE} {
		if got, err := ingest.ParseEncoding(text); err != nil || got != want {
			t.Errorf("%s is %v, %v", text, got, err)
		}
	}
	if _, err := ingest.ParseEncoding("latin1"); err == nil {
		t.Error("latin1 is an encoding")
	}
}

// TestGzip: a packed file is read, one that is cut off or too large is an error.
func TestGzip(t *testing.T) {
	packed := gzipped(t, kanagawa)
	table, err := ingest.Read(strings.NewReader(packed), "in.csv.gz")
	if err != nil || table.Len() != 1 {
		t.Fatalf("%v, %v", table, err)
	}
	if sum := sha256.Sum256([]byte(packed)); table.Sources()[0].SHA256 != hex.EncodeToString(sum[:]) {
		t.Error("the hash is not that of the file as it was")
	}
	if _, err := ingest.Read(strings.NewReader(packed[:len(packed)-9]), "in.csv.gz"); err == nil {
		t.Error("a file that is cut off was read")
	}
	bomb := gzipped(t, strings.Repeat("0", 1<<22))
	_, err = ingest.Read(strings.NewReader(bomb), "in.csv.gz", ingest.Options{Limit: 1 << 20})
	if !errors.Is(err, ingest.ErrLimit) {
		t.Errorf("%d bytes that unpack into four times the limit: %v, want ErrLimit", len(bomb), err)
	}
}

func gzipped(t testing.TB, text string) string {
	t.Helper()
	var b bytes.Buffer
	w := gzip.NewWriter(&b)
	if _, err := w.Write([]byte(text)); err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.String()
}
