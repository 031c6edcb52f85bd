package ingest_test

import (
	"fmt"

	"github.com/machikoba/machikoba/ingest"
	"github.com/machikoba/machikoba/ingest/census"
	"github.com/machikoba/machikoba/testdata"
)

func ExampleEStatJSON() {
	t, err := ingest.ReadFS(testdata.FS, "estat/0003432907.json", ingest.Options{Formats: []ingest.Format{ingest.EStatJSON{}}})
	if err != nil {
		fmt.Println(err)
		return
	}
	for o := range t.Select(census.Manufacturing, census.Shipments).All() {
		fmt.Println(o)
	}
	fmt.Println(t.Sources()[0])
	// Output:
	// 2018 Japan / all manufacturing / 4 or more persons / Shipments: 331.8 trillion yen
	// 2017 Japan / all manufacturing / 4 or more persons / Shipments: 319.0 trillion yen
	// METI, Census of Manufactures, 2019 survey, 3-01, 0003432907 (edited)
}
