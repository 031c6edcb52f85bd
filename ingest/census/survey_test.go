package census_test

import (
	"testing"

	"github.com/machikoba/machikoba/ingest/census"
)

func TestFactoryCensus(t *testing.T) {
	const (
		kogyo  = "Census of Manufactures"
		keizai = "Economic Census for Business Activity"
		kozo   = "Economic Structure Survey"
	)
	four := census.Size{Min: 4}
	for _, c := range []struct {
		year                  census.Year
		program, label, stock string
		floor                 census.Size
		jsic                  census.Scheme
	}{
		{1999, kogyo, "1999", "1999-12-31", four, census.JSIC10},
		{2000, kogyo, "2000", "2000-12-31", census.Size{}, census.JSIC10},
		{2001, kogyo, "2001", "2001-12-31", four, census.JSIC10},
		{2002, kogyo, "2002", "2002-12-31", four, census.JSIC11},
		{2003, kogyo, "2003", "2003-12-31", census.Size{}, census.JSIC11},
		{2005, kogyo, "2005", "2005-12-31", census.Size{}, census.JSIC11},
		{2007, kogyo, "2007", "2007-12-31", four, census.JSIC11},
		{2008, kogyo, "2008", "2008-12-31", census.Size{}, census.JSIC12},
		{2010, kogyo, "2010", "2010-12-31", four, census.JSIC12},
		{2011, keizai, "2012", "2012-02-01", census.Size{}, census.JSIC12},
		{2013, kogyo, "2013", "2013-12-31", four, census.JSIC12},
		{2014, kogyo, "2014", "2014-12-31", four, census.JSIC13},
		{2015, keizai, "2016", "2016-06-01", census.Size{}, census.JSIC13},
		{2016, kogyo, "2017", "2017-06-01", four, census.JSIC13},
		{2019, kogyo, "2020", "2020-06-01", four, census.JSIC13},
		{2020, keizai, "2021", "2021-06-01", census.Size{}, census.JSIC13},
		{2021, kozo, "2022", "2022-06-01", census.Size{}, census.JSIC13},
		{2025, keizai, "2026", "2026-06-01", census.Size{}, census.JSIC14},
	} {
		s, ok := census.FactoryCensus().Of(c.year)
		if !ok || s.Year != c.year || s.Program != c.program || s.Label != c.label || s.StockDate != c.stock || s.Floor != c.floor || s.JSIC != c.jsic || s.Japanese == "" {
			t.Errorf("%d: %+v, want %+v", c.year, s, c)
		}
	}
	for _, year := range []census.Year{0, 1979, 2026} {
		if s, ok := census.FactoryCensus().Of(year); ok {
			t.Errorf("%d is described: %+v", year, s)
		}
	}
}

// A caller that changes a history changes its own.
func TestFactoryCensusIsACopy(t *testing.T) {
	table := collect(t, shipments("14", 1))
	census.FactoryCensus()[0].Program = "changed"
	table.Surveys()[0].Program = "changed"
	if s, _ := table.Surveys().Of(1980); s.Program == "changed" {
		t.Error("the history was changed")
	}
	if breaks := census.Comparable(1980, 1981, census.Shipments); breaks != nil {
		t.Errorf("1980 and 1981: %v", breaks)
	}
}
