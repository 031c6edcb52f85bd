package main

import (
	"slices"

	"github.com/machikoba/machikoba/ingest/census"
	"github.com/machikoba/machikoba/plotting"
	"github.com/machikoba/machikoba/stats"
)

// standing says what the latest totals are and where they stand among the
// prefectures.
func (p *profile) standing() section {
	s := section{ID: "standing", Title: p.words.say(sectionStanding)}
	s.find(p.totalSentence(), p.rankSentence(), joined(p.workerSentence(), p.workerRankSentence(), p.words.join()))
	s.tell(p.laterSentences()...)
	if p.prefectures(p.total) < 2 {
		s.tell(p.words.say(standingOnly))
	}
	s.Grids = append(s.Grids, p.totalsGrid())
	latest := p.table.Select(p.total.Year, census.Manufacturing, p.total.Size, p.total.Scope)
	if m := p.principal(); p.prefectures(p.total, m) > 1 {
		p.draw(&s, "rank", p.words.say(chartRank, p.name(), p.measure(m)), func(o plotting.Options) (*plotting.Chart, error) {
			o.Highlight = []census.Filter{p.areas()}
			return plotting.RankedBars(latest.Select(m, census.PrefectureLevel), plotting.BarOptions{Options: o, Top: 15})
		})
	}
	if k, ok := p.worker(); ok && p.prefectures(k, k.Measure, census.Employees) > 1 {
		title := map[census.Measure]phrase{census.ValueAdded: chartTiles, census.Shipments: chartTilesShipments}[k.Measure]
		p.drawMap(&s, "worker", p.words.say(title), func(o plotting.Options) (*plotting.Chart, error) {
			return plotting.TileGrid(stats.PerEmployee(latest.Select(k.Measure, census.PrefectureLevel)), plotting.TileOptions{Options: o})
		})
	}
	return s
}

// prefectures returns how many prefectures have figures of a key, in all the
// measures given, or in any where there is none.
func (p *profile) prefectures(k census.Key, measures ...census.Measure) int {
	areas := p.table.Select(k.Year, k.Size, k.Scope, k.Industry, census.PrefectureLevel).Areas()
	lacks := func(a census.Area, m census.Measure) bool {
		k.Area, k.Measure, k.Statistic = a, m, census.Published
		o, ok := p.table.Find(k)
		return !ok || o.Status.Absent() && !isHidden(o)
	}
	return len(slices.DeleteFunc(areas, func(a census.Area) bool {
		return slices.ContainsFunc(measures, func(m census.Measure) bool { return lacks(a, m) })
	}))
}

// among names so many prefectures, that a rank is among.
func (p *profile) among(n int) string {
	const all = 47
	if n == all {
		return p.words.say(prefecturesAll, n)
	}
	return p.words.say(prefecturesSome, n)
}

// covered says which establishments a key is of.
func (p *profile) covered(k census.Key) string {
	text := p.words.say(coverageOf, k.Size.Label(p.words.language()))
	if k.Size == (census.Size{}) {
		text = p.words.say(coverageAll)
	}
	if k.Scope != census.AllScopes {
		text += p.words.say(comma) + p.label(k, census.ByScope)
	}
	return text
}

// totalSentence says what the latest totals are.
func (p *profile) totalSentence() string {
	items := p.amounts(p.total)
	if items == nil {
		return ""
	}
	return p.words.say(totalIs, p.words.year(p.total.Year), p.name(), p.covered(p.total), p.words.list(items))
}

// amounts names the headline figures of a key, as parts of a sentence.
func (p *profile) amounts(k census.Key) []string {
	phrases := [...]phrase{itemEstablishments, itemEmployees, itemShipments, itemValueAdded}
	var items []string
	for i, m := range headlines {
		k.Measure = m
		o := p.find(k)
		switch {
		case !o.Status.Absent():
			items = append(items, p.words.say(phrases[i], p.words.figure(o)))
		case isHidden(o):
			items = append(items, p.hiddenItem(o))
		}
	}
	return items
}

// hiddenItem names a suppressed figure, or one that a suppressed figure is part
// of, with its ends.
func (p *profile) hiddenItem(o census.Observation) string {
	switch ends := p.words.ends(o); {
	case ends != "" && o.Status == census.Suppressed:
		return p.words.say(itemBounded, p.measure(o.Measure), ends)
	case ends != "":
		return p.words.say(itemUnknown, p.measure(o.Measure), ends)
	}
	return p.words.say(itemHidden, p.measure(o.Measure))
}

// measure names a measure within a sentence.
func (p *profile) measure(m census.Measure) string {
	return lower(p.label(census.Key{Measure: m}, census.ByMeasure))
}

// laterSentences tell the totals of later years, which are of other
// establishments: else they would be the latest totals.
func (p *profile) laterSentences() []string {
	own := p.table.Select(p.area, census.Manufacturing).Where(func(o census.Observation) bool {
		return o.Year > p.total.Year && (o.Size != p.total.Size || o.Scope != p.total.Scope)
	})
	var out []string
	for _, c := range candidates(own, func(k census.Key) census.Key { k.Measure = ""; return k }) {
		if items := p.amounts(c.Key); items != nil {
			out = append(out, p.words.say(laterIs, p.words.year(c.Year), p.covered(c.Key), p.words.list(items)))
		}
	}
	return out
}

// rankSentence says where the latest totals stand, in the measures that the most
// prefectures have.
func (p *profile) rankSentence() string {
	var items []string
	most := 0
	for _, m := range headlines {
		most = max(most, p.prefectures(p.total, m))
	}
	for _, m := range []census.Measure{census.Shipments, census.ValueAdded, census.Employees, census.Establishments} {
		k := p.of(m)
		rank, share := p.words.rank(p.find(with(k, census.RankFromTop))), p.find(with(k, census.ShareOfNation))
		switch {
		case rank == "" || p.prefectures(k, m) < most:
		case share.Status.Absent():
			items = append(items, p.words.say(standingItemAlone, p.measure(m), rank))
		default:
			items = append(items, p.words.say(standingItem, p.measure(m), rank, p.words.value(share)))
		}
	}
	if len(items) == 0 || most < 2 {
		return ""
	}
	return p.words.say(standingIs, p.among(most), p.name(), p.words.list(items))
}

// worker returns the key of the money per worker that the figures have, value
// added rather than shipments.
func (p *profile) worker() (census.Key, bool) {
	for _, m := range []census.Measure{census.ValueAdded, census.Shipments} {
		if k := p.of(m); !p.find(with(k, census.PerEmployee)).Status.Absent() {
			return k, true
		}
	}
	return census.Key{}, false
}

// workerSentence sets the money per worker against Japan's.
func (p *profile) workerSentence() string {
	k, ok := p.worker()
	if !ok {
		return ""
	}
	verb := p.words.say(map[census.Measure]phrase{census.ValueAdded: workerAdded, census.Shipments: workerShipped}[k.Measure])
	own, japan := p.find(with(k, census.PerEmployee)), p.find(with(in(k, census.Japan), census.PerEmployee))
	year, name := p.words.year(k.Year), p.name()
	mine, theirs := p.words.amount(own), p.words.amount(japan)
	switch {
	case japan.Status.Absent():
		return p.words.say(workerAlone, name, mine, year, verb)
	case mine == theirs:
		return p.words.say(workerEqual, name, mine, year, theirs, verb)
	case own.Value > japan.Value:
		return p.words.say(workerAbove, name, mine, year, theirs, verb)
	}
	return p.words.say(workerBelow, name, mine, year, theirs, verb)
}

func (p *profile) workerRankSentence() string {
	k, ok := p.worker()
	rank := p.words.rank(p.find(with(k, census.RankFromTop.Of(census.PerEmployee))))
	n := p.prefectures(k, k.Measure, census.Employees)
	if !ok || rank == "" || n < 2 {
		return ""
	}
	return p.words.say(workerRank, rank, p.among(n), p.measure(k.Measure))
}

// totalsGrid lists the latest totals.
func (p *profile) totalsGrid() grid {
	w := p.words
	g := grid{Caption: w.say(gridComparison, p.name(), w.year(p.total.Year)+w.say(comma)+p.covered(p.total)),
		Head: []string{w.say(headMeasure), w.say(headFigure), w.say(headShareOfNation), w.say(headRank)}}
	for _, m := range inOrder(p.table.Select(p.area, census.Manufacturing, p.total.Year, p.total.Size, p.total.Scope).Measures()) {
		k := p.of(m)
		g.Rows = append(g.Rows, []string{p.label(k, census.ByMeasure), w.figure(p.find(k)),
			p.cell(with(k, census.ShareOfNation)), p.rankCell(with(k, census.RankFromTop))})
	}
	return g
}

// inOrder puts the headline measures first.
func inOrder(measures []census.Measure) []census.Measure {
	var out []census.Measure
	for _, m := range slices.Concat(headlines[:], measures) {
		if slices.Contains(measures, m) && !slices.Contains(out, m) {
			out = append(out, m)
		}
	}
	return out
}

// cell writes a figure for a grid, "–" where the report has none.
func (p *profile) cell(k census.Key) string {
	o := p.find(k)
	if !p.has(k) || o.Status == census.NotAvailable && p.words.ends(o) == "" {
		return "–"
	}
	return p.words.figure(o)
}

func (p *profile) rankCell(k census.Key) string {
	if rank := p.words.rank(p.find(k)); rank != "" && p.prefectures(k, k.Measure) > 1 {
		return rank
	}
	return "–"
}
