package stats

import (
	"math"

	"github.com/machikoba/machikoba/ingest/census"
)

// Names of the forms of the location quotient.
const (
	SymmetricQuotient census.Statistic = "symmetric location quotient"
	AdditiveQuotient  census.Statistic = "additive location quotient"
	LocalisationGap   census.Statistic = "localisation difference"
	AtHome            census.Statistic = "location quotient of 1 or more"
)

// SymmetricLQ maps location quotients, which run from 0 over 1 to infinity, to
// −1, 0 and 1, so that over- and under-representation weigh the same:
//
//	SLQ = (LQ − 1) / (LQ + 1)
//
// The statistic is [SymmetricQuotient], the unit a ratio; where there is no
// [LocationQuotient] there is no symmetric one.
//
// # References
//
// K. Laursen (2015), Revealed comparative advantage and the alternatives as
// measures of international specialization, Eurasian Business Review 5, 99-115.
func SymmetricLQ(t *census.Table) *census.Table {
	return quotientForm(t, SymmetricQuotient, func(lq float64) float64 {
		if lq < 0 {
			return math.NaN()
		}
		if math.IsInf(lq, 1) {
			return 1
		}
		return (lq - 1) / (lq + 1)
	})
}

// BinaryLQ is 1 where the [LocationQuotient] is at least 1, the industry is at
// home in the area, and 0 where it is less: revealed comparative advantage as
// [Complexity] counts it.
//
//	Mᵢⱼ = 1 if LQᵢⱼ ≥ 1, else 0
//
// A suppressed quotient has the interval from 0 to 1 where its own reaches to both
// sides of 1, and else from the answer to itself; where there is no quotient there
// is no answer. The statistic is [AtHome], the unit a ratio.
//
// # References
//
// B. Balassa (1965), Trade liberalisation and "revealed" comparative advantage,
// The Manchester School 33, 99-123.
func BinaryLQ(t *census.Table) *census.Table {
	return quotientForm(t, AtHome, func(lq float64) float64 {
		if lq >= 1 {
			return 1
		}
		return 0
	})
}

// quotientForm returns an increasing function of the location quotient; nil leaves it.
func quotientForm(t *census.Table, name census.Statistic, form func(lq float64) float64) *census.Table {
	asItIs := func(s census.Statistic) census.Statistic { return s }
	composition := quotient{to: ofManufacturing, name: asItIs, part: true, unsigned: true}.of(t)
	return quotient{to: ofNation, name: name.Of, finish: form, unsigned: true}.of(composition)
}

// AdditiveLQ is by how much the share of an industry in an area exceeds its share
// in the nation:
//
//	ALQᵢⱼ = xᵢⱼ / x.ⱼ − xᵢ. / x..
//
// It sums to 0 over the industries of an area, and half the sum of its absolute
// values is the area's coefficient of specialisation. The statistic is
// [AdditiveQuotient], the unit a fraction. An industry that the nation does not
// have is 0 everywhere; an empty area has no base. Where both shares are hidden
// the interval is [census.Outer].
//
// # References
//
// A. R. Hoen and J. Oosterhaven (2006), On the measurement of comparative
// advantage, The Annals of Regional Science 40, 677-691.
func AdditiveLQ(t *census.Table) *census.Table {
	asItIs := func(s census.Statistic) census.Statistic { return s }
	composition := quotient{to: ofManufacturing, name: asItIs, part: true}.of(t)
	return shareDifference{ofNation, AdditiveQuotient}.of(composition)
}

// LocalisationDifference is by how much the share of an area in an industry
// exceeds its share in all manufacturing, the additive quotient seen from the
// industry:
//
//	Dᵢⱼ = xᵢⱼ / xᵢ. − x.ⱼ / x..
//
// It sums to 0 over the areas, and half the sum of its absolute values is the
// industry's coefficient of localisation. The statistic is [LocalisationGap], the
// unit a fraction. Where both shares are hidden the interval is [census.Outer].
//
// # References
//
// E. M. Hoover (1936), The measurement of industrial localization, The Review of
// Economics and Statistics 18, 162-171.
func LocalisationDifference(t *census.Table) *census.Table {
	asItIs := func(s census.Statistic) census.Statistic { return s }
	shares := quotient{to: ofNation, name: asItIs, part: true}.of(t)
	return shareDifference{ofManufacturing, LocalisationGap}.of(shares)
}

// A shareDifference is a table of shares less the shares that its keys lead to.
type shareDifference struct {
	to   census.Move
	name census.Statistic
}

func (s shareDifference) of(t *census.Table) *census.Table { return t.OnBase(s.derive) }

func (s shareDifference) derive(t *census.Table) *census.Table {
	over := t.Locate(s.to)
	n := t.Len()
	d := census.Derivation{Name: s.name.Of, Over: over,
		Value: make([]float64, n), Lower: make([]float64, n), Upper: make([]float64, n), Precision: make([]float64, n),
		Interval: make([]census.Interval, n), Status: make([]census.Status, n)}
	in := inputs{t.Values(), t.Lower(), t.Upper(), t.Precisions(), t.Intervals(), t.Statuses()}
	for i, j := range over {
		f := absent(max(census.NoBase, in.status[i]))
		if j >= 0 {
			f = in.at(i).lessShare(in.at(int(j)))
		}
		d.Value[i], d.Lower[i], d.Upper[i], d.Precision[i] = f.value, f.lower, f.upper, f.precision
		d.Interval[i], d.Status[i] = f.interval, f.status
	}
	return t.Derive(d)
}

// lessShare returns the difference of two shares.
func (f figure) lessShare(g figure) figure {
	d := f.minus(g)
	d.status = max(f.status, g.status)
	if d.status == census.Nil && d.value != 0 {
		d.status = census.Official
	}
	if d.status.Absent() {
		d.precision = math.NaN()
	}
	if d.interval == census.NoInterval || !(d.lower <= d.upper) {
		d.interval, d.lower, d.upper = census.NoInterval, math.NaN(), math.NaN()
	}
	return d
}
