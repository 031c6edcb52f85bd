package sheet

import (
	"math"
	"slices"
	"strconv"
	"strings"
)

// display writes a number as its number format does (ECMA-376 part 1, 18.8.31),
// as far as tables of figures need: sections for negative numbers and for zero,
// thousands, decimals, scaling commas, percent, text around the number, dates
// of the Gregorian calendar and of Japan's eras. A format with anything else
// (conditions, fractions, exponents, elapsed hours) shows the number plainly.
func display(v float64, format string, date1904 bool) string {
	section, v := sectionFor(v, sections(format))
	tokens, ok := tokensOf(section)
	switch {
	case !ok:
		return plain(v)
	case isDate(tokens):
		return date(v, tokens, date1904)
	}
	return number(v, tokens)
}

// plain writes a number to the fifteen digits that offices keep.
func plain(v float64) string {
	if v == math.Trunc(v) && math.Abs(v) < 1e15 {
		return strconv.FormatFloat(v, 'f', -1, 64)
	}
	short, _ := strconv.ParseFloat(strconv.FormatFloat(v, 'g', 15, 64), 64)
	return strconv.FormatFloat(short, 'f', -1, 64)
}

// sections splits a format at its semicolons.
func sections(format string) []string {
	var list []string
	start := 0
	for i := 0; i < len(format); i++ {
		switch format[i] {
		case '\\', '_', '*':
			i++
		case '"':
			i += 1 + strings.IndexByte(format[i+1:]+`"`, '"')
		case '[':
			i += strings.IndexByte(format[i:]+"]", ']')
		case ';':
			list, start = append(list, format[start:i]), i+1
		}
	}
	return append(list, format[min(start, len(format)):])
}

// sectionFor chooses the section of a number, which loses its sign where the
// section writes it.
func sectionFor(v float64, list []string) (string, float64) {
	switch {
	case v < 0 && len(list) > 1:
		return list[1], -v
	case v == 0 && len(list) > 2:
		return list[2], v
	}
	return list[0], v
}

// A token is a piece of a section: the text that it stands for, or a code.
type token struct {
	code string // "0", ".", ",", "%", "yyyy", "General"; "" for text
	text string
}

// tokensOf reads a section; ok is false where it has what display does not know.
func tokensOf(section string) (list []token, ok bool) {
	for at := 0; at < len(section); {
		rest := section[at:]
		switch c := rest[0]; {
		case strings.HasPrefix(strings.ToLower(rest), "general"):
			list, at = append(list, token{code: "General"}), at+len("general")
		case c == '"':
			end := strings.IndexByte(rest[1:]+`"`, '"')
			list, at = append(list, token{text: rest[1:min(1+end, len(rest))]}), at+end+2
		case c == '[':
			end := strings.IndexByte(rest+"]", ']')
			if within := strings.TrimPrefix(rest[:min(end, len(rest))], "["); within != "" && strings.ContainsRune("<>=hHmMsS", rune(within[0])) && !isColour(within) {
				return nil, false
			}
			at += end + 1
		case c == '\\' || c == '_' || c == '*':
			size := firstRune(rest[1:])
			if c == '\\' {
				list = append(list, token{text: rest[1 : 1+size]})
			}
			at += 1 + size
		case strings.IndexByte("0#?", c) >= 0:
			list, at = append(list, token{code: string(c)}), at+1
		case c == '/' && slices.ContainsFunc(list, func(t token) bool { return t.code == "?" || t.code == "#" }):
			return nil, false // a fraction
		case strings.IndexByte(".,%@", c) >= 0:
			list, at = append(list, token{code: string(c)}), at+1
		case strings.IndexByte("yYmMdDhHsSgGeEaAbB", c) >= 0:
			end := 1
			for end < len(rest) && rest[end]|32 == c|32 {
				end++
			}
			if end < len(rest) && (c|32 == 'e') && (rest[end] == '+' || rest[end] == '-') || c|32 == 'b' {
				return nil, false // an exponent, a Buddhist year
			}
			list, at = append(list, token{code: strings.ToLower(rest[:end])}), at+end
		default:
			size := firstRune(rest)
			list, at = append(list, token{text: rest[:size]}), at+size
		}
	}
	return list, true
}

func isColour(name string) bool { return len(name) > 2 && !strings.ContainsAny(name, "<>=0123456789") }

// firstRune is the size of the first character, 0 of none.
func firstRune(s string) int {
	for i := range s {
		if i > 0 {
			return i
		}
	}
	return len(s)
}

// A pattern is how a section writes a number.
type pattern struct {
	least, decimals, optional int // digits in front of the point, behind it, and of these droppable
	scale                     int // thousands that are not written
	percent, grouped          bool
	digits                    bool // it writes the number at all
}

func patternOf(list []token) (p pattern) {
	pointed := false
	commas := 0
	for _, t := range list {
		switch t.code {
		case "0", "#", "?":
			p.digits = true
			p.grouped = p.grouped || commas > 0 && !pointed
			commas = 0
			switch {
			case pointed && t.code == "0":
				p.decimals, p.optional = p.decimals+1, 0
			case pointed:
				p.decimals, p.optional = p.decimals+1, p.optional+1
			case t.code == "0":
				p.least++
			}
		case ".":
			pointed = true
		case ",":
			if p.digits {
				commas++
			}
		case "%":
			p.percent = true
		}
	}
	p.scale = commas
	return p
}

// number writes a number by the tokens of its section.
func number(v float64, list []token) string {
	p := patternOf(list)
	var b strings.Builder
	if v < 0 {
		b.WriteByte('-')
		v = -v
	}
	written := false
	for _, t := range list {
		switch t.code {
		case "":
			b.WriteString(t.text)
		case "General", "@":
			b.WriteString(plain(v))
		case "0", "#", "?", ".":
			if !written && p.digits {
				b.WriteString(p.write(v))
				written = true
			}
		case "%":
			b.WriteByte('%')
		}
	}
	return b.String()
}

// write writes the digits of a number that is not negative.
func (p pattern) write(v float64) string {
	if p.percent {
		v *= 100
	}
	v /= math.Pow10(3 * p.scale)
	// Halves are rounded up as they are written in fifteen digits, not as they
	// lie in binary.
	short, _ := strconv.ParseFloat(strconv.FormatFloat(v, 'g', 15, 64), 64)
	shift := math.Pow10(p.decimals)
	if r := math.Floor(short*shift + 0.5); r < 1e15 {
		short = r / shift
	}
	whole, fraction, _ := strings.Cut(strconv.FormatFloat(short, 'f', p.decimals, 64), ".")
	for n := p.optional; n > 0 && strings.HasSuffix(fraction, "0"); n-- {
		fraction = fraction[:len(fraction)-1]
	}
	if whole == "0" && p.least == 0 && fraction != "" {
		whole = ""
	}
	for len(whole) < p.least {
		whole = "0" + whole
	}
	if p.grouped {
		for at := len(whole) - 3; at > 0; at -= 3 {
			whole = whole[:at] + "," + whole[at:]
		}
	}
	if fraction == "" {
		return whole
	}
	return whole + "." + fraction
}
