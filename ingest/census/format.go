package census

import (
	"math"
	"strconv"
	"strings"
)

// A Scale is the unit that people write a quantity in: "trillion yen", 兆円, %.
type Scale struct {
	Factor float64 // how much of the tidied unit one of it is
	Unit   string  // its name; "" for a pure number
}

// moneyScales are the words for large amounts, the largest first.
var moneyScales = [2][]Scale{
	English:  {{1e12, "trillion"}, {1e9, "billion"}, {1e6, "million"}, {1, ""}},
	Japanese: {{1e12, "兆"}, {1e8, "億"}, {1e4, "万"}, {1, ""}},
}

// ScaleFor returns the scale for quantities of unit u of which the largest is
// of the size given: money in trillions, billions or millions (兆, 億, 万), a
// fraction in %, and all else as it is.
func ScaleFor(u Unit, largest float64, lang Language) Scale {
	head, per, _ := strings.Cut(string(u), " per ")
	switch {
	case u == UnitFraction:
		return Scale{0.01, "%"}
	case u.money():
		return moneyScale(head, per, math.Abs(largest), lang)
	case u == UnitRatio || u == UnitIndex || u == UnitRank:
		return Scale{1, ""}
	case per != "":
		return Scale{1, perUnit(unitName(Unit(head), lang), per, lang)}
	}
	return Scale{1, unitName(u, lang)}
}

// moneyScale words an amount: the head of the unit is "yen", or "2015 yen" for
// money of a base year.
func moneyScale(head, per string, largest float64, lang Language) Scale {
	scales := moneyScales[lang]
	scale := scales[len(scales)-1]
	for _, s := range scales {
		if largest >= s.Factor {
			scale = s
			break
		}
	}
	year, deflated := strings.CutSuffix(head, " yen")
	if lang == Japanese {
		scale.Unit += "円"
		if deflated {
			scale.Unit += "（" + year + "年価格）"
		}
	} else {
		scale.Unit = strings.TrimSpace(scale.Unit + " " + head)
	}
	scale.Unit = perUnit(scale.Unit, per, lang)
	return scale
}

func perUnit(unit, per string, lang Language) string {
	switch {
	case per == "":
		return unit
	case lang == English:
		return unit + " per " + per
	}
	if plural := Unit(per + "s"); unitNames[plural].ja != "" {
		per = unitNames[plural].ja
	}
	return unit + "/" + per
}

func unitName(u Unit, lang Language) string {
	if n, ok := unitNames[u]; ok {
		return n.in(lang)
	}
	return string(u)
}

// Format writes a quantity of unit u as people write it, with separators of
// thousands and sensible digits: "18.443 trillion yen", 18兆4,431億円, "97.3 %",
// "355,924 persons". NaN is "–"; a negative sign is − in English and ▲ in
// Japanese.
func (u Unit) Format(v float64, lang Language) string {
	if math.IsNaN(v) {
		return "–"
	}
	number, unit := u.words(math.Abs(v), lang)
	if v < 0 && strings.ContainsAny(number, "123456789∞") {
		number = name{"−", "▲"}.in(lang) + number
	}
	if unit != "" && lang == English {
		if number == "1" {
			unit = singular(unit)
		}
		return number + " " + unit
	}
	return number + unit
}

// singular returns the English name of one of what is counted in a unit: person.
func singular(unit string) string {
	if one, ok := strings.CutSuffix(unit, "ies"); ok {
		return one + "y"
	}
	return strings.TrimSuffix(unit, "s")
}

// words writes a quantity that is not negative: its number, and its unit.
func (u Unit) words(v float64, lang Language) (number, unit string) {
	if math.IsInf(v, 0) {
		return "∞", ScaleFor(u, 0, lang).Unit
	}
	scale := u.scaleOf(v, lang)
	if u.money() && lang == Japanese {
		return formatMyriads(v, scale)
	}
	scaled := v / scale.Factor
	return FormatNumber(scaled, u.decimals(scaled, scale.Factor)), scale.Unit
}

// scaleOf returns the scale that a quantity is written in. The four digits that
// are written of money may be those of the next word: 999.96 billion is one
// trillion.
func (u Unit) scaleOf(v float64, lang Language) Scale {
	if u.money() {
		v, _ = strconv.ParseFloat(strconv.FormatFloat(v, 'e', 3, 64), 64)
	}
	return ScaleFor(u, v, lang)
}

// money reports whether the unit is an amount of money: "yen", "2015 yen", "yen
// per person".
func (u Unit) money() bool {
	head, _, _ := strings.Cut(string(u), " per ")
	return head == string(UnitYen) || strings.HasSuffix(head, " "+string(UnitYen))
}

// decimals returns how many digits after the point a scaled value deserves.
func (u Unit) decimals(scaled, factor float64) int {
	switch {
	case u == UnitFraction && 1e-6 < scaled && scaled < .05: // not 0.0 %, but 0.04 %
		return int(-math.Floor(math.Log10(scaled)))
	case u == UnitFraction || u == UnitIndex:
		return 1
	case u == UnitRatio:
		return 2
	case u.Whole():
		return 0
	case factor == 1e12 && scaled < 100: // 18.443 trillion yen
		return 3
	case scaled < 1000 && scaled != math.Trunc(scaled):
		return 1
	}
	return 0
}

// lowerMyriads are the words that follow those of amounts of yen, and what they
// count.
var lowerMyriads = map[float64]Scale{1e12: {1e8, "億"}, 1e8: {1e4, "万"}, 1e4: {1, ""}}

// myriadStep returns what the last digit counts of an amount of yen in steps of
// ten thousand.
func myriadStep(v float64, scale Scale) float64 {
	next, ok := lowerMyriads[scale.Factor]
	if !ok || math.Floor(v/scale.Factor) >= 100 && scale.Factor < 1e12 {
		return scale.Factor
	}
	return next.Factor
}

// formatMyriads writes an amount of yen in steps of ten thousand: the two
// highest words that it has, 18兆4,431億, and what comes after them, 円.
func formatMyriads(v float64, scale Scale) (number, unit string) {
	unit = strings.TrimLeft(scale.Unit, "兆億万")
	word := strings.TrimSuffix(scale.Unit, unit)
	step := myriadStep(v, scale)
	if step == scale.Factor {
		return FormatNumber(math.Round(v/step), 0) + word, unit
	}
	whole := math.Floor(v / scale.Factor)
	rest := math.Round((v - whole*scale.Factor) / step)
	if rest*step >= scale.Factor {
		whole, rest = whole+1, 0
	}
	number = FormatNumber(whole, 0) + word
	if rest > 0 {
		number += FormatNumber(rest, 0) + lowerMyriads[scale.Factor].Unit
	}
	return number, unit
}

// FormatNumber writes a number with commas between thousands and the given
// number of digits after the point; NaN is "–" and a negative sign −.
func FormatNumber(v float64, decimals int) string {
	switch {
	case math.IsNaN(v):
		return "–"
	case v < 0 && math.IsInf(v, 0):
		return "−∞"
	case math.IsInf(v, 0):
		return "∞"
	}
	text := strconv.FormatFloat(math.Abs(v), 'f', decimals, 64)
	whole, fraction, _ := strings.Cut(text, ".")
	for at := len(whole) - 3; at > 0; at -= 3 {
		whole = whole[:at] + "," + whole[at:]
	}
	if fraction != "" {
		whole += "." + fraction
	}
	if v < 0 && strings.ContainsAny(text, "123456789") {
		return "−" + whole
	}
	return whole
}
