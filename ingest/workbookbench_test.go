package ingest_test

import (
	"fmt"
	"testing"

	"github.com/machikoba/machikoba/ingest/census"
)

// BenchmarkReadWorkbook reads a sheet of 20,000 municipalities and industries
// with four measures.
func BenchmarkReadWorkbook(b *testing.B) {
	const rows = 20000
	f := workbookFile(b, drawn{"表", ""})
	w, err := f.NewStreamWriter("表")
	must(b, err)
	must(b, w.SetRow("A1", []any{"令和２年工業統計調査　市町村別（従業者４人以上）　鳥取県　単位：人、万円"}))
	must(b, w.SetRow("A2", []any{"市区町村コード", "市区町村名", "産業", "事業所数", "従業者数", "製造品出荷額等", "付加価値額"}))
	divisions := census.JSIC12.Divisions()
	for i := range rows {
		industry := divisions[i%len(divisions)]
		place := i / len(divisions)
		must(b, w.SetRow(fmt.Sprintf("A%d", i+3), []any{31000 + place, fmt.Sprintf("第%d町", place),
			industry.Code() + industry.Label(census.Japanese), i, 7 * i, "X", 1000 + i}))
	}
	must(b, w.Flush())
	benchmarkRead(b, "in.xlsx", bytesOf(b, f), 4*rows)
}
