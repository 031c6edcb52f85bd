package main

import (
	"net/url"
	"slices"
	"strconv"
	"strings"

	"github.com/machikoba/machikoba/ingest/census"
)

// sourceLines returns the sources of the report's figures, each line once, with
// all that was done to figures under it.
func (p *profile) sourceLines() []sourceLine {
	var out []sourceLine
	index := map[string]int{}
	for _, s := range p.figures.Sources() {
		line := s.Line(p.words.language())
		i, ok := index[line]
		if !ok {
			i, index[line] = len(out), len(out)
			out = append(out, sourceLine{Number: len(out) + 1, Line: line, Credit: s.Credit, URL: webAddress(s.URL)})
		}
		for _, edit := range p.inOwnWords(s.Edits) {
			if !slices.Contains(out[i].Edits, edit) {
				out[i].Edits = append(out[i].Edits, edit)
			}
		}
	}
	return out
}

// webAddress returns an address that a link may lead to, "" for any other.
func webAddress(address string) string {
	u, err := url.Parse(address)
	if err != nil || u.Host == "" || u.Scheme != "https" && u.Scheme != "http" {
		return ""
	}
	return address
}

// sourceNumbers says by their numbers which sources a figure has: "1, 3".
func (w words) sourceNumbers(o census.Observation, number map[string]int) string {
	var out []string
	for _, s := range o.Sources {
		if n := strconv.Itoa(number[s.Line(w.language())]); !slices.Contains(out, n) {
			out = append(out, n)
		}
	}
	return strings.Join(out, ", ")
}
