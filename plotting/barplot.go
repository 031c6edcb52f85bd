package plotting

import (
	"image/color"
	"iter"
	"strconv"

	stdfont "golang.org/x/image/font"
	"gonum.org/v1/plot"
	"gonum.org/v1/plot/text"
	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"

	"github.com/machikoba/machikoba/ingest/census"
)

// bars draws bars with their names and values.
type bars struct {
	theme     Theme
	language  census.Language
	quantity  quantity
	list      []bar
	low, high float64
	rule      *float64 // the value of the whole
	unmarked  bool     // whether estimates have no mark

	// set by fit
	letters       letters
	names         [][]string
	nameWidth     vg.Length
	negativeWidth vg.Length // of the values left of zero
	right         vg.Length // of the values beyond the axis
}

// observations iterates over the figures that are drawn.
func (b *bars) observations() iter.Seq[census.Observation] {
	return func(yield func(census.Observation) bool) {
		for _, one := range b.list {
			if !yield(one.Observation) {
				return
			}
		}
	}
}

// setRows places the bars in rows, with a gap where some are left out, and
// returns how many rows there are. A name of two lines takes more than a row.
func (b *bars) setRows() float64 {
	var at float64
	for i := range b.list {
		one := &b.list[i]
		if i > 0 && one.place != b.list[i-1].place+1 {
			at += 0.6
		}
		one.top, one.height = at, 1
		if len(b.names[i]) > 1 {
			one.height = 1.65
		}
		at += one.height
	}
	return at
}

// text is what stands at the end of a bar.
func (b *bars) text(x bar) string {
	switch {
	case bounded(x.Observation):
		return why(x.Status, b.language) + in(b.language, ": ", "：") + b.quantity.format(x.Lower) + in(b.language, "–", "～") + b.quantity.format(x.Upper)
	case x.Status.Absent():
		return why(x.Status, b.language)
	case estimated(x.Observation) && !b.unmarked:
		return b.quantity.format(x.Value) + " e"
	}
	return b.quantity.format(x.Value)
}

func (b *bars) gap() vg.Length { return b.theme.FontSize * 0.5 }

// sign is the width of the hatching before the text of a figure that has
// neither a value nor a range.
func (b *bars) sign(x bar) vg.Length {
	if x.group() < 2 {
		return 0
	}
	return b.theme.FontSize * 2
}

// fit sets the size of the letters by the pitch of the rows, breaks the names
// to two fifths of the width, and finds how far the values reach beyond the
// axis: where the bar ends at a share n of the axis and its text is w wide, the
// axis may be R shorter than the room A for both, with
//
//	n (A − R) + w = A
func (b *bars) fit(width, height vg.Length) {
	fs := b.theme.FontSize
	pitch := 1.5 * fs
	if rows := b.rows(); rows > 0 {
		pitch = height / vg.Length(rows)
	}
	b.letters = b.theme.labelLetters().of(min(fs, pitch/1.1))
	b.names, b.nameWidth, b.negativeWidth, b.right = nil, 0, 0, 0
	rank := b.rankWidth()
	for _, x := range b.list {
		name := b.lettersOf(x).wrapTo(x.label, width*0.4-rank, b.linesOf(x, pitch))
		b.names = append(b.names, name)
		b.nameWidth = max(b.nameWidth, b.lettersOf(x).widest(name)+rank)
		if x.end() < 0 {
			b.negativeWidth = max(b.negativeWidth, b.letters.width(b.text(x))+b.gap())
		}
	}
	room := width - b.nameWidth - b.negativeWidth - b.gap()
	for _, x := range b.list {
		w := b.sign(x) + b.letters.width(b.text(x)) + b.gap()
		if n := vg.Length((x.end() - b.low) / (b.high - b.low)); x.end() >= 0 && n > 0 {
			b.right = max(b.right, (w-(1-n)*room)/n)
		}
	}
}

// lettersOf returns the letters of a bar's name.
func (b *bars) lettersOf(x bar) letters {
	if !x.bright {
		return b.letters
	}
	return b.theme.letters(float64(b.letters.size()/b.theme.FontSize), stdfont.WeightBold, b.theme.Ink)
}

// rows returns how many rows there are; none are set yet where it is 0.
func (b *bars) rows() float64 {
	last := b.list[len(b.list)-1]
	return last.top + last.height
}

// linesOf returns how many lines the name of a bar may have.
func (b *bars) linesOf(x bar, pitch vg.Length) int {
	if x.height == 0 || pitch*vg.Length(x.height) >= 2.2*b.letters.size() {
		return 2
	}
	return 1
}

// rankWidth is the width of the column of ranks.
func (b *bars) rankWidth() vg.Length {
	last := 0
	for _, x := range b.list {
		last = max(last, x.rank)
	}
	return b.letters.width(strconv.Itoa(last)) + b.letters.size()*0.6
}

// GlyphBoxes keeps room for names and values.
func (b *bars) GlyphBoxes(*plot.Plot) []plot.GlyphBox {
	left := b.nameWidth + b.negativeWidth + b.gap()
	return []plot.GlyphBox{
		{X: 0, Rectangle: vg.Rectangle{Min: vg.Point{X: -left}}},
		{X: 1, Rectangle: vg.Rectangle{Max: vg.Point{X: b.right}}},
	}
}

// Plot draws the bars.
func (b *bars) Plot(c draw.Canvas, p *plot.Plot) {
	x, y := p.Transforms(&c)
	for i, one := range b.list {
		middle := y(-one.top - one.height/2)
		half := (y(0) - y(-1)) * 0.36
		left := c.Min.X - b.negativeWidth - b.gap() - b.nameWidth
		if one.rank > 0 {
			b.letters.in(b.theme.Muted).drawMiddle(c, left+b.rankWidth()-b.letters.size()*0.6, middle, text.XRight, strconv.Itoa(one.rank))
		}
		b.lettersOf(one).drawMiddle(c, left+b.rankWidth(), middle, text.XLeft, b.names[i]...)
		b.draw(c, one, x, middle, half)
	}
	zero := x(0)
	c.StrokeLine2(draw.LineStyle{Color: b.theme.Ink, Width: b.theme.FontSize / 14}, zero, c.Min.Y, zero, c.Max.Y)
	if b.rule != nil {
		at := x(*b.rule)
		c.StrokeLine2(draw.LineStyle{Color: b.theme.Ink, Width: b.theme.FontSize / 12, Dashes: []vg.Length{3, 2}}, at, c.Min.Y, at, c.Max.Y)
	}
}

// draw draws one bar and what stands at its end.
func (b *bars) draw(c draw.Canvas, one bar, x func(float64) vg.Length, middle, half vg.Length) {
	from, to := one.ends()
	r := vg.Rectangle{
		Min: vg.Point{X: x(from), Y: middle - half},
		Max: vg.Point{X: x(to), Y: middle + half},
	}
	letters := b.letters
	switch one.group() {
	case 0:
		fill(c, r, b.colour(one))
	case 1:
		b.theme.hatch(c, r)
		letters = letters.in(b.theme.Muted)
	default: // a sign, not a bar
		r.Max.X += b.sign(one) - b.gap()*0.7
		r.Min.X += b.gap() * 0.7
		b.theme.hatch(c, r)
		letters = letters.in(b.theme.Muted)
	}
	at, width := x(one.end())+b.sign(one)+b.gap()*0.7, letters.width(b.text(one))
	if one.end() < 0 {
		at = x(one.end()) - b.gap()*0.7 - width
	}
	plate := vg.Rectangle{Min: vg.Point{X: at - 1, Y: middle - half}, Max: vg.Point{X: at + width + 1, Y: middle + half}}
	fill(c, plate, b.theme.Background)
	letters.drawMiddle(c, at, middle, text.XLeft, b.text(one))
}

// colour returns the colour of a bar: that of the palette where none is
// highlighted.
func (b *bars) colour(one bar) color.Color {
	switch {
	case one.bright:
		return b.theme.Accent
	case one.plain:
		return b.theme.Plain
	}
	return b.theme.Palette[0]
}
