package census_test

import (
	"testing"

	"github.com/machikoba/machikoba/ingest/census"
)

// In order of badness, with the codes of the SDMX lists CL_OBS_STATUS and
// CL_CONF_STATUS.
var statusList = []struct {
	status    census.Status
	text      string
	absent    bool
	obs, conf string
}{
	{census.Official, "official", false, "A", "F"},
	{census.Nil, "nil", false, "A", "F"},
	{census.Revised, "revised", false, "A", "F"},
	{census.Computed, "computed", false, "A", "F"},
	{census.Provisional, "provisional", false, "P", "F"},
	{census.Estimated, "estimated", false, "E", "F"},
	{census.NotApplicable, "not applicable", true, "M", "F"},
	{census.NoBase, "no base", true, "M", "F"},
	{census.NotComparable, "not comparable", true, "M", "F"},
	{census.Suppressed, "suppressed", true, "Q", "C"},
	{census.NotAvailable, "not available", true, "O", "F"},
}

func TestStatus(t *testing.T) {
	for i, c := range statusList {
		obs, conf := c.status.SDMX()
		if c.status.String() != c.text || c.status.Absent() != c.absent || obs != c.obs || conf != c.conf {
			t.Errorf("%v: absent %t, SDMX %s and %s, want %+v", c.status, c.status.Absent(), obs, conf, c)
		}
		if got, err := census.ParseStatus(c.text); err != nil || got != c.status {
			t.Errorf("ParseStatus(%q) = %v, %v", c.text, got, err)
		}
		if c.status.Label(census.English) == "" || c.status.Label(census.Japanese) == c.status.Label(census.English) {
			t.Errorf("%v has no label in both languages", c.status)
		}
		for _, better := range statusList[:i] {
			if census.Worst(better.status, c.status) != c.status || census.Worst(c.status, better.status) != c.status {
				t.Errorf("%v is not worse than %v", c.status, better.status)
			}
		}
	}
	if census.Worst() != census.Official {
		t.Error("the worst of nothing is not official")
	}
	if got, err := census.ParseStatus("secret"); err == nil {
		t.Errorf(`ParseStatus("secret") = %v`, got)
	}
	if s := census.Status(99); s.String() != "Status(99)" || s.Label(census.Japanese) != "Status(99)" {
		t.Errorf("status 99 is %v, %s", s, s.Label(census.Japanese))
	}
}

func TestInterval(t *testing.T) {
	for text, want := range map[string]census.Interval{
		"": census.NoInterval, "rounding": census.Rounding, "error": census.ErrorBound, "confidence": census.Confidence, "suppression": census.Suppression,
	} {
		if got, err := census.ParseInterval(text); err != nil || got != want || want.String() != text {
			t.Errorf("ParseInterval(%q) = %v, %v, want %v", text, got, err, want)
		}
	}
	if got, err := census.ParseInterval("guess"); err == nil {
		t.Errorf(`ParseInterval("guess") = %v`, got)
	}
	if got := census.Interval(9).String(); got != "Interval(9)" {
		t.Errorf("interval 9 is %s", got)
	}
}
