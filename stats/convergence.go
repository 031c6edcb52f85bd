package stats

import (
	"fmt"

	"github.com/machikoba/machikoba/ingest/census"
	"github.com/machikoba/machikoba/stats/series"
)

// A Convergence says whether areas came closer to one another over a span.
type Convergence struct {
	// Key of what was compared, in the later year, with the area of the nation.
	Key  census.Key
	Span Span
	// Areas have figures in both years; Missing have not, and were left out.
	Areas, Missing []census.Area
	// Beta is the regression of growth on the level at the start, with Speed and
	// HalfLife.
	Beta *series.BetaConvergence
	// Sigma compares how far areas are apart in the two years.
	Sigma   series.SigmaConvergence
	Status  census.Status // the worst of the figures used
	Sources []census.Source
}

// Converge tests for every set of areas in t, one for each measure, industry and
// so on, whether those that were behind grew faster (beta) and whether
// they lie closer together at the end (sigma):
//
//	(1/T) ln(yⱼ₁/yⱼ₀) = a + b ln yⱼ₀ + uⱼ,  λ = −ln(1 + bT)/T,  half-life = ln 2 / λ
//	σₜ = the standard deviation of ln yⱼₜ
//
// The areas are those of t but for the nation, of one kind. An area whose figure
// is suppressed or absent in either year is left out and listed. A level such as
// output per worker, [PerEmployee], is what the literature has in mind: totals
// converge only where areas grow alike in size.
//
// How far areas are apart in every year, [Along] tells with [CV].
//
// Fewer than three areas, a figure that is zero or negative, areas of several
// kinds, and years on two sides of a break of the survey are errors that say so.
// It panics unless the span's first year is before its last.
//
// # References
//
// Barro, R. J. & Sala-i-Martin, X. (1992), Convergence, Journal of Political
// Economy 100(2), 223–251.
func Converge(t *census.Table, s Span) ([]Convergence, error) {
	s.check("Converge")
	return eachWhole(t, s, census.ByArea, s.converge)
}

func (s Span) converge(c composed) (r Convergence, err error) {
	r = Convergence{Key: c.whole.key, Span: s}
	used := c.parts[:0] // which takes no room of its own
	for _, p := range c.parts {
		if p.missing() {
			r.Missing = append(r.Missing, p.key.Area)
			continue
		}
		used, r.Areas = append(used, p), append(r.Areas, p.key.Area)
		r.Status = max(r.Status, p.status())
		r.Sources = union(union(r.Sources, p.start.Sources), p.end.Sources)
	}
	y := change(used)
	if r.Beta, err = series.Beta(y, float64(s.To-s.From)); err == nil {
		r.Sigma, err = series.Sigma(y)
	}
	if err != nil {
		return Convergence{}, fmt.Errorf("stats: convergence of %v over %v, %d areas: %w", r.Key, s, len(used), err)
	}
	return r, nil
}
