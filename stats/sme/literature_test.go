package sme_test

import (
	"math"
	"testing"

	"github.com/machikoba/machikoba/stats/sme"
)

// Japan Small and Medium Enterprise Management Consultant Association (中小企業診断協会),
// first examination of consultants, Management of and Policy for SMEs: 2005 question 15,
// 2012 question 13, 2021 question 19 and 2022 question 18 ask which firms are small or
// medium-sized enterprises of the Basic Act, and which are small ones. The answers are as
// printed. A restaurant is retail trade, a hotel and a car park are services, and
// building and transport have the limits of manufacturing.
func TestExaminationOfConsultants(t *testing.T) {
	const m, unsaid = 1e6, -1
	for _, q := range []struct {
		question           string
		sector             sme.Sector
		capital, employees float64
		want               sme.Answer // to the question whether it is an SME
	}{
		{"2021: takeaway", sme.Retail, 80 * m, 80, sme.No},
		{"2021: hotel", sme.Services, 100 * m, 150, sme.No},
		{"2021: wholesaler of food", sme.Wholesale, 200 * m, 200, sme.No},
		{"2021: transport", sme.Manufacturing, 300 * m, 300, sme.Yes},
		{"2022: manufacturer", sme.Manufacturing, 300 * m, 500, sme.Yes},
		{"2022: services", sme.Services, 60 * m, 150, sme.No},
		{"2012: restaurant", sme.Retail, 100 * m, 100, sme.No},
		{"2012: retailer", sme.Retail, 30 * m, 200, sme.Yes},
	} {
		if got := sme.Classify(firm(q.sector, 0, q.capital, q.employees), sme.BasicAct); got.Class.SME() != q.want {
			t.Errorf("%s is a %v; an SME: %v, want %v", q.question, got, got.Class.SME(), q.want)
		}
	}
	for _, q := range []struct {
		question           string
		sector             sme.Sector
		capital, employees float64
		proprietor, want   bool // whether it is a small enterprise
	}{
		{"2005: wholesaler", sme.Wholesale, unsaid, 6, true, false},
		{"2005: services", sme.Services, 5 * m, 6, false, false},
		{"2005: retailer", sme.Retail, 10 * m, 8, false, false},
		{"2005: manufacturer", sme.Manufacturing, 20 * m, 18, false, true},
		{"2005: larger manufacturer", sme.Manufacturing, unsaid, 26, true, false},
		{"2012: retailer", sme.Retail, 10 * m, 5, false, true},
		{"2012: wholesaler", sme.Wholesale, unsaid, 10, true, false},
		{"2021: car park", sme.Services, 2 * m, 15, false, false},
		{"2021: retailer without a shop", sme.Retail, 3 * m, 15, false, false},
		{"2021: restaurant", sme.Retail, 20 * m, 15, false, false},
		{"2021: builder", sme.Manufacturing, 30 * m, 15, false, true},
		{"2022: manufacturer", sme.Manufacturing, 3 * m, 30, false, false},
		{"2022: retailer", sme.Retail, unsaid, 10, true, false},
	} {
		f := firm(q.sector, 0, q.capital, q.employees)
		if q.capital == unsaid {
			f = firm(q.sector, 0, math.NaN(), q.employees)
		}
		f.SoleProprietor = q.proprietor
		if got := sme.Classify(f, sme.BasicAct); got.Class == sme.Small != q.want {
			t.Errorf("%s is a %v; small: want %v", q.question, got, q.want)
		}
	}
}

// The sectors that the same questions give to businesses, by the codes of these in the
// Japan Standard Industrial Classification.
func TestSectorsOfTheExamination(t *testing.T) {
	for _, q := range []struct {
		question, code string
		want           sme.Sector
	}{
		{"2021: takeaway", "77", sme.Retail},
		{"2012: restaurant", "76", sme.Retail},
		{"2021: retailer without a shop", "61", sme.Retail},
		{"2021: hotel", "75", sme.Services},
		{"2021: car park", "693", sme.Services},
		{"2021: wholesaler of food", "52", sme.Wholesale},
		{"2021: transport", "44", sme.Manufacturing},
		{"2021: builder", "06", sme.Manufacturing},
	} {
		if got, err := sme.SectorOf(q.code); got != q.want || err != nil {
			t.Errorf("%s: %s is %v, want %v, %v", q.question, q.code, got, q.want, err)
		}
	}
}
