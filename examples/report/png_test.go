package main

import (
	"bytes"
	"image"
	"image/color"
	"image/png"
	"testing"
)

// picture encodes an image of the given number of colours, which are so many
// steps from each other, white last and most frequent.
func picture(t *testing.T, colours, step int) (*image.RGBA, []byte) {
	t.Helper()
	m := image.NewRGBA(image.Rect(0, 0, 100, 20))
	for i := range 100 * 20 {
		c := color.RGBA{255, 255, 255, 255}
		if i < colours-1 {
			c = color.RGBA{uint8(step * (i % 40)), uint8(step * (i / 40)), 0, 255}
		}
		m.SetRGBA(i%100, i/100, c)
	}
	var b bytes.Buffer
	if err := png.Encode(&b, m); err != nil {
		t.Fatal(err)
	}
	return m, b.Bytes()
}

// Up to 256 colours nothing changes, and of more the frequent one stays. Near
// ones become one, at most 4 steps away.
func TestPacked(t *testing.T) {
	white := color.RGBA{255, 255, 255, 255}
	for _, c := range []struct{ colours, step, away int }{{2, 5, 0}, {256, 5, 0}, {400, 5, 255}, {200, 1, 4}} {
		from, file := picture(t, c.colours, c.step)
		small, err := packed(file)
		if err != nil {
			t.Fatal(err)
		}
		to, err := png.Decode(bytes.NewReader(small))
		if err != nil {
			t.Fatal(err)
		}
		if _, ok := to.(*image.Paletted); !ok || to.Bounds() != from.Bounds() {
			t.Fatalf("%v: %T of %v", c, to, to.Bounds())
		}
		for i := range 100 * 20 {
			want, got := from.RGBAAt(i%100, i/100), color.RGBAModel.Convert(to.At(i%100, i/100)).(color.RGBA)
			away := max(int(got.R)-int(want.R), int(want.R)-int(got.R), int(got.G)-int(want.G), int(want.G)-int(got.G))
			if away > c.away || want == white && got != want {
				t.Fatalf("%v, pixel %d: %v, want %v", c, i, got, want)
			}
		}
	}
	if _, err := packed([]byte("no picture")); err == nil {
		t.Error("a file that is no PNG is no error")
	}
}
