package stats

import (
	"github.com/machikoba/machikoba/ingest/census"
)

// ShareOfNation divides every figure by that of the same key for the nation:
//
//	sⱼ = xⱼ / x.
//
// The statistic is [census.ShareOfNation], the unit a fraction.
//
// # References
//
// W. Isard (1960), Methods of Regional Analysis, MIT Press, ch. 7.
func ShareOfNation(t *census.Table) *census.Table {
	return quotient{to: ofNation, name: census.ShareOfNation.Of, part: true}.of(t)
}

// ShareOfPrefecture divides every figure of a municipality by that of the same
// key for its prefecture, which the table must have: [census.Table.Regroup] adds
// it up, once [census.Table.WithoutWards] has left the wards out.
//
//	sₘ = xₘ / xⱼ, municipality m in prefecture j
//
// The statistic is [census.ShareOfPrefecture], the unit a fraction. The nation
// has no share.
//
// # References
//
// W. Isard (1960), Methods of Regional Analysis, MIT Press, ch. 7.
func ShareOfPrefecture(t *census.Table) *census.Table {
	return quotient{to: ofPrefecture, name: census.ShareOfPrefecture.Of, part: true}.of(t)
}

// Composition divides every figure by that of the same key for all
// manufacturing: the share of an industry in its area.
//
//	sᵢ = xᵢ / x.
//
// The statistic is [census.ShareOfManufacturing], the unit a fraction.
//
// # References
//
// W. Isard (1960), Methods of Regional Analysis, MIT Press, ch. 7.
func Composition(t *census.Table) *census.Table {
	return quotient{to: ofManufacturing, name: census.ShareOfManufacturing.Of, part: true}.of(t)
}

var (
	ofNation        = census.Move{Area: census.To(census.Japan)}
	ofPrefecture    = census.Move{Area: census.Area.Prefecture}
	ofManufacturing = census.Move{Industry: census.To(census.Manufacturing)}
)

// SizeComposition divides every figure by that of the widest size class that
// the table has for its key, the share of a size class in its industry and area:
//
//	sₖ = xₖ / x
//
// The statistic is [census.ShareOfSizes], the unit a fraction. A key none of
// whose sizes contains all the others has no base.
//
// # References
//
// W. Isard (1960), Methods of Regional Analysis, MIT Press, ch. 7.
func SizeComposition(t *census.Table) *census.Table {
	return quotient{rows: wholeRows, name: census.ShareOfSizes.Of, part: true}.of(t)
}

// wholeRows returns, for each row, the row of the widest size class of its key,
// -1 where no class contains all others.
func wholeRows(t *census.Table) []int32 {
	groups := t.GroupBy(census.BySize)
	widest := make([]int32, len(groups.First))
	for id, rows := range groups.Members() {
		widest[id] = widestOf(t, rows)
	}
	over := make([]int32, t.Len())
	for i, id := range groups.ID {
		over[i] = widest[id]
	}
	return over
}

func widestOf(t *census.Table, rows []int32) int32 {
	widest := rows[0]
	for _, r := range rows[1:] {
		if size := t.Key(int(r)).Size; size.Contains(t.Key(int(widest)).Size) {
			widest = r
		}
	}
	whole := t.Key(int(widest)).Size
	for _, r := range rows {
		if !whole.Contains(t.Key(int(r)).Size) {
			return -1
		}
	}
	return widest
}

// LocationQuotient compares the share of an industry in an area with its share
// in the nation:
//
//	LQᵢⱼ = (xᵢⱼ / x.ⱼ) / (xᵢ. / x..) = ShareOfNation(Composition(t))
//
// 1 is the nation's structure; an area is specialised in industries above it.
// The statistic is [census.LocationQuotient], the unit a ratio. An area without
// any manufacturing, or an industry that the nation does not have, has no base; a
// quotient with a negative part, which value added can have, is not applicable.
//
// # References
//
// Florence, P. S. (1939), Report on the Location of Industry, Political and
// Economic Planning. Balassa, B. (1965), Trade liberalisation and "revealed"
// comparative advantage, The Manchester School 33(2), 99-123.
func LocationQuotient(t *census.Table) *census.Table {
	return quotientForm(t, census.LocationQuotient, nil)
}

// PerEmployee divides every figure by the employees of its key, output per
// worker:
//
//	qᵢⱼ = xᵢⱼ / eᵢⱼ
//
// The statistic is [census.PerEmployee], the unit that of the figure per person.
//
// Money is of the year and employees are of one day, which for reference years
// from 2015 is 1 June of the year after.
//
// # References
//
// W. G. Cochran (1977), Sampling Techniques, 3rd edition, Wiley, ch. 6.
func PerEmployee(t *census.Table) *census.Table {
	return Ratio(t, census.Move{Measure: census.To(census.Employees)}, census.PerEmployee)
}

// PerEstablishment divides every figure by the establishments of its key, of
// employees the average size:
//
//	qᵢⱼ = xᵢⱼ / nᵢⱼ
//
// The statistic is [census.PerEstablishment], the unit that of the figure per
// establishment.
//
// # References
//
// W. G. Cochran (1977), Sampling Techniques, 3rd edition, Wiley, ch. 6.
func PerEstablishment(t *census.Table) *census.Table {
	return Ratio(t, census.Move{Measure: census.To(census.Establishments)}, census.PerEstablishment)
}
