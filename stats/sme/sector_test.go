package sme_test

import (
	"fmt"
	"slices"
	"testing"

	"github.com/machikoba/machikoba/stats/sme"
)

// The table of codes as it is in print (65歳超雇用推進助成金 支給申請の手引き, 第9 参考 1), by
// divisions, major groups and groups; what it does not name is among the others.
func TestSectorOf(t *testing.T) {
	retail := []string{"56", "57", "58", "59", "60", "61", "76", "77"}
	wholesale := []string{"50", "51", "52", "53", "54", "55"}
	services := []string{"38", "39", "70", "71", "72", "73", "74", "75", "78", "80", "81", "82", "83", "84", "85", "86", "87",
		"88", "89", "90", "91", "92", "93", "94", "95", "96"}
	several := []string{"41", "69", "79", "99"} // of which groups are named, or nothing is known
	for n := 1; n <= 99; n++ {
		code, want := fmt.Sprintf("%02d", n), sme.Manufacturing
		switch {
		case slices.Contains(retail, code):
			want = sme.Retail
		case slices.Contains(wholesale, code):
			want = sme.Wholesale
		case slices.Contains(services, code):
			want = sme.Services
		case slices.Contains(several, code):
			want = sme.UnknownSector
		}
		if got, err := sme.SectorOf(code); got != want || err != nil {
			t.Errorf("%s is %v, want %v, %v", code, got, want, err)
		}
		// A group of a major group that is not divided is where that is.
		if got, err := sme.SectorOf(code + "9"); want != sme.UnknownSector && (got != want || err != nil) {
			t.Errorf("%s9 is %v, want %v, %v", code, got, want, err)
		}
	}
	const others, unknown = sme.Manufacturing, sme.UnknownSector
	for code, want := range map[string]sme.Sector{
		"A": others, "B": others, "C": others, "D": others, "E": others, "F": others, "G": unknown, "H": others, "I": unknown, "J": others,
		"K": unknown, "L": sme.Services, "M": unknown, "N": unknown, "O": sme.Services, "P": sme.Services, "Q": sme.Services, "R": sme.Services,
		"411": sme.Services, "412": sme.Services, "413": others, "414": others, "415": sme.Services, "416": sme.Services, "4111": sme.Services, "4131": others,
		"691": others, "692": others, "693": sme.Services, "6931": sme.Services, "694": others, "791": others, "7911": others, "792": sme.Services,
		"5911": sme.Retail, "7611": sme.Retail, "7511": sme.Services, "1911": others, "3911": sme.Services, "0611": others,
	} {
		if got, err := sme.SectorOf(code); got != want || err != nil {
			t.Errorf("%s is %v, want %v, %v", code, got, want, err)
		}
	}
	for _, code := range []string{"", "U", "a", "00", "9", "0", "123456", "5a", "７６", "E09"} {
		if got, err := sme.SectorOf(code); err == nil {
			t.Errorf("%q is %v, and no error", code, got)
		}
	}
}

// A restaurant is retail trade, and a car park a service.
func ExampleSectorOf() {
	for _, code := range []string{"76", "693", "44", "I"} {
		sector, err := sme.SectorOf(code)
		if err != nil {
			fmt.Println(err)
			return
		}
		fmt.Println(code, sector)
	}
	// Output:
	// 76 retail
	// 693 services
	// 44 manufacturing and others
	// I unknown
}
