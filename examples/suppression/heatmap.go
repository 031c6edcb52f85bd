package main

import (
	"slices"

	"github.com/machikoba/machikoba/ingest/census"
	"github.com/machikoba/machikoba/plotting"
	"github.com/machikoba/machikoba/stats"
)

// hidden returns the cells of shipments by prefecture and division of a year.
func hidden(b *stats.BoundsResult, year census.Year) []stats.HiddenCell {
	return slices.DeleteFunc(slices.Clone(b.Cells), func(c stats.HiddenCell) bool {
		return c.Year != year || c.Measure != census.Shipments || c.Size != census.Size{Min: 4} ||
			!c.Area.IsPrefecture() || !c.Industry.IsDivision()
	})
}

// draw draws between how wide ends each hidden figure lies.
func draw(b *stats.BoundsResult, year census.Year, folder string) error {
	var widths []census.Observation
	for _, c := range hidden(b, year) {
		k := c.Key
		k.Statistic = "width of the interval"
		o := census.NewObservation(k, c.Upper-c.Lower)
		o.Sources = b.Table.At(c.Row).Sources
		widths = append(widths, o)
	}
	t, err := census.Collect(slices.Values(widths))
	if err != nil {
		return err
	}
	chart, err := plotting.HeatMap(t, plotting.HeatMapOptions{Options: plotting.Options{
		Title: "How much is hidden: the range of each suppressed figure of shipments",
		Notes: []string{"Empty cells are published, or nil."},
	}})
	if err != nil {
		return err
	}
	return chart.SaveTo(folder, "suppression.png", "suppression.svg")
}
