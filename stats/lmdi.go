package stats

import (
	"fmt"
	"math"

	"github.com/machikoba/machikoba/ingest/census"
	"github.com/machikoba/machikoba/stats/series"
)

// LMDIOptions are the choices of [LMDI].
type LMDIOptions struct {
	// Through are the measures by which a figure is reached; none stands for
	// [census.Employees].
	Through []census.Measure
}

// LMDI divides the change of every figure of t that has industries into effects
// of scale, structure and intensity, by the logarithmic mean Divisia index:
//
//	V = Σᵢ L · Lᵢ/L · Vᵢ/Lᵢ
//	effect of a factor x = Σᵢ L(Vᵢ₁, Vᵢ₀) ln(xᵢ₁/xᵢ₀),  L(a, b) = (a − b)/(ln a − ln b)
//
// with L the first of the measures that the figure is reached through: more
// workers, other industries, more for each worker. Through establishments and
// employees there are four: V = Σ N · Nᵢ/N · Lᵢ/Nᵢ · Vᵢ/Lᵢ. The effects are named
// "scale effect", "structure effect" and, for each ratio, "shipments per
// employees effect".
//
// Zeros are taken at their analytical limits. A negative figure has no effects.
// An industry that is suppressed or absent in either year and any measure leaves
// both years, and its change is within what is not attributed. The measures
// between are published figures: beside what [Deflate] has made, put them with
// [census.Concat].
//
// Years on two sides of a break of the survey, in any of the measures, are an
// error that names it, and so is a measure given twice. It panics unless the span's
// first year is before its last.
//
// # References
//
// Ang, B. W. (2005), The LMDI approach to decomposition analysis: a practical
// guide, Energy Policy 33(7), 867–871.
//
// Ang, B. W. & Liu, N. (2007), Handling zero values in the logarithmic mean
// Divisia index decomposition approach, Energy Policy 35(1), 238–246.
func LMDI(t *census.Table, s Span, o LMDIOptions) ([]Decomposition, error) {
	s.check("LMDI")
	if len(o.Through) == 0 {
		o.Through = []census.Measure{census.Employees}
	}
	through := map[census.Measure]bool{}
	for _, m := range o.Through {
		if through[m] {
			return nil, fmt.Errorf("stats: LMDI through %v: %s twice", o.Through, m)
		}
		through[m] = true
	}
	reached := t.Select(census.MeasureFunc(func(m census.Measure) bool { return !through[m] }))
	if reached.Len() == 0 {
		return nil, fmt.Errorf("stats: LMDI through %v: no other measure to divide among the rows, which are of %v", o.Through, t.Measures())
	}
	return eachWhole(reached, s, census.ByIndustry, func(c composed) (Decomposition, error) { return o.decompose(t, s, c) })
}

func (o LMDIOptions) decompose(t *census.Table, s Span, c composed) (Decomposition, error) {
	chain := make([][]pair, 0, len(o.Through)+1)
	names := []string{"scale effect", "structure effect"}
	before := census.Measure("")
	for _, m := range append(append([]census.Measure{}, o.Through...), c.whole.key.Measure) {
		own := m == c.whole.key.Measure
		pairs := c.parts
		if !own {
			pairs = s.across(t, c.parts, func(k *census.Key) { k.Measure, k.Statistic = m, census.Published })
		}
		if err := s.comparable(t, pairs[0].key); err != nil {
			return Decomposition{}, err
		}
		if before != "" {
			names = append(names, string(m)+" per "+string(before)+" effect")
		}
		chain, before = append(chain, pairs), m
	}
	r := series.LMDI(lmdiFactors(chain)...)
	parts := make([]DecompositionPart, len(c.parts))
	for i := range parts {
		parts[i] = partOf(&c.parts[i], r.Cells[i]...)
		for _, pairs := range chain {
			parts[i].Status = max(parts[i].Status, pairs[i].status())
			parts[i].Sources = union(parts[i].Sources, pairs[i].sources())
		}
	}
	return newDecomposition(t, s, c.whole, names, parts), nil
}

// lmdiFactors makes the factors of a chain of measures: the total of the first,
// its composition, and the ratio of each to the one before. The total is of the
// industries that have all measures in both years.
func lmdiFactors(chain [][]pair) []series.Change {
	n := len(chain[0])
	factors := make([]series.Change, len(chain)+1)
	for f := range factors {
		factors[f] = series.Change{Start: make([]float64, n), End: make([]float64, n)}
	}
	var scale0, scale1 float64
	missing := make([]bool, n)
	for i := range n {
		for _, pairs := range chain {
			missing[i] = missing[i] || pairs[i].missing()
		}
		if !missing[i] {
			scale0 += chain[0][i].start.Value
			scale1 += chain[0][i].end.Value
		}
	}
	for i := range n {
		factors[0].Start[i], factors[0].End[i] = scale0, scale1
		if missing[i] {
			factors[0].Start[i] = math.NaN()
			continue
		}
		before := pair{start: census.Observation{Value: scale0}, end: census.Observation{Value: scale1}}
		for f, pairs := range chain {
			factors[f+1].Start[i] = overOrNone(pairs[i].start.Value, before.start.Value)
			factors[f+1].End[i] = overOrNone(pairs[i].end.Value, before.end.Value)
			before = pairs[i]
		}
	}
	return factors
}

// overOrNone is a / b, 0 where there is nothing of either.
func overOrNone(a, b float64) float64 {
	if a == 0 && b == 0 {
		return 0
	}
	if b == 0 {
		return math.NaN()
	}
	return a / b
}
