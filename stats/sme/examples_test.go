package sme_test

import (
	"fmt"

	"github.com/machikoba/machikoba/stats"
	"github.com/machikoba/machikoba/stats/sme"
)

// What is not known of a firm is left out, which is something else than zero.
func ExampleKnown() {
	f := sme.Firm{Industry: sme.Industry{Sector: sme.Manufacturing}, Capital: sme.Known(500e6)}
	fmt.Println(sme.Classify(f, sme.BasicAct).Class)
	f.RegularEmployees = sme.Known(250)
	fmt.Println(sme.Classify(f, sme.BasicAct).Class)
	f.RegularEmployees = sme.Known(0)
	fmt.Println(sme.Classify(f, sme.BasicAct).Class)
	// Output:
	// unknown
	// small or medium-sized enterprise
	// small enterprise
}

// The checklist is a slice: a prefecture that asks for more adds a line.
func ExampleModelFactory() {
	checklist := append(sme.ModelFactory(), sme.Criterion{Name: "certified to ISO 14001",
		Judge: func(c sme.Candidate) (stats.Finding, string) { return stats.Unknown, "certificate" }})
	young := sme.Candidate{Applies: sme.Yes, YearsInPrefecture: sme.Known(2)}
	for i, r := range sme.Screen(young, checklist).Results {
		fmt.Printf("%d. %s: %v\n", i+1, r.Criterion, r.Finding)
	}
	// Output:
	// 1. small or medium-sized enterprise: unknown
	// 2. awarded before: unknown
	// 3. in operation in the prefecture for three years: not met
	// 4. not more than 50 % owned by a large enterprise: unknown
	// 5. no director placed by a large enterprise: unknown
	// 6. applies: met
	// 7. cooperates: unknown
	// 8. certified to ISO 14001: unknown
}

// The class with the act and the article that it is by.
func ExampleClassification_String() {
	f := sme.Firm{Industry: sme.Industry{Sector: sme.Manufacturing}, Capital: sme.Known(2e9), RegularEmployees: sme.Known(280)}
	fmt.Println(sme.Classify(f, sme.BasicAct))
	// Output: small or medium-sized enterprise (Small and Medium-sized Enterprise Basic Act (中小企業基本法), Act 154 of 1963, Article 2, paragraph 1, item 1)
}
