package census_test

import (
	"testing"

	"github.com/machikoba/machikoba/ingest/census"
)

func TestMeasure(t *testing.T) {
	for _, c := range []struct {
		measure  census.Measure
		en, ja   string
		unit     census.Unit
		count    bool
		negative bool
	}{
		{census.Establishments, "Establishments", "事業所数", census.UnitEstablishments, true, false},
		{census.Employees, "Employees", "従業者数", census.UnitPersons, true, false},
		{census.Shipments, "Shipments", "製造品出荷額等", census.UnitYen, false, false},
		{census.ValueAdded, "Value added", "付加価値額", census.UnitYen, false, true},
		{census.GrossValueAdded, "Gross value added", "粗付加価値額", census.UnitYen, false, true},
		{census.CashWages, "Cash wages", "現金給与総額", census.UnitYen, false, false},
		{census.RawMaterials, "Raw materials", "原材料使用額等", census.UnitYen, false, false},
		{census.ProductionValue, "Production value", "生産額", census.UnitYen, false, true},
		{"widgets", "widgets", "widgets", "", false, true},
	} {
		m := c.measure
		if m.Label(census.English) != c.en || m.Label(census.Japanese) != c.ja || m.Unit() != c.unit || m.Count() != c.count || m.CanBeNegative() != c.negative {
			t.Errorf("%s: %q, %q, unit %q, count %t, negative %t, want %+v", m,
				m.Label(census.English), m.Label(census.Japanese), m.Unit(), m.Count(), m.CanBeNegative(), c)
		}
	}
}

func TestUnitPer(t *testing.T) {
	for _, c := range []struct{ over, under, want census.Unit }{
		{census.UnitYen, census.UnitPersons, "yen per person"},
		{census.UnitPersons, census.UnitEstablishments, "persons per establishment"},
		{census.UnitYen, census.UnitYen, census.UnitFraction},
		{census.UnitFraction, census.UnitFraction, census.UnitRatio},
		{census.UnitRatio, census.UnitRatio, census.UnitRatio},
		{"2015 yen", census.UnitPersons, "2015 yen per person"},
	} {
		if got := c.over.Per(c.under); got != c.want {
			t.Errorf("%s per %s is %q, want %q", c.over, c.under, got, c.want)
		}
	}
}
