package stats

import (
	"slices"

	"github.com/machikoba/machikoba/ingest/census"
	"github.com/machikoba/machikoba/stats/internal/hierarchy"
)

// addTotals adds the sums over areas and over industries that a figure is of
// parts that are listed. Where none is listed the total can still be a sum of
// sums, that of all divisions of all prefectures.
func (g *aggregation) addTotals(k census.Key) {
	areas, industries := g.partsByArea(k), g.partsByIndustry(k)
	added := false
	for _, p := range slices.Concat(areas, industries) {
		if slices.ContainsFunc(p.parts, g.listed) {
			g.addSum(p)
			added = true
		}
	}
	for _, p := range slices.Concat(areas, industries) {
		if !added && g.listed(k) && slices.ContainsFunc(p.parts, g.sumOfListed) {
			g.addSum(p)
			added = true
		}
	}
}

func (g *aggregation) listed(k census.Key) bool { _, ok := g.rows[k]; return ok }

// sumOfListed reports whether a key is a sum of which some part is listed.
func (g *aggregation) sumOfListed(k census.Key) bool {
	return slices.ContainsFunc(slices.Concat(g.partsByArea(k), g.partsByIndustry(k)), func(p keyParts) bool {
		return slices.ContainsFunc(p.parts, g.listed)
	})
}

// keyParts are the keys whose figures make up that of a whole.
type keyParts struct {
	whole    census.Key
	over     census.Dimension
	parts    []census.Key
	complete bool
}

func (g *aggregation) partsByArea(k census.Key) []keyParts {
	return partsOf(k, census.ByArea, g.areas[k.Area], func(k *census.Key, a census.Area) { k.Area = a })
}

func (g *aggregation) partsByIndustry(k census.Key) []keyParts {
	return partsOf(k, census.ByIndustry, g.industries[k.Industry], func(k *census.Key, i census.Industry) { k.Industry = i })
}

func partsOf[T comparable](k census.Key, over census.Dimension, partitions []hierarchy.Partition[T], set func(*census.Key, T)) []keyParts {
	var list []keyParts
	for _, p := range partitions {
		parts := slices.Repeat([]census.Key{k}, len(p.Parts))
		for i, part := range p.Parts {
			set(&parts[i], part)
		}
		list = append(list, keyParts{k, over, parts, p.Complete})
	}
	return list
}

// addSizes adds, for each key, what its size classes say of each other.
func (g *aggregation) addSizes() {
	groups := g.table.GroupBy(census.BySize)
	for id, rows := range groups.Members() {
		if len(rows) < 2 || g.table.Key(int(groups.First[id])).Statistic != census.Published {
			continue
		}
		var sizes []census.Size
		for _, r := range rows {
			sizes = append(sizes, g.table.Key(int(r)).Size)
		}
		parts := hierarchy.Sizes(sizes)
		for _, r := range rows {
			k := g.table.Key(int(r))
			for _, p := range partsOf(k, census.BySize, parts[k.Size], func(k *census.Key, s census.Size) { k.Size = s }) {
				g.addSum(p)
			}
		}
	}
}

// counted reports whether the parts that the table lists have all the
// establishments of the whole, so that those it does not list have none.
func (g *aggregation) counted(whole census.Key, parts []census.Key) bool {
	total, ok := g.establishments(whole)
	if !ok {
		return false
	}
	for _, k := range parts {
		if n, listed := g.establishments(k); listed {
			total -= n
		}
	}
	return total == 0 && !slices.ContainsFunc(parts, g.hasWithoutRow)
}

// hasWithoutRow reports whether a key has establishments but no figure.
func (g *aggregation) hasWithoutRow(k census.Key) bool {
	n, ok := g.establishments(k)
	return ok && n > 0 && !g.listed(k)
}

func (g *aggregation) nothing(k census.Key) bool {
	n, ok := g.establishments(k)
	return ok && n == 0
}

// establishments returns the number of establishments of a key; ok is false
// where it is not published.
func (g *aggregation) establishments(k census.Key) (n float64, ok bool) {
	k.Measure = census.Establishments
	i, ok := g.rows[k]
	if !ok || g.unknown[i] >= 0 {
		return 0, false
	}
	return g.table.Values()[i], true
}
