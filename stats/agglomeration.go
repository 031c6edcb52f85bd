package stats

import (
	"math"

	"github.com/machikoba/machikoba/ingest/census"
	"github.com/machikoba/machikoba/stats/measure"
)

// An IndustryAgglomeration says how clustered an industry is, beyond what follows
// from its plants being few and large.
type IndustryAgglomeration struct {
	// Key of the figure whose distribution over areas it is, with Area zero.
	census.Key
	// G is the raw concentration Σ (sᵣ − xᵣ)², Raw is G / (1 − Σ xᵣ²).
	G, Raw float64
	// Plants bounds the plant Herfindahl index H.
	Plants measure.Interval
	// Gamma and MaurelSedillot bound the indices, over all H within Plants. Where
	// both ends are equal the index is exact.
	Gamma, MaurelSedillot measure.Interval
	// Status is the worst of the figures: that of G is absent where an area is
	// hidden, not available where there is nothing to bound H by, not applicable
	// for an industry of one plant and a nation of one area.
	Status  census.Status
	Sources []census.Source
}

// AgglomerationOptions are the further choices of [Agglomeration].
type AgglomerationOptions struct {
	// Plants has the plant Herfindahl index of industries where it is known, from
	// establishment files for example, a point or an interval. Those of other
	// industries are bounded by size classes, see [SizesOfPlants]: all classes of
	// all areas together, or where an area lacks them those of the nation.
	Plants map[census.Industry]measure.Interval
}

// Agglomeration returns the indices of Ellison and Glaeser and of Maurel and
// Sédillot for every industry and figure of t, usually employees, over its areas:
//
//	γ = (G − (1 − Σ xᵣ²) H) / ((1 − Σ xᵣ²)(1 − H))    G = Σ (sᵣ − xᵣ)²
//	γ̂ = ((Σ sᵣ² − Σ xᵣ²) / (1 − Σ xᵣ²) − H) / (1 − H)
//
// s are the shares of the areas in the industry and x those in all
// manufacturing. Both are 0 on average if plants choose areas at random in
// proportion to x; Ellison and Glaeser called .02 to .05 weakly and more than .05
// strongly agglomerated. Without a file of plants H is known within bounds only,
// and so are they. Areas are those of [Along], and so is what becomes of hidden
// ones.
//
// # References
//
// G. Ellison and E. L. Glaeser (1997), Geographic concentration in U.S.
// manufacturing industries: a dartboard approach, Journal of Political Economy
// 105, 889-927. F. Maurel and B. Sédillot (1999), A measure of the geographic
// concentration in French manufacturing industries, Regional Science and Urban
// Economics 29, 575-604.
func Agglomeration(t *census.Table, o AgglomerationOptions) []IndustryAgglomeration {
	parts := newParting(t.Base(), census.ByArea)
	var classes map[census.Key]sizeFigures
	var out []IndustryAgglomeration
	groups := t.GroupBy(census.ByArea)
	for id, rows := range groups.Members() {
		k := t.Key(int(groups.First[id]))
		group := parts.find(k)
		kinds := parts.kindsOf(t, rows, group)
		if len(kinds) == 0 {
			kinds = parts.kindsOf(parts.table, parts.members[group], group)
		}
		if len(kinds) != 1 || k.Industry == census.Manufacturing {
			continue
		}
		c := described{parting: parts, group: group, kind: kinds[0], own: parts.distribution(group, kinds[0])}
		a := c.agglomeration()
		h, known := o.Plants[k.Industry]
		if !known {
			if classes == nil {
				classes = newClassTable(t.Base())
			}
			h = c.plantHerfindahl(classes, &a)
		}
		a.index(h, &c)
		out = append(out, a)
	}
	return out
}

// agglomeration returns what needs no plants.
func (c *described) agglomeration() IndustryAgglomeration {
	nan := math.NaN()
	none := measure.Interval{Lower: nan, Upper: nan}
	ref := c.reference(Summary{against: theWhole})
	a := IndustryAgglomeration{Key: c.key(), G: nan, Raw: nan, Plants: none, Gamma: none, MaurelSedillot: none,
		Status: max(c.own.status, ref.status), Sources: union(c.own.sources, ref.sources)}
	switch {
	case a.Status.Absent():
	case c.own.sum() == 0:
		a.Status = census.NoBase
	case c.own.incomplete():
		a.Status = census.NotAvailable
	case a.Status == census.Nil:
		a.Status = census.Official
	}
	if !a.Status.Absent() {
		raw := measure.EllisonGlaeser(c.own.x, ref.x, 0)
		if a.G, a.Raw = raw.G, raw.Raw; math.IsNaN(a.Raw) {
			a.Status = census.NotApplicable
		}
	}
	return a
}

// plantHerfindahl bounds the index by the size classes of the areas together, or
// by those of the nation.
func (c *described) plantHerfindahl(classes map[census.Key]sizeFigures, a *IndustryAgglomeration) measure.Interval {
	k := c.key()
	var all, counted []measure.SizeClass
	for _, r := range c.members[c.group] {
		o := c.table.Key(int(r))
		if o.Area == census.Japan || kindOf(o, c.d) != c.kind {
			continue
		}
		some := classes[classKey(o)]
		sizes := some.finest(k.Size, classFigures.complete)
		if sizes == nil {
			all = nil
			break
		}
		for _, s := range sizes {
			a.Sources = union(a.Sources, some[s].sources)
		}
		all = append(all, some.classes(sizes)...)
	}
	if all == nil {
		nation := classes[classKey(k)]
		all = nation.classes(nation.finest(k.Size, classFigures.complete))
		counted = nation.classes(nation.finest(k.Size, classFigures.counted))
	}
	h, err := plantHerfindahl(all, counted)
	if err != nil {
		return measure.Interval{Lower: math.NaN(), Upper: math.NaN()}
	}
	return h
}

// index adds the indices for the plants.
func (a *IndustryAgglomeration) index(h measure.Interval, c *described) {
	a.Plants = h
	if a.Status.Absent() {
		return
	}
	if math.IsNaN(h.Lower + h.Upper) {
		a.Status = census.NotAvailable
		return
	}
	ref := c.reference(Summary{against: theWhole})
	a.Gamma = measure.EllisonGlaeserInterval(c.own.x, ref.x, h)
	low := measure.EllisonGlaeser(c.own.x, ref.x, h.Lower).MaurelSedillot
	high := measure.EllisonGlaeser(c.own.x, ref.x, h.Upper).MaurelSedillot
	a.MaurelSedillot = measure.Interval{Lower: min(low, high), Upper: max(low, high)}
	if math.IsNaN(a.Gamma.Lower + a.Gamma.Upper) {
		a.Status = census.NotApplicable
	}
}
