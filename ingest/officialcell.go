package ingest

import (
	"math"
	"strings"

	"github.com/machikoba/machikoba/ingest/census"
	"golang.org/x/text/width"
)

// A legend says what the symbols of a table mean.
type legend map[string]census.Status

// officialSymbols are what offices print in place of a figure, folded to one
// width and to lower case. A table's own notes go before them.
var officialSymbols = legend{
	"x": census.Suppressed, "χ": census.Suppressed, "×": census.Suppressed, "✕": census.Suppressed, "秘匿": census.Suppressed,
	"-": census.Nil, "−": census.Nil, "‐": census.Nil, "–": census.Nil, "—": census.Nil, "―": census.Nil, "─": census.Nil, "ー": census.Nil, "***": census.Nil,
	"…": census.NotAvailable, "...": census.NotAvailable, "･･･": census.NotAvailable, "・・・": census.NotAvailable, "‥": census.NotAvailable,
	"na": census.NotAvailable, "n/a": census.NotAvailable,
}

// meanings are the words by which notes explain a symbol, the plainest first.
var meanings = []struct {
	words  string
	status census.Status
}{
	{"秘匿|秘密|伏せ|秘とく|suppressed|disclosure", census.Suppressed},
	{"対象外|あり得ない|ありえない|適用できない|該当しない|not applicable", census.NotApplicable},
	{"不詳|未詳|不明|得られない|公表していない|調査していない|集計していない|未集計|欠損|not available", census.NotAvailable},
	{"該当|皆無|ないもの|なし|nil", census.Nil},
}

var explained = pattern(`["「『“'【(〔]?(\*\*\*|\.\.\.|[xχ×✕\-−‐–—―─ー…‥])["」』”'】)〕]?(?:[:=は印のを]|」|$)`)

// note reads what a line of notes says of symbols: 「X」は秘匿, or the two cells
// *** and 当該数値がないもの.
func (l legend) note(text string) {
	s := strings.ToLower(width.Fold.String(text))
	for part := range strings.FieldsFuncSeq(s, func(r rune) bool { return r == '。' || r == ';' || r == ',' || r == '、' || r == '\n' || r == '\t' }) {
		found := explained().FindStringSubmatch(strings.TrimSpace(part))
		if found == nil {
			continue
		}
		for _, m := range meanings {
			if containsAny(part, strings.Split(m.words, "|")) {
				l[found[1]] = m.status
				break
			}
		}
	}
}

func containsAny(s string, words []string) bool {
	for _, w := range words {
		if strings.Contains(s, w) {
			return true
		}
	}
	return false
}

// parse reads a cell of a published table: characters of any width, ▲ △ − for
// negative numbers, r for revised and p for provisional figures, symbols.
func (l legend) parse(cell string) (figure, bool) {
	if v, ok := plainNumber(cell); ok {
		return figure{value: v}, true
	}
	s := strings.ToLower(strings.TrimSpace(width.Fold.String(cell)))
	if s == "" {
		return figure{value: math.NaN(), status: census.NotAvailable}, true
	}
	for _, of := range []legend{l, officialSymbols} {
		if status, is := of[s]; is {
			f := figure{value: math.NaN(), status: status, symbol: true}
			if status == census.Nil {
				f.value = 0
			}
			return f, true
		}
	}
	number, mark := unmarked(s)
	f, ok := parseFigure(unsigned(number))
	f.status = max(f.status, mark)
	return f, ok && !f.symbol && !math.IsNaN(f.value)
}

// plainNumber reads what most cells are: some digits.
func plainNumber(cell string) (float64, bool) {
	if len(cell) == 0 || len(cell) > 15 {
		return 0, false
	}
	n := int64(0)
	for i := range len(cell) {
		if cell[i] < '0' || cell[i] > '9' {
			return 0, false
		}
		n = 10*n + int64(cell[i]-'0')
	}
	return float64(n), true
}

// unmarked takes the mark of a revised or provisional figure off a cell.
func unmarked(s string) (number string, mark census.Status) {
	for _, m := range []struct {
		text   string
		status census.Status
	}{{"(r)", census.Revised}, {"(p)", census.Provisional}, {"r", census.Revised}, {"p", census.Provisional}} {
		if number, ok := strings.CutPrefix(s, m.text); ok {
			return strings.TrimSpace(number), m.status
		}
		if number, ok := strings.CutSuffix(s, m.text); ok {
			return strings.TrimSpace(number), m.status
		}
	}
	return s, census.Official
}

// unsigned writes the sign of a number as a hyphen, and no space behind it.
func unsigned(s string) string {
	for _, sign := range []string{"▲", "△", "−", "–", "-"} {
		if rest, ok := strings.CutPrefix(s, sign); ok {
			return "-" + strings.TrimSpace(rest)
		}
	}
	return s
}
