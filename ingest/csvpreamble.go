package ingest

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"

	"github.com/machikoba/machikoba/ingest/census"
)

// A preamble is what the lines above the header of the project's CSV say.
type preamble struct {
	file      *File
	sources   []census.Source
	surveys   census.Surveys
	options   []census.Option
	labels    map[string]bool // the codes with a label, as "measure:…"
	constants map[csvColumn]constant
}

// A constant is the cell of a column that is the same in every row.
type constant struct {
	cell string
	line int
}

func newPreamble(f *File) *preamble {
	return &preamble{file: f, surveys: census.FactoryCensus(), labels: map[string]bool{}, constants: map[csvColumn]constant{}}
}

// read takes the lines that begin with # from the body. A line that has no
// "name:" in front is a comment.
func (p *preamble) read(b *csvBody) error {
	var wrong faults
	for !wrong.full() {
		line, ok := b.line("#")
		if !ok {
			break
		}
		text := strings.TrimLeft(line[1:], " ")
		name, rest, named := strings.Cut(text, ":")
		if !named || strings.ContainsAny(name, " \t") {
			continue
		}
		if want, err := p.entry(name, strings.TrimSpace(rest), b.above); want != "" {
			wrong.add(&ParseError{File: b.name, Line: b.above, Column: 1, Cell: name, Found: quoted(rest), Want: want, Err: err})
		}
	}
	return wrong.err()
}

// entry reads one line; want is "" where it is as it should be.
func (p *preamble) entry(name, rest string, line int) (want string, err error) {
	switch name {
	case "source":
		var s census.Source
		if err := json.Unmarshal([]byte(rest), &s); err != nil {
			return "a source as a JSON object", err
		}
		p.sources = append(p.sources, s)
		return "", nil
	case "note":
		var note string
		if err := json.Unmarshal([]byte(rest), &note); err != nil {
			return "a note as a JSON string", err
		}
		p.options = append(p.options, census.WithNotes(note))
		return "", nil
	case "label":
		return p.label(rest)
	case "surveys":
		var surveys census.Surveys
		if err := json.Unmarshal([]byte(rest), &surveys); err != nil {
			return "a list of surveys in JSON", err
		}
		p.surveys = surveys
		p.options = append(p.options, census.WithSurveys(surveys))
		return "", nil
	}
	return p.constant(name, rest, line)
}

// label reads ["industry:NAICS:31", "Food", "食料品"].
func (p *preamble) label(rest string) (want string, err error) {
	const form = `["dimension:code", "English name", "Japanese name"] in JSON`
	var parts []string
	if err := json.Unmarshal([]byte(rest), &parts); err != nil {
		return form, err
	}
	if len(parts) != 3 {
		return form, nil
	}
	dimension, code, _ := strings.Cut(parts[0], ":")
	for d := census.ByYear; d <= census.ByStatistic; d++ {
		if d.String() == dimension {
			p.labels[parts[0]] = true
			p.options = append(p.options, census.WithLabel(d, code, parts[1], parts[2]))
			return "", nil
		}
	}
	return form, fmt.Errorf("%q is no dimension of a key", dimension)
}

func (p *preamble) constant(name, rest string, line int) (want string, err error) {
	c, ok := columnNamed(name)
	if !ok || c == colValue || c == colSource {
		return "source, note, label, surveys or a column of " + strings.Join(columnNames[:], ", "), nil
	}
	if had, twice := p.constants[c]; twice {
		return fmt.Sprintf("one line for %s; there is one in line %d", name, had.line), nil
	}
	p.constants[c] = constant{rest, line}
	return "", nil
}

// missing returns the required columns that neither header nor preamble have.
func (p *preamble) missing(header []string) []string {
	var missing []string
	for _, name := range required {
		c, _ := columnNamed(name)
		if _, constant := p.constants[c]; !constant && !slices.Contains(header, name) {
			missing = append(missing, name)
		}
	}
	return missing
}
