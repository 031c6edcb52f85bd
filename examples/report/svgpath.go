package main

import (
	"math"
	"strconv"
	"strings"
)

// shorten rewrites the data of an SVG path with relative coordinates of a
// hundredth of a point, in about half of the bytes: Japanese letters are outlines
// in an SVG. Data with other commands than M, L, Q, C and Z stays as it is.
func shorten(data string) string {
	var out strings.Builder
	var at, start [2]int // the current point and that of the subpath, in hundredths
	for rest := data; rest != ""; {
		command := rest[0]
		end := 1 + strings.IndexFunc(rest[1:]+"Z", isLetter)
		points, ok := hundredths(rest[1:end])
		rest = rest[end:]
		switch {
		case command == 'Z' && len(points) == 0:
			out.WriteByte('z')
			at = start
			continue
		case !ok || !strings.ContainsRune("MLQC", rune(command)) || len(points) == 0:
			return data
		}
		out.WriteByte(command + 'a' - 'A')
		for i, p := range points {
			number(&out, p[0]-at[0], i > 0)
			number(&out, p[1]-at[1], true)
		}
		at = points[len(points)-1]
		if command == 'M' {
			start = at
		}
	}
	return out.String()
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
