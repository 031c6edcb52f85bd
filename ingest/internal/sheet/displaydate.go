package sheet

import (
	"fmt"
	"math"
	"strconv"
	"strings"
	"time"
)

func isDate(list []token) bool {
	for _, t := range list {
		if t.code != "" && strings.Trim(t.code, "ymdhsge") == "" {
			return true
		}
	}
	return false
}

// date writes a serial number of days.
func date(v float64, list []token, date1904 bool) string {
	epoch := time.Date(1899, 12, 30, 0, 0, 0, 0, time.UTC)
	switch {
	case date1904:
		epoch = time.Date(1904, 1, 1, 0, 0, 0, 0, time.UTC)
	case v < 60:
		epoch = epoch.AddDate(0, 0, 1) // the calendar of offices has a 29 February 1900
	}
	if v < 0 || v > 2958466 { // beyond 9999-12-31
		return plain(v)
	}
	days := math.Floor(v)
	t := epoch.AddDate(0, 0, int(days)).Add(time.Duration(math.Round((v-days)*86400)) * time.Second)
	var b strings.Builder
	before := ""
	for _, c := range list {
		if c.code == "" || c.code == "." || c.code == "," {
			b.WriteString(c.text + c.code)
			continue
		}
		b.WriteString(datePart(t, c.code, before))
		before = c.code
	}
	return b.String()
}

// datePart writes a part of a date; m behind hours are minutes.
func datePart(t time.Time, code, before string) string {
	two := func(n int) string {
		if len(code) > 1 {
			return fmt.Sprintf("%02d", n)
		}
		return strconv.Itoa(n)
	}
	switch code[0] {
	case 'y':
		if len(code) < 3 {
			return fmt.Sprintf("%02d", t.Year()%100)
		}
		return strconv.Itoa(t.Year())
	case 'g':
		name, _ := era(t)
		return name
	case 'e':
		_, year := era(t)
		return two(year)
	case 'm':
		if strings.HasPrefix(before, "h") {
			return two(t.Minute())
		}
		return two(int(t.Month()))
	case 'd':
		return two(t.Day())
	case 'h':
		return two(t.Hour())
	case 's':
		return two(t.Second())
	}
	return ""
}

// eras are Japan's, by their first days.
var eras = []struct {
	from time.Time
	name string
}{
	{time.Date(2019, 5, 1, 0, 0, 0, 0, time.UTC), "令和"}, {time.Date(1989, 1, 8, 0, 0, 0, 0, time.UTC), "平成"},
	{time.Date(1926, 12, 25, 0, 0, 0, 0, time.UTC), "昭和"}, {time.Date(1912, 7, 30, 0, 0, 0, 0, time.UTC), "大正"},
	{time.Date(1868, 1, 25, 0, 0, 0, 0, time.UTC), "明治"},
}

func era(t time.Time) (name string, year int) {
	for _, e := range eras {
		if !t.Before(e.from) {
			return e.name, t.Year() - e.from.Year() + 1
		}
	}
	return "", t.Year()
}
