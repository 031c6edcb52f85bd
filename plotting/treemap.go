package plotting

import (
	"cmp"
	"fmt"
	"slices"

	"gonum.org/v1/plot/vg/draw"

	"github.com/machikoba/machikoba/ingest/census"
)

// TreemapOptions are the choices of [Treemap].
type TreemapOptions struct {
	Options
}

// Treemap draws industries (or areas, size classes) as rectangles whose areas
// are in proportion to their figures, the largest in the upper left, each with
// its name, its value and its share of what is drawn where there is room for
// them. All rows must have one year, measure, statistic and unit, and the figures
// must add up: money, persons, establishments, shares of a whole.
//
// The whole (Japan, all manufacturing) is a note. A figure that is suppressed is
// hatched, and as large as the middle of its range, where its ends are known and
// not below zero. The notes count the figures that have no rectangle: those that
// are absent otherwise, zero or negative. Estimated and provisional figures are
// marked "e".
//
// # References
//
// M. Bruls, K. Huizing and J. van Wijk (2000), Squarified treemaps, Data
// Visualization 2000, 33-42.
func Treemap(t *census.Table, o TreemapOptions) (*Chart, error) {
	t, whole := apart(t)
	s, err := newSubject("Treemap", t, o.Options, oneYear)
	if err != nil {
		return nil, err
	}
	if u := s.quantity.unit; !additive(u) && u != census.UnitFraction {
		return nil, fmt.Errorf("plotting: Treemap draws figures that add up, and those of the unit %q do not", u)
	}
	note, all := s.estimates("e", t.All())
	m := &treemap{theme: s.theme}
	left := m.setLeaves(s, all)
	if len(m.leaves) == 0 {
		return nil, fmt.Errorf("plotting: Treemap: nothing to draw: none of the %d figures is above zero", t.Len())
	}
	c := newChart(s)
	c.Axis = s.axis()
	for _, leaf := range m.leaves {
		c.labels = append(c.labels, leaf.name, leaf.text)
		if leaf.hidden {
			c.note(in(s.language, "Hatched: not published; as large as the middle of the range in which the figure lies.", "斜線：公表されていない数値。面積はとりうる範囲の中央による。"))
		}
	}
	if whole != nil && finite(whole.Value) {
		c.note(s.wholeNote(*whole))
	}
	c.note(note)
	if left > 0 {
		c.note(fmt.Sprintf(in(s.language, "Not drawn, being absent, zero or negative: %d.", "欠測・零・負のため表示していない：%d。"), left))
	}
	c.arrangeTreemap(m)
	return c, c.check()
}

// setLeaves makes the rectangles, the largest first, and returns how many rows
// have none.
func (m *treemap) setLeaves(s *subject, unmarked bool) (left int) {
	var total float64
	for o := range s.table.All() {
		leaf := leaf{name: s.label(o.Key), value: o.Value, text: s.figure(o, unmarked), short: s.figure(o, unmarked), bright: s.bright[o.Key]}
		leaf.colour = s.barColour(o)
		if bounded(o) && o.Lower >= 0 {
			leaf.hidden, leaf.value = true, (o.Lower+o.Upper)/2
		}
		if !(leaf.value > 0) {
			left++
			continue
		}
		total += leaf.value
		m.leaves = append(m.leaves, leaf)
	}
	slices.SortStableFunc(m.leaves, func(a, b leaf) int { return cmp.Compare(b.value, a.value) })
	for i := range m.leaves {
		one := &m.leaves[i]
		one.share = one.value / total
		if !one.hidden && s.quantity.unit != census.UnitFraction {
			one.text += in(s.language, " (", "（") + census.UnitFraction.Format(one.share, s.language) + in(s.language, ")", "）")
		}
	}
	return left
}

// arrangeTreemap adds the rectangles to the plot, and says how many have no
// name.
func (c *Chart) arrangeTreemap(m *treemap) {
	c.Plot.HideAxes()
	c.Plot.X.Padding, c.Plot.Y.Padding = 0, 0
	c.Plot.Add(m)
	c.fit = func(area draw.Canvas) draw.Canvas { return area }
	c.heighten(c.plotArea().Max.X * 0.62)
	c.noteCount(in(c.language, "Too small for a name: %d.", "名称を省いたもの：%d。"), func() (n int) {
		for i, r := range m.place(c.plotArea()) {
			if m.lettering(m.leaves[i], r).name == nil {
				n++
			}
		}
		return n
	})
}
