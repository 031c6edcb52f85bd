package plotting

import (
	"fmt"

	"gonum.org/v1/plot/vg"
)

// A Size is the size of a chart by its purpose. It sets the width, the usual
// height, the size of the letters and the resolution of a PNG. A chart whose
// rows need more room, such as ranked bars, is higher.
type Size uint8

const (
	// Page spans the text of an A4 page: 160 × 100 mm, letters of 9 points.
	Page Size = iota
	// Column spans one of two columns: 85 × 70 mm, letters of 7.5 points.
	Column
	// Slide fills a slide of 16:9: 254 × 143 mm, letters of 15 points, 1920
	// pixels wide.
	Slide
	// Square is for web pages and cards: 120 × 120 mm, letters of 9 points.
	Square
	sizes // their number
)

var sizeTable = [sizes]struct {
	name          string
	width, height vg.Length
	font          vg.Length
	dpi           int
	flexible      bool // whether the height may go by the content
}{
	Page:   {"page", 160 * vg.Millimeter, 100 * vg.Millimeter, 9, 200, true},
	Column: {"column", 85 * vg.Millimeter, 70 * vg.Millimeter, 7.5, 300, true},
	Slide:  {"slide", 10 * vg.Inch, 5.625 * vg.Inch, 15, 192, false},
	Square: {"square", 120 * vg.Millimeter, 120 * vg.Millimeter, 9, 200, false},
}

// String returns the name of the size: "page".
func (s Size) String() string {
	if s < sizes {
		return sizeTable[s].name
	}
	return fmt.Sprintf("Size(%d)", uint8(s))
}

// ParseSize reads a size as [Size.String] writes it.
func ParseSize(text string) (Size, error) {
	for s := range sizes {
		if sizeTable[s].name == text {
			return s, nil
		}
	}
	return 0, fmt.Errorf("plotting: size %q is not known: want page, column, slide or square", text)
}
