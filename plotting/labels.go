package plotting

import (
	"math"
	"slices"

	stdfont "golang.org/x/image/font"
	"gonum.org/v1/plot/vg"
)

// placedLabel is where the name of a dot stands.
type placedLabel struct {
	box      vg.Rectangle
	placed   bool // false where there is no room
	within   bool // its dot
	leader   bool
	from, to vg.Point // of the leader, from the dot to the name
}

// letters returns the letters of a dot's name.
func (q *quadrants) letters(d dot) letters {
	weight := stdfont.WeightNormal
	if d.bright {
		weight = stdfont.WeightBold
	}
	return q.theme.letters(0.85, weight, q.theme.Ink)
}

// place finds places for the names of the dots in which none lies over another
// or over a dot: the highlighted are placed first, then the heaviest and, of
// dots of one size, those that lie outermost. A name stands within its dot where
// it fits, else beside it, else farther away with a line.
func (q *quadrants) place(area vg.Rectangle, x, y func(float64) vg.Length) []placedLabel {
	var taken []vg.Rectangle
	for i, r := range q.cornerBoxes(area) {
		if q.corners[i] != "" {
			taken = append(taken, r)
		}
	}
	at := make([]vg.Point, len(q.dots))
	for i, d := range q.dots {
		at[i] = vg.Point{X: x(d.x.middle()), Y: y(d.y.middle())}
		if r := q.radius(d.weight.middle()); x(d.x.hi)-x(d.x.lo) > 2*r || y(d.y.hi)-y(d.y.lo) > 2*r { // whiskers
			taken = append(taken, vg.Rectangle{Min: vg.Point{X: x(d.x.lo), Y: at[i].Y - 1}, Max: vg.Point{X: x(d.x.hi), Y: at[i].Y + 1}},
				vg.Rectangle{Min: vg.Point{X: at[i].X - 1, Y: y(d.y.lo)}, Max: vg.Point{X: at[i].X + 1, Y: y(d.y.hi)}})
		}
	}
	out := make([]placedLabel, len(q.dots))
	for _, i := range q.order(at, vg.Point{X: x(q.at.x), Y: y(q.at.y)}) {
		l := q.letters(q.dots[i])
		size := vg.Point{X: l.width(q.dots[i].name), Y: l.size() * 1.05}
		for _, try := range q.places(at[i], q.radius(q.dots[i].weight.middle()), size) {
			if q.free(try, i, at, taken, area) {
				try.placed = true
				out[i] = try
				taken = append(taken, try.box)
				break
			}
		}
	}
	return out
}

// order returns the dots in the order in which their names are placed.
func (q *quadrants) order(at []vg.Point, middle vg.Point) []int {
	order := make([]int, len(at))
	for i := range order {
		order[i] = i
	}
	distance := func(i int) float64 {
		d := at[i].Sub(middle)
		return math.Hypot(float64(d.X), float64(d.Y))
	}
	slices.SortStableFunc(order, func(a, b int) int {
		switch {
		case q.dots[a].bright != q.dots[b].bright:
			return boolRank(q.dots[a].bright) - boolRank(q.dots[b].bright)
		case q.weight == nil && distance(a) > distance(b):
			return -1
		case q.weight == nil && distance(a) < distance(b):
			return 1
		}
		return a - b
	})
	return order
}

// places lists the places of a name of a size around a dot, the best first.
func (q *quadrants) places(at vg.Point, r vg.Length, size vg.Point) []placedLabel {
	fs := q.theme.FontSize
	box := func(centre vg.Point) vg.Rectangle {
		half := size.Scale(0.5)
		return vg.Rectangle{Min: centre.Sub(half), Max: centre.Add(half)}
	}
	var list []placedLabel
	if size.X < 1.8*r {
		list = append(list, placedLabel{box: box(at), within: true})
	}
	for ring, away := range []vg.Length{fs * 0.15, fs, fs * 2, fs * 3.2} {
		for _, turn := range []float64{0, 180, 45, -45, 135, -135, 90, -90, 22, -22, 158, -158, 67, -67, 113, -113} {
			sin, cos := math.Sincos(turn * math.Pi / 180)
			edge := at.Add(vg.Point{X: (r + away) * vg.Length(cos), Y: (r + away) * vg.Length(sin)})
			centre := edge.Add(vg.Point{X: size.X / 2 * vg.Length(lean(cos)), Y: size.Y / 2 * vg.Length(sin)})
			one := placedLabel{box: box(centre), leader: ring > 0, to: edge}
			one.from = at.Add(vg.Point{X: r * vg.Length(cos), Y: r * vg.Length(sin)})
			list = append(list, one)
		}
	}
	return list
}

// lean says how far a name stands to the side of the end of its leader: it
// starts or ends there unless the leader goes straight up or down.
func lean(cos float64) float64 {
	switch {
	case cos > 0.2:
		return 1
	case cos < -0.2:
		return -1
	}
	return 0
}

// free reports whether a name lies over no other, over no dot, and within the
// area.
func (q *quadrants) free(l placedLabel, own int, at []vg.Point, taken []vg.Rectangle, area vg.Rectangle) bool {
	b := l.box
	if b.Min.X < area.Min.X || b.Max.X > area.Max.X || b.Min.Y < area.Min.Y || b.Max.Y > area.Max.Y {
		return false
	}
	for _, t := range taken {
		if b.Min.X < t.Max.X && t.Min.X < b.Max.X && b.Min.Y < t.Max.Y && t.Min.Y < b.Max.Y {
			return false
		}
		if l.leader && crosses(l.from, l.to, t) {
			return false
		}
	}
	for j, d := range q.dots {
		r := q.radius(d.weight.middle())
		near := vg.Point{X: min(max(at[j].X, b.Min.X), b.Max.X), Y: min(max(at[j].Y, b.Min.Y), b.Max.Y)}
		if gap := near.Sub(at[j]); j != own && gap.Dot(gap) < r*r {
			return false
		}
		// a leader that crosses another dot would seem to be of that one
		if j != own && l.leader && passes(l.from, l.to, at[j], r) {
			return false
		}
	}
	return true
}

// along reports whether a condition holds at one of some points of a line.
func along(from, to vg.Point, holds func(vg.Point) bool) bool {
	const steps = 12
	for i := range steps + 1 {
		if holds(from.Add(to.Sub(from).Scale(vg.Length(i) / steps))) {
			return true
		}
	}
	return false
}

// crosses reports whether a line passes through a rectangle.
func crosses(from, to vg.Point, r vg.Rectangle) bool {
	return along(from, to, func(p vg.Point) bool {
		return p.X > r.Min.X && p.X < r.Max.X && p.Y > r.Min.Y && p.Y < r.Max.Y
	})
}

// passes reports whether a line passes through a circle.
func passes(from, to, centre vg.Point, r vg.Length) bool {
	return along(from, to, func(p vg.Point) bool {
		d := p.Sub(centre)
		return d.Dot(d) < r*r
	})
}
