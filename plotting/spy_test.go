package plotting_test

import (
	"image/color"
	"math"
	"strings"
	"testing"

	"gonum.org/v1/plot/font"
	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"
	"gonum.org/v1/plot/vg/recorder"

	"github.com/machikoba/machikoba/plotting"
)

// spy is a canvas that remembers where texts and strokes go.
type spy struct {
	recorder.Canvas
	texts   []written
	strokes []stroke
	points  []vg.Point // of all paths
	colour  color.Color
	dashed  bool
}

type written struct {
	text string
	box  vg.Rectangle
}

type stroke struct {
	colour color.Color
	dashed bool
	path   vg.Path
}

func (s *spy) SetColor(c color.Color) { s.colour = c }
func (s *spy) SetLineDash(pattern []vg.Length, _ vg.Length) {
	s.dashed = len(pattern) > 0
}

func (s *spy) FillString(f font.Face, at vg.Point, text string) {
	size := f.Font.Size
	s.texts = append(s.texts, written{text, vg.Rectangle{
		Min: vg.Point{X: at.X, Y: at.Y - 0.21*size},
		Max: vg.Point{X: at.X + f.Width(text), Y: at.Y + 0.72*size},
	}})
}

func (s *spy) Fill(p vg.Path) { s.see(p) }
func (s *spy) Stroke(p vg.Path) {
	s.see(p)
	s.strokes = append(s.strokes, stroke{s.colour, s.dashed, p})
}

func (s *spy) see(p vg.Path) {
	for _, c := range p {
		if c.Type != vg.CloseComp {
			s.points = append(s.points, append(c.Control, c.Pos)...)
		}
	}
}

// Rotated text would have other boxes: no chart has any.
func (s *spy) Rotate(float64) { panic("a chart turned its canvas") }

// look draws a chart for a spy.
func look(c *plotting.Chart) *spy {
	s := &spy{}
	c.Draw(draw.NewCanvas(s, c.Width, c.Height))
	return s
}

// says reports whether one of the texts is s.
func (s *spy) says(text string) bool {
	for _, w := range s.texts {
		if w.text == text {
			return true
		}
	}
	return false
}

// contains reports whether the texts, in the order in which they were written,
// contain s, lines joined by spaces.
func (s *spy) contains(text string) bool {
	var all []string
	for _, w := range s.texts {
		all = append(all, w.text)
	}
	return strings.Contains(strings.Join(all, " "), text)
}

// checkClean fails where text or drawing leaves the canvas, texts overlap, or a
// coordinate is no number.
func checkClean(t *testing.T, c *plotting.Chart) {
	t.Helper()
	s := look(c)
	within := func(p vg.Point, slack vg.Length) bool {
		return p.X >= -slack && p.Y >= -slack && p.X <= c.Width+slack && p.Y <= c.Height+slack
	}
	for i, w := range s.texts {
		if !within(w.box.Min, 0) || !within(w.box.Max, 0) {
			t.Errorf("%q leaves the canvas of %.0f × %.0f: %v", w.text, c.Width, c.Height, w.box)
		}
		for _, o := range s.texts[i+1:] {
			const slack = 0.3
			if w.box.Min.X < o.box.Max.X-slack && o.box.Min.X < w.box.Max.X-slack &&
				w.box.Min.Y < o.box.Max.Y-slack && o.box.Min.Y < w.box.Max.Y-slack {
				t.Errorf("%q and %q overlap: %v, %v", w.text, o.text, w.box, o.box)
			}
		}
	}
	for _, p := range s.points {
		if math.IsNaN(float64(p.X)) || math.IsNaN(float64(p.Y)) || !within(p, 0.5) {
			t.Fatalf("the drawing leaves the canvas of %.0f × %.0f at %v", c.Width, c.Height, p)
		}
	}
}
