package plotting_test

import (
	"bytes"
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"testing"
	"unicode/utf16"

	"github.com/machikoba/machikoba/ingest/census"
	"github.com/machikoba/machikoba/plotting"
)

// Texts that a PDF has as outlines are in it as text too, and every object is
// where the tables say.
func TestPDFText(t *testing.T) {
	f, err := plotting.ParseFont(liberation(t))
	if err != nil {
		t.Fatal(err)
	}
	list := charts(t, plotting.Options{Theme: plotting.Theme{Font: f}})
	list["heat map"] = must(t)(plotting.HeatMap(quotients(t, census.Employees), plotting.HeatMapOptions{Options: plotting.Options{Theme: plotting.Theme{Font: f}}}))
	for name, c := range list {
		var b bytes.Buffer
		if err := c.Write(&b, plotting.PDF); err != nil {
			t.Fatal(err)
		}
		pdf := b.String()
		for _, w := range look(c).texts {
			var want strings.Builder
			for _, unit := range utf16.Encode([]rune(w.text)) {
				fmt.Fprintf(&want, "%04X", unit)
			}
			if !strings.Contains(pdf, "<"+want.String()+"> Tj") {
				t.Errorf("%s: %q is not in the PDF as text", name, w.text)
			}
		}
		last := pdf[strings.LastIndex(pdf, "startxref\n")+len("startxref\n"):]
		at, err := strconv.Atoi(last[:strings.Index(last, "\n")])
		if err != nil || !strings.HasPrefix(pdf[at:], "xref\n") {
			t.Fatalf("%s: startxref points to %d, which is no table (%v)", name, at, err)
		}
		entries := regexp.MustCompile(`(\d+) 1\n(\d{10}) 00000 n \n`).FindAllStringSubmatch(pdf[at:], -1)
		if len(entries) != 8 {
			t.Errorf("%s: %d new objects, want 8", name, len(entries))
		}
		for _, e := range entries {
			if offset, _ := strconv.Atoi(e[2]); !strings.HasPrefix(pdf[offset:], e[1]+" 0 obj\n") {
				t.Errorf("%s: object %s is not at %d", name, e[1], offset)
			}
		}
	}
}
