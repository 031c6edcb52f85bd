package census

// A Statistic says what was made of a figure: the derived figure's full name,
// "share of nation" or "index, 2015 = 100". The zero Statistic is the
// published figure. Names are open: every function of package stats documents
// the name that it gives.
type Statistic string

const (
	// Published is the figure itself.
	Published Statistic = ""

	ShareOfNation         Statistic = "share of nation"
	ShareOfPrefecture     Statistic = "share of prefecture"
	ShareOfManufacturing  Statistic = "share of manufacturing"
	ShareOfSizes          Statistic = "share of size classes"
	SMEEstablishmentShare Statistic = "SME establishment-size share"
	LocationQuotient      Statistic = "location quotient"
	GrowthRate            Statistic = "growth on the year before"
	PerEmployee           Statistic = "per employee"
	PerEstablishment      Statistic = "per establishment"
	RankFromTop           Statistic = "rank"
	CompoundGrowth        Statistic = "compound annual growth"
	LogLinearTrend        Statistic = "log-linear trend per year"
)

var statisticNames = map[Statistic]string{
	ShareOfNation:         "全国シェア",
	ShareOfPrefecture:     "都道府県に占める割合",
	ShareOfManufacturing:  "製造業計に占める構成比",
	ShareOfSizes:          "規模計に占める構成比",
	SMEEstablishmentShare: "中小規模事業所の割合",
	LocationQuotient:      "特化係数",
	GrowthRate:            "前年比",
	PerEmployee:           "従業者1人当たり",
	PerEstablishment:      "1事業所当たり",
	RankFromTop:           "順位",
	CompoundGrowth:        "年平均成長率",
	LogLinearTrend:        "対数線形トレンド(年率)",

	"symmetric location quotient":    "対称化特化係数",
	"additive location quotient":     "加法的特化係数",
	"location quotient of 1 or more": "特化係数1以上",
	"localisation difference":        "立地シェアの差",
	"economic complexity index":      "経済複雑性指標(ECI)",
	"product complexity index":       "製品複雑性指標(PCI)",
	"relatedness density":            "関連密度",
	"spliced":                        "接続系列",
	"width of the interval":          "区間の幅",

	"HHI over industries":                                          "産業別ハーフィンダール・ハーシュマン指数",
	"HHI over areas":                                               "地域別ハーフィンダール・ハーシュマン指数",
	"normalised HHI over industries":                               "産業別基準化ハーフィンダール・ハーシュマン指数",
	"normalised HHI over areas":                                    "地域別基準化ハーフィンダール・ハーシュマン指数",
	"equivalent number over industries":                            "産業の等価数",
	"equivalent number over areas":                                 "地域の等価数",
	"Rosenbluth index over industries":                             "産業別ローゼンブルース指数",
	"Rosenbluth index over areas":                                  "地域別ローゼンブルース指数",
	"entropy over industries":                                      "産業別エントロピー",
	"entropy over areas":                                           "地域別エントロピー",
	"relative entropy over industries":                             "産業別相対エントロピー",
	"relative entropy over areas":                                  "地域別相対エントロピー",
	"Gini over industries":                                         "産業間ジニ係数",
	"Gini over areas":                                              "地域間ジニ係数",
	"corrected Gini over industries":                               "産業間ジニ係数(補正後)",
	"corrected Gini over areas":                                    "地域間ジニ係数(補正後)",
	"Theil T over industries":                                      "産業間タイル尺度T",
	"Theil T over areas":                                           "地域間タイル尺度T",
	"Theil L over industries":                                      "産業間タイル尺度L",
	"Theil L over areas":                                           "地域間タイル尺度L",
	"coefficient of variation over industries":                     "産業間変動係数",
	"coefficient of variation over areas":                          "地域間変動係数",
	"Hoover index over industries":                                 "産業間フーバー指数",
	"Hoover index over areas":                                      "地域間フーバー指数",
	"coverage over industries":                                     "産業別の捕捉率",
	"coverage over areas":                                          "地域別の捕捉率",
	"Krugman index over industries against the whole":              "クルーグマン特化指数(全国比)",
	"Krugman index over industries against the rest":               "クルーグマン特化指数(他地域計比)",
	"Krugman index over industries against the mean of the others": "クルーグマン特化指数(他地域平均比)",
	"Krugman index over areas against the whole":                   "クルーグマン集中指数(製造業計比)",
	"Krugman index over areas against the rest":                    "クルーグマン集中指数(他産業計比)",
	"Krugman index over areas against the mean of the others":      "クルーグマン集中指数(他産業平均比)",
	"Hoover index over industries against the whole":               "専門化係数(フーバー)",
	"Hoover index over areas against the whole":                    "局地化係数(フーバー)",
	"Hachman index over industries against the whole":              "ハックマン指数",
	"locational Gini over areas against the whole":                 "立地ジニ係数",
	"locational Gini, area over areas against the whole":           "立地ジニ係数(面積)",
	"locational Gini, unweighted over areas against the whole":     "立地ジニ係数(非加重)",
}

// Label returns the statistic in words, in Japanese where the names of its parts are
// known: 製造業計に占める構成比の全国シェア, 指数（2016年＝100）.
func (s Statistic) Label(lang Language) string {
	if s == Published {
		return name{"published figure", "公表値"}.in(lang)
	}
	if lang == Japanese {
		if ja, ok := s.japanese(); ok {
			return ja
		}
	}
	return string(s)
}

// Of returns the name of s taken of a figure that is itself a statistic:
// "share of nation of share of manufacturing". Of the published figure it is
// s alone.
func (s Statistic) Of(inner Statistic) Statistic {
	switch {
	case inner == Published:
		return s
	case s == Published:
		return inner
	}
	return s + " of " + inner
}
