package sme_test

import (
	"fmt"
	"math"
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
		{"rubber with 900, Basic Act", firm(sme.Manufacturing, sme.RubberProducts, 9e9, 900), sme.BasicAct, sme.SupportedAbove},
		{"rubber with 901, Basic Act", firm(sme.Manufacturing, sme.RubberProducts, 9e9, 901), sme.BasicAct, sme.MediumSized},
		{"tyres with 900, Basic Act", firm(sme.Manufacturing, 0, 9e9, 900), sme.BasicAct, sme.MediumSized},
		{"software of 300 million, Basic Act", firm(sme.Services, sme.Software, 300*m, 5000), sme.BasicAct, sme.SupportedAbove},
		{"software with 300", firm(sme.Services, sme.Software, 9e9, 300), sme.SupportActs, sme.SmallOrMedium},
		{"software of 300 million", firm(sme.Services, sme.Software, 300*m, 999), sme.SupportActs, sme.SmallOrMedium},
		{"hotel with 200", firm(sme.Services, sme.Hotels, 9e9, 200), sme.SupportActs, sme.SmallOrMedium},
		// Above.
		{"2,000", firm(sme.Manufacturing, 0, 9e9, 2000), sme.BasicAct, sme.MediumSized},
		{"2,001", firm(sme.Manufacturing, 0, 9e9, 2001), sme.BasicAct, sme.Large},
		// Unknowns.
		{"nothing known", sme.Firm{}, sme.BasicAct, sme.UnknownClass},
		// The sector is not known: the lowest and the highest limits of all decide.
		{"some sector, five persons", firm(0, 0, 9e9, 5), sme.BasicAct, sme.Small},
		{"some sector, six persons", firm(0, 0, 9e9, 6), sme.BasicAct, sme.UnknownSmall},
		{"some sector, 21 persons", firm(0, 0, 9e9, 21), sme.BasicAct, sme.SmallOrMedium},
		{"some sector, 50 persons", firm(0, 0, 9e9, 50), sme.SupportActs, sme.SmallOrMedium},
		{"some sector, 51 persons", firm(0, 0, 9e9, 51), sme.BasicAct, sme.UnknownClass},
		{"some sector, 50 million yen", firm(0, 0, 50*m, 5000), sme.BasicAct, sme.SmallOrMedium},
		{"some sector, 50 million yen alone", firm(0, 0, 50*m, x), sme.BasicAct, sme.UnknownSmall},
		{"some sector, 300 persons", firm(0, 0, 9e9, 300), sme.BasicAct, sme.UnknownClass},
		{"some sector, 301 persons", firm(0, 0, 9e9, 301), sme.BasicAct, sme.UnknownLarge},
		{"some sector, 301 persons, support acts", firm(0, 0, 9e9, 301), sme.SupportActs, sme.UnknownClass},
		{"some sector, 901 persons", firm(0, 0, 9e9, 901), sme.SupportActs, sme.MediumSized},
		{"some sector, 2,001 persons", firm(0, 0, 9e9, 2001), sme.BasicAct, sme.Large},
		{"a hotel by its exception alone", firm(0, sme.Hotels, 9e9, 200), sme.SupportActs, sme.SmallOrMedium},
		{"no sector of the law", firm(sme.Retail+1, 0, 1, 1), sme.BasicAct, sme.UnknownClass},
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
		unknown := c.Class == sme.UnknownClass || c.Class == sme.UnknownSmall || c.Class == sme.UnknownLarge
		if unknown == (len(c.Missing) == 0) {
			t.Errorf("%s: missing are %q", test.name, c.Missing)
		}
	}
	if got, want := sme.Classify(firm(0, 0, 1, 1), sme.BasicAct).String(), "small enterprise (in every sector)"; got != want {
		t.Errorf("one person and one yen are a %q, want %q", got, want)
	}
	proprietor := firm(sme.Manufacturing, 0, x, 301)
	proprietor.SoleProprietor = true
	if c := sme.Classify(proprietor, sme.BasicAct); c.Class != sme.MediumSized || c.ControlledByLarge != sme.No {
		t.Errorf("a proprietor with 301 employees is a %v", c)
	}
}

// The act and the article are those that the class is of, not those that a firm was
// measured by first: a small enterprise is one by paragraph 5.
func TestRuleOfTheClass(t *testing.T) {
	const m = 1e6
	for _, test := range []struct {
		firm    sme.Firm
		law     sme.Definition
		class   sme.Class
		act     string
		article string
	}{
		{firm(sme.Manufacturing, 0, 10*m, 20), sme.BasicAct, sme.Small, "Act 154 of 1963", "Article 2, paragraph 5"},
		{firm(sme.Services, sme.Hotels, 10*m, 20), sme.SupportActs, sme.Small, "Act 51 of 1993", "Cabinet Order, 218 of 1993"},
		{firm(sme.Wholesale, 0, 10*m, 20), sme.BasicAct, sme.SmallOrMedium, "Act 154 of 1963", "Article 2, paragraph 1, item 2"},
		{firm(sme.Retail, 0, 10*m, math.NaN()), sme.BasicAct, sme.UnknownSmall, "Act 154 of 1963", "Article 2, paragraph 1, item 4"},
		{firm(sme.Manufacturing, 0, 400*m, 1500), sme.BasicAct, sme.MediumSized, "Act 98 of 2013", "中堅企業者"},
		{firm(sme.Manufacturing, 0, 400*m, 2500), sme.BasicAct, sme.Large, "Act 98 of 2013", "中堅企業者"},
		{firm(sme.Manufacturing, sme.RubberProducts, 400*m, 600), sme.BasicAct, sme.SupportedAbove, "Act 147 of 1963", "334 of 1963"},
		{firm(sme.Manufacturing, sme.RubberProducts, 400*m, 600), sme.SupportActs, sme.SmallOrMedium, "Act 147 of 1963", "334 of 1963"},
	} {
		c := sme.Classify(test.firm, test.law)
		if c.Class != test.class || !strings.Contains(c.By.Act, test.act) || !strings.Contains(c.By.Article, test.article) {
			t.Errorf("%v by %s, %s, want %v by %s, %s", c.Class, c.By.Act, c.By.Article, test.class, test.act, test.article)
		}
		if text := c.String(); !strings.Contains(text, test.act) || !strings.Contains(text, test.article) {
			t.Errorf("%v reads %q", test.class, text)
		}
	}
	unknown := sme.Classify(firm(sme.Manufacturing, 0, 400*m, math.NaN()), sme.BasicAct)
	if unknown.By != (sme.Rule{}) || unknown.Rule.RegularEmployees != 300 {
		t.Errorf("of a firm that is not known: by %+v, asked %+v", unknown.By, unknown.Rule)
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
		if c.ControlledByLarge != test.want || len(c.ControlMissing) != test.missing || len(c.Missing) != 0 || c.Class != sme.Small {
			t.Errorf("%+v: controlled %v, missing %q, and for the class %q, %v, want %v", test.owners, c.ControlledByLarge, c.ControlMissing, c.Missing, c.Class, test.want)
		}
	}
}

// Of an SME half of which a large enterprise holds, the Basic Act and the act on
// adjusting fields of business say different things.
func ExampleClass_SME() {
	f := sme.Firm{Industry: sme.Industry{Sector: sme.Manufacturing}, RegularEmployees: sme.Known(300), Owners: sme.Owners{LargestLarge: sme.Known(.5)}}
	c := sme.Classify(f, sme.BasicAct)
	fmt.Printf("SME: %v, controlled by a large enterprise: %v\n", c.Class.SME(), c.ControlledByLarge)
	// Output: SME: yes, controlled by a large enterprise: yes
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
	// Basic Act: larger than an SME of the Basic Act, an SME of the support acts
	// support acts: small or medium-sized enterprise
	// unknown: missing regular employees
}
