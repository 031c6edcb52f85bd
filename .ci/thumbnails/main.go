// Thumbnails checks that the pictures in examples/README.md are those that the
// programs make, given the folder in which .ci/examples has run them, or makes
// them anew:
//
//	go run ./.ci/thumbnails [-write] folder
//
// A thumbnail is examples/NAME/NAME.png, as wide as it was or 360 pixels, of the
// chart NAME/machikoba-NAME/NAME.png there, and that of kanagawa of its shipments,
// which README.md shows at full size. The guide has its chart of shipments alone.
package main

import (
	"bytes"
	"cmp"
	"flag"
	"fmt"
	"image"
	"image/color"
	"image/png"
	"log"
	"os"
	"path/filepath"
	"slices"

	"golang.org/x/image/draw"
)

const (
	usual   = 360 // pixels
	colours = 256
	// tolerance is the mean difference of two pictures that are the same, out of
	// 255: of two architectures that round differently. A letter more in the title
	// makes ten times as much.
	tolerance = .01
)

func main() {
	log.SetFlags(0)
	write := flag.Bool("write", false, "make the thumbnails anew")
	flag.Parse()
	charts, err := filepath.Glob(filepath.Join(flag.Arg(0), "*", "machikoba-*", "*.png"))
	if err != nil || len(charts) == 0 {
		log.Fatalf("thumbnails: no charts in %q: %v", flag.Arg(0), err)
	}
	failed := false
	for _, chart := range charts {
		name := filepath.Base(filepath.Dir(filepath.Dir(chart)))
		pictured, thumbnail := name, name
		switch name {
		case "kanagawa":
			pictured = "shipments"
		case "guide":
			pictured, thumbnail = "shipments", "shipments"
		}
		if filepath.Base(chart) != pictured+".png" {
			continue // one of several of a program
		}
		if err := refresh(chart, filepath.Join("examples", name, thumbnail+".png"), *write); err != nil {
			log.Print("thumbnails: ", err)
			failed = true
		}
	}
	if failed {
		os.Exit(1)
	}
}

// refresh compares a thumbnail with the chart that it is of, or writes it.
func refresh(chart, thumbnail string, write bool) error {
	large, err := read(chart)
	if err != nil {
		return err
	}
	width := usual
	had, missing := read(thumbnail)
	if missing == nil {
		width = had.Bounds().Dx()
	}
	fresh := paletted(scaled(large, width))
	if write {
		if filepath.Base(chart) != filepath.Base(thumbnail) {
			if err := copyFile(chart, filepath.Join(filepath.Dir(thumbnail), filepath.Base(chart))); err != nil {
				return err
			}
		}
		var b bytes.Buffer
		if err := (&png.Encoder{CompressionLevel: png.BestCompression}).Encode(&b, fresh); err != nil {
			return err
		}
		return os.WriteFile(thumbnail, b.Bytes(), 0o644)
	}
	if missing != nil {
		return missing
	}
	if d := difference(had, fresh); d > tolerance {
		return fmt.Errorf("%s is out of date, by %.2f of 255: go run ./.ci/thumbnails -write FOLDER", thumbnail, d)
	}
	return nil
}

func copyFile(from, to string) error {
	data, err := os.ReadFile(from)
	if err != nil {
		return err
	}
	return os.WriteFile(to, data, 0o644)
}

func read(name string) (image.Image, error) {
	f, err := os.Open(name)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	picture, err := png.Decode(f)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	return picture, nil
}

func scaled(large image.Image, width int) *image.RGBA {
	size := large.Bounds().Size()
	small := image.NewRGBA(image.Rect(0, 0, width, (size.Y*width+size.X/2)/size.X))
	draw.CatmullRom.Scale(small, small.Bounds(), large, large.Bounds(), draw.Src, nil)
	return small
}

// paletted keeps the colours that most pixels have, of those that are nearly the
// same the mean, and takes the nearest of them for the others.
func paletted(p *image.RGBA) *image.Paletted {
	type sum struct{ n, r, g, b int }
	alike := map[[3]uint8]*sum{}
	for i := 0; i < len(p.Pix); i += 4 {
		r, g, b := p.Pix[i], p.Pix[i+1], p.Pix[i+2]
		key := [3]uint8{r >> 3, g >> 3, b >> 3}
		if alike[key] == nil {
			alike[key] = &sum{}
		}
		s := alike[key]
		s.n, s.r, s.g, s.b = s.n+1, s.r+int(r), s.g+int(g), s.b+int(b)
	}
	var palette color.Palette
	for _, s := range alike {
		palette = append(palette, color.RGBA{uint8(s.r / s.n), uint8(s.g / s.n), uint8(s.b / s.n), 255})
	}
	count := func(c color.Color) int {
		rgb := c.(color.RGBA)
		return alike[[3]uint8{rgb.R >> 3, rgb.G >> 3, rgb.B >> 3}].n
	}
	slices.SortFunc(palette, func(a, b color.Color) int {
		return cmp.Or(cmp.Compare(count(b), count(a)), cmp.Compare(fmt.Sprint(a), fmt.Sprint(b)))
	})
	out := image.NewPaletted(p.Bounds(), palette[:min(colours, len(palette))])
	draw.Draw(out, out.Bounds(), p, image.Point{}, draw.Src)
	return out
}

// difference returns the mean difference of the channels of two pictures.
func difference(a, b image.Image) float64 {
	if a.Bounds().Size() != b.Bounds().Size() {
		return 255
	}
	sum, n := 0., 0
	for y := range a.Bounds().Dy() {
		for x := range a.Bounds().Dx() {
			ar, ag, ab, _ := a.At(x, y).RGBA()
			br, bg, bb, _ := b.At(x, y).RGBA()
			for _, c := range [][2]uint32{{ar, br}, {ag, bg}, {ab, bb}} {
				sum += float64(max(c[0], c[1])-min(c[0], c[1])) / 257
				n++
			}
		}
	}
	return sum / float64(n)
}
