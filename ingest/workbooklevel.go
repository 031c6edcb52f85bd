package ingest

import (
	"slices"
	"strings"

	"github.com/machikoba/machikoba/ingest/census"
)

// A heading is what the levels of a header say of a column of figures:
// 従業者4人以上 / 製造品出荷額等 (万円) / 令和元年.
type heading struct {
	measure  census.Measure
	size     string // a class of persons engaged, "" for none
	year     string
	industry string
	unit     string
	short    bool   // the measure has a name shorter than its own
	named    string // the level with the measure
	odd      string // the level that is of no dimension known, "" for none
}

var (
	levelMark  = pattern(`(?:\(?(?:注|※|\*)\d*\)?|\d\)|[※*])$`)
	levelLead  = pattern(`^(?:[(（]?\d{1,2}[)）.]|[①-⑳]|[ⅰ-ⅻ][.]?|\d{1,2}[._:])`)
	bareYear   = pattern(`^(?:19|20)\d\d$`)
	wholeYear  = pattern(`^(?:(?:明治|大正|昭和|平成|令和|[mtshr])\.?(?:元|\d{1,2})(?:\.|年度?|年次)?|(?:19|20)\d\d年?(?:度|次)?)(?:\(.*\)|[12]?\d月.*|調査|確報|速報|実績)?$`)
	nextYear   = pattern(`^(元|\d{1,2})年?$`)
	isSize     = pattern(`\d+(?:人|[~〜～\-–−―]\d)|[~〜～]\d+人?`)
	levelWhole = strings.Fields("計 総計 合計 総数 全数 総額 総合計 合計額 実数 総計額 計(a) 年計 製造業計")
	derived    = []string{"比", "率", "割合", "増減", "順位", "当たり", "あたり", "当り", "指数", "シェア", "寄与", "前年", "差", "伸び", "平均", "ウエイト", "ウェイト", "特化"}
)

// spread reports whether a heading is one of those that part a measure.
func (h heading) spread() bool { return h.year != "" || h.size != "" || h.industry != "" }

// add reads one level of a header.
func (h *heading) add(text string) {
	s := levelLead().ReplaceAllString(withoutCounter(folded(text)), "")
	if trimmed := levelMark().ReplaceAllString(s, ""); trimmed != "" {
		s = trimmed
	}
	l, short, isMeasure := levelMeasure(s)
	_, sizeErr := parseSizeCell(s, census.Size{})
	switch {
	case s == "":
	case isMeasure && h.measure != "" && (short || h.measure == l.measure && !wholeOf(s, h.named)):
		h.odd = text // a part that has the name of the whole: 製造品出荷額 of 製造品出荷額等
	case isMeasure:
		h.measure, h.short, h.named = l.measure, short, s
		if l.sized {
			h.size = l.size.String()
		}
		if l.unit != "" {
			h.unit = l.unit
		}
	case isUnit(strings.Trim(s, "()[]【】")):
		h.unit = strings.Trim(s, "()[]【】")
	case slices.Contains(levelWhole, withoutBrackets(s)):
		if u := statedUnit(s); u != "" {
			h.unit = u
		}
	case isSize().MatchString(s) && sizeErr == nil:
		h.size = s
	case wholeYear().MatchString(s):
		h.year = s
	case containsAny(s, derived):
		h.odd = text
	case sizedBlock(s) != "":
		h.size = sizedBlock(s)
	case knownIndustry(s):
		h.industry = s
	case kindOfStub(s) != noLabel: // 従業者規模, over the classes
	default:
		h.odd = text
	}
}

// counters are words that establishments are counted by, which are no unit of
// their own: 事業所数（所）.
var counters = pattern(`[(（【\[](?:単位[:：])?(?:所|箇所|[カかヶケ]所|件|工場)[)）】\]]`)

func withoutCounter(s string) string { return counters().ReplaceAllString(s, "") }

// wholeOf reports whether a label is that of a measure's whole: 従業者数合計 below
// 従業者数.
func wholeOf(label, measure string) bool {
	rest, is := strings.CutPrefix(withoutBrackets(label), withoutBrackets(measure))
	return is && slices.Contains(levelWhole, rest)
}

// levelMeasure reads the label of a measure, with or without the word for its
// whole at its end.
func levelMeasure(s string) (l measureLabel, short, ok bool) {
	outside, _ := brackets(s)
	if outside == "" || containsAny(outside, derived) {
		return l, false, false
	}
	for _, ending := range []string{"", "総額", "総数", "合計", "計"} {
		plain, cut := strings.CutSuffix(outside, ending)
		if !cut || plain == "" {
			continue
		}
		if l, ok := parseMeasureLabel(strings.Replace(s, outside, plain, 1)); ok {
			return l, false, true
		}
		if m, is := shortMeasures[plain]; is {
			l, ok := parseMeasureLabel(strings.Replace(s, outside, m, 1))
			return l, true, ok
		}
	}
	return l, false, false
}

// shortMeasures are what headers shorten the names of measures to.
var shortMeasures = map[string]string{
	"出荷額": "製造品出荷額等", "製造品出荷額": "製造品出荷額等", "付加価値": "付加価値額", "粗付加価値": "粗付加価値額",
	"工場数": "事業所数", "従業員数": "従業者数", "現金給与": "現金給与総額",
}

func withoutBrackets(s string) string {
	outside, _ := brackets(s)
	return outside
}

var sizedTitle = pattern(`^\(?(?:従業者(?:数|規模)?)?(\d+人以上|\d+人以下|\d+人?[~〜～\-–−―]\d+人)(?:の?事業所)?\)?$`)

// sizedBlock is the class of a level such as 従業者4人以上の事業所, "" for none.
func sizedBlock(s string) string {
	if m := sizedTitle().FindStringSubmatch(s); m != nil {
		return m[1]
	}
	return ""
}

// jsicRevisions are those in which names of divisions are looked for, where the
// year does not say yet which it is.
var jsicRevisions = []census.Scheme{census.JSIC12, census.JSIC11, census.JSIC10}

// knownIndustry reports whether a label, folded, is an industry's: a code with
// a name behind it, or a name of any revision.
func knownIndustry(s string) bool {
	s = strings.TrimSuffix(s, "計")
	if m := gluedIndustry().FindStringSubmatch(s); m != nil && allDigits(m[1]) {
		s = m[2]
	}
	return slices.ContainsFunc(jsicRevisions, func(r census.Scheme) bool {
		_, ok := abbreviated(s, r)
		return ok
	})
}
