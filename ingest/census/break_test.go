package census_test

import (
	"testing"

	"github.com/machikoba/machikoba/ingest/census"
)

func TestBreakWords(t *testing.T) {
	b := census.Comparable(2002, 2001, census.Shipments)[0]
	for _, c := range []struct{ got, want string }{
		{b.String(), "2001 manufacturing with publishing → 2002 manufacturing without publishing"},
		{b.Label(census.Japanese), "2001 出版・新聞を含む → 2002 出版・新聞を除く"},
		{b.Short(census.English), "manufacturing without publishing"},
		{b.Short(census.Japanese), "出版・新聞を除く"},
		{b.Kind.String(), "other boundary"},
		{census.BreakKind(99).String(), "BreakKind(99)"},
	} {
		if c.got != c.want {
			t.Errorf("%q, want %q", c.got, c.want)
		}
	}
	u := census.Comparable(2019, 2099, census.Shipments)[0]
	if got, want := u.String(), "2019 and 2099: the history of the survey does not describe 2099"; got != want {
		t.Errorf("%q, want %q", got, want)
	}
	if got, want := u.Label(census.Japanese), "2019年と2099年: 2099年は調査の沿革にない"; got != want {
		t.Errorf("%q, want %q", got, want)
	}
	if u.Short(census.English) != "not described" || u.Short(census.Japanese) != "沿革不明" {
		t.Errorf("%q and %q", u.Short(census.English), u.Short(census.Japanese))
	}
}

// A history of one's own is worded by its own codes.
func TestBreakOfAnotherHistory(t *testing.T) {
	s := census.Surveys{{Year: 2001, Program: "SUSB"}, {Year: 2002, Program: "ASM"}}
	if got, want := s.Comparable(2001, 2002, census.Employees)[0].String(), "2001 SUSB → 2002 ASM"; got != want {
		t.Errorf("%q, want %q", got, want)
	}
}
