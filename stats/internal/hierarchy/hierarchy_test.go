package hierarchy_test

import (
	"reflect"
	"testing"

	"github.com/machikoba/machikoba/ingest/census"
	"github.com/machikoba/machikoba/stats/internal/hierarchy"
)

func TestAreas(t *testing.T) {
	areas := []census.Area{"", "14", "14100", "14101", "14110", "14130", "14131", "14201", "23110", "13101", "region8:kanto"}
	p := hierarchy.Areas(areas, map[census.Area][]census.Area{"us:": {"us:06", "us:48"}})
	want := map[census.Area][]census.Area{
		"14":    {"14100", "14130", "14201"},
		"14100": {"14101", "14110"},
		"14130": {"14131"},
		"23":    {"23110"}, // a ward whose city is not in the table
		"13":    {"13101"},
		"us:":   {"us:06", "us:48"},
	}
	for whole, parts := range want {
		if len(p[whole]) != 1 || !reflect.DeepEqual(p[whole][0].Parts, parts) {
			t.Errorf("parts of %q: %v, want %v", whole, p[whole], parts)
		}
	}
	if p["14"][0].Complete || !p["us:"][0].Complete {
		t.Error("municipalities are complete, or declared parts are not")
	}
	japan := p[census.Japan]
	if len(japan) != 2 || len(japan[0].Parts) != 47 || len(japan[1].Parts) != 8 || !japan[0].Complete {
		t.Errorf("parts of Japan: %v", japan)
	}
}

func TestIndustries(t *testing.T) {
	p := hierarchy.Industries([]census.Industry{"", "JSIC12:31", "JSIC13:311", "JSIC13:313", "JSIC13:3111", "JSIC10:12"}, nil)
	if parts := p[census.TransportationEquipment]; len(parts) != 1 || len(parts[0].Parts) != 2 || parts[0].Complete {
		t.Errorf("groups of division 31: %v", parts)
	}
	if parts := p["JSIC13:311"]; len(parts) != 1 || parts[0].Parts[0] != "JSIC13:3111" {
		t.Errorf("classes of group 311: %v", parts)
	}
	whole := p[census.Manufacturing]
	if len(whole) != 2 || len(whole[0].Parts) != 23 || len(whole[1].Parts) != 24 {
		t.Errorf("parts of manufacturing: %v", whole)
	}
}

func TestSizes(t *testing.T) {
	size := func(s string) census.Size {
		v, err := census.ParseSize(s)
		if err != nil {
			t.Fatal(err)
		}
		return v
	}
	sizes := func(list ...string) (out []census.Size) {
		for _, s := range list {
			out = append(out, size(s))
		}
		return out
	}
	for name, c := range map[string]struct {
		in    []census.Size
		whole string
		parts []census.Size
	}{
		"the class between":    {sizes("4+", "30+"), "4+", sizes("4-29", "30+")},
		"classes that tile":    {sizes("4+", "4-29", "30-99", "100+", "30+"), "4+", sizes("4-29", "30-99", "100+")},
		"classes within":       {sizes("4+", "30-99", "100-299", "300+", "30+"), "30+", sizes("30-99", "100-299", "300+")},
		"all sizes":            {sizes("", "4+"), "", sizes("1-3", "4+")},
		"classes that overlap": {sizes("4-99", "30+"), "30+", sizes("30-99", "100+")},
	} {
		got := hierarchy.Sizes(c.in)[size(c.whole)]
		if len(got) != 1 || !reflect.DeepEqual(got[0].Parts, c.parts) {
			t.Errorf("%s: %v, want %v", name, got, c.parts)
		}
	}
	if got := hierarchy.Sizes(sizes("4-29", "30+")); len(got) != 0 {
		t.Errorf("classes side by side: %v", got)
	}
}
