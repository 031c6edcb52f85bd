package census_test

import (
	"fmt"

	"github.com/machikoba/machikoba/ingest/census"
)

// Plastics went on under a new code in 2008; general machinery was divided into
// three.
func ExampleConcordance() {
	for _, l := range census.Concordance(census.JSIC11, census.JSIC12) {
		if l.From == "JSIC11:19" || l.From == "JSIC11:26" {
			fmt.Printf("%s %s -> %s %s\n", l.From.Code(), l.From.Label(census.English), l.To.Code(), l.To.Label(census.English))
		}
	}
	// Output:
	// 19 Plastic products -> 18 Plastic products
	// 26 General machinery -> 25 General-purpose machinery
	// 26 General machinery -> 26 Production machinery
	// 26 General machinery -> 27 Business-oriented machinery
}
