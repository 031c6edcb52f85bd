package ingest

import (
	"io"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/machikoba/machikoba/ingest/census"
)

// An ssdseHeader is what stands above the rows.
type ssdseHeader struct {
	codes, years, labels []string
	first                []string // the first row of figures
	named                bool     // the name of the edition is there
	edition              int
	byRow                bool // a column has the years
	skip                 int
	line                 int
}

// mostPreamble is how many lines may stand above the first row of figures.
const mostPreamble = 100

// readSSDSEHeader reads down to the first row of figures.
func readSSDSEHeader(g *grid) (h ssdseHeader, err error) {
	for range mostPreamble {
		if err := g.next(); err != nil {
			return h, err
		}
		if (h.codes != nil || h.labels != nil) && isAreaRow(g.cells) {
			if filled(h.labels) < filled(h.codes)/2 {
				h.labels = nil // a line of the preamble
			}
			h.first = slices.Clone(g.cells)
			return h, nil
		}
		h.add(g)
	}
	return h, io.EOF
}

func (h *ssdseHeader) add(g *grid) {
	h.skip, h.line = g.taken, g.lineNumber()
	row := make([]string, len(g.cells))
	codes, years, n := 0, 0, 0
	for i, cell := range g.cells {
		row[i] = strings.Clone(strings.TrimSpace(cell))
		s := folded(cell)
		if m := editionSSDSE().FindStringSubmatch(s); m != nil {
			h.named = true
			h.edition, _ = strconv.Atoi(m[2])
		}
		if s == "" {
			continue
		}
		n++
		if itemCode().MatchString(s) {
			codes++
		} else if y, ok := parseYear(s); ok && y.year > 0 && utf8.RuneCountInString(s) <= 8 {
			years++
		}
	}
	switch {
	case n == 0:
	case codes > 0 && n-codes <= max(codes, 4): // but for the columns of areas
		h.codes = row
	case years > 0 && n-years <= max(years-1, 2):
		h.years = row
	case n > 2 && n >= filled(h.labels):
		h.labels = row
	}
}

// atEnd reports whether a column is among the first or the last, where columns
// of areas stand.
func atEnd(i, columns int) bool { return i < 6 || i >= columns-6 }

// isAreaRow reports whether a row begins or ends with an area.
func isAreaRow(cells []string) bool {
	for i, cell := range cells {
		if !atEnd(i, len(cells)) {
			continue
		}
		if areaOfSSDSE().MatchString(folded(cell)) {
			return true
		}
		if a, known := prefectureNamed(strings.TrimSpace(cell)); known && (a == census.Japan || a.IsPrefecture()) {
			return true
		}
	}
	return false
}

func (h *ssdseHeader) items() (n int) {
	for _, c := range h.codes {
		if itemCode().MatchString(folded(c)) {
			n++
		}
	}
	return n
}

func (h *ssdseHeader) manufacturing() bool {
	return slices.ContainsFunc(h.labels, func(l string) bool { return isManufacturing("", l) })
}

func isManufacturing(code, label string) bool {
	code, label = folded(code), folded(label)
	return code == "c210837" || code == "c220837" ||
		strings.Contains(label, "製造業") && strings.Contains(label, "民営") && containsAny(label, []string{"事業所数", "従業者数"})
}
