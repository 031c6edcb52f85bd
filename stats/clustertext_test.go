package stats_test

import (
	"fmt"
	"math"
	"slices"
	"testing"

	"github.com/machikoba/machikoba/ingest/census"
	"github.com/machikoba/machikoba/stats"
)

// What an office reads, in both languages: Niigata has 3 times the nation's share, Gifu's
// large establishments are suppressed, Nara has a quarter of it.
func TestClusterTexts(t *testing.T) {
	clusters := stats.Clusters(collect(t, knives()), stats.ClusterThresholds{})
	for area, want := range map[census.Area][2]string{
		census.Niigata: {"Qualifies: location quotient 3.00 (1.00 or more), share of nation 30.0 % (2.1 % or more), establishments 900 (30 or more), SME establishment-size share 99.0 % (50.0 % or more).",
			"該当する。特化係数3.00（1.00以上）、全国シェア30.0%（2.1%以上）、事業所数900（30以上）、中小規模事業所の割合99.0%（50.0%以上）。"},
		census.Gifu: {"May or may not qualify: SME establishment-size share unknown, suppressed in [0.0 %, 100.0 %] (50.0 % or more).",
			"該当するかどうか分からない。中小規模事業所の割合は秘匿、0.0%から100.0%（50.0%以上）。"},
		census.Nara: {"Does not qualify: location quotient 0.25 (less than 1.00), share of nation 0.5 % (less than 2.1 %), establishments 20 (less than 30).",
			"該当しない。特化係数0.25（1.00未満）、全国シェア0.5%（2.1%未満）、事業所数20（30未満）。"},
	} {
		for _, c := range clusters {
			if c.Area != area {
				continue
			}
			if got := [2]string{c.Text(census.English), c.Text(census.Japanese)}; got != want {
				t.Errorf("%s: %q, want %q", area, got, want)
			}
		}
	}
	waived := stats.Clusters(collect(t, knives()), stats.ClusterThresholds{LocationQuotient: -1, ShareOfNation: -1, Establishments: -1, SMEShare: -1})
	if got := waived[0].Text(census.English) + waived[0].Text(census.Japanese); got != "Qualifies.該当する。" {
		t.Errorf("where nothing is asked for: %q", got)
	}
	if got, want := waived[0].Findings[0].Text(census.Japanese), "特化係数3.00（条件なし）"; got != want {
		t.Errorf("a criterion that is always met is %q, want %q", got, want)
	}
	change := stats.ClusterChange{Criterion: stats.LargeInNation, Threshold: .0425, Factor: 2, Qualifying: 3, Unknown: 1, Lost: make([]census.Key, 2)}
	if got, want := change.Text(census.Japanese), "全国シェア4.25%（2倍）：該当3組、増0組、減2組、不明1組"; got != want {
		t.Errorf("a change is %q, want %q", got, want)
	}
}

// Of those who make the nation's knives it is known that they are 100,000 at most, 10 % of
// all: Niigata's 30 % are 3 times that or more. No text has an end that there is not.
func TestClusterTextOfOpenInterval(t *testing.T) {
	rows := knives()
	nation := slices.IndexFunc(rows, func(o census.Observation) bool { return o.Area == census.Japan && o.Industry != census.Manufacturing })
	hidden := census.Absence(rows[nation].Key, census.Suppressed)
	hidden.Lower, hidden.Upper, hidden.Interval = 0, 100_000, census.Suppression
	rows[nation] = hidden
	c := stats.Clusters(collect(t, rows), stats.ClusterThresholds{LocationQuotient: 4, ShareOfNation: -1})[0]
	for lang, want := range map[census.Language]string{
		census.English:  "May or may not qualify: location quotient unknown, suppressed, at least 3.00 (4.00 or more).",
		census.Japanese: "該当するかどうか分からない。特化係数は秘匿、3.00以上（4.00以上）。",
	} {
		if got := c.Text(lang); got != want {
			t.Errorf("%q, want %q", got, want)
		}
	}
}

// What is printed tells a figure from its threshold, and one change from another.
func TestClusterDigits(t *testing.T) {
	finding := func(c stats.ClusterCriterion, value, threshold float64, found stats.Finding) string {
		f := stats.ClusterFinding{Criterion: c, Threshold: threshold, Finding: found}
		f.Figure = stats.ClusterFigure{Value: value, Lower: math.NaN(), Upper: math.NaN()}
		return f.String()
	}
	hidden := stats.ClusterFinding{Criterion: stats.LargeInNation, Threshold: 1. / 47, Finding: stats.Unknown}
	hidden.Figure = stats.ClusterFigure{Value: math.NaN(), Lower: .021, Upper: .0215, Interval: census.Suppression, Status: census.Suppressed}
	within := hidden
	within.Threshold, within.Figure.Lower, within.Figure.Upper = .03, .02149, .03351 // ends are rounded outwards
	estimate := stats.ClusterFinding{Criterion: stats.SpecialisedEnough, Threshold: 2, Finding: stats.Unknown}
	estimate.Figure = stats.ClusterFigure{Value: 3, Lower: 1, Upper: 5, Interval: census.ErrorBound, Status: census.Estimated}
	for _, c := range []struct{ got, want string }{
		{estimate.String(), "location quotient 3.00 in [1.00, 5.00] (2.00 or more)"},
		{within.String(), "share of nation unknown, suppressed in [2.1 %, 3.4 %] (3.0 % or more)"},
		{finding(stats.SpecialisedEnough, .998, 1, stats.NotMet), "location quotient 0.998 (less than 1.000)"},
		{finding(stats.SpecialisedEnough, .98, 1, stats.NotMet), "location quotient 0.98 (less than 1.00)"},
		{finding(stats.SpecialisedEnough, 1, 1, stats.Met), "location quotient 1.00 (1.00 or more)"},
		{finding(stats.LargeInNation, .0212, 1./47, stats.NotMet), "share of nation 2.12 % (less than 2.13 %)"},
		{finding(stats.LargeInNation, .3, 1./47, stats.Met), "share of nation 30.0 % (2.1 % or more)"},
		{finding(stats.ManyEstablishments, 38, 37.5, stats.Met), "establishments 38.0 (37.5 or more)"},
		{hidden.String(), "share of nation unknown, suppressed in [2.10 %, 2.15 %] (2.13 % or more)"},
		{change(stats.ManyEstablishments, 30, 1.25), "establishments 37.5 (× 1.25): 4 qualify, 0 gained, 0 lost, 0 unknown"},
		{change(stats.ManyEstablishments, 1000, 1), "establishments 1,000 (× 1): 4 qualify, 0 gained, 0 lost, 0 unknown"},
		// 1.25/47 is .0265957…, .99/47 .0210638…
		{change(stats.LargeInNation, 1./47, 1.25), "share of nation 2.66 % (× 1.25): 4 qualify, 0 gained, 0 lost, 0 unknown"},
		{change(stats.LargeInNation, 1./47, .99), "share of nation 2.106 % (× 0.99): 4 qualify, 0 gained, 0 lost, 0 unknown"},
		{change(stats.SpecialisedEnough, 1, 1.2345), "location quotient 1.234 (× 1.2345): 4 qualify, 0 gained, 0 lost, 0 unknown"},
	} {
		if c.got != c.want {
			t.Errorf("printed %q, want %q", c.got, c.want)
		}
	}
}

func change(c stats.ClusterCriterion, threshold, factor float64) string {
	return stats.ClusterChange{Criterion: c, Threshold: threshold * factor, Factor: factor, Qualifying: 4}.String()
}

func ExampleCluster_Text() {
	t, err := census.Collect(slices.Values(knives()))
	if err != nil {
		fmt.Println(err)
		return
	}
	niigata := stats.Clusters(t, stats.ClusterThresholds{Establishments: -1, SMEShare: -1})[0]
	fmt.Println(niigata.Area.Label(census.English), niigata.Industry.Label(census.English))
	fmt.Println(niigata.Text(census.English))
	fmt.Println(niigata.Text(census.Japanese))
	// Output:
	// Niigata Fabricated metal products
	// Qualifies: location quotient 3.00 (1.00 or more), share of nation 30.0 % (2.1 % or more).
	// 該当する。特化係数3.00（1.00以上）、全国シェア30.0%（2.1%以上）。
}
