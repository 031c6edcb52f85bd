package plotting_test

import (
	"slices"
	"testing"

	"github.com/machikoba/machikoba/ingest/census"
)

// The figures that the tests draw, as published. Money is in million yen.

var fourPlus = census.Size{Min: 4}

// shipmentsOf are the shipments of establishments of 4 or more persons, 2007 to
// 2019: METI, Census of Manufactures of the years, and Economic Census for
// Business Activity 2012 (of 2011) and 2016 (of 2015).
var shipmentsOf = map[census.Area][13]float64{
	census.Kanagawa: {20201158, 19497483, 14868385, 17246683, 17850594, 17461302, 17226142, 17721051, 17477036, 16288163, 17956427, 18443056, 17746015},
	census.Aichi:    {47482703, 46421228, 34431322, 38210826, 37015616, 40033226, 42001844, 43831329, 46047972, 44909000, 46968055, 48722075, 47924622},
	census.Shizuoka: {19410264, 19177718, 15050953, 15793109, 14949739, 15707724, 15699131, 16050724, 16372004, 16132178, 16787113, 17539522, 17153977},
	census.Osaka:    {17961504, 18158008, 14806158, 15713108, 16492510, 16022741, 16024460, 16529165, 16686287, 15819650, 16995712, 17561425, 16938268},
}

// shipments2017 are the shipments of 2017 of establishments of 4 or more
// persons in the order of the prefectures: METI, Census of Manufactures, 2018
// survey.
var shipments2017 = [47]float64{
	6130693, 1912133, 2525650, 4469649, 1375450, 2898660, 5120375, 12279488, 9233280, 9029035, 13507456, 12126270,
	7628318, 17956427, 4865827, 3863544, 3020576, 2106160, 2532665, 6168135, 5627149, 16787113, 46968055, 10503438,
	7793596, 5735817, 16995712, 15665881, 2091690, 2664674, 803989, 1172090, 7603182, 10171291, 6109748, 1780840,
	2576333, 4178495, 580975, 9738415, 1865551, 1829520, 2839232, 4094974, 1691666, 2067643, 479865,
}

// ehime2018 is the value added of the divisions 09 to 32 in Ehime in 2018,
// establishments of 4 or more persons; divisions 20 and 30 are suppressed: METI,
// Census of Manufactures, 2019 survey, e-Stat 0003432907.
var ehime2018 = [24]float64{
	97064, 11251, 61644, 11074, 3329, 132414, 8602, 107417, -4283, 77595, 1754, suppressed, 15881, 11183, 111436, 33096,
	85516, 83459, 1274, 21486, 59932, suppressed, 84000, 5078,
}

const suppressed = -1e9

func table(t testing.TB, rows []census.Observation, options ...census.Option) *census.Table {
	t.Helper()
	tab, err := census.Collect(slices.Values(rows), options...)
	if err != nil {
		t.Fatal(err)
	}
	return tab
}

func source(survey, id string) []census.Source {
	return []census.Source{{Publisher: "METI", Survey: survey, ID: id}}
}

// shipmentRows returns the series of the areas, the years from 2015 on as
// estimates except 2016 and 2017, which were published in this form.
func shipmentRows(areas ...census.Area) []census.Observation {
	var rows []census.Observation
	for _, a := range areas {
		for i, v := range shipmentsOf[a] {
			k := census.Key{Year: census.Year(2007 + i), Area: a, Size: fourPlus, Measure: census.Shipments}
			o := census.NewObservation(k, v*1e6)
			o.Sources = source("Census of Manufactures and Economic Census for Business Activity", "")
			if k.Year == 2015 || k.Year > 2017 {
				o.Status = census.Estimated
			}
			rows = append(rows, o)
		}
	}
	return rows
}

func prefectureRows() []census.Observation {
	var rows []census.Observation
	i := 0
	for a := range census.Prefectures() {
		k := census.Key{Year: 2017, Area: a, Size: fourPlus, Measure: census.Shipments}
		o := census.NewObservation(k, shipments2017[i]*1e6)
		o.Sources = source("Census of Manufactures, 2018 survey", "")
		rows = append(rows, o)
		i++
	}
	return rows
}

func ehimeRows() []census.Observation {
	var rows []census.Observation
	for i, d := range census.JSIC12.Divisions() {
		k := census.Key{Year: 2018, Area: census.Ehime, Industry: d, Size: fourPlus, Measure: census.ValueAdded}
		o := census.NewObservation(k, ehime2018[i]*1e6)
		if ehime2018[i] == suppressed {
			o = census.Absence(k, census.Suppressed)
		}
		o.Sources = source("Census of Manufactures, 2019 survey", "e-Stat 0003432907")
		rows = append(rows, o)
	}
	return rows
}

// madeUp returns rows of one statistic of all prefectures, of values that no
// office published: they try shapes that real figures seldom have.
func madeUp(s census.Statistic, u census.Unit, value func(i int) float64) []census.Observation {
	var rows []census.Observation
	i := 0
	for a := range census.Prefectures() {
		k := census.Key{Year: 2018, Area: a, Industry: census.TransportationEquipment, Size: fourPlus, Measure: census.Employees, Statistic: s}
		o := census.NewObservation(k, value(i))
		o.Unit = u
		o.Sources = []census.Source{{Publisher: "made up"}}
		rows = append(rows, o)
		i++
	}
	return rows
}

// hide suppresses a row, between the ends given.
func hide(o census.Observation, lower, upper float64) census.Observation {
	h := census.Absence(o.Key, census.Suppressed)
	h.Unit, h.Sources = o.Unit, o.Sources
	h.Lower, h.Upper, h.Interval = lower, upper, census.Suppression
	return h
}
