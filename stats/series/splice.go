package series

import (
	"errors"
	"fmt"
	"maps"
	"math"
	"slices"
)

// A Segment is a stretch of a series on one basis (one survey, one floor, one
// classification). Years may come in any order, none twice.
type Segment struct {
	Years  []int
	Values []float64
}

// A LinkMethod says how two segments are joined.
type LinkMethod int

const (
	RatioLink    LinkMethod = iota // multiply by new/old of the link year
	AdditiveLink                   // add new−old of the link year
	GivenFactor                    // multiply by a factor from elsewhere
)

// String returns the method's name.
func (m LinkMethod) String() string {
	return nameOf("LinkMethod", int(m), "ratio", "additive", "given factor")
}

// A Basis says on which segment's level a spliced series stands.
type Basis int

const (
	NewBasis Basis = iota // the level of the last segment
	OldBasis              // the level of the first
)

// String returns the basis' name.
func (b Basis) String() string {
	return nameOf("Basis", int(b), "new basis", "old basis")
}

// SpliceOptions are the choices of Splice. The zero value links by the ratio of
// the latest year that both segments have, on the basis of the newest.
type SpliceOptions struct {
	Method LinkMethod
	Basis  Basis
	// Years are the link years, one for each link; nil or 0 takes the latest
	// year with a figure on both sides.
	Years []int
	// Factors are the factors new/old of GivenFactor, one for each link.
	Factors []float64
}

// A Link is what joins a segment to the next.
type Link struct {
	Method LinkMethod
	Year   int     // of the overlap, 0 for a given factor
	Factor float64 // new/old; 1 for an additive link
	Shift  float64 // new−old; 0 for the others
}

// A Spliced is a joined series with all that went into it: undoing the links
// gives back Original.
type Spliced struct {
	Years    []int // increasing
	Values   []float64
	Original []float64 // as published, on the segment's own basis
	Segment  []int     // from which segment
	Links    []Link    // Links[k] joins segment k and k+1
}

// Splice joins segments, oldest first, into one series.
//
//	ratio     x̃ₜ = xₜ · new_L / old_L      (on the new basis, L the link year)
//	additive  x̃ₜ = xₜ + new_L − old_L
//
// Over several segments the links multiply (or add) up. Where segments overlap,
// the figure of the segment nearer to the basis is taken, unless it is missing.
// A ratio takes figures for positive: a link figure that is missing, zero or
// negative is an error, and so are segments without a common year. A missing
// value stays missing.
//
// # References
//
// International Monetary Fund (2004), Producer Price Index Manual, chapter 9.
//
// Hill, R. J. & Fox, K. J. (1997), Splicing index numbers, Journal of Business
// & Economic Statistics 15(3), 387–389.
func Splice(segments []Segment, opts SpliceOptions) (Spliced, error) {
	if len(segments) == 0 {
		return Spliced{}, errors.New("no segments to splice")
	}
	var s Spliced
	for k := range len(segments) - 1 {
		link, err := opts.link(segments, k)
		if err != nil {
			return Spliced{}, fmt.Errorf("segments %d and %d: %w", k, k+1, err)
		}
		s.Links = append(s.Links, link)
	}
	owner := owners(segments, opts.Basis)
	s.Years = slices.Sorted(maps.Keys(owner))
	for _, year := range s.Years {
		k := owner[year].segment
		x := segments[k].Values[owner[year].row]
		s.Original, s.Segment = append(s.Original, x), append(s.Segment, k)
		s.Values = append(s.Values, carry(x, k, opts.Basis, s.Links))
	}
	return s, nil
}

func (o SpliceOptions) link(segments []Segment, k int) (Link, error) {
	link := Link{Method: o.Method, Factor: 1}
	if o.Method == GivenFactor {
		if len(o.Factors) != len(segments)-1 {
			return link, fmt.Errorf("%d factors for %d links", len(o.Factors), len(segments)-1)
		}
		link.Factor = o.Factors[k]
		if !(link.Factor > 0) || math.IsInf(link.Factor, 0) {
			return link, fmt.Errorf("factor %v is not positive", link.Factor)
		}
		return link, nil
	}
	year := 0
	if len(o.Years) > k {
		year = o.Years[k]
	}
	year, older, newer, err := overlap(segments[k], segments[k+1], year)
	if err != nil {
		return link, err
	}
	link.Year = year
	if o.Method == AdditiveLink {
		link.Shift = newer - older
		return link, nil
	}
	if !(older > 0) || !(newer > 0) {
		return link, fmt.Errorf("in %d the figures are %v and %v: no ratio", year, older, newer)
	}
	link.Factor = newer / older
	return link, nil
}

// overlap finds the figures of the link year, the latest common one if it is 0.
func overlap(a, b Segment, year int) (at int, older, newer float64, err error) {
	sameLength("Splice", len(a.Years), len(a.Values))
	sameLength("Splice", len(b.Years), len(b.Values))
	ia, ib := yearIndex("Splice", a.Years), yearIndex("Splice", b.Years)
	common := slices.DeleteFunc(slices.Clone(b.Years), func(y int) bool {
		i, ok := ia[y]
		return !ok || math.IsNaN(a.Values[i]) || math.IsNaN(b.Values[ib[y]])
	})
	if len(common) == 0 {
		return 0, 0, 0, errors.New("no year with a figure in both")
	}
	if year == 0 {
		year = slices.Max(common)
	}
	if !slices.Contains(common, year) {
		return 0, 0, 0, fmt.Errorf("no figure in both for %d, the common years are %v", year, common)
	}
	return year, a.Values[ia[year]], b.Values[ib[year]], nil
}

type place struct{ segment, row int }

// owners says whose figure stands for each year.
func owners(segments []Segment, basis Basis) map[int]place {
	owner := map[int]place{}
	for i := range segments {
		k := i // later ones overwrite: the segment of the basis comes last
		if basis == OldBasis {
			k = len(segments) - 1 - i
		}
		for row, year := range segments[k].Years {
			if _, taken := owner[year]; !taken || !math.IsNaN(segments[k].Values[row]) {
				owner[year] = place{k, row}
			}
		}
	}
	return owner
}

// carry brings x of segment k to the basis through the links between.
func carry(x float64, k int, basis Basis, links []Link) float64 {
	if basis == NewBasis {
		for _, l := range links[k:] {
			x = x*l.Factor + l.Shift
		}
		return x
	}
	for i := k - 1; i >= 0; i-- {
		x = (x - links[i].Shift) / links[i].Factor
	}
	return x
}
