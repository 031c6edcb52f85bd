package ingest_test

import (
	"errors"
	"strings"
	"testing"

	"github.com/machikoba/machikoba/ingest"
	"github.com/machikoba/machikoba/ingest/census"
	"golang.org/x/text/encoding/japanese"
)

// The lines are those of SSDSE-A-2021 and SSDSE-E-2023, cut to a few items.
const (
	ssdseACodes  = "SSDSE-A-2021,prefecture,municipality,A1101,C2108,C210837,C220837\n"
	ssdseAYears  = ",,年度,2015,2016,2016,2016\n"
	ssdseALabels = "地域コード,都道府県,市区町村,総人口,事業所数（民営）,事業所数（民営）（製造業）,従業者数（民営）（製造業）\n"
	ssdseARows   = "R01100,北海道,札幌市,1952356,72451,2349,36190\nR01202,北海道,函館市,265979,12918,579,9559\n"

	ssdseECodes  = "SSDSE-E-2023,Prefecture,A1101,C210837,C220837\n"
	ssdseEYears  = ",年度,2021,2016,2016\n"
	ssdseELabels = "地域コード,都道府県,総人口,事業所数（民営）（製造業）,従業者数（民営）（製造業）\n"
	ssdseERows   = "R00000,全国,125502000,454800,8864253\nR01000,北海道,5183000,10818,195081\n"
)

func private(a census.Area, m census.Measure) census.Key {
	return census.Key{Year: 2015, Area: a, Scope: census.PrivateEstablishments, Measure: m}
}

// TestSSDSE reads the lines in every state that copies are in.
func TestSSDSE(t *testing.T) {
	for name, test := range map[string]struct {
		text  string
		items int // figures a row
	}{
		"A":                    {ssdseACodes + ssdseAYears + ssdseALabels + ssdseARows, 4},
		"A, Shift_JIS":         {encoded(t, japanese.ShiftJIS, ssdseACodes+ssdseAYears+ssdseALabels+ssdseARows), 4},
		"A, CRLF and mark":     {"\uFEFF" + strings.ReplaceAll(ssdseACodes+ssdseAYears+ssdseALabels+ssdseARows, "\n", "\r\n"), 4},
		"A, codes and years":   {ssdseACodes + ssdseAYears + ssdseARows, 4},
		"A, years and labels":  {ssdseAYears + ssdseALabels + ssdseARows, 4},
		"A, in another order":  {ssdseALabels + ssdseAYears + ssdseACodes + ssdseARows, 4},
		"A, codes alone":       {ssdseACodes + ssdseARows, 3},
		"A, codes and labels":  {ssdseACodes + ssdseALabels + ssdseARows, 3},
		"A, plain codes":       {ssdseACodes + ssdseAYears + ssdseALabels + strings.ReplaceAll(ssdseARows, "R0", ""), 4},
		"A, tabs":              {strings.ReplaceAll(ssdseACodes+ssdseAYears+ssdseALabels+ssdseARows, ",", "\t"), 4},
		"A, line of nothing":   {ssdseACodes + ssdseAYears + ssdseALabels + ",,,,,,\n" + ssdseARows, 4},
		"A, without last line": {strings.TrimSuffix(ssdseACodes+ssdseAYears+ssdseALabels+ssdseARows, "\n"), 4},
	} {
		table, err := ingest.Read(strings.NewReader(test.text), "in.csv")
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		if got := table.Value(private("01100", census.Establishments)); got != 2349 {
			t.Errorf("%s: establishments of Sapporo = %v, want 2349", name, got)
		}
		if got := table.Value(private("01202", census.Employees)); got != 9559 {
			t.Errorf("%s: employees of Hakodate = %v, want 9559", name, got)
		}
		if table.Len() != 2*test.items {
			t.Errorf("%s: %d figures, want %d", name, table.Len(), 2*test.items)
		}
	}
}

func TestSSDSEPrefectures(t *testing.T) {
	const byYear = "SSDSE-B-2022,Code,Prefecture,A1101,A4101\n年度,地域コード,都道府県,総人口,出生数\n2019,R14000,神奈川県,9200000,63035\n2018,R14000,神奈川県,9179000,66564\n"
	for name, text := range map[string]string{"E": ssdseECodes + ssdseEYears + ssdseELabels + ssdseERows, "E, labels and names": strings.ReplaceAll(strings.ReplaceAll(ssdseEYears+ssdseELabels+ssdseERows, "R00000", ""), "R01000", "")} {
		table, err := ingest.Read(strings.NewReader(text), "in.csv")
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		if got := table.Value(private(census.Japan, census.Employees)); got != 8864253 {
			t.Errorf("%s: employees of Japan = %v", name, got)
		}
		if got := table.Value(private(census.Hokkaido, census.Establishments)); got != 10818 {
			t.Errorf("%s: establishments of Hokkaido = %v", name, got)
		}
	}
	table, err := ingest.Read(strings.NewReader(byYear), "SSDSE-B-2022.csv")
	if err != nil {
		t.Fatal(err)
	}
	if got := table.Value(census.Key{Year: 2018, Area: census.Kanagawa, Measure: "A4101"}); got != 66564 || table.Len() != 4 {
		t.Errorf("B: births of 2018 = %v of %d figures", got, table.Len())
	}
}

func TestSSDSEErrors(t *testing.T) {
	for name, text := range map[string]string{
		"no year at all":     strings.Replace(ssdseACodes, "SSDSE-A-2021", "code", 1) + ssdseARows,
		"area":               ssdseACodes + ssdseAYears + ssdseARows + "R99999,北海道,無市,1,1,1,1\n",
		"figure":             ssdseACodes + ssdseAYears + ssdseARows + "R01203,北海道,小樽市,x1,1,1,1\n",
		"another prefecture": ssdseECodes + ssdseEYears + ssdseELabels + "R02000,北海道,1,1,1\n",
	} {
		_, err := ingest.Read(strings.NewReader(text), "in.csv")
		var e *ingest.ParseError
		if !errors.As(err, &e) {
			t.Errorf("%s: %v, want a ParseError", name, err)
		}
	}
	text := strings.Replace(ssdseACodes, "SSDSE-A-2021", "code", 1) + ssdseARows
	table, err := readWith(t, text, ingest.SSDSE{Year: 2016})
	if err != nil || table.Value(private("01100", census.Establishments)) != 2349 {
		t.Errorf("with the year given: %v", err)
	}
}

// TestSSDSEFiles reads the files whole.
func TestSSDSEFiles(t *testing.T) {
	for name, want := range map[string]struct {
		figures int
		key     census.Key
		value   float64
	}{
		"SSDSE-A-2021.csv":                   {1741 * 125, private("47382", census.Employees), 128},
		"SSDSE-E-2023.LF.csv":                {48 * 90, private(census.Okinawa, census.Establishments), 3065},
		"SSDSE-E-2023.suB-original-CRLF.csv": {48 * 90, private(census.Okinawa, census.Employees), 33130},
	} {
		table, err := ingest.ReadFile(shared(t, "data", "official", "ssdse", name))
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		if got := table.Value(want.key); got != want.value || table.Len() != want.figures {
			t.Errorf("%s: %v = %v of %d figures, want %v of %d", name, want.key, got, table.Len(), want.value, want.figures)
		}
		for _, f := range ingest.Check(table) {
			if f.Total.Measure == census.Establishments || f.Total.Measure == census.Employees {
				t.Errorf("%s: %v", name, f)
			}
		}
	}
}
