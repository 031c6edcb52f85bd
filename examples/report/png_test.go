package main

import (
	"bytes"
	"image"
	"image/color"
	"image/png"
	"testing"
)

// picture encodes an image of the given number of greys and blues, white last
// and most frequent.
func picture(t *testing.T, colours int) (*image.RGBA, []byte) {
	t.Helper()
	m := image.NewRGBA(image.Rect(0, 0, 100, 20))
	for i := range 100 * 20 {
		c := color.RGBA{255, 255, 255, 255}
		if i < colours-1 {
			c = color.RGBA{uint8(i % 250), uint8(i % 250), uint8(i / 250), 255}
		}
		m.SetRGBA(i%100, i/100, c)
	}
	var b bytes.Buffer
	if err := png.Encode(&b, m); err != nil {
		t.Fatal(err)
	}
	return m, b.Bytes()
}

// Up to 256 colours nothing changes, and of more the frequent one stays.
func TestPacked(t *testing.T) {
	white := color.RGBA{255, 255, 255, 255}
	for _, colours := range []int{2, 256, 400} {
		from, file := picture(t, colours)
		small, err := packed(file)
		if err != nil {
			t.Fatal(err)
		}
		to, err := png.Decode(bytes.NewReader(small))
		if err != nil {
			t.Fatal(err)
		}
		if _, ok := to.(*image.Paletted); !ok || to.Bounds() != from.Bounds() {
			t.Fatalf("%d colours: %T of %v", colours, to, to.Bounds())
		}
		for i := range 100 * 20 {
			want, got := from.RGBAAt(i%100, i/100), color.RGBAModel.Convert(to.At(i%100, i/100)).(color.RGBA)
			if got != want && (colours <= 256 || want == white) {
				t.Fatalf("%d colours, pixel %d: %v, want %v", colours, i, got, want)
			}
		}
	}
	if _, err := packed([]byte("no picture")); err == nil {
		t.Error("a file that is no PNG is no error")
	}
}
