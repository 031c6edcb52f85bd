package stats

import (
	"fmt"
	"math"

	"gonum.org/v1/gonum/floats"

	"github.com/machikoba/machikoba/ingest/census"
)

// A Decomposition says what the change of a figure is made of: effects of its
// parts, which add up exactly.
//
//	End − Start = Σ Total + NotAttributed
type Decomposition struct {
	// Key of the figure that changed, in the later year.
	Key  census.Key
	Span Span
	// Start and End are the figure in the two years, as the table has it; NaN
	// where it does not, and Status says why.
	Start, End float64
	Unit       census.Unit
	// Effects are the names of the effects.
	Effects []string
	Parts   []DecompositionPart
	// Total has the sum of each effect over the parts that have it.
	Total []float64
	// NotAttributed is the part of the change that no effect accounts for: of
	// parts that are suppressed or absent in either year or have no such effect,
	// and of rounding. NaN where Start or End is.
	NotAttributed float64
	// Missing counts the parts without effects.
	Missing int
	// Status is the worst of the two figures; Sources are theirs and those of the
	// parts.
	Status  census.Status
	Sources []census.Source

	table *census.Table // that the figures are of
}

// A DecompositionPart is what one part of a figure did to it.
type DecompositionPart struct {
	// Key of the part in the later year.
	Key        census.Key
	Start, End float64
	// Effects are in the order of those of the decomposition, in its unit; all
	// NaN where one of them is not defined.
	Effects []float64
	// Status is the worst of the figures that the effects rest on;
	// [census.NoBase] where these are there and an effect is not defined.
	Status  census.Status
	Sources []census.Source
}

// Change returns End − Start.
func (d Decomposition) Change() float64 { return d.End - d.Start }

// Points returns how much of the growth an effect makes, 寄与度:
//
//	effect / Start
//
// a fraction; NaN unless Start is positive. The points of all effects and of
// NotAttributed add up to the growth.
func (d Decomposition) Points(effect float64) float64 {
	if !(d.Start > 0) {
		return math.NaN()
	}
	return effect / d.Start
}

// Share returns how much of the change an effect makes, 寄与率:
//
//	effect / (End − Start)
//
// a fraction, negative where it went against the change; NaN where nothing
// changed. The shares of all effects and of NotAttributed add up to 1.
func (d Decomposition) Share(effect float64) float64 {
	if d.Change() == 0 {
		return math.NaN()
	}
	return effect / d.Change()
}

// newDecomposition adds up effects: effects[i] are those of part i.
func newDecomposition(t *census.Table, s Span, whole pair, names []string, parts []DecompositionPart) Decomposition {
	d := Decomposition{Key: whole.key, Span: s, Start: whole.start.Value, End: whole.end.Value, Unit: whole.end.Unit,
		Effects: names, Parts: parts, Total: make([]float64, len(names)), Status: whole.status(),
		Sources: whole.sources(), table: t}
	all := make([][]float64, len(names))
	for e := range all {
		all[e] = make([]float64, 0, len(parts))
	}
	for i := range parts {
		p := &parts[i]
		d.Sources = union(d.Sources, p.Sources)
		if floats.HasNaN(p.Effects) {
			if !p.Status.Absent() {
				p.Status = census.NoBase
			}
			for e := range p.Effects {
				p.Effects[e] = math.NaN()
			}
			d.Missing++
			continue
		}
		for e, v := range p.Effects {
			all[e] = append(all[e], v)
		}
	}
	for e := range names {
		d.Total[e] = floats.SumCompensated(all[e])
	}
	d.NotAttributed = d.Change() - floats.SumCompensated(d.Total)
	return d
}

func partOf(p *pair, effects ...float64) DecompositionPart {
	return DecompositionPart{Key: p.key, Start: p.start.Value, End: p.end.Value, Effects: effects,
		Status: p.status(), Sources: p.sources()}
}

// Table returns the effects as a table: those of each part under its key, their
// sums and what is not attributed under the key of the whole. The statistics are
// the names of the effects with the span, "competitive effect, 2016–2018".
func (d Decomposition) Table() *census.Table {
	var b census.Builder
	add := func(k census.Key, name string, v float64, status census.Status, sources []census.Source) {
		k.Statistic = census.Statistic(fmt.Sprintf("%s, %v", name, d.Span)).Of(k.Statistic)
		o := census.Observation{Key: k, Value: v, Precision: math.NaN(), Status: status, Unit: d.Unit, Sources: sources}
		switch {
		case math.IsNaN(v) && !status.Absent():
			o.Status = census.NoBase
		case !math.IsNaN(v) && (status.Absent() || status == census.Nil):
			o.Status = census.Computed
		}
		if err := b.Append(o); err != nil {
			panic("stats: Decomposition.Table: " + err.Error()) // the keys come from a table
		}
	}
	for _, p := range d.Parts {
		for e, name := range d.Effects {
			add(p.Key, name, p.Effects[e], p.Status, p.Sources)
		}
	}
	for e, name := range d.Effects {
		add(d.Key, name, d.Total[e], d.Status, d.Sources)
	}
	add(d.Key, "not attributed", d.NotAttributed, d.Status, d.Sources)
	t, err := b.Table(census.WithMetadataOf(d.table))
	if err != nil {
		panic("stats: Decomposition.Table: " + err.Error()) // parts have keys of their own
	}
	return t
}
