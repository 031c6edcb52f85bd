package main

import (
	"bytes"
	"fmt"
	"html"
	"html/template"
	"regexp"
	"strings"
)

var (
	svgStart = regexp.MustCompile(`<svg[^>]*>`)
	svgBox   = regexp.MustCompile(`viewBox="[^"]*"`)
	svgPath  = regexp.MustCompile(`<path d="([^"]*)"( style="[^"]*")? */>`)
	svgID    = regexp.MustCompile(`(\bid="|url\(#|href="#)`)
	svgFill  = regexp.MustCompile(` style="fill:(#[0-9A-F]{6})"`)
	svgFont  = regexp.MustCompile(`style="font-family:'Liberation Sans',[^;]*;font-variant:normal;(font-weight:bold;)?(?:font-weight:normal;)?font-style:normal;`)
)

// A part names an SVG within a page: by an id, and aloud.
type part struct{ id, title string }

// inline returns an SVG file as a part of a page: without its prolog and its
// size, which the page sets, with a name that is read aloud, with ids of its own,
// since those of all charts are one set there, with the shapes of the page, and
// with the usual font left to its style.
func (s *shapes) inline(file []byte, p part) (template.HTML, error) {
	at := svgStart.FindIndex(file)
	if at == nil {
		return "", fmt.Errorf("chart %s has no svg element", p.id)
	}
	box := svgBox.Find(file[at[0]:at[1]])
	if box == nil {
		return "", fmt.Errorf("chart %s has no viewBox", p.id)
	}
	body := svgID.ReplaceAll(bytes.TrimSpace(file[at[1]:]), []byte("${1}"+p.id+"-"))
	body = svgPath.ReplaceAllFunc(body, func(element []byte) []byte {
		found := svgPath.FindSubmatch(element)
		return []byte(s.draw(string(found[1]), string(found[2])))
	})
	body = svgFill.ReplaceAll(body, []byte(` fill="$1"`))
	body = svgFont.ReplaceAll(body, []byte(`style="$1`))
	var b strings.Builder
	fmt.Fprintf(&b, `<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" %s role="img" aria-label="%s">`, box, html.EscapeString(p.title))
	b.Write(body)
	return template.HTML(b.String()), nil
}
