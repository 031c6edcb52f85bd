package census_test

import (
	"errors"
	"strings"
	"testing"

	"github.com/machikoba/machikoba/ingest/census"
)

func TestParseArea(t *testing.T) {
	for text, want := range map[string]census.Area{
		"00": census.Japan, "00000": census.Japan, "Japan": census.Japan, "全国": census.Japan, "日本": census.Japan, "全国計": census.Japan,
		"1": census.Hokkaido, "01": census.Hokkaido, "北海道": census.Hokkaido, "Hokkaidō": census.Hokkaido,
		"東京": census.Tokyo, "東京都": census.Tokyo, "Tokyo-to": census.Tokyo, "TOKYO METROPOLIS": census.Tokyo, "Tōkyō": census.Tokyo,
		"京都": census.Kyoto, "京都府": census.Kyoto, "Kyoto-fu": census.Kyoto, "Osaka fu": census.Osaka, "Ōita": census.Oita,
		"１４": census.Kanagawa, "神奈川": census.Kanagawa, "Ｋａｎａｇａｗａ": census.Kanagawa, "kanagawa": census.Kanagawa, "14000": census.Kanagawa,
		"14100": "14100", "47382": "47382",
	} {
		if got, err := census.ParseArea(text); err != nil || got != want {
			t.Errorf("ParseArea(%q) = %q, %v, want %q", text, got, err, want)
		}
	}
}

func TestParseAreaUnknown(t *testing.T) {
	for text, nearest := range map[string]string{
		"Kanagwa": "Kanagawa (神奈川県, 14)", "Gumma": "Gunma (群馬県, 10)", "神奈河": "Kanagawa (神奈川県, 14)",
		"Hokaido": "Hokkaido (北海道, 01)", "0": "00 (Japan)", "48": "00 (Japan)", "00100": "00 (Japan)", "014": "00 (Japan)",
		"140": "00 (Japan)", "99999": "00 (Japan)",
	} {
		got, err := census.ParseArea(text)
		var unknown *census.UnknownNameError
		if !errors.As(err, &unknown) {
			t.Errorf("ParseArea(%q) = %q, %v, want an UnknownNameError", text, got, err)
			continue
		}
		if len(unknown.Near) != 3 || unknown.Near[0] != nearest || unknown.Text != text {
			t.Errorf("ParseArea(%q): %+v, want %s first of three", text, unknown, nearest)
		}
		if !strings.Contains(err.Error(), `"`+text+`" is not known: did you mean `+nearest) {
			t.Errorf("ParseArea(%q): %v", text, err)
		}
	}
	for _, text := range []string{"", "北海", "京", "region8:kanto"} {
		if got, err := census.ParseArea(text); err == nil {
			t.Errorf("ParseArea(%q) = %q, want an error", text, got)
		}
	}
}
