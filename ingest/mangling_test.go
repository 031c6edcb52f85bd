package ingest_test

import (
	"encoding/csv"
	"fmt"
	"slices"
	"strings"
	"testing"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/japanese"
	"golang.org/x/text/encoding/unicode"
)

// A sheet is a published file taken apart, so that it can be put together again
// as people do who opened, edited and saved it.
type sheet struct {
	head, rows [][]string // the lines of the header, and those of figures
	figures    int        // the first column of figures
	separator  string
	quoted     bool
	end        string
	encoding   encoding.Encoding
	open       bool // the last line has no end
	mark       bool // of the byte order
}

// openSheet takes a file apart, whose header has some lines.
func openSheet(t testing.TB, text string, head, figures int) sheet {
	t.Helper()
	r := csv.NewReader(strings.NewReader(text))
	r.FieldsPerRecord = -1
	cells, err := r.ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	return sheet{head: cells[:head], rows: cells[head:], figures: figures, separator: ",", end: "\n"}
}

// String writes the sheet as a file.
func (s sheet) String() string {
	var b strings.Builder
	for _, row := range slices.Concat(s.head, s.rows) {
		for i, cell := range row {
			if i > 0 {
				b.WriteString(s.separator)
			}
			if s.quoted || strings.ContainsAny(cell, s.separator+"\"\n\r") {
				cell = `"` + strings.ReplaceAll(cell, `"`, `""`) + `"`
			}
			b.WriteString(cell)
		}
		b.WriteString(s.end)
	}
	text := b.String()
	if s.open {
		text = strings.TrimSuffix(text, s.end)
	}
	if s.mark {
		text = "\uFEFF" + text
	}
	if s.encoding != nil {
		text, _ = s.encoding.NewEncoder().String(text) // what it cannot write makes another table, and fails
	}
	return text
}

// mapped returns the sheet with other cells.
func (s sheet) mapped(head, rows func(row []string) []string) sheet {
	each := func(all [][]string, f func([]string) []string) (out [][]string) {
		for _, row := range all {
			out = append(out, f(slices.Clone(row)))
		}
		return out
	}
	s.head, s.rows = each(s.head, head), each(s.rows, rows)
	return s
}

// everywhere changes all rows in the same way.
func (s sheet) everywhere(f func([]string) []string) sheet { return s.mapped(f, f) }

// cells changes the cells of figures, one by one.
func (s sheet) cells(f func(string) string) sheet {
	return s.mapped(func(row []string) []string { return row }, func(row []string) []string {
		for i := s.figures; i < len(row); i++ {
			row[i] = f(row[i])
		}
		return row
	})
}

func (s sheet) above(lines ...[]string) sheet {
	s.head = append(lines, s.head...)
	return s
}

func (s sheet) below(lines ...[]string) sheet {
	s.rows = append(slices.Clip(s.rows), lines...)
	return s
}

func thousands(cell string) string {
	if strings.Trim(cell, "0123456789") != "" {
		return cell
	}
	for at := len(cell) - 3; at > 0; at -= 3 {
		cell = cell[:at] + "," + cell[at:]
	}
	return cell
}

func wide(cell string) string {
	if strings.Trim(cell, "0123456789,-") != "" {
		return cell
	}
	return strings.Map(func(r rune) rune {
		if r > ' ' && r <= '~' {
			return r - '!' + '！'
		}
		return r
	}, cell)
}

func reversed(row []string) []string { slices.Reverse(row); return row }

func padded(n int) func([]string) []string {
	return func(row []string) []string { return append(row, make([]string, n)...) }
}

// A mangling is what is done to a file on its way.
type mangling struct {
	name string
	do   func(sheet) sheet
}

// written are the ways to write the same cells.
func written() []mangling {
	in := func(e encoding.Encoding, mark bool) func(sheet) sheet {
		return func(s sheet) sheet {
			s.encoding, s.mark = e, mark
			return s
		}
	}
	utf16 := func(e unicode.Endianness) encoding.Encoding { return unicode.UTF16(e, unicode.IgnoreBOM) }
	end := func(text string) func(sheet) sheet { return func(s sheet) sheet { s.end = text; return s } }
	parted := func(by string) func(sheet) sheet { return func(s sheet) sheet { s.separator = by; return s } }
	return []mangling{
		{"as it is", func(s sheet) sheet { return s }},
		{"UTF-8 with mark", in(nil, true)},
		{"Shift_JIS", in(japanese.ShiftJIS, false)},
		{"EUC-JP", in(japanese.EUCJP, false)},
		{"UTF-16LE", in(utf16(unicode.LittleEndian), false)},
		{"UTF-16BE", in(utf16(unicode.BigEndian), false)},
		{"UTF-16LE with mark", in(utf16(unicode.LittleEndian), true)},
		{"UTF-16BE with mark", in(utf16(unicode.BigEndian), true)},
		{"CRLF", end("\r\n")},
		{"CR", end("\r")},
		{"no last line end", func(s sheet) sheet { s.open = true; return s }},
		{"tabs", parted("\t")},
		{"semicolons", parted(";")},
		{"quoted", func(s sheet) sheet { s.quoted = true; return s }},
		{"quoted, tabs, UTF-16 and CRLF, as Excel's Unicode text", func(s sheet) sheet {
			s.quoted, s.separator, s.end = true, "\t", "\r\n"
			return in(utf16(unicode.LittleEndian), true)(s)
		}},
	}
}

// changed are the ways to change cells and lines without changing what they say.
func changed() []mangling {
	blank := []string{""}
	return []mangling{
		{"thousands parted", func(s sheet) sheet { return s.cells(thousands) }},
		{"thousands, parted by semicolons", func(s sheet) sheet { s.separator = ";"; return s.cells(thousands) }},
		{"wide digits", func(s sheet) sheet { return s.cells(wide) }},
		{"wide digits and thousands", func(s sheet) sheet { return s.cells(func(c string) string { return wide(thousands(c)) }) }},
		{"spaces around", func(s sheet) sheet { return s.cells(func(c string) string { return "  " + c + "\u3000" }) }},
		{"spaces behind labels", func(s sheet) sheet {
			return s.everywhere(func(row []string) []string {
				for i := range row {
					row[i] += " "
				}
				return row
			})
		}},
		{"more columns, empty", func(s sheet) sheet { return s.everywhere(padded(3)) }},
		{"more cells in the rows", func(s sheet) sheet {
			return s.mapped(func(row []string) []string { return row }, padded(2))
		}},
		{"empty lines", func(s sheet) sheet {
			var rows [][]string
			for i, row := range s.rows {
				if rows = append(rows, row); i%7 == 3 {
					rows = append(rows, make([]string, len(row)))
				}
			}
			s.rows = rows
			return s
		}},
		{"lines without cells", func(s sheet) sheet { return s.below(blank, blank, blank) }},
		{"notes below", func(s sheet) sheet {
			return s.below(blank, []string{"注）数値は四捨五入している。"}, []string{"資料：統計局「日本の統計」", "", ""}, []string{"※ 2020年3月更新"})
		}},
		{"a title above", func(s sheet) sheet { return s.above([]string{"第1表　統計表"}) }},
		{"five lines above", func(s sheet) sheet {
			return s.above([]string{"統計表"}, blank, []string{"", "作成：", "山田"}, []string{"更新日", "令和5年4月1日"}, make([]string, 5))
		}},
		{"forty lines above", func(s sheet) sheet {
			lines := make([][]string, 40)
			for i := range lines {
				lines[i] = []string{fmt.Sprintf("メモ%d", i+1), "本文"}
			}
			return s.above(lines...)
		}},
		{"the header again", func(s sheet) sheet {
			s.rows = slices.Concat(s.rows[:20], s.head, s.rows[20:])
			return s
		}},
		{"the header twice", func(s sheet) sheet {
			s.head = slices.Concat(s.head, s.head)
			return s
		}},
		{"columns reversed", func(s sheet) sheet { s.figures = 0; return s.everywhere(reversed) }},
		{"a column of row numbers in front", func(s sheet) sheet {
			n := 0
			return s.mapped(func(row []string) []string { return append([]string{""}, row...) },
				func(row []string) []string { n++; return append([]string{fmt.Sprint(n - 1)}, row...) })
		}},
		{"rows reversed", func(s sheet) sheet { s.rows = slices.Clone(s.rows); slices.Reverse(s.rows); return s }},
	}
}
