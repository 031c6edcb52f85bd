package stats

import (
	"fmt"
	"math"
	"slices"
	"strings"

	"gonum.org/v1/gonum/mat"

	"github.com/machikoba/machikoba/ingest/census"
	"github.com/machikoba/machikoba/stats/series"
)

// PanelScale says in what a panel is fitted.
type PanelScale uint8

const (
	Logarithms PanelScale = iota // slopes are elasticities, effects are growth
	Levels                       // as they are, in the units of the table
)

// String returns the name of the scale.
func (s PanelScale) String() string {
	switch s {
	case Logarithms:
		return "logarithms"
	case Levels:
		return "levels"
	}
	return fmt.Sprintf("PanelScale(%d)", uint8(s))
}

// of brings a figure to the scale; what has no logarithm is NaN.
func (s PanelScale) of(v float64) float64 {
	switch {
	case s == Levels:
		return v
	case v > 0:
		return math.Log(v)
	}
	return math.NaN()
}

// PanelOptions are the choices of [FitPanel]. The zero value takes logarithms, a
// constant for each unit, and employees to explain.
type PanelOptions struct {
	// On are the measures that explain; none stands for [census.Employees].
	On      []census.Measure
	Scale   PanelScale
	Effects series.Effects
}

// A Panel is a fit of one measure on others, over units and years that are
// comparable with one another.
type Panel struct {
	// PanelFit has the slopes, one for each of On; the covariances of Arellano
	// and of Driscoll and Kraay are its methods.
	*series.PanelFit
	Of census.Measure
	On []census.Measure
	// Years are the largest set of years that are comparable in all measures,
	// the later of equals.
	Years []census.Year
	// Keys of the units that were used, without year and measure.
	Keys []census.Key
	// Missing counts the figures of Of that could not be used, because they or one
	// of On are absent, or have no logarithm.
	Missing int
	Status  census.Status // the worst of the figures used
}

// FitPanel fits a measure of t on others by least squares within units, which are
// the rows that agree in all but year and measure: areas, industries of areas.
//
//	y_it = αᵢ + β'x_it + u_it
//
// with y the measure given and x those of o.On. Totals are units like others:
// select areas first, t.Select(census.PrefectureLevel). The years are those of
// the largest set that is comparable in every measure, so that the fit does not
// cross a break of the survey. The panel may be unbalanced. An error says what
// it lacks: rows with figures of all measures, or variation within units.
//
// # References
//
// Baltagi, B. H. (2013), Econometric Analysis of Panel Data, 5th edition,
// chapters 2 and 3. Chichester: Wiley.
func FitPanel(t *census.Table, of census.Measure, o PanelOptions) (*Panel, error) {
	if len(o.On) == 0 {
		o.On = []census.Measure{census.Employees}
	}
	if slices.Contains(o.On, of) {
		return nil, fmt.Errorf("stats: panel of %s on %v: a measure cannot explain itself", of, o.On)
	}
	explained := t.Select(of)
	p := &Panel{Of: of, On: o.On, Years: alike(explained, append([]census.Measure{of}, o.On...))}
	var data series.Panel
	var x []float64
	numbers := map[census.Key]int{}
	for i := range explained.Len() {
		f := explained.At(i)
		if !slices.Contains(p.Years, f.Year) {
			continue
		}
		row, status := p.regressors(t, f.Key, o.Scale)
		y := o.Scale.of(f.Value)
		if math.IsNaN(y) || slices.ContainsFunc(row, math.IsNaN) {
			p.Missing++
			continue
		}
		p.Status = max(p.Status, status, f.Status)
		x = append(x, row...)
		data.Unit, data.Time, data.Y = append(data.Unit, p.unit(numbers, f.Key)), append(data.Time, int(f.Year)), append(data.Y, y)
	}
	if len(data.Y) == 0 {
		return nil, fmt.Errorf("stats: panel of %s on %v: no unit and year has figures of all of them", p.Of, p.On)
	}
	data.X = mat.NewDense(len(data.Y), len(p.On), x)
	var err error
	if p.PanelFit, err = series.Within(data, o.Effects); err != nil {
		return nil, fmt.Errorf("stats: panel of %s on %v over %v%s: %w", p.Of, p.On, p.Years, p.otherYears(explained), err)
	}
	return p, nil
}

// otherYears says of which years those of the panel are, and which breaks divide
// them; it is empty where none does.
func (p *Panel) otherYears(explained *census.Table) string {
	var reasons []string
	years := explained.Years()
	for i := range years[1:] {
		for _, m := range append([]census.Measure{p.Of}, p.On...) {
			for _, b := range explained.Comparable(census.Key{Year: years[i], Measure: m}, census.Key{Year: years[i+1], Measure: m}) {
				if reason := b.String(); !slices.Contains(reasons, reason) {
					reasons = append(reasons, reason)
				}
			}
		}
	}
	if len(reasons) == 0 {
		return ""
	}
	return fmt.Sprintf(" of %v, which breaks of the survey divide (%s)", years, strings.Join(reasons, "; "))
}

// alike returns the largest set of years of explained that are comparable in all
// measures.
func alike(explained *census.Table, measures []census.Measure) []census.Year {
	var sets [][]census.Year
	comparable := func(a, b census.Year) bool {
		for _, m := range measures {
			if explained.Comparable(census.Key{Year: a, Measure: m}, census.Key{Year: b, Measure: m}) != nil {
				return false
			}
		}
		return true
	}
	for _, y := range explained.Years() {
		i := slices.IndexFunc(sets, func(s []census.Year) bool { return comparable(s[0], y) })
		if i < 0 {
			i, sets = len(sets), append(sets, nil)
		}
		sets[i] = append(sets[i], y)
	}
	var best []census.Year
	for _, s := range sets {
		if len(s) >= len(best) {
			best = s
		}
	}
	return best
}

// regressors returns the figures of the explaining measures beside a key.
func (p *Panel) regressors(t *census.Table, k census.Key, scale PanelScale) ([]float64, census.Status) {
	var row []float64
	var worst census.Status
	for _, m := range p.On {
		k.Measure = m
		f, ok := t.Base().Find(k)
		if !ok {
			f = census.Absence(k, census.NotAvailable)
		}
		row, worst = append(row, scale.of(f.Value)), max(worst, f.Status)
	}
	return row, worst
}

// unit returns the number of the unit of a key.
func (p *Panel) unit(numbers map[census.Key]int, k census.Key) int {
	k.Year, k.Measure = 0, ""
	i, known := numbers[k]
	if !known {
		i = len(p.Keys)
		numbers[k], p.Keys = i, append(p.Keys, k)
	}
	return i
}
