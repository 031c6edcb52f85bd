package main

import "testing"

func TestIsJapanese(t *testing.T) {
	for text, want := range map[string]bool{
		"Establishments of 4 to 29 persons":                           false,
		"Cities that stand beside their wards: 14100 横浜市, 14130 川崎市.": false,
		"秘匿": true,
		"従業者4人以上の事業所（e-Stat 0003432907）": true,
		"": false,
	} {
		if got := isJapanese(text); got != want {
			t.Errorf("%q is Japanese: %v, want %v", text, got, want)
		}
	}
}
