package stats

import (
	"fmt"

	"github.com/machikoba/machikoba/ingest/census"
	"github.com/machikoba/machikoba/stats/internal/polytope"
)

// A BoundsResult says how large every suppressed figure of a table can be.
type BoundsResult struct {
	// Table is the table with the ends of every suppressed figure in lower and
	// upper, as an interval of [census.Suppression].
	Table *census.Table
	// Cells are the suppressed figures in the order of their rows.
	Cells []HiddenCell
	// Contradictions are the sums of published figures that do not hold.
	Contradictions []Contradiction
	// Equations is the number of sums that hidden figures are in, Rank how many
	// of them do not follow from the others.
	Equations, Rank int
}

// A HiddenCell is a suppressed figure and what the published ones say of it.
type HiddenCell struct {
	Row int // in the result's table
	census.Key
	// Lower and Upper are the ends, in the unit of the figure, infinite where
	// nothing follows, and NaN where the verdict is Inconsistent.
	Lower, Upper float64
	// Rounding is how much of the width of the interval is due to the rounding
	// of published figures.
	Rounding float64
	Verdict  Verdict
	// Joint says that several sums together tell more than one after the other.
	Joint bool
	// Contradiction is the index of the contradiction that the figure is
	// caught in, -1 for none.
	Contradiction int
	// Assumed says that the ends rest on the assumption of BoundsOptions.Assume.
	Assumed bool
}

// A Verdict says what the published figures tell of a hidden one.
type Verdict uint8

const (
	// Hidden is a figure of which an interval is known.
	Hidden Verdict = iota
	// Exact is a figure that follows from the published ones, up to their
	// rounding: its suppression is undone.
	Exact
	// Inconsistent is a figure whose sums contradict each other.
	Inconsistent
)

// String returns "hidden", "exact" or "inconsistent".
func (v Verdict) String() string {
	switch v {
	case Hidden:
		return "hidden"
	case Exact:
		return "exact"
	case Inconsistent:
		return "inconsistent"
	}
	return fmt.Sprintf("Verdict(%d)", uint8(v))
}

// An Equation is a sum that the keys of a table say: a whole and its parts.
type Equation struct {
	Whole census.Key
	Over  census.Dimension // the dimension in which the parts differ
	Parts int              // their number
}

// String returns the equation in words: "2018 Kanagawa / all manufacturing /
// 4+ / shipments = sum over 24 industries".
func (e Equation) String() string {
	return fmt.Sprintf("%v = sum over %d parts by %v", e.Whole, e.Parts, e.Over)
}

// A Contradiction is a set of equations that no figures satisfy together.
type Contradiction struct {
	Equations []Equation
	// By is by how much they are apart, beyond rounding, in Unit.
	By   float64
	Unit census.Unit
}

func (c Contradiction) String() string {
	return fmt.Sprintf("%v do not hold together, by %v %s", c.Equations, c.By, c.Unit)
}

func (g *aggregation) contradictions(conflicts []polytope.Conflict) []Contradiction {
	var list []Contradiction
	for _, c := range conflicts {
		out := Contradiction{By: c.By}
		for _, e := range c.Equations {
			out.Equations = append(out.Equations, g.sums[e])
		}
		out.Unit = out.Equations[0].Whole.Measure.Unit()
		list = append(list, out)
	}
	return list
}
