package main

import (
	"fmt"
	"path/filepath"

	"github.com/machikoba/machikoba/ingest"
	"github.com/machikoba/machikoba/ingest/census"
	"github.com/machikoba/machikoba/plotting"
	"github.com/machikoba/machikoba/stats"
)

// write writes the charts and the table into a folder, and says what it wrote.
func (p *profile) write(folder string) error {
	charts, err := p.charts()
	if err != nil {
		return err
	}
	written := fmt.Sprintf("\nWritten to %s\n", folder)
	for _, c := range charts {
		if err := c.SaveTo(folder, c.name+".png", c.name+".svg"); err != nil {
			return err
		}
		written += fmt.Sprintf("  %s.png, %s.svg\t%s\n", c.name, c.name, c.Title)
	}
	table, err := p.table()
	if err != nil {
		return err
	}
	for _, name := range []string{"table.arrow", "table.csv"} {
		if err := ingest.WriteFile(named(table), filepath.Join(folder, name)); err != nil {
			return err
		}
	}
	fmt.Printf("%s  table.arrow, table.csv\t%s figures with their sources\n", written, census.FormatNumber(float64(table.Len()), 0))
	return nil
}

// named puts the names of areas and industries beside a table, for programs that
// know no codes.
func named(t *census.Table) *census.Table {
	var names []census.Option
	for o := range t.All() {
		for _, d := range []census.Dimension{census.ByArea, census.ByIndustry} {
			names = append(names, census.WithLabel(d, o.Key.Part(d), o.Key.Label(d, census.English), o.Key.Label(d, census.Japanese)))
		}
	}
	return t.With(names...)
}

// A chart is drawn into files of its name.
type chart struct {
	*plotting.Chart
	name string
}

func (p *profile) charts() ([]chart, error) {
	name := p.area.Label(census.English)
	options := func(title string) plotting.Options {
		return plotting.Options{Title: title, Highlight: []census.Filter{p.area}}
	}
	totals := p.all.Select(census.Manufacturing, fourUp)
	latest := totals.Select(year)
	lines, err := plotting.Lines(totals.Select(p.area, census.Shipments),
		plotting.LineOptions{Options: options("Shipments of " + name + "'s factories")})
	if err != nil {
		return nil, err
	}
	bars, err := plotting.RankedBars(latest.Select(census.Shipments, census.PrefectureLevel),
		plotting.BarOptions{Options: options("Shipments of " + name + " among the prefectures"), Top: 15})
	if err != nil {
		return nil, err
	}
	quotients := stats.LocationQuotient(p.own.Select(year, fourUp, census.Shipments, census.IndustryFunc(census.Industry.IsDivision)))
	special, err := plotting.RankedBars(quotients, plotting.BarOptions{Options: plotting.Options{
		Title: "What " + name + " is specialised in, by shipments"}})
	if err != nil {
		return nil, err
	}
	tiles, err := plotting.TileGrid(stats.PerEmployee(latest.Select(census.ValueAdded, census.PrefectureLevel)),
		plotting.TileOptions{Options: options("Value added per worker")})
	if err != nil {
		return nil, err
	}
	return []chart{{lines, "shipments"}, {bars, "rank"}, {special, "specialisation"}, {tiles, "productivity"}}, nil
}

// table returns the prefecture's figures and what follows from them.
func (p *profile) table() (*census.Table, error) {
	series := p.own.Select(census.Manufacturing, fourUp)
	return census.Concat(p.own, stats.ShareOfNation(p.own), stats.Rank(series, stats.RankOptions{}),
		stats.Composition(p.own.Select(year)), stats.LocationQuotient(p.own.Select(year)),
		stats.SMEEstablishmentShare(p.own.Select(year)), stats.PerEmployee(p.own.Select(year)), stats.PerEstablishment(p.own.Select(year)),
		stats.Growth(series), stats.LogLinearTrend(series, stats.TrendOptions{}))
}
