package ingest_test

import (
	"encoding/csv"
	"math"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"github.com/machikoba/machikoba/ingest/census"
)

// shared returns the path of a file of the collection of source files.
func shared(t testing.TB, path ...string) string {
	t.Helper()
	root := os.Getenv("MACHIKOBA_SHARED")
	if root == "" {
		t.Skip("MACHIKOBA_SHARED is not set: the source files are not at hand")
	}
	return filepath.Join(append([]string{root}, path...)...)
}

// rawRow is a row of a source file, by the names of its columns.
type rawRow map[string]string

func rawRows(t *testing.T, name string) []rawRow {
	t.Helper()
	f, err := os.Open(name)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	records, err := csv.NewReader(f).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	var rows []rawRow
	for _, cells := range records[1:] {
		row := rawRow{}
		for i, cell := range cells {
			row[records[0][i]] = cell
		}
		rows = append(rows, row)
	}
	return rows
}

// key returns the key of a cell of the row, and the factor of its unit.
func (r rawRow) key(column string, size census.Size) (k census.Key, factor float64) {
	year, _ := strconv.Atoi(r["reference_year"])
	measure, money := strings.CutSuffix(column, "_million_yen")
	if factor = 1; money {
		factor = 1e6
	}
	k = census.Key{Year: census.Year(year), Area: census.Area(r["pref_code"]), Size: size, Measure: census.Measure(measure)}
	if code := r["industry_code"]; code != "" {
		k.Industry = census.Industry("JSIC12:" + code) // Rev. 12 has the same divisions
	}
	return k, factor
}

// sameCell reports whether an observation says what a cell of a source says.
func sameCell(o census.Observation, cell string, factor float64) bool {
	switch cell {
	case "X":
		return o.Status == census.Suppressed && math.IsNaN(o.Value)
	case "-":
		return o.Status == census.Nil && o.Value == 0
	}
	v, err := strconv.ParseFloat(cell, 64)
	precision := 0.0
	if factor > 1 {
		precision = factor / 2
	}
	return err == nil && o.Status == census.Official && o.Value == v*factor && o.Precision == precision
}

// TestSampleAgainstIndustryTables compares the sample with the source tables
// of prefectures by industry, cell by cell.
func TestSampleAgainstIndustryTables(t *testing.T) {
	s := sample(t)
	sizes := map[string]census.Size{"establishments_30_99": {Min: 30, Max: 99}, "establishments_100_299": {Min: 100, Max: 299}, "establishments_300plus": {Min: 300}}
	for name, size := range map[string]census.Size{"pref_industry_2016_4plus.csv": fourUp, "pref_industry_2018_4plus.csv": fourUp, "pref_industry_2018_30plus.csv": {Min: 30}} {
		cells := 0
		for _, row := range rawRows(t, shared(t, "data", "census", name)) {
			for column, cell := range row {
				if column == "reference_year" || strings.HasSuffix(column, "_code") {
					continue
				}
				k, factor := row.key(column, size)
				if class, ok := sizes[column]; ok {
					k.Measure, k.Size = census.Establishments, class
				}
				if o, ok := s.Find(k); !ok || !sameCell(o, cell, factor) {
					t.Errorf("%s: %v is %q in the table and %v, %v in the sample", name, k, cell, o.Value, o.Status)
				}
				cells++
			}
		}
		if want := s.Where(func(o census.Observation) bool {
			return o.Area != census.Japan && o.Industry != census.Manufacturing && o.Year == rawYear(name) && (size == fourUp) == (o.Size == fourUp) && o.Size != census.Size{Min: 4, Max: 29}
		}).Len(); cells != want {
			t.Errorf("%s: %d cells, the sample has %d", name, cells, want)
		}
	}
}

func rawYear(name string) census.Year {
	if strings.Contains(name, "2016") {
		return 2016
	}
	return 2018
}

// TestSampleSmall compares the class of 4 to 29 persons with the difference of
// the two source tables.
func TestSampleSmall(t *testing.T) {
	s := sample(t)
	all := rawRows(t, shared(t, "data", "census", "pref_industry_2018_4plus.csv"))
	large := rawRows(t, shared(t, "data", "census", "pref_industry_2018_30plus.csv"))
	for i, row := range all {
		for column, a := range row {
			b := large[i][column]
			if column == "reference_year" || strings.HasSuffix(column, "_code") {
				continue
			}
			k, factor := row.key(column, census.Size{Min: 4, Max: 29})
			o, ok := s.Find(k)
			va, _ := strconv.ParseFloat(a, 64)
			vb, _ := strconv.ParseFloat(b, 64)
			switch {
			case !ok:
				t.Errorf("%v is not in the sample", k)
			case strings.TrimPrefix(row["establishments"], "-") == strings.TrimPrefix(large[i]["establishments"], "-"): // no establishment in the class
				if o.Status != census.Nil {
					t.Errorf("%v is %v, want nil", k, o.Status)
				}
			case a == "X" || b == "X":
				if o.Status != census.Suppressed {
					t.Errorf("%v is %v, want suppressed", k, o.Status)
				}
			case o.Status != census.Computed || o.Value != (va-vb)*factor:
				t.Errorf("%v = %v, %v; want %s less %s", k, o.Value, o.Status, a, b)
			}
		}
	}
}

// TestSampleAgainstTotals compares the sample with the source file of totals.
// Where that has an estimate beside open divisions the sample has their sum,
// which is as near as the estimate says.
func TestSampleAgainstTotals(t *testing.T) {
	s := sample(t)
	cells := 0
	for _, row := range rawRows(t, shared(t, "data", "census", "prefecture_totals_2000_2021.csv")) {
		size := fourUp
		if row["reference_year"] == "2000" || row["reference_year"] == "2021" {
			size = census.Size{}
		}
		for _, column := range []string{"establishments", "employees", "shipments_million_yen", "value_added_million_yen"} {
			k, factor := row.key(column, size)
			if row["reference_year"] == "2021" {
				k.Scope = census.Corporations
			}
			o, ok := s.Find(k)
			if row[column] == "" {
				if ok {
					t.Errorf("%v is in the sample, not in the source", k)
				}
				continue
			}
			cells++
			v, err := strconv.ParseFloat(row[column], 64)
			if err != nil {
				t.Fatal(err)
			}
			derived := k.Measure == census.Shipments && strings.Contains(row["shipments_method"], "derived")
			same := o.Value == v*factor && (o.Status == census.Estimated) == derived
			if derived && o.Status == census.Computed {
				same = math.Abs(o.Value-v*factor) <= 2e-5*v*factor
			}
			if !ok || !same {
				t.Errorf("%v is %s (%s) in the source and %v, %v in the sample", k, row[column], row["shipments_method"], o.Value, o.Status)
			}
		}
	}
	if cells == 0 {
		t.Error("the source file has no figures")
	}
}
