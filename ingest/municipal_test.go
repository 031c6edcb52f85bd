package ingest_test

import (
	"errors"
	"math"
	"path/filepath"
	"strings"
	"testing"

	"github.com/machikoba/machikoba/ingest"
	"github.com/machikoba/machikoba/ingest/census"
)

const municipalHead = "\"id_muni\",\"name_muni\",\"id_sec2d\",\"name_sec2d\",\"year\",\"num_estb\",\"emp\",\"wage\",\"material\",\"sales\",\"va\",\"capital\"\n"

const municipalRows = municipalHead + `"1000","北海道　","0","製造業計","2008","6618","185625","62550010","389371867","591742414","186115869","139114003"
"1100","札幌市　","0","製造業計","2008","1114","30187","9333340","28156579","51624537","20752653","14049164"
"1101","札幌市 中央区","9","食料品製造業","2008","28","648","155495","284935","550746","253428","64762"
"1101","札幌市 中央区","18","プラスチック製品製造業（別掲を除く）","2008","1","6","NA","NA","NA","NA",""
"1101","札幌市 中央区","19","ゴム製品製造業","2008","0","0","NA","NA","NA","NA","NA"
`

func TestMunicipal(t *testing.T) {
	for name, text := range map[string]string{"as published": municipalRows, "packed": gzipped(t, municipalRows),
		"codes filled up": strings.NewReplacer(`"1000"`, `"01000"`, `"1100"`, `"01100"`, `"1101"`, `"01101"`, `"9"`, `"09"`).Replace(municipalRows),
		"prefecture 1":    strings.Replace(municipalRows, `"1000"`, `"1"`, 1), "prefecture 01": strings.Replace(municipalRows, `"1000"`, `"01"`, 1)} {
		table, err := ingest.Read(strings.NewReader(text), "manu2008.csv.gz")
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		key := func(a census.Area, i census.Industry, m census.Measure) census.Key {
			k := census.Key{Year: 2008, Area: a, Industry: i, Size: census.Size{Min: 4}, Measure: m}
			if m == census.FixedAssets {
				k.Size.Min = 30
			}
			return k
		}
		for _, want := range []struct {
			key    census.Key
			value  float64
			status census.Status
		}{
			{key(census.Hokkaido, "", census.Shipments), 591742414e4, census.Official},
			{key("01100", "", census.Establishments), 1114, census.Official},
			{key("01101", census.Food, census.FixedAssets), 64762e4, census.Official},
			{key("01101", census.Plastics, census.CashWages), math.NaN(), census.Suppressed},
			{key("01101", census.Plastics, census.FixedAssets), math.NaN(), census.Suppressed},
			{key("01101", census.Rubber, census.Shipments), 0, census.Nil},
		} {
			o, ok := table.Find(want.key)
			if !ok || o.Status != want.status || o.Value != want.value && !math.IsNaN(want.value) {
				t.Errorf("%s: %v is %v %v, want %v %v", name, want.key, o.Value, o.Status, want.value, want.status)
			}
		}
		if notes := strings.Join(table.Notes(), "\n"); !strings.Contains(notes, "01100 札幌市") {
			t.Errorf("%s: notes %q do not flag Sapporo", name, notes)
		}
		if left := table.WithoutWards().Areas(); len(left) != 2 {
			t.Errorf("%s: without wards %v are left", name, left)
		}
	}
}

// TestMunicipalErrors: a code of another revision is not taken for one of this.
func TestMunicipalErrors(t *testing.T) {
	for _, test := range []struct {
		name, old, new string
		line           int
	}{
		{"code of Rev. 11", `"18","プラスチック`, `"19","プラスチック`, 5},
		{"another prefecture's code", `"1000"`, `"2000"`, 2},
		{"number", `"30187"`, `"3O187"`, 3},
		{"cut row", `,"64762"`, ``, 4},
		{"year", `"2008","28"`, `"08","28"`, 4},
	} {
		_, err := ingest.Read(strings.NewReader(strings.Replace(municipalRows, test.old, test.new, 1)), "manu2008.csv")
		var e *ingest.ParseError
		if !errors.As(err, &e) || e.Line != test.line {
			t.Errorf("%s: %v, want an error in line %d", test.name, err, test.line)
		}
	}
}

// TestMunicipalFiles reads every year that there is, and compares prefectures
// with the tidy file.
func TestMunicipalFiles(t *testing.T) {
	files, err := filepath.Glob(shared(t, "data", "official", "municipal", "manu*.csv.gz"))
	if err != nil || len(files) == 0 {
		t.Fatal(files, err)
	}
	totals, err := ingest.ReadFile(shared(t, "data", "official", "tidy", "00550010_industrial.csv"))
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range files {
		table, err := ingest.ReadFile(name)
		if err != nil {
			t.Error(err)
			continue
		}
		n := 0
		for o := range table.Select(census.PrefectureLevel, census.Establishments, census.Employees).All() {
			n++
			if want := totals.Value(o.Key); o.Value != want {
				t.Errorf("%s: %v = %v, want %v", filepath.Base(name), o.Key, o.Value, want)
			}
		}
		if n != 94 {
			t.Errorf("%s: %d figures of prefectures, want 94", filepath.Base(name), n)
		}
		for _, f := range ingest.Check(table) {
			if f.Total.Measure == census.Establishments || f.Total.Measure == census.Shipments {
				t.Errorf("%s: %v", filepath.Base(name), f)
			}
		}
	}
}
