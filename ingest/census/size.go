package census

import (
	"cmp"
	"fmt"
	"strconv"
	"strings"
)

// A Size is a class of establishments by persons engaged: the interval from
// Min to Max persons, both included, Max 0 standing for no upper limit. The
// zero Size is every establishment.
//
// The floor of a survey is a Size: the Census of Manufactures tabulates
// establishments of four or more persons, Size{Min: 4}.
type Size struct {
	Min, Max int32
}

// normal returns the one spelling of a size: from one person up is every size.
func (s Size) normal() Size {
	if s.Min <= 1 {
		s.Min = 0
	}
	return s
}

// Valid reports whether s is an interval: no negative end and none above it.
func (s Size) Valid() bool {
	return s.Min >= 0 && s.Max >= 0 && (s.Max == 0 || s.Max >= max(s.Min, 1))
}

// String returns "" for every size, else "4+", "30-99" or "1-3".
func (s Size) String() string {
	s = s.normal()
	switch {
	case s == Size{}:
		return ""
	case s.Max == 0:
		return strconv.Itoa(int(s.Min)) + "+"
	}
	return strconv.Itoa(int(max(s.Min, 1))) + "-" + strconv.Itoa(int(s.Max))
}

// Label returns the size class in words: "4 or more persons", "4人以上".
func (s Size) Label(lang Language) string {
	code := s.String()
	plus, open := strings.CutSuffix(code, "+")
	switch {
	case code == "" && lang == Japanese:
		return "全規模"
	case code == "":
		return "all sizes"
	case open && lang == Japanese:
		return plus + "人以上"
	case open:
		return plus + " or more persons"
	case lang == Japanese:
		return strings.Replace(code, "-", "～", 1) + "人"
	}
	return strings.Replace(code, "-", "–", 1) + " persons"
}

// ParseSize reads a size as [Size.String] writes it.
func ParseSize(text string) (Size, error) {
	if text == "" {
		return Size{}, nil
	}
	lo, hi, closed := strings.Cut(text, "-")
	if !closed {
		var open bool
		if lo, open = strings.CutSuffix(text, "+"); !open {
			return Size{}, sizeError(text)
		}
		hi = "0"
	}
	from, err1 := strconv.ParseUint(lo, 10, 31) // no sign
	to, err2 := strconv.ParseUint(hi, 10, 31)
	s := Size{int32(from), int32(to)}
	if err1 != nil || err2 != nil || !s.Valid() || closed && to == 0 {
		return Size{}, sizeError(text)
	}
	return s.normal(), nil
}

func sizeError(text string) error {
	return fmt.Errorf(`census: size %q is not a class of persons engaged: want "4+", "30-99" or "" for all`, text)
}

// Compare orders sizes by their lower end, the wider first.
func (s Size) Compare(o Size) int {
	s, o = s.normal(), o.normal()
	return cmp.Or(cmp.Compare(s.Min, o.Min), cmp.Compare(o.top(), s.top()))
}

func (s Size) top() int64 {
	if s.Max == 0 {
		return 1 << 40
	}
	return int64(s.Max)
}

// Contains reports whether every establishment of class o is of class s.
func (s Size) Contains(o Size) bool {
	s, o = s.normal(), o.normal()
	return s.Min <= o.Min && o.top() <= s.top()
}

// Tile finds the fewest of the sizes given that together cover s without
// overlap, in the order of persons. The second result is false where no such
// set exists.
//
//	4-299 of [4-29, 30-99, 100-299, 30+] is 4-29, 30-99, 100-299
func (s Size) Tile(from []Size) ([]Size, bool) {
	s = s.normal()
	type step struct {
		tiles []Size
		ok    bool
	}
	memo := map[int64]step{}
	var cover func(at int64) step
	cover = func(at int64) step {
		if at == s.top()+1 {
			return step{ok: true}
		}
		if known, seen := memo[at]; seen {
			return known
		}
		var best step
		for _, f := range from {
			f = f.normal()
			if !f.Valid() || int64(f.Min) != at || f.top() > s.top() {
				continue
			}
			rest := cover(f.top() + 1)
			if rest.ok && (!best.ok || len(rest.tiles)+1 < len(best.tiles)) {
				best = step{append([]Size{f}, rest.tiles...), true}
			}
		}
		memo[at] = best
		return best
	}
	found := cover(int64(s.Min))
	return found.tiles, found.ok
}
