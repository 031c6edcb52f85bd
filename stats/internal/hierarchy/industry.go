package hierarchy

import (
	"slices"

	"github.com/machikoba/machikoba/ingest/census"
)

// Industries returns the partitions among the industries of a table: the
// divisions of each revision of the JSIC that the table has one of, which are
// complete, and the groups and classes below their divisions and groups.
// Industries of other schemes take part where declared says so.
func Industries(industries []census.Industry, declared map[census.Industry][]census.Industry) Partitions[census.Industry] {
	p := Partitions[census.Industry]{}
	for _, scheme := range []census.Scheme{census.JSIC10, census.JSIC11, census.JSIC12} {
		divisions := scheme.Divisions()
		if slices.ContainsFunc(industries, func(i census.Industry) bool { return slices.Contains(divisions, i) }) {
			p.add(census.Manufacturing, divisions, true)
		}
	}
	type group struct {
		whole census.Industry
		from  census.Scheme
	}
	finer := map[group][]census.Industry{}
	var order []group
	for _, i := range industries {
		if i.Digits() < 3 {
			continue
		}
		whole, err := i.Scheme().Industry(i.Code()[:len(i.Code())-1])
		if err != nil {
			continue
		}
		g := group{whole, i.Scheme()}
		if finer[g] == nil {
			order = append(order, g)
		}
		finer[g] = append(finer[g], i)
	}
	for _, g := range order {
		p.add(g.whole, finer[g], false)
	}
	for whole, parts := range declared {
		p.add(whole, parts, true)
	}
	return p
}
