package census

import "fmt"

// A BreakKind says in what two surveys differ.
type BreakKind uint8

const (
	UnknownYear      BreakKind = iota // a year that the history does not describe
	OtherSurvey                       // another survey was held
	OtherBoundary                     // something else counts as manufacturing
	OtherItems                        // other questions on money were asked
	OtherDate                         // the day of the count moved
	OtherProprietors                  // sole proprietors are treated differently
)

// String returns the name of the kind: "other survey".
func (k BreakKind) String() string {
	names := [...]string{"unknown year", "other survey", "other boundary", "other items", "other date", "other proprietors"}
	if int(k) < len(names) {
		return names[k]
	}
	return fmt.Sprintf("BreakKind(%d)", uint8(k))
}

// A Break is one reason why two years cannot be compared.
type Break struct {
	From, To Year // the years compared, the earlier first
	Kind     BreakKind
	was, is  name
}

// String returns the reason as a sentence in English.
func (b Break) String() string { return b.Label(English) }

// Label returns the reason as a sentence in the language asked for.
func (b Break) Label(lang Language) string {
	if b.Kind == UnknownYear {
		return fmt.Sprintf(name{
			"%d and %d: the history of the survey does not describe %s",
			"%d年と%d年: %sは調査の沿革にない",
		}.in(lang), b.From, b.To, b.was.in(lang))
	}
	return fmt.Sprintf("%d %s → %d %s", b.From, b.was.in(lang), b.To, b.is.in(lang))
}

// Short returns what is new from b.To on, as a label on a chart has room for.
func (b Break) Short(lang Language) string {
	if b.Kind == UnknownYear {
		return name{"not described", "沿革不明"}.in(lang)
	}
	return b.is.in(lang)
}

var surveyWords = map[string]name{
	kogyo:                     {"Census of Manufactures", "工業統計調査"},
	keizai:                    {"Economic Census", "経済センサス"},
	kozo:                      {"Economic Structure Survey", "経済構造実態調査"},
	"with publishing":         {"manufacturing with publishing", "出版・新聞を含む"},
	"without publishing":      {"manufacturing without publishing", "出版・新聞を除く"},
	"to 2006":                 {"money items to 2006", "2006年までの調査項目"},
	"from 2007":               {"money items from 2007: other income and outsourcing included", "2007年からの調査項目（その他収入・外注費を含む）"},
	yearEnd:                   {"counted on 31 December", "12月31日現在"},
	june:                      {"counted on 1 June of the year after", "翌年6月1日現在"},
	february:                  {"counted on 1 February of the year after", "翌年2月1日現在"},
	"included":                {"sole proprietors included", "個人経営を含む"},
	"in counts, not in money": {"sole proprietors in counts only", "個人経営は件数・従業者のみ"},
	"tabulated apart":         {"sole proprietors tabulated apart", "個人経営は別集計"},
	"left out":                {"sole proprietors left out", "個人経営を除く"},
}
