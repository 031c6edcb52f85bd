package main

import (
	"slices"

	"github.com/machikoba/machikoba/ingest/census"
)

// japanese says, in the report's Japanese, what the sources of the embedded
// figures and the library's readers say in English. What is not listed stays as
// it is.
func japanese(text string) string {
	switch text {
	case "METI":
		return "経済産業省"
	case "METI, RIETI":
		return "経済産業省・経済産業研究所"
	case "Census of Manufactures, municipality edition":
		return "工業統計調査 市区町村編"
	case "MIC":
		return "総務省"
	case "MIC and METI":
		return "総務省・経済産業省"
	case "Census of Manufactures":
		return "工業統計調査"
	case "Census of Manufactures, 2017 survey":
		return "2017年工業統計調査"
	case "Census of Manufactures, 2019 survey":
		return "2019年工業統計調査"
	case "Economic Census for Business Activity":
		return "経済センサス-活動調査"
	case "System of Social and Demographic Statistics":
		return "社会・人口統計体系"
	case "national totals":
		return "全国総数"
	case "prefecture totals":
		return "都道府県別総数"
	case "prefecture totals, as first published":
		return "都道府県別総数（当初公表値）"
	case "prefecture totals, as revised":
		return "都道府県別総数（訂正後）"
	case "prefectures by industry, establishments of 4 or more persons":
		return "都道府県別産業別（従業者4人以上の事業所）"
	case "prefectures by industry, establishments of 30 or more persons":
		return "都道府県別産業別（従業者30人以上の事業所）"
	case "C04401 shipments of manufactured goods per person employed":
		return "C04401 従業者1人当たり製造品出荷額等"
	case "10,000 yen rounded to million yen":
		return "万円を百万円に四捨五入"
	case "added up over divisions":
		return "産業中分類の値を合計"
	case "added up over prefectures or divisions":
		return "都道府県又は産業中分類の値を合計"
	case "multiplied by persons employed; relative error about 2e-5":
		return "従業者数を乗じて算出（相対誤差は約10万分の2）"
	case "multiplied by the ratio of shipments to this item in 2016; relative error about 3e-5":
		return "2016年における本項目に対する出荷額等の比を乗じて算出（相対誤差は約10万分の3）"
	case "The table of 2016 is of the revised vintage: the divisions of Fukushima add up to its shipments as revised, 4,977,861 million yen, not to the 4,828,248 first published.":
		return "2016年の表は訂正後の値による。福島県の産業中分類の合計は、訂正後の製造品出荷額等4兆9,778億6,100万円に一致し、当初公表の4兆8,282億4,800万円とは異なる。"
	case "Shipments of 2016 and 2017 are as first published; those of Hiroshima in 2017 were later revised down to about 10.04 trillion yen.":
		return "2016年及び2017年の製造品出荷額等は当初公表値による。広島県の2017年値は、その後約10兆400億円に下方訂正された。"
	case "Shipments of Fukushima in 2016 are as revised, 4,977,861 million yen; as first published they are 4,828,248, and those of the nation 302,035,588 instead of 302,185,201.":
		return "福島県の2016年の製造品出荷額等は訂正後の4兆9,778億6,100万円による。当初公表値は4兆8,282億4,800万円、これによる全国値は302兆1,852億100万円ではなく302兆355億8,800万円である。"
	case "Shipments of 2018 are the sum of the divisions where none is suppressed; those of the other 13 prefectures are estimated.":
		return "2018年の製造品出荷額等は、秘匿のない都道府県では産業中分類の合計、その他の13都道府県では推計値である。"
	case "Establishments of 4 to 29 persons are those of 4 or more less those of 30 or more; money is suppressed where it is in either table.":
		return "従業者4～29人の値は4人以上の値から30人以上の値を差し引いた。金額は、いずれかの表で秘匿されていれば秘匿とした。"
	case "Where a part is suppressed so is the sum: its lower end is what is shown; its upper end, rounding allowed for, follows from the table of 4 or more persons and from published totals of shipments, and is infinite where nothing follows.":
		return "内訳に秘匿があれば合計も秘匿とした。下限は公表された内訳の合計、上限は4人以上の表及び公表された製造品出荷額等の総数から四捨五入を考慮して導き、導けない場合は上限なしとした。"
	case "Fixed assets are of larger establishments only: where they are suppressed there may be none of these.":
		return "有形固定資産は規模の大きい事業所のみの値であり、秘匿の場合は該当する事業所がないこともある。"
	case "tabulated":
		return "個票から集計"
	case "of selected areas":
		return "選択した地域に限定"
	case "brought from wide to long form":
		return "横持ちの表を縦持ちに変換"
	case "check digits taken off the area codes":
		return "地域コードの検査数字を除去"
	case "fiscal years (April to March) under the year that they begin in":
		return "年度は始まりの年の値として収録"
	case "items without a year left out":
		return "年次のない項目を除外"
	case "municipalities without a code given that of their name, by the list of 2021":
		return "コードのない市区町村に2021年の名称によるコードを付与"
	case "size taken as 4 or more persons, the tables' usual class: the file states none":
		return "従業者規模の記載がないため、通例の4人以上とみなした"
	case "the header, where it stands among the rows again, left out":
		return "途中で繰り返される見出し行を除外"
	case "year taken from the file's name":
		return "年次はファイル名による"
	case "zeros restored in front of industry codes":
		return "産業コードの先頭の0を復元"
	case "zeros restored in front of municipality codes":
		return "市区町村コードの先頭の0を復元"
	case "million yen to yen":
		return "百万円を円に換算"
	case "10,000 yen to yen":
		return "万円を円に換算"
	}
	if said := fromReader(text); said != "" {
		return said
	}
	return text
}

// withJapaneseSources returns the table with its sources named in Japanese, for
// they stand below every chart.
func withJapaneseSources(t *census.Table) (*census.Table, error) {
	all := func(texts []string) []string {
		texts = slices.Clone(texts)
		for i := range texts {
			texts[i] = japanese(texts[i])
		}
		return texts
	}
	var b census.Builder
	for o := range t.All() {
		sources := make([]census.Source, len(o.Sources))
		for i, s := range o.Sources {
			s.Publisher, s.Survey, s.Table = japanese(s.Publisher), japanese(s.Survey), japanese(s.Table)
			s.Edits, s.Notes = all(s.Edits), all(s.Notes)
			sources[i] = s
		}
		o.Sources = sources
		if err := b.Append(o); err != nil {
			return nil, err
		}
	}
	return b.Table(census.WithMetadataOf(t))
}
