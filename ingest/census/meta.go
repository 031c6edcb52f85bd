package census

import (
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"
)

// meta is what a table carries beside its rows.
type meta struct {
	sources []Source
	notes   []string
	labels  map[string]name // names that came with the table, by "dimension:code"
	surveys Surveys
}

// An Option adds to a table what rides beside its rows.
type Option func(*meta)

// WithNotes adds the notes of the table: what the publisher says below it.
func WithNotes(notes ...string) Option {
	return func(m *meta) {
		for _, n := range notes {
			if !slices.Contains(m.notes, n) {
				m.notes = append(slices.Clip(m.notes), n)
			}
		}
	}
}

// WithLabel names a code that the vocabulary does not know, in both languages.
func WithLabel(d Dimension, code, english, japanese string) Option {
	return func(m *meta) {
		if m.labels == nil {
			m.labels = map[string]name{}
		}
		m.labels[d.String()+":"+code] = name{english, japanese}
	}
}

// WithSurveys says by which history years are compared, instead of that of
// Japan's factory census. The nil Surveys know of no break.
func WithSurveys(s Surveys) Option {
	return func(m *meta) {
		m.surveys = slices.SortedFunc(slices.Values(s), func(a, b Survey) int { return int(a.Year - b.Year) })
	}
}

// WithMetadataOf takes over what rides beside the rows of another table: its
// notes, names and surveys. Sources come with the rows.
func WithMetadataOf(t *Table) Option {
	return func(m *meta) { t.meta.ride(m) }
}

func newMeta(options []Option) meta {
	m := meta{surveys: factoryCensus}
	for _, o := range options {
		o(&m)
	}
	return m
}

// ride copies what rides beside the rows, but for the sources.
func (m meta) ride(to *meta) {
	to.notes, to.labels, to.surveys = m.notes, maps.Clone(m.labels), m.surveys
}

// clone returns a copy whose lists and maps may be added to.
func (m meta) clone() meta {
	m.sources = slices.Clone(m.sources)
	m.notes = slices.Clone(m.notes)
	m.labels = maps.Clone(m.labels)
	return m
}

// With returns the table with options added.
func (t *Table) With(options ...Option) *Table {
	out := *t
	out.meta = t.meta.clone()
	for _, o := range options {
		o(&out.meta)
	}
	return &out
}

// Notes returns the notes of the table, and those of the sources of its rows.
func (t *Table) Notes() []string {
	notes := slices.Clip(t.notes)
	for _, s := range t.Sources() {
		notes = union(notes, s.Notes)
	}
	return notes
}

// Surveys returns the history by which the table's years are compared.
func (t *Table) Surveys() Surveys { return slices.Clone(t.surveys) }

// Comparable returns why the figures of two keys cannot be compared over time,
// and nil where they can. A figure per employee or per establishment is
// comparable where the counts that it was divided by are too.
func (t *Table) Comparable(a, b Key) []Break {
	measures := []Measure{a.Measure, b.Measure}
	for statistic, divisor := range map[Statistic]Measure{PerEmployee: Employees, PerEstablishment: Establishments} {
		if strings.Contains(string(a.Statistic+b.Statistic), string(statistic)) {
			measures = append(measures, divisor)
		}
	}
	for _, m := range measures {
		if breaks := t.surveys.Comparable(a.Year, b.Year, m); breaks != nil {
			return breaks
		}
	}
	return nil
}

// Label returns the name of the part of k in dimension d: the vocabulary's, or
// the one that came with the table, else the code, of which the scheme "name" says
// that it is a name.
func (t *Table) Label(k Key, d Dimension, lang Language) string {
	label := k.Label(d, lang)
	if n, ok := t.labels[d.String()+":"+k.Part(d)]; ok && label == k.Part(d) {
		if own := n.in(lang); own != "" {
			return own
		}
		return n.in(1 - lang) // the other language is better than a code
	}
	return strings.TrimPrefix(label, "name:")
}

// Sources returns the sources of the rows of t, in the order of the list that
// its source column points into.
func (t *Table) Sources() []Source {
	used := make([]bool, len(t.sources))
	for _, set := range distinct(t.source, strings.Compare) {
		for _, i := range parseSet(set) {
			used[i] = true
		}
	}
	var out []Source
	for i, s := range t.sources {
		if used[i] {
			out = append(out, s)
		}
	}
	return out
}

// SourceLine returns the line that goes under a chart: the [Table.SourceLines]
// of t after one another, "" where there is none.
func (t *Table) SourceLine(lang Language) string {
	lines := t.SourceLines(lang)
	if len(lines) == 0 {
		return ""
	}
	return name{"Source: ", "資料："}.in(lang) + strings.Join(lines, "; ")
}

// SourceLines returns the sources of the rows of t as people cite them, each
// once, marked as edited where any figure of theirs is.
func (t *Table) SourceLines(lang Language) []string {
	var lines []string
	for _, s := range t.Sources() {
		line := s.Line(lang)
		plain := strings.TrimSuffix(line, edited.in(lang))
		switch i := slices.IndexFunc(lines, func(l string) bool { return strings.TrimSuffix(l, edited.in(lang)) == plain }); {
		case plain == "":
		case i < 0:
			lines = append(lines, line)
		case line != plain:
			lines[i] = line
		}
	}
	return lines
}

// list returns the sources of a set.
func (m *meta) list(set string) []Source {
	var list []Source
	for _, i := range parseSet(set) {
		list = append(list, m.sources[i])
	}
	return slices.Clip(list)
}

// listsOf returns the sources of each set of a source column. Rows share the
// lists, so they have no room to be appended to.
func (m *meta) listsOf(c column[string]) [][]Source {
	lists := make([][]Source, len(c.values))
	for code, set := range c.values {
		lists[code] = m.list(set)
	}
	return lists
}

// listNamed is list of a set that somebody else wrote.
func (m *meta) listNamed(set string) ([]Source, error) {
	if set == "" {
		return nil, nil
	}
	for part := range strings.SplitSeq(set, "+") {
		if i, err := strconv.Atoi(part); err != nil || i < 0 || i >= len(m.sources) {
			return nil, fmt.Errorf("census: %q does not point into the list of %d sources", set, len(m.sources))
		}
	}
	return m.list(set), nil
}

// parseSet reads a set of indices as formatSet writes it, "0+2".
func parseSet(s string) []int {
	if s == "" {
		return nil
	}
	var set []int
	for part := range strings.SplitSeq(s, "+") {
		n, err := strconv.Atoi(part)
		if err != nil {
			panic("census: " + strconv.Quote(s) + " is not a set of sources")
		}
		set = append(set, n)
	}
	return set
}

// formatSet writes a set of indices, sorted and each once.
func formatSet(set []int) string {
	slices.Sort(set)
	set = slices.Compact(set)
	parts := make([]string, len(set))
	for i, n := range set {
		parts[i] = strconv.Itoa(n)
	}
	return strings.Join(parts, "+")
}

// enter returns the index of s in the list, to which it is added if new.
func (m *meta) enter(s Source) int {
	if i := slices.IndexFunc(m.sources, s.Equal); i >= 0 {
		return i
	}
	m.sources = append(m.sources, s)
	return len(m.sources) - 1
}

func union[T comparable](a, b []T) []T {
	for _, v := range b {
		if !slices.Contains(a, v) {
			a = append(a, v)
		}
	}
	return a
}
