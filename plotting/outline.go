package plotting

import (
	stdfont "golang.org/x/image/font"
	"golang.org/x/image/font/sfnt"
	"golang.org/x/image/math/fixed"
	"gonum.org/v1/plot/font"
	"gonum.org/v1/plot/vg"
)

// outlines is a canvas that fills the outlines of some texts in place of
// writing them, where the file format cannot carry them: an SVG or an EPS names
// a font that the reader may not have, and gonum's PDF knows the characters of
// the code page 1252 only.
type outlines struct {
	vg.Canvas
	needed func(f font.Face, s string) bool
}

// ownFont reports whether a text is set in a font that the reader of a file
// cannot be expected to have.
func ownFont(f font.Face, _ string) bool { return f.Font.Typeface == ownTypeface }

// notForPDF adds to them what gonum's PDF cannot write: characters beyond
// ASCII, whose bytes it takes for those of the code page, and bold letters,
// whose font it does not find again.
func notForPDF(f font.Face, s string) bool {
	if f.Font.Weight != stdfont.WeightNormal {
		return true
	}
	for i := range len(s) {
		if s[i] >= 0x80 {
			return true
		}
	}
	return ownFont(f, s)
}

// allText is for EPS, which names fonts that a printer may not have.
func allText(font.Face, string) bool { return true }

// FillString fills the text, as outlines where they are needed.
func (o outlines) FillString(f font.Face, at vg.Point, s string) {
	if !o.needed(f, s) {
		o.Canvas.FillString(f, at, s)
		return
	}
	for _, path := range textPaths(f, at, s) {
		o.Fill(path)
	}
}

// textPaths returns the outline of each glyph of a text that starts at a point
// of the baseline, kerned as [font.Face.Width] measures it.
func textPaths(f font.Face, at vg.Point, s string) []vg.Path {
	var (
		buf   sfnt.Buffer
		paths []vg.Path
		last  sfnt.GlyphIndex
		ppem  = fixed.Int26_6(f.Face.UnitsPerEm())
		unit  = f.Font.Size / vg.Length(ppem)
	)
	for i, r := range s {
		glyph, err := f.Face.GlyphIndex(&buf, r)
		if err != nil {
			continue
		}
		if kern, err := f.Face.Kern(&buf, last, glyph, ppem, stdfont.HintingNone); i > 0 && err == nil {
			at.X += vg.Length(kern) * unit
		}
		if segments, err := f.Face.LoadGlyph(&buf, glyph, ppem, nil); err == nil && len(segments) > 0 {
			paths = append(paths, glyphPath(segments, at, unit))
		}
		if advance, err := f.Face.GlyphAdvance(&buf, glyph, ppem, stdfont.HintingNone); err == nil {
			at.X += vg.Length(advance) * unit
		}
		last = glyph
	}
	return paths
}

// glyphPath returns the contours of a glyph, whose y axis points downwards. Its
// curves are cubic: those of second degree that TTF has, gonum's EPS bends
// wrongly.
func glyphPath(segments sfnt.Segments, at vg.Point, unit vg.Length) vg.Path {
	point := func(p fixed.Point26_6) vg.Point {
		return vg.Point{X: at.X + vg.Length(p.X)*unit, Y: at.Y - vg.Length(p.Y)*unit}
	}
	var path vg.Path
	var last fixed.Point26_6
	for _, s := range segments {
		switch s.Op {
		case sfnt.SegmentOpMoveTo:
			if len(path) > 0 {
				path.Close()
			}
			path.Move(point(s.Args[0]))
		case sfnt.SegmentOpLineTo:
			path.Line(point(s.Args[0]))
		case sfnt.SegmentOpQuadTo:
			from, control, to := point(last), point(s.Args[0]), point(s.Args[1])
			path.CubeTo(from.Add(control.Sub(from).Scale(2./3)), to.Add(control.Sub(to).Scale(2./3)), to)
		case sfnt.SegmentOpCubeTo:
			path.CubeTo(point(s.Args[0]), point(s.Args[1]), point(s.Args[2]))
		}
		last = end(s)
	}
	path.Close()
	return path
}

// end returns where a segment ends.
func end(s sfnt.Segment) fixed.Point26_6 {
	switch s.Op {
	case sfnt.SegmentOpQuadTo:
		return s.Args[1]
	case sfnt.SegmentOpCubeTo:
		return s.Args[2]
	}
	return s.Args[0]
}
