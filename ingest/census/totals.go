package census

import (
	"fmt"
	"slices"
)

// AddTotals returns the table with the totals added that it lacks: the sums
// over prefectures as Japan (or over the areas of a foreign scheme as its
// nation), over divisions as all manufacturing. Totals that the table has stay
// as they are. See [Table.Regroup] for what a sum is.
func (t *Table) AddTotals(d Dimension) (*Table, error) {
	var m Move
	switch d {
	case ByArea:
		m.Area = func(a Area) (Area, bool) { return Japan, a.IsPrefecture() }
		if !slices.ContainsFunc(t.Areas(), Area.IsPrefecture) {
			m.Area = func(a Area) (Area, bool) { return Japan, a != Japan }
		}
	case ByIndustry:
		m.Industry = func(i Industry) (Industry, bool) { return Manufacturing, i.IsDivision() }
		if !slices.ContainsFunc(t.Industries(), Industry.IsDivision) {
			m.Industry = func(i Industry) (Industry, bool) { return Manufacturing, i != Manufacturing }
		}
	default:
		return nil, fmt.Errorf("census: AddTotals: the total of a %v is not defined: use Regroup", d)
	}
	sums, err := t.Where(func(o Observation) bool { return o.Statistic == Published }).Regroup(m)
	if err != nil {
		return nil, err
	}
	has := sums.locate(Move{}, t.Base())
	var missing []int32
	for i, row := range has {
		if t.fromBase(row) < 0 {
			missing = append(missing, int32(i))
		}
	}
	return Concat(t.Detach(), sums.take(missing).Detach())
}
