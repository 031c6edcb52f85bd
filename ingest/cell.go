package ingest

import (
	"math"
	"strconv"
	"strings"

	"github.com/machikoba/machikoba/ingest/census"
)

// symbols are what offices print instead of a figure.
var symbols = map[string]census.Status{
	"X": census.Suppressed, "x": census.Suppressed, "χ": census.Suppressed, "Χ": census.Suppressed, "×": census.Suppressed,
	"-": census.Nil, "－": census.Nil, "−": census.Nil, "‐": census.Nil,
	"…": census.NotAvailable, "...": census.NotAvailable,
}

// figure is what a cell says: a number, or a symbol instead of one.
type figure struct {
	value    float64 // NaN for a symbol and for an empty cell, 0 for nil
	status   census.Status
	symbol   bool
	decimals int // digits after the point
}

// parseFigure reads a cell: a number, in which commas may stand between
// thousands, a symbol, or nothing at all.
func parseFigure(cell string) (f figure, ok bool) {
	cell = strings.TrimSpace(cell)
	if cell == "" {
		return figure{value: math.NaN(), status: census.NotAvailable}, true
	}
	if status, is := symbols[cell]; is {
		f = figure{value: math.NaN(), status: status, symbol: true}
		if status == census.Nil {
			f.value = 0
		}
		return f, true
	}
	v, ok := parseNumber(cell)
	_, fraction, _ := strings.Cut(cell, ".")
	return figure{value: v, decimals: len(fraction)}, ok
}

// parseNumber reads a decimal number as people write it. What only computers
// write (hexadecimal, Inf, underscores) is no number.
func parseNumber(cell string) (float64, bool) {
	if strings.Trim(cell, "+-.,0123456789eE") != "" {
		return 0, false
	}
	plain, ok := withoutCommas(cell)
	if !ok {
		return 0, false
	}
	v, err := strconv.ParseFloat(plain, 64)
	return v, err == nil
}

// withoutCommas removes commas that stand where thousands are parted.
func withoutCommas(cell string) (string, bool) {
	if !strings.Contains(cell, ",") {
		return cell, true
	}
	whole, fraction, pointed := strings.Cut(cell, ".")
	groups := strings.Split(whole, ",")
	if first := strings.TrimLeft(groups[0], "+-"); len(first) < 1 || len(first) > 3 {
		return "", false
	}
	for _, g := range groups[1:] {
		if len(g) != 3 || strings.ContainsAny(g, "+-eE") {
			return "", false
		}
	}
	plain := strings.Join(groups, "")
	if pointed {
		plain += "." + fraction
	}
	return plain, true
}

// parseEnd reads the end of an interval, which may be infinite.
func parseEnd(cell string) (float64, bool) {
	switch cell {
	case "":
		return math.NaN(), true
	case "+Inf", "Inf":
		return math.Inf(1), true
	case "-Inf":
		return math.Inf(-1), true
	}
	return parseNumber(cell)
}

// A tidyUnit is a unit that figures are published in, and the unit of a table
// that they are brought to.
type tidyUnit struct {
	unit   census.Unit
	factor float64
}

// publishedUnits are the units that offices publish in. A unit that is not
// among them stays as it is.
var publishedUnits = map[string]tidyUnit{
	"thousand yen": {census.UnitYen, 1e3}, "千円": {census.UnitYen, 1e3},
	"10,000 yen": {census.UnitYen, 1e4}, "万円": {census.UnitYen, 1e4},
	"million yen": {census.UnitYen, 1e6}, "百万円": {census.UnitYen, 1e6},
	"100 million yen": {census.UnitYen, 1e8}, "億円": {census.UnitYen, 1e8},
	"billion yen": {census.UnitYen, 1e9}, "十億円": {census.UnitYen, 1e9},
	"yen": {census.UnitYen, 1}, "円": {census.UnitYen, 1}, "人": {census.UnitPersons, 1}, "事業所": {census.UnitEstablishments, 1}, "千人": {census.UnitPersons, 1e3},
	"%": {census.UnitFraction, 0.01}, "％": {census.UnitFraction, 0.01},
}

func tidy(unit string) tidyUnit {
	if t, ok := publishedUnits[unit]; ok {
		return t
	}
	return tidyUnit{census.Unit(unit), 1}
}

// halfUnit returns the half-width of the rounding of a figure: half a unit of
// its last digit, and 0 where it is a count, a symbol or an empty cell.
func (u tidyUnit) halfUnit(f figure) float64 {
	switch {
	case u.factor == 1 && (u.unit == census.UnitPersons || u.unit == census.UnitEstablishments), f.symbol, math.IsNaN(f.value):
		return 0
	}
	return 0.5 * math.Pow10(-f.decimals) * u.factor
}
