package sme

import (
	"strings"

	"github.com/machikoba/machikoba/ingest/census"
	"github.com/machikoba/machikoba/stats"
)

// Text returns the screening for reading, the whole first and then a line for each
// criterion, with what has still to be found out:
//
//	Kawasaki Gear: unknown
//	awarded before: met
//	applies: unknown, to be found out: application
//
// In Japanese the lines of [ModelFactory] are in Japanese; those that a checklist adds
// stay as they are.
func (s Screening) Text(lang census.Language) string {
	colon, want := lang.Choose(": ", "："), lang.Choose(", to be found out: ", "、要確認：")
	lines := []string{s.Candidate + colon + s.Overall.Label(lang)}
	for _, r := range s.Results {
		line := inWords(r.Criterion, lang) + colon + r.Finding.Label(lang)
		if r.Finding == stats.Unknown && r.Missing != "" {
			line += want + inWords(r.Missing, lang)
		}
		lines = append(lines, line)
	}
	return strings.Join(lines, "\n") + "\n"
}

// inWords returns a text of the checklist, or several with commas between, in the language
// asked for; as it is where it is none of [ModelFactory].
func inWords(text string, lang census.Language) string {
	if lang != census.Japanese {
		return text
	}
	words := strings.Split(text, ", ")
	for i, word := range words {
		japanese, ok := checklistTexts[word]
		if !ok {
			return text
		}
		words[i] = japanese
	}
	return strings.Join(words, "、")
}

var checklistTexts = map[string]string{
	"small or medium-sized enterprise":               "中小企業者であること",
	"awarded before":                                 "過去に表彰を受けた工場であること",
	"in operation in the prefecture for three years": "県内で3年以上操業していること",
	"not more than 50 % owned by a large enterprise": "大企業の出資が50%以下であること",
	"no director placed by a large enterprise":       "大企業から役員が派遣されていないこと",
	"applies":    "指定を申請していること",
	"cooperates": "制度に協力的であること",

	"sector":                             "業種",
	"capital":                            "資本金",
	"regular employees":                  "常時使用する従業員の数",
	"earlier awards":                     "過去の表彰",
	"years in the prefecture":            "県内での操業年数",
	"voting rights of large enterprises": "大企業の議決権の割合",
	"where directors are from":           "役員の派遣元",
	"application":                        "申請",
	"consent to cooperate":               "協力の意思",
}

// Label returns the class in the language asked for: "small enterprise", 小規模企業者.
func (c Class) Label(lang census.Language) string {
	if lang == census.Japanese && c <= SupportedAbove {
		return [...]string{"不明", "小規模企業者", "中小企業者", "中小企業者（小規模企業者かどうかは不明）", "中堅企業者", "大企業",
			"中小企業者を超える（中堅企業者か大企業かは不明）", "中小企業基本法の中小企業者を超え、支援法の中小企業者"}[c]
	}
	return c.String()
}
