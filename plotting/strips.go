package plotting

import (
	"strconv"

	stdfont "golang.org/x/image/font"
	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"
)

// strips are horizontal rows: a name at the left of each, marks along the axis
// and texts beside them.
type strips struct {
	theme     Theme
	list      []strip
	low, high float64 // of the axis
	rules     []upright

	// set by fit
	letters     letters
	nameWidth   vg.Length
	left, right vg.Length // of texts beyond the axis
}

// A strip is one row.
type strip struct {
	label  string
	rank   int     // 0 for none
	bright bool    // whether the name is bold
	apart  bool    // whether there is a gap above
	tall   float64 // how high in rows; 0 is 1
	marks  []mark
	tags   []tag

	names       []string // lines of the name
	top, height float64  // in rows, from the top of the plot
}

// A mark draws itself in the frame of its strip.
type mark func(f frame)

// A frame is where a strip lies.
type frame struct {
	draw.Canvas
	theme        Theme
	letters      letters
	x            func(float64) vg.Length
	middle, half vg.Length
}

// span returns the rectangle from one value to another.
func (f frame) span(from, to float64) vg.Rectangle {
	return vg.Rectangle{
		Min: vg.Point{X: f.x(min(from, to)), Y: f.middle - f.half},
		Max: vg.Point{X: f.x(max(from, to)), Y: f.middle + f.half},
	}
}

// A tag is a text at the left or the right of a value.
type tag struct {
	at    float64
	text  string
	left  bool
	muted bool
	sign  bool // whether a hatched sign stands before it, of a figure without a range
	dot   bool // whether it stands beside a marker
}

// An upright is a rule across the strips.
type upright struct {
	at     float64
	dashed bool
	below  bool // whether it lies below the marks
}

func (s *strips) gap() vg.Length { return s.theme.FontSize * 0.5 }

// pad is between a value and its tag.
func (s *strips) pad(t tag) vg.Length {
	if t.dot {
		return s.gap()*0.7 + s.theme.FontSize*0.4
	}
	return s.gap() * 0.7
}

// signWidth is the width of the hatching before the text of a figure that has
// neither a value nor a range.
func (s *strips) signWidth(t tag) vg.Length {
	if !t.sign {
		return 0
	}
	return s.theme.FontSize * 2
}

// setRows places the strips and returns how many rows there are. A name of two
// lines takes more than a row.
func (s *strips) setRows() float64 {
	var at float64
	for i := range s.list {
		one := &s.list[i]
		if i > 0 && one.apart {
			at += 0.6
		}
		one.top, one.height = at, max(one.tall, 1)
		if len(one.names) > 1 {
			one.height = max(one.height, 1.65)
		}
		at += one.height
	}
	return at
}

// rows returns how many rows there are; none are set yet where it is 0.
func (s *strips) rows() float64 {
	last := s.list[len(s.list)-1]
	return last.top + last.height
}

// fit sets the size of the letters by the pitch of the rows, breaks the names
// to two fifths of the width, and finds how far the tags reach beyond the axis.
// Where these leave the axis less than a fifth of what names leave, the letters
// become smaller, to seven tenths.
func (s *strips) fit(width, height vg.Length) {
	fs := s.theme.FontSize
	pitch := 1.5 * fs
	if rows := s.rows(); rows > 0 {
		pitch = height / vg.Length(rows)
	}
	largest := min(fs, pitch/1.1)
	for times := vg.Length(1); times >= 0.7; times -= 0.05 {
		s.letters = s.theme.labelLetters().of(largest * times)
		s.breakNames(width*0.4*times, pitch)
		room := width - s.nameWidth - s.gap()
		s.overhang(room)
		if s.left+s.right <= room*4/5 {
			return
		}
	}
}

// breakNames breaks the names to a width.
func (s *strips) breakNames(width, pitch vg.Length) {
	s.nameWidth = 0
	rank := s.rankWidth()
	for i := range s.list {
		one := &s.list[i]
		one.names = s.lettersOf(*one).wrapTo(one.label, width-rank, s.linesOf(*one, pitch))
		s.nameWidth = max(s.nameWidth, s.lettersOf(*one).widest(one.names)+rank)
	}
}

// overhang finds the room that tags need left (L) and right (R) of the axis,
// which has the rest of the room A for itself. A tag of width w at a share n of
// the axis wants
//
//	L ≥ w − n (A − L − R)   or   R ≥ w − (1 − n) (A − L − R)
//
// Both grow with each other, so repeating the two from zero ends at the least.
func (s *strips) overhang(room vg.Length) {
	s.left, s.right = 0, 0
	for range 40 {
		axis := max(room-s.left-s.right, room/5)
		var left, right vg.Length
		for _, one := range s.list {
			for _, t := range one.tags {
				w := s.signWidth(t) + s.letters.width(t.text) + s.pad(t) + s.gap()*0.3
				n := vg.Length((t.at - s.low) / (s.high - s.low))
				if t.left {
					left = max(left, w-n*axis)
				} else {
					right = max(right, w-(1-n)*axis)
				}
			}
		}
		s.left, s.right = left, right
	}
}

// lettersOf returns the letters of a strip's name.
func (s *strips) lettersOf(one strip) letters {
	if !one.bright {
		return s.letters
	}
	return s.theme.letters(float64(s.letters.size()/s.theme.FontSize), stdfont.WeightBold, s.theme.Ink)
}

// linesOf returns how many lines the name of a strip may have.
func (s *strips) linesOf(one strip, pitch vg.Length) int {
	if one.height == 0 || pitch*vg.Length(one.height) >= 2.2*s.letters.size() {
		return 2
	}
	return 1
}

// rankWidth is the width of the column of ranks.
func (s *strips) rankWidth() vg.Length {
	last := 0
	for _, one := range s.list {
		last = max(last, one.rank)
	}
	if last == 0 {
		return 0
	}
	return s.letters.width(strconv.Itoa(last)) + s.letters.size()*0.6
}

// arrangeStrips sets axes and height, and adds the strips to the plot. The axis
// writes q.
func (c *Chart) arrangeStrips(s *strips, q quantity) {
	p, fs := c.Plot, c.theme.FontSize
	if s.low == s.high {
		s.high += q.scale.Factor // all equal
	}
	p.X.Min, p.X.Max = s.low, s.high
	p.HideY()
	p.Y.Padding = 0
	p.X.LineStyle.Width = 0
	p.X.Tick.LineStyle.Width = 0
	p.X.Tick.Label.Color = c.theme.Muted
	p.X.Tick.Marker = ticks{q, max(int(c.Width/(fs*9)), 2)}
	s.fit(c.plotArea().Max.X, 0)
	rows := s.setRows()
	p.Y.Min, p.Y.Max = -rows, 0
	p.Add(s)
	c.fit = func(area draw.Canvas) draw.Canvas {
		data := c.Plot.DataCanvas(area)
		s.fit(area.Max.X-area.Min.X, data.Max.Y-data.Min.Y)
		return area
	}
	for _, one := range s.list {
		c.labels = append(c.labels, one.label)
		for _, t := range one.tags {
			c.labels = append(c.labels, t.text)
		}
	}
	c.stretch(vg.Length(rows))
}

// stretch sets the height of the chart by its rows, where the size lets it: a
// row is 1.5 to 2.6 times as high as its letters.
func (c *Chart) stretch(rows vg.Length) {
	fs := c.theme.FontSize
	fixed := c.around() + fs*1.8
	if c.flexible {
		c.Height = min(max(c.Height, fixed+1.5*fs*rows), fixed+2.6*fs*rows)
	}
}
