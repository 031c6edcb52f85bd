package ingest_test

import (
	"io/fs"
	"math"
	"strings"
	"testing"

	"github.com/machikoba/machikoba/ingest"
	"github.com/machikoba/machikoba/ingest/census"
	"github.com/machikoba/machikoba/testdata"
)

// sample reads the embedded figures.
func sample(t testing.TB) *census.Table {
	t.Helper()
	table, err := ingest.ReadFS(testdata.FS, "sample/*.csv")
	if err != nil {
		t.Fatal(err)
	}
	return table
}

var fourUp = census.Size{Min: 4}

// TestSampleNationalTotals proves the sample against the totals that METI
// published. Shipments of 2016 are of the revised vintage: 302,035,588 million
// yen as first published, and the revision of Fukushima.
func TestSampleNationalTotals(t *testing.T) {
	s := sample(t)
	tests := []struct {
		key    census.Key
		want   float64
		status census.Status
	}{
		{census.Key{Year: 2000, Measure: census.Establishments}, 589713, census.Computed},
		{census.Key{Year: 2000, Measure: census.Employees}, 9700039, census.Computed},
		{census.Key{Year: 2000, Measure: census.Shipments}, 303582413e6, census.Computed},
		{census.Key{Year: 2001, Size: fourUp, Measure: census.Establishments}, 316267, census.Computed},
		{census.Key{Year: 2001, Size: fourUp, Measure: census.Employees}, 8866220, census.Computed},
		{census.Key{Year: 2008, Size: fourUp, Measure: census.Establishments}, 263061, census.Computed},
		{census.Key{Year: 2008, Size: fourUp, Measure: census.Employees}, 8364607, census.Computed},
		{census.Key{Year: 2008, Size: fourUp, Measure: census.Shipments}, 335578824e6, census.Computed},
		{census.Key{Year: 2010, Size: fourUp, Measure: census.Establishments}, 224403, census.Computed},
		{census.Key{Year: 2010, Size: fourUp, Measure: census.Employees}, 7663847, census.Computed},
		{census.Key{Year: 2012, Size: fourUp, Measure: census.Establishments}, 216262, census.Computed},
		{census.Key{Year: 2012, Size: fourUp, Measure: census.Employees}, 7425339, census.Computed},
		{census.Key{Year: 2014, Size: fourUp, Measure: census.Establishments}, 202410, census.Computed},
		{census.Key{Year: 2014, Size: fourUp, Measure: census.Shipments}, 305139991e6, census.Computed},
		{census.Key{Year: 2016, Size: fourUp, Measure: census.Establishments}, 191339, census.Official},
		{census.Key{Year: 2016, Size: fourUp, Measure: census.Employees}, 7571369, census.Official},
		{census.Key{Year: 2016, Size: fourUp, Measure: census.Shipments}, 302035588e6 + 4977861e6 - 4828248e6, census.Computed},
		{census.Key{Year: 2017, Size: fourUp, Measure: census.Establishments}, 188249, census.Computed},
		{census.Key{Year: 2017, Size: fourUp, Measure: census.Shipments}, 319166725e6, census.Computed},
		{census.Key{Year: 2018, Size: fourUp, Measure: census.Establishments}, 185116, census.Official},
		{census.Key{Year: 2018, Size: fourUp, Measure: census.Employees}, 7778124, census.Official},
		{census.Key{Year: 2018, Size: fourUp, Measure: census.Shipments}, 331809377e6, census.Official},
		{census.Key{Year: 2020, Size: fourUp, Measure: census.Establishments}, 176858, census.Official},
		{census.Key{Year: 2020, Size: fourUp, Measure: census.Employees}, 7465556, census.Official},
		// Kanagawa
		{census.Key{Year: 2012, Area: census.Kanagawa, Size: fourUp, Measure: census.Establishments}, 8910, census.Official},
		{census.Key{Year: 2012, Area: census.Kanagawa, Size: fourUp, Measure: census.Shipments}, 17461302e6, census.Official},
		{census.Key{Year: 2018, Area: census.Kanagawa, Size: fourUp, Measure: census.Establishments}, 7349, census.Official},
		{census.Key{Year: 2018, Area: census.Kanagawa, Size: fourUp, Measure: census.Employees}, 355924, census.Official},
		{census.Key{Year: 2018, Area: census.Kanagawa, Size: fourUp, Measure: census.Shipments}, 18443056e6, census.Computed},
		{census.Key{Year: 2016, Area: census.Fukushima, Size: fourUp, Measure: census.Shipments}, 4977861e6, census.Revised},
	}
	for _, test := range tests {
		o, ok := s.Find(test.key)
		if !ok || o.Value != test.want || o.Status != test.status {
			t.Errorf("%v = %v, %v; want %v, %v", test.key, o.Value, o.Status, test.want, test.status)
		}
		if len(o.Sources) == 0 {
			t.Errorf("%v has no source", test.key)
		}
	}
}

// TestSampleVintage: the sources of the nation's shipments of 2016 say that they
// are of two publications.
func TestSampleVintage(t *testing.T) {
	o, _ := sample(t).Find(census.Key{Year: 2016, Size: fourUp, Measure: census.Shipments})
	var line string
	for _, s := range o.Sources {
		line += s.Table + "; "
	}
	if !strings.Contains(line, "as first published") || !strings.Contains(line, "as revised") {
		t.Errorf("sources of the nation's shipments of 2016: %s", line)
	}
}

// TestSampleCountsAddUp: counts add up over prefectures, over divisions and over
// sizes, exactly.
func TestSampleCountsAddUp(t *testing.T) {
	s := sample(t)
	sums := map[census.Key]float64{}
	for o := range s.Select(census.Establishments, census.Employees).All() {
		if o.Area != census.Japan {
			k := o.Key
			k.Area = census.Japan
			sums[k] += o.Value
		}
		if o.Industry != census.Manufacturing {
			k := o.Key
			k.Industry = "divisions" // under a name of its own: the total has it too
			sums[k] += o.Value
		}
	}
	for k, sum := range sums {
		if k.Industry == "divisions" {
			k.Industry = census.Manufacturing
		}
		if want := s.Value(k); sum != want {
			t.Errorf("%v: parts add up to %v, the whole is %v", k, sum, want)
		}
	}
	tiles := []census.Size{{Min: 4, Max: 29}, {Min: 30, Max: 99}, {Min: 100, Max: 299}, {Min: 300}}
	n := 0
	for o := range s.Select(census.Year(2018), census.Establishments, fourUp).All() {
		sum := 0.0
		for _, size := range tiles {
			k := o.Key
			k.Size = size
			sum += s.Value(k)
		}
		if n++; sum != o.Value {
			t.Errorf("%v = %v, sizes add up to %v", o.Key, o.Value, sum)
		}
	}
	if want := 48 * 25; n != want {
		t.Errorf("%d figures by size, want %d", n, want)
	}
}

// TestSampleMoneyAddsUp: an open total of money is the sum of its parts, up to
// their rounding; a total with a hidden part is hidden, at least as large as
// what is shown, and no larger than its upper end.
func TestSampleMoneyAddsUp(t *testing.T) {
	s := sample(t)
	money := s.Select(census.Shipments, census.CashWages, census.RawMaterials, census.ValueAdded)
	byArea, err := money.Select(census.PrefectureLevel).Regroup(census.Move{Area: census.To(census.Japan)})
	if err != nil {
		t.Fatal(err)
	}
	byIndustry, err := money.Where(func(o census.Observation) bool { return o.Industry != census.Manufacturing }).
		Regroup(census.Move{Industry: census.To(census.Manufacturing)})
	if err != nil {
		t.Fatal(err)
	}
	for _, sums := range []*census.Table{byArea, byIndustry} {
		for sum := range sums.All() {
			whole, ok := s.Find(sum.Key)
			if !ok {
				t.Errorf("%v is not in the sample", sum.Key)
				continue
			}
			checkSum(t, sum, whole)
		}
	}
}

func checkSum(t *testing.T, sum, whole census.Observation) {
	t.Helper()
	slack := sum.Precision + whole.Precision
	switch {
	case !math.IsNaN(sum.Value) && whole.Status == census.Official && sum.Status == census.Estimated:
		slack = sum.Value * 2e-5
		fallthrough
	case !math.IsNaN(sum.Value) && !math.IsNaN(whole.Value):
		if d := math.Abs(sum.Value - whole.Value); d > slack {
			t.Errorf("%v = %v, parts add up to %v: %v apart, more than %v", whole.Key, whole.Value, sum.Value, d, slack)
		}
	case math.IsNaN(sum.Value) && math.IsNaN(whole.Value):
		if whole.Status != census.Suppressed || whole.Interval != census.Suppression {
			t.Errorf("%v is %v with %v, want suppressed with its ends", whole.Key, whole.Status, whole.Interval)
		}
		if whole.Lower != sum.Lower || whole.Upper > sum.Upper {
			t.Errorf("%v in [%v, %v], parts give [%v, %v]", whole.Key, whole.Lower, whole.Upper, sum.Lower, sum.Upper)
		}
	case math.IsNaN(sum.Value): // published, with hidden parts
		if whole.Value < sum.Lower-slack && !whole.Measure.CanBeNegative() {
			t.Errorf("%v = %v, less than what is shown: %v", whole.Key, whole.Value, sum.Lower)
		}
	default:
		t.Errorf("%v is %v, its parts add up to %v", whole.Key, whole.Status, sum.Value)
	}
}

// TestSampleSMEShare: establishments below 300 persons among those of 4 or more
// are 97.3 % in Kanagawa and 98.1 % in Japan.
func TestSampleSMEShare(t *testing.T) {
	s := sample(t)
	for area, want := range map[census.Area]float64{census.Kanagawa: 97.3, census.Japan: 98.1} {
		k := census.Key{Year: 2018, Area: area, Size: fourUp, Measure: census.Establishments}
		whole := s.Value(k)
		k.Size = census.Size{Min: 300}
		if got := 100 * (1 - s.Value(k)/whole); math.Abs(got-want) > 0.05 {
			t.Errorf("%v: %.2f %%, want %.1f %%", area, got, want)
		}
	}
}

// TestSampleStatuses: the years and statuses of the prefectures' shipments.
func TestSampleStatuses(t *testing.T) {
	s := sample(t).Select(census.PrefectureLevel, census.Manufacturing, census.Shipments)
	for year := census.Year(2000); year <= 2021; year++ {
		size, scope := fourUp, census.AllScopes
		switch year {
		case 2000:
			size = census.Size{}
		case 2021:
			size, scope = census.Size{}, census.Corporations
		}
		want := map[census.Status]int{census.Official: 47}
		switch year {
		case 2015, 2019, 2020, 2021:
			want = map[census.Status]int{census.Estimated: 47}
		case 2016:
			want = map[census.Status]int{census.Official: 46, census.Revised: 1}
		case 2018: // 13 prefectures have a suppressed division
			want = map[census.Status]int{census.Computed: 34, census.Estimated: 13}
		}
		got := map[census.Status]int{}
		for o := range s.Select(year, size, scope).All() {
			got[o.Status]++
			if bounded := o.Interval == census.ErrorBound && o.Lower < o.Value && o.Value < o.Upper; bounded != (o.Status == census.Estimated) {
				t.Errorf("%v is %v with the interval [%v, %v] %v", o.Key, o.Status, o.Lower, o.Upper, o.Interval)
			}
		}
		for status := range 11 {
			if st := census.Status(status); got[st] != want[st] {
				t.Errorf("%d: %d figures are %v, want %d", year, got[st], st, want[st])
			}
		}
	}
}

// TestSampleOrder: the rows of each file are in the order of their keys, so that
// a change shows in a diff where it is.
func TestSampleOrder(t *testing.T) {
	names, err := fs.Glob(testdata.FS, "sample/*.csv")
	if err != nil || len(names) == 0 {
		t.Fatal(names, err)
	}
	for _, name := range names {
		table, err := ingest.ReadFS(testdata.FS, name)
		if err != nil {
			t.Fatal(err)
		}
		for i := range table.Len() - 1 {
			if a, b := table.Key(i), table.Key(i+1); a.Compare(b) >= 0 {
				t.Errorf("%s: %v stands before %v", name, a, b)
			}
		}
	}
}
