package census

import "fmt"

// The prefectures of Japan, JIS X 0401:1973.
const (
	Hokkaido  Area = "01"
	Aomori    Area = "02"
	Iwate     Area = "03"
	Miyagi    Area = "04"
	Akita     Area = "05"
	Yamagata  Area = "06"
	Fukushima Area = "07"
	Ibaraki   Area = "08"
	Tochigi   Area = "09"
	Gunma     Area = "10"
	Saitama   Area = "11"
	Chiba     Area = "12"
	Tokyo     Area = "13"
	Kanagawa  Area = "14"
	Niigata   Area = "15"
	Toyama    Area = "16"
	Ishikawa  Area = "17"
	Fukui     Area = "18"
	Yamanashi Area = "19"
	Nagano    Area = "20"
	Gifu      Area = "21"
	Shizuoka  Area = "22"
	Aichi     Area = "23"
	Mie       Area = "24"
	Shiga     Area = "25"
	Kyoto     Area = "26"
	Osaka     Area = "27"
	Hyogo     Area = "28"
	Nara      Area = "29"
	Wakayama  Area = "30"
	Tottori   Area = "31"
	Shimane   Area = "32"
	Okayama   Area = "33"
	Hiroshima Area = "34"
	Yamaguchi Area = "35"
	Tokushima Area = "36"
	Kagawa    Area = "37"
	Ehime     Area = "38"
	Kochi     Area = "39"
	Fukuoka   Area = "40"
	Saga      Area = "41"
	Nagasaki  Area = "42"
	Kumamoto  Area = "43"
	Oita      Area = "44"
	Miyazaki  Area = "45"
	Kagoshima Area = "46"
	Okinawa   Area = "47"
)

// prefectureNames holds the names of the prefectures in the order of their
// codes, JIS X 0401:1973; romanised after Hepburn, without macrons.
var prefectureNames = [47]name{
	{"Hokkaido", "北海道"},
	{"Aomori", "青森県"},
	{"Iwate", "岩手県"},
	{"Miyagi", "宮城県"},
	{"Akita", "秋田県"},
	{"Yamagata", "山形県"},
	{"Fukushima", "福島県"},
	{"Ibaraki", "茨城県"},
	{"Tochigi", "栃木県"},
	{"Gunma", "群馬県"},
	{"Saitama", "埼玉県"},
	{"Chiba", "千葉県"},
	{"Tokyo", "東京都"},
	{"Kanagawa", "神奈川県"},
	{"Niigata", "新潟県"},
	{"Toyama", "富山県"},
	{"Ishikawa", "石川県"},
	{"Fukui", "福井県"},
	{"Yamanashi", "山梨県"},
	{"Nagano", "長野県"},
	{"Gifu", "岐阜県"},
	{"Shizuoka", "静岡県"},
	{"Aichi", "愛知県"},
	{"Mie", "三重県"},
	{"Shiga", "滋賀県"},
	{"Kyoto", "京都府"},
	{"Osaka", "大阪府"},
	{"Hyogo", "兵庫県"},
	{"Nara", "奈良県"},
	{"Wakayama", "和歌山県"},
	{"Tottori", "鳥取県"},
	{"Shimane", "島根県"},
	{"Okayama", "岡山県"},
	{"Hiroshima", "広島県"},
	{"Yamaguchi", "山口県"},
	{"Tokushima", "徳島県"},
	{"Kagawa", "香川県"},
	{"Ehime", "愛媛県"},
	{"Kochi", "高知県"},
	{"Fukuoka", "福岡県"},
	{"Saga", "佐賀県"},
	{"Nagasaki", "長崎県"},
	{"Kumamoto", "熊本県"},
	{"Oita", "大分県"},
	{"Miyazaki", "宮崎県"},
	{"Kagoshima", "鹿児島県"},
	{"Okinawa", "沖縄県"},
}

// ParsePrefecture reads one of the 47 as [ParseArea] does. Any other area is an
// error.
func ParsePrefecture(text string) (Area, error) {
	a, err := ParseArea(text)
	if err != nil {
		return "", err
	}
	if !a.IsPrefecture() {
		return "", fmt.Errorf("census: %q is no prefecture: want a name or a code from 01 to 47", text)
	}
	return a, nil
}
