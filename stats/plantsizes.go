package stats

import (
	"math"
	"slices"

	"github.com/machikoba/machikoba/ingest/census"
	"github.com/machikoba/machikoba/internal/parallel"
	"github.com/machikoba/machikoba/stats/measure"
)

// PlantSizes is what the size classes of an area and industry tell of the sizes
// of its establishments in persons engaged.
type PlantSizes struct {
	// Key of the classes together, a figure of employees: its Size is the range
	// that they cover.
	census.Key
	// Classes are the finest that have both establishments and employees,
	// published or the difference of two that are.
	Classes []measure.SizeClass
	// Herfindahl bounds Σ zₖ², zₖ being the share of establishment k in the
	// employees; see measure.PlantHerfindahl. Classes whose employees are hidden
	// narrow it by their establishments; see measure.PlantHerfindahlInterval.
	Herfindahl measure.Interval
	// Gini bounds the inequality of sizes; see measure.GroupedGini.
	Gini measure.Interval
	// Mean is employees per establishment. Median is interpolated within the
	// finest classes that have establishments, and NaN in the open one.
	Mean, Median float64
	// Status is the worst of the figures used: not available where no classes
	// without gaps have both figures, no base where there are no establishments, not
	// applicable where no establishments of these sizes could have the employees.
	Status  census.Status
	Sources []census.Source
}

// SizesOfPlants returns what size classes tell of the sizes of establishments,
// for each year, area and industry of t for which t.Base() has establishments or
// employees by size class. What a class lacks is taken from the difference of
// wider and narrower ones: 4–29 persons is 4 or more less 30 or more. With nₖ
// establishments and eₖ employees in class k, and E = Σ eₖ,
//
//	Herfindahl  Σ eₖ²/nₖ / E² or more; at most with as many as possible at a limit
//	Gini        that between the classes or more
//	Mean        E / Σ nₖ
//
// # References
//
// R. Schmalensee (1977), Using the H-index of concentration with published data,
// The Review of Economics and Statistics 59, 186-193. J. L. Gastwirth (1972), The
// estimation of the Lorenz curve and Gini index, The Review of Economics and
// Statistics 54, 306-316.
func SizesOfPlants(t *census.Table) []PlantSizes {
	classes := newClassTable(t.Base())
	var groups []int32
	seen := make([]bool, len(classes.members))
	for _, row := range t.Locate(census.Move{}) {
		g := classes.groups.ID[row]
		if !seen[g] && classes.has(g) {
			groups = append(groups, g)
		}
		seen[g] = true
	}
	if len(groups) == 0 {
		return nil
	}
	out := make([]PlantSizes, len(groups))
	parallel.Pieces(len(groups), 1024, func(from, to int) {
		var w plantsWork
		for i, g := range groups[from:to] {
			w.figures = classes.figures(g, w.figures)
			out[from+i] = w.plants(classes.key(g))
		}
	})
	return out
}

// A plantsWork is room for the classes of one area and industry after another.
type plantsWork struct {
	figures, finest  sizeFigures
	counted, classes []measure.SizeClass
}

func (w *plantsWork) plants(k census.Key) PlantSizes {
	nan := math.NaN()
	none := measure.Interval{Lower: nan, Upper: nan}
	p := PlantSizes{Key: k, Herfindahl: none, Gini: none, Mean: nan, Median: nan, Status: census.NotAvailable}
	if whole, ok := w.figures.hull(classFigures.counted); ok {
		p.Size = whole
		w.count(whole)
		if median, err := measure.GroupedMedian(touching(w.counted)); err == nil {
			p.Median = median
		}
	}
	whole, ok := w.figures.hull(classFigures.complete)
	if !ok {
		return p
	}
	w.finest = w.figures.finest(whole, classFigures.complete, w.finest)
	if len(w.finest) == 0 { // there are gaps
		return p
	}
	p.Size, p.Status = whole, census.Official
	for _, f := range w.finest {
		p.Status, p.Sources = max(p.Status, f.status), union(p.Sources, f.sources)
	}
	p.Classes = w.keep(w.finest)
	w.count(whole)
	p.measure(w.counted)
	return p
}

// count makes the finest classes that are counted the counted ones.
func (w *plantsWork) count(whole census.Size) {
	w.finest = w.figures.finest(whole, classFigures.counted, w.finest)
	w.counted = w.finest.classes(w.counted[:0])
}

// keep returns classes that are not written over. Many share one piece of memory.
func (w *plantsWork) keep(f sizeFigures) []measure.SizeClass {
	if cap(w.classes)-len(w.classes) < len(f) {
		w.classes = make([]measure.SizeClass, 0, max(1024, len(f)))
	}
	from := len(w.classes)
	w.classes = f.classes(w.classes)
	return w.classes[from:len(w.classes):len(w.classes)]
}

// measure describes the classes, and those that are only counted.
func (p *PlantSizes) measure(counted []measure.SizeClass) {
	if p.Status == census.Nil {
		p.Status = census.Official
	}
	h, err := plantHerfindahl(p.Classes, counted)
	edges := touching(p.Classes)
	gini, errGini := measure.GroupedGini(edges)
	mean, errMean := measure.GroupedMean(edges)
	if err != nil || errGini != nil || errMean != nil {
		p.Status = census.NotApplicable
		if !slices.ContainsFunc(p.Classes, func(c measure.SizeClass) bool { return c.Count != 0 || c.Total != 0 }) {
			p.Status = census.NoBase
		}
		return
	}
	p.Herfindahl, p.Gini, p.Mean = h, gini, mean
}

// plantHerfindahl bounds the index by classes with both figures and by finer ones of
// which some are only counted.
func plantHerfindahl(complete, counted []measure.SizeClass) (measure.Interval, error) {
	h, err := measure.PlantHerfindahl(complete)
	if err != nil || len(counted) <= len(complete) {
		return h, err
	}
	total := 0.0
	for _, c := range complete {
		total += c.Total
	}
	if finer, err := measure.PlantHerfindahlInterval(counted, total); err == nil {
		h.Lower, h.Upper = max(h.Lower, finer.Lower), min(h.Upper, finer.Upper)
	}
	return h, nil
}
