package plotting

import (
	"fmt"

	"gonum.org/v1/plot/plotter"

	"github.com/machikoba/machikoba/ingest/census"
)

// BarOptions are the choices of [RankedBars].
type BarOptions struct {
	Options
	// Top keeps the first so many and the highlighted ones; 0 keeps all.
	Top int
}

// RankedBars draws areas (or industries, size classes) as horizontal bars from
// zero, the largest on top, each with its rank and its value. All rows must
// have one year, measure, statistic and unit.
//
// Equal figures have equal ranks. A figure that is absent is hatched between its
// ends where these are known, and has a place and a rank where no value lies
// between them and no other such range overlaps it: whatever it is, it comes
// there. The others come last, without a rank, those of a finite range before
// those with the reason alone. The whole (Japan, all manufacturing) is no rank among its parts: where
// it can be compared with them (a share, a ratio, a figure per person) it is a
// rule across the bars, else a note. Estimated and provisional figures are
// marked "e".
//
// The chart grows with its bars on [Page] and [Column]; on the other sizes the
// letters shrink.
//
// RankedBars panics where Top is negative.
func RankedBars(t *census.Table, o BarOptions) (*Chart, error) {
	if o.Top < 0 {
		panic("plotting: RankedBars: Top is negative")
	}
	t, whole := apart(t)
	s, err := newSubject("RankedBars", t, o.Options, oneYear)
	if err != nil {
		return nil, err
	}
	list := barsOf(s)
	kept := keepTop(list, o.Top)
	c := newChart(s)
	c.Axis = s.axis()
	if n := len(list) - len(kept); n > 0 {
		c.note(fmt.Sprintf(s.language.Choose("%d of %d shown.", "全%[2]d中%[1]dを表示。"), len(kept), len(list)))
	}
	c.Plot.Add(&plotter.Grid{Vertical: s.theme.grid()})
	b := &strips{theme: s.theme, rules: []upright{{at: 0}}}
	for _, bar := range kept {
		lo, hi := bar.ends()
		b.low, b.high = min(b.low, lo), max(b.high, hi)
	}
	if whole != nil && finite(whole.Value) {
		c.addWhole(s, b, *whole)
	}
	note, all := s.estimates("e", observationsOf(kept))
	c.note(note)
	b.list = s.strips(kept, all)
	c.noteRanges(s, list)
	c.arrangeStrips(b, s.quantity)
	return c, c.check()
}

// addWhole notes what the whole is, and draws it as a rule where it has a
// scale with its parts.
func (c *Chart) addWhole(s *subject, b *strips, whole census.Observation) {
	note := s.wholeNote(whole)
	if !additive(s.quantity.unit) {
		note = s.language.Choose("Dashed rule: ", "破線：") + note
		b.low, b.high = min(b.low, whole.Value), max(b.high, whole.Value)
		b.rules = append(b.rules, upright{at: whole.Value, dashed: true})
	}
	c.note(note)
}

// noteRanges says what hatching means, and how many figures have no rank.
func (c *Chart) noteRanges(s *subject, list []bar) {
	unplaced := 0
	for _, b := range list {
		if b.group() == ranged {
			c.note(s.rangeNote())
		}
		if b.rank == 0 {
			unplaced++
		}
	}
	if unplaced > 0 && unplaced < len(list) {
		c.note(fmt.Sprintf(s.language.Choose("Ranks leave out those without one (%d), whose place is not known.", "順位のない%d件は位置が不明で、順位の計算に含まない。"), unplaced))
	}
}

// rangeNote says what a hatched range is.
func (s *subject) rangeNote() string {
	return s.language.Choose("Hatched: the range in which a figure that is not published lies.", "斜線：公表されていない数値がとりうる範囲。")
}
