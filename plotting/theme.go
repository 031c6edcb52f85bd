package plotting

import (
	"fmt"
	"image/color"

	"gonum.org/v1/plot/vg"
)

// A Theme is the look of a chart. The zero Theme is [Light], and so is what a
// Theme leaves zero.
type Theme struct {
	// Font draws all text; nil is Liberation Sans, which has no Japanese.
	Font *Font
	// FontSize is the size of the labels; 0 takes that of the [Size]. Titles
	// and notes go by it.
	FontSize vg.Length

	Background color.Color
	Ink        color.Color // titles, labels, axes
	Muted      color.Color // subtitles, notes, sources
	Faint      color.Color // grid lines
	Plain      color.Color // what is not highlighted where something is
	Accent     color.Color // the one that is highlighted

	Palette    []color.Color // series in their order
	Strokes    Strokes       // how series differ beside their colour
	Sequential Ramp          // low to high
	Diverging  Ramp          // below to above a centre
}

// Strokes says how lines differ beside their colour.
type Strokes uint8

const (
	// SolidStrokes are solid until the palette is used up, then dashed.
	SolidStrokes Strokes = iota
	// DashedStrokes give each line of a chart a pattern of its own, for print
	// without colour.
	DashedStrokes
)

// String returns the name of the strokes.
func (s Strokes) String() string {
	switch s {
	case SolidStrokes:
		return "solid"
	case DashedStrokes:
		return "dashed"
	}
	return fmt.Sprintf("Strokes(%d)", uint8(s))
}

// Light returns the default theme: dark grey on white, the colours of Okabe
// and Ito, vermillion for the highlighted one.
func Light() Theme {
	return Theme{
		Background: color.White,
		Ink:        rgb(0x222222),
		Muted:      rgb(0x5A5A5A),
		Faint:      rgb(0xDDDDDD),
		Plain:      rgb(0xB4BEC8),
		Accent:     rgb(0xD55E00),
		Palette:    OkabeIto(),
		Sequential: Viridis(),
		Diverging:  OrangePurple(),
	}
}

// Print returns the theme for print without colour: black on white, a pattern
// for each line, black for the highlighted one.
func Print() Theme {
	t := Light()
	t.Ink = color.Black
	t.Muted = rgb(0x333333)
	t.Faint = rgb(0xCCCCCC)
	t.Plain = rgb(0xBDBDBD)
	t.Accent = color.Black
	t.Palette = colors(0x000000, 0x666666)
	t.Strokes = DashedStrokes
	return t
}

// complete returns the theme with nothing left zero but Font and Strokes.
func (t Theme) complete(size Size) Theme {
	light := Light()
	for _, c := range []struct {
		own  *color.Color
		with color.Color
	}{
		{&t.Background, light.Background}, {&t.Ink, light.Ink}, {&t.Muted, light.Muted},
		{&t.Faint, light.Faint}, {&t.Plain, light.Plain}, {&t.Accent, light.Accent},
	} {
		if *c.own == nil {
			*c.own = c.with
		}
	}
	if t.FontSize <= 0 {
		t.FontSize = sizeTable[size].font
	}
	if len(t.Palette) == 0 {
		t.Palette = light.Palette
	}
	if len(t.Sequential) == 0 {
		t.Sequential = light.Sequential
	}
	if len(t.Diverging) == 0 {
		t.Diverging = light.Diverging
	}
	return t
}

// dashes are the patterns of lines, in multiples of the line's width.
var dashes = [...][]vg.Length{nil, {5, 2}, {1.5, 1.5}, {7, 2, 1.5, 2}, {3, 1.5, 1.5, 1.5, 1.5, 1.5}}

// series returns the colour and the pattern of the i-th series.
func (t Theme) series(i int, width vg.Length) (color.Color, []vg.Length) {
	pattern := i / len(t.Palette)
	if t.Strokes == DashedStrokes {
		pattern = i + i/len(t.Palette) // or the sixth would be like the first
	}
	var scaled []vg.Length
	for _, d := range dashes[pattern%len(dashes)] {
		scaled = append(scaled, d*width)
	}
	return t.Palette[i%len(t.Palette)], scaled
}

// fills returns n colours for areas that touch each other: from light to dark
// where they are ordered, or where the theme is for print without colour.
func (t Theme) fills(n int, ordered bool) []color.Color {
	var list []color.Color
	for i := range n {
		share := 0.5
		if n > 1 {
			share = float64(i) / float64(n-1)
		}
		switch {
		case t.Strokes == DashedStrokes:
			list = append(list, mix(t.Background, t.Ink, 0.12+0.68*share))
		case ordered:
			list = append(list, t.Sequential.At(0.12+0.8*share))
		default:
			list = append(list, t.Palette[i%len(t.Palette)])
		}
	}
	return list
}
