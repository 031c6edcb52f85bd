package main

import (
	"github.com/machikoba/machikoba/ingest/census"
)

// japanese names, in the report's Japanese, what the sources of the embedded
// figures say of themselves in English. What is not listed stays as it is.
func japanese(text string) string {
	if name, ok := map[string]string{
		"METI":                                  "経済産業省",
		"MIC":                                   "総務省",
		"MIC and METI":                          "総務省・経済産業省",
		"Census of Manufactures":                "工業統計調査",
		"Census of Manufactures, 2017 survey":   "2017年工業統計調査",
		"Census of Manufactures, 2019 survey":   "2019年工業統計調査",
		"Economic Census for Business Activity": "経済センサス-活動調査",
		"System of Social and Demographic Statistics": "社会・人口統計体系",
		"national totals":                                                                      "全国総数",
		"prefecture totals":                                                                    "都道府県別総数",
		"prefecture totals, as first published":                                                "都道府県別総数（当初公表値）",
		"prefecture totals, as revised":                                                        "都道府県別総数（訂正後）",
		"prefectures by industry, establishments of 4 or more persons":                         "都道府県別産業別（従業者4人以上の事業所）",
		"prefectures by industry, establishments of 30 or more persons":                        "都道府県別産業別（従業者30人以上の事業所）",
		"C04401 shipments of manufactured goods per person employed":                           "C04401 従業者1人当たり製造品出荷額等",
		"10,000 yen rounded to million yen":                                                    "万円を百万円に四捨五入",
		"added up over divisions":                                                              "産業中分類の値を合計",
		"added up over prefectures or divisions":                                               "都道府県又は産業中分類の値を合計",
		"multiplied by persons employed; relative error about 2e-5":                            "従業者数を乗じて算出（相対誤差は約10万分の2）",
		"multiplied by the ratio of shipments to this item in 2016; relative error about 3e-5": "2016年における本項目に対する出荷額等の比を乗じて算出（相対誤差は約10万分の3）",
	}[text]; ok {
		return name
	}
	return text
}

// withJapaneseSources returns the table with its sources named in Japanese, for
// they stand below every chart.
func withJapaneseSources(t *census.Table) (*census.Table, error) {
	var b census.Builder
	for o := range t.All() {
		sources := make([]census.Source, len(o.Sources))
		for i, s := range o.Sources {
			s.Publisher, s.Survey, s.Table = japanese(s.Publisher), japanese(s.Survey), japanese(s.Table)
			edits := make([]string, len(s.Edits))
			for i, e := range s.Edits {
				edits[i] = japanese(e)
			}
			s.Edits = edits
			sources[i] = s
		}
		o.Sources = sources
		if err := b.Append(o); err != nil {
			return nil, err
		}
	}
	return b.Table(census.WithMetadataOf(t))
}
