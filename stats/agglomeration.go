package stats

import (
	"math"
	"sync"

	"github.com/machikoba/machikoba/ingest/census"
	"github.com/machikoba/machikoba/internal/parallel"
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
	a := agglomerating{parting: newParting(t.Base(), census.ByArea), known: o.Plants}
	groups := t.GroupBy(census.ByArea)
	members, inBase := groups.Members(), t.Locate(census.Move{})
	out := make([]*IndustryAgglomeration, len(members))
	parallel.Pieces(len(members), 1, func(from, to int) {
		for id := from; id < to; id++ {
			k := t.Key(int(groups.First[id]))
			if kinds := a.kindsOf(members[id], inBase, a.find(k)); len(kinds) == 1 && k.Industry != census.Manufacturing {
				out[id] = a.of(a.find(k), kinds[0])
			}
		}
	})
	var found []IndustryAgglomeration
	for _, o := range out {
		if o != nil {
			found = append(found, *o)
		}
	}
	return found
}

// An agglomerating is what the indices of all industries are made from.
type agglomerating struct {
	*parting
	known map[census.Industry]measure.Interval

	classify sync.Once // the classes are needed where an index is not known
	classes  *classTable
	nation   map[census.Key]int32 // the groups of its classes that are of the nation
}

// of returns the indices of an industry and figure over areas of one kind.
func (a *agglomerating) of(group int32, kind string) *IndustryAgglomeration {
	c := described{parting: a.parting, group: group, kind: kind, own: a.distribution(group, kind)}
	ref := c.reference(Summary{against: theWhole})
	out := c.agglomeration(ref)
	h, known := a.known[out.Industry]
	if !known {
		h = a.plantHerfindahl(&c, &out)
	}
	out.index(h, c.own, ref)
	return &out
}

// agglomeration returns what needs no plants.
func (c *described) agglomeration(ref against) IndustryAgglomeration {
	nan := math.NaN()
	none := measure.Interval{Lower: nan, Upper: nan}
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
func (a *agglomerating) plantHerfindahl(c *described, out *IndustryAgglomeration) measure.Interval {
	a.classify.Do(a.findClasses)
	size := c.key().Size
	all, ok := a.classesOfAreas(c, size, out)
	var counted []measure.SizeClass
	if !ok {
		k := c.key()
		k.Size, k.Measure = census.Size{}, census.Employees
		if nation, has := a.nation[k]; has {
			figures := a.classes.figures(nation, nil)
			all = figures.finest(size, classFigures.complete, nil).classes(nil)
			counted = figures.finest(size, classFigures.counted, nil).classes(nil)
		}
	}
	h, err := plantHerfindahl(all, counted)
	if err != nil {
		return measure.Interval{Lower: math.NaN(), Upper: math.NaN()}
	}
	return h
}

// classesOfAreas returns the size classes of all areas; ok is false where an area
// lacks them, or there is none.
func (a *agglomerating) classesOfAreas(c *described, whole census.Size, out *IndustryAgglomeration) (all []measure.SizeClass, ok bool) {
	var figures, finest sizeFigures
	kinds := a.universe[a.outer[c.group]].kinds
	for _, r := range c.members[c.group] {
		if at := a.part[r]; at < 0 || kinds[at] != c.kind {
			continue
		}
		figures = a.classes.figures(a.classes.groups.ID[r], figures)
		finest = figures.finest(whole, classFigures.complete, finest)
		if len(finest) == 0 {
			return nil, false
		}
		for _, f := range finest {
			out.Sources = union(out.Sources, f.sources)
		}
		all = finest.classes(all)
	}
	return all, all != nil
}

// findClasses makes the table of classes and finds the nation in it.
func (a *agglomerating) findClasses() {
	a.classes, a.nation = newClassTable(a.table), map[census.Key]int32{}
	for group := range a.classes.members {
		if k := a.classes.key(int32(group)); k.Area == census.Japan {
			a.nation[k] = int32(group)
		}
	}
}

// index adds the indices for the plants.
func (a *IndustryAgglomeration) index(h measure.Interval, own *distribution, ref against) {
	a.Plants = h
	if a.Status.Absent() {
		return
	}
	if math.IsNaN(h.Lower + h.Upper) {
		a.Status = census.NotAvailable
		return
	}
	a.Gamma = measure.EllisonGlaeserInterval(own.x, ref.x, h)
	low := measure.EllisonGlaeser(own.x, ref.x, h.Lower).MaurelSedillot
	high := measure.EllisonGlaeser(own.x, ref.x, h.Upper).MaurelSedillot
	a.MaurelSedillot = measure.Interval{Lower: min(low, high), Upper: max(low, high)}
	if math.IsNaN(a.Gamma.Lower + a.Gamma.Upper) {
		a.Status = census.NotApplicable
	}
}
