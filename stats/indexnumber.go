package stats

import (
	"cmp"
	"fmt"
	"iter"
	"math"
	"slices"
	"strings"

	"github.com/machikoba/machikoba/ingest/census"
	"github.com/machikoba/machikoba/stats/series"
)

// An IndexOf says what an index number follows.
type IndexOf uint8

const (
	Quantities IndexOf = iota // money at constant prices
	Prices                    // prices, at constant quantities
)

// String returns what the index follows.
func (o IndexOf) String() string {
	switch o {
	case Quantities:
		return "quantity"
	case Prices:
		return "price"
	}
	return fmt.Sprintf("IndexOf(%d)", uint8(o))
}

// Chaining says with which year each year is compared.
type Chaining uint8

const (
	Direct  Chaining = iota // with the base year
	Chained                 // with the year before, the links multiplied
)

// String returns the name of the chaining.
func (c Chaining) String() string {
	switch c {
	case Direct:
		return "direct"
	case Chained:
		return "chained"
	}
	return fmt.Sprintf("Chaining(%d)", uint8(c))
}

// IndexNumberOptions are the choices of [IndexNumbers]. The zero value is the
// direct quantity index of Laspeyres.
type IndexNumberOptions struct {
	Formula  series.IndexFormula
	Of       IndexOf
	Chaining Chaining
	// Base is the year that is 100; zero stands for the first year.
	Base census.Year
}

// Statistic returns the name of the index: "chained Fisher quantity index,
// 2015 = 100".
func (o IndexNumberOptions) Statistic(base census.Year) census.Statistic {
	chained := ""
	if o.Chaining == Chained {
		chained = "chained "
	}
	return census.Statistic(fmt.Sprintf("%s%v %v index, %d = 100", chained, o.Formula, o.Of, base))
}

// IndexNumbers makes price or quantity indices of all manufacturing from money by
// industry and the caller's prices by industry. An industry's quantity is its
// money over its price, so that with p the prices and q the quantities
//
//	Laspeyres  Σ p₁q₀ / Σ p₀q₀
//	Paasche    Σ p₁q₁ / Σ p₀q₁
//	Fisher     √(Laspeyres · Paasche)
//	Törnqvist  Π (p₁/p₀)^((s₀+s₁)/2),  s = pq / Σ pq
//
// and the roles of p and q exchanged for quantities. The result has a row for
// each year of each series of t under the key of all manufacturing, in
// [census.UnitIndex]; to rebase it is [Index]. prices is a table as for [Deflate],
// whose index of all manufacturing serves for industries that have none.
//
// The years are those of the largest set of mutually comparable years that holds
// the base year; other years are not comparable. An industry that is suppressed
// or absent in one of the years is left out of all, and then the index is an
// estimate and the notes name the industry; where none is left, the index has no
// base. Where the formula is not defined, the index is not applicable. Prices that
// [Deflate] refuses are an error, those without the base year too, and so are
// industries that contain one another.
//
// # References
//
// Fisher, I. (1922), The Making of Index Numbers. Boston: Houghton Mifflin.
//
// International Monetary Fund (2004), Producer Price Index Manual, chapters 9
// and 15.
func IndexNumbers(t, prices *census.Table, o IndexNumberOptions) (*census.Table, error) {
	p, err := priceList(prices)
	if err != nil {
		return nil, err
	}
	var notes []string
	parts := t.Select(census.IndustryFunc(func(i census.Industry) bool { return i != census.Manufacturing }))
	rows := func(yield func(census.Observation) bool) {
		for _, members := range parts.GroupBy(census.ByIndustry, census.ByYear).Members() {
			made, note, wrong := o.index(parts, p, members)
			if err = wrong; err != nil {
				return
			}
			notes = append(notes, note...)
			for _, f := range made {
				if !yield(f) {
					return
				}
			}
		}
	}
	out, wrong := census.Collect(iter.Seq[census.Observation](rows), census.WithMetadataOf(t))
	if err = cmp.Or(err, wrong); err != nil {
		return nil, err
	}
	return out.With(census.WithNotes(notes...)), nil
}

// index makes the series of one whole from the rows of its industries.
func (o IndexNumberOptions) index(t *census.Table, p deflators, rows []int32) ([]census.Observation, []string, error) {
	g := goods{byYear: map[census.Year]map[census.Industry]census.Observation{}}
	for _, r := range rows {
		if err := g.add(t.At(int(r))); err != nil {
			return nil, nil, err
		}
	}
	slices.Sort(g.years)
	key := t.Key(int(rows[0]))
	key.Industry = census.Manufacturing
	base := o.Base
	if base == 0 {
		base = g.years[0]
	}
	if err := p.need("IndexNumbers", base); err != nil {
		return nil, nil, err
	}
	key.Statistic = o.Statistic(base).Of(key.Statistic)
	var alike []census.Year
	for _, y := range g.years {
		if s := (Span{min(base, y), max(base, y)}); g.byYear[base] != nil && s.comparable(t, key) == nil {
			alike = append(alike, y)
		}
	}
	baskets, status, left, sources := g.baskets(p, alike)
	values := o.values(baskets, slices.Index(alike, base))
	undefined := census.NotApplicable
	if len(left) == len(g.items) {
		undefined = census.NoBase
	}
	var out []census.Observation
	for _, y := range g.years {
		key.Year = y
		f := census.Absence(key, census.NotComparable)
		if g.byYear[base] == nil {
			f.Status = census.NoBase
		}
		f.Unit, f.Sources, f.Precision = census.UnitIndex, sources, math.NaN()
		if i := slices.Index(alike, y); i >= 0 {
			f.Value, f.Status = values[i], status
			if math.IsNaN(f.Value) {
				f.Status = undefined
			}
		}
		out = append(out, f)
	}
	return out, leftOut(key, left), nil
}

// values returns the index of each basket, 100 in the base.
func (o IndexNumberOptions) values(baskets []series.Basket, base int) []float64 {
	if len(baskets) == 0 {
		return nil
	}
	values := make([]float64, len(baskets))
	switch {
	case o.Chaining == Direct:
		for i, b := range baskets {
			values[i] = 100 * o.level(baskets[base], b)
		}
		return values
	case o.Of == Prices:
		values = o.Formula.ChainedPriceIndex(baskets)
	default:
		values = o.Formula.ChainedQuantityIndex(baskets)
	}
	level := values[base] / 100
	for i := range values {
		values[i] /= level
	}
	return values
}

func (o IndexNumberOptions) level(base, now series.Basket) float64 {
	if o.Of == Prices {
		return o.Formula.Price(base, now)
	}
	return o.Formula.Quantity(base, now)
}

func leftOut(k census.Key, items []string) []string {
	if len(items) == 0 {
		return nil
	}
	return []string{fmt.Sprintf("The index of %s in %s leaves out, for want of a figure or a price in every year: %s.",
		strings.ToLower(k.Measure.Label(census.English)), k.Area.Label(census.English), strings.Join(items, ", "))}
}
