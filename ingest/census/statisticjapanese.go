package census

import (
	"regexp"
	"strings"
	"sync"
)

// statisticPattern writes in Japanese the names that carry a parameter: what
// expression finds takes the places of ${1}, ${2} … in ja, and what stands in <> is
// a name that is written in Japanese in its turn.
type statisticPattern struct {
	expression *regexp.Regexp
	ja         string
}

// statisticPatterns are tried in their order: what the whole name is made with
// comes before what its parts are.
var statisticPatterns = sync.OnceValue(func() []statisticPattern {
	var all []statisticPattern
	for _, p := range [...][2]string{
		{`^(.+), (\d{4})–(\d{4})$`, "<${1}>（${2}～${3}年）"},
		{`^(.+), (\d{4}) = 100$`, "<${1}>（${2}年＝100）"},
		{`^(.+), span ([\d.e+-]+)$`, "<${1}>（幅${2}）"},
		{`^(.+), span ([\d.e+-]+), (\d+) iterations$`, "<${1}>（幅${2}、反復${3}回）"},
		{`^(.+), λ = ([\d.e+-]+)$`, "<${1}>（λ＝${2}）"},
		{`^at prices of (\d{4})$`, "${1}年価格"},
		{`^(\d+)-year (centered|trailing) moving average$`, "<${2}>${1}年移動平均"},
		{`^chained (.+ index)$`, "連鎖<${1}>"},
		{`^(Laspeyres|Paasche|Fisher|Törnqvist) (price|quantity) index$`, "<${1}><${2}>指数"},
		{`^CR(\d+) over (industries|areas)$`, "<${2}>上位${1}集中度（CR${1}）"},
		{`^Atkinson ([\d.e+-]+) over (industries|areas)$`, "<${2}>間アトキンソン尺度（ε＝${1}）"},
		{`^quantile ([\d.e+-]+) over (industries|areas)$`, "<${2}>間の${1}分位点"},
		{`^(.+) over (industries|areas) per (.+)$`, "<${3}>当たりの<${1} over ${2}>"},
		{`^(.+) per (.+) effect$`, "<${2}>当たり<${1}>効果"},
	} {
		all = append(all, statisticPattern{regexp.MustCompile(p[0]), p[1]})
	}
	return all
})

// statisticWords are the parts of names that patterns put together.
var statisticWords = map[string]string{
	"industries": "産業", "areas": "地域",
	"centered": "中心化", "trailing": "後方",
	"LOESS": "LOESS平滑", "LOWESS": "LOWESS平滑", "Hodrick-Prescott trend": "ホドリック・プレスコット・トレンド",
	"index": "指数", "price": "価格", "quantity": "数量",
	"Laspeyres": "ラスパイレス", "Paasche": "パーシェ", "Fisher": "フィッシャー", "Törnqvist": "テルンクヴィスト",
	"actual growth": "実際の成長", "growth": "成長", "not attributed": "要因に分けられない分",
	"national effect": "全国成長要因", "industry mix effect": "産業構造要因", "competitive effect": "地域特殊要因",
	"within effect": "産業内効果", "between effect": "産業間効果", "interaction effect": "交差効果",
	"structural change effect": "構造変化効果", "level reallocation effect": "水準再配分効果", "growth reallocation effect": "成長再配分効果",
	"pure productivity effect": "純生産性効果", "reallocation effect": "再配分効果", "cross effect": "クロス効果",
	"homothetic competitive effect": "同質的地域特殊要因", "allocation effect": "配分効果",
	"scale effect": "規模効果", "structure effect": "構造効果",
}

// japanese returns the name in Japanese. A statistic of a statistic and one with a
// parameter is put together from its parts; where one of these has no name there
// is none.
func (s Statistic) japanese() (string, bool) {
	const of, most = " of ", 256 // a longer name is no name, and would take its time
	text := string(s)
	if len(text) > most {
		return "", false
	}
	if ja, ok := s.japaneseAlone(); ok {
		return ja, true
	}
	for at := strings.Index(text, of); at >= 0; {
		if outer, ok := Statistic(text[:at]).japaneseAlone(); ok {
			if inner, ok := Statistic(text[at+len(of):]).japanese(); ok {
				return inner + "の" + outer, true
			}
		}
		next := strings.Index(text[at+1:], of) // a name may have the word too: share of nation
		if next < 0 {
			break
		}
		at += 1 + next
	}
	return "", false
}

// japaneseAlone returns the name of what is not a statistic of another.
func (s Statistic) japaneseAlone() (string, bool) {
	text := string(s)
	if ja, ok := statisticNames[s]; ok {
		return ja, true
	}
	if ja, ok := statisticWords[text]; ok {
		return ja, true
	}
	if e, ok := measureTable[Measure(text)]; ok {
		return e.label.ja, true
	}
	for _, p := range statisticPatterns() {
		if found := p.expression.FindStringSubmatchIndex(text); found != nil {
			return p.write(text, found)
		}
	}
	return "", false
}

// write puts what was found of a name into the Japanese of the pattern.
func (p statisticPattern) write(text string, found []int) (string, bool) {
	var b strings.Builder
	for rest := p.ja; rest != ""; {
		before, after, _ := strings.Cut(rest, "<")
		b.Write(p.expression.ExpandString(nil, before, text, found))
		var part string
		if part, rest, _ = strings.Cut(after, ">"); part == "" {
			break
		}
		ja, ok := Statistic(p.expression.ExpandString(nil, part, text, found)).japanese()
		if !ok {
			return "", false
		}
		b.WriteString(ja)
	}
	return b.String(), true
}
