package ingest_test

import (
	"bytes"
	"flag"
	"strings"
	"testing"

	"github.com/machikoba/machikoba/ingest"
	"github.com/machikoba/machikoba/ingest/census"
	"golang.org/x/text/encoding/japanese"
)

// minimiseBriefly shortens the minute that each new input of a fuzz target is
// made smaller for, unless -fuzzminimizetime says otherwise. Readers keep pools,
// so that the same bytes do not always take the same path: the minute would pass
// in vain, and a short run would try the seeds and nothing else.
func minimiseBriefly() {
	if err := flag.Set("test.fuzzminimizetime", "10x"); err != nil {
		panic(err)
	}
}

// fuzz checks that reading a file gives a table or an error, exactly one, and
// that the figures of a table have a value or a status that says why not.
func fuzz(f *testing.F, name string, format ingest.Format) {
	f.Fuzz(func(t *testing.T, data []byte) {
		o := ingest.Options{Formats: []ingest.Format{format}, Limit: 1 << 20}
		table, err := ingest.Read(bytes.NewReader(data), name, o)
		if (table == nil) != (err != nil) {
			t.Fatalf("table %v, error %v", table, err)
		}
		if table == nil || table.Len() > 1000 {
			return
		}
		for o := range table.All() {
			if o.Status.Absent() == (o.Value == o.Value) {
				t.Errorf("%v is %v and has the value %v", o.Key, o.Status, o.Value)
			}
		}
	})
}

func FuzzReadCSV(f *testing.F) {
	f.Add([]byte(kanagawa))
	f.Add([]byte(encoded(f, japanese.ShiftJIS, kanagawa)))
	f.Add([]byte("# source: {}\nyear,measure,area,industry,size,value,lower,upper,interval,precision,status,unit,source\n" +
		"2018,shipments,14,JSIC13:31,4+,X,1,+Inf,suppression,0,suppressed,million yen,0\n"))
	f.Add([]byte("# label: [\"measure:x\",\"\",\"\"]\nyear,measure,value\n2018,x,\"1,000\"\n"))
	fuzz(f, "in.csv", ingest.CSV{})
}

func FuzzReadTidyPrefectures(f *testing.F) {
	f.Add([]byte(tidyRows))
	f.Add([]byte(tidyHead))
	fuzz(f, "in.csv", ingest.TidyPrefectures{})
}

func FuzzReadIPC(f *testing.F) {
	small, err := census.Collect(func(yield func(census.Observation) bool) {
		yield(census.NewObservation(census.Key{Year: 2018, Area: census.Kanagawa, Measure: census.Employees}, 355924))
	})
	if err != nil {
		f.Fatal(err)
	}
	record := small.Record()
	defer record.Release()
	f.Add(ipcFile(f, small))
	f.Add(ipcStream(f, record))
	plain := foreign(2018, 2019)
	defer plain.Release()
	f.Add(ipcStream(f, plain))
	fuzz(f, "in.arrow", ingest.IPC{})
}

func FuzzReadMunicipal(f *testing.F) {
	f.Add([]byte(municipalRows))
	f.Add([]byte(gzipped(f, municipalRows)))
	f.Add([]byte(strings.Replace(municipalRows, "2008", "2002", -1)))
	fuzz(f, "manu2008.csv.gz", ingest.Municipal{})
}

func FuzzReadSSDSE(f *testing.F) {
	f.Add([]byte(ssdseACodes + ssdseAYears + ssdseALabels + ssdseARows))
	f.Add([]byte(ssdseECodes + ssdseERows))
	f.Add([]byte(ssdseEYears + ssdseELabels + ssdseERows))
	fuzz(f, "SSDSE-A-2021.csv", ingest.SSDSE{})
}

func FuzzReadEStatCSV(f *testing.F) {
	f.Add([]byte(longExport))
	f.Add([]byte(wideExport))
	f.Add([]byte(municipalExport))
	f.Add([]byte(encoded(f, japanese.ShiftJIS, longExport)))
	f.Add([]byte("工業統計調査 従業者4人以上\n地域,14000,神奈川県\n時間軸,2018年\n,/表章項目,事業所数,,従業者数,\n産業,/経営組織,計,法人,計,法人\n製造業計,,\"7,349\",1,2,X\n"))
	f.Add([]byte("工業統計調査 2019年確報\n神奈川県\n表章項目,市区町村,unit,value\n事業所数,県計,,2\n事業所数,市計,,2\n事業所数,横浜市,,2\n"))
	fuzz(f, "FEH_00550010.csv", ingest.EStatCSV{})
}

func FuzzReadTableLayout(f *testing.F) {
	f.Add([]byte("年次,都道府県,出荷額\n2018,東京都,\"1,234\"\n2018,大阪府,▲5\n注）「-」は該当しないもの\n"))
	f.Add([]byte("\uFEFF年次\t都道府県\t出荷額\nH30\t【31】鳥取県\tr12\n"))
	fuzz(f, "in.csv", plain)
}

// FuzzReadAny reads what no format was chosen for.
func FuzzReadAny(f *testing.F) {
	for _, text := range []string{kanagawa, tidyRows, municipalRows, ssdseACodes + ssdseARows, longExport} {
		f.Add([]byte(text))
		f.Add([]byte(encoded(f, japanese.EUCJP, text)))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		table, err := ingest.Read(bytes.NewReader(data), "in.csv", ingest.Options{Limit: 1 << 20})
		if (table == nil) != (err != nil) {
			t.Fatalf("table %v, error %v", table, err)
		}
		if table != nil && table.Len() < 1000 {
			ingest.Check(table)
		}
	})
}
