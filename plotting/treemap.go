package plotting

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"gonum.org/v1/plot/vg/draw"

	"github.com/machikoba/machikoba/ingest/census"
)

// TreemapOptions are the choices of [Treemap].
type TreemapOptions struct {
	Options
}

// Treemap draws industries (or areas, size classes) as rectangles whose areas
// are in proportion to their figures, the largest in the upper left, each with
// its name, its value and its share where there is room for them. All rows must
// have one year, measure, statistic and unit, and the figures must add up: money,
// persons, establishments, shares of a whole.
//
// Shares are of the whole (Japan, all manufacturing), suppressed figures and all,
// where the table has its figure or the table that it was selected from does;
// else of what is drawn. The notes say which. A figure that is suppressed is
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
	base := t.Base()
	t, whole := apart(t)
	s, err := newSubject("Treemap", t, o.Options, oneYear)
	if err != nil {
		return nil, err
	}
	if u := s.quantity.unit; !additive(u) && u != census.UnitFraction {
		return nil, fmt.Errorf("plotting: Treemap draws figures that add up, and those of the unit %q do not", u)
	}
	if whole == nil {
		whole = s.wholeOf(base)
	}
	note, unmarked := s.estimates("e", t.All())
	m := &treemap{theme: s.theme}
	left := m.setLeaves(s, unmarked)
	if len(m.leaves) == 0 {
		return nil, fmt.Errorf("plotting: Treemap: nothing to draw: none of the %d figures is above zero", t.Len())
	}
	c := newChart(s)
	c.Axis = s.axis()
	if whole != nil && finite(whole.Value) && o.Source == "" {
		c.Source = s.sourceWith(base, whole.Key)
	}
	c.annotateTreemap(m, []string{m.setShares(s, whole), note})
	if left > 0 {
		c.note(fmt.Sprintf(s.language.Choose("Not drawn, being absent, zero or negative: %d.", "欠測・零・負のため表示していない：%d。"), left))
	}
	c.arrangeTreemap(m)
	return c, c.check()
}

// annotateTreemap adds the texts of the leaves to those that the font must have,
// and the notes.
func (c *Chart) annotateTreemap(m *treemap, notes []string) {
	for _, leaf := range m.leaves {
		c.labels = append(c.labels, leaf.name, leaf.text)
		if leaf.hidden {
			c.note(c.language.Choose("Hatched: not published; as large as the middle of the range in which the figure lies.", "斜線：公表されていない数値。面積はとりうる範囲の中央による。"))
		}
	}
	for _, note := range notes {
		c.note(note)
	}
}

// setLeaves makes the rectangles, the largest first, whose areas are parts of
// what is drawn, and returns how many rows have none.
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
		m.leaves[i].share = m.leaves[i].value / total
	}
	return left
}

// setShares writes into the texts of the leaves which part of the whole they
// are, of what is drawn where the whole is not known, and returns the note that
// says so.
func (m *treemap) setShares(s *subject, whole *census.Observation) (note string) {
	var drawn, published float64
	for _, l := range m.leaves {
		drawn += l.value
		if !l.hidden {
			published += l.value
		}
	}
	of, note := drawn, s.language.Choose("Shares are of what is drawn.", "構成比は表示した数値の合計に対する割合。")
	if whole != nil && whole.Value >= published*(1-1e-3) { // parts that come to more are of something else
		of, note = whole.Value, s.language.Choose("Shares are of the whole.", "構成比は総数に対する割合。")
		if estimated(*whole) {
			note = s.language.Choose("Shares are of the whole, which is estimated or provisional.", "構成比は総数（推計値・速報値）に対する割合。")
		}
	}
	if s.quantity.unit == census.UnitFraction {
		note = ""
	} else {
		m.writeShares(s.language, of)
	}
	if whole == nil || !finite(whole.Value) {
		return note
	}
	return strings.TrimSpace(note + s.language.Choose(" ", "") + s.wholeNote(*whole))
}

// writeShares adds to the published figures which part of an amount they are.
func (m *treemap) writeShares(lang census.Language, of float64) {
	for i := range m.leaves {
		if l := &m.leaves[i]; !l.hidden {
			l.text += lang.Choose(" (", "（") + census.UnitFraction.Format(l.value/of, lang) + lang.Choose(")", "）")
		}
	}
}

// wholeOf finds the figure of the whole in a table that has it: of all
// manufacturing, or of Japan where the parts are prefectures.
func (s *subject) wholeOf(t *census.Table) *census.Observation {
	k := s.key
	switch {
	case s.by == census.ByIndustry:
		k.Industry = census.Manufacturing
	case s.by == census.ByArea && !slices.ContainsFunc(s.table.Areas(), func(a census.Area) bool { return !a.IsPrefecture() }):
		k.Area = census.Japan
	default:
		return nil
	}
	if o, ok := t.Find(k); ok && !o.Status.Absent() && o.Unit == s.quantity.unit {
		return &o
	}
	return nil
}

// sourceWith returns the source line of the rows and of one more of the table
// that they were selected from.
func (s *subject) sourceWith(base *census.Table, more census.Key) string {
	drawn := base.Where(func(o census.Observation) bool {
		_, ok := s.table.Find(o.Key)
		return ok || o.Key == more
	})
	return drawn.SourceLine(s.language)
}

// arrangeTreemap adds the rectangles to the plot, and says how many have no
// name.
func (c *Chart) arrangeTreemap(m *treemap) {
	c.Plot.HideAxes()
	c.Plot.X.Padding, c.Plot.Y.Padding = 0, 0
	c.Plot.Add(m)
	c.fit = func(area draw.Canvas) draw.Canvas { return area }
	c.heighten(c.plotArea().Max.X * 0.62)
	c.noteCount(c.language.Choose("Too small for a name: %d.", "名称を省いたもの：%d。"), func() (n int) {
		for i, r := range m.place(c.plotArea()) {
			if m.lettering(m.leaves[i], r).name == nil {
				n++
			}
		}
		return n
	})
}
