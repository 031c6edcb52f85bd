package main

import (
	"math"
	"testing"

	"github.com/machikoba/machikoba/ingest/census"
)

// No line ends within a number, and what a text has of HTML stays text.
func TestUnbroken(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"came to 15.835 trillion yen, 5.2 % of it", `came to <span class="number">15.835 trillion yen</span>, <span class="number">5.2 %</span> of it`},
		{"出荷額等は7兆805億円（推計）", `出荷額等は<span class="number">7兆805億円</span><span class="number">（推計）</span>`},
		{"21億5700万円、▲5,149人", `<span class="number">21億5700万円</span>、<span class="number">▲5,149人</span>`},
		{"（0～269億円、▲4.2～▲3.3%）", `（<span class="number">0～269億円</span>、<span class="number">▲4.2～▲3.3%</span>）`},
		{"2007–2010, 7.02～8.01.", `<span class="number">2007–2010</span>, <span class="number">7.02～8.01</span>.`},
		{"2012～2014年、第11位", `<span class="number">2012～2014年</span>、第<span class="number">11位</span>`},
		{`<b>'5" %`, "&lt;b&gt;&#39;5&#34; %"},
	} {
		if got := string(unbroken(c.text)); got != c.want {
			t.Errorf("%q, want %q", got, c.want)
		}
	}
}

// The ends of an interval are rounded outwards, in the digits of other figures of
// the unit where these tell them apart, with the language's sign.
func TestBetween(t *testing.T) {
	for _, c := range []struct {
		language  census.Language
		unit      census.Unit
		low, high float64
		want      string
	}{
		{census.English, census.UnitRatio, 2.2723, 2.2841, "between 2.27 and 2.29"},
		{census.English, census.UnitRatio, 2.2723, 2.2751, "between 2.272 and 2.276"},
		{census.Japanese, census.UnitRatio, 7.021, 8.009, "7.02～8.01"},
		{census.Japanese, census.UnitFraction, -0.0419, -0.0336, "▲4.2～▲3.3%"},
		{census.English, census.UnitFraction, -0.018, 0.0129, "between −1.8 and 1.3 %"},
		{census.Japanese, census.UnitYen, 0, 1.4e9, "0～14億円"},
	} {
		got := words(c.language).between(census.Observation{Key: census.Key{}, Unit: c.unit, Lower: c.low, Upper: c.high})
		if got != c.want {
			t.Errorf("%s, want %s", got, c.want)
		}
	}
}

// A share whose total is hidden is told by its ends, and says nothing of a status.
func TestWithin(t *testing.T) {
	o := census.Observation{Value: math.NaN(), Status: census.NotAvailable, Unit: census.UnitFraction, Interval: census.Suppression, Lower: 0, Upper: .254}
	if got, want := words(census.English).within(o), "between 0 and 25.4 %"; got != want {
		t.Errorf("%s, want %s", got, want)
	}
	if !isHidden(o) {
		t.Error("a figure that a suppressed one is part of counts as published")
	}
}
