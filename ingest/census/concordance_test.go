package census_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/machikoba/machikoba/ingest/census"
)

var revisions = []census.Scheme{census.JSIC10, census.JSIC11, census.JSIC12, census.JSIC13, census.JSIC14}

// TestConcordanceCovers: every division of every revision is linked to some
// division of every other one, both ways alike.
func TestConcordanceCovers(t *testing.T) {
	for _, from := range revisions {
		for _, to := range revisions {
			links, back := census.Concordance(from, to), census.Concordance(to, from)
			for _, d := range from.Divisions() {
				if !slices.ContainsFunc(links, func(l census.Link) bool { return l.From == d }) {
					t.Errorf("%s to %s: %v has no link", from, to, d)
				}
			}
			if len(links) != len(back) {
				t.Errorf("%s to %s has %d links, and %d back", from, to, len(links), len(back))
			}
			for _, l := range links {
				if !slices.Contains(back, census.Link{From: l.To, To: l.From, Kind: l.Kind}) {
					t.Errorf("%v has no link back", l)
				}
			}
		}
	}
}

// TestConcordanceKinds: what the lists of changes say.
func TestConcordanceKinds(t *testing.T) {
	for _, test := range []struct {
		from, to census.Scheme
		link     census.Link
	}{
		{census.JSIC12, census.JSIC14, census.Link{From: census.Rubber, To: census.Rubber, Kind: census.ExactLink}},
		{census.JSIC11, census.JSIC13, census.Link{From: "JSIC11:19", To: census.Plastics, Kind: census.NearLink}},
		{census.JSIC11, census.JSIC12, census.Link{From: "JSIC11:26", To: census.ProductionMachinery, Kind: census.ApproximateLink}},
		{census.JSIC10, census.JSIC11, census.Link{From: "JSIC10:30", To: "JSIC11:29", Kind: census.ExactLink}},
		{census.JSIC10, census.JSIC11, census.Link{From: "JSIC10:19", To: "JSIC11:16", Kind: census.ApproximateLink}},
		{census.JSIC10, census.JSIC12, census.Link{From: "JSIC10:15", To: census.Textiles, Kind: census.NearLink}},
	} {
		if links := census.Concordance(test.from, test.to); !slices.Contains(links, test.link) {
			t.Errorf("%s to %s lacks %v", test.from, test.to, test.link)
		}
	}
	for _, l := range census.Concordance(census.JSIC11, census.JSIC12) {
		if l.From == "JSIC11:19" && l.To == census.Rubber {
			t.Error("plastics of Rev. 11 are joined with rubber of Rev. 12 by their bare code")
		}
	}
	if links := census.Concordance("NAICS2017", census.JSIC12); links != nil {
		t.Errorf("links from NAICS: %v", links)
	}
}

// TestCommonGroups: each division is in one group.
func TestCommonGroups(t *testing.T) {
	for _, from := range revisions[:2] {
		met := map[census.Industry]int{}
		for _, g := range census.CommonGroups(from, census.JSIC12) {
			for _, m := range g.Members {
				met[m]++
			}
		}
		for _, s := range []census.Scheme{from, census.JSIC12} {
			for _, d := range s.Divisions() {
				if met[d] != 1 {
					t.Errorf("%s: %v is in %d groups", from, d, met[d])
				}
			}
		}
	}
}

// TestHarmonise: the years on both sides of a revision get the same industries,
// and what is added up stays the whole.
func TestHarmonise(t *testing.T) {
	var rows []census.Observation
	for year, scheme := range map[census.Year]census.Scheme{2007: census.JSIC11, 2008: census.JSIC12} {
		for i, d := range scheme.Divisions() {
			rows = append(rows, census.NewObservation(census.Key{Year: year, Industry: d, Measure: census.Employees}, float64(1+i)))
		}
		rows = append(rows, census.NewObservation(census.Key{Year: year, Measure: census.Employees}, 300))
	}
	table, err := census.Collect(slices.Values(rows))
	if err != nil {
		t.Fatal(err)
	}
	h, groups, err := census.Harmonise(table)
	if err != nil {
		t.Fatal(err)
	}
	sums := map[census.Year]float64{}
	count := map[census.Year]int{}
	for o := range h.All() {
		if o.Industry != census.Manufacturing {
			sums[o.Year] += o.Value
			count[o.Year]++
		} else if o.Value != 300 || o.Status != census.Official {
			t.Errorf("the whole became %v, %v", o.Value, o.Status)
		}
	}
	if sums[2007] != 300 || sums[2008] != 300 || count[2007] != len(groups) || count[2008] != len(groups) {
		t.Errorf("sums %v of %v groups, want 300 and %d", sums, count, len(groups))
	}
	// Textiles and apparel, the 1st and 2nd of 11 and 12 there: 3 + 4.
	k := census.Key{Year: 2007, Industry: "JSIC11-12:11", Measure: census.Employees}
	if v := h.Value(k); v != 7 {
		t.Errorf("%v = %v, want 7", k, v)
	}
	// Machinery, precision and other manufacturing of Rev. 11: 18 + 23 + 24.
	k.Industry = "JSIC11-12:25+26+27+32"
	if v := h.Value(k); v != 65 {
		t.Errorf("%v = %v, want 65", k, v)
	}
	if label := h.Label(census.Key{Industry: "JSIC11-12:11"}, census.ByIndustry, census.English); label != "Textiles" {
		t.Errorf("label %q", label)
	}
	if len(h.Notes()) != len(groups) {
		t.Errorf("%d notes of %d groups", len(h.Notes()), len(groups))
	}
	same, none, err := census.Harmonise(h.Select(census.Manufacturing).Detach())
	if err != nil || none != nil || same.Len() != 2 {
		t.Errorf("a table without divisions: %v, %v", none, err)
	}
	if _, _, err := census.Harmonise(h); err == nil {
		t.Error("groups were harmonised once more")
	}
}

// TestConcordanceLists: all links between neighbours, as the ministries' lists of
// changes have them: one to one but for what is named. = exact, ~ near, ? part
// of the content elsewhere.
func TestConcordanceLists(t *testing.T) {
	for _, test := range []struct {
		from, to census.Scheme
		want     string
	}{
		{census.JSIC10, census.JSIC11, "12?09 13=10 14=11 15=12 16=13 17=14 18=15 19?16 20=17 21=18 22=19 23=20 24=21 25=22 26=23 27=24 28=25 29=26 " +
			"30=27 30=28 30=29 31=30 32=31 33=32 34=32"},
		{census.JSIC11, census.JSIC12, "09~09 10~10 11~11 12~11 13~12 14~13 15~14 16~15 17~16 18~17 19~18 20~19 21~20 22~21 23~22 24~23 25~24 " +
			"26?25 26?26 26?27 27?29 28?30 29?28 30~31 31?25 31?26 31?27 31?32 32?27 32?32"},
		{census.JSIC12, census.JSIC13, "09=09 10=10 11=11 12=12 13=13 14=14 15=15 16=16 17=17 18=18 19=19 20=20 21=21 22=22 23=23 24=24 25=25 26=26 " +
			"27=27 28=28 29=29 30=30 31=31 32=32"},
	} {
		var got []string
		for _, l := range census.Concordance(test.from, test.to) {
			got = append(got, l.From.Code()+string("=~?"[l.Kind])+l.To.Code())
		}
		if text := strings.Join(got, " "); text != test.want {
			t.Errorf("%s to %s:\n%s, want\n%s", test.from, test.to, text, test.want)
		}
	}
}
