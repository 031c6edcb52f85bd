package stats

import (
	"context"
	"fmt"
	"math"
	"slices"

	"github.com/machikoba/machikoba/ingest/census"
)

// A publication is a table on its way to being published. All its figures are
// unknowns of its aggregation, as if nothing were shown yet.
type publication struct {
	*aggregation
	options SuppressOptions
	shown   *census.Table // with its figures
	value   []float64     // of each unknown, NaN where it is not known
	cost    []float64
	primary []bool
	hidden  []bool
}

func newPublication(t *census.Table, o SuppressOptions) *publication {
	p := &publication{options: o, shown: t}
	d := sameFigures(t)
	for i := range t.Len() {
		if p.concerns(t.Key(i)) && d.Status[i] != census.Nil {
			d.Value[i], d.Status[i], d.Interval[i] = math.NaN(), census.Suppressed, census.NoInterval
		}
	}
	p.aggregation = newAggregation(t.Derive(d), o.Bounds)
	n := len(p.keys)
	p.value, p.cost = slices.Repeat([]float64{math.NaN()}, n), make([]float64, n)
	p.primary, p.hidden = make([]bool, n), make([]bool, n)
	for i, j := range p.unknown {
		if j < 0 || !p.concerns(t.Key(i)) {
			continue
		}
		p.value[j] = t.Values()[i]
		p.cost[j] = 1
		if o.Cost == CellValues {
			p.cost[j] = math.Abs(p.value[j])
		}
		p.primary[j] = p.value[j] != 0 && !math.IsNaN(p.value[j]) && o.sensitive(p.aggregation, t.Key(i))
		p.hidden[j] = p.primary[j]
	}
	for e := range p.sums {
		p.settle(e)
	}
	return p
}

// concerns reports whether figures of a key may be hidden.
func (p *publication) concerns(k census.Key) bool {
	if k.Statistic != census.Published {
		return false
	}
	if p.options.Measures == nil {
		return !k.Measure.Count()
	}
	return slices.Contains(p.options.Measures, k.Measure)
}

// settle raises the cost of a whole to that of its parts, and finds the value
// of what an equation has that the table does not list.
func (p *publication) settle(e int) {
	var sum float64
	missing, whole := -1, -1
	var parts float64
	for _, t := range p.Equations[e].Terms {
		if t.Coef < 0 {
			whole = t.Var
		} else {
			parts += p.cost[t.Var]
		}
		if math.IsNaN(p.value[t.Var]) {
			if missing >= 0 {
				return
			}
			missing = t.Var
			continue
		}
		sum += t.Coef * p.value[t.Var]
	}
	if whole >= 0 && p.cost[whole] > 0 {
		p.cost[whole] = math.Max(p.cost[whole], parts)
	}
	if missing >= 0 && p.row[missing] < 0 && p.Equations[e].Sum == 0 {
		for _, t := range p.Equations[e].Terms {
			if t.Var == missing {
				p.value[missing] = -sum / t.Coef
			}
		}
	}
}

// protect hides figures until all primary ones are protected.
func (p *publication) protect(ctx context.Context) error {
	list, _ := p.Components()
	for _, c := range list {
		n := &network{p, c.Vars, c.Equations}
		if err := n.protect(ctx); err != nil {
			return err
		}
	}
	return nil
}

// needed returns by how much a figure must be able to be smaller and larger.
func (p *publication) needed(j int) (down, up float64) {
	width := p.options.Width * math.Abs(p.value[j])
	down = width / 2
	if lower, _ := natural(p.keys[j]); lower == 0 {
		down = math.Min(down, p.value[j])
	}
	return down, width - down
}

// table returns the table with what is hidden suppressed.
func (p *publication) table() *census.Table {
	d := sameFigures(p.shown)
	for i, j := range p.unknown {
		if j >= 0 && p.hidden[j] {
			d.Value[i], d.Status[i], d.Precision[i] = math.NaN(), census.Suppressed, math.NaN()
			d.Lower[i], d.Upper[i], d.Interval[i] = math.NaN(), math.NaN(), census.NoInterval
		}
	}
	return p.shown.Derive(d)
}

// verify returns an error where an interval is narrower than asked.
func (p *publication) verify(b *BoundsResult) error {
	for _, c := range b.Cells {
		j := p.unknown[c.Row]
		if j < 0 || !p.primary[j] || c.Verdict == Inconsistent {
			continue
		}
		if want := p.options.Width * math.Abs(p.value[j]); c.Upper-c.Lower < want*(1-1e-9) {
			return fmt.Errorf("stats: Suppress: %v lies in [%v, %v], narrower than %v: no choice of figures was found that protects it",
				c.Key, c.Lower, c.Upper, want)
		}
	}
	return nil
}
