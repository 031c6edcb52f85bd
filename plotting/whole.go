package plotting

import (
	"strings"

	"github.com/machikoba/machikoba/ingest/census"
)

// apart takes the whole out from among its parts: the row of Japan where
// there are other areas, or that of all manufacturing where there are other
// industries. A whole is no rank among its parts, and no tile.
func apart(t *census.Table) (rest *census.Table, whole *census.Observation) {
	isWhole := func(o census.Observation) bool { return false }
	switch areas, industries := t.Areas(), t.Industries(); {
	case len(areas) > 1 && areas[0] == census.Japan:
		isWhole = func(o census.Observation) bool { return o.Area == census.Japan }
	case len(industries) > 1 && industries[0] == census.Manufacturing:
		isWhole = func(o census.Observation) bool { return o.Industry == census.Manufacturing }
	}
	wholes := t.Where(isWhole)
	if wholes.Len() != 1 {
		return t, nil
	}
	o := wholes.At(0)
	return t.Where(func(o census.Observation) bool { return !isWhole(o) }), &o
}

// additive reports whether figures of a unit add up to that of the whole, so
// that whole and part have no common scale.
func additive(u census.Unit) bool {
	switch u {
	case census.UnitPersons, census.UnitEstablishments, census.UnitMembers:
		return true
	}
	return strings.Contains(string(u), string(census.UnitYen)) && !strings.Contains(string(u), " per ")
}

// wholeNote says what the whole is: "Japan: 331.8 trillion yen".
func (s *subject) wholeNote(o census.Observation) string {
	return upperFirst(s.label(o.Key)) + s.language.Choose(": ", "：") + o.Unit.Format(o.Value, s.language) + s.language.Choose(".", "。")
}
