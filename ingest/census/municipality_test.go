package census_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/machikoba/machikoba/ingest/census"
)

// The codes are those of the Ministry of Internal Affairs' list of local
// governments.
func TestMunicipalitiesNamed(t *testing.T) {
	for name, want := range map[string][]census.Area{
		"函館市": {"01202"}, "横浜市": {"14100"}, "千代田区": {"13101"}, "北海道函館市": {"01202"}, "　石川県　金沢市 ": {"17201"},
		"府中市": {"13206", "34208"}, "東京都府中市": {"13206"}, "広島県府中市": {"34208"}, "京都府府中市": nil,
		"伊達市": {"01233", "07213"}, "愛甲郡愛川町": {"14401"}, "神奈川県愛甲郡愛川町": {"14401"}, "大和郡山市": {"29203"}, "郡山市": {"07203"}, "奈良県大和郡山市": {"29203"},
		"蒲郡市": {"23214"}, "四日市市": {"24202"}, "都城市": {"45202"}, "京都市": {"26100"}, "清水市": nil, "横浜市鶴見区": nil, "神奈川県": nil, "": nil,
	} {
		if got := census.MunicipalitiesNamed(name); !slices.Equal(got, want) {
			t.Errorf("%s: %v, want %v", name, got, want)
		}
	}
}

func TestParseMunicipality(t *testing.T) {
	if a, err := census.ParseArea("函館市"); err != nil || a != "01202" {
		t.Errorf("函館市: %v, %v", a, err)
	}
	_, err := census.ParseArea("府中市")
	if err == nil || !strings.Contains(err.Error(), "東京都府中市 (13206)") || !strings.Contains(err.Error(), "広島県府中市 (34208)") {
		t.Errorf("府中市: %v, want both of them", err)
	}
}

func TestAreaNamed(t *testing.T) {
	for name, want := range map[string]census.Area{"神奈川": "14", "Kanagawa-ken": "14", "全国": census.Japan, "ｋａｎａｇａｗａ": "14"} {
		if a, ok := census.AreaNamed(name); !ok || a != want {
			t.Errorf("%s: %v, %t; want %s", name, a, ok, want)
		}
	}
	for _, name := range []string{"", "函館市", "14", "北海県"} {
		if a, ok := census.AreaNamed(name); ok {
			t.Errorf("%q is %v", name, a)
		}
	}
}
