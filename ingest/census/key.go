package census

import (
	"cmp"
	"fmt"
	"strconv"
	"strings"
)

// A Key names one figure: what was counted, of whom, where and when, and what
// was made of it.
type Key struct {
	Year      Year
	Area      Area
	Industry  Industry
	Size      Size
	Scope     Scope
	Measure   Measure
	Statistic Statistic
}

// String returns the key as a path of the English names of its parts:
// "2018 Kanagawa / all manufacturing / 4 or more persons / Shipments".
func (k Key) String() string {
	parts := []string{
		strings.TrimSpace(k.Year.String() + " " + k.Area.Label(English)),
		k.Industry.Label(English),
		k.Size.Label(English),
	}
	if k.Scope != AllScopes {
		parts = append(parts, string(k.Scope))
	}
	parts = append(parts, k.Measure.Label(English))
	if k.Statistic != Published {
		parts = append(parts, string(k.Statistic))
	}
	return strings.Join(parts, " / ")
}

// Compare orders keys for reading: by measure, statistic, area, industry, size
// and scope, and last by year, so that a series stands together.
func (k Key) Compare(o Key) int {
	return cmp.Or(
		cmp.Compare(k.Measure, o.Measure),
		cmp.Compare(k.Statistic, o.Statistic),
		cmp.Compare(k.Area, o.Area),
		cmp.Compare(k.Industry, o.Industry),
		k.Size.Compare(o.Size),
		cmp.Compare(k.Scope, o.Scope),
		cmp.Compare(k.Year, o.Year),
	)
}

// normal returns the one spelling of a key, in which tables hold it.
func (k Key) normal() Key {
	k.Area, k.Industry, k.Size = k.Area.normal(), k.Industry.normal(), k.Size.normal()
	return k
}

// A Year is a reference year: the year of the money, whatever year the survey
// was held. The survey held on 1 June 2019 asked for the money of 2018: its
// figures are of the reference year 2018.
type Year int32

// String returns the year in digits, and "" for the zero Year.
func (y Year) String() string {
	if y == 0 {
		return ""
	}
	return strconv.Itoa(int(y))
}

// A Scope says which legal forms are counted, where a survey does not count
// them all. The zero Scope is every legal form.
type Scope string

const (
	// AllScopes counts establishments of every legal form.
	AllScopes Scope = ""
	// Corporations leaves out sole proprietors, as the Economic Structure
	// Survey does for reference years from 2021.
	Corporations Scope = "corporations"
	// PrivateEstablishments leaves out those of the state and of municipalities
	// (民営), as the tables of the Economic Census over all industries do.
	PrivateEstablishments Scope = "private"
)

// Label returns the name of the scope in the language asked for.
func (s Scope) Label(lang Language) string {
	switch {
	case s == AllScopes && lang == Japanese:
		return "個人経営を含む"
	case s == AllScopes:
		return "all legal forms"
	case s == Corporations && lang == Japanese:
		return "個人経営を除く"
	case s == Corporations:
		return "without sole proprietors"
	case s == PrivateEstablishments && lang == Japanese:
		return "民営"
	case s == PrivateEstablishments:
		return "private establishments"
	}
	return string(s)
}

// A Dimension is one part of a Key.
type Dimension uint8

// The dimensions of a key, in the order of its fields.
const (
	ByYear Dimension = iota
	ByArea
	ByIndustry
	BySize
	ByScope
	ByMeasure
	ByStatistic
	dimensions // their number
)

var dimensionNames = [dimensions]string{
	"year", "area", "industry", "size", "scope", "measure", "statistic",
}

// String returns the name of the dimension, which is that of its Arrow column.
func (d Dimension) String() string {
	if d < dimensions {
		return dimensionNames[d]
	}
	return fmt.Sprintf("Dimension(%d)", uint8(d))
}

// Part returns the part of k in dimension d as its code: "2018", "14",
// "JSIC12:31", "4+".
func (k Key) Part(d Dimension) string {
	switch d {
	case ByYear:
		return k.Year.String()
	case ByArea:
		return k.Area.encoded()
	case ByIndustry:
		return string(k.Industry)
	case BySize:
		return k.Size.String()
	case ByScope:
		return string(k.Scope)
	case ByMeasure:
		return string(k.Measure)
	case ByStatistic:
		return string(k.Statistic)
	}
	panic("census: " + d.String() + " is not a dimension")
}

// Label returns the name of the part of k in dimension d as people write it:
// "Kanagawa", "Transportation equipment".
func (k Key) Label(d Dimension, lang Language) string {
	switch d {
	case ByArea:
		return k.Area.Label(lang)
	case ByIndustry:
		return k.Industry.Label(lang)
	case BySize:
		return k.Size.Label(lang)
	case ByScope:
		return k.Scope.Label(lang)
	case ByMeasure:
		return k.Measure.Label(lang)
	case ByStatistic:
		return k.Statistic.Label(lang)
	}
	return k.Part(d)
}
