package stats

import (
	"fmt"
	"math"
	"slices"

	"github.com/machikoba/machikoba/ingest/census"
	"github.com/machikoba/machikoba/stats/series"
)

// goods are the figures of one whole by year and industry.
type goods struct {
	byYear map[census.Year]map[census.Industry]census.Observation
	years  []census.Year
	items  []census.Industry
	first  census.Key
}

func (g *goods) add(f census.Observation) error {
	if g.items == nil {
		g.first = f.Key
	}
	if f.Year == g.first.Year && twice(f.Key, g.first, census.ByIndustry) {
		return fmt.Errorf("stats: index numbers of %q and %q count establishments twice: select industries of one kind",
			g.first.Industry.Label(census.English), f.Industry.Label(census.English))
	}
	if g.byYear[f.Year] == nil {
		g.byYear[f.Year], g.years = map[census.Industry]census.Observation{}, append(g.years, f.Year)
	}
	g.byYear[f.Year][f.Industry] = f
	if !slices.Contains(g.items, f.Industry) {
		g.items = append(g.items, f.Industry)
	}
	return nil
}

// baskets returns prices and quantities of the items that have both in all years.
func (g *goods) baskets(p deflators, years []census.Year) (list []series.Basket, status census.Status, left []string, sources []census.Source) {
	list = make([]series.Basket, len(years))
	for _, item := range g.items {
		var prices, quantities []float64
		worst := census.Official
		for _, y := range years {
			f, has := g.byYear[y][item]
			price, priced := p.find(census.Key{Year: y, Area: f.Area, Industry: item})
			if !has || !priced || math.IsNaN(f.Value) {
				break
			}
			prices, quantities = append(prices, price.Value), append(quantities, f.Value/price.Value)
			worst = max(worst, f.Status, price.Status)
			sources = union(sources, f.Sources)
		}
		if len(prices) < len(years) {
			left = append(left, item.Label(census.English))
			status = max(status, census.Estimated)
			continue
		}
		status = max(status, worst)
		for i := range list {
			list[i].Price, list[i].Quantity = append(list[i].Price, prices[i]), append(list[i].Quantity, quantities[i])
		}
	}
	if status == census.Nil {
		status = census.Official
	}
	return list, status, left, sources
}
