package census_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/machikoba/machikoba/ingest/census"
)

// jisX0401 is the list of JIS X 0401, without the suffixes: 道 for 01, 都 for 13,
// 府 for 26 and 27, 県 for the others.
const jisX0401 = `01北海 02青森 03岩手 04宮城 05秋田 06山形 07福島 08茨城 09栃木 10群馬 11埼玉 12千葉 13東京 14神奈川
15新潟 16富山 17石川 18福井 19山梨 20長野 21岐阜 22静岡 23愛知 24三重 25滋賀 26京都 27大阪 28兵庫 29奈良 30和歌山
31鳥取 32島根 33岡山 34広島 35山口 36徳島 37香川 38愛媛 39高知 40福岡 41佐賀 42長崎 43熊本 44大分 45宮崎 46鹿児島 47沖縄`

// iso3166 is the list of ISO 3166-2:JP, whose numbers are those of JIS X 0401.
const iso3166 = `Aichi 23 Akita 05 Aomori 02 Chiba 12 Ehime 38 Fukui 18 Fukuoka 40 Fukushima 07 Gifu 21 Gunma 10
Hiroshima 34 Hokkaido 01 Hyogo 28 Ibaraki 08 Ishikawa 17 Iwate 03 Kagawa 37 Kagoshima 46 Kanagawa 14 Kochi 39
Kumamoto 43 Kyoto 26 Mie 24 Miyagi 04 Miyazaki 45 Nagano 20 Nagasaki 42 Nara 29 Niigata 15 Oita 44 Okayama 33
Okinawa 47 Osaka 27 Saga 41 Saitama 11 Shiga 25 Shimane 32 Shizuoka 22 Tochigi 09 Tokushima 36 Tokyo 13 Tottori 31
Toyama 16 Wakayama 30 Yamagata 06 Yamaguchi 35 Yamanashi 19`

func suffixOf(code string) string {
	switch code {
	case "01":
		return "道"
	case "13":
		return "都"
	case "26", "27":
		return "府"
	}
	return "県"
}

func TestPrefectureNames(t *testing.T) {
	if n := len(slices.Collect(census.Prefectures())); n != 47 {
		t.Fatalf("%d prefectures, want 47", n)
	}
	for _, entry := range strings.Fields(jisX0401) {
		code, bare := entry[:2], entry[2:]
		full := bare + suffixOf(code)
		if got := census.Area(code).Label(census.Japanese); got != full {
			t.Errorf("%s is %s, want %s", code, got, full)
		}
		spellings := []string{code, code + "000", full, " " + full + "　"}
		if code != "01" {
			spellings = append(spellings, bare)
		}
		for _, text := range spellings {
			if got, err := census.ParseArea(text); err != nil || string(got) != code {
				t.Errorf("ParseArea(%q) = %q, %v, want %s", text, got, err, code)
			}
		}
	}
	fields := strings.Fields(iso3166)
	for i := 0; i < len(fields); i += 2 {
		english, code := fields[i], fields[i+1]
		if got := census.Area(code).Label(census.English); got != english {
			t.Errorf("%s is %s, want %s", code, got, english)
		}
		for _, format := range []string{"%s", "%s Prefecture", "%s-ken", "%s ken", "%s Pref.", "  %s "} {
			text := fmt.Sprintf(format, english)
			if got, err := census.ParseArea(text); err != nil || string(got) != code {
				t.Errorf("ParseArea(%q) = %q, %v, want %s", text, got, err, code)
			}
		}
	}
}

func TestPrefectureConstants(t *testing.T) {
	for area, want := range map[census.Area]string{
		census.Hokkaido: "Hokkaido", census.Tokyo: "Tokyo", census.Kanagawa: "Kanagawa", census.Aichi: "Aichi",
		census.Osaka: "Osaka", census.Hyogo: "Hyogo", census.Fukuoka: "Fukuoka", census.Okinawa: "Okinawa",
	} {
		if got := area.Label(census.English); got != want {
			t.Errorf("the constant %s is labelled %s", want, got)
		}
	}
}

func TestParsePrefecture(t *testing.T) {
	for _, text := range []string{"14", "Kanagawa", "神奈川県"} {
		if got, err := census.ParsePrefecture(text); err != nil || got != census.Kanagawa {
			t.Errorf("ParsePrefecture(%q) = %q, %v, want 14", text, got, err)
		}
	}
	for text, want := range map[string]string{"14100": "no prefecture", "Japan": "no prefecture", "Kanagwa": "did you mean Kanagawa"} {
		if got, err := census.ParsePrefecture(text); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("ParsePrefecture(%q) = %q, %v, want an error with %q", text, got, err, want)
		}
	}
}
