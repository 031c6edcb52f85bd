package main

import (
	"bytes"
	"cmp"
	"image"
	"image/color"
	"image/draw"
	"image/png"
	"slices"
)

// packed returns a PNG of at most 256 colours, in a third of the bytes, since
// the page holds all charts: a chart has a few hundred colours, nearly all of
// them at the edges of letters. The most frequent ones that can be told apart
// stay as they are, and each of the others becomes the nearest of these.
func packed(file []byte) ([]byte, error) {
	from, err := png.Decode(bytes.NewReader(file))
	if err != nil {
		return nil, err
	}
	pixels := image.NewRGBA(image.Rect(0, 0, from.Bounds().Dx(), from.Bounds().Dy()))
	draw.Draw(pixels, pixels.Rect, from, from.Bounds().Min, draw.Src)
	count := map[color.RGBA]int{}
	runs(pixels.Pix, func(c color.RGBA, from, to int) { count[c] += to - from })
	palette := frequent(count)
	index := make(map[color.RGBA]uint8, len(count))
	for c := range count {
		index[c] = uint8(palette.Index(c))
	}
	to := image.NewPaletted(pixels.Rect, palette)
	runs(pixels.Pix, func(c color.RGBA, from, end int) {
		for i := range to.Pix[from:end] {
			to.Pix[from+i] = index[c]
		}
	})
	var b bytes.Buffer
	err = (&png.Encoder{CompressionLevel: png.BestCompression}).Encode(&b, to)
	return b.Bytes(), err
}

// runs calls f for each run of pixels of one colour, of which a chart has few.
func runs(rgba []uint8, f func(c color.RGBA, from, to int)) {
	for from := 0; from < len(rgba); {
		to := from + 4
		for to < len(rgba) && [4]uint8(rgba[to:]) == [4]uint8(rgba[from:]) {
			to += 4
		}
		f(color.RGBA{rgba[from], rgba[from+1], rgba[from+2], rgba[from+3]}, from/4, to/4)
		from = to
	}
}

// frequent returns the most frequent colours, at most 256, of which no two are
// near.
func frequent(count map[color.RGBA]int) color.Palette {
	all := make([]color.RGBA, 0, len(count))
	for c := range count {
		all = append(all, c)
	}
	slices.SortFunc(all, func(a, b color.RGBA) int {
		return cmp.Or(cmp.Compare(count[b], count[a]), cmp.Compare(a.R, b.R), cmp.Compare(a.G, b.G), cmp.Compare(a.B, b.B))
	})
	var palette color.Palette
	for _, c := range all {
		if !slices.ContainsFunc(palette, func(p color.Color) bool { return near(p.(color.RGBA), c) }) && len(palette) < 256 {
			palette = append(palette, c)
		}
	}
	return palette
}

// near reports whether two colours look the same: 4 of 255 steps in each of red,
// green and blue are not seen.
func near(a, b color.RGBA) bool {
	apart := func(x, y uint8) bool { return max(x, y)-min(x, y) > 4 }
	return !apart(a.R, b.R) && !apart(a.G, b.G) && !apart(a.B, b.B)
}
