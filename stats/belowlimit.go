package stats

import (
	"iter"
	"math"

	"github.com/machikoba/machikoba/ingest/census"
)

// BelowSMELimit returns the figure of establishments below 300 persons for each
// key of t: the part of [SMEEstablishmentShare], as a number of establishments,
// employees or yen,
//
//	x(floor..299)
//
// under the size class that it is of, such as 4–299 persons. It is computed as
// there, and no more a figure of small and medium-sized enterprises than it is
// there. Keys for which t.Base() has no whole have no row.
func BelowSMELimit(t *census.Table) *census.Table {
	wanted := map[census.Key]bool{}
	for i := range t.Len() {
		wanted[sizeless(t.Key(i))] = true
	}
	base := t.Base()
	table, err := census.Collect(belowLimit(base, wanted), census.WithMetadataOf(base))
	if err != nil {
		panic("stats: BelowSMELimit: " + err.Error()) // one row a key
	}
	return table
}

func belowLimit(t *census.Table, wanted map[census.Key]bool) iter.Seq[census.Observation] {
	return func(yield func(census.Observation) bool) {
		for _, rows := range t.GroupBy(census.BySize).Members() {
			s := sizesOf(t, rows)
			if !s.found || !wanted[sizeless(s.whole.Key)] {
				continue
			}
			if !yield(s.belowLimit()) {
				return
			}
		}
	}
}

func (s sizeClasses) belowLimit() census.Observation {
	part, sources := s.smallPart()
	o := s.whole
	o.Size.Max = SMELimit
	o.Value, o.Lower, o.Upper, o.Interval = part.value, part.lower, part.upper, part.interval
	o.Precision, o.Status, o.Sources = part.precision, part.status, sources
	if o.Status.Absent() {
		o.Value, o.Precision = math.NaN(), math.NaN()
	}
	if !(o.Lower <= o.Upper) || o.Interval == census.NoInterval {
		o.Lower, o.Upper, o.Interval = math.NaN(), math.NaN(), census.NoInterval
	}
	return o
}
