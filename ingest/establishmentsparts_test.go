package ingest_test

import (
	"context"
	"testing"

	"github.com/machikoba/machikoba/ingest"
	"github.com/machikoba/machikoba/ingest/census"
)

// A cube that travels has the table of the one that stays, also where no row is of
// some of its sizes, or only one is that is left out.
func TestTravelledCubes(t *testing.T) {
	tab := ingest.Tabulation{Area: census.PrefectureLevel, Sizes: []census.Size{{Min: 30, Max: 99}, {Min: 300, Max: 999}}}
	e := stdin(threeFactories)
	cubes, err := e.Tabulate(context.Background(), tab)
	if err != nil {
		t.Fatal(err)
	}
	want, err := cubes[0].Table()
	if err != nil {
		t.Fatal(err)
	}
	record := cubes[0].Record()
	defer record.Release()
	travelled, err := census.CubeFromRecord(record)
	if err != nil {
		t.Fatal(err)
	}
	got, err := travelled.Table()
	if err != nil {
		t.Fatal(err)
	}
	if diff := got.Diff(want); diff != "" {
		t.Error(diff)
	}
}
