package census_test

import (
	"errors"
	"fmt"
	"slices"
	"testing"

	"github.com/machikoba/machikoba/ingest/census"
)

func TestParseMeasure(t *testing.T) {
	for text, want := range map[string]census.Measure{
		"shipments": census.Shipments, "Shipments": census.Shipments, "製造品出荷額等": census.Shipments,
		"value_added": census.ValueAdded, " Value Added ": census.ValueAdded, "value-added": census.ValueAdded, "付加価値額": census.ValueAdded,
		"粗付加価値額": census.GrossValueAdded, "raw materials": census.RawMaterials,
	} {
		if got, err := census.ParseMeasure(text); got != want || err != nil {
			t.Errorf("%q is %q, %v, want %q", text, got, err, want)
		}
	}
	for text, near := range map[string]census.Measure{"employes": census.Employees, "shipment": census.Shipments, "added value": census.ValueAdded, "出荷額等": census.Shipments} {
		var unknown *census.UnknownNameError
		got, err := census.ParseMeasure(text)
		if !errors.As(err, &unknown) || unknown.Text != text || !slices.Contains(unknown.Near, string(near)) {
			t.Errorf("%q is %q, %v, want an error that suggests %s", text, got, err, near)
		}
	}
	if got, err := census.ParseMeasure(""); err == nil {
		t.Errorf("nothing is %q", got)
	}
}

func ExampleParseMeasure() {
	fmt.Println(census.ParseMeasure("Value added"))
	_, err := census.ParseMeasure("employes")
	fmt.Println(err != nil)
	// Output:
	// value_added <nil>
	// true
}
