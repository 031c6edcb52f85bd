package plotting_test

import (
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/machikoba/machikoba/ingest/census"
	"github.com/machikoba/machikoba/plotting"
)

// charts are one of each kind.
func charts(t *testing.T, o plotting.Options) map[string]*plotting.Chart {
	return map[string]*plotting.Chart{
		"lines":         must(t)(plotting.Lines(table(t, shipmentRows(census.Kanagawa, census.Aichi)), plotting.LineOptions{Options: o})),
		"bars":          must(t)(plotting.RankedBars(table(t, ehimeRows()), plotting.BarOptions{Options: o})),
		"tiles":         must(t)(plotting.TileGrid(table(t, prefectureRows()), plotting.TileOptions{Options: o})),
		"slope":         must(t)(plotting.Slope(table(t, twoYearRows(census.Kanagawa, census.Aichi)), plotting.SlopeOptions{Options: o})),
		"dumbbell":      must(t)(plotting.Dumbbell(table(t, twoYearRows(census.Kanagawa, census.Aichi)), plotting.DumbbellOptions{Options: o})),
		"bump":          must(t)(plotting.Bump(table(t, rankRows(census.Kanagawa, census.Aichi)), plotting.BumpOptions{Options: o})),
		"bands":         must(t)(plotting.Lines(table(t, bandRows()), plotting.LineOptions{Options: o})),
		"stacked bars":  must(t)(plotting.StackedBars(table(t, sizedRows(5, true, 2017)), plotting.StackOptions{Options: o})),
		"stacked areas": must(t)(plotting.StackedAreas(table(t, industryRows(census.Kanagawa, decade...)), plotting.StackOptions{Options: o})),
		"diverging":     must(t)(plotting.DivergingBars(table(t, ehimeRows()), plotting.DivergingOptions{Options: o})),
		"two sides":     must(t)(plotting.TwoSidedBars(table(t, sizedRows(2, true, 2017)), plotting.TwoSidedOptions{Options: o})),
		"waterfall":     must(t)(plotting.Waterfall(table(t, ehimeRows()), plotting.WaterfallOptions{Options: o})),
		"lorenz":        must(t)(plotting.Lorenz(table(t, prefectureRows()), plotting.LorenzOptions{Options: o})),
		"box":           must(t)(plotting.BoxPlot(table(t, prefectureRows()), plotting.BoxOptions{Options: o})),
	}
}

func TestVectorFormats(t *testing.T) {
	for name, c := range charts(t, plotting.Options{Title: "A < B & −1 ≥ −2"}) {
		var svg, pdf bytes.Buffer
		if err := errors.Join(c.Write(&svg, plotting.SVG), c.Write(&pdf, plotting.PDF)); err != nil {
			t.Fatal(err)
		}
		texts := 0
		for d := xml.NewDecoder(bytes.NewReader(svg.Bytes())); ; {
			token, err := d.Token()
			if err == io.EOF {
				break
			}
			if err != nil {
				t.Fatalf("%s: %v", name, err)
			}
			if e, ok := token.(xml.StartElement); ok && e.Name.Local == "text" {
				texts++
				if !strings.Contains(string(svg.Bytes()[:d.InputOffset()]), "textLength") {
					t.Fatalf("%s: a text has no length", name)
				}
			}
		}
		if texts != len(look(c).texts) {
			t.Errorf("%s: %d texts in the SVG, want %d", name, texts, len(look(c).texts))
		}
		if strings.Contains(svg.String(), "NaN") || strings.Contains(svg.String(), "+Inf") {
			t.Errorf("%s: the SVG has a NaN or an infinity", name)
		}
		if !bytes.HasPrefix(pdf.Bytes(), []byte("%PDF")) || !bytes.Contains(pdf.Bytes(), []byte("%%EOF")) || bytes.Contains(pdf.Bytes(), []byte("NaN")) {
			t.Errorf("%s: the PDF is not whole", name)
		}
	}
}

func TestSave(t *testing.T) {
	dir := t.TempDir()
	c := charts(t, plotting.Options{})["lines"]
	for _, name := range []string{"a.png", "a.svg", "a.pdf", "a.eps", "B.PNG"} {
		if err := c.Save(filepath.Join(dir, name)); err != nil {
			t.Error(err)
		}
	}
	for _, name := range []string{"a.emf", "a", "png"} {
		if err := c.Save(filepath.Join(dir, name)); err == nil || !strings.Contains(err.Error(), ".png, .svg, .pdf or .eps") {
			t.Errorf("%s: error %v does not say which formats there are", name, err)
		}
	}
	if err := c.Save(filepath.Join(dir, "none", "a.png")); !errors.Is(err, os.ErrNotExist) {
		t.Errorf("a folder that is not there: error %v", err)
	}
	before, err := os.ReadFile(filepath.Join(dir, "a.svg"))
	if err != nil {
		t.Fatal(err)
	}
	c.Title = "出荷額" // the default font has no Japanese
	if err := c.Save(filepath.Join(dir, "a.svg")); err == nil || !strings.Contains(err.Error(), "Theme.Font") {
		t.Errorf("characters that the font lacks: error %v", err)
	}
	after, err := os.ReadFile(filepath.Join(dir, "a.svg"))
	if err != nil || !bytes.Equal(before, after) {
		t.Errorf("a save that failed changed the file (%v)", err)
	}
	files, err := os.ReadDir(dir)
	if err != nil || len(files) != 5 {
		t.Errorf("%d files, want 5 (%v)", len(files), err)
	}
}

func TestSaveTo(t *testing.T) {
	c := must(t)(plotting.TileGrid(table(t, prefectureRows()), plotting.TileOptions{}))
	sheet, err := plotting.Compose([]*plotting.Chart{c})
	if err != nil {
		t.Fatal(err)
	}
	folder := filepath.Join(t.TempDir(), "new", "charts")
	if err := errors.Join(c.SaveTo(folder, "a.png", "a.svg"), sheet.SaveTo(folder, "b.pdf")); err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{"a.png", "a.svg", "b.pdf"} {
		if _, err := os.Stat(filepath.Join(folder, name)); err != nil {
			t.Error(err)
		}
	}
	if err := c.SaveTo(filepath.Join(folder, "a.png"), "c.png"); err == nil {
		t.Error("a file is taken for a folder")
	}
}

func TestParse(t *testing.T) {
	for s := plotting.Page; s <= plotting.Square; s++ {
		if got, err := plotting.ParseSize(s.String()); got != s || err != nil {
			t.Errorf("ParseSize(%q) = %v, %v", s, got, err)
		}
	}
	for f := plotting.PNG; f <= plotting.EPS; f++ {
		if got, err := plotting.ParseFormat(f.String()); got != f || err != nil {
			t.Errorf("ParseFormat(%q) = %v, %v", f, got, err)
		}
	}
	if _, err := plotting.ParseSize("A3"); err == nil {
		t.Error("ParseSize takes A3")
	}
}
