package stats

import (
	"math"

	"github.com/machikoba/machikoba/ingest/census"
)

// IntervalWidth is the statistic of [IntervalWidths].
const IntervalWidth census.Statistic = "width of the interval"

// IntervalWidths returns how far the ends of each figure of t are apart, such as
// those of suppressed figures that [Bounds] finds:
//
//	w = upper − lower
//
// in the unit of the figure; how exact the ends are is not known here. A figure
// without an interval has no width: it is absent for its own reason, or
// [census.NotApplicable] where it has a value. The width of an open interval is
// [census.NotAvailable].
func IntervalWidths(t *census.Table) *census.Table {
	return t.OnBase(func(t *census.Table) *census.Table {
		n := t.Len()
		d := census.Derivation{Name: IntervalWidth.Of, Value: make([]float64, n), Status: make([]census.Status, n)}
		for i := range n {
			d.Value[i], d.Status[i] = width(t.At(i))
			if d.Status[i].Absent() {
				d.Value[i] = math.NaN()
			}
		}
		return t.Derive(d)
	})
}

// width returns how far the ends of a figure are apart, and what is known of it.
func width(o census.Observation) (float64, census.Status) {
	w := o.Upper - o.Lower
	switch {
	case math.IsNaN(w):
		return w, max(o.Status, census.NotApplicable)
	case math.IsInf(w, 0):
		return w, census.NotAvailable
	case o.Status.Absent(): // what hides the figure does not hide its ends
		return w, census.Computed
	}
	return w, max(o.Status, census.Computed)
}
