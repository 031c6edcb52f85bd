package main

import (
	"fmt"
	"math"
	"strings"

	"github.com/machikoba/machikoba/ingest/census"
)

// figure writes a figure with its unit and with what must be said of it.
func (w words) figure(o census.Observation) string {
	if o.Status.Absent() {
		return w.absent(o)
	}
	return w.value(o) + w.mark(o)
}

// mark writes what must be said of a value, "" for nothing.
func (w words) mark(o census.Observation) string {
	if o.Status == census.Estimated || o.Status == census.Provisional {
		return w.say(inBrackets, w.status(o.Status))
	}
	return ""
}

// within writes a figure as figure does where brackets are around it already.
func (w words) within(o census.Observation) string {
	switch ends := w.ends(o); {
	case o.Status.Absent() && ends != "":
		return ends
	case w.mark(o) == "":
		return w.figure(o)
	}
	return w.value(o) + w.say(comma) + w.status(o.Status)
}

// value writes the value of a figure with its unit.
func (w words) value(o census.Observation) string {
	if o.Unit == census.UnitRank {
		return w.say(rankOf, w.ordinal(o.Value))
	}
	return o.Unit.Format(o.Value, w.language())
}

// short writes a figure without its mark below the name of its measure, which in
// English says what is counted.
func (w words) short(o census.Observation) string {
	switch {
	case o.Status.Absent():
		return w.absent(o)
	case w.language() == census.English && o.Measure.Count():
		return census.FormatNumber(o.Value, 0)
	}
	return w.value(o)
}

// amount writes a figure as value does, without "per person": the sentence says
// it.
func (w words) amount(o census.Observation) string {
	o.Unit, _, _ = cutUnit(o.Unit)
	return w.figure(o)
}

func cutUnit(u census.Unit) (head, per census.Unit, ok bool) {
	h, p, ok := strings.Cut(string(u), " per ")
	return census.Unit(h), census.Unit(p), ok
}

// status names a status in a word or two.
func (w words) status(s census.Status) string {
	switch s {
	case census.Estimated:
		return w.say(wordEstimated)
	case census.Provisional:
		return w.say(wordProvisional)
	case census.Suppressed:
		return w.say(wordSuppressed)
	}
	return s.Label(w.language())
}

// absent says why a figure is not there, and how large it can be.
func (w words) absent(o census.Observation) string {
	ends := w.ends(o)
	switch {
	case ends != "":
		return w.say(statusAndEnds, w.status(o.Status), ends)
	case o.Interval == census.NoInterval || o.Status == census.NotAvailable:
		return w.status(o.Status)
	}
	return w.say(statusWithoutEnds, w.status(o.Status))
}

// ends writes the ends of an interval, "" where it has none.
func (w words) ends(o census.Observation) string {
	low, high := math.IsInf(o.Lower, -1), math.IsInf(o.Upper, 1)
	least, most := o.Unit.FormatEnds(o.Lower, o.Upper, w.language())
	switch {
	case low && high, high && least == o.Unit.Format(0, w.language()), math.IsNaN(o.Lower), math.IsNaN(o.Upper): // 0 is no news
		return ""
	case isShare(o.Statistic) && o.Lower <= 0 && o.Upper >= 1: // nor that a part is one
		return ""
	case high:
		return w.say(atLeast, least)
	case low:
		return w.say(atMost, most)
	case o.Unit == census.UnitRank && o.Lower == o.Upper:
		return w.say(rankOf, w.ordinal(o.Lower))
	case o.Unit == census.UnitRank:
		return w.say(between, w.ordinal(o.Lower), w.ordinal(o.Upper), "")
	}
	return w.between(o)
}

// isShare reports whether a statistic is of a part in its whole.
func isShare(s census.Statistic) bool {
	return s == census.ShareOfNation || s == census.ShareOfManufacturing || s == census.SMEEstablishmentShare
}

// between writes two finite ends in one unit, with as many digits as tell them
// apart, the lower rounded down and the upper up so that what is said holds.
func (w words) between(o census.Observation) string {
	scale := census.ScaleFor(o.Unit, math.Max(math.Abs(o.Lower), math.Abs(o.Upper)), w.language())
	low, high := o.Lower/scale.Factor, o.Upper/scale.Factor
	digits := w.digits(o.Unit, high-low)
	down, up := census.RoundOutwards(low, high, math.Pow10(-digits))
	unit := scale.Unit
	if unit != "" && w.language() == census.English {
		unit = " " + unit
	}
	number := func(v float64) string {
		if v == 0 {
			return "0"
		}
		return w.minus(census.FormatNumber(v, digits))
	}
	return w.say(between, number(down), number(up), unit)
}

// digits returns after how many digits two ends so far apart differ, and not
// fewer than a value of the unit has.
func (w words) digits(u census.Unit, apart float64) int {
	usual := map[census.Unit]int{census.UnitRatio: 2, census.UnitFraction: 1}[u]
	switch {
	case u == census.UnitPersons || u == census.UnitEstablishments || !(apart > 0):
		return 0
	case usual > 0 && apart >= math.Pow10(-usual):
		return usual
	}
	return min(3, max(0, 1+int(math.Ceil(-math.Log10(apart)))))
}

// minus writes the sign of a negative number as the statistics of the language
// do: ▲ in Japanese.
func (w words) minus(number string) string {
	if w.language() == census.Japanese {
		return strings.Replace(number, "−", "▲", 1)
	}
	return number
}

// rank writes a rank, a range of them where suppressed figures may stand above,
// and "" where nothing is known.
func (w words) rank(o census.Observation) string {
	switch {
	case o.Interval != census.NoInterval && o.Lower < o.Upper && !math.IsInf(o.Upper, 1):
		return w.say(between, w.ordinal(o.Lower), w.ordinal(o.Upper), "")
	case !math.IsNaN(o.Value):
		return w.ordinal(o.Value)
	}
	return ""
}

func (w words) ordinal(rank float64) string {
	n := int(rank)
	if w.language() == census.Japanese {
		return fmt.Sprintf("%d位", n)
	}
	suffix := "th"
	if n%100 < 11 || n%100 > 13 {
		switch n % 10 {
		case 1:
			suffix = "st"
		case 2:
			suffix = "nd"
		case 3:
			suffix = "rd"
		}
	}
	return fmt.Sprintf("%d%s", n, suffix)
}

// signed writes an amount with its sign, + for a gain.
func (w words) signed(v float64, u census.Unit) string {
	text := u.Format(v, w.language())
	if v > 0 {
		return w.say(plus, text)
	}
	return text
}

// list joins names as a sentence does.
func (w words) list(items []string) string {
	if n := len(items); n > 1 && w.language() == census.English {
		return strings.Join(items[:n-1], ", ") + " and " + items[n-1]
	}
	return strings.Join(items, w.say(comma))
}

// year writes a year, in Japanese with the year of the era.
func (w words) year(y census.Year) string {
	if w.language() != census.Japanese {
		return y.String()
	}
	switch {
	case y >= 2020:
		return fmt.Sprintf("令和%d年（%d年）", y-2018, y)
	case y == 2019:
		return "令和元年（2019年）"
	case y >= 1990:
		return fmt.Sprintf("平成%d年（%d年）", y-1988, y)
	case y == 1989:
		return "平成元年（1989年）"
	}
	return fmt.Sprintf("%d年", y)
}
