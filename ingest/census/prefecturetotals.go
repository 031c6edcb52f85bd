package census

// AddPrefectureTotals returns the table with the sums over the municipalities of
// each prefecture added where it has no figure for the prefecture itself: what
// the share of a municipality is taken of. No ward is counted beside its city;
// see [Table.WithoutWards]. What a sum is with absent parts says [Table.Regroup].
//
//	all, err := t.WithoutWards().AddPrefectureTotals()
//
// A sum is of the municipalities that t has: of a selection of them it is not
// the prefecture's.
func (t *Table) AddPrefectureTotals() (*Table, error) {
	parts := t.Select(MunicipalityLevel, Published).WithoutWards()
	sums, err := parts.Regroup(Move{Area: Area.Prefecture})
	if err != nil {
		return nil, err
	}
	lacking := sums.Where(func(o Observation) bool {
		_, has := t.Find(o.Key)
		return !has
	})
	return Concat(t.Detach(), lacking.Detach())
}
