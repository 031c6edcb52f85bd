package plotting

import (
	"iter"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/machikoba/machikoba/ingest/census"
)

// title names measure and statistic: "Shipments: share of nation".
func (s *subject) title() string {
	title := s.table.Label(s.key, census.ByMeasure, s.language)
	if s.key.Statistic != census.Published {
		title += s.language.Choose(": ", "：") + s.table.Label(s.key, census.ByStatistic, s.language)
	}
	return title
}

// common says what all rows share beside measure and statistic: "Kanagawa, all
// manufacturing, establishments of 4 or more persons, 2018".
func (s *subject) common() string {
	var list []string
	vary := s.table.Vary()
	for _, d := range []census.Dimension{census.ByArea, census.ByIndustry, census.BySize, census.ByScope} {
		if slices.Contains(vary, d) || d == census.ByScope && s.key.Scope == census.AllScopes {
			continue
		}
		label := s.table.Label(s.key, d, s.language)
		if d == census.BySize {
			label = s.language.Choose("establishments of "+label, label+"の事業所")
		}
		list = append(list, label)
	}
	list = append(list, s.period())
	return upperFirst(strings.Join(list, s.language.Choose(", ", "、")))
}

// upperFirst begins a text with a capital.
func upperFirst(s string) string {
	r, size := utf8.DecodeRuneInString(s)
	return string(unicode.ToUpper(r)) + s[size:]
}

// period returns the years of the table: "2018", "2001–2020".
func (s *subject) period() string {
	y := s.table.Years()
	first, last := y[0].String(), y[len(y)-1].String()
	if first != last {
		first += s.language.Choose("–", "～") + last
	}
	return first + s.language.Choose("", "年")
}

// axis names measure or statistic and the unit: "Shipments, trillion yen"; "Specific
// industries" names its own.
func (s *subject) axis() string {
	name := s.table.Label(s.key, census.ByMeasure, s.language)
	if s.key.Statistic != census.Published {
		name = s.table.Label(s.key, census.ByStatistic, s.language)
		name = upperFirst(name)
	}
	unit := s.quantity.scale.Unit
	if strings.HasSuffix(strings.ToLower(name), strings.ToLower(unit)) {
		return name
	}
	return name + s.language.Choose(", "+unit, "（"+unit+"）")
}

// absentNote says which figures are not there, by the reason: "No bar: 2
// suppressed by the publisher".
func (s *subject) absentNote(prefix string) string {
	counts := map[census.Status]int{}
	for o := range s.table.All() {
		if o.Status.Absent() {
			counts[o.Status]++
		}
	}
	var list []string
	for status := census.NotApplicable; status <= census.NotAvailable; status++ {
		if n := counts[status]; n > 0 {
			list = append(list, status.Label(s.language)+s.language.Choose(" (", "（")+census.FormatNumber(float64(n), 0)+s.language.Choose(")", "件）"))
		}
	}
	if len(list) == 0 {
		return ""
	}
	return prefix + strings.Join(list, s.language.Choose(", ", "、")) + s.language.Choose(".", "。")
}

// estimates says which of the figures drawn are marked as estimates, and how: ""
// where none is. Where all figures are, no mark is needed.
func (s *subject) estimates(mark string, drawn iter.Seq[census.Observation]) (note string, all bool) {
	marked, present := 0, 0
	for o := range drawn {
		if !o.Status.Absent() {
			present++
		}
		if estimated(o) {
			marked++
		}
	}
	switch marked {
	case 0:
		return "", false
	case present:
		return s.language.Choose("All figures are estimated or provisional.", "全て推計値または速報値。"), true
	}
	return mark + s.language.Choose(": estimated or provisional.", "：推計値・速報値。"), false
}
