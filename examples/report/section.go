package main

import (
	"github.com/machikoba/machikoba/ingest/census"
	"github.com/machikoba/machikoba/plotting"
)

// A section is one part of the report.
type section struct {
	ID, Title  string
	Findings   []string // for the head of the report
	Paragraphs []string
	Grids      []grid
	Charts     []drawing
	List       list
}

// A list stands at the end of a section, below a sentence that says of what it
// is; the zero list is none.
type list struct {
	Lead  string
	Items []string
}

// A grid is a small table of a section.
type grid struct {
	Caption string
	Head    []string
	Rows    [][]string // the first cell of each is its heading
}

// A drawing is a chart with the name of its files, and as phones show it.
type drawing struct {
	*plotting.Chart
	Narrow *plotting.Chart
	Name   string
	Map    bool // whether the narrow one scrolls, for letters in its tiles to be read
}

// find adds a sentence to the findings, and nothing where there is none.
func (s *section) find(sentences ...string) {
	for _, text := range sentences {
		if text != "" {
			s.Findings = append(s.Findings, text)
		}
	}
}

// tell adds sentences to the text of the section.
func (s *section) tell(sentences ...string) {
	for _, text := range sentences {
		if text != "" {
			s.Paragraphs = append(s.Paragraphs, text)
		}
	}
}

// draw adds a chart, or says that there is none and why.
func (p *profile) draw(s *section, name string, title string, draw func(plotting.Options) (*plotting.Chart, error)) {
	o := plotting.Options{Title: title, Language: p.words.language(), Theme: p.theme, Highlight: []census.Filter{p.area}}
	wide, err := draw(o)
	if err != nil {
		s.tell(p.words.say(chartFailed, title, err))
		return
	}
	wide.DPI = chartDPI
	o.Size, o.Theme.FontSize = plotting.Column, 0
	narrow, err := draw(o)
	if err != nil {
		narrow = wide
	}
	s.Charts = append(s.Charts, drawing{Chart: wide, Narrow: narrow, Name: name})
}

// drawMap adds a map of tiles as draw does a chart.
func (p *profile) drawMap(s *section, name string, title string, draw func(plotting.Options) (*plotting.Chart, error)) {
	n := len(s.Charts)
	p.draw(s, name, title, draw)
	for i := range s.Charts[n:] {
		s.Charts[n+i].Map = true
	}
}

// chartDPI is the resolution of the PNG files: twice that of a screen, so that
// the page that has them all within it stays small.
const chartDPI = 192
