package census

import (
	"fmt"
	"strings"
)

// An Industry is a code of a classification, "JSIC12:31". The zero Industry is
// the whole: all manufacturing.
//
// A division of the Japan Standard Industrial Classification is labelled with
// the oldest revision in which it has the same content: division 31 of Rev. 13
// is "JSIC12:31", which joins with Rev. 12, while division 30 of Rev. 11, of
// nearly the same content, is "JSIC11:30", which does not. Groups and classes
// (three and four digits) keep the revision they came with.
type Industry string

// Manufacturing is the whole of manufacturing, the zero Industry.
const Manufacturing Industry = ""

// A Scheme is a classification of industries, by the name that its codes carry
// in front. Names are open: "NAICS2017" is a scheme too.
type Scheme string

// The revisions of the Japan Standard Industrial Classification.
const (
	JSIC10 Scheme = "JSIC10" // October 1993
	JSIC11 Scheme = "JSIC11" // March 2002
	JSIC12 Scheme = "JSIC12" // November 2007
	JSIC13 Scheme = "JSIC13" // October 2013
	JSIC14 Scheme = "JSIC14" // June 2023
)

// Industry returns the industry of a code of the scheme, under its canonical
// label; the empty code is the whole. A code of the JSIC that is not of
// manufacturing is an [UnknownNameError], and so is one without a scheme; codes
// of other schemes are taken as they are.
func (s Scheme) Industry(code string) (Industry, error) {
	switch {
	case code == "":
		return Manufacturing, nil
	case s == "":
		return "", &UnknownNameError{Kind: "industry code without a scheme", Text: code, Near: []string{string(JSIC13) + ":" + code}}
	}
	divisions, known := jsicDivisions[s.canonical()]
	if !known {
		return Industry(string(s) + ":" + code), nil
	}
	if !allDigits(code) || len(code) < 2 || len(code) > 4 {
		return "", &UnknownNameError{Kind: string(s) + " code", Text: code, Near: []string{"two, three or four digits"}}
	}
	for _, d := range divisions {
		switch {
		case d.code == code:
			return Industry(string(s.canonical()) + ":" + code), nil
		case d.code == code[:2]:
			return Industry(string(s) + ":" + code), nil
		}
	}
	near := fmt.Sprintf("%s to %s", divisions[0].code, divisions[len(divisions)-1].code)
	return "", &UnknownNameError{Kind: string(s) + " manufacturing code", Text: code, Near: []string{near}}
}

// canonical returns the oldest revision with the same divisions.
func (s Scheme) canonical() Scheme {
	if s == JSIC13 || s == JSIC14 {
		return JSIC12
	}
	return s
}

// Divisions returns the divisions of manufacturing of a revision of the JSIC,
// in the order of their codes, and nil for other schemes.
func (s Scheme) Divisions() []Industry {
	s = s.canonical()
	var list []Industry
	for _, d := range jsicDivisions[s] {
		list = append(list, Industry(string(s)+":"+d.code))
	}
	return list
}

// normal returns the canonical label of a division: that of the oldest revision
// in which it has the same content.
func (i Industry) normal() Industry {
	const prefix, code = len("JSIC13:"), 2
	if len(i) == prefix+code && (i[:prefix] == "JSIC13:" || i[:prefix] == "JSIC14:") {
		return Industry(JSIC12) + ":" + i[prefix:]
	}
	return i
}

// Scheme returns the classification that the industry's code belongs to.
func (i Industry) Scheme() Scheme {
	scheme, _, found := strings.Cut(string(i), ":")
	if !found {
		return ""
	}
	return Scheme(scheme)
}

// Code returns the code without its scheme: "31".
func (i Industry) Code() string {
	_, code, found := strings.Cut(string(i), ":")
	if !found {
		return string(i)
	}
	return code
}

// Digits returns how many digits the code has in a revision of the JSIC, two
// for a division to four for a class, and 0 for the whole and for codes of
// other schemes, whose length says nothing.
func (i Industry) Digits() int {
	if _, known := jsicDivisions[i.Scheme().canonical()]; !known {
		return 0
	}
	return len(i.Code())
}

// IsDivision reports whether i is a two-digit division of manufacturing in a
// revision of the JSIC.
func (i Industry) IsDivision() bool {
	_, ok := i.division()
	return ok
}

// division returns the name of a division of the JSIC.
func (i Industry) division() (label name, ok bool) {
	i = i.normal()
	for _, d := range jsicDivisions[i.Scheme()] {
		if d.code == i.Code() {
			return d.label, true
		}
	}
	return name{}, false
}

// Label returns the short name of the industry, and its code where the
// vocabulary has no name.
func (i Industry) Label(lang Language) string {
	if i == Manufacturing {
		return name{"all manufacturing", "製造業計"}.in(lang)
	}
	label, ok := i.division()
	switch {
	case !ok:
		return string(i)
	case lang == Japanese:
		return shortJapanese(label.ja)
	}
	return label.en
}

// shortJapanese drops what every name of a division ends in, as tables of the
// census do: 輸送用機械器具製造業 is 輸送用機械.
func shortJapanese(s string) string {
	if s == "その他の製造業" {
		return "その他"
	}
	s, _, _ = strings.Cut(s, "（")
	for _, suffix := range []string{"製造業", "・同関連業", "・同関連産業", "器具"} {
		s = strings.TrimSuffix(s, suffix)
	}
	return s
}

// ParseIndustry reads an industry from a code with its scheme ("JSIC13:31"), a
// bare code, taken under the scheme given, or the name of a division in either
// language, long ("輸送用機械器具製造業") or short ("輸送用機械"). "" is all
// manufacturing. The error for an unknown name is an [UnknownNameError] that
// names the nearest divisions.
func ParseIndustry(text string, scheme Scheme) (Industry, error) {
	s := strings.TrimSpace(text)
	if prefix, code, found := strings.Cut(s, ":"); found {
		return Scheme(prefix).Industry(code)
	}
	if s == "" || allDigits(s) {
		return scheme.Industry(s)
	}
	if strings.EqualFold(s, Manufacturing.Label(English)) || s == Manufacturing.Label(Japanese) || s == "製造業" {
		return Manufacturing, nil
	}
	var spellings []spelling
	for _, d := range scheme.Divisions() {
		en, ja := d.Label(English), d.Label(Japanese)
		if strings.EqualFold(s, en) || shortJapanese(s) == ja {
			return d, nil
		}
		label := fmt.Sprintf("%s (%s, %s)", en, ja, d.Code())
		spellings = append(spellings, spelling{strings.ToLower(en), label}, spelling{ja, label})
	}
	kind := strings.TrimSpace(string(scheme) + " industry")
	return "", &UnknownNameError{Kind: kind, Text: text, Near: nearest(strings.ToLower(s), spellings)}
}
