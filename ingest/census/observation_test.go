package census_test

import (
	"math"
	"testing"

	"github.com/machikoba/machikoba/ingest/census"
)

func TestNewObservation(t *testing.T) {
	k := census.Key{Year: 2018, Measure: census.Employees}
	o := census.NewObservation(k, 355924)
	if o.Key != k || o.Value != 355924 || o.Status != census.Official || o.Unit != census.UnitPersons || o.Precision != 0 ||
		o.Interval != census.NoInterval || !math.IsNaN(o.Lower) || !math.IsNaN(o.Upper) {
		t.Errorf("%+v", o)
	}
	if o := census.NewObservation(k, math.NaN()); o.Status != census.NotAvailable {
		t.Errorf("without a value it is %v", o.Status)
	}
}

func TestAbsence(t *testing.T) {
	k := census.Key{Year: 2018, Measure: census.Employees}
	if o := census.Absence(k, census.Suppressed); !math.IsNaN(o.Value) || o.Status != census.Suppressed {
		t.Errorf("%+v", o)
	}
	if o := census.Absence(k, census.Nil); o.Value != 0 || o.Status != census.Nil {
		t.Errorf("%+v", o)
	}
}

func TestObservationString(t *testing.T) {
	k := census.Key{Year: 2018, Area: census.Kanagawa, Measure: census.Shipments}
	o := census.Absence(k, census.Suppressed)
	o.Interval, o.Lower, o.Upper = census.Suppression, 0, 5e9
	for want, o := range map[string]census.Observation{
		"2018 Kanagawa / all manufacturing / all sizes / Shipments: 18.443 trillion yen":                                  census.NewObservation(k, 18_443_056e6),
		"2018 Kanagawa / all manufacturing / all sizes / Shipments: – suppressed by the publisher [0 yen, 5 billion yen]": o,
	} {
		if got := o.String(); got != want {
			t.Errorf("%q, want %q", got, want)
		}
	}
}
