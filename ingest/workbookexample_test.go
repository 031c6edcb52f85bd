package ingest_test

import (
	"fmt"
	"path/filepath"

	"github.com/machikoba/machikoba/ingest"
	"github.com/machikoba/machikoba/ingest/census"
)

// A prefecture's table, as an office program saved it: what it says of
// prefecture, year, class, units and symbols is in its captions and header.
func ExampleWorkbook() {
	t, err := ingest.ReadFile(filepath.Join("testdata", "workbooks", "kanagawa.xls"))
	if err != nil {
		fmt.Println(err)
		return
	}
	for o := range t.Select(census.Shipments, census.Manufacturing).All() {
		fmt.Println(o)
	}
	for o := range t.Select(census.Shipments, census.Petroleum).All() {
		fmt.Println(o)
	}
	fmt.Println(t.SourceLine(census.Japanese))
	// Output:
	// 2018 Kanagawa / all manufacturing / 4 or more persons / Shipments: 18.443 trillion yen
	// 2018 Kanagawa / Petroleum and coal products / 4 or more persons / Shipments: 2.333 trillion yen
	// 資料：神奈川県, 工業統計調査, 第２表　産業中分類別統計表（従業者４人以上の事業所）（加工）
}
