package main

import (
	"fmt"
	"math"
)

const (
	firstYear = 1980
	years     = 40
)

// A model is the country that establishments are drawn from.
type model struct {
	seed           uint64
	prefectures    []float64
	divisions      [47][]float64 // of each prefecture, with its own specialisation
	codes          [24][]string  // four digits, of each division
	codeWeights    [24][]float64
	municipalities [47][]string
	muniWeights    [47][]float64
}

func newModel(seed uint64) *model {
	m := &model{seed: seed, prefectures: cumulative(prefectureWeights)}
	for p := range m.divisions {
		m.settle(p)
	}
	for d := range m.codes {
		m.classify(d)
	}
	return m
}

// settle draws the divisions and municipalities of a prefecture.
func (m *model) settle(p int) {
	r := newRandom(m.seed, 1_000_001, uint64(p))
	weights := make([]float64, len(divisionWeights))
	for d := range weights {
		weights[d] = divisionWeights[d] * math.Exp(.55*r.normal())
	}
	if p == 22 { // Aichi makes cars
		weights[22] *= 3
	}
	m.divisions[p] = cumulative(weights)
	weights = make([]float64, 18+r.below(50))
	for i := range weights {
		code := 201 + i
		if i >= 25 {
			code = 301 + (i-25)*3
		}
		m.municipalities[p] = append(m.municipalities[p], fmt.Sprintf("%02d%03d", p+1, code))
		weights[i] = math.Exp(1.1 * r.normal())
	}
	m.muniWeights[p] = cumulative(weights)
}

// classify draws the classes of a division.
func (m *model) classify(d int) {
	r := newRandom(m.seed, 1_000_002, uint64(d))
	var weights []float64
	add := func(group, class int) {
		m.codes[d] = append(m.codes[d], fmt.Sprintf("%02d%d%d", d+9, group, class))
		weights = append(weights, math.Exp(1.2*r.normal()))
	}
	groups := 4 + r.below(6)
	for group := 1; group <= groups; group++ {
		classes := 1 + r.below(5)
		for class := 1; class <= classes; class++ {
			add(group, class)
		}
		add(group, 9)
	}
	m.codeWeights[d] = cumulative(weights)
}

// rowsOfYears splits rows over the years: from 1.5 times the mean in the first to
// 0.55 times in the last, as it was.
func rowsOfYears(total int) []int {
	weights := make([]float64, years)
	for y := range weights {
		weights[y] = 1.5 - 0.95*float64(y)/float64(years-1)
	}
	rows, before := make([]int, years), 0
	for y, share := range cumulative(weights) {
		n := int(math.Round(share * float64(total)))
		rows[y], before = n-before, n
	}
	return rows
}

// An establishment is one in one year, money in 万円.
type establishment struct {
	year, prefecture, division                            int
	number                                                uint64
	municipality, class                                   string
	employees, shipments, materials, wages, added, assets int64
	states                                                [6]state // of the figures, in this order
}

// A state is how a figure is reported.
type state uint8

const (
	number state = iota
	secret
	none
	blank
)

// draw returns an establishment in a year.
func (m *model) draw(year int, id uint64) establishment {
	r := newRandom(m.seed, 7, id) // what the establishment is
	e := establishment{year: year, number: 2_010_400_000_000 + id*7}
	e.prefecture = pick(m.prefectures, r.unit())
	e.division = pick(m.divisions[e.prefecture], r.unit())
	e.class = m.codes[e.division][pick(m.codeWeights[e.division], r.unit())]
	e.municipality = m.municipalities[e.prefecture][pick(m.muniWeights[e.prefecture], r.unit())]
	base := 4 * math.Pow(1-r.unit()*0.99995, -1/1.15) // Pareto, from 4 persons up
	output := divisionOutput[e.division] * math.Exp(.85*r.normal())
	y := newRandom(m.seed, 11, id*64+uint64(year-firstYear)) // what happened that year
	e.employees = max(4, int64(base*math.Exp(.18*y.normal())))
	m.money(&e, &y, output)
	e.report(&y)
	return e
}

// money draws what an establishment ships, buys, pays and owns.
func (m *model) money(e *establishment, y *random, output float64) {
	prices := 0.75 + 0.55*math.Min(1, float64(e.year-firstYear)/11) - 0.1*math.Max(0, float64(e.year-1997)/22)
	ship := int64(float64(e.employees) * output * prices * math.Exp(.25*y.normal()))
	if y.below(2_000_000) == 0 {
		ship = 1_000_000_000 + int64(y.below(8_000_000_000)) // the odd giant of ten digits
	}
	e.shipments = min(ship, 9_999_999_999)
	money := float64(e.shipments)
	e.materials = int64(money * (.35 + .4*y.unit()))
	e.wages = int64(float64(e.employees) * 420 * math.Exp(.3*y.normal()))
	e.added = e.shipments - e.materials - int64(money*.08) - int64(money*.1*y.unit())
	if y.below(60) == 0 { // some lose money
		e.added = -e.added / 3
	}
	e.assets = int64(money * .35 * math.Exp(.7*y.normal()))
}

// report decides what is kept secret (2 %), nil, or not asked.
func (e *establishment) report(y *random) {
	hidden := y.below(1000) < 20
	if hidden && y.below(4) == 0 {
		e.states[0] = secret
	}
	for i, dashes := range []int{2, 8, 3, 2, 15} { // in 1000
		switch {
		case hidden:
			e.states[i+1] = secret
		case y.below(1000) < dashes:
			e.states[i+1] = none
		}
	}
	if e.states[5] == number && e.employees < 10 { // assets are not asked of the smallest
		e.states[5] = blank
	}
}
