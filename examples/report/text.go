package main

import (
	"html"
	"html/template"
	"regexp"
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

// digits is the pattern of a number without its sign, and of a range of numbers.
const digits = `\d+(?:[.,]\d+)*(?:[～–]▲?\d+(?:[.,]\d+)*)?`

// whole finds what stays on one line: a number with its sign and unit, a range,
// and in Japanese the word in brackets that says of what kind it is.
var whole = regexp.MustCompile(`[+＋−▲]?` + digits + `(?: (?:%|yen|(?:trillion|billion|million) yen|persons|establishments)` +
	`|[兆億万](?:` + digits + `[億万])?円?|円|人|事業所|%|位|年)|\d+(?:[.,]\d+)*[～–]▲?` + digits + `|（(?:推計|速報)）`)

// unbroken writes a text for the page so that no line ends within a number.
func unbroken(text string) template.HTML {
	return template.HTML(whole.ReplaceAllString(html.EscapeString(text), `<span class="number">$0</span>`))
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
