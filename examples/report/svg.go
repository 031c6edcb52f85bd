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
	svgPath  = regexp.MustCompile(` d="[^"]*"`)
	svgID    = regexp.MustCompile(`(\bid="|url\(#|href="#)`)
)

// inline returns an SVG file as a part of a page: without its prolog and its
// size, which the page sets, with a name that is read aloud, and with ids of its
// own, since those of all charts are one set there.
func inline(file []byte, name, title string) (template.HTML, error) {
	at := svgStart.FindIndex(file)
	if at == nil {
		return "", fmt.Errorf("chart %s has no svg element", name)
	}
	box := svgBox.Find(file[at[0]:at[1]])
	if box == nil {
		return "", fmt.Errorf("chart %s has no viewBox", name)
	}
	body := svgID.ReplaceAll(bytes.TrimSpace(file[at[1]:]), []byte("${1}"+name+"-"))
	body = svgPath.ReplaceAllFunc(body, func(d []byte) []byte {
		return []byte(` d="` + shorten(string(d[len(` d="`):len(d)-1])) + `"`)
	})
	var b strings.Builder
	fmt.Fprintf(&b, `<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" %s role="img" aria-label="%s">`, box, html.EscapeString(title))
	b.Write(body)
	return template.HTML(b.String()), nil
}
