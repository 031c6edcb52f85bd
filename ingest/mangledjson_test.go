package ingest_test

import (
	"bytes"
	"encoding/json"
	"io/fs"
	"regexp"
	"strings"
	"testing"

	"github.com/machikoba/machikoba/ingest"
	"github.com/machikoba/machikoba/testdata"
	"golang.org/x/text/encoding/japanese"
	"golang.org/x/text/encoding/unicode"
)

// TestMangledJSON reads an answer of e-Stat as programs save it again.
func TestMangledJSON(t *testing.T) {
	data, err := fs.ReadFile(testdata.FS, "estat/0003432907.json")
	if err != nil {
		t.Fatal(err)
	}
	text := string(data)
	want, err := ingest.Read(strings.NewReader(text), "a.json")
	if err != nil {
		t.Fatal(err)
	}
	var document any
	if err := json.Unmarshal(data, &document); err != nil {
		t.Fatal(err)
	}
	sorted, err := json.Marshal(document)
	if err != nil {
		t.Fatal(err)
	}
	var indented bytes.Buffer
	if err := json.Indent(&indented, data, "", "    "); err != nil {
		t.Fatal(err)
	}
	value := regexp.MustCompile(`"\$":"(\d+)"`)
	count := regexp.MustCompile(`_NUMBER":(\d+)`)
	figures := func(by string) string { return value.ReplaceAllString(text, `"$$":`+by) }
	for name, text := range map[string]string{
		"with a mark":            "\uFEFF" + text,
		"UTF-16":                 encoded(t, unicode.UTF16(unicode.LittleEndian, unicode.UseBOM), text),
		"Shift_JIS":              encoded(t, japanese.ShiftJIS, text),
		"gzip":                   gzipped(t, text),
		"keys sorted":            string(sorted),
		"indented":               indented.String(),
		"indented, CRLF":         strings.ReplaceAll(indented.String(), "\n", "\r\n"),
		"space around":           "\n\n" + text + "\n\n",
		"figures as numbers":     figures(`$1`),
		"figures with spaces":    figures(`" $1 "`),
		"figures with thousands": value.ReplaceAllStringFunc(text, func(s string) string { return `"$":"` + thousands(value.FindStringSubmatch(s)[1]) + `"` }),
		"figures in wide digits": value.ReplaceAllStringFunc(text, func(s string) string { return `"$":"` + wide(value.FindStringSubmatch(s)[1]) + `"` }),
		"counts as texts":        count.ReplaceAllString(text, `_NUMBER":"$1"`),
	} {
		got, err := ingest.Read(strings.NewReader(text), "a.json")
		if err != nil {
			t.Errorf("%s: %v", name, err)
		} else if d := differ(got, want); d != "" {
			t.Errorf("%s: %s", name, d)
		}
	}
}
