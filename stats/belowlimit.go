package stats

import (
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
// there. Keys for which t.Base() has no whole have no row, nor have those
// for which it has nothing but classes of 300 persons or more.
//
// # References
//
// Small and Medium-sized Enterprise Basic Act (中小企業基本法), Act 154 of 1963, Article
// 2, paragraph 1.
func BelowSMELimit(t *census.Table) *census.Table {
	table, err := bySizes(t, belowLimit)
	if err != nil {
		panic("stats: BelowSMELimit: " + err.Error()) // one row a key
	}
	return table
}

func belowLimit(s *sizeClasses) (o census.Observation, ok bool) {
	if !s.found {
		return o, false
	}
	part, sources := s.smallPart()
	o = s.whole
	o.Size.Max = SMELimit
	o.Value, o.Lower, o.Upper, o.Interval = part.value, part.lower, part.upper, part.interval
	o.Precision, o.Status, o.Sources = part.precision, part.status, sources
	if o.Status.Absent() {
		o.Value, o.Precision = math.NaN(), math.NaN()
	}
	if !(o.Lower <= o.Upper) || o.Interval == census.NoInterval {
		o.Lower, o.Upper, o.Interval = math.NaN(), math.NaN(), census.NoInterval
	}
	return o, true
}
