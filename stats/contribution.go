package stats

import "github.com/machikoba/machikoba/ingest/census"

// Contributions divides the change of every whole that has parts in t among
// them: of a nation by area, of all manufacturing by industry, of the widest
// size class by size.
//
//	Δxᵢ = xᵢ₁ − xᵢ₀,  ΔX = Σ Δxᵢ + not attributed
//
// [Decomposition.Points] of a change is its contribution to growth, 寄与度, and
// [Decomposition.Share] its share of it, 寄与率. The parts are the rows of t and
// the wholes the published figures of the table that t was selected from, so
// that a part that is suppressed in either year is within what is not
// attributed.
//
// Years on two sides of a break of the survey are an error that names it, and so
// are parts that count establishments twice. It panics unless the span's first
// year is before its last.
func Contributions(t *census.Table, by census.Dimension, s Span) ([]Decomposition, error) {
	s.check("Contributions")
	return eachWhole(t, s, by, func(c composed) (Decomposition, error) {
		parts := make([]DecompositionPart, len(c.parts))
		for i := range parts {
			p := &c.parts[i]
			parts[i] = partOf(p, p.end.Value-p.start.Value)
		}
		return newDecomposition(t, s, c.whole, []string{"change"}, parts), nil
	})
}
