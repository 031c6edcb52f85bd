package census

import (
	"fmt"
	"math"
	"slices"
)

// A sum is the sum of a group in the making.
type sum struct {
	Observation
	parts  int
	first  Key // the first part: the others must be of its kind
	areas  map[Area]bool
	wards  map[Area]Area // a ward among the areas, by its city
	sizes  []Size
	scopes []Scope
	absent bool
	allNil bool
}

func newSum(to Key, first Observation) *sum {
	s := &sum{Observation: NewObservation(to, 0), first: first.Key, allNil: true,
		areas: map[Area]bool{}, wards: map[Area]Area{}}
	s.Lower, s.Upper, s.Unit, s.Status = 0, 0, first.Unit, Computed
	return s
}

func (s *sum) add(o Observation) error {
	if err := s.fits(o); err != nil {
		return err
	}
	s.parts++
	for _, src := range o.Sources {
		if !slices.ContainsFunc(s.Sources, src.Equal) {
			s.Sources = append(slices.Clip(s.Sources), src)
		}
	}
	if o.Status != Nil {
		s.allNil = false
		s.Status = Worst(s.Status, o.Status)
	}
	s.Interval = max(s.Interval, o.Interval)
	lower, upper := o.ends()
	s.Lower += lower
	s.Upper += upper
	s.Precision += o.Precision
	if math.IsNaN(o.Value) {
		s.absent = true
		return nil
	}
	s.Value += o.Value
	return nil
}

// ends returns between which values the figure lies, as far as is known.
func (o Observation) ends() (lower, upper float64) {
	switch {
	case o.Interval != NoInterval:
		return o.Lower, o.Upper
	case !math.IsNaN(o.Value):
		return o.Value, o.Value
	case o.Measure.CanBeNegative():
		return math.Inf(-1), math.Inf(1)
	}
	return 0, math.Inf(1)
}

// fits returns why o may not be added to the parts before it.
func (s *sum) fits(o Observation) error {
	if areaKind(s.first.Area) != areaKind(o.Area) {
		return s.twice(ByArea, s.first, o.Key)
	}
	if industryKind(s.first.Industry) != industryKind(o.Industry) {
		return s.twice(ByIndustry, s.first, o.Key)
	}
	if a, clash := s.meet(o.Area); clash {
		return s.twice(ByArea, Key{Area: a}, o.Key)
	}
	if size, clash := other(&s.sizes, o.Size, Size.overlaps); clash {
		return s.twice(BySize, Key{Size: size}, o.Key)
	}
	if scope, clash := other(&s.scopes, o.Scope, Scope.overlaps); clash {
		return s.twice(ByScope, Key{Scope: scope}, o.Key)
	}
	if !s.Size.Contains(o.Size) {
		return fmt.Errorf("census: Regroup: %v cannot have the size %q among its parts", s.Key, o.Size)
	}
	if s.Unit != o.Unit {
		return fmt.Errorf("census: Regroup: %v has parts in %s and in %s", s.Key, s.Unit, o.Unit)
	}
	return nil
}

func (s *sum) twice(d Dimension, a, b Key) error {
	return fmt.Errorf("census: Regroup: %v would count establishments twice: %v %q and %q are among its parts",
		s.Key, d, a.Part(d), b.Part(d))
}

// meet adds an area to those met so far, and returns its city or a ward of it
// among them.
func (s *sum) meet(a Area) (clash Area, found bool) {
	if s.areas[a] {
		return "", false
	}
	s.areas[a] = true
	if city, isWard := a.city(); isWard {
		s.wards[city] = a
		return city, s.areas[city]
	}
	clash, found = s.wards[a]
	return clash, found
}

// other adds v to the parts met so far, and returns one of them that counts the
// same establishments.
func other[T comparable](met *[]T, v T, overlap func(a, b T) bool) (clash T, found bool) {
	if slices.Contains(*met, v) {
		return clash, false
	}
	for _, w := range *met {
		if overlap(v, w) {
			return w, true
		}
	}
	*met = append(*met, v)
	return clash, false
}

// overlaps reports whether one of two scopes contains the other.
func (s Scope) overlaps(o Scope) bool { return s == AllScopes || o == AllScopes }

func (s Size) overlaps(o Size) bool {
	s, o = s.normal(), o.normal()
	return int64(s.Min) <= o.top() && int64(o.Min) <= s.top()
}

// result returns the sum, given how many parts the whole has.
func (s *sum) result(whole int) Observation {
	o := s.Observation
	switch {
	case s.parts < whole:
		o.Status, o.Value, o.Interval = NotAvailable, math.NaN(), Suppression
		o.Upper = math.Inf(1)
		if o.Measure.CanBeNegative() {
			o.Lower = math.Inf(-1)
		}
	case s.absent:
		o.Value, o.Interval = math.NaN(), Suppression
	case s.allNil:
		o.Status = Nil
	}
	if o.Interval == NoInterval {
		o.Lower, o.Upper = math.NaN(), math.NaN()
	}
	return o
}

// A kind tells apart what must not be added up together: codes of two schemes,
// or of two levels of one.
type kind struct {
	scheme string
	level  int
}

func areaKind(a Area) kind { return kind{a.Scheme(), int(a.Level())} }

func industryKind(i Industry) kind { return kind{string(i.Scheme()), i.Digits()} }
