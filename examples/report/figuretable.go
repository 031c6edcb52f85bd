package main

import (
	"math"
	"slices"
	"strconv"
	"strings"

	"github.com/machikoba/machikoba/ingest/census"
)

// A figureTable is the table of all figures of a report.
type figureTable struct {
	Head     []string
	Rows     []figureRow
	Measures []string // by which the rows may be filtered
}

// A figureRow is one figure in words, and what it is sorted by.
type figureRow struct {
	Measure                    int // its place in the table's Measures
	Year                       census.Year
	Area, Industry, Size, What string
	Figure, Status             string
	Sort                       string // of the figure: a number, "" for none
	Sources                    string
}

func (p *profile) figureTable() figureTable {
	w := p.words
	t := figureTable{Head: []string{w.say(headYear), w.say(headArea), w.say(headIndustry), w.say(headSize), w.say(headWhat), w.say(headFigure), w.say(headStatus), w.say(headSource)}}
	number := map[string]int{}
	for i, s := range p.sourceLines() {
		number[s.Line] = i + 1
	}
	for o := range p.figures.All() {
		row := p.figureRow(o)
		row.Sources = w.sourceNumbers(o, number)
		name := p.label(o.Key, census.ByMeasure)
		if row.Measure = slices.Index(t.Measures, name); row.Measure < 0 {
			row.Measure = len(t.Measures)
			t.Measures = append(t.Measures, name)
		}
		t.Rows = append(t.Rows, row)
	}
	return t
}

// sortDigits is to how many digits figures are sorted, beyond those that are
// seen.
const sortDigits = 9

func (p *profile) figureRow(o census.Observation) figureRow {
	size := p.label(o.Key, census.BySize)
	if o.Scope != census.AllScopes {
		size += p.words.say(comma) + p.label(o.Key, census.ByScope)
	}
	row := figureRow{Year: o.Year, Area: p.label(o.Key, census.ByArea), Industry: p.label(o.Key, census.ByIndustry), Size: size,
		What: p.label(o.Key, census.ByMeasure), Figure: p.inTable(o)}
	status := o.Status
	if o.Statistic != census.Published {
		if status == census.Official { // its parts are
			status = census.Computed
		}
		row.What += p.words.say(comma) + p.label(o.Key, census.ByStatistic)
	}
	row.Status = status.Label(p.words.language())
	if f := bySizeOf(o); !math.IsNaN(f) && !math.IsInf(f, 0) {
		row.Sort = strings.Replace(strconv.FormatFloat(f, 'g', sortDigits, 64), "e+", "e", 1)
	}
	return row
}

// inTable writes a figure as the table has it: ranks with their range.
func (p *profile) inTable(o census.Observation) string {
	if o.Unit == census.UnitRank && !o.Status.Absent() {
		return p.words.rank(o)
	}
	return p.words.figure(o)
}

// bySizeOf returns what a figure is sorted by: its value, the least it can be
// where it is hidden, NaN where nothing is known.
func bySizeOf(o census.Observation) float64 {
	if o.Status.Absent() && o.Interval != census.NoInterval {
		return o.Lower
	}
	return o.Value
}
