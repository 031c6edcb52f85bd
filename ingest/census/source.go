package census

import (
	"slices"
	"strings"
)

// A Source says where a figure comes from. Field names follow DCAT where it
// has one; a field that is not known is empty.
type Source struct {
	Publisher string   `json:"publisher,omitempty"` // who published it: "METI"
	Survey    string   `json:"survey,omitempty"`    // "Census of Manufactures 2019 survey"
	Table     string   `json:"table,omitempty"`     // name or number of the table
	ID        string   `json:"id,omitempty"`        // identifier at the publisher: an e-Stat table id
	URL       string   `json:"url,omitempty"`       // where it can be seen
	Released  string   `json:"released,omitempty"`  // release date, ISO 8601; a later release replaces an earlier one
	Retrieved string   `json:"retrieved,omitempty"` // date of retrieval, ISO 8601
	File      string   `json:"file,omitempty"`      // base name of the file it was read from
	SHA256    string   `json:"sha256,omitempty"`    // of that file, in hexadecimal
	Unit      string   `json:"unit,omitempty"`      // the unit as published: "million yen"
	Credit    string   `json:"credit,omitempty"`    // a sentence the publisher asks to print
	Edits     []string `json:"edits,omitempty"`     // what was changed on the way: 加工
	Notes     []string `json:"notes,omitempty"`     // what the publisher says below the table
}

// String returns the line that goes under a chart: publisher, survey, table
// and release, and "edited" (加工) where figures were changed on the way.
func (s Source) String() string { return s.Line(English) }

// Line returns the source line in the language asked for.
func (s Source) Line(lang Language) string {
	var parts []string
	for _, p := range []string{s.Publisher, s.Survey, s.Table} {
		if p != "" {
			parts = append(parts, p)
		}
	}
	if s.ID != "" {
		parts = append(parts, s.ID)
	}
	if len(parts) == 0 && s.File != "" {
		parts = append(parts, s.File)
	}
	line := strings.Join(parts, ", ")
	if len(s.Edits) > 0 {
		line += edited.in(lang)
	}
	return line
}

// edited marks figures that were changed on the way, as the terms of use of
// Japan's government statistics ask.
var edited = name{" (edited)", "（加工）"}

// Equal reports whether two sources are the same in every field.
func (s Source) Equal(o Source) bool {
	return s.Publisher == o.Publisher && s.Survey == o.Survey && s.Table == o.Table && s.ID == o.ID &&
		s.URL == o.URL && s.Released == o.Released && s.Retrieved == o.Retrieved && s.File == o.File &&
		s.SHA256 == o.SHA256 && s.Unit == o.Unit && s.Credit == o.Credit &&
		slices.Equal(s.Edits, o.Edits) && slices.Equal(s.Notes, o.Notes)
}

// fingerprint joins all fields into one comparable string, to look sources up.
func (s Source) fingerprint() string {
	fields := []string{s.Publisher, s.Survey, s.Table, s.ID, s.URL, s.Released,
		s.Retrieved, s.File, s.SHA256, s.Unit, s.Credit,
		strings.Join(s.Edits, "\x1e"), strings.Join(s.Notes, "\x1e")}
	return strings.Join(fields, "\x1f")
}

// clone returns a copy that shares no memory with s.
func (s Source) clone() Source {
	s.Edits, s.Notes = slices.Clone(s.Edits), slices.Clone(s.Notes)
	return s
}

// WithEdit returns a copy of s that tells one edit more.
func (s Source) WithEdit(edit string) Source {
	if !slices.Contains(s.Edits, edit) {
		s.Edits = append(slices.Clip(s.Edits), edit)
	}
	return s
}
