package ingest

import (
	"strings"

	"github.com/machikoba/machikoba/ingest/census"
)

// measureWords are the names of measures in tables of the factory census, folded
// and without what stands in brackets.
var measureWords = map[string]census.Measure{
	"事業所数": census.Establishments, "製造事業所数": census.Establishments, "事業所": census.Establishments,
	"従業者数": census.Employees, "従業者数合計": census.Employees, "従業者": census.Employees,
	"製造品出荷額等": census.Shipments, "製造品出荷額等合計": census.Shipments, "出荷額等": census.Shipments,
	"付加価値額": census.ValueAdded, "粗付加価値額": census.GrossValueAdded,
	"現金給与総額": census.CashWages, "現金給与額": census.CashWages,
	"事業に従事する者の人件費及び派遣受入者に係る人材派遣会社への支払額": census.CashWages,
	"原材料使用額等": census.RawMaterials, "原材料使用額等合計": census.RawMaterials, "原材料、燃料、電力の使用額等": census.RawMaterials,
	"生産額": census.ProductionValue, "有形固定資産額": census.FixedAssets, "有形固定資産年末現在高": census.FixedAssets, "在庫額": census.Inventories,
	"年末在庫額": census.Inventories,
}

// A measureLabel is what the label of a measure says: 事業所数［内従業者30人～299人］
// has a size, 現金給与総額（百万円） a unit.
type measureLabel struct {
	measure census.Measure
	size    census.Size
	sized   bool // a class is named, not the whole
	unit    string
}

// parseMeasureLabel reads the label of a measure of the factory census. What is
// between the brackets must be a unit, a size class, the whole, or a remark on
// value added; a label with anything else is of another measure.
func parseMeasureLabel(label string) (l measureLabel, ok bool) {
	outside, within := brackets(label)
	_, outside, _ = cutNumber(outside)
	l.measure, ok = measureWords[outside]
	if !ok {
		for m := range measureKnown {
			if text := strings.TrimSpace(label); text == string(m) || strings.EqualFold(text, m.Label(census.English)) {
				return measureLabel{measure: m}, true
			}
		}
		return l, false
	}
	for _, w := range within {
		w = strings.TrimPrefix(w, "単位:")
		size, err := parseSizeCell(w, census.Size{})
		switch {
		case isUnit(w):
			l.unit = w
		case err == nil:
			l.size, l.sized = size, size != (census.Size{})
		case l.measure == census.ValueAdded && strings.Contains(w, "粗付加価値額"):
		default:
			return l, false
		}
	}
	return l, true
}

var measureKnown = map[census.Measure]bool{census.Establishments: true, census.Employees: true, census.Shipments: true,
	census.ValueAdded: true, census.GrossValueAdded: true, census.CashWages: true, census.RawMaterials: true,
	census.ProductionValue: true, census.FixedAssets: true, census.Inventories: true}

// cutNumber takes a number that a label begins with off it: 1_事業所数.
func cutNumber(s string) (number, rest string, found bool) {
	rest = strings.TrimLeft(s, "0123456789")
	if len(rest) < len(s) && strings.ContainsAny(rest[:min(1, len(rest))], "_.:") {
		return s[:len(s)-len(rest)], rest[1:], true
	}
	return "", s, false
}
