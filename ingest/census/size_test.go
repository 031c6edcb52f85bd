package census_test

import (
	"encoding/json"
	"math"
	"slices"
	"testing"

	"github.com/machikoba/machikoba/ingest/census"
)

func TestSizeSpellings(t *testing.T) {
	for _, c := range []struct {
		size         census.Size
		text, en, ja string
	}{
		{census.Size{}, "", "all sizes", "全規模"},
		{census.Size{Min: 1}, "", "all sizes", "全規模"},
		{census.Size{Min: 4}, "4+", "4 or more persons", "4人以上"},
		{census.Size{Min: 30, Max: 99}, "30-99", "30–99 persons", "30～99人"},
		{census.Size{Max: 3}, "1-3", "1–3 persons", "1～3人"},
		{census.Size{Min: 1, Max: 3}, "1-3", "1–3 persons", "1～3人"},
		{census.Size{Min: math.MaxInt32}, "2147483647+", "2147483647 or more persons", "2147483647人以上"},
	} {
		if c.size.String() != c.text || c.size.Label(census.English) != c.en || c.size.Label(census.Japanese) != c.ja {
			t.Errorf("%+v is %q, %q, %q", c.size, c.size, c.size.Label(census.English), c.size.Label(census.Japanese))
		}
		parsed, err := census.ParseSize(c.text)
		if err != nil || parsed.String() != c.text || !parsed.Contains(c.size) || !c.size.Contains(parsed) {
			t.Errorf("ParseSize(%q) = %+v, %v", c.text, parsed, err)
		}
		written, err := json.Marshal(c.size)
		var read census.Size
		if err != nil || json.Unmarshal(written, &read) != nil || read != parsed {
			t.Errorf("%+v as JSON is %s, %v, and back %+v", c.size, written, err, read)
		}
	}
	for _, text := range []string{"4", "+", "-", "4-", "-4", "9-4", "0-0", "4+-9", "+4+", "4-+9", "4 +", "four+", "2147483648+", "4人以上"} {
		if got, err := census.ParseSize(text); err == nil {
			t.Errorf("ParseSize(%q) = %v, want an error", text, got)
		}
	}
}

func TestSizeValid(t *testing.T) {
	for size, want := range map[census.Size]bool{
		{}: true, {Min: 4}: true, {Max: 3}: true, {Min: 4, Max: 4}: true,
		{Min: -1}: false, {Max: -1}: false, {Min: 9, Max: 4}: false,
	} {
		if size.Valid() != want {
			t.Errorf("%+v is valid: %t", size, !want)
		}
	}
}

// persons returns which of the numbers of persons to 12, and of many, a size has.
func persons(s census.Size) (has [14]bool) {
	for n := range has {
		has[n] = n >= 1 && n >= int(s.Min) && (s.Max == 0 || n <= int(s.Max))
	}
	return has
}

// Contains, Compare and Tile agree with sets of persons.
func TestSizeAgainstSets(t *testing.T) {
	var all []census.Size
	for lo := int32(1); lo <= 12; lo += 2 {
		all = append(all, census.Size{Min: lo})
		for hi := lo; hi <= 12; hi += 3 {
			all = append(all, census.Size{Min: lo, Max: hi})
		}
	}
	for _, a := range all {
		for _, b := range all {
			subset := true
			for n, in := range persons(b) {
				subset = subset && (!in || persons(a)[n])
			}
			if a.Contains(b) != subset {
				t.Errorf("%v contains %v: %t", a, b, !subset)
			}
			if a.Compare(b) != -b.Compare(a) || a.Compare(b) == 0 != (persons(a) == persons(b)) {
				t.Errorf("%v and %v compare as %d and %d", a, b, a.Compare(b), b.Compare(a))
			}
		}
		tiles, ok := a.Tile(all)
		if !ok || len(tiles) != 1 {
			t.Errorf("%v of all sizes is %v, %t, want itself", a, tiles, ok)
		}
	}
}

func TestSizeTile(t *testing.T) {
	size := func(text string) census.Size {
		s, err := census.ParseSize(text)
		if err != nil {
			t.Fatal(err)
		}
		return s
	}
	for _, c := range []struct {
		whole string
		from  []string
		want  []string // nil: there is no tiling
	}{
		{"4-299", []string{"4-29", "30-99", "100-299", "30+", "300+"}, []string{"4-29", "30-99", "100-299"}},
		{"4+", []string{"4-29", "30-99", "100-299", "30+", "300+"}, []string{"4-29", "30+"}},
		{"4-299", []string{"4-29", "4-99", "100-199", "200-299", "100-299", "30-299"}, []string{"4-29", "30-299"}},
		{"", []string{"1-3", "4+"}, []string{"1-3", "4+"}},
		{"", []string{"4+"}, nil},
		{"4-299", []string{"4-29", "30+"}, nil},
		{"4-299", []string{"4-29", "20-299"}, nil},
		{"4-299", nil, nil},
	} {
		var from, want []census.Size
		for _, f := range c.from {
			from = append(from, size(f))
		}
		for _, w := range c.want {
			want = append(want, size(w))
		}
		got, ok := size(c.whole).Tile(from)
		if ok != (c.want != nil) || !slices.EqualFunc(got, want, func(a, b census.Size) bool { return a.Compare(b) == 0 }) {
			t.Errorf("%q of %q is %v, %t, want %v", c.whole, c.from, got, ok, want)
		}
	}
	// Sizes that are no intervals do not lead in circles.
	if got, ok := size("10+").Tile([]census.Size{{Min: 10, Max: 5}, {Min: 6, Max: 9}}); ok {
		t.Errorf("10+ is %v", got)
	}
}
