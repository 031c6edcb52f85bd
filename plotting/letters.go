package plotting

import (
	"image/color"
	"slices"
	"strings"
	"unicode"

	stdfont "golang.org/x/image/font"
	"golang.org/x/text/width"
	"gonum.org/v1/plot/font"
	"gonum.org/v1/plot/text"
	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"
)

// letters are a font at a size in a colour: what text is drawn with.
type letters struct {
	face   font.Face
	colour color.Color
}

// leading is the distance of baselines, and capHeight the height of capital
// letters and of digits, in ems.
const (
	leading   = 1.28
	capHeight = 0.72
	depth     = 0.22
)

// letters returns letters of the theme of a multiple of its size.
func (t Theme) letters(times float64, weight stdfont.Weight, c color.Color) letters {
	cache, description := t.Font.fonts()
	description.Weight = weight
	return letters{cache.Lookup(description, t.FontSize*vg.Length(times)), c}
}

// style returns the letters as gonum takes them.
func (l letters) style(t Theme, x text.XAlignment, y text.YAlignment) text.Style {
	cache, _ := t.Font.fonts()
	return text.Style{Color: l.colour, Font: l.face.Font, XAlign: x, YAlign: y, Handler: text.Plain{Fonts: cache}}
}

// onLine returns the alignment at which a tick label of a vertical axis has its
// digits centred on its tick: gonum centres the line of text, and lifts it.
func (l letters) onLine() text.YAlignment {
	e := l.face.Extents()
	return text.YAlignment((e.Ascent - e.Descent - l.size()*(1+capHeight/2)) / (e.Ascent + e.Descent))
}

func (l letters) size() vg.Length            { return l.face.Font.Size }
func (l letters) width(s string) vg.Length   { return l.face.Width(s) }
func (l letters) leading() vg.Length         { return l.size() * leading }
func (l letters) height(lines int) vg.Length { return l.leading() * vg.Length(lines) }
func (l letters) in(c color.Color) letters   { return letters{l.face, c} }
func (l letters) of(size vg.Length) letters {
	l.face.Font.Size = size
	return l
}

// widest returns the width of the widest of some lines.
func (l letters) widest(lines []string) (w vg.Length) {
	for _, s := range lines {
		w = max(w, l.width(s))
	}
	return w
}

// draw writes one line with its baseline at a height and its left end, centre
// or right end at x.
func (l letters) draw(c draw.Canvas, x, baseline vg.Length, align text.XAlignment, s string) {
	if s == "" {
		return
	}
	c.SetColor(l.colour)
	c.FillString(l.face, vg.Point{X: x + vg.Length(align)*l.width(s), Y: baseline}, s)
}

// drawMiddle writes lines whose block is centred on a height.
func (l letters) drawMiddle(c draw.Canvas, x, middle vg.Length, align text.XAlignment, lines ...string) {
	y := middle + l.height(len(lines)-1)/2 - l.size()*capHeight/2
	for _, s := range lines {
		l.draw(c, x, y, align, s)
		y -= l.leading()
	}
}

// drawDown writes lines downwards from a height and returns where they end.
func (l letters) drawDown(c draw.Canvas, x, top vg.Length, lines []string) vg.Length {
	for _, s := range lines {
		l.draw(c, x, top-l.size(), text.XLeft, s)
		top -= l.leading()
	}
	return top
}

// wrap breaks a text into lines no wider than the width given. A word that is
// wider alone is shortened to fit, with an ellipsis.
func (l letters) wrap(s string, width vg.Length) []string {
	var lines []string
	for _, paragraph := range strings.Split(strings.TrimRight(s, "\n"), "\n") {
		var line string
		for _, word := range words(paragraph) {
			if line != "" && l.width(strings.TrimRight(line+word, " ")) > width {
				lines, line = append(lines, strings.TrimRight(line, " ")), ""
			}
			line += word
		}
		lines = append(lines, strings.TrimRight(line, " "))
	}
	for i := range lines {
		lines[i] = l.fit(strings.ReplaceAll(lines[i], noBreak, " "), width)
	}
	return lines
}

// wrapTo is wrap with at most n lines, the last of which is shortened to fit.
func (l letters) wrapTo(s string, width vg.Length, n int) []string {
	lines := l.wrap(s, width)
	if len(lines) > n {
		rest := strings.Join(lines[n-1:], " ")
		lines = append(lines[:n-1], l.fit(rest, width))
	}
	return lines
}

// fit shortens a line with an ellipsis until it is no wider than the width.
func (l letters) fit(s string, width vg.Length) string {
	if l.width(s) <= width {
		return s
	}
	runes := []rune(s)
	for n := len(runes) - 1; n > 0; n-- {
		if short := strings.TrimRight(string(runes[:n]), " ,") + "…"; l.width(short) <= width {
			return short
		}
	}
	return ""
}

// words cuts a text where a line may be broken: after spaces, and between the
// characters of Japanese except before closing marks and after opening ones.
func words(s string) []string {
	var out []string
	var word []rune
	runes := []rune(s)
	for i, r := range runes {
		word = append(word, r)
		if i+1 < len(runes) && mayBreak(r, runes[i+1]) {
			out = append(out, string(word))
			word = nil
		}
	}
	return append(out, string(word))
}

// noBreak is a space at which a line is not broken.
const noBreak = "\u00a0"

var (
	neverFirst = []rune("、。，．・：；）」』】〕ー々％…ぁぃぅぇぉっゃゅょァィゥェォッャュョ!?)],.")
	neverLast  = []rune("（「『【〔([")
)

func mayBreak(a, b rune) bool {
	if unicode.IsSpace(b) || slices.Contains(neverFirst, b) || slices.Contains(neverLast, a) {
		return false
	}
	return string(a) != noBreak && unicode.IsSpace(a) || wide(a) || wide(b)
}

func wide(r rune) bool {
	k := width.LookupRune(r).Kind()
	return k == width.EastAsianWide || k == width.EastAsianFullwidth
}
