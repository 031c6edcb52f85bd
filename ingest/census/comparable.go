package census

import "slices"

// Comparable returns why the figures of a measure in two years cannot be
// compared, and nil where they can. The order of the years does not matter:
// comparability is an equivalence, two years are comparable where their
// surveys agree.
//
// The survey itself, the boundary of manufacturing and the treatment of sole
// proprietors bear on every measure; the rule that sets the day of the count
// bears on counts; the items asked bear on shipments, value added and raw
// materials. The floor in persons is part of the key.
func (s Surveys) Comparable(a, b Year, m Measure) []Break {
	if len(s) == 0 || a == b {
		return nil
	}
	from, to := min(a, b), max(a, b)
	x, knownX := s.Of(from)
	y, knownY := s.Of(to)
	if !knownX || !knownY {
		unknown := from
		if knownX {
			unknown = to
		}
		return []Break{{From: from, To: to, Kind: UnknownYear, was: name{unknown.String(), unknown.String() + "年"}}}
	}
	var breaks []Break
	differ := func(kind BreakKind, was, is string, bears bool) {
		if was != is && bears {
			breaks = append(breaks, Break{from, to, kind, words(was), words(is)})
		}
	}
	differ(OtherSurvey, x.Program, y.Program, true)
	differ(OtherBoundary, x.Boundary, y.Boundary, true)
	differ(OtherItems, x.Items, y.Items, m == Shipments || m == ValueAdded || m == GrossValueAdded || m == RawMaterials)
	differ(OtherDate, x.Dated, y.Dated, m.Count())
	differ(OtherProprietors, x.Proprietors, y.Proprietors, true)
	return breaks
}

func words(code string) name {
	if n, ok := surveyWords[code]; ok {
		return n
	}
	return name{code, code}
}

// Comparable returns why two reference years of Japan's factory census cannot
// be compared in a measure, and nil where they can; see [Surveys.Comparable].
func Comparable(a, b Year, m Measure) []Break {
	return factoryCensus.Comparable(a, b, m)
}

var factoryCensus = FactoryCensus()

// Segments splits years, which it sorts, into runs in which each year is
// comparable with the one before it in the run: where a run ends, a break lies.
// Years of the same kind on both sides of a break are in different runs.
func (s Surveys) Segments(years []Year, m Measure) [][]Year {
	sorted := slices.Clone(years)
	slices.Sort(sorted)
	var runs [][]Year
	for i, y := range sorted {
		if i == 0 || s.Comparable(sorted[i-1], y, m) != nil {
			runs = append(runs, nil)
		}
		runs[len(runs)-1] = append(runs[len(runs)-1], y)
	}
	return runs
}

// Classes splits years into sets of mutually comparable ones, each in order of
// time, the sets in order of their first years. Unlike a run of
// [Surveys.Segments] a class may reach across years of another kind: the
// Census of Manufactures of 2010 and 2012 around the Economic Census of 2011.
func (s Surveys) Classes(years []Year, m Measure) [][]Year {
	sorted := slices.Clone(years)
	slices.Sort(sorted)
	var classes [][]Year
	for _, y := range sorted {
		i := slices.IndexFunc(classes, func(c []Year) bool { return s.Comparable(c[0], y, m) == nil })
		if i < 0 {
			i, classes = len(classes), append(classes, nil)
		}
		classes[i] = append(classes[i], y)
	}
	return classes
}
