package ingest_test

import (
	"bytes"
	"compress/gzip"
	"errors"
	"fmt"
	"io"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/machikoba/machikoba/ingest"
	"github.com/machikoba/machikoba/ingest/census"
)

// differ reports how the figures of two tables differ, whatever is said of
// where they come from.
func differ(got, want *census.Table) string {
	if got.Len() != want.Len() {
		return fmt.Sprintf("%d figures, want %d", got.Len(), want.Len())
	}
	for o := range want.All() {
		g, ok := got.Find(o.Key)
		if g.Sources, o.Sources = nil, nil; !ok || fmt.Sprintf("%+v", g) != fmt.Sprintf("%+v", o) {
			return fmt.Sprintf("%+v, want %+v", g, o)
		}
	}
	return ""
}

// unmangled reads a sheet after each mangling, and wants the figures of the
// sheet as it was. A mangling that takes away what the figures mean must be an
// error with a place.
func unmangled(t *testing.T, s sheet, name string, options ingest.Options, manglings []mangling) {
	t.Helper()
	want, err := ingest.Read(strings.NewReader(s.String()), name, options)
	if err != nil {
		t.Fatal(err)
	}
	for _, m := range manglings {
		got, err := ingest.Read(strings.NewReader(m.do(s).String()), name, options)
		if err != nil {
			t.Errorf("%s, %s: %v", name, m.name, err)
		} else if d := differ(got, want); d != "" {
			t.Errorf("%s, %s: %s", name, m.name, d)
		}
	}
}

// sharedText returns a file of the collection in UTF-8, some first lines of it.
func sharedText(t *testing.T, lines int, path ...string) string {
	t.Helper()
	data, err := os.ReadFile(shared(t, append([]string{"data", "official"}, path...)...))
	if err != nil {
		t.Fatal(err)
	}
	f := &ingest.File{Data: unpacked(t, data)}
	text, err := f.Text()
	if err != nil {
		t.Fatal(err)
	}
	all := strings.SplitAfter(strings.ReplaceAll(text, "\r\n", "\n"), "\n")
	return strings.Join(all[:min(lines, len(all))], "")
}

// unpacked returns what is in a file, which may be packed in gzip.
func unpacked(t testing.TB, data []byte) []byte {
	t.Helper()
	if !bytes.HasPrefix(data, []byte("\x1F\x8B")) {
		return data
	}
	r, err := gzip.NewReader(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	data, err = io.ReadAll(r)
	if err != nil {
		t.Fatal(err)
	}
	return data
}

// everyNth returns every n-th of a list.
func everyNth[T any](list []T, n int) (part []T) {
	for i := 0; i < len(list); i += n {
		part = append(part, list[i])
	}
	return part
}

// TestMangled reads the published files in all the states that they come in.
func TestMangled(t *testing.T) {
	all := everyNth(slices.Concat(written(), changed()), stride(1, 7))
	population := ingest.TableLayout{Columns: []ingest.Column{{Header: "表章項目", Is: ingest.MeasureNameColumn},
		{Header: "全国・都道府県", Is: ingest.AreaColumn}, {Header: "20*年", Spread: ingest.YearColumn}}}
	city := ingest.TableLayout{Columns: []ingest.Column{{Header: "調査年", Is: ingest.YearColumn},
		{Header: "地域", Is: ingest.AreaColumn}, {Header: "A1101_総人口【人】", Key: census.Key{Measure: "population"}}}}
	for _, file := range []struct {
		path          []string
		head, figures int
		name          string
		layout        ingest.Format
	}{
		{[]string{"ssdse", "SSDSE-A-2021.csv"}, 3, 3, "SSDSE-A-2021.csv", nil},
		{[]string{"ssdse", "SSDSE-E-2023.LF.csv"}, 3, 2, "SSDSE-E-2023.csv", nil},
		{[]string{"ssdse", "SSDSE-E-2023.LF.csv"}, 3, 2, "copy.txt", nil},
		{[]string{"municipal", "manu2008.csv.gz"}, 1, 5, "manu2008.csv", nil},
		{[]string{"municipal", "manu2002.csv.gz"}, 1, 5, "x.csv", nil},
		{[]string{"tidy", "00550010_industrial.csv"}, 1, 2, "00550010_industrial.csv", nil},
		{[]string{"us_susb", "us_state_2digitnaics_2021.bom.csv"}, 1, 5, "susb.csv", susb},
		{[]string{"estat_csv", "FEH_00200524_200927163843.csv"}, 1, 5, "FEH_00200524_200927163843.csv", population},
		{[]string{"estat_csv", "FEI_CITY_241027082628.csv"}, 1, 3, "FEI_CITY_241027082628.csv", city},
	} {
		s := openSheet(t, sharedText(t, 60, file.path...), file.head, file.figures)
		o := ingest.Options{}
		if file.layout != nil {
			o.Formats = []ingest.Format{file.layout}
		}
		unmangled(t, s, file.name, o, all)
	}
}

// TestMangledCSV: the rows of the project's own layout, below the lines that
// begin with #.
func TestMangledCSV(t *testing.T) {
	var b bytes.Buffer
	if err := published(t, "2018").Select(census.Kanagawa, census.Okinawa).WriteCSV(&b); err != nil {
		t.Fatal(err)
	}
	above, rows := "", b.String()
	for strings.HasPrefix(rows, "#") {
		line, rest, _ := strings.Cut(rows, "\n")
		above, rows = above+line+"\n", rest
	}
	s := openSheet(t, rows, 1, 3)
	want := readText(t, b.String())
	refused := []string{"no last line end", "notes below", "a title above", "five lines above", "forty lines above"}
	for _, m := range slices.Concat(written(), changed()) {
		mangled := m.do(s)
		in, mark := mangled.encoding, mangled.mark
		mangled.encoding, mangled.mark = nil, false
		text := strings.ReplaceAll(above, "\n", mangled.end) + mangled.String()
		if mark {
			text = "\uFEFF" + text
		}
		if in != nil {
			text, _ = in.NewEncoder().String(text)
		}
		got, err := ingest.Read(strings.NewReader(text), "t.csv")
		var e *ingest.ParseError
		if slices.Contains(refused, m.name) {
			if !errors.As(err, &e) || e.Line == 0 {
				t.Errorf("%s: %v, want a ParseError with a line", m.name, err)
			}
		} else if err != nil {
			t.Errorf("%s: %v", m.name, err)
		} else if d := differ(got, want); d != "" {
			t.Errorf("%s: %s", m.name, d)
		}
	}
}
