package stats

import (
	"fmt"

	"github.com/machikoba/machikoba/ingest/census"
	"github.com/machikoba/machikoba/stats/series"
)

// A ShiftShareModel says into which effects a shift-share divides a change.
type ShiftShareModel uint8

const (
	// ClassicShiftShare: national, industry mix, competitive.
	ClassicShiftShare ShiftShareModel = iota
	// EstebanMarquillas divides the competitive effect into one at the nation's
	// composition and an allocation effect.
	EstebanMarquillas
	// ArcelusModel divides each effect into an expected and a differential part,
	// and has a regional growth effect.
	ArcelusModel
)

// String returns the name of the model.
func (m ShiftShareModel) String() string {
	switch m {
	case ClassicShiftShare:
		return "classic"
	case EstebanMarquillas:
		return "Esteban-Marquillas"
	case ArcelusModel:
		return "Arcelus"
	}
	return fmt.Sprintf("ShiftShareModel(%d)", uint8(m))
}

var shiftShareEffects = map[ShiftShareModel][]string{
	ClassicShiftShare: {"national effect", "industry mix effect", "competitive effect"},
	EstebanMarquillas: {"national effect", "industry mix effect", "homothetic competitive effect", "allocation effect"},
	ArcelusModel: {"expected national growth effect", "differential national growth effect",
		"expected industry mix effect", "differential industry mix effect",
		"expected regional growth effect", "differential regional growth effect",
		"expected regional industry mix effect", "differential regional industry mix effect"},
}

// Steps says how a span of years is gone through.
type Steps uint8

const (
	// OneStep compares the first year with the last.
	OneStep Steps = iota
	// YearByYear adds up the effects from each year of the table to the next,
	// so that the weights follow the composition.
	YearByYear
)

// String returns the name of the steps.
func (s Steps) String() string {
	switch s {
	case OneStep:
		return "one step"
	case YearByYear:
		return "year by year"
	}
	return fmt.Sprintf("Steps(%d)", uint8(s))
}

// ShiftShareOptions are the choices of [ShiftShare]. The zero value is the
// classic model from the first year to the last.
type ShiftShareOptions struct {
	Model ShiftShareModel
	Steps Steps
}

// ShiftShare divides the change of the industries of every area of t into what
// the nation's growth, the industry's growth in the nation, and the area itself
// account for:
//
//	national      e₀ G
//	industry mix  e₀ (Gᵢ − G)
//	competitive   e₁ − e₀ (1 + Gᵢ)
//
// with e the area's figure of an industry, Gᵢ the growth of the industry and G
// that of all its industries in the nation. The nation's figures are those of
// the same key for [census.Japan] in the table that t was selected from. An
// industry that is suppressed or absent in the area or the nation in either
// year leaves both, and its change is within what is not attributed; so is, in
// the models that need the area's own rate of an industry, the change of one
// that it did not have.
//
// Year by year is the dynamic shift-share: then an industry that is missing in
// any year between leaves them all.
//
// Years on two sides of a break of the survey, a step between them too, are an
// error that names it. It panics unless the span's first year is before its
// last.
//
// # References
//
// Dunn, E. S. (1960), A statistical and analytical technique for regional
// analysis, Papers of the Regional Science Association 6, 97–112.
//
// Esteban-Marquillas, J. M. (1972), A reinterpretation of shift-share analysis,
// Regional and Urban Economics 2(3), 249–255.
//
// Arcelus, F. J. (1984), An extension of shift-share analysis, Growth and Change
// 15(1), 3–8.
//
// Barff, R. A. & Knight, P. L. (1988), Dynamic shift-share analysis, Growth and
// Change 19(2), 1–10.
func ShiftShare(t *census.Table, s Span, o ShiftShareOptions) ([]Decomposition, error) {
	s.check("ShiftShare")
	return eachWhole(t.Select(census.AreaFunc(isNotNation)), s, census.ByIndustry, func(c composed) (Decomposition, error) {
		parts, err := o.through(t, s, c.parts)
		if err != nil {
			return Decomposition{}, err
		}
		return newDecomposition(t, s, c.whole, shiftShareEffects[o.Model], parts), nil
	})
}

func isNotNation(a census.Area) bool { return a != census.Japan }

// through adds up the effects of each part over the steps.
func (o ShiftShareOptions) through(t *census.Table, s Span, of []pair) ([]DecompositionPart, error) {
	steps := []Span{s}
	if o.Steps == YearByYear {
		steps = s.steps(t, of)
	}
	n := len(shiftShareEffects[o.Model])
	parts, effects := make([]DecompositionPart, len(of)), make([]float64, len(of)*n)
	for i := range parts {
		parts[i] = partOf(&of[i], effects[i*n:(i+1)*n:(i+1)*n]...)
	}
	for _, step := range steps {
		if err := step.comparable(t, of[0].key); err != nil {
			return nil, err
		}
		own := of
		if step != s {
			own = step.across(t, of, func(*census.Key) {})
		}
		nation := step.across(t, of, func(k *census.Key) { k.Area = census.Japan })
		for i, row := range o.Model.effects(change(own), change(nation)) {
			p := &parts[i]
			p.Status = max(p.Status, own[i].status(), nation[i].status())
			p.Sources = union(union(p.Sources, own[i].sources()), nation[i].sources())
			for e, v := range row {
				p.Effects[e] += v
			}
		}
	}
	return parts, nil
}

// steps returns the spans between neighbouring years that the table has for the
// parts. The last ends with the span, though the table may have nothing there.
func (s Span) steps(t *census.Table, parts []pair) []Span {
	var steps []Span
	from := s.From
	for y := s.From + 1; y <= s.To; y++ {
		for _, p := range parts {
			p.key.Year = y
			if _, has := t.Base().Find(p.key); has || y == s.To {
				steps = append(steps, Span{from, y})
				from = y
				break
			}
		}
	}
	return steps
}

// effects returns the effects of each industry, NaN where it was left out.
func (m ShiftShareModel) effects(region, nation series.Change) [][]float64 {
	var rows [][]float64
	switch m {
	case ArcelusModel:
		for _, c := range series.Arcelus(region, nation).Cells {
			rows = append(rows, []float64{c.NationalExpected, c.NationalDifferential, c.IndustryMixExpected, c.IndustryMixDifferential,
				c.RegionalExpected, c.RegionalDifferential, c.RegionalIndustryMixExpected, c.RegionalIndustryMixDifferential})
		}
	case EstebanMarquillas:
		for _, c := range series.ShiftShare(region, nation).Cells {
			rows = append(rows, []float64{c.National, c.IndustryMix, c.HomotheticCompetitive, c.Allocation})
		}
	case ClassicShiftShare:
		for _, c := range series.ShiftShare(region, nation).Cells {
			rows = append(rows, []float64{c.National, c.IndustryMix, c.Competitive})
		}
	default:
		panic(fmt.Sprintf("stats: %v is not known", m))
	}
	return rows
}
