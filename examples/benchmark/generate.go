package main

import (
	"bufio"
	"io"
	"runtime"
	"strconv"

	"golang.org/x/text/encoding/japanese"
)

// A variant is a form of the file.
type variant struct {
	name      string
	text      bool // with the names of prefectures and divisions
	cp932     bool
	crlf      bool
	thousands bool // "1,234" in quotation marks
}

var variants = []variant{
	{name: "plain"},
	{name: "quoted", thousands: true},
	{name: "cp932", text: true, cp932: true, crlf: true},
}

const (
	header     = "year,establishment_id,pref_code,municipality_code,industry_code,size_class,employees,shipments,materials,wages,value_added,capital"
	textHeader = "year,establishment_id,pref_code,pref_name,municipality_code,industry_code,industry_name,size_class,employees,shipments,materials,wages,value_added,capital"
)

// A block is a run of rows that one goroutine makes.
type block struct {
	year, rows int
	first      uint64
	done       chan []byte
}

// generate writes so many rows. The same rows, seed and variant are the same
// bytes.
func generate(w io.Writer, rows int, seed uint64, v variant) error {
	out := bufio.NewWriterSize(w, 1<<20)
	line := header
	if v.text {
		line = textHeader
	}
	out.WriteString(line + v.lineEnd())
	blocks := blocksOf(rows)
	waiting, slots := make(chan *block), make(chan struct{}, 4*runtime.NumCPU())
	m, names := newModel(seed), v.names()
	for range runtime.NumCPU() {
		go func() {
			for b := range waiting {
				b.done <- m.block(b, v, names)
			}
		}()
	}
	go func() {
		for _, b := range blocks {
			slots <- struct{}{}
			waiting <- b
		}
		close(waiting)
	}()
	for _, b := range blocks {
		out.Write(<-b.done)
		<-slots
	}
	return out.Flush()
}

func (v variant) lineEnd() string {
	if v.crlf {
		return "\r\n"
	}
	return "\n"
}

func blocksOf(rows int) []*block {
	const most = 1 << 16
	var blocks []*block
	var start uint64
	for y, n := range rowsOfYears(rows) {
		for at := 0; at < n; at += most {
			blocks = append(blocks, &block{firstYear + y, min(most, n-at), start + uint64(at), make(chan []byte, 1)})
		}
		start += uint64(float64(n) * .035) // births; the oldest leave
	}
	return blocks
}

func (m *model) block(b *block, v variant, names [2][]string) []byte {
	text := make([]byte, 0, b.rows*100)
	for i := range b.rows {
		e := m.draw(b.year, b.first+uint64(i))
		text = v.row(text, &e, names)
	}
	return text
}

// names returns the names of prefectures and divisions in the encoding.
func (v variant) names() [2][]string {
	all := [2][]string{prefectureNames, divisionNames}
	if !v.cp932 {
		return all
	}
	var out [2][]string
	for i, list := range all {
		for _, name := range list {
			encoded, err := japanese.ShiftJIS.NewEncoder().String(name)
			if err != nil {
				panic(err)
			}
			out[i] = append(out[i], encoded)
		}
	}
	return out
}

// row appends an establishment as a line.
func (v variant) row(b []byte, e *establishment, names [2][]string) []byte {
	field := func(text string) { b = append(append(b, text...), ',') }
	field(strconv.Itoa(e.year))
	field(strconv.FormatUint(e.number, 10))
	field(e.municipality[:2])
	if v.text {
		field(names[0][e.prefecture])
	}
	field(e.municipality)
	field(e.class)
	if v.text {
		field(names[1][e.division])
	}
	field(strconv.Itoa(sizeClass(e.employees)))
	for i, figure := range []int64{e.employees, e.shipments, e.materials, e.wages, e.added, e.assets} {
		if i > 0 {
			b = append(b, ',')
		}
		b = v.figure(b, figure, e.states[i])
	}
	return append(b, v.lineEnd()...)
}

func sizeClass(employees int64) int {
	for i, top := range sizeTops {
		if employees <= top {
			return i + 1
		}
	}
	return len(sizeTops) + 1
}

// figure appends a figure as it is reported.
func (v variant) figure(b []byte, figure int64, s state) []byte {
	switch {
	case s == secret:
		return append(b, 'X')
	case s == none:
		return append(b, '-')
	case s == blank:
		return b
	case !v.thousands || figure < 1000 && figure > -1000:
		return strconv.AppendInt(b, figure, 10)
	}
	digits := strconv.FormatInt(figure, 10)
	b = append(b, '"')
	if digits[0] == '-' {
		b, digits = append(b, '-'), digits[1:]
	}
	for i := range digits {
		if i > 0 && (len(digits)-i)%3 == 0 {
			b = append(b, ',')
		}
		b = append(b, digits[i])
	}
	return append(b, '"')
}
