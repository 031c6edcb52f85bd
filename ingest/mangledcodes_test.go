package ingest_test

import (
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/machikoba/machikoba/ingest"
	"github.com/machikoba/machikoba/ingest/census"
)

// column changes the cells of one column of the rows.
func column(i int, f func(string) string) func(sheet) sheet {
	return func(s sheet) sheet {
		return s.mapped(func(row []string) []string { return row }, func(row []string) []string { row[i] = f(row[i]); return row })
	}
}

// without drops a column.
func without(i int) func(sheet) sheet {
	return func(s sheet) sheet {
		s.figures--
		return s.everywhere(func(row []string) []string { return slices.Delete(row, min(i, len(row)), min(i+1, len(row))) })
	}
}

func replaced(pairs ...string) func(string) string { return strings.NewReplacer(pairs...).Replace }

// short is the name of a prefecture without 都, 府 or 県.
func short(name string) string {
	if strings.TrimSpace(name) == "京都府" {
		return "京都"
	}
	return strings.TrimRight(strings.TrimSpace(name), "都府県")
}

// english is the English name of a prefecture.
func english(name string) string {
	if a, err := census.ParseArea(strings.TrimSpace(name)); err == nil {
		return a.Label(census.English)
	}
	return name
}

// filledUp gives codes all their digits.
func filledUp(digits int) func(string) string {
	return func(code string) string { return strings.Repeat("0", max(0, digits-len(code))) + code }
}

// checked adds the check digit of the Ministry of Internal Affairs, by its rule:
// 11 minus the sum of the digits times 6 to 2, modulo 11; its last digit.
func checked(code string) string {
	code = filledUp(5)(code)
	sum := 0
	for i := range 5 {
		sum += int(code[i]-'0') * (6 - i)
	}
	digit := 11 - sum%11
	if sum < 11 {
		digit = 11 - sum
	}
	return code + strconv.Itoa(digit%10)
}

// inEra writes a year since 1989 by the era.
func inEra(year string) string {
	y, _ := strconv.Atoi(year)
	if y >= 2019 {
		return "令和" + strconv.Itoa(y-2018) + "年"
	}
	return "平成" + strconv.Itoa(y-1988) + "年"
}

func TestMangledSSDSE(t *testing.T) {
	lines := func(numbers ...int) func(sheet) sheet {
		return func(s sheet) sheet {
			var head [][]string
			for _, n := range numbers {
				head = append(head, s.head[n])
			}
			s.head = head
			return s
		}
	}
	bare := func(code string) string { return strings.TrimLeft(strings.TrimPrefix(code, "R"), "0") }
	a := openSheet(t, sharedText(t, 60, "ssdse", "SSDSE-A-2021.csv"), 3, 3)
	e := openSheet(t, sharedText(t, 200, "ssdse", "SSDSE-E-2023.LF.csv"), 3, 2)
	both := []mangling{
		{"labels, years and codes", lines(2, 1, 0)},
		{"no R", column(0, replaced("R", ""))},
		{"an empty line in the header", func(s sheet) sheet {
			s.head = [][]string{s.head[0], make([]string, 9), s.head[1], s.head[2]}
			return s
		}},
		{"years as 2016年", func(s sheet) sheet {
			s.head = slices.Clone(s.head)
			s.head[1] = slices.Clone(s.head[1])
			for i, cell := range s.head[1] {
				if strings.HasPrefix(cell, "20") {
					s.head[1][i] = inEra(cell)
				}
			}
			return s
		}},
	}
	unmangled(t, a, "SSDSE-A-2021.csv", ingest.Options{}, append(both,
		mangling{"no zeros", column(0, bare)},
		mangling{"without prefectures", without(1)},
		mangling{"codes alone", func(s sheet) sheet { return without(1)(without(1)(s)) }},
		mangling{"six digits", column(0, func(c string) string { return checked(strings.TrimPrefix(c, "R")) })},
	))
	unmangled(t, e, "SSDSE-E-2023.csv", ingest.Options{}, append(both,
		mangling{"names without 県", column(1, short)},
		mangling{"names in English", column(1, english)},
		mangling{"names alone", without(0)},
		mangling{"names alone, without 県", func(s sheet) sheet { return without(0)(column(1, short)(s)) }},
		mangling{"codes alone", without(1)},
		mangling{"bracketed", column(1, func(c string) string { return "【" + c + "】" })},
		mangling{"two digits", column(0, func(c string) string { return strings.TrimPrefix(c, "R")[:2] })},
	))
}

// TestSSDSELines: with a line of the header the less, what is left is read
// under the same keys, or refused where the years are lost.
func TestSSDSELines(t *testing.T) {
	s := openSheet(t, sharedText(t, 60, "ssdse", "SSDSE-E-2023.LF.csv"), 3, 2)
	whole := readText(t, s.String())
	for name, test := range map[string]struct {
		lines []int
		items int
	}{
		"codes":            {[]int{0}, 16},
		"labels":           {[]int{2}, 16},
		"codes and labels": {[]int{0, 2}, 16},
		"codes and years":  {[]int{0, 1}, 90},
		"years and labels": {[]int{1, 2}, 90},
	} {
		cut := s
		cut.head = nil
		for _, n := range test.lines {
			cut.head = append(cut.head, s.head[n])
		}
		table, err := ingest.Read(strings.NewReader(cut.String()), "SSDSE-E-2023.csv")
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		if table.Len() != test.items*48 {
			t.Errorf("%s: %d figures, want %d items of 48 areas", name, table.Len(), test.items)
		}
		for o := range table.Select(census.Establishments, census.Employees).All() {
			if w, ok := whole.Find(o.Key); !ok || w.Value != o.Value {
				t.Errorf("%s: %v, want %v", name, o, w)
			}
		}
	}
}

func TestMangledMunicipal(t *testing.T) {
	for _, file := range []string{"manu2002.csv.gz", "manu2008.csv.gz"} {
		s := openSheet(t, sharedText(t, 1200, "municipal", file), 1, 5)
		unmangled(t, s, file[:8]+".csv", ingest.Options{}, []mangling{
			{"five digits", column(0, filledUp(5))},
			{"six digits", column(0, checked)},
			{"six digits without zeros", column(0, func(c string) string { return strings.TrimLeft(checked(c), "0") })},
			{"prefectures in one or two digits", column(0, func(c string) string { return strings.TrimSuffix(c, "000") })},
			{"prefectures in two digits", column(0, func(c string) string { return strings.TrimSuffix(filledUp(5)(c), "000") })},
			{"industries in two digits", column(2, filledUp(2))},
			{"industries in four digits", column(2, func(c string) string { return filledUp(2)(c) + "00" })},
			{"years of the era", column(4, inEra)},
			{"years as 2008年", column(4, func(c string) string { return c + "年" })},
			{"time codes", column(4, func(c string) string { return c + "000000" })},
			{"without years", without(4)},
			{"without names of industries", without(3)},
			{"without names of areas", without(1)},
			{"NA in place of nothing", func(s sheet) sheet {
				return s.cells(func(c string) string {
					if c == "" {
						return "NA"
					}
					return c
				})
			}},
			{"X in place of nothing", func(s sheet) sheet {
				return s.cells(func(c string) string {
					if c == "" {
						return "X"
					}
					return c
				})
			}},
			{"names without 県", column(1, func(c string) string {
				if name := strings.TrimSpace(c); strings.HasSuffix(name, "県") {
					return short(name)
				}
				return c
			})},
		})
	}
}

func TestMangledTidy(t *testing.T) {
	s := openSheet(t, sharedText(t, 1000, "tidy", "00550010_industrial.csv"), 1, 2)
	unmangled(t, s, "00550010_industrial.csv", ingest.Options{}, []mangling{
		{"names without 県", column(1, short)},
		{"names in English", column(1, english)},
		{"slashes", column(0, func(c string) string { return c[:4] + "/1/1" })},
		{"years", column(0, func(c string) string { return c[:4] })},
		{"years of the era", column(0, func(c string) string { return inEra(c[:4]) })},
		{"dates with an hour", column(0, func(c string) string { return c + " 00:00:00" })},
	})
}
