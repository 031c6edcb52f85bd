package main

import (
	"fmt"
	"math"

	"github.com/machikoba/machikoba/ingest/census"
	"github.com/machikoba/machikoba/stats"
)

// report prints what was found, year by year too, and what it assumes.
func report(e *stats.Evaluation) {
	percent := func(v float64) string { return census.UnitFraction.Format(math.Expm1(v), census.English) }
	fmt.Printf("Shipments of %d prefectures against %d others, the years to 2010 and those after 2011:\n", len(e.Treated), len(e.Control))
	fmt.Printf("  difference in differences  %s\n", percent(e.Effect))
	fmt.Printf("  P among %d placebos       %.2f\n", len(e.Placebo.Effects), e.Placebo.P)
	fmt.Printf("  standard error             %.3f clustered, %.3f Driscoll-Kraay\n\n", e.Clustered.SE, e.DriscollKraay.SE)
	fmt.Println("Year by year, against 2010:")
	for _, y := range e.ByYear {
		fmt.Printf("  %d  %7s\n", y.Year, percent(y.Effect))
	}
	fmt.Printf("\n%s\n", e.Assumptions())
}
