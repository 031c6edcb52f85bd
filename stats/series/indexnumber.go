package series

import (
	"math"
)

// A Basket is the prices and quantities of one period, items in one order.
type Basket struct{ Price, Quantity []float64 }

func (b Basket) swapped() Basket { return Basket{Price: b.Quantity, Quantity: b.Price} }

// An IndexFormula is a way to compare the prices (or quantities) of two baskets.
type IndexFormula int

const (
	Laspeyres IndexFormula = iota // weights of the base period
	Paasche                       // weights of the current period
	Fisher                        // geometric mean of the two
	Tornqvist                     // geometric, by the mean of the value shares
)

// String returns the formula's name.
func (f IndexFormula) String() string {
	return nameOf("IndexFormula", int(f), "Laspeyres", "Paasche", "Fisher", "Törnqvist")
}

// Price returns the price level of now relative to base, 1 when prices are the
// same.
//
//	Laspeyres  Σ p₁q₀ / Σ p₀q₀
//	Paasche    Σ p₁q₁ / Σ p₀q₁
//	Fisher     √(Laspeyres · Paasche)
//	Törnqvist  Π (p₁/p₀)^((s₀+s₁)/2),  s = pq / Σ pq
//
// A NaN in any item makes the result NaN: match the items first. So does a
// denominator that is not positive, and for Törnqvist a price that is not.
//
// # References
//
// Fisher, I. (1922), The Making of Index Numbers. Boston: Houghton Mifflin.
//
// Törnqvist, L. (1936), The Bank of Finland's consumption price index, Bank of
// Finland Monthly Bulletin 10, 1–8.
//
// International Monetary Fund (2004), Producer Price Index Manual, chapters 15
// and 16.
func (f IndexFormula) Price(base, now Basket) float64 {
	sameLength("IndexFormula.Price", len(base.Price), len(base.Quantity), len(now.Price), len(now.Quantity))
	switch f {
	case Laspeyres:
		return positiveRatio(value(now.Price, base.Quantity), value(base.Price, base.Quantity))
	case Paasche:
		return positiveRatio(value(now.Price, now.Quantity), value(base.Price, now.Quantity))
	case Fisher:
		return math.Sqrt(Laspeyres.Price(base, now) * Paasche.Price(base, now))
	case Tornqvist:
		return tornqvist(base, now)
	}
	panic("series: unknown " + f.String())
}

// Quantity returns the quantity level of now relative to base: Price with the
// roles of prices and quantities exchanged.
func (f IndexFormula) Quantity(base, now Basket) float64 {
	return f.Price(base.swapped(), now.swapped())
}

// PriceIndex returns the price index of each period against the first, 100 in
// the first, each compared with the first directly.
func (f IndexFormula) PriceIndex(periods []Basket) []float64 { return fixedBase(periods, f.Price) }

// QuantityIndex returns the quantity index of each period against the first.
func (f IndexFormula) QuantityIndex(periods []Basket) []float64 {
	return fixedBase(periods, f.Quantity)
}

// ChainedPriceIndex returns the price index of each period, 100 in the first,
// as the product of the links between neighbouring periods. After a link that
// is NaN the chain is NaN.
func (f IndexFormula) ChainedPriceIndex(periods []Basket) []float64 { return chained(periods, f.Price) }

// ChainedQuantityIndex returns the chained quantity index.
func (f IndexFormula) ChainedQuantityIndex(periods []Basket) []float64 {
	return chained(periods, f.Quantity)
}

// ValueIndex returns the value of each period, 100 in the first.
//
//	100 Σ pₜqₜ / Σ p₀q₀
//
// It is the product of a price and a quantity index where the formula is Fisher, or one
// is Laspeyres and the other Paasche.
func ValueIndex(periods []Basket) []float64 {
	return fixedBase(periods, func(base, now Basket) float64 {
		return positiveRatio(value(now.Price, now.Quantity), value(base.Price, base.Quantity))
	})
}

func fixedBase(periods []Basket, compare func(base, now Basket) float64) []float64 {
	index := make([]float64, len(periods))
	for i := range periods {
		index[i] = 100 * compare(periods[0], periods[i])
	}
	return index
}

func chained(periods []Basket, compare func(base, now Basket) float64) []float64 {
	index := make([]float64, len(periods))
	for i := range periods {
		if i == 0 {
			index[0] = 100 * compare(periods[0], periods[0])
			continue
		}
		index[i] = index[i-1] * compare(periods[i-1], periods[i])
	}
	return index
}

func tornqvist(base, now Basket) float64 {
	v0, v1 := value(base.Price, base.Quantity), value(now.Price, now.Quantity)
	if !(v0 > 0) || !(v1 > 0) {
		return math.NaN()
	}
	logs := make([]float64, len(base.Price))
	for i := range logs {
		if !(base.Price[i] > 0) || !(now.Price[i] > 0) {
			return math.NaN()
		}
		share := (base.Price[i]*base.Quantity[i]/v0 + now.Price[i]*now.Quantity[i]/v1) / 2
		logs[i] = share * math.Log(now.Price[i]/base.Price[i])
	}
	return math.Exp(sum(logs))
}

func value(p, q []float64) float64 {
	v := make([]float64, len(p))
	for i := range p {
		v[i] = p[i] * q[i]
	}
	return sum(v)
}
