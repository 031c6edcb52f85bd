package plotting

import (
	"errors"
	"fmt"

	stdfont "golang.org/x/image/font"
	"golang.org/x/image/font/opentype"
	"golang.org/x/image/font/sfnt"
	"golang.org/x/image/math/fixed"
	"gonum.org/v1/plot/font"
)

// A Font draws the text of charts. The nil *Font is Liberation Sans, which
// every chart can draw and which has Latin, Greek and Cyrillic letters only.
//
// Text in a Font of the caller's is written to SVG, PDF and EPS as outlines, so it
// looks the same where the font is not installed; in a PDF it can be searched and
// copied all the same.
type Font struct {
	cache *font.Cache
}

const (
	ownTypeface   font.Typeface = "own"
	plainTypeface font.Typeface = "Liberation"
)

// ParseFont reads a font from the contents of a TTF or OTF file: the regular
// face and, if a second file is given, the bold one for titles. Of a collection
// (TTC, OTC) it takes the first face.
//
//	data, err := os.ReadFile("ipaexg.ttf")
//	font, err := plotting.ParseFont(data)
//	theme := plotting.Theme{Font: font}
func ParseFont(regular []byte, bold ...[]byte) (*Font, error) {
	if len(bold) > 1 {
		return nil, fmt.Errorf("plotting: a font has a regular and a bold face, %d more are given", len(bold)-1)
	}
	var faces font.Collection
	for i, data := range append([][]byte{regular}, bold...) {
		face, err := parseFace(data)
		if err != nil {
			return nil, fmt.Errorf("plotting: font: %w", err)
		}
		weight := stdfont.WeightNormal
		if i == 1 {
			weight = stdfont.WeightBold
		}
		faces = append(faces, font.Face{Font: font.Font{Typeface: ownTypeface, Weight: weight}, Face: face})
	}
	return &Font{font.NewCache(faces)}, nil
}

// parseFace reads the first face of a font file, and makes sure that drawing
// with it will not fail later.
func parseFace(data []byte) (*opentype.Font, error) {
	if len(data) == 0 {
		return nil, errors.New("the file is empty")
	}
	collection, err := opentype.ParseCollection(data)
	if err != nil {
		return nil, err
	}
	face, err := collection.Font(0)
	if err != nil {
		return nil, err
	}
	var buf sfnt.Buffer
	ppem := fixed.Int26_6(face.UnitsPerEm())
	if _, err := face.Metrics(&buf, ppem, stdfont.HintingNone); err != nil {
		return nil, err
	}
	first, err := face.GlyphIndex(&buf, 'A')
	if err != nil {
		return nil, err
	}
	second, err := face.GlyphIndex(&buf, 'V')
	if err != nil {
		return nil, err
	}
	if _, err := face.Kern(&buf, first, second, ppem, stdfont.HintingNone); err != nil && !errors.Is(err, sfnt.ErrNotFound) {
		return nil, err
	}
	if _, err := face.LoadGlyph(&buf, first, ppem, nil); err != nil {
		return nil, err
	}
	return face, nil
}

// fonts returns the faces to draw with and the description of the regular one.
func (f *Font) fonts() (*font.Cache, font.Font) {
	if f == nil {
		return font.DefaultCache, font.Font{Typeface: plainTypeface, Variant: "Sans"}
	}
	return f.cache, font.Font{Typeface: ownTypeface}
}

// lacks returns the first character of s that the font cannot draw.
func (f *Font) lacks(s string) (rune, bool) {
	cache, description := f.fonts()
	face := cache.Lookup(description, 1)
	var buf sfnt.Buffer
	for _, r := range s {
		if r == '\n' || string(r) == noBreak {
			continue
		}
		if i, err := face.Face.GlyphIndex(&buf, r); err != nil || i == 0 {
			return r, true
		}
	}
	return 0, false
}
