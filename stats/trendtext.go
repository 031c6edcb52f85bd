package stats

import (
	"fmt"
	"math"

	"github.com/machikoba/machikoba/ingest/census"
)

// String returns the trend with its years and its interval, and what it lacks
// with the reason:
//
//	2007–2010, 2012–2014 (7 years): −1.4 % a year [−2.9 %, 0.2 %]
//	2020 (1 year): a trend needs 3 values, there are 1
//
// The series is left to [Trend.Key].
func (r Trend) String() string {
	percent := func(v float64) string { return census.UnitFraction.Format(v, census.English) }
	years := "1 year"
	if len(r.Years) != 1 {
		years = fmt.Sprintf("%d years", len(r.Years))
	}
	text := fmt.Sprintf("%s (%s): ", listYears(r.Years), years)
	if len(r.Years) == 0 {
		text = "no years: "
	}
	switch {
	case math.IsNaN(r.Rate):
		return text + r.Refused
	case math.IsNaN(r.Lower):
		return fmt.Sprintf("%s%s a year, no interval: %s", text, percent(r.Rate), r.Refused)
	}
	lower, upper := census.UnitFraction.FormatEnds(r.Lower, r.Upper, census.English)
	return fmt.Sprintf("%s%s a year [%s, %s]", text, percent(r.Rate), lower, upper)
}
