package ingest_test

import (
	"bytes"
	"io/fs"
	"strings"
	"testing"

	"github.com/machikoba/machikoba/ingest"
	"github.com/machikoba/machikoba/ingest/census"
	"github.com/machikoba/machikoba/testdata"
)

// TestCheckFormats: the totals of published files are what their parts add up
// to, whatever the format, and one that is made smaller is found where it stands.
func TestCheckFormats(t *testing.T) {
	json, err := fs.ReadFile(testdata.FS, "estat/0003432907.json")
	if err != nil {
		t.Fatal(err)
	}
	withTotal := strings.NewReplacer(`_NUMBER":197`, `_NUMBER":198`, `"VALUE":[`,
		`"VALUE":[{"@cat01":"17000000","@cat02":"00","@area":"16000","$":"7349"},`).Replace(string(json))
	of := published(t, "2018").Select(census.Kanagawa, census.Employees).Detach()
	measures, industries, areas := exportAxes(of, "label")
	all := exportMember{"00", "【00】製造業計", census.Key{}}
	industries.members = append([]exportMember{all}, industries.members...)
	total := sample(t).Select(census.Kanagawa, census.Employees, census.Year(2018), fourUp, census.Manufacturing)
	whole, err := census.Concat(of, total.Detach())
	if err != nil {
		t.Fatal(err)
	}
	shape := exportShape{above2019, []exportAxis{{measures.name, measures.id, measures.members[1:2]}, industries,
		{areas.name, areas.id, areas.members[:1]}}, 0, "_code", "label", "X", in2018}
	four := func(y census.Year, a census.Area, m census.Measure) census.Key {
		return census.Key{Year: y, Area: a, Size: fourUp, Measure: m}
	}
	for name, test := range map[string]struct {
		file, text, old, new string
		key                  census.Key
		over                 census.Dimension
	}{
		"table export of e-Stat": {"FEH_00550010.csv", shape.sheet(whole).String(), `"355,924"`, `"354,924"`, four(2018, census.Kanagawa, census.Employees), census.ByIndustry},
		"JSON of e-Stat":         {"a.json", withTotal, `"7349"`, `"6349"`, four(2018, census.Kanagawa, census.Establishments), census.ByIndustry},
		"SSDSE":                  {"SSDSE-E-2023.csv", sharedText(t, 60, "ssdse", "SSDSE-E-2023.LF.csv"), ",454800,", ",454700,", private(census.Japan, census.Establishments), census.ByArea},
		"municipality edition":   {"manu2008.csv", sharedText(t, 1<<20, "municipal", "manu2008.csv.gz"), `"製造業計","2008","6618"`, `"製造業計","2008","6617"`, four(2008, census.Hokkaido, census.Establishments), census.ByArea},
	} {
		read := func(text string) *census.Table {
			table, err := ingest.Read(strings.NewReader(text), test.file)
			if err != nil {
				t.Fatalf("%s: %v", name, err)
			}
			return table
		}
		findings := func(table *census.Table) (keys []census.Key) {
			for _, f := range ingest.Check(table) {
				if f.Total.Key == test.key && f.Over == test.over {
					if table.Key(f.Row) != test.key {
						t.Errorf("%s: row %d is %v, want that of the total", name, f.Row, table.Key(f.Row))
					}
					keys = append(keys, f.Total.Key)
				}
			}
			return keys
		}
		if !strings.Contains(test.text, test.old) {
			t.Fatalf("%s: no %s in it", name, test.old)
		}
		if found := findings(read(test.text)); len(found) != 0 {
			t.Errorf("%s: %v, want none", name, found)
		}
		wrong := read(strings.Replace(test.text, test.old, test.new, 1))
		if found := findings(wrong); len(found) != 1 {
			t.Errorf("%s with a smaller total: %v, want %v", name, found, test.key)
		}
		var b bytes.Buffer // and what was written out again
		if err := ingest.WriteIPC(&b, wrong); err != nil {
			t.Fatal(err)
		}
		again, err := ingest.Read(&b, "t.arrow")
		if err != nil {
			t.Fatal(err)
		}
		if found := findings(again); len(found) != 1 {
			t.Errorf("%s, from Arrow: %v, want %v", name, found, test.key)
		}
	}
}
