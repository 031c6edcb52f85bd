package main

import (
	"cmp"
	"fmt"
	"math"
	"slices"
	"strings"
	"text/tabwriter"

	"github.com/machikoba/machikoba/ingest/census"
	"github.com/machikoba/machikoba/stats"
)

// year is the latest year with industries and sizes in the embedded figures.
const year = census.Year(2018)

// fourUp is the floor of the Census of Manufactures.
var fourUp = census.Size{Min: 4}

// A profile holds what is said of one prefecture.
type profile struct {
	all    *census.Table // the embedded figures
	own    *census.Table // those of the prefecture
	nation *census.Table
	area   census.Area
	out    strings.Builder
}

func newProfile(t *census.Table, area census.Area) *profile {
	return &profile{all: t, own: t.Select(area), nation: t.Select(census.Japan), area: area}
}

// text returns the whole profile.
func (p *profile) text() string {
	p.out.Reset()
	p.headline()
	p.years()
	p.sizes()
	p.industries()
	p.trends()
	p.sources()
	return p.out.String()
}

func (p *profile) line(format string, args ...any) { fmt.Fprintf(&p.out, format+"\n", args...) }

// grid writes lines of cells as a table; cells are separated by tabs.
func (p *profile) grid(lines []string) {
	w := tabwriter.NewWriter(&p.out, 0, 0, 2, ' ', 0)
	for _, l := range lines {
		fmt.Fprintln(w, "  "+l)
	}
	w.Flush()
}

// totals are the figures of the prefecture for all industries, 4 or more persons.
func totals(t *census.Table, y census.Year) *census.Table {
	return t.Select(y, census.Manufacturing, fourUp, census.AllScopes)
}

var headlineMeasures = []census.Measure{census.Establishments, census.Employees, census.Shipments, census.ValueAdded}

func (p *profile) headline() {
	p.line("%s (%s): manufacturing establishments of 4 or more persons, %d\n",
		p.area.Label(census.English), p.area.Label(census.Japanese), year)
	own := totals(p.own, year)
	shares, ranks := stats.ShareOfNation(own), stats.Rank(own, stats.RankOptions{})
	lines := []string{"\t\tshare of Japan\trank"}
	for _, m := range headlineMeasures {
		o := only(own, m)
		lines = append(lines, fmt.Sprintf("%s\t%s\t%s\t%s", m.Label(census.English), quote(o), quote(only(shares, m)), place(only(ranks, m))))
	}
	p.grid(lines)
	p.line("")
	average, perWorker := stats.PerEstablishment(own), stats.PerEmployee(own)
	japan := totals(p.nation, year)
	p.line("An establishment has %s persons on average (Japan %s). A worker ships %s a year (Japan %s)\nand adds %s of value (Japan %s).\n",
		bare(only(average, census.Employees)), bare(only(stats.PerEstablishment(japan), census.Employees)),
		money(only(perWorker, census.Shipments)), money(only(stats.PerEmployee(japan), census.Shipments)),
		money(only(perWorker, census.ValueAdded)), money(only(stats.PerEmployee(japan), census.ValueAdded)))
}

// years lists the totals of the years after.
func (p *profile) years() {
	p.line("Later years (totals only)")
	later := p.own.Select(census.Manufacturing, census.YearsBetween(year+1, 2100)).Where(func(o census.Observation) bool {
		return o.Size == fourUp || o.Scope == census.Corporations
	})
	lines := []string{"\testablishments\temployees\tshipments\tshare of Japan\trank\tcounted"}
	for _, y := range later.Years() {
		t := later.Select(y)
		shipped := only(t, census.Shipments)
		survey, _ := t.Surveys().Of(y)
		lines = append(lines, fmt.Sprintf("%d\t%s\t%s\t%s\t%s\t%s\t%s, %s", y,
			quote(only(t, census.Establishments)), quote(only(t, census.Employees)), quote(shipped),
			quote(only(stats.ShareOfNation(t), census.Shipments)), place(only(stats.Rank(t, stats.RankOptions{}), census.Shipments)),
			survey.Program, coverage(shipped.Key)))
	}
	p.grid(lines)
	for _, note := range estimates(later) {
		p.line("  estimated: %s", note)
	}
	p.line("")
}

// estimates tells how the estimated figures of t were made.
func estimates(t *census.Table) []string {
	var notes []string
	for o := range t.All() {
		for _, s := range o.Sources {
			note := fmt.Sprintf("%s (%s, %s)", strings.Join(s.Edits, "; "), s.Publisher, s.Survey)
			if o.Status == census.Estimated && !slices.Contains(notes, note) {
				notes = append(notes, note)
			}
		}
	}
	return notes
}

func coverage(k census.Key) string {
	if k.Scope == census.AllScopes {
		return k.Size.Label(census.English)
	}
	return k.Size.Label(census.English) + ", " + k.Scope.Label(census.English)
}

func (p *profile) sizes() {
	establishments := func(t *census.Table) census.Observation {
		return only(stats.SMEEstablishmentShare(totals(t, year).Select(census.Establishments)), census.Establishments)
	}
	p.line("%s of the establishments of 4 or more persons have fewer than 300 (Japan %s).", quote(establishments(p.own)), quote(establishments(p.nation)))
	p.line("This is a share by size of establishment. The law defines an SME by firm: capital of 300 million yen or less,\n" +
		"or 300 regular employees or fewer. The 99.7 per cent that is often quoted is a share of firms by that definition;\n" +
		"neither figure bounds the other.\n")
}

// top is how many industries are listed.
const top = 5

func (p *profile) industries() {
	shipped := p.own.Select(year, fourUp, census.Shipments, census.IndustryFunc(census.Industry.IsDivision))
	shares := stats.Composition(shipped)
	p.line("Largest industries by shipments")
	p.grid(ranked(shares, func(o census.Observation) string {
		return fmt.Sprintf("%s\t%s\t%s of the prefecture's shipments", o.Industry.Label(census.English), quote(of(shipped, o)), quote(o))
	}))
	p.line("")
	p.line("Most specialised industries by shipments (location quotient: share here over share in Japan)")
	quotients := stats.LocationQuotient(shipped)
	p.grid(ranked(quotients, func(o census.Observation) string {
		return fmt.Sprintf("%s\t%s\t%s", o.Industry.Label(census.English), quote(o), quote(of(shipped, o)))
	}))
	if hidden := hiddenIn(quotients); hidden != "" {
		p.line("  Not ranked, since figures here or elsewhere in Japan are suppressed: %s.", hidden)
	}
	p.line("")
}

// of returns the figure of t that o was made of.
func of(t *census.Table, o census.Observation) census.Observation {
	k := o.Key
	k.Statistic = census.Published
	found, _ := t.Find(k)
	return found
}

// ranked returns a line for each of the largest figures of t.
func ranked(t *census.Table, describe func(census.Observation) string) []string {
	rows := slices.Collect(t.All())
	rows = slices.DeleteFunc(rows, func(o census.Observation) bool { return math.IsNaN(level(o)) })
	slices.SortStableFunc(rows, func(a, b census.Observation) int { return cmp.Compare(level(b), level(a)) })
	var lines []string
	for i, o := range rows[:min(top, len(rows))] {
		lines = append(lines, fmt.Sprintf("%d\t%s", i+1, describe(o)))
	}
	return lines
}

// level returns the value of a figure, the middle of its range where it is
// hidden, and NaN where nothing bounds it.
func level(o census.Observation) float64 {
	if math.IsNaN(o.Value) && o.Interval != census.NoInterval && !math.IsInf(o.Upper-o.Lower, 0) {
		return (o.Lower + o.Upper) / 2
	}
	return o.Value
}

// hiddenIn names the industries of which nothing can be said.
func hiddenIn(t *census.Table) string {
	var names []string
	for o := range t.All() {
		if o.Status == census.Suppressed && math.IsNaN(level(o)) {
			names = append(names, o.Industry.Label(census.English))
		}
	}
	return strings.Join(names, ", ")
}

// sources lists where the figures of the profile are from, and what is said of
// them there.
func (p *profile) sources() {
	used := p.all.Select(p.area, census.Japan).Where(func(o census.Observation) bool {
		return o.Industry == census.Manufacturing || o.Year == year
	})
	p.line("Notes")
	p.grid(used.Notes())
	p.line("\nSources")
	p.grid(used.SourceLines(census.English))
}

// trends tells the change over the years that are comparable, and the breaks.
func (p *profile) trends() {
	series := p.own.Select(census.Manufacturing, fourUp)
	p.line("Change over comparable years, %s", fourUp.Label(census.English))
	lines := []string{"\tyears\tchange\ta year\ttrend a year (95 % interval)"}
	for _, m := range headlineMeasures {
		for _, r := range stats.Trends(series.Select(m), stats.TrendOptions{}) {
			lines = append(lines, trendLine(series.Select(m), m, r))
		}
	}
	p.grid(lines)
	p.line("\nBreaks of the survey, which none of these figures crosses")
	p.grid(breaks(series))
	p.line("")
}

// breaks lists what is new in each year from which on figures cannot be
// compared with the year before.
func breaks(series *census.Table) []string {
	var lines []string
	years := series.Years()
	for y := years[0] + 1; y <= years[len(years)-1]; y++ {
		var reasons []string
		for _, m := range headlineMeasures {
			for _, b := range series.Surveys().Comparable(y-1, y, m) {
				if r := b.Short(census.English); !slices.Contains(reasons, r) {
					reasons = append(reasons, r)
				}
			}
		}
		if len(reasons) > 0 {
			lines = append(lines, fmt.Sprintf("%d\t%s", y, strings.Join(reasons, "; ")))
		}
	}
	return lines
}

func trendLine(series *census.Table, m census.Measure, r stats.Trend) string {
	if math.IsNaN(r.Rate) {
		return fmt.Sprintf("%s\t%s", m.Label(census.English), r.Status.Label(census.English))
	}
	from, to := r.Years[0], r.Years[len(r.Years)-1]
	percent := func(v float64) string { return census.UnitFraction.Format(v, census.English) }
	low, high := census.UnitFraction.FormatEnds(r.Lower, r.Upper, census.English)
	change := only(stats.Index(series, from).Select(to), m).Value/100 - 1
	return fmt.Sprintf("%s\t%s\t%s\t%s\t%s (%s to %s)", m.Label(census.English), spans(r.Years), percent(change),
		percent(only(stats.CompoundGrowth(series, from, to), m).Value), percent(r.Rate), low, high)
}

// spans writes years as runs: "2007–2010, 2012–2014".
func spans(years []census.Year) string {
	var runs []string
	for start := 0; start < len(years); {
		end := start
		for end+1 < len(years) && years[end+1] == years[end]+1 {
			end++
		}
		run := years[start].String()
		if end > start {
			run += "–" + years[end].String()
		}
		runs = append(runs, run)
		start = end + 1
	}
	return strings.Join(runs, ", ")
}

// only returns the figure of a measure in a table that has one.
func only(t *census.Table, m census.Measure) census.Observation {
	for o := range t.Select(m).All() {
		return o
	}
	return census.Absence(census.Key{Measure: m}, census.NotAvailable)
}

// quote writes a figure with what must be said of it.
func quote(o census.Observation) string {
	text := o.Unit.Format(o.Value, census.English)
	if o.Unit == census.UnitPersons || o.Unit == census.UnitEstablishments {
		text = census.FormatNumber(o.Value, 0)
	}
	switch {
	case math.IsNaN(o.Value) && o.Interval != census.NoInterval:
		low, high := o.Unit.FormatEnds(o.Lower, o.Upper, census.English)
		return fmt.Sprintf("%s to %s (%s)", low, high, o.Status)
	case math.IsNaN(o.Value):
		return o.Status.String()
	case o.Status == census.Estimated:
		return text + " (estimated)"
	}
	return text
}

func bare(o census.Observation) string { return census.FormatNumber(o.Value, 1) }

// money writes an amount without the "per" of its unit.
func money(o census.Observation) string {
	text, _, _ := strings.Cut(o.Unit.Format(o.Value, census.English), " per ")
	return text
}

func place(o census.Observation) string {
	if math.IsNaN(o.Value) {
		return o.Status.String()
	}
	if o.Interval != census.NoInterval {
		return fmt.Sprintf("%.0f to %.0f of 47", o.Lower, o.Upper)
	}
	return fmt.Sprintf("%.0f of 47", o.Value)
}
