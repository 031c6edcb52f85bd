package census

import "slices"

// A Move leads from a key to another one, part by part: each function replaces
// its part, and a nil function leaves it. A function that returns false says
// that the part leads nowhere.
//
// A ratio is a table over itself seen through a Move: the share of the nation
// divides by Move{Area: To(Japan)}, growth by the year before.
type Move struct {
	Year      func(Year) (Year, bool)
	Area      func(Area) (Area, bool)
	Industry  func(Industry) (Industry, bool)
	Size      func(Size) (Size, bool)
	Scope     func(Scope) (Scope, bool)
	Measure   func(Measure) (Measure, bool)
	Statistic func(Statistic) (Statistic, bool)
}

// To returns the function of a Move that leads every part to v.
func To[T any](v T) func(T) (T, bool) {
	return func(T) (T, bool) { return v, true }
}

// Years returns the function of a Move that leads n years on, back where n is
// negative.
func Years(n int) func(Year) (Year, bool) {
	return func(y Year) (Year, bool) { return y + Year(n), true }
}

// Locate returns, for each row of t, the row of t.Base() that its key leads to,
// -1 where that table does not have it. It costs one look-up a row, and no
// call of the Move's functions but one for each value that a part takes.
func (t *Table) Locate(m Move) []int32 {
	if m.stays() {
		return t.rowsOfBase()
	}
	return t.locate(m, t.Base())
}

// stays reports whether every key leads to itself.
func (m *Move) stays() bool {
	return m.Year == nil && m.Area == nil && m.Industry == nil && m.Size == nil && m.Scope == nil && m.Measure == nil && m.Statistic == nil
}

// rowsOfBase returns where each row of t is in its base.
func (t *Table) rowsOfBase() []int32 {
	if t.base != nil {
		return slices.Clone(t.rows)
	}
	rows := make([]int32, t.Len())
	for i := range rows {
		rows[i] = int32(i)
	}
	return rows
}

// locate is Locate in a table of its own that need not be t's.
func (t *Table) locate(m Move, b *Table) []int32 {
	lead := [dimensions][]int64{
		leads(t.year, b.year, m.Year, nil, b.pack.strides[ByYear]),
		leads(t.area, b.area, m.Area, Area.normal, b.pack.strides[ByArea]),
		leads(t.industry, b.industry, m.Industry, Industry.normal, b.pack.strides[ByIndustry]),
		leads(t.size, b.size, m.Size, Size.normal, b.pack.strides[BySize]),
		leads(t.scope, b.scope, m.Scope, nil, b.pack.strides[ByScope]),
		leads(t.measure, b.measure, m.Measure, nil, b.pack.strides[ByMeasure]),
		leads(t.statistic, b.statistic, m.Statistic, nil, b.pack.strides[ByStatistic]),
	}
	codes, _ := t.codes()
	way := newWay(lead, codes)
	out := make([]int32, t.Len())
	for i := range out {
		out[i] = -1
		if key, ok := way.destination(i); ok {
			out[i] = b.index.find(key)
		}
	}
	return out
}

// A way leads from rows to packed keys.
type way struct {
	common  int64 // what all rows have, -1 where they lead nowhere
	several []step
}

// A step is what the codes of a column contribute to the key, -1 for nowhere.
type step struct {
	codes []int32
	lead  []int64
}

func newWay(lead [dimensions][]int64, codes [dimensions][]int32) *way {
	w := &way{}
	for d := range lead {
		switch {
		case len(lead[d]) != 1:
			w.several = append(w.several, step{codes[d], lead[d]})
		case w.common < 0 || lead[d][0] < 0:
			w.common = -1
		default:
			w.common += lead[d][0]
		}
	}
	return w
}

// destination adds up what the parts of row i contribute to the packed key.
func (w *way) destination(i int) (key uint64, ok bool) {
	sum, worst := w.common, w.common
	for _, s := range w.several {
		part := s.lead[s.codes[i]]
		sum += part
		worst |= part
	}
	return uint64(sum), worst >= 0
}

// leads returns what each code of a column contributes to the packed key of
// where it leads, -1 where it leads nowhere in the table that has the column to.
func leads[T comparable](from, to column[T], f func(T) (T, bool), normal func(T) T, stride uint64) []int64 {
	places := make(map[T]int32, len(to.values))
	for code, v := range to.values {
		places[v] = int32(code)
	}
	out := make([]int64, len(from.values))
	for code, v := range from.values {
		out[code] = -1
		ok := true
		if f != nil {
			v, ok = f(v)
		}
		if ok && normal != nil {
			v = normal(v)
		}
		if place, has := places[v]; ok && has {
			out[code] = int64(uint64(place) * stride)
		}
	}
	return out
}

// follow replaces a part of a key by what f makes of it.
func follow[T any](f func(T) (T, bool), part *T) bool {
	if f == nil {
		return true
	}
	to, ok := f(*part)
	*part = to
	return ok
}
