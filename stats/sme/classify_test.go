package sme_test

import (
	"fmt"
	"math"
	"slices"
	"strings"
	"testing"
	"time"

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

// Every limit of the law is included: at it a firm is within, one person or one yen
// above it is not. The limits are those of Article 2 of the Basic Act, paragraphs 1 and
// 5, of Article 1 of Cabinet Order 334 of 1963, and of the Agency's table.
func TestLimitsAreIncluded(t *testing.T) {
	const m, far = 1e6, 1e12
	for _, test := range []struct {
		sector              sme.Sector
		exception           sme.Exception
		law                 sme.Definition
		capital, regular    float64
		smallLimit, tooMany float64
	}{
		{sme.Manufacturing, 0, sme.BasicAct, 300 * m, 300, 20, 301},
		{sme.Wholesale, 0, sme.BasicAct, 100 * m, 100, 5, 101},
		{sme.Services, 0, sme.BasicAct, 50 * m, 100, 5, 101},
		{sme.Retail, 0, sme.BasicAct, 50 * m, 50, 5, 51},
		{sme.Manufacturing, sme.RubberProducts, sme.SupportActs, 300 * m, 900, 20, 901},
		{sme.Services, sme.Software, sme.SupportActs, 300 * m, 300, 5, 301},
		{sme.Services, sme.Hotels, sme.SupportActs, 50 * m, 200, 20, 201},
		{sme.Services, sme.Amusement, sme.SupportActs, 50 * m, 100, 20, 101},
		{sme.Manufacturing, 0, sme.SupportActs, 300 * m, 300, 20, 301},
	} {
		is := func(capital, employees float64) sme.Class {
			return sme.Classify(firm(test.sector, test.exception, capital, employees), test.law).Class
		}
		name := test.sector.String() + " " + test.exception.String()
		if is(test.capital, far) != sme.SmallOrMedium || is(test.capital+1, test.tooMany) != sme.MediumSized {
			t.Errorf("%s: capital of %v is %v, one yen more %v", name, test.capital, is(test.capital, far), is(test.capital+1, test.tooMany))
		}
		if is(far, test.regular) != sme.SmallOrMedium || is(far, test.regular+1) != sme.MediumSized {
			t.Errorf("%s: %v employees are %v, one more %v", name, test.regular, is(far, test.regular), is(far, test.regular+1))
		}
		if is(far, test.smallLimit) != sme.Small || is(far, test.smallLimit+1) != sme.SmallOrMedium {
			t.Errorf("%s: %v employees are %v, one more %v", name, test.smallLimit, is(far, test.smallLimit), is(far, test.smallLimit+1))
		}
	}
	if c := sme.Classify(firm(sme.Manufacturing, 0, far, math.NaN()), sme.BasicAct); c.Class.SME() != sme.NotKnown || c.Rule.RegularEmployees != 300 {
		t.Errorf("large capital alone is a %v by %+v", c.Class, c.Rule)
	}
	for class, want := range map[sme.Class]sme.Answer{
		sme.Small: sme.Yes, sme.SmallOrMedium: sme.Yes, sme.UnknownSmall: sme.Yes,
		sme.MediumSized: sme.No, sme.Large: sme.No, sme.UnknownLarge: sme.No, sme.SupportedAbove: sme.No,
		sme.UnknownClass: sme.NotKnown,
	} {
		if class.SME() != want {
			t.Errorf("a %v is an SME: %v, want %v", class, class.SME(), want)
		}
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
	for _, r := range sme.Rules() {
		// The order of 2013 that took accommodation and amusement out of the five persons
		// of services.
		if small := r.Kind == sme.SmallLimit && r.Exception != sme.NoException; small && (r.Since != "2014-01-07" || r.RegularEmployees != 20) {
			t.Errorf("%v: up to %v persons since %q", r.Exception, r.RegularEmployees, r.Since)
		}
		if _, err := time.Parse(time.DateOnly, r.Since); len(r.Since) > 4 && err != nil {
			t.Error(err)
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

// The limits that decide for a manufacturer, and the acts that set them.
func ExampleRules() {
	for _, r := range sme.Rules() {
		if r.Sector == sme.Manufacturing && r.Kind == sme.SMELimit {
			fmt.Printf("%v: %.0f million yen or %v employees\n", r.Definition, r.Capital/1e6, r.RegularEmployees)
		}
	}
	// Output:
	// support acts: 300 million yen or 900 employees
	// Basic Act: 300 million yen or 300 employees
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
	// unknown: missing regular employees, voting rights of large enterprises, control by a large enterprise in another way
}
