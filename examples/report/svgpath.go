package main

import (
	"math"
	"strconv"
	"strings"
)

// A path is an SVG path: its commands, of M, L, Q, C and Z, and the points that
// they take, in hundredths of a point.
type path struct {
	commands string
	points   [][2]int
}

// takes is how many points a command takes.
var takes = map[byte]int{'M': 1, 'L': 1, 'Q': 2, 'C': 3, 'Z': 0}

// parsePath reads the data of a path, but not one that has other commands.
func parsePath(data string) (path, bool) {
	var p path
	var commands strings.Builder
	for rest := data; rest != ""; {
		command := rest[0]
		end := 1 + strings.IndexFunc(rest[1:]+"Z", isLetter)
		points, ok := hundredths(rest[1:end])
		if n, known := takes[command]; !ok || !known || len(points) != n {
			return path{}, false
		}
		commands.WriteByte(command)
		p.points = append(p.points, points...)
		rest = rest[end:]
	}
	p.commands = commands.String()
	return p, p.commands != ""
}

func isLetter(r rune) bool {
	return r >= 'A' && r <= 'Z' || r >= 'a' && r <= 'd' || r >= 'f' && r <= 'z'
} // not that of 1e-05

// hundredths reads pairs of coordinates.
func hundredths(text string) (points [][2]int, ok bool) {
	fields := strings.FieldsFunc(text, func(r rune) bool { return r == ',' || r == ' ' })
	for i := 0; i+1 < len(fields); i += 2 {
		x, errX := strconv.ParseFloat(fields[i], 64)
		y, errY := strconv.ParseFloat(fields[i+1], 64)
		if errX != nil || errY != nil {
			return nil, false
		}
		points = append(points, [2]int{int(math.Round(100 * x)), int(math.Round(100 * y))})
	}
	return points, len(fields)%2 == 0
}

// from returns the path as it is seen from a point.
func (p path) from(origin [2]int) path {
	points := make([][2]int, len(p.points))
	for i, at := range p.points {
		points[i] = [2]int{at[0] - origin[0], at[1] - origin[1]}
	}
	return path{p.commands, points}
}

// data writes the path with relative coordinates, in about half of the bytes.
func (p path) data() string {
	var out strings.Builder
	var at, start [2]int // the current point and that of the subpath
	points := p.points
	for i := range len(p.commands) {
		command := p.commands[i]
		out.WriteByte(command + 'a' - 'A')
		if command == 'Z' {
			at = start
			continue
		}
		for j, to := range points[:takes[command]] {
			number(&out, to[0]-at[0], j > 0)
			number(&out, to[1]-at[1], true)
		}
		at, points = points[takes[command]-1], points[takes[command]:]
		if command == 'M' {
			start = at
		}
	}
	return out.String()
}

// number writes hundredths as SVG has them, "-.4", after what parts it from the
// number before.
func number(out *strings.Builder, hundredths int, follows bool) {
	text := strconv.FormatFloat(math.Abs(float64(hundredths))/100, 'f', -1, 64)
	if strings.HasPrefix(text, "0.") {
		text = text[1:]
	}
	switch {
	case hundredths < 0:
		text = "-" + text
	case follows:
		text = " " + text
	}
	out.WriteString(text)
}
