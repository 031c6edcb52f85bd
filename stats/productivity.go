package stats

import (
	"fmt"

	"github.com/machikoba/machikoba/ingest/census"
	"github.com/machikoba/machikoba/stats/series"
)

// A ProductivityMethod says into which effects the change of output per worker
// is divided.
type ProductivityMethod uint8

const (
	// Fabricant: within industries, between them, and their interaction.
	Fabricant ProductivityMethod = iota
	// McMillanRodrik: within industries, and structural change at end levels.
	McMillanRodrik
	// CSLS: within, and reallocation by level and by growth.
	CSLS
	// Midpoint: within and between at the means of both years.
	Midpoint
	// TangWang is the generalised exactly additive decomposition at constant
	// relative prices: productivity, reallocation and their cross effect.
	TangWang
)

// String returns the name of the method.
func (m ProductivityMethod) String() string {
	names := [...]string{"Fabricant", "McMillan-Rodrik", "CSLS", "midpoint", "Tang-Wang"}
	if int(m) < len(names) {
		return names[m]
	}
	return fmt.Sprintf("ProductivityMethod(%d)", uint8(m))
}

var productivityEffects = map[ProductivityMethod][]string{
	Fabricant:      {"within effect", "between effect", "interaction effect"},
	McMillanRodrik: {"within effect", "structural change effect"},
	CSLS:           {"within effect", "level reallocation effect", "growth reallocation effect"},
	Midpoint:       {"within effect", "between effect"},
	TangWang:       {"pure productivity effect", "reallocation effect", "cross effect"},
}

// ProductivityOptions are the choices of [ProductivityChange]. The zero value is
// the method of Fabricant.
type ProductivityOptions struct{ Method ProductivityMethod }

// ProductivityChange divides the change of output per worker in every area and
// measure of money of t into what its industries did and what the shift of
// workers between them did. With zᵢ = Yᵢ/Lᵢ, lᵢ = Lᵢ/L and Δ the change:
//
//	ΔZ = Σ lᵢ₀ Δzᵢ + Σ Δlᵢ zᵢ₀ + Σ Δlᵢ Δzᵢ                   Fabricant
//	ΔZ = Σ lᵢ₀ Δzᵢ + Σ Δlᵢ zᵢ₁                               McMillan-Rodrik
//	ΔZ = Σ lᵢ₀ Δzᵢ + Σ Δlᵢ (zᵢ₀ − Z₀) + Σ Δlᵢ (Δzᵢ − ΔZ)     CSLS
//	ΔZ = Σ l̄ᵢ Δzᵢ + Σ Δlᵢ (z̄ᵢ − Z̄)                          midpoint
//	ΔZ = Z₀ [Σ wᵢgᵢ + Σ (zᵢ₀/Z₀) Δlᵢ (1 + gᵢ)]               Tang-Wang
//
// Workers are the employees of the same keys. An industry whose output or
// employees are suppressed or absent in either year leaves both years; the
// shares and Z of the formulas are of those that remain, Start and End are the
// published output per published worker, and the difference is not attributed.
//
// Money is of the year and employees of one day; see [PerEmployee]. Deflate
// prices first, the effects are of what the money buys only then, and put the
// published employees beside with [census.Concat].
//
// Years on two sides of a break of the survey, in output or in employees, are an
// error that names it. It panics unless the span's first year is before its last.
//
// # References
//
// Fabricant, S. (1942), Employment in Manufacturing, 1899–1939. New York: NBER.
//
// McMillan, M. S. & Rodrik, D. (2011), Globalization, structural change and
// productivity growth, NBER Working Paper 17143.
//
// Sharpe, A. & Thomson, E. (2010), New estimates of labour, capital and
// multifactor productivity growth by industry and province, International
// Productivity Monitor 20, 46–64.
//
// Tang, J. & Wang, W. (2004), Sources of aggregate labour productivity growth in
// Canada and the United States, Canadian Journal of Economics 37(2), 421–444.
func ProductivityChange(t *census.Table, s Span, o ProductivityOptions) ([]Decomposition, error) {
	s.check("ProductivityChange")
	return eachWhole(t.Select(census.MeasureFunc(isMoney)), s, census.ByIndustry,
		func(c composed) (Decomposition, error) { return o.decompose(t, s, c) })
}

func (o ProductivityOptions) decompose(t *census.Table, s Span, c composed) (Decomposition, error) {
	toWorkers := func(k *census.Key) { k.Measure, k.Statistic = census.Employees, census.Published }
	workers := s.across(t, c.parts, toWorkers)
	all := s.across(t, []pair{c.whole}, toWorkers)[0]
	if err := s.comparable(t, all.key); err != nil {
		return Decomposition{}, err
	}
	r := series.Productivity(change(c.parts), change(workers))
	parts := make([]DecompositionPart, len(c.parts))
	for i, p := range c.parts {
		p = p.per(workers[i])
		parts[i] = partOf(&p, o.Method.effects(r.Cells[i], r.Start)...)
	}
	return newDecomposition(t, s, c.whole.per(all), productivityEffects[o.Method], parts), nil
}

func isMoney(m census.Measure) bool { return !m.Count() }

// per divides a figure by another in both years.
func (p pair) per(o pair) pair {
	divide := func(x, y census.Observation) census.Observation {
		f := quotient{finish: func(r float64) float64 { return r }}
		q := f.divide(figureOf(x), figureOf(y))
		x.Value, x.Status, x.Unit = q.value, q.status, x.Unit.Per(y.Unit)
		x.Statistic = census.PerEmployee.Of(x.Statistic)
		x.Sources = union(x.Sources, y.Sources)
		return x
	}
	p.start, p.end = divide(p.start, o.start), divide(p.end, o.end)
	p.key = p.end.Key
	return p
}

// effects returns the effects of an industry by the method; those of Tang and
// Wang are fractions of the level at the start.
func (m ProductivityMethod) effects(c series.ProductivityCell, start float64) []float64 {
	switch m {
	case Fabricant:
		return []float64{c.Within, c.Between, c.Interaction}
	case McMillanRodrik:
		return []float64{c.Within, c.Structural}
	case CSLS:
		return []float64{c.Within, c.LevelReallocation, c.GrowthReallocation}
	case Midpoint:
		return []float64{c.MidpointWithin, c.MidpointBetween}
	case TangWang:
		return []float64{start * c.PureProductivity, start * c.Reallocation, start * c.Cross}
	}
	panic(fmt.Sprintf("stats: %v is not known", m))
}
