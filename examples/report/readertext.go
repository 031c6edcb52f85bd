package main

import (
	"regexp"

	"github.com/machikoba/machikoba/ingest/census"
)

// A readerText is what a reader of the library says of a table in English, with
// what changes from table to table in brackets, and the same in Japanese, where
// the brackets are ${1}, ${2} …
type readerText struct {
	english  *regexp.Regexp
	japanese string
}

// readerTexts are all texts of the readers that change from table to table: what
// they did to the figures, and notes that they add.
var readerTexts = func() (all []readerText) {
	for _, t := range [...][2]string{
		{`survey of (\d+) under its reference year (\d+)`, "${1}年調査を${2}年実績として収録"},
		{`the survey of (\d+) asked for the money of (\d+), its reference year`, "${1}年調査の金額は${2}年実績であるため、${2}年の値として収録"},
		{`year of the Economic Census taken from the edition, SSDSE (\d+)`, "経済センサスの年次は版（SSDSE ${1}）による"},
		{`(.+) taken from above the header`, "見出しの上の記載による：${1}"},
		{`lines of notes after the (\d+)th left out`, "注は${1}行までとし、以降を省略"},
		{`rows other than (.+) in (.+) left out`, "${2}が${1}以外の行を除外"},
		{`rows (.+) left out, since nobody says what they add up`, "何の合計か明らかでない行${1}を除外"},
		{`rows (.+) left out, whose year is not the table's`, "表と年次の異なる行${1}を除外"},
		{`rows (.+) left out, a part that no classification of divisions has`, "産業分類にない内訳の行${1}を除外"},
		{`rows (.+) left out, which are of no measure of the vocabulary`, "対象外の項目の行${1}を除外"},
		{`columns left out, of which no measure of the vocabulary is the whole: (.+)`, "対象外の項目の列を除外：${1}"},
		{`column (.+), which the sheet hides, read like the others`, "シートで非表示の列${1}も収録"},
		{`row (\d+), which the sheet hides, read like the others`, "シートで非表示の${1}行目も収録"},
		{`area codes are JIS X 0401 plus (\d+): prefectures taken by name, the codes of their cities brought to JIS X 0402`,
			"原表の地域コードは JIS X 0401 に${1}を加えたものであるため、都道府県は名称により、市のコードは JIS X 0402 に変換"},
		{`area codes as published: (.+)`, "原表の地域コード：${1}"},
		{`area code (\d+) taken for the prefecture, whose name is not (.+)`, "地域コード${1}は都道府県のものとし、名称${2}を採らない"},
		{`codes of municipalities brought to JIS X 0402, with the prefecture's in front`, "市区町村コードに都道府県コードを補い、JIS X 0402 に変換"},
		{`(\S+) (?:brought )?to yen`, "${1}を円に換算"},
		{`(\S+) (?:brought )?to persons`, "${1}を人に換算"},
		{`(\S+) (?:brought )?to establishments`, "${1}を事業所に換算"},
		{`Table (\S+) was released on ([\d-]+) and updated on ([\d-]+)\.`, "統計表 ${1}：${2}公開、${3}更新。"},
		{`Table (\S+): (.+)`, "統計表 ${1}：${2}"},
		{`The table begins at figure (\d+) of (\d+)\.`, "統計表の${2}件のうち${1}件目以降を収録。"},
		{`Areas that are sums of municipalities, which sums over all areas would count twice: (.+)\.`, "市区町村の合計に当たる地域（全地域を合計すると二重になる）：${1}。"},
		{`Cities that stand beside their wards, which sums over municipalities would count twice: (.+)\.`, "区と並んで収録されている市（市区町村を合計すると二重になる）：${1}。"},
		{`is contradicted by the municipality edition, which has ([\d,]+)\.`, "は、市区町村編の${1}百万円と一致しない。"},
		{`is as first published; it was revised to ([\d,]+)\.`, "は当初公表値で、その後${1}百万円に訂正された。"},
		{`is as first published; it was revised down to about 10\.04 trillion yen\.`, "は当初公表値で、その後約10兆400億円に下方訂正された。"},
	} {
		all = append(all, readerText{regexp.MustCompile(`^(?s:` + t[0] + `)$`), t[1]})
	}
	return all
}()

var (
	// doubtful is a note on a total of a prefecture, and what is said of it.
	doubtful = regexp.MustCompile(`^(\d{4}) (\w+) / all manufacturing / 4 or more persons / Shipments: ([\d,]+) million yen (.+)$`)
	quoted   = regexp.MustCompile(`"((?:[^"\\]|\\.)*)"`)
)

// fromReader says in Japanese what a reader said in English, "" where it is not a
// reader's.
func fromReader(text string) string {
	if found := doubtful.FindStringSubmatch(text); found != nil {
		area, err := census.ParseArea(found[2])
		if rest := fromReader(found[4]); err == nil && rest != "" {
			return area.Label(census.Japanese) + "の" + found[1] + "年の製造品出荷額等" + found[3] + "百万円" + rest
		}
	}
	for _, t := range readerTexts {
		if at := t.english.FindStringSubmatchIndex(text); at != nil {
			return quoted.ReplaceAllString(string(t.english.ExpandString(nil, t.japanese, text, at)), "「$1」")
		}
	}
	return ""
}
