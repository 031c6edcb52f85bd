package main

import (
	"fmt"
	"slices"
	"strings"

	"github.com/machikoba/machikoba/ingest/census"
	"github.com/machikoba/machikoba/stats"
)

// beside puts 2021, which leaves out sole proprietors, beside the years of four or
// more persons: the chart names that break among the others, and has no line over
// it.
func beside(t *census.Table) (*census.Table, error) {
	return census.Collect(func(yield func(census.Observation) bool) {
		for o := range t.All() {
			four := o.Size == census.Size{Min: 4}
			o.Scope = census.AllScopes
			if (four || o.Year == 2021) && !yield(o) {
				return
			}
		}
	}, census.WithMetadataOf(t))
}

// describe prints the breaks of a series, and the trend within each set of
// comparable years.
func describe(t *census.Table) {
	o := stats.TrendOptions{Errors: stats.NeweyWestErrors}
	fmt.Println("Breaks of the survey:")
	for _, b := range stats.Trends(t, o)[0].Breaks {
		fmt.Println(" ", b)
	}
	fmt.Println("\nLog-linear trends, Newey-West errors:")
	for _, years := range t.Surveys().Classes(t.Years(), census.Shipments) {
		alike := t.Select(census.YearFunc(func(y census.Year) bool { return slices.Contains(years, y) }))
		r := stats.Trends(alike, o)[0]
		if r.Status.Absent() {
			fmt.Printf("  %s: %s\n", stretches(years), r.Refused)
			continue
		}
		fmt.Printf("  %s (%d years): %s a year [%s, %s]\n", stretches(years), len(years), percent(r.Rate), percent(r.Lower), percent(r.Upper))
	}
	m := stats.MonotonicTrends(t, stats.MonotonicOptions{})[0]
	fmt.Printf("\nMann-Kendall, %d comparable years: %s a year, P = %.2g\n", len(m.Years), m.Unit.Format(m.Sen.Slope, census.English), m.Kendall.P)
}

// stretches writes years as those that follow one another: comparable years may
// have a year of another survey between them.
func stretches(years []census.Year) string {
	var texts []string
	for first, i := 0, 1; i <= len(years); i++ {
		if i < len(years) && years[i] == years[i-1]+1 {
			continue
		}
		text := years[first].String()
		if i-1 > first {
			text = stats.Span{From: years[first], To: years[i-1]}.String()
		}
		texts, first = append(texts, text), i
	}
	return strings.Join(texts, ", ")
}

func percent(v float64) string { return census.UnitFraction.Format(v, census.English) }
