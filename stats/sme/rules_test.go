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
