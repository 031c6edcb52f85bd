package series

import "math"

// ArcelusEffects are the eight effects of Arcelus' shift-share. Expected ones
// are on the homothetic figure h, differential ones on e₀ − h. They add up to
// the change.
type ArcelusEffects struct {
	NationalExpected, NationalDifferential                       float64
	IndustryMixExpected, IndustryMixDifferential                 float64
	RegionalExpected, RegionalDifferential                       float64
	RegionalIndustryMixExpected, RegionalIndustryMixDifferential float64
}

// An ArcelusResult is the effects by industry, NaN where left out, and in total.
type ArcelusResult struct {
	Cells   []ArcelusEffects
	Total   ArcelusEffects // of the industries whose effects are all defined
	Missing int            // industries with NaN in one of the four figures
	// Growth is of the national total, RegionalGrowth of the region's.
	Growth, RegionalGrowth float64
}

// Arcelus divides the change of each industry of a region into eight effects:
//
//	h = e₀. Eᵢ₀ / E₀,  d = e₀ − h
//	national growth        h G               d G
//	industry mix           h (Gᵢ − G)        d (Gᵢ − G)
//	regional growth        h (g − G)         d (g − G)
//	regional industry mix  h ((gᵢ−g) − (Gᵢ−G))   d ((gᵢ−g) − (Gᵢ−G))
//
// with G and g the growth of the national and of the regional total. Where the
// region had nothing of an industry, e₀ = 0, its gᵢ is undefined and the
// regional industry mix of that cell is NaN; the same for Eᵢ₀ = 0 and Gᵢ. Total
// leaves such cells out.
//
// # References
//
// Arcelus, F. J. (1984), An extension of shift-share analysis, Growth and
// Change 15(1), 3–8.
func Arcelus(region, nation Change) ArcelusResult {
	at, missing := present("Arcelus", region, nation)
	e0, e1 := region.sums(at)
	n0, n1 := nation.sums(at)
	r := ArcelusResult{
		Cells: make([]ArcelusEffects, len(region.Start)), Missing: missing,
		Growth: Rate(n0, n1), RegionalGrowth: Rate(e0, e1),
	}
	for i := range r.Cells {
		r.Cells[i] = r.effects(math.NaN(), math.NaN(), math.NaN(), math.NaN())
	}
	var whole []ArcelusEffects
	for _, i := range at {
		h := positiveRatio(e0*nation.Start[i], n0)
		gi, ni := math.NaN(), Rate(nation.Start[i], nation.End[i])
		if region.Start[i] != 0 {
			gi = region.End[i]/region.Start[i] - 1
		}
		r.Cells[i] = r.effects(h, region.Start[i]-h, gi, ni)
		if !math.IsNaN(r.Cells[i].RegionalIndustryMixExpected) {
			whole = append(whole, r.Cells[i])
		}
	}
	r.Total = totalArcelus(whole)
	return r
}

func (r ArcelusResult) effects(h, d, gi, ni float64) ArcelusEffects {
	mix, regional := ni-r.Growth, r.RegionalGrowth-r.Growth
	own := (gi - r.RegionalGrowth) - mix
	return ArcelusEffects{
		h * r.Growth, d * r.Growth,
		h * mix, d * mix,
		h * regional, d * regional,
		h * own, d * own,
	}
}

func totalArcelus(cells []ArcelusEffects) ArcelusEffects {
	var c [8][]float64
	for _, e := range cells {
		for k, x := range e.list() {
			c[k] = append(c[k], x)
		}
	}
	return ArcelusEffects{
		sum(c[0]), sum(c[1]), sum(c[2]), sum(c[3]), sum(c[4]), sum(c[5]), sum(c[6]), sum(c[7]),
	}
}

// Sum returns the sum of the eight effects, the change of the industry.
func (e ArcelusEffects) Sum() float64 { l := e.list(); return sum(l[:]) }

func (e ArcelusEffects) list() [8]float64 {
	return [8]float64{
		e.NationalExpected, e.NationalDifferential,
		e.IndustryMixExpected, e.IndustryMixDifferential,
		e.RegionalExpected, e.RegionalDifferential,
		e.RegionalIndustryMixExpected, e.RegionalIndustryMixDifferential,
	}
}
