package ingest

import (
	"fmt"
	"math"
	"slices"

	"github.com/machikoba/machikoba/ingest/census"
)

// A Finding says where a table contradicts itself: a total that is not what its
// parts add up to.
type Finding struct {
	// Row is the total's row in the table, from 0 in the order of the rows.
	Row   int
	Total census.Observation
	// Over is the dimension that was added over.
	Over census.Dimension
	// Sum of the parts that have a value, Parts their number, and Hidden the
	// number of parts that have none.
	Sum           float64
	Parts, Hidden int
	// Slack is by how much rounding can part them.
	Slack float64
}

// String returns the finding as a sentence.
func (f Finding) String() string {
	what := "is not the sum of its parts"
	if f.Sum > f.Total.Value {
		what = "is exceeded by its parts"
	}
	return fmt.Sprintf("row %d: %v = %s %s over %v: %d parts add up to %s, %d have no value, and rounding explains %s",
		f.Row, f.Total.Key, census.FormatNumber(f.Total.Value, 0), what, f.Over, f.Parts,
		census.FormatNumber(f.Sum, 0), f.Hidden, census.FormatNumber(f.Slack, 0))
}

// Check adds up the parts of every total in a table, over areas (prefectures to
// the nation, municipalities without wards to their prefecture and to its cities
// or its counties, 市部 and 郡部, wards to their city), over the divisions of one revision to all manufacturing, and over size
// classes that tile another one, and returns the totals that their parts miss:
//
//	|Σ parts - total| > slack    where no part is hidden
//	Σ visible parts - total > slack    where some are, and the measure has no negative figures
//
// The slack is the sum of the half-widths of rounding. Totals that are not
// there, and parts that are not all there (some prefectures, a table of some
// divisions) are not judged unless what is there exceeds the total; measures
// that the vocabulary does not know need not add up and are not judged at all. Findings are in the order of the rows; it is the caller's to say
// whether they matter.
func Check(t *census.Table) []Finding {
	t = t.Detach()
	rows := map[census.Key]int{}
	for i := range t.Len() {
		rows[t.Key(i)] = i
	}
	c := &checker{table: t, rows: rows, industries: t.Industries(), sums: map[sumPlace]*partSum{}}
	c.parts()
	var found []Finding
	for place, s := range c.sums {
		if f, wrong := c.judge(place, s); wrong {
			found = append(found, f)
		}
	}
	found = append(found, c.sizes()...)
	slices.SortFunc(found, func(a, b Finding) int {
		if a.Row != b.Row {
			return a.Row - b.Row
		}
		return int(a.Over) - int(b.Over)
	})
	return found
}

type checker struct {
	table      *census.Table
	rows       map[census.Key]int
	industries []census.Industry
	sums       map[sumPlace]*partSum
}

// A sumPlace is a total, and what is added up to it.
type sumPlace struct {
	key    census.Key
	over   census.Dimension
	scheme census.Scheme // of the divisions: two revisions are two sums
}

type partSum struct {
	value, slack  float64
	parts, hidden int
}

func (s *partSum) add(o census.Observation) {
	s.parts++
	if math.IsNaN(o.Value) {
		s.hidden++
		return
	}
	s.value += o.Value
	if o.Precision > 0 {
		s.slack += o.Precision
	}
}

// parts adds every row to the totals that it is a part of.
func (c *checker) parts() {
	for o := range c.table.All() {
		if o.Statistic != census.Published || o.Measure.Unit() == "" {
			continue
		}
		for whole := range c.wholes(o.Key) {
			s := c.sums[whole]
			if s == nil {
				s = &partSum{}
				c.sums[whole] = s
			}
			s.add(o)
		}
	}
}

// wholes iterates over the totals of the table that a key is part of.
func (c *checker) wholes(k census.Key) func(func(sumPlace) bool) {
	return func(yield func(sumPlace) bool) {
		if kind := kindOf(k.Area); kind != "" {
			whole := k
			whole.Area = kind
			if _, has := c.rows[whole]; has && !yield(sumPlace{whole, census.ByArea, ""}) {
				return
			}
		}
		for _, to := range wholeAreas(k.Area) {
			whole := k
			whole.Area = to
			if _, has := c.rows[whole]; has {
				if !yield(sumPlace{whole, census.ByArea, ""}) {
					return
				}
				break
			}
		}
		if k.Industry.IsDivision() {
			whole := k
			whole.Industry = census.Manufacturing
			if _, has := c.rows[whole]; has {
				yield(sumPlace{whole, census.ByIndustry, k.Industry.Scheme()})
			}
		}
	}
}

// wholeAreas returns the areas that an area is a part of, the nearest first: it
// is added to the first that the table has.
func wholeAreas(a census.Area) (wholes []census.Area) {
	if city, ward := a.WardOf(); ward {
		wholes = append(wholes, city)
	}
	switch pref, ok := a.Prefecture(); {
	case a.IsPrefecture():
		wholes = append(wholes, census.Japan)
	case ok:
		wholes = append(wholes, pref)
	}
	return wholes
}

// kindOf returns the area that adds up the municipalities of a kind in a
// prefecture: its cities (codes from 100 to 299), its towns and villages, or the
// wards of Tokyo; "" for an area that is in none, as a ward of a city.
func kindOf(a census.Area) census.Area {
	within, ok := a.Prefecture()
	if _, ward := a.WardOf(); !ok || a.Level() != census.MunicipalityLevel || ward && within != census.Tokyo {
		return ""
	}
	kind := "郡部"
	switch {
	case a[2] == '1' && within == census.Tokyo:
		kind = "区部"
	case a[2] < '3':
		kind = "市部"
	}
	return census.AreaOf("name", within.Label(census.Japanese)+kind)
}

// judge compares a sum with its total.
func (c *checker) judge(place sumPlace, s *partSum) (f Finding, wrong bool) {
	row := c.rows[place.key]
	total := c.table.At(row)
	f = Finding{Row: row, Total: total, Over: place.over, Sum: s.value, Parts: s.parts, Hidden: s.hidden, Slack: s.slack}
	if math.IsNaN(total.Value) {
		return f, false
	}
	if total.Precision > 0 {
		f.Slack += total.Precision
	}
	excess := s.value - total.Value
	tolerance := f.Slack + 1e-9*math.Abs(total.Value)
	exceeds := excess > tolerance && (s.hidden == 0 || !total.Measure.CanBeNegative())
	misses := -excess > tolerance && s.hidden == 0 && c.complete(place, s)
	if total.Measure.CanBeNegative() && !c.complete(place, s) {
		return f, false
	}
	return f, exceeds || misses
}

// complete reports whether all parts that a total can have are there. A table
// of municipalities has no row for a division without an establishment: all
// divisions are there where each is somewhere in the table.
func (c *checker) complete(place sumPlace, s *partSum) bool {
	switch {
	case place.over == census.ByArea && place.key.Area == census.Japan:
		return s.parts == 47
	case place.over == census.ByArea:
		return s.parts > 1
	}
	divisions := place.scheme.Divisions()
	for _, i := range c.industries {
		if at := slices.Index(divisions, i); at >= 0 {
			divisions = slices.Delete(divisions, at, at+1)
		}
	}
	return len(divisions) == 0
}
