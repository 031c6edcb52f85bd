package main

import (
	"bytes"
	"compress/gzip"
	"crypto/sha256"
	_ "embed"
	"encoding/base64"
	"fmt"
	"html/template"

	"github.com/machikoba/machikoba/ingest/census"
)

var (
	//go:embed page.html
	pageHTML string
	//go:embed style.css
	style string
	//go:embed script.js
	script string
)

// A page is what the template shows: texts as they stand, and files as the
// addresses that hold them.
type page struct {
	Lang            string
	Title, Subtitle string
	Policy          string // what the browser may load: nothing
	Style           template.CSS
	Script          template.JS
	Shapes          template.HTML // that the charts draw, by their ids
	Cards           []card
	Sections        []pageSection
	Table           figureTable
	CSV, Parquet    template.URL
	Notes           []string
	TableNotes      []string
	Sources         []sourceLine
	Say             map[string]string
}

// A card is one of the large figures at the head.
type card struct{ Name, Figure, Mark, Share, Rank string }

// A pageSection is a section with its charts as the page has them.
type pageSection struct {
	section
	Figures []figure
}

// A figure is a chart within the page, whose texts are those of the page: letters
// that shrink with a chart cannot be read on a phone.
type figure struct {
	Title, Subtitle string
	Views           []view
	Source          string
	PNG             template.URL
	File            string
}

// A view is a chart at a width, with the notes that it needs there.
type view struct {
	Class string // for the style: wide or narrow
	Map   string // the name of the box that a map scrolls in, "" where the chart has none
	SVG   template.HTML
	Notes []string
}

// A sourceLine is a source with what was done to its figures.
type sourceLine struct {
	Number       int
	Line, Credit string
	URL          string // "" where it is no web address
	Edits        []string
}

// labels returns the texts of the page itself.
func labels() map[string]phrase {
	return map[string]phrase{
		"skip": skipLink, "contents": contents, "findings": headFindings, "rounding": roundingNote,
		"figures": sectionFigures, "filter": filterLabel, "hint": filterHint, "measure": measureLabel,
		"all": measureAll, "shown": shownOf, "caption": tableCaption,
		"downloads": downloads, "csv": downloadCSV, "parquet": downloadParquet, "download": downloadNote, "png": downloadPNG,
		"notes": sectionNotes, "tableNotes": notesOfTable, "sources": sectionSources, "sourcesLead": sourcesLead, "made": madeWith, "scrolls": mapScrolls,
	}
}

// page returns the page without its files.
func (p *profile) page(sections []section) *page {
	w := p.words
	out := &page{Lang: w.language().String(), Title: w.say(pageTitle, p.name()), Subtitle: p.subtitle(),
		Policy: policy(), Style: template.CSS(style), Script: template.JS(script), Cards: p.cards(), Table: p.figureTable(),
		Notes:      []string{w.say(noteBreaks), w.say(noteHidden), w.say(noteDerived), w.say(noteDefinitions)},
		TableNotes: p.notes(), Sources: p.sourceLines(), Say: map[string]string{}}
	own, ok := p.table.Surveys().Of(p.total.Year)
	if s, known := census.FactoryCensus().Of(p.total.Year); ok && known && own == s {
		out.Notes = append([]string{w.say(noteYears)}, out.Notes...)
	}
	for name, phrase := range labels() {
		out.Say[name] = w.say(phrase)
	}
	out.Say["lead"] = w.say(figuresLead, p.name())
	out.Say["print"] = w.say(printNote, census.FormatNumber(float64(len(out.Table.Rows)), 0))
	for _, s := range sections {
		out.Sections = append(out.Sections, pageSection{section: s})
	}
	return out
}

// policy allows the style and the script that the page holds, images within it,
// and no request of any kind.
func policy() string {
	hash := func(text string) string {
		sum := sha256.Sum256([]byte(text))
		return "'sha256-" + base64.StdEncoding.EncodeToString(sum[:]) + "'"
	}
	return fmt.Sprintf("default-src 'none'; img-src data:; style-src-elem %s; style-src-attr 'unsafe-inline'; script-src %s; base-uri 'none'; form-action 'none'",
		hash(style), hash(script))
}

// subtitle says which survey the latest totals are of.
func (p *profile) subtitle() string {
	w, year := p.words, p.words.year(p.total.Year)
	s, ok := p.table.Surveys().Of(p.total.Year)
	if !ok {
		return p.covered(p.total) + w.say(comma) + year
	}
	name := s.Program
	if w.language() == census.Japanese && s.Japanese != "" {
		name = s.Japanese
	}
	if s.StockDate == "" {
		return w.say(surveyLine, name, year)
	}
	return w.say(surveyLineDated, name, year, w.day(s.StockDate))
}

func (p *profile) cards() []card {
	var out []card
	for _, m := range headlines {
		k := p.of(m)
		if !p.has(k) {
			continue
		}
		c := card{Name: p.label(k, census.ByMeasure), Figure: p.words.short(p.find(k)), Mark: p.words.mark(p.find(k))}
		if o := p.find(with(k, census.ShareOfNation)); !o.Status.Absent() {
			c.Share = p.words.say(cardShare, p.words.value(o))
		}
		if rank := p.words.rank(p.find(with(k, census.RankFromTop))); rank != "" && p.prefectures(k, m) > 1 {
			c.Rank = p.words.say(cardRank, rank, p.prefectures(k, m))
		}
		out = append(out, c)
	}
	return out
}

// html writes the page.
func (p *page) html() ([]byte, error) {
	t, err := template.New("page").Funcs(template.FuncMap{"unbroken": unbroken}).Parse(pageHTML)
	if err != nil {
		return nil, err
	}
	var b bytes.Buffer
	err = t.Execute(&b, p)
	return b.Bytes(), err
}

// gzipped returns a file in a fifth of its bytes, which the script of the page
// makes whole again.
func gzipped(content []byte) ([]byte, error) {
	var b bytes.Buffer
	w, err := gzip.NewWriterLevel(&b, gzip.BestCompression)
	if err != nil {
		return nil, err
	}
	if _, err := w.Write(content); err != nil {
		return nil, err
	}
	err = w.Close()
	return b.Bytes(), err
}

// dataURL returns an address that holds a file.
func dataURL(mediaType string, content []byte) template.URL {
	return template.URL("data:" + mediaType + ";base64," + base64.StdEncoding.EncodeToString(content))
}
