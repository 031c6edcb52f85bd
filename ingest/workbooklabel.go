package ingest

import (
	"slices"
	"strings"

	"github.com/machikoba/machikoba/ingest/census"
)

// A labelKind is the part of a key that the label of a row says.
type labelKind uint8

const (
	noLabel        labelKind = iota // nobody knows
	areaLabel                       // 長野市, 県計, 市部計
	industryLabel                   // 09 食料品, 軽工業計
	sizeLabel                       // 4～9人, 29人以下計
	yearLabel                       // 平成21年
	measureLabelOf                  // 事業所数, in tables that have them in rows
	wholeLabel                      // 合計
	subtotalLabel                   // 小計, of which nobody can say what it adds up
	labelKinds
)

// kindOfStub says what the labels of a column are, by its header; noLabel where
// it does not say, or says several.
func kindOfStub(header string) labelKind {
	s := folded(header)
	found := noLabel
	for _, w := range []struct {
		kind  labelKind
		words []string
	}{
		{areaLabel, []string{"市町村", "市区町村", "市郡", "地域", "区域", "都道府県", "県名", "市名", "市区", "地区", "郡市", "管内", "自治体", "団体名"}},
		{industryLabel, []string{"産業", "業種", "分類"}},
		{sizeLabel, []string{"規模"}},
		{yearLabel, []string{"年次", "調査年", "年度", "年別", "暦年"}},
		{measureLabelOf, []string{"項目", "事項"}},
	} {
		if containsAny(s, w.words) {
			if found != noLabel {
				return noLabel
			}
			found = w.kind
		}
	}
	if found == noLabel && s == "年" {
		return yearLabel
	}
	return found
}

var (
	wholeLabels  = append(strings.Fields("県計 都計 府計 道計 県合計 県総数 全県 県全体 全県計 総額 製造業計 製造業合計 製造業総数 産業計 全産業 製造業 中分類計 産業中分類計 計(県) 市町村計 市郡計"), wholes...)
	grandLabels  = strings.Fields("県計 都計 府計 道計 県合計 県総数 全県 県全体 全県計 総計 総合計")
	areaGroup    = pattern(`^(?:.*(?:市部|郡部|市計|町村計|町村部|区部|郡|地域|地方|地区|圏域?|管内|ブロック|振興局|県民局|広域|支庁|地帯).*|都市部|市部|郡部)$`)
	industryType = pattern(`^(?:軽工業|重工業|重化学工業|.*(?:型産業|素材型|加工型|組立型|関連型|その他型|素材産業|加工組立|工業型|消費財|中間財|資本財|機械工業|機械関連|機械計|機械4業種|金属・機械|金属機械|地場産業|ハイテク).*)$`)
	leadMark     = pattern(`^(?:\(?再掲\)?|うち|内)[:.、]?`)
	areaCode     = pattern(`^\d{3,6}$`)
	axesNamed    = pattern(`^(?:(?:産業(?:中分類)?|業種|(?:従業者(?:数)?)?規模|市町村|年次)別?[・、,]?){2,}$`)
	nameOfPlace  = pattern(`^[^\d()]{1,12}[市区町村]$`)
)

// readLabel says what a label is. The kind of its column, where that has one,
// goes before what the text looks like.
func readLabel(text string, of labelKind) labelKind {
	s := leadMark().ReplaceAllString(folded(text), "")
	switch {
	case s == "":
		return noLabel
	case s == "小計" || s == "中計":
		return subtotalLabel
	case slices.Contains(wholeLabels, s), prefectureWhole(s) && of != areaLabel:
		return wholeLabel
	case axesNamed().MatchString(s): // 産業別・従業者規模 in front of the row of all
		return wholeLabel
	case isSize().MatchString(s) && parsesAsSize(s):
		return sizeLabel
	case of != noLabel && of != sizeLabel:
		return of
	case wholeYear().MatchString(s):
		return yearLabel
	case areaGroup().MatchString(s):
		return areaLabel
	case nameOfPlace().MatchString(strings.TrimSuffix(s, "計")), areaNamed(s):
		return areaLabel
	case industryType().MatchString(strings.TrimSuffix(s, "計")), knownIndustry(s):
		return industryLabel
	}
	var h heading
	if h.add(text); h.measure != "" && h.odd == "" {
		return measureLabelOf
	}
	return noLabel
}

func parsesAsSize(s string) bool {
	_, err := parseSizeCell(s, census.Size{})
	return err == nil
}

// prefectureWhole reports whether a label is that of the whole of a prefecture,
// as 青森県計.
func prefectureWhole(s string) bool {
	for _, ending := range []string{"計", "合計", "総数", ""} {
		if name, cut := strings.CutSuffix(s, ending); cut && ending != "" {
			if a, known := prefectureNamed(name); known && a.IsPrefecture() {
				return true
			}
		}
	}
	return false
}

// areaNamed reports whether a label is a prefecture, the nation, or a place with
// its code: 20201 長野市.
func areaNamed(s string) bool {
	if a, known := prefectureNamed(s); known && (a == census.Japan || a.IsPrefecture()) {
		return true
	}
	m := gluedArea().FindStringSubmatch(s)
	return m != nil && areaCode().MatchString(m[1]) && nameOfPlace().MatchString(m[2])
}
