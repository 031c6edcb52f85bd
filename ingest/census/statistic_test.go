package census_test

import (
	"testing"

	"github.com/machikoba/machikoba/ingest/census"
)

func TestStatistic(t *testing.T) {
	for s, want := range map[census.Statistic][2]string{
		census.Published: {"published figure", "公表値"}, census.LocationQuotient: {"location quotient", "特化係数"},
		"index, 2015 = 100": {"index, 2015 = 100", "指数（2015年＝100）"},
	} {
		if en, ja := s.Label(census.English), s.Label(census.Japanese); en != want[0] || ja != want[1] {
			t.Errorf("%q is %q and %q, want %q", s, en, ja, want)
		}
	}
}

func TestStatisticOf(t *testing.T) {
	for _, c := range []struct{ outer, inner, want census.Statistic }{
		{census.ShareOfNation, census.Published, "share of nation"},
		{census.Published, census.ShareOfNation, "share of nation"},
		{census.ShareOfNation, census.ShareOfManufacturing, "share of nation of share of manufacturing"},
	} {
		if got := c.outer.Of(c.inner); got != c.want {
			t.Errorf("%q of %q is %q, want %q", c.outer, c.inner, got, c.want)
		}
	}
}
