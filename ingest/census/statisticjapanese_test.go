package census_test

import (
	"strings"
	"testing"

	"github.com/machikoba/machikoba/ingest/census"
)

// TestStatisticJapanese: names with parameters, and statistics of statistics.
func TestStatisticJapanese(t *testing.T) {
	for name, want := range map[census.Statistic]string{
		"index, 2016 = 100":                                      "指数（2016年＝100）",
		"chained Fisher quantity index, 2015 = 100":              "連鎖フィッシャー数量指数（2015年＝100）",
		"Laspeyres price index, 2015 = 100":                      "ラスパイレス価格指数（2015年＝100）",
		"compound annual growth, 2012–2019":                      "年平均成長率（2012～2019年）",
		"log-linear trend per year, 2012–2019":                   "対数線形トレンド(年率)（2012～2019年）",
		"competitive effect, 2016–2018":                          "地域特殊要因（2016～2018年）",
		"shipments per employees effect, 2016–2018":              "従業者数当たり製造品出荷額等効果（2016～2018年）",
		"structural change effect, 2016–2018 of per employee":    "従業者1人当たりの構造変化効果（2016～2018年）",
		"at prices of 2015":                                      "2015年価格",
		"3-year centered moving average":                         "中心化3年移動平均",
		"LOWESS, span 0.67, 3 iterations":                        "LOWESS平滑（幅0.67、反復3回）",
		"Hodrick-Prescott trend, λ = 6.25":                       "ホドリック・プレスコット・トレンド（λ＝6.25）",
		"CR4 over industries":                                    "産業上位4集中度（CR4）",
		"Atkinson 0.5 over areas":                                "地域間アトキンソン尺度（ε＝0.5）",
		"Gini over areas per employees":                          "従業者数当たりの地域間ジニ係数",
		"share of nation of share of manufacturing":              "製造業計に占める構成比の全国シェア",
		"rank of share of nation of share of manufacturing":      "製造業計に占める構成比の全国シェアの順位",
		"width of the interval of location quotient":             "特化係数の区間の幅",
		"growth on the year before of location quotient":         "特化係数の前年比",
		"index, 2016 = 100 of share of prefecture":               "都道府県に占める割合の指数（2016年＝100）",
		"compound annual growth, 2012–2019 of at prices of 2015": "2015年価格の年平均成長率（2012～2019年）",
		// What is not known as a whole stays as it is, not half of it.
		"rank of happiness": "rank of happiness",
		"joy, 2016 = 100":   "joy, 2016 = 100",
		"of":                "of",
		" of ":              " of ",
	} {
		if got := name.Label(census.Japanese); got != want {
			t.Errorf("%q is %q in Japanese, want %q", name, got, want)
		}
		if got := name.Label(census.English); got != string(name) {
			t.Errorf("%q is %q in English", name, got)
		}
	}
}

// TestStatisticJapaneseLong: a name of a file, however long, is given up in time.
func TestStatisticJapaneseLong(t *testing.T) {
	for _, part := range []string{"x of ", "rank of ", "chained ", "rank per "} {
		for _, times := range []int{20, 20_000} {
			name := census.Statistic(strings.Repeat(part, times))
			if got := name.Label(census.Japanese); got != string(name) {
				t.Errorf("%q … is %q in Japanese, want it as it is", part, got)
			}
		}
	}
}
