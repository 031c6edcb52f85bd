package census_test

import (
	"testing"

	"github.com/machikoba/machikoba/ingest/census"
)

func TestUnknownNameError(t *testing.T) {
	for want, err := range map[string]*census.UnknownNameError{
		`census: area "x" is not known`:                          {Kind: "area", Text: "x"},
		`census: industry "x" is not known: did you mean y?`:     {Kind: "industry", Text: "x", Near: []string{"y"}},
		`census: industry "x" is not known: did you mean y, zz?`: {Kind: "industry", Text: "x", Near: []string{"y", "zz"}},
	} {
		if got := err.Error(); got != want {
			t.Errorf("%s, want %s", got, want)
		}
	}
}
