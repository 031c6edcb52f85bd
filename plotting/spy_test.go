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
	fills   []vg.Rectangle // around what was filled
	points  []vg.Point     // of all paths
	colour  color.Color
	dashed  bool
	frame   frame
	saved   []frame
}

// frame is where the canvas has been moved to, and by how many quarters it has
// been turned to the left.
type frame struct {
	origin   vg.Point
	quarters int
}

// at returns where a point of the canvas really is.
func (f frame) at(p vg.Point) vg.Point {
	for range f.quarters {
		p = vg.Point{X: -p.Y, Y: p.X}
	}
	return f.origin.Add(p)
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
	a := s.frame.at(vg.Point{X: at.X, Y: at.Y - 0.21*size})
	b := s.frame.at(vg.Point{X: at.X + f.Width(text), Y: at.Y + 0.72*size})
	s.texts = append(s.texts, written{text, vg.Rectangle{
		Min: vg.Point{X: min(a.X, b.X), Y: min(a.Y, b.Y)},
		Max: vg.Point{X: max(a.X, b.X), Y: max(a.Y, b.Y)},
	}})
}

func (s *spy) Fill(p vg.Path) {
	before := len(s.points)
	s.see(p)
	var r vg.Rectangle
	for i, at := range s.points[before:] {
		if i == 0 {
			r = vg.Rectangle{Min: at, Max: at}
		}
		r.Min = vg.Point{X: min(r.Min.X, at.X), Y: min(r.Min.Y, at.Y)}
		r.Max = vg.Point{X: max(r.Max.X, at.X), Y: max(r.Max.Y, at.Y)}
	}
	s.fills = append(s.fills, r)
}

func (s *spy) Stroke(p vg.Path) {
	s.see(p)
	s.strokes = append(s.strokes, stroke{s.colour, s.dashed, p})
}

func (s *spy) see(p vg.Path) {
	for _, c := range p {
		if c.Type != vg.CloseComp {
			for _, at := range append(c.Control[:len(c.Control):len(c.Control)], c.Pos) {
				s.points = append(s.points, s.frame.at(at))
			}
		}
	}
}

func (s *spy) Push()                { s.saved = append(s.saved, s.frame) }
func (s *spy) Translate(p vg.Point) { s.frame.origin = s.frame.at(p) }
func (s *spy) Pop() {
	s.frame, s.saved = s.saved[len(s.saved)-1], s.saved[:len(s.saved)-1]
}

// Rotate turns by a quarter: text turned otherwise would have other boxes.
func (s *spy) Rotate(angle float64) {
	if angle != math.Pi/2 {
		panic("a chart turned its canvas by another angle than a quarter")
	}
	s.frame.quarters++
}

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
	look(c).check(t, c.Width, c.Height)
}

// check is checkClean for what has been drawn on a canvas of a size.
func (s *spy) check(t *testing.T, width, height vg.Length) {
	t.Helper()
	within := func(p vg.Point, slack vg.Length) bool {
		return p.X >= -slack && p.Y >= -slack && p.X <= width+slack && p.Y <= height+slack
	}
	for i, w := range s.texts {
		if !within(w.box.Min, 0) || !within(w.box.Max, 0) {
			t.Errorf("%q leaves the canvas of %.0f × %.0f: %v", w.text, width, height, w.box)
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
			t.Fatalf("the drawing leaves the canvas of %.0f × %.0f at %v", width, height, p)
		}
	}
}
