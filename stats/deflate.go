package stats

import (
	"fmt"
	"math"
	"slices"
	"strings"

	"github.com/machikoba/machikoba/ingest/census"
)

// Deflate brings money to the prices of a base year:
//
//	x̃ₜ = xₜ · P₀ / Pₜ
//
// with P the price index of the figure's industry, or that of all manufacturing
// where prices has none of its industry, and likewise of its area or the nation.
// The index is the caller's: prices is a table of one measure and one statistic
// whose keys are years, industries and areas as far as it has them. Its level
// does not matter.
//
// The statistic is "at prices of 2015", see [DeflatedStatistic], and the unit
// "2015 yen"; the source of the prices is in the notes. A year without an index,
// or a base year without one, has no base. A figure that is not money is not
// applicable: [ProductivityChange] and [LMDI] want the published one beside,
// census.Concat(deflated, employees). Breaks of the survey stay what they are.
//
// It is an error where prices has more than one figure for an industry, area
// and year, none at all of the base year, or one that is not positive.
//
// # References
//
// International Monetary Fund (2004), Producer Price Index Manual, chapter 1.
func Deflate(t, prices *census.Table, base census.Year) (*census.Table, error) {
	p, err := priceList(prices)
	if err != nil {
		return nil, err
	}
	if err := p.need("Deflate", base); err != nil {
		return nil, err
	}
	out := t.OnBase(func(t *census.Table) *census.Table { return p.deflate(t, base) })
	note := fmt.Sprintf("At prices of %d", base)
	if source := strings.TrimPrefix(prices.SourceLine(census.English), "Source: "); source != "" {
		note += "; deflator: " + source
	}
	return out.With(census.WithNotes(note + ".")), nil
}

// DeflatedStatistic returns the name of figures at the prices of a year.
func DeflatedStatistic(base census.Year) census.Statistic {
	return census.Statistic(fmt.Sprintf("at prices of %d", base))
}

// deflators are price indices, and for whom there are some.
type deflators struct {
	of    map[priceOf]census.Observation
	whose map[priceOf]bool // of year 0
	years []census.Year
}

type priceOf struct {
	year     census.Year
	area     census.Area
	industry census.Industry
}

func priceList(prices *census.Table) (deflators, error) {
	p := deflators{map[priceOf]census.Observation{}, map[priceOf]bool{}, prices.Years()}
	for o := range prices.All() {
		at := priceOf{o.Year, o.Area, o.Industry}
		if had, twice := p.of[at]; twice {
			return p, fmt.Errorf("stats: two prices for one figure: %v and %v", had.Key, o.Key)
		}
		if o.Value <= 0 {
			return p, fmt.Errorf("stats: price index %v of %v is not positive", o.Value, o.Key)
		}
		p.of[at] = o
		p.whose[priceOf{0, o.Area, o.Industry}] = true
	}
	return p, nil
}

// need returns an error where there is no price of a base year.
func (p deflators) need(function string, base census.Year) error {
	if !slices.Contains(p.years, base) {
		return fmt.Errorf("stats: %s: the prices have no %d: they have %v", function, base, p.years)
	}
	return nil
}

// find returns the index for a figure: that of its own industry and area, or of
// what they belong to. All years of one series are deflated by one index, so it is
// not another one's where a year is missing.
func (p deflators) find(k census.Key) (census.Observation, bool) {
	for _, at := range []priceOf{{0, k.Area, k.Industry}, {0, census.Japan, k.Industry},
		{0, k.Area, census.Manufacturing}, {0, census.Japan, census.Manufacturing}} {
		if p.whose[at] {
			at.year = k.Year
			o, ok := p.of[at]
			return o, ok && !math.IsNaN(o.Value)
		}
	}
	return census.Observation{}, false
}

func (p deflators) deflate(t *census.Table, base census.Year) *census.Table {
	n := t.Len()
	d := census.Derivation{
		Name:  DeflatedStatistic(base).Of,
		Unit:  func(own, _ census.Unit) census.Unit { return atPrices(own, base) },
		Value: make([]float64, n), Lower: make([]float64, n), Upper: make([]float64, n), Precision: make([]float64, n),
		Interval: make([]census.Interval, n), Status: make([]census.Status, n),
	}
	for i := range n {
		o := p.figure(t.At(i), base)
		d.Value[i], d.Lower[i], d.Upper[i], d.Precision[i] = o.Value, o.Lower, o.Upper, o.Precision
		d.Interval[i], d.Status[i] = o.Interval, o.Status
	}
	return t.Derive(d)
}

func (p deflators) figure(o census.Observation, base census.Year) census.Observation {
	then := o.Key
	then.Year = base
	now, ok := p.find(o.Key)
	before, known := p.find(then)
	switch {
	case atPrices(o.Unit, base) == o.Unit:
		o.Status = max(o.Status, census.NotApplicable)
	case !ok || !known:
		o.Status = max(o.Status, census.NoBase)
	default:
		factor := before.Value / now.Value
		o.Value, o.Lower, o.Upper, o.Precision = o.Value*factor, o.Lower*factor, o.Upper*factor, o.Precision*factor
		if o.Status != census.Nil {
			o.Status = max(o.Status, now.Status, before.Status)
		}
		return o
	}
	nan := math.NaN()
	o.Value, o.Lower, o.Upper, o.Precision, o.Interval = nan, nan, nan, nan, census.NoInterval
	return o
}

// atPrices returns the unit of money at the prices of a year, and the unit itself
// where it is not money.
func atPrices(u census.Unit, base census.Year) census.Unit {
	head, per, found := strings.Cut(string(u), " per ")
	if head != string(census.UnitYen) {
		return u
	}
	out := fmt.Sprintf("%d %s", base, head)
	if found {
		out += " per " + per
	}
	return census.Unit(out)
}
