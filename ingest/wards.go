package ingest

import (
	"strings"

	"github.com/machikoba/machikoba/ingest/census"
)

// flagSums notes which areas of a table are sums of others, wards or
// municipalities.
func flagSums(t *census.Table) *census.Table {
	if sums := sumsAmong(t); len(sums) > 0 {
		t = t.With(census.WithNotes("Areas that are sums of municipalities, which sums over all areas would count twice: " + strings.Join(sums, ", ") + "."))
	}
	return flagWards(t)
}

// flagWards notes which cities stand beside their wards in a table.
func flagWards(t *census.Table) *census.Table {
	wards := map[census.Area]int{}
	areas := t.Areas()
	for _, a := range areas {
		if city, is := a.WardOf(); is {
			wards[city]++
		}
	}
	var cities []string
	for _, a := range areas {
		if wards[a] > 0 {
			cities = append(cities, string(a)+" "+t.Label(census.Key{Area: a}, census.ByArea, census.Japanese))
		}
	}
	if len(cities) == 0 {
		return t
	}
	return t.With(census.WithNotes("Cities that stand beside their wards, which sums over municipalities would count twice: " + strings.Join(cities, ", ") + "."))
}
