package stats_test

import (
	"fmt"
	"math"
	"slices"

	"github.com/machikoba/machikoba/ingest/census"
	"github.com/machikoba/machikoba/stats"
	"github.com/machikoba/machikoba/stats/measure"
)

// tohoku is a made-up nation of two prefectures and three industries, in
// thousands of employees.
func tohoku() *census.Table {
	var rows []census.Observation
	for a, row := range map[census.Area][]float64{census.Akita: {20, 15, 5}, census.Yamagata: {20, 10, 30}, census.Japan: {40, 25, 35}} {
		total := 0.0
		for j, i := range []census.Industry{census.Food, census.Textiles, census.ElectronicParts, census.Manufacturing} {
			v := total
			if j < len(row) {
				v = row[j]
				total += v
			}
			rows = append(rows, census.NewObservation(census.Key{Year: 2018, Area: a, Industry: i, Measure: census.Employees}, v))
		}
	}
	t, err := census.Collect(slices.Values(rows))
	if err != nil {
		panic(err)
	}
	return t
}

func ExampleHHI() {
	t := tohoku().Select(census.Akita)
	for o := range stats.Along(t, census.ByIndustry, stats.HHI(), stats.NormalisedHHI(), stats.EquivalentNumber(), stats.Rosenbluth(), stats.Entropy(), stats.RelativeEntropy()).All() {
		fmt.Printf("%s %.3f\n", o.Statistic, o.Value)
	}
	// Output:
	// HHI over industries 0.406
	// normalised HHI over industries 0.109
	// equivalent number over industries 2.462
	// Rosenbluth index over industries 0.444
	// entropy over industries 0.974
	// relative entropy over industries 0.887
}

func ExampleKrugman() {
	t := tohoku().Select(census.Yamagata)
	for o := range stats.Along(t, census.ByIndustry, stats.Krugman(measure.Nation), stats.Krugman(measure.RestOfNation), stats.Krugman(measure.MeanOfOthers)).All() {
		fmt.Printf("%s %.3f\n", o.Statistic, o.Value)
	}
	// Output:
	// Krugman index over industries against the whole 0.300
	// Krugman index over industries against the rest 0.750
	// Krugman index over industries against the mean of the others 0.750
}

func ExampleHoover() {
	t := tohoku().Select(census.Yamagata)
	for o := range stats.Along(t, census.ByIndustry, stats.Hoover(), stats.Hoover().AgainstWhole(), stats.Hachman()).All() {
		fmt.Printf("%s %.3f\n", o.Statistic, o.Value)
	}
	// Output:
	// Hoover index over industries 0.167
	// Hoover index over industries against the whole 0.150
	// Hachman index over industries against the whole 0.906
}

func ExampleLocationalGini() {
	t := tohoku().Select(census.ElectronicParts)
	for o := range stats.Along(t, census.ByArea, stats.LocationalGini(measure.LocalisationCurve), stats.LocationalGini(measure.LocalisationArea), stats.LocationalGini(measure.UnweightedQuotients)).All() {
		fmt.Printf("%s %.3f\n", o.Statistic, o.Value)
	}
	// Output:
	// locational Gini over areas against the whole 0.257
	// locational Gini, area over areas against the whole 0.129
	// locational Gini, unweighted over areas against the whole 0.300
}

func ExampleGini() {
	t := tohoku().Select(census.Akita)
	for o := range stats.Along(t, census.ByIndustry, stats.Gini(), stats.GiniCorrected(), stats.TheilT(), stats.TheilL(), stats.Atkinson(.5), stats.CV()).All() {
		fmt.Printf("%s %.3f\n", o.Statistic, o.Value)
	}
	// Output:
	// Gini over industries 0.250
	// corrected Gini over industries 0.375
	// Theil T over industries 0.124
	// Theil L over industries 0.153
	// Atkinson 0.5 over industries 0.067
	// coefficient of variation over industries 0.468
}

func ExampleCoverage() {
	hidden := func(i census.Industry) census.Observation {
		return census.Absence(census.Key{Year: 2018, Area: census.Akita, Industry: i, Measure: census.Shipments}, census.Suppressed)
	}
	figure := func(i census.Industry, v float64) census.Observation {
		return census.NewObservation(census.Key{Year: 2018, Area: census.Akita, Industry: i, Measure: census.Shipments}, v)
	}
	t, err := census.Collect(slices.Values([]census.Observation{
		figure(census.Food, 60), figure(census.Textiles, 30), hidden(census.Rubber), hidden(census.Leather), figure(census.Manufacturing, 100)}))
	if err != nil {
		fmt.Println(err)
		return
	}
	for o := range stats.Along(t, census.ByIndustry, stats.Coverage(), stats.HHI(), stats.ConcentrationRatio(2), stats.Quantile(.5)).All() {
		if math.IsNaN(o.Value) {
			fmt.Printf("%s from %.3f to %.3f, %v\n", o.Statistic, o.Lower, o.Upper, o.Status)
			continue
		}
		fmt.Printf("%s %.2f\n", o.Statistic, o.Value)
	}
	// Output:
	// coverage over industries 0.90
	// HHI over industries from 0.455 to 0.460, suppressed
	// CR2 over industries from 0.900 to 0.900, suppressed
	// quantile 0.5 over industries from 15.000 to 20.000, suppressed
}

func ExampleSymmetricLQ() {
	t := tohoku().Select(census.Yamagata, census.ElectronicParts)
	for _, form := range []*census.Table{stats.LocationQuotient(t), stats.SymmetricLQ(t), stats.AdditiveLQ(t), stats.LocalisationDifference(t), stats.BinaryLQ(t)} {
		fmt.Printf("%s %.3f\n", form.At(0).Statistic, form.At(0).Value)
	}
	// Output:
	// location quotient 1.429
	// symmetric location quotient 0.176
	// additive location quotient 0.150
	// localisation difference 0.257
	// location quotient of 1 or more 1.000
}

func ExampleCoagglomeration() {
	r, err := stats.Coagglomeration(tohoku())
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Printf("%s and %s %.3f, all three %.3f\n", r.Industries[0].Label(census.English), r.Industries[1].Label(census.English), r.Pairs[0][1], r.Group)
	// Output:
	// Food and Textiles 0.083, all three -0.078
}

func ExamplePrefectureNeighbours() {
	for _, c := range []stats.Contiguity{stats.LandBorders, stats.FixedLinks} {
		w := stats.PrefectureNeighbours(c)
		fmt.Printf("%v: islands %v, Ehime borders on %v\n", c, w.Islands(), w.Neighbours(string(census.Ehime)))
	}
	// Output:
	// land borders: islands [01 47], Ehime borders on [36 37 39]
	// land borders, bridges and tunnels: islands [47], Ehime borders on [36 37 39 34]
}
