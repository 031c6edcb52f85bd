package census_test

import (
	"errors"
	"testing"

	"github.com/machikoba/machikoba/ingest/census"
)

func TestSchemeIndustry(t *testing.T) {
	for _, c := range []struct {
		scheme census.Scheme
		code   string
		want   census.Industry
	}{
		{census.JSIC12, "31", "JSIC12:31"}, {census.JSIC13, "31", "JSIC12:31"}, {census.JSIC14, "31", "JSIC12:31"},
		{census.JSIC11, "31", "JSIC11:31"}, {census.JSIC10, "31", "JSIC10:31"},
		{census.JSIC13, "311", "JSIC13:311"}, {census.JSIC13, "3111", "JSIC13:3111"},
		{census.JSIC13, "", census.Manufacturing}, {"", "", census.Manufacturing}, {"NAICS2017", "311", "NAICS2017:311"},
	} {
		if got, err := c.scheme.Industry(c.code); err != nil || got != c.want {
			t.Errorf("%s code %q = %q, %v, want %q", c.scheme, c.code, got, err, c.want)
		}
	}
	for _, c := range []struct {
		scheme census.Scheme
		code   string
	}{{census.JSIC13, "08"}, {census.JSIC13, "33"}, {census.JSIC10, "09"}, {census.JSIC13, "3"}, {census.JSIC13, "31111"}, {census.JSIC13, "E"}, {"", "31"}} {
		_, err := c.scheme.Industry(c.code)
		var unknown *census.UnknownNameError
		if !errors.As(err, &unknown) || len(unknown.Near) == 0 {
			t.Errorf("%s code %q: %v, want an UnknownNameError that names what is near", c.scheme, c.code, err)
		}
	}
}

func TestIndustryParts(t *testing.T) {
	for _, c := range []struct {
		industry census.Industry
		scheme   census.Scheme
		code     string
		digits   int
		division bool
	}{
		{census.Manufacturing, "", "", 0, false},
		{census.Food, census.JSIC12, "09", 2, true},
		{"JSIC13:09", census.JSIC13, "09", 2, true},
		{"JSIC11:31", census.JSIC11, "31", 2, true},
		{"JSIC13:091", census.JSIC13, "091", 3, false},
		{"JSIC12:99", census.JSIC12, "99", 2, false},
		{"NAICS2017:311", "NAICS2017", "311", 0, false},
	} {
		i := c.industry
		if i.Scheme() != c.scheme || i.Code() != c.code || i.Digits() != c.digits || i.IsDivision() != c.division {
			t.Errorf("%q: %q, %q, %d digits, division %t, want %q, %q, %d, %t", i,
				i.Scheme(), i.Code(), i.Digits(), i.IsDivision(), c.scheme, c.code, c.digits, c.division)
		}
	}
}

func TestParseIndustry(t *testing.T) {
	for _, c := range []struct {
		text   string
		scheme census.Scheme
		want   census.Industry
	}{
		{"31", census.JSIC13, census.TransportationEquipment}, {"31", census.JSIC11, "JSIC11:31"},
		{" JSIC13:31 ", "", census.TransportationEquipment}, {"transportation equipment", census.JSIC14, census.TransportationEquipment},
		{"輸送用機械器具製造業", census.JSIC13, census.TransportationEquipment}, {"輸送用機械", census.JSIC13, census.TransportationEquipment},
		{"輸送用機械器具製造業", census.JSIC11, "JSIC11:30"}, {"プラスチック製品製造業", census.JSIC13, census.Plastics},
		{"プラスチック製品製造業（別掲を除く）", census.JSIC13, census.Plastics}, {"その他の製造業", census.JSIC13, census.OtherManufacturing},
		{"製造業計", census.JSIC13, census.Manufacturing}, {"All manufacturing", "", census.Manufacturing}, {"", "", census.Manufacturing},
		{"NAICS2017:311", census.JSIC13, "NAICS2017:311"},
	} {
		if got, err := census.ParseIndustry(c.text, c.scheme); err != nil || got != c.want {
			t.Errorf("ParseIndustry(%q, %s) = %q, %v, want %q", c.text, c.scheme, got, err, c.want)
		}
	}
	_, err := census.ParseIndustry("Transport equipment", census.JSIC13)
	var unknown *census.UnknownNameError
	if !errors.As(err, &unknown) || unknown.Near[0] != "Transportation equipment (輸送用機械, 31)" {
		t.Errorf("%v, want Transportation equipment as the nearest", err)
	}
	for _, text := range []string{"33", "JSIC13:33", "quarrying"} {
		if got, err := census.ParseIndustry(text, census.JSIC13); err == nil {
			t.Errorf("ParseIndustry(%q) = %q, want an error", text, got)
		}
	}
}

// A table holds the canonical label, whatever revision the figure came with.
func TestIndustryJoinsAcrossRevisions(t *testing.T) {
	o := shipments(census.Kanagawa, 1)
	o.Industry = "JSIC14:31"
	table := collect(t, o)
	if got := table.Key(0).Industry; got != census.TransportationEquipment {
		t.Errorf("the industry is %q, want %q", got, census.TransportationEquipment)
	}
	if table.Select(census.Industry("JSIC13:31")).Len() != 1 {
		t.Error("division 31 of Rev. 13 is not found")
	}
}
