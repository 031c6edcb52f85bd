package sme_test

import (
	"fmt"
	"testing"

	"github.com/machikoba/machikoba/stats"
	"github.com/machikoba/machikoba/stats/sme"
)

// fit is a candidate that meets all criteria.
func fit() sme.Candidate {
	return sme.Candidate{Name: "Kawasaki Gear", Firm: firm(sme.Manufacturing, 0, 30e6, 45), AwardedBefore: sme.Yes, YearsInPrefecture: sme.Known(3),
		DirectorFromLarge: sme.No, Applies: sme.Yes, Cooperates: sme.Yes}
}

func TestScreen(t *testing.T) {
	for _, test := range []struct {
		name      string
		change    func(*sme.Candidate)
		criterion int
		want      stats.Finding
	}{
		{"large", func(c *sme.Candidate) { c.Firm = firm(sme.Manufacturing, 0, 1e9, 5000) }, 0, stats.NotMet},
		{"size unknown", func(c *sme.Candidate) { c.Firm.Capital, c.Firm.RegularEmployees = sme.Quantity{}, sme.Quantity{} }, 0, stats.Unknown},
		{"never awarded", func(c *sme.Candidate) { c.AwardedBefore = sme.No }, 1, stats.NotMet},
		{"young", func(c *sme.Candidate) { c.YearsInPrefecture = sme.Known(2.9) }, 2, stats.NotMet},
		{"age unknown", func(c *sme.Candidate) { c.YearsInPrefecture = sme.Quantity{} }, 2, stats.Unknown},
		{"half owned", func(c *sme.Candidate) { c.Firm.Owners.LargestLarge = sme.Known(.5) }, 3, stats.Met},
		{"mostly owned", func(c *sme.Candidate) { c.Firm.Owners.LargestLarge = sme.Known(.51) }, 3, stats.NotMet},
		{"owners unknown", func(c *sme.Candidate) { c.Firm.Owners = sme.Owners{} }, 3, stats.Unknown},
		{"share in per cent", func(c *sme.Candidate) { c.Firm.Owners.LargestLarge = sme.Known(50) }, 3, stats.Unknown},
		{"negative years", func(c *sme.Candidate) { c.YearsInPrefecture = sme.Known(-3) }, 2, stats.Unknown},
		{"directors unknown", func(c *sme.Candidate) { c.DirectorFromLarge = sme.NotKnown }, 4, stats.Unknown},
		{"proprietor without directors", func(c *sme.Candidate) { c.Firm.SoleProprietor, c.DirectorFromLarge = true, sme.NotKnown }, 4, stats.Met},
		{"proprietor", func(c *sme.Candidate) { c.Firm.Owners, c.Firm.SoleProprietor = sme.Owners{}, true }, 3, stats.Met},
		{"placed director", func(c *sme.Candidate) { c.DirectorFromLarge = sme.Yes }, 4, stats.NotMet},
		{"does not apply", func(c *sme.Candidate) { c.Applies = sme.No }, 5, stats.NotMet},
		{"has not consented", func(c *sme.Candidate) { c.Cooperates = sme.NotKnown }, 6, stats.Unknown},
	} {
		c := fit()
		test.change(&c)
		s := sme.Screen(c, sme.ModelFactory())
		r := s.Results[test.criterion]
		if r.Finding != test.want || s.Overall != test.want || (r.Missing == "") == (test.want == stats.Unknown) {
			t.Errorf("%s: %+v, overall %v, want %v", test.name, r, s.Overall, test.want)
		}
	}
	nothing := sme.Screen(sme.Candidate{}, sme.ModelFactory())
	for _, r := range nothing.Results {
		if r.Finding != stats.Unknown || r.Missing == "" {
			t.Errorf("of nothing known, %q is %v", r.Criterion, r.Finding)
		}
	}
}

func ExampleScreen() {
	c := sme.Candidate{
		Name: "Kawasaki Gear",
		Firm: sme.Firm{Industry: sme.Industry{Sector: sme.Manufacturing}, Capital: sme.Known(30e6), RegularEmployees: sme.Known(45),
			Owners: sme.Owners{LargestLarge: sme.Known(.2)}},
		AwardedBefore: sme.Yes, YearsInPrefecture: sme.Known(12), Applies: sme.Yes, Cooperates: sme.Yes,
	}
	s := sme.Screen(c, sme.ModelFactory())
	fmt.Println(s.Candidate, s.Overall)
	for _, r := range s.Results {
		if r.Finding != stats.Met {
			fmt.Printf("%s: %v, missing %s\n", r.Criterion, r.Finding, r.Missing)
		}
	}
	// Output:
	// Kawasaki Gear unknown
	// no director placed by a large enterprise: unknown, missing where directors are from
}
