package sme

import (
	"fmt"
	"strings"
)

// SectorOf returns the sector of the law that an industry is in, by its code in the Japan
// Standard Industrial Classification, revisions 12 to 14: a division ("E"), a major group
// ("76"), a group or a class.
//
//	wholesale  50–55
//	retail     56–61, and with restaurants and takeaways 76 and 77
//	services   38, 39, 411, 412, 415, 416, 693, 70, L, 75, N without 791, O, P, Q, R
//	others     all the rest
//
// A code that holds several sectors, such as I, trade, is of an unknown one, and so is what
// could not be classified (99). The [Exception] of a firm is no matter of codes: the cabinet
// orders name the businesses in words, and a part of 19 is excepted only. It is an error
// where the classification has no such division or major group; of groups and classes it
// asks for the number of digits alone.
//
// # References
//
// Small and Medium Enterprise Agency, 日本標準産業分類の改訂に伴う中小企業の範囲の取扱いについて.
// Japan Organization for Employment of the Elderly, Persons with Disabilities and Job
// Seekers, 65歳超雇用推進助成金 支給申請の手引き, 第9 参考 1, which prints the codes.
func SectorOf(code string) (Sector, error) {
	division, ok := divisionOf(code)
	if !ok {
		return UnknownSector, fmt.Errorf("sme: %q is no code of the Japan Standard Industrial Classification: want a division from A to T or two to four digits", code)
	}
	for _, c := range codeSectors {
		if c.code == code {
			return c.whole, nil
		}
	}
	for parent := code; parent != division; {
		if parent = parent[:len(parent)-1]; len(parent) < 2 {
			parent = division
		}
		for _, c := range codeSectors {
			if c.code == parent {
				return c.rest, nil
			}
		}
	}
	return Manufacturing, nil
}

// codeSectors are the codes of which not all, or something else, is "others": the sector of
// the whole code, unknown where it has several, and of those of its parts that have no line.
var codeSectors = []struct {
	code        string
	whole, rest Sector
}{
	{"G", UnknownSector, Manufacturing}, {"38", Services, Services}, {"39", Services, Services},
	{"41", UnknownSector, Manufacturing}, {"411", Services, Services}, {"412", Services, Services},
	{"415", Services, Services}, {"416", Services, Services},
	{"I", UnknownSector, Retail}, {"50", Wholesale, Wholesale}, {"51", Wholesale, Wholesale}, {"52", Wholesale, Wholesale},
	{"53", Wholesale, Wholesale}, {"54", Wholesale, Wholesale}, {"55", Wholesale, Wholesale},
	{"K", UnknownSector, Manufacturing}, {"69", UnknownSector, Manufacturing}, {"693", Services, Services}, {"70", Services, Services},
	{"L", Services, Services},
	{"M", UnknownSector, Retail}, {"75", Services, Services},
	{"N", UnknownSector, Services}, {"79", UnknownSector, Services}, {"791", Manufacturing, Manufacturing},
	{"O", Services, Services}, {"P", Services, Services}, {"Q", Services, Services}, {"R", Services, Services},
	{"T", UnknownSector, UnknownSector},
}

// divisionEnds has the last major group of each division, from A.
var divisionEnds = []string{"02", "04", "05", "08", "32", "36", "41", "49", "61", "67", "70", "74", "77", "80", "82", "85", "87", "96", "98", "99"}

// divisionOf returns the letter of the division that a code is in.
func divisionOf(code string) (string, bool) {
	if len(code) == 1 {
		return code, "A" <= code && code <= "T"
	}
	if len(code) < 2 || len(code) > 4 || strings.Trim(code, "0123456789") != "" || code[:2] == "00" {
		return "", false
	}
	for i, last := range divisionEnds {
		if code[:2] <= last {
			return string(rune('A' + i)), true
		}
	}
	return "", false
}
