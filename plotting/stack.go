package plotting

import (
	"cmp"
	"fmt"
	"image/color"
	"math"
	"slices"

	"github.com/machikoba/machikoba/ingest/census"
)

// StackOptions are the choices of [StackedBars] and [StackedAreas].
type StackOptions struct {
	Options
	Stacking Stacking
	// Parts is the dimension whose parts are stacked; the zero ByYear takes
	// the first of size, industry and area in which the rows differ.
	Parts census.Dimension
}

// Stacking says how high a stack is.
type Stacking uint8

const (
	// Amounts are stacked as they are.
	Amounts Stacking = iota
	// Percent makes all stacks equal: 100 % is the whole where the table has
	// it, else the sum of the parts.
	Percent
)

// String returns the name of the stacking.
func (s Stacking) String() string {
	switch s {
	case Amounts:
		return "amounts"
	case Percent:
		return "percent"
	}
	return fmt.Sprintf("Stacking(%d)", uint8(s))
}

// A stack is parts that add up, for each row of a cross.
type stack struct {
	*cross
	layers []layer
	total  []float64 // of each row, in the unit of the chart; NaN where it is not known
	hidden []float64 // of each row: what the total has beyond the layers; NaN where it is not known
}

// A layer is one part in all rows, or several small ones together.
type layer struct {
	label  string
	colour color.Color
	values []float64 // NaN where there is none
	bright bool
}

// A stackKind is what a stack is drawn as.
type stackKind uint8

const (
	asBars stackKind = iota
	asAreas
)

// newStack makes the stack of a table. Of more parts than the palette has
// colours the smallest are put together.
//
// In areas, a part that lacks a figure in some row is left out of all, and so
// belongs to what the totals have beyond the layers.
func newStack(chart string, t *census.Table, o StackOptions, kind stackKind) (*stack, error) {
	inner := o.Parts
	if inner == census.ByYear {
		inner = firstVarying(t, census.BySize, census.ByIndustry, census.ByArea)
	}
	x, err := newCross(chart, t, o.Options, inner)
	if err != nil {
		return nil, err
	}
	if u := x.quantity.unit; !additive(u) && u != census.UnitFraction {
		return nil, fmt.Errorf("plotting: %s: figures in %s do not add up", chart, u)
	}
	x.partsAside()
	if a, b, overlap := x.overlapping(); overlap {
		return nil, fmt.Errorf("plotting: %s would count twice what is in both %s and %s: select parts that do not overlap", chart, a, b)
	}
	k := &stack{cross: x}
	k.setLayers(kind)
	return k, k.add(chart, o.Stacking)
}

// overlapping returns two columns that have establishments in common.
func (x *cross) overlapping() (a, b string, found bool) {
	for j := range x.cols {
		for i := range j {
			p, q := x.cols[i], x.cols[j]
			switch {
			case x.inner == census.BySize && (p.Size.Max == 0 || p.Size.Max >= q.Size.Min):
			case x.inner == census.ByIndustry && x.contains(p.Industry, q.Industry):
			case x.inner == census.ByArea && q.Area.Level() == census.MunicipalityLevel && p.Area == q.Area[:2]:
			default:
				continue
			}
			return x.colLabel(i), x.colLabel(j), true
		}
	}
	return "", "", false
}

// contains reports whether one industry is a part of another of its scheme: a
// longer code that begins with the shorter.
func (x *cross) contains(a, b census.Industry) bool {
	p, q := a.Code(), b.Code()
	return a.Scheme() == b.Scheme() && len(p) > 0 && len(p) < len(q) && q[:len(p)] == p
}

// setLayers makes a layer of each column, the largest first but size classes
// in their order, and one of all that are too many.
func (k *stack) setLayers(kind stackKind) {
	sizes := make([]float64, len(k.cols))
	order := make([]int, len(k.cols))
	for j := range k.cols {
		order[j] = j
		l := layer{label: k.colLabel(j), values: make([]float64, len(k.rows))}
		for i := range k.rows {
			l.values[i] = math.NaN()
			if o := k.cells[i][j]; o != nil && !o.Status.Absent() {
				l.values[i] = o.Value
				sizes[j] += math.Abs(o.Value)
			}
			l.bright = l.bright || k.cells[i][j] != nil && k.bright[k.cells[i][j].Key]
		}
		k.layers = append(k.layers, l)
	}
	ordered := k.inner == census.BySize
	if !ordered {
		slices.SortStableFunc(order, func(a, b int) int {
			return cmp.Or(cmp.Compare(boolRank(k.layers[a].bright), boolRank(k.layers[b].bright)), cmp.Compare(sizes[b], sizes[a]))
		})
	}
	var sorted []layer
	for _, j := range order {
		if kind == asBars || !slices.ContainsFunc(k.layers[j].values, math.IsNaN) {
			sorted = append(sorted, k.layers[j])
		}
	}
	if k.layers = sorted; len(sorted) > most {
		k.layers = append(sorted[:most-1:most-1], k.together(sorted[most-1:]))
	}
	for i, c := range k.theme.fills(len(k.layers), ordered) {
		l := &k.layers[i]
		l.colour = c
		if len(sorted) > most && i == most-1 && k.theme.Strokes != DashedStrokes {
			l.colour = k.theme.Plain
		}
		if k.bright != nil && !l.bright {
			l.colour = mix(c, k.theme.Background, 0.62)
		}
	}
}

// together puts layers together in one. Where one of them has no figure, those
// that have one are still added: what lacks is in the rest of the whole.
func (k *stack) together(list []layer) layer {
	sum := layer{
		label:  fmt.Sprintf(k.language.Choose("%d others", "その他%d"), len(list)),
		values: make([]float64, len(k.rows)),
	}
	for i := range sum.values {
		for _, l := range list {
			if !math.IsNaN(l.values[i]) {
				sum.values[i] += l.values[i]
			}
		}
	}
	return sum
}

// add finds the totals of the rows and what they hide, and turns amounts into
// shares of them.
func (k *stack) add(chart string, stacking Stacking) error {
	k.total, k.hidden = make([]float64, len(k.rows)), make([]float64, len(k.rows))
	drawn := 0
	for i := range k.rows {
		sum, absent := k.sum(i)
		total, hidden := sum, 0.0
		switch w := k.wholes[i]; {
		case w != nil && !w.Status.Absent():
			total, hidden = w.Value, w.Value-sum
			if hidden < -1e-3*math.Abs(total) {
				return fmt.Errorf("plotting: %s: the parts of %s add up to %v, more than the whole, %v", chart, k.rowLabel(i), sum, total)
			}
			if math.Abs(hidden) < 1e-3*math.Abs(total) && absent == 0 {
				hidden = 0 // of rounding
			}
		case absent > 0:
			total, hidden = math.NaN(), math.NaN()
		}
		k.total[i], k.hidden[i] = total, max(hidden, 0)
		if stacking == Percent {
			if err := k.share(chart, i); err != nil {
				return err
			}
		}
		if !math.IsNaN(k.total[i]) || stacking == Amounts && absent < len(k.cols) {
			drawn++
		}
	}
	if stacking == Percent {
		k.quantity = quantity{unit: census.UnitFraction, scale: census.ScaleFor(census.UnitFraction, 1, k.language), decimals: 1, language: k.language, max: 1}
	}
	if drawn == 0 {
		return fmt.Errorf("plotting: %s: nothing to draw: no row has figures of all its parts or a whole", chart)
	}
	return nil
}

// sum returns the sum of the parts of a row and how many of them are absent.
func (k *stack) sum(i int) (sum float64, absent int) {
	for _, o := range k.cells[i] {
		if o == nil || o.Status.Absent() {
			absent++
			continue
		}
		sum += o.Value
	}
	return sum, absent
}

// share divides the layers of a row by its total. Shares of what has both
// signs do not add up to a whole.
func (k *stack) share(chart string, i int) error {
	total := k.total[i]
	if total == 0 {
		total = math.NaN()
	}
	for j, o := range k.cells[i] {
		if o != nil && o.Value < 0 {
			return fmt.Errorf("plotting: %s: %s of %s is %v: shares of negative figures do not add up", chart, k.colLabel(j), k.rowLabel(i), o.Value)
		}
	}
	for _, l := range k.layers {
		l.values[i] /= total
	}
	k.hidden[i] /= total
	k.total[i] = total / total
	return nil
}
