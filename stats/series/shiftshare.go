package series

import "math"

// A ShiftShareCell is the change of one industry in a region, in parts.
//
//	National + IndustryMix + Competitive = Change
//	HomotheticCompetitive + Allocation   = Competitive
type ShiftShareCell struct {
	Change                             float64
	National, IndustryMix, Competitive float64
	// Homothetic is the figure the industry would have if the region had the
	// nation's composition; the two effects of Esteban-Marquillas follow from it.
	Homothetic, HomotheticCompetitive, Allocation float64
}

// A ShiftShareResult is a shift-share of a region against the nation.
type ShiftShareResult struct {
	Cells []ShiftShareCell // one for each industry, NaN where left out
	// Total is the sum over the industries with figures at both ends. Its
	// homothetic effects are sums over the industries that have them.
	Total ShiftShareCell
	// NetShift is the change beyond the nation's, IndustryMix + Competitive.
	NetShift float64
	// Structural, Location and Regional are Gerfin's factors: what the region
	// would have grown to with the nation's growth by industry, relative to the
	// nation; its growth relative to that; and the product of the two.
	Structural, Location, Regional float64
	Missing                        int     // industries left out
	Unattributed                   float64 // their change in the region where both ends are known
}

// ShiftShare divides the change of each industry of a region into what the
// nation's growth, the industry's growth in the nation and the region itself
// account for.
//
//	national      e₀ G
//	industry mix  e₀ (Gᵢ − G)
//	competitive   e₁ − e₀ (1 + Gᵢ)
//
// with e the region's figure, G the growth of the national total and Gᵢ of the
// industry in the nation. The competitive effect is written without the
// region's own rate gᵢ, so it stands where e₀ = 0. Esteban-Marquillas' effects
// need the rate, and are NaN there:
//
//	homothetic               h = e₀. Eᵢ₀ / E₀
//	homothetic competitive   h (gᵢ − Gᵢ)
//	allocation               (e₀ − h)(gᵢ − Gᵢ)
//
// An industry with NaN in any of its four figures leaves both region and nation
// and is counted. Where an industry is new in the nation, Eᵢ₀ = 0, it has no Gᵢ;
// with e₀ = 0 its whole change is competitive, otherwise the cell is NaN and so
// is the total.
//
// # References
//
// Dunn, E. S. (1960), A statistical and analytical technique for regional
// analysis, Papers of the Regional Science Association 6, 97–112.
//
// Esteban-Marquillas, J. M. (1972), A reinterpretation of shift-share analysis,
// Regional and Urban Economics 2(3), 249–255.
//
// Gerfin, H. (1964), Gesamtwirtschaftliches Wachstum und regionale Entwicklung,
// Kyklos 17(4), 565–593.
func ShiftShare(region, nation Change) ShiftShareResult {
	at, missing := present("ShiftShare", region, nation)
	r := ShiftShareResult{Cells: make([]ShiftShareCell, len(region.Start)), Missing: missing}
	for i := range r.Cells {
		r.Cells[i] = noShiftShare()
	}
	e0, e1 := region.sums(at)
	n0, n1 := nation.sums(at)
	growth := Rate(n0, n1)
	var expected []float64
	for _, i := range at {
		x0, x1 := region.Start[i], region.End[i]
		r.Cells[i] = shiftShareCell(x0, x1, nation.Start[i], nation.End[i], growth, e0/n0)
		expected = append(expected, x1-r.Cells[i].Competitive)
	}
	r.Total = totalShiftShare(r.Cells, at)
	r.NetShift = r.Total.IndustryMix + r.Total.Competitive
	r.Structural = positiveRatio(positiveRatio(sum(expected), e0), 1+growth)
	r.Regional = positiveRatio(positiveRatio(e1, e0), 1+growth)
	r.Location = positiveRatio(r.Regional, r.Structural)
	r.Unattributed = knownChange(region, at)
	return r
}

func noShiftShare() ShiftShareCell {
	x := math.NaN()
	return ShiftShareCell{x, x, x, x, x, x, x}
}

func shiftShareCell(e0, e1, n0, n1, growth, scale float64) ShiftShareCell {
	c := ShiftShareCell{Change: e1 - e0, National: e0 * growth, Homothetic: n0 * scale}
	gi := Rate(n0, n1)
	switch {
	case e0 == 0: // nothing to grow: the industry's own rate does not matter
		c.IndustryMix, c.Competitive = 0*growth, e1
	default:
		c.IndustryMix = e0 * (gi - growth)
		c.Competitive = positiveRatio(cross(e1, n0, e0, n1), n0)
	}
	difference := math.NaN()
	if e0 != 0 {
		difference = positiveRatio(cross(e1, n0, e0, n1)/e0, n0)
	}
	c.HomotheticCompetitive = c.Homothetic * difference
	c.Allocation = (e0 - c.Homothetic) * difference
	return c
}

func totalShiftShare(cells []ShiftShareCell, at []int) ShiftShareCell {
	add := func(part func(ShiftShareCell) float64, skip bool) float64 {
		var x []float64
		for _, i := range at {
			if v := part(cells[i]); !skip || !math.IsNaN(v) {
				x = append(x, v)
			}
		}
		return sum(x)
	}
	return ShiftShareCell{
		Change:                add(func(c ShiftShareCell) float64 { return c.Change }, false),
		National:              add(func(c ShiftShareCell) float64 { return c.National }, false),
		IndustryMix:           add(func(c ShiftShareCell) float64 { return c.IndustryMix }, false),
		Competitive:           add(func(c ShiftShareCell) float64 { return c.Competitive }, false),
		Homothetic:            add(func(c ShiftShareCell) float64 { return c.Homothetic }, false),
		HomotheticCompetitive: add(func(c ShiftShareCell) float64 { return c.HomotheticCompetitive }, true),
		Allocation:            add(func(c ShiftShareCell) float64 { return c.Allocation }, true),
	}
}

// knownChange is the change of the cells outside at that have both ends.
func knownChange(c Change, at []int) float64 {
	start, end, _ := c.matched("ShiftShare")
	s, e := c.sums(at)
	return (sum(end) - sum(start)) - (e - s)
}
