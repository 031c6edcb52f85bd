package sme_test

import (
	"fmt"
	"math"
	"slices"
	"strings"
	"testing"

	"github.com/machikoba/machikoba/stats/sme"
)

func firm(s sme.Sector, e sme.Exception, capital, employees float64) sme.Firm {
	f := sme.Firm{Industry: sme.Industry{Sector: s, Exception: e}, Owners: sme.Owners{LargestLarge: sme.Known(0), Controlled: sme.No}}
	if !math.IsNaN(capital) {
		f.Capital = sme.Known(capital)
	}
	if !math.IsNaN(employees) {
		f.RegularEmployees = sme.Known(employees)
	}
	return f
}

func TestClassify(t *testing.T) {
	x := math.NaN()
	const m = 1e6
	for _, test := range []struct {
		name string
		firm sme.Firm
		law  sme.Definition
		want sme.Class
	}{
		// The limits are included, and one of two is enough.
		{"manufacturer at the limit of capital", firm(sme.Manufacturing, 0, 300*m, 5000), sme.BasicAct, sme.SmallOrMedium},
		{"manufacturer at the limit of employees", firm(sme.Manufacturing, 0, 9e9, 300), sme.BasicAct, sme.SmallOrMedium},
		{"manufacturer above both", firm(sme.Manufacturing, 0, 300*m+1, 301), sme.BasicAct, sme.MediumSized},
		{"wholesaler at the limit", firm(sme.Wholesale, 0, 100*m, 101), sme.BasicAct, sme.SmallOrMedium},
		{"wholesaler above", firm(sme.Wholesale, 0, 101*m, 101), sme.BasicAct, sme.MediumSized},
		{"services at the limit", firm(sme.Services, 0, 51*m, 100), sme.BasicAct, sme.SmallOrMedium},
		{"services above", firm(sme.Services, 0, 51*m, 101), sme.BasicAct, sme.MediumSized},
		{"retailer at the limit", firm(sme.Retail, 0, 51*m, 50), sme.BasicAct, sme.SmallOrMedium},
		{"retailer above", firm(sme.Retail, 0, 51*m, 51), sme.BasicAct, sme.MediumSized},
		// Small enterprises.
		{"twenty in a factory", firm(sme.Manufacturing, 0, 10*m, 20), sme.BasicAct, sme.Small},
		{"21 in a factory", firm(sme.Manufacturing, 0, 10*m, 21), sme.BasicAct, sme.SmallOrMedium},
		{"five in a shop", firm(sme.Retail, 0, 1*m, 5), sme.BasicAct, sme.Small},
		{"six in a shop", firm(sme.Retail, 0, 1*m, 6), sme.BasicAct, sme.SmallOrMedium},
		{"twenty in a hotel", firm(sme.Services, sme.Hotels, 10*m, 20), sme.SupportActs, sme.Small},
		{"twenty in a hotel, Basic Act", firm(sme.Services, sme.Hotels, 10*m, 20), sme.BasicAct, sme.SmallOrMedium},
		// Exceptions.
		{"rubber with 900", firm(sme.Manufacturing, sme.RubberProducts, 9e9, 900), sme.SupportActs, sme.SmallOrMedium},
		{"rubber with 901", firm(sme.Manufacturing, sme.RubberProducts, 9e9, 901), sme.SupportActs, sme.MediumSized},
		{"rubber with 900, Basic Act", firm(sme.Manufacturing, sme.RubberProducts, 9e9, 900), sme.BasicAct, sme.MediumSized},
		{"software with 300", firm(sme.Services, sme.Software, 9e9, 300), sme.SupportActs, sme.SmallOrMedium},
		{"software of 300 million", firm(sme.Services, sme.Software, 300*m, 999), sme.SupportActs, sme.SmallOrMedium},
		{"hotel with 200", firm(sme.Services, sme.Hotels, 9e9, 200), sme.SupportActs, sme.SmallOrMedium},
		// Above.
		{"2,000", firm(sme.Manufacturing, 0, 9e9, 2000), sme.BasicAct, sme.MediumSized},
		{"2,001", firm(sme.Manufacturing, 0, 9e9, 2001), sme.BasicAct, sme.Large},
		// Unknowns.
		{"nothing known", sme.Firm{}, sme.BasicAct, sme.UnknownClass},
		{"sector unknown", firm(0, 0, 1, 1), sme.BasicAct, sme.UnknownClass},
		{"small capital alone", firm(sme.Manufacturing, 0, 10*m, x), sme.BasicAct, sme.UnknownSmall},
		{"large capital alone", firm(sme.Manufacturing, 0, 9e9, x), sme.BasicAct, sme.UnknownClass},
		{"many employees alone", firm(sme.Manufacturing, 0, x, 5000), sme.BasicAct, sme.UnknownClass},
		{"few employees alone", firm(sme.Manufacturing, 0, x, 15), sme.BasicAct, sme.Small},
		{"negative capital", firm(sme.Manufacturing, 0, -1, 500), sme.BasicAct, sme.UnknownClass},
	} {
		c := sme.Classify(test.firm, test.law)
		if c.Class != test.want {
			t.Errorf("%s is a %v, want %v", test.name, c.Class, test.want)
		}
		if unknown := c.Class == sme.UnknownClass || c.Class == sme.UnknownSmall; unknown == (len(c.Missing) == 0) {
			t.Errorf("%s: missing are %q", test.name, c.Missing)
		}
	}
	proprietor := firm(sme.Manufacturing, 0, x, 301)
	proprietor.SoleProprietor = true
	if c := sme.Classify(proprietor, sme.BasicAct); c.Class != sme.MediumSized || c.ControlledByLarge != sme.No {
		t.Errorf("a proprietor with 301 employees is a %v", c)
	}
}

func TestControlByLarge(t *testing.T) {
	for _, test := range []struct {
		owners  sme.Owners
		want    sme.Answer
		missing int
	}{
		{sme.Owners{LargestLarge: sme.Known(.5)}, sme.Yes, 0},
		{sme.Owners{LargestLarge: sme.Known(.49), Controlled: sme.No}, sme.No, 0},
		{sme.Owners{LargestLarge: sme.Known(.1), Controlled: sme.Yes}, sme.Yes, 0},
		{sme.Owners{LargestLarge: sme.Known(.49)}, sme.NotKnown, 1},
		{sme.Owners{Controlled: sme.No}, sme.NotKnown, 1},
		{sme.Owners{LargestLarge: sme.Known(50)}, sme.NotKnown, 2}, // no share
		{sme.Owners{}, sme.NotKnown, 2},
	} {
		f := firm(sme.Manufacturing, 0, 1e6, 10)
		f.Owners = test.owners
		c := sme.Classify(f, sme.SupportActs)
		if c.ControlledByLarge != test.want || len(c.Missing) != test.missing || c.Class != sme.Small {
			t.Errorf("%+v: controlled %v, missing %q, %v, want %v", test.owners, c.ControlledByLarge, c.Missing, c.Class, test.want)
		}
	}
}

func TestRules(t *testing.T) {
	for i, r := range sme.Rules() {
		if r.Act == "" || r.Article == "" {
			t.Errorf("rule %d has no act or article: %+v", i, r)
		}
		if r.Capital == 0 && r.RegularEmployees == 0 && r.VotingRights == 0 {
			t.Errorf("rule %d asks for nothing", i)
		}
	}
	has := func(part string) bool {
		return slices.ContainsFunc(sme.Rules(), func(r sme.Rule) bool { return strings.Contains(r.Act, part) })
	}
	for _, act := range []string{"Act 154 of 1963", "Act 74 of 1977", "Act 98 of 2013"} {
		if !has(act) {
			t.Errorf("no rule of %s", act)
		}
	}
}

func ExampleClassify() {
	rubber := sme.Industry{Sector: sme.Manufacturing, Exception: sme.RubberProducts}
	f := sme.Firm{Industry: rubber, Capital: sme.Known(500e6), RegularEmployees: sme.Known(650)}
	for _, law := range []sme.Definition{sme.BasicAct, sme.SupportActs} {
		c := sme.Classify(f, law)
		fmt.Printf("%v: %v\n", law, c.Class)
	}
	fmt.Println(sme.Classify(sme.Firm{Industry: rubber, Capital: sme.Known(500e6)}, sme.BasicAct))
	// Output:
	// Basic Act: medium-sized firm
	// support acts: small or medium-sized enterprise
	// unknown: missing [regular employees voting rights of large enterprises control by a large enterprise in another way]
}
