package main

import (
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"github.com/machikoba/machikoba/ingest/census"
)

// lower writes a label as it stands within a sentence: "food", but "IT" and
// "Arms" of a name stay.
func lower(label string) string {
	first, n := utf8.DecodeRuneInString(label)
	second, _ := utf8.DecodeRuneInString(label[n:])
	if unicode.IsUpper(second) {
		return label
	}
	return string(unicode.ToLower(first)) + label[n:]
}

// upper writes a label as it stands at the beginning of a line.
func upper(label string) string {
	first, n := utf8.DecodeRuneInString(label)
	return string(unicode.ToUpper(first)) + label[n:]
}

// tied returns sentences in which a number stays on one line with its unit.
func tied(sentences []string) []string {
	const space = "\u00a0"
	r := strings.NewReplacer(" %", space+"%", " trillion yen", space+"trillion"+space+"yen", " billion yen", space+"billion"+space+"yen",
		" million yen", space+"million"+space+"yen", " persons", space+"persons")
	var out []string
	for _, s := range sentences {
		out = append(out, r.Replace(s))
	}
	return out
}

// join is what stands between two sentences.
func (w words) join() string {
	if w.language() == census.Japanese {
		return ""
	}
	return " "
}

// spans writes years as runs: 2007–2010, 2012–2014.
func (w words) spans(years []census.Year) string {
	var runs []string
	for start := 0; start < len(years); {
		end := start
		for end+1 < len(years) && years[end+1] == years[end]+1 {
			end++
		}
		run := years[start].String()
		if end > start {
			run += w.say(upTo) + years[end].String()
		}
		if w.language() == census.Japanese {
			run += "年"
		}
		runs = append(runs, run)
		start = end + 1
	}
	return strings.Join(runs, w.say(comma))
}

// day writes a date of ISO 8601 in words, and as it is where it is none.
func (w words) day(iso string) string {
	d, err := time.Parse(time.DateOnly, iso)
	if err != nil {
		return iso
	}
	if w.language() == census.Japanese {
		return w.year(census.Year(d.Year())) + d.Format("1月2日")
	}
	return d.Format("2 January 2006")
}
