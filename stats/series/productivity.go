package series

import "math"

// A ProductivityCell is one industry's part in the change of aggregate
// productivity, in the units of productivity but for the three GEAD effects,
// which are fractions of the aggregate productivity at the start.
type ProductivityCell struct {
	// Within, Between and Interaction are Fabricant's: of the industry's own
	// productivity, of shifting labour at start productivities, and of both.
	Within, Between, Interaction float64
	// Structural is McMillan & Rodrik's: Between + Interaction.
	Structural float64
	// LevelReallocation and GrowthReallocation are those of the CSLS: shifts
	// towards industries above the average in level and in growth.
	LevelReallocation, GrowthReallocation float64
	// MidpointWithin and MidpointBetween weigh with means of both dates, so that
	// there is no interaction.
	MidpointWithin, MidpointBetween float64
	// PureProductivity, Reallocation and Cross are the generalised exactly
	// additive decomposition (GEAD) of the growth rate.
	PureProductivity, Reallocation, Cross float64
}

// A ProductivityResult decomposes the change of Start to End.
type ProductivityResult struct {
	Start, End float64 // aggregate productivity Z = Σ Y / Σ L
	Growth     float64 // (End − Start) / Start
	Cells      []ProductivityCell
	Total      ProductivityCell
	Missing    int // industries left out at both dates
}

// Productivity decomposes the change of aggregate labour productivity
// Z = Σ Yᵢ / Σ Lᵢ. With zᵢ = Yᵢ/Lᵢ, lᵢ = Lᵢ/L and Δ the change:
//
//	ΔZ = Σ lᵢ₀ Δzᵢ + Σ Δlᵢ zᵢ₀ + Σ Δlᵢ Δzᵢ                     Fabricant
//	ΔZ = Σ lᵢ₀ Δzᵢ + Σ Δlᵢ zᵢ₁                                 McMillan & Rodrik
//	ΔZ = Σ lᵢ₀ Δzᵢ + Σ Δlᵢ (zᵢ₀ − Z₀) + Σ Δlᵢ (Δzᵢ − ΔZ)       CSLS
//	ΔZ = Σ l̄ᵢ Δzᵢ + Σ Δlᵢ (z̄ᵢ − Z̄)                            midpoint
//	ΔZ/Z₀ = Σ wᵢ gᵢ + Σ (zᵢ₀/Z₀) Δsᵢ + Σ (zᵢ₀/Z₀) Δsᵢ gᵢ        GEAD
//
// where in the last wᵢ = Yᵢ₀/Y₀ is the share of output, gᵢ the growth of zᵢ and
// sᵢ = pᵢlᵢ the labour share at the relative price pᵢ of the industry's output;
// here all pᵢ are 1, see GEAD. Every one adds up exactly.
//
// An industry with NaN in any of its four figures leaves both dates and is
// counted: Start and End are those of the industries that remain. An industry
// without labour and output at one date has zᵢ = 0 there; with output but no
// labour everything is NaN, as it is when L = 0. GEAD needs output at the start:
// an industry without any, zᵢ₀ = 0, has no gᵢ, and its whole part of the growth,
// Yᵢ₁ / (L₁ Z₀), is put to Reallocation.
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
// Tang, J. & Wang, W. (2004), Sources of aggregate labour productivity growth
// in Canada and the United States, Canadian Journal of Economics 37(2), 421–444.
func Productivity(output, labour Change) ProductivityResult {
	return GEAD(output, labour, Change{ones(len(output.Start)), ones(len(output.Start))})
}

// GEAD is Productivity with the relative prices p of each industry's output, its
// deflator over that of the total, so that pᵢYᵢ is its part of aggregate real
// output. The first four decompositions disregard prices only when all are 1:
// they are those of pᵢYᵢ.
//
//	ΔZ/Z₀ = Σ wᵢ gᵢ + Σ (zᵢ₀/Z₀) Δ(pᵢlᵢ) + Σ (zᵢ₀/Z₀) Δ(pᵢlᵢ) gᵢ
//
// # References
//
// Tang, J. & Wang, W. (2004), Sources of aggregate labour productivity growth
// in Canada and the United States, Canadian Journal of Economics 37(2), 421–444.
func GEAD(output, labour, price Change) ProductivityResult {
	at, missing := present("Productivity", output, labour, price)
	r := ProductivityResult{Cells: make([]ProductivityCell, len(output.Start)), Missing: missing}
	l0, l1 := labour.sums(at)
	var y0, y1 []float64
	for _, i := range at {
		y0 = append(y0, output.Start[i]*price.Start[i])
		y1 = append(y1, output.End[i]*price.End[i])
	}
	r.Start, r.End = positiveRatio(sum(y0), l0), positiveRatio(sum(y1), l1)
	r.Growth = positiveRatio(r.End-r.Start, r.Start)
	for i := range r.Cells {
		r.Cells[i] = noProductivity()
	}
	cells := make([]ProductivityCell, len(at))
	for k, i := range at {
		p := industry{
			z0: perHead(output.Start[i], labour.Start[i]), z1: perHead(output.End[i], labour.End[i]),
			l0: positiveRatio(labour.Start[i], l0), l1: positiveRatio(labour.End[i], l1),
			p0: price.Start[i], p1: price.End[i],
		}
		cells[k] = p.decompose(r)
		r.Cells[i] = cells[k]
	}
	r.Total = totalProductivity(cells)
	return r
}

// industry is productivity in own prices, labour share and relative price.
type industry struct{ z0, z1, l0, l1, p0, p1 float64 }

func (p industry) decompose(r ProductivityResult) ProductivityCell {
	a, b := p.p0*p.z0, p.p1*p.z1
	dz, dl := b-a, p.l1-p.l0
	c := ProductivityCell{
		Within: p.l0 * dz, Between: dl * a, Interaction: dl * dz,
		Structural:         dl * b,
		LevelReallocation:  dl * (a - r.Start),
		GrowthReallocation: dl * (dz - (r.End - r.Start)),
		MidpointWithin:     (p.l0 + p.l1) / 2 * dz,
		MidpointBetween:    dl * ((a+b)/2 - (r.Start+r.End)/2),
	}
	ds := p.p1*p.l1 - p.p0*p.l0
	if p.z0 == 0 {
		c.Reallocation = p.p1 * p.l1 * p.z1 / r.Start
		return c
	}
	g, weight := p.z1/p.z0-1, p.z0/r.Start
	c.PureProductivity = p.p0 * p.l0 * weight * g
	c.Reallocation, c.Cross = weight*ds, weight*ds*g
	return c
}

// perHead is y / l, 0 for an industry that is not there.
func perHead(y, l float64) float64 {
	if y == 0 && l == 0 {
		return 0
	}
	return positiveRatio(y, l)
}

func totalProductivity(cells []ProductivityCell) ProductivityCell {
	add := func(part func(ProductivityCell) float64) float64 {
		x := make([]float64, len(cells))
		for i, c := range cells {
			x[i] = part(c)
		}
		return sum(x)
	}
	return ProductivityCell{
		Within:             add(func(c ProductivityCell) float64 { return c.Within }),
		Between:            add(func(c ProductivityCell) float64 { return c.Between }),
		Interaction:        add(func(c ProductivityCell) float64 { return c.Interaction }),
		Structural:         add(func(c ProductivityCell) float64 { return c.Structural }),
		LevelReallocation:  add(func(c ProductivityCell) float64 { return c.LevelReallocation }),
		GrowthReallocation: add(func(c ProductivityCell) float64 { return c.GrowthReallocation }),
		MidpointWithin:     add(func(c ProductivityCell) float64 { return c.MidpointWithin }),
		MidpointBetween:    add(func(c ProductivityCell) float64 { return c.MidpointBetween }),
		PureProductivity:   add(func(c ProductivityCell) float64 { return c.PureProductivity }),
		Reallocation:       add(func(c ProductivityCell) float64 { return c.Reallocation }),
		Cross:              add(func(c ProductivityCell) float64 { return c.Cross }),
	}
}

func noProductivity() ProductivityCell {
	x := math.NaN()
	return ProductivityCell{x, x, x, x, x, x, x, x, x, x, x}
}

func ones(n int) []float64 {
	x := make([]float64, n)
	for i := range x {
		x[i] = 1
	}
	return x
}
