package stats_test

import (
	"fmt"
	"math"
	"slices"

	"github.com/machikoba/machikoba/ingest/census"
	"github.com/machikoba/machikoba/stats"
	"github.com/machikoba/machikoba/stats/series"
)

// A comparison is a function that compares years. It reports whether it made
// anything of the two, and what it says where it did not.
type comparison func(t *census.Table, y twoYears) (made bool, said string)

// later is the comparison of a function that returns a table: its figures of the
// later year.
func later(f func(*census.Table, twoYears) *census.Table) comparison {
	return func(t *census.Table, y twoYears) (bool, string) {
		made, said := false, ""
		for o := range f(t, y).Select(y.to).All() {
			made = made || !math.IsNaN(o.Value)
			said = o.Status.String()
		}
		return made, said
	}
}

// decomposed is the comparison of a function that divides changes.
func decomposed(f func(*census.Table, stats.Span) ([]stats.Decomposition, error)) comparison {
	return func(t *census.Table, y twoYears) (bool, string) {
		list, err := f(t, stats.Span{From: y.from, To: y.to})
		if err != nil {
			return false, err.Error()
		}
		return slices.ContainsFunc(list, func(d stats.Decomposition) bool { return d.Missing < len(d.Parts) }), "not attributed"
	}
}

// both is the comparison of a function that chooses years.
func both(years []census.Year, y twoYears, breaks []census.Break) (bool, string) {
	return slices.Contains(years, y.from) && slices.Contains(years, y.to), fmt.Sprint(breaks)
}

func failed(err error) (bool, string) {
	if err != nil {
		return false, err.Error()
	}
	return true, ""
}

// prefecturesOf are the totals of a measure in the prefectures.
func prefecturesOf(t *census.Table, m census.Measure) *census.Table {
	return t.Select(census.PrefectureLevel, census.Manufacturing, m)
}

// byIndustry are the functions that divide a change among industries.
func byIndustry(m census.Measure) map[string]comparison {
	divided := map[string]comparison{
		"Contributions by industry": decomposed(func(t *census.Table, s stats.Span) ([]stats.Decomposition, error) {
			return stats.Contributions(t.Select(m, census.Hokkaido), census.ByIndustry, s)
		}),
		"ShiftShareBounds": func(t *census.Table, y twoYears) (bool, string) {
			out, err := stats.ShiftShareBounds(t.Select(m, census.PrefectureLevel), stats.Span{From: y.from, To: y.to})
			if err != nil {
				return false, err.Error()
			}
			return later(func(*census.Table, twoYears) *census.Table { return out })(t, y)
		},
	}
	for _, o := range []stats.ShiftShareOptions{{}, {Model: stats.EstebanMarquillas}, {Model: stats.ArcelusModel}, {Steps: stats.YearByYear}} {
		divided[fmt.Sprint("ShiftShare ", o.Model, " ", o.Steps)] = decomposed(func(t *census.Table, s stats.Span) ([]stats.Decomposition, error) {
			return stats.ShiftShare(t.Select(m, census.PrefectureLevel), s, o)
		})
	}
	if m == census.Shipments || m == census.ValueAdded {
		divided["ProductivityChange"] = decomposed(func(t *census.Table, s stats.Span) ([]stats.Decomposition, error) {
			return stats.ProductivityChange(t.Select(m, census.Hokkaido), s, stats.ProductivityOptions{})
		})
		divided["LMDI"] = decomposed(func(t *census.Table, s stats.Span) ([]stats.Decomposition, error) {
			return stats.LMDI(t.Select(m, census.Hokkaido), s, stats.LMDIOptions{})
		})
	}
	return divided
}

const spliceWithoutOverlap = "Splice without a year in both"

// allComparisons are all functions of the package that compare years.
func allComparisons(m census.Measure) map[string]comparison {
	all := byIndustry(m)
	for name, f := range map[string]func(*census.Table, twoYears) *census.Table{
		"Growth": func(t *census.Table, _ twoYears) *census.Table { return stats.Growth(t.Select(m)) },
		"Index":  func(t *census.Table, y twoYears) *census.Table { return stats.Index(t.Select(m), y.from) },
		"CompoundGrowth": func(t *census.Table, y twoYears) *census.Table {
			return stats.CompoundGrowth(t.Select(m), y.from, y.to)
		},
		"Smooth": func(t *census.Table, _ twoYears) *census.Table {
			return stats.Smooth(t.Select(m), stats.SmoothOptions{Average: series.MovingAverageOptions{Window: 2, Align: series.Trailing}})
		},
		"growth of a share":   func(t *census.Table, _ twoYears) *census.Table { return stats.Growth(stats.ShareOfNation(t.Select(m))) },
		"growth per employee": func(t *census.Table, _ twoYears) *census.Table { return stats.Growth(stats.PerEmployee(t.Select(m))) },
		"growth of a quotient": func(t *census.Table, _ twoYears) *census.Table {
			return stats.Growth(stats.LocationQuotient(t.Select(m)))
		},
		"growth of an inequality": func(t *census.Table, _ twoYears) *census.Table {
			return stats.Growth(stats.Along(t.Select(m, census.PrefectureLevel), census.ByArea, stats.HHI()))
		},
		"growth of a smooth curve": func(t *census.Table, _ twoYears) *census.Table {
			return stats.Growth(stats.Smooth(t.Select(m), stats.SmoothOptions{Smoother: stats.Lowess, Lowess: series.LowessOptions{Span: 1}}))
		},
	} {
		all[name] = later(f)
	}
	all["Contributions by area"] = decomposed(func(t *census.Table, s stats.Span) ([]stats.Decomposition, error) {
		return stats.Contributions(prefecturesOf(t, m), census.ByArea, s)
	})
	all["Trends"] = func(t *census.Table, y twoYears) (bool, string) {
		for _, r := range stats.Trends(prefecturesOf(t, m), stats.TrendOptions{}) {
			return both(r.Years, y, r.Breaks)
		}
		return false, "no series"
	}
	all["MonotonicTrends"] = func(t *census.Table, y twoYears) (bool, string) {
		for _, r := range stats.MonotonicTrends(prefecturesOf(t, m), stats.MonotonicOptions{}) {
			return both(r.Years, y, r.Breaks)
		}
		return false, "no series"
	}
	all["FindBreaks"] = func(t *census.Table, y twoYears) (bool, string) {
		for _, r := range stats.FindBreaks(prefecturesOf(t, m), stats.FindBreaksOptions{}) {
			made, _ := both(r.Years, y, nil)
			return made, r.Refused
		}
		return false, "no series"
	}
	all["FitPanel"] = func(t *census.Table, y twoYears) (bool, string) {
		on := census.Establishments
		if m == on {
			on = census.Employees
		}
		p, err := stats.FitPanel(t.Select(census.PrefectureLevel, census.Manufacturing), m, stats.PanelOptions{On: []census.Measure{on}})
		if err != nil {
			return false, err.Error()
		}
		return both(p.Years, y, nil)
	}
	all["Evaluate"] = func(t *census.Table, y twoYears) (bool, string) {
		_, err := stats.Evaluate(prefecturesOf(t, m), stats.Programme{Treated: []census.Filter{census.Iwate}, Start: y.to})
		return failed(err)
	}
	all["EvaluateCohorts"] = func(t *census.Table, y twoYears) (bool, string) {
		_, err := stats.EvaluateCohorts(prefecturesOf(t, m), []stats.Programme{{Treated: []census.Filter{census.Iwate}, Start: y.to}})
		return failed(err)
	}
	all["Converge"] = func(t *census.Table, y twoYears) (bool, string) {
		_, err := stats.Converge(prefecturesOf(t, m), stats.Span{From: y.from, To: y.to})
		return failed(err)
	}
	all["CompareRanks"] = func(t *census.Table, y twoYears) (bool, string) {
		totals := prefecturesOf(t, m)
		_, err := stats.CompareRanks(totals.Select(y.from), totals.Select(y.to), census.ByArea)
		return failed(err)
	}
	all["Transitions"] = func(t *census.Table, y twoYears) (bool, string) {
		_, err := stats.Transitions(prefecturesOf(t, m), stats.TransitionOptions{})
		return failed(err)
	}
	all["Splice of one segment over both"] = func(t *census.Table, y twoYears) (bool, string) {
		totals := prefecturesOf(t, m)
		s, err := stats.Splice([]*census.Table{totals, totals.Select(y.to)}, stats.SpliceOptions{})
		if err != nil {
			return false, err.Error()
		}
		for _, figures := range s.Table.Series() {
			if len(figures) > 1 {
				return true, ""
			}
		}
		return false, fmt.Sprint(s.Unlinked)
	}
	all[spliceWithoutOverlap] = func(t *census.Table, y twoYears) (bool, string) {
		totals := prefecturesOf(t, m)
		_, err := stats.Splice([]*census.Table{totals.Select(y.from), totals.Select(y.to)}, stats.SpliceOptions{})
		return failed(err)
	}
	all["IndexNumbers"] = moneyAt(m, func(t, prices *census.Table, y twoYears) (*census.Table, error) {
		return stats.IndexNumbers(t, prices, stats.IndexNumberOptions{Base: y.from})
	})
	all["growth at constant prices"] = moneyAt(m, func(t, prices *census.Table, y twoYears) (*census.Table, error) {
		out, err := stats.Deflate(t, prices, y.from)
		if err != nil {
			return nil, err
		}
		return stats.Growth(out), nil
	})
	if m == census.Establishments || m == census.Employees {
		delete(all, "IndexNumbers")
		delete(all, "growth at constant prices")
	}
	if m == census.Employees {
		delete(all, "growth per employee")
	}
	return all
}

// moneyAt is the comparison of a function of money and prices.
func moneyAt(m census.Measure, f func(t, prices *census.Table, y twoYears) (*census.Table, error)) comparison {
	return func(t *census.Table, y twoYears) (bool, string) {
		prices, err := census.Collect(slices.Values([]census.Observation{
			census.NewObservation(census.Key{Year: y.from, Measure: "price_index"}, 100), census.NewObservation(census.Key{Year: y.to, Measure: "price_index"}, 103)}))
		if err != nil {
			return false, err.Error()
		}
		out, err := f(t.Select(m, census.Hokkaido), prices, y)
		if err != nil {
			return false, err.Error()
		}
		return later(func(*census.Table, twoYears) *census.Table { return out })(t, y)
	}
}
