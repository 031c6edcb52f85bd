package ingest_test

import (
	"errors"
	"slices"
	"strings"
	"testing"

	"github.com/machikoba/machikoba/ingest"
	"github.com/machikoba/machikoba/ingest/census"
)

// TestMangledLost: what takes away what the figures mean is an error, which says
// where and what is wanted, and never another table.
func TestMangledLost(t *testing.T) {
	of := published(t, "2018").Select(census.Kanagawa, census.Okinawa, census.Tottori).Detach()
	measures, industries, areas := exportAxes(of, "")
	year := exportAxis{"時間軸（年次）", "time", []exportMember{{"2018000000", "2018年", census.Key{Year: 2018}}}}
	long := exportShape{above2019, []exportAxis{measures, industries, areas, year}, 0, "_code", "column", "X", in2018}.sheet(of)
	municipal := openSheet(t, sharedText(t, 200, "municipal", "manu2008.csv.gz"), 1, 5)
	ssdse := openSheet(t, sharedText(t, 40, "ssdse", "SSDSE-A-2021.csv"), 3, 3)
	tidy := openSheet(t, sharedText(t, 60, "tidy", "00550010_industrial.csv"), 1, 2)
	noHeader := func(s sheet) sheet { s.head = nil; return s }
	again := func(s sheet) sheet { return s.below(s.rows[len(s.rows)-1]) }
	cut := func(s sheet) sheet {
		last := s.rows[len(s.rows)-1]
		s.rows = append(slices.Clip(s.rows[:len(s.rows)-1]), last[:len(last)-1])
		return s
	}
	for name, test := range map[string]struct {
		from sheet
		file string
		do   func(sheet) sheet
		want string
	}{
		"export without a header":          {long, "FEH.csv", noHeader, "one of"},
		"export without units":             {long, "FEH.csv", without(8), "no unit is given"},
		"export with a unit for another":   {long, "FEH.csv", column(8, replaced("百万円", "人")), "not in"},
		"export with a row twice":          {long, "FEH.csv", again, "second figure"},
		"export with a cell less":          {long, "FEH.csv", cut, "cells"},
		"export with names of other codes": {long, "FEH.csv", column(3, replaced("【09】", "【10】")), "産業中分類"},
		"export with half a number":        {long, "FEH.csv", func(s sheet) sheet { return s.cells(replaced("1,", "1.,")) }, "a number"},
		"municipal without a header":       {municipal, "manu2008.csv", noHeader, "one of"},
		"municipal without industries":     {municipal, "manu2008.csv", func(s sheet) sheet { return without(2)(without(2)(s)) }, "id_sec2d"},
		"municipal without areas":          {municipal, "manu2008.csv", func(s sheet) sheet { return without(0)(without(0)(s)) }, "id_muni"},
		"municipal with a row twice":       {municipal, "manu2008.csv", again, "second figure"},
		"municipal with a cell less":       {municipal, "manu2008.csv", cut, "cells"},
		"municipal of another revision":    {municipal, "manu2007.csv", column(4, replaced("2008", "2007")), "JSIC"},
		"SSDSE without a header":           {ssdse, "x.csv", noHeader, "one of"},
		"SSDSE with a row twice":           {ssdse, "x.csv", again, "second figure"},
		"SSDSE with a cell less":           {ssdse, "x.csv", cut, "cells"},
		"tidy file without a header":       {tidy, "x.csv", noHeader, "one of"},
		"tidy file with a row twice":       {tidy, "x.csv", again, "second figure"},
		"tidy file with a cell less":       {tidy, "x.csv", cut, "cells"},
		"tidy file without prefectures":    {tidy, "x.csv", without(1), "prefecture"},
	} {
		if _, err := ingest.Read(strings.NewReader(test.from.String()), test.file); err != nil && test.file != "manu2007.csv" {
			t.Errorf("%s: as it was: %v", name, err)
		}
		table, err := ingest.Read(strings.NewReader(test.do(test.from).String()), test.file)
		var e *ingest.ParseError
		if table != nil || !errors.As(err, &e) || e.Line == 0 || !strings.Contains(err.Error(), test.want) {
			t.Errorf("%s: %v, want a ParseError with a line and %q", name, err, test.want)
		}
	}
}
