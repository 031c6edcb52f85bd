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
}

// Label returns the statistic in words, in Japanese where a name is known.
func (s Statistic) Label(lang Language) string {
	if s == Published {
		return name{"published figure", "公表値"}.in(lang)
	}
	if ja, ok := statisticNames[s]; ok && lang == Japanese {
		return ja
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
