package plotting

import (
	"image/color"
	"math"
)

func rgb(hex uint32) color.Color {
	return color.RGBA{R: uint8(hex >> 16), G: uint8(hex >> 8), B: uint8(hex), A: 255}
}

func colors(hex ...uint32) []color.Color {
	list := make([]color.Color, len(hex))
	for i, h := range hex {
		list[i] = rgb(h)
	}
	return list
}

// OkabeIto returns the colours of Okabe and Ito that show on white, which
// people of every kind of colour vision tell apart: blue, vermillion, bluish
// green, reddish purple, orange, sky blue, black. Yellow is left out: a thin
// yellow line on white is not seen.
//
// # References
//
// M. Okabe and K. Ito (2008), Color Universal Design (CUD): How to make figures
// and presentations that are friendly to colorblind people.
func OkabeIto() []color.Color {
	return colors(0x0072B2, 0xD55E00, 0x009E73, 0xCC79A7, 0xE69F00, 0x56B4E9, 0x000000)
}

// A Ramp is a scale of colours from low to high, interpolated between its
// stops, which are equally far apart.
type Ramp []color.Color

// Viridis returns the scale viridis from its light end, the low values, to its
// dark end: its lightness falls evenly, so it survives grey print.
//
// # References
//
// S. van der Walt and N. Smith (2015), A better default colormap for
// Matplotlib, SciPy 2015.
func Viridis() Ramp {
	return colors(0xFDE725, 0xADDC30, 0x5EC962, 0x28AE80, 0x21918C, 0x2C728E, 0x3B528B, 0x472D7B, 0x440154)
}

// OrangePurple returns a scale from orange over near white to dark purple, for
// values below and above a centre. The purple end is darker than the orange
// one ever becomes, so that in grey print at least the high values stand out.
//
// # References
//
// M. Harrower and C. Brewer (2003), ColorBrewer.org: An Online Tool for
// Selecting Colour Schemes for Maps, The Cartographic Journal 40, 27-37 (PuOr).
func OrangePurple() Ramp {
	return colors(0xE08214, 0xFDB863, 0xFEE0B6, 0xF7F7F7, 0xB2ABD2, 0x6A51A3, 0x2D004B)
}

// At returns the colour at x between 0, the first stop, and 1, the last; x
// beyond them is taken as the nearer end.
//
// At panics where the ramp has no stop or x is NaN.
func (r Ramp) At(x float64) color.Color {
	if len(r) == 0 || math.IsNaN(x) {
		panic("plotting: a ramp needs stops and a number")
	}
	at := min(max(x, 0), 1) * float64(len(r)-1)
	i := min(int(at), max(len(r)-2, 0))
	if i+1 >= len(r) {
		return r[i]
	}
	return mix(r[i], r[i+1], at-float64(i))
}

// mix returns the colour at a share w of the way from a to b.
func mix(a, b color.Color, w float64) color.Color {
	ar, ag, ab, _ := a.RGBA()
	br, bg, bb, _ := b.RGBA()
	part := func(a, b uint32) uint8 {
		return uint8(math.Round((float64(a)*(1-w) + float64(b)*w) / 257))
	}
	return color.RGBA{part(ar, br), part(ag, bg), part(ab, bb), 255}
}

// luminance returns the relative luminance of a colour between 0, black, and
// 1, white (WCAG 2.1).
func luminance(c color.Color) float64 {
	linear := func(v uint32) float64 {
		s := float64(v) / 0xFFFF
		if s <= 0.04045 {
			return s / 12.92
		}
		return math.Pow((s+0.055)/1.055, 2.4)
	}
	r, g, b, _ := c.RGBA()
	return 0.2126*linear(r) + 0.7152*linear(g) + 0.0722*linear(b)
}

// contrast returns the contrast of two colours, from 1 to 21 (WCAG 2.1).
func contrast(a, b color.Color) float64 {
	x, y := luminance(a), luminance(b)
	return (max(x, y) + 0.05) / (min(x, y) + 0.05)
}

// legible returns a colour for letters: the one given, darkened towards the
// theme's ink as far as letters need to be read.
func (t Theme) legible(c color.Color) color.Color {
	for w := 0.0; w <= 1; w += 0.1 {
		if m := mix(c, t.Ink, w); contrast(m, t.Background) >= 4 {
			return m
		}
	}
	return t.Ink
}
