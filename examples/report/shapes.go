package main

import (
	"fmt"
	"html/template"
	"math"
	"strings"
)

// shapes are the outlines that a page draws more than once, such as Japanese
// letters, which are outlines in an SVG: the page has each of them once, and its
// charts say where and how large it stands. The zero value has none.
type shapes struct {
	all        []path // as seen from their first points
	byCommands map[string][]int
}

// small is the length of the data from which a shape is shared: to place one
// takes as much.
const small = 60

// draw returns an element that draws a path, with further attributes.
func (s *shapes) draw(data, attributes string) string {
	p, ok := parsePath(data)
	if !ok {
		return fmt.Sprintf(`<path d="%s"%s/>`, data, attributes)
	}
	short := p.data()
	if len(short) < small {
		return fmt.Sprintf(`<path d="%s"%s/>`, short, attributes)
	}
	var x, y strings.Builder
	number(&x, p.points[0][0], false)
	number(&y, p.points[0][1], false)
	i, scale := s.place(p.from(p.points[0]))
	if scale == 1 {
		return fmt.Sprintf(`<use href="#o%d" x="%s" y="%s"%s/>`, i, x.String(), y.String(), attributes)
	}
	return fmt.Sprintf(`<use href="#o%d" transform="translate(%s %s) scale(%.3f)"%s/>`, i, x.String(), y.String(), scale, attributes)
}

// place returns which of the shapes of the page a path is, and how many times as
// large. It adds the path to them where it is none.
func (s *shapes) place(p path) (shape int, scale float64) {
	for _, i := range s.byCommands[p.commands] {
		if scale := p.over(s.all[i]); p.like(s.all[i], scale) {
			return i, scale
		}
	}
	if s.byCommands == nil {
		s.byCommands = map[string][]int{}
	}
	s.byCommands[p.commands] = append(s.byCommands[p.commands], len(s.all))
	s.all = append(s.all, p)
	return len(s.all) - 1, 1
}

// over returns how many times as large as another a path is, 1 where the two
// differ by less than rounding does.
func (p path) over(q path) float64 {
	extent := func(p path) (sum float64) {
		for _, at := range p.points {
			sum += math.Abs(float64(at[0])) + math.Abs(float64(at[1]))
		}
		return sum
	}
	scale := extent(p) / extent(q)
	if math.Abs(scale-1) < 0.01 {
		return 1
	}
	return scale
}

// like reports whether no eye tells a path from another of the same commands at
// a scale: files have coordinates of five digits, which round one letter in
// several ways.
func (p path) like(q path, scale float64) bool {
	const near = 3 // hundredths of a point
	for i, at := range p.points {
		for j := range at {
			if math.Abs(float64(at[j])-scale*float64(q.points[i][j])) > near {
				return false
			}
		}
	}
	return true
}

// definitions returns the part of the page that has the shapes.
func (s *shapes) definitions() template.HTML {
	var b strings.Builder
	for i, p := range s.all {
		fmt.Fprintf(&b, "<path id=\"o%d\" d=\"%s\"/>\n", i, p.data())
	}
	return template.HTML(b.String())
}
