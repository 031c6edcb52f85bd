package measure_test

import (
	"fmt"
	"log"
	"math"

	"github.com/machikoba/machikoba/stats/measure"
	"gonum.org/v1/gonum/mat"
)

// Employees of three prefectures (rows) in food, machinery and cars (columns).
var employees = mat.NewDense(3, 3, []float64{
	40, 50, 10,
	30, 120, 250,
	60, 30, 10,
})

func Example() {
	lq := measure.LocationQuotient(employees, measure.LQOptions{})
	fmt.Printf("location quotients\n%.2f\n", mat.Formatted(lq))
	fmt.Printf("specialisation %.2f\n", measure.KrugmanSpecialisation(employees, measure.KrugmanOptions{}))
	fmt.Printf("localisation   %.2f\n", measure.LocalisationCoefficient(employees, measure.KrugmanOptions{}))
	fmt.Printf("Herfindahl     %.2f\n", measure.ByRegion(employees, measure.HHI))
	// Output:
	// location quotients
	// ⎡1.85  1.50  0.22⎤
	// ⎢0.35  0.90  1.39⎥
	// ⎣2.77  0.90  0.22⎦
	// specialisation [0.70 0.35 0.77]
	// localisation   [0.44 0.08 0.26]
	// Herfindahl     [0.42 0.49 0.46]
}

func ExampleShareInterval() {
	// Shipments by size class; X is suppressed in one class on either side of 300 persons.
	x := math.NaN()
	share, err := measure.ShareInterval(measure.Division{
		Part:  []float64{120, x, 300},
		Rest:  []float64{250, x},
		Total: 800,
	})
	if err != nil {
		log.Fatal(err)
	}
	fmt.Printf("between %.3f and %.3f\n", share.Share.Lower, share.Share.Upper)
	// Output: between 0.525 and 0.688
}

func ExampleLocationQuotient_suppressed() {
	// One cell is suppressed, but the totals that contain it are published.
	x := mat.NewDense(2, 2, []float64{30, 10, math.NaN(), 20})
	lq := measure.LocationQuotient(x, measure.LQOptions{
		Totals: measure.Totals{Regions: []float64{40, 60}, Industries: []float64{70, 30}},
	})
	fmt.Printf("%.2f\n", mat.Formatted(lq))
	// Output:
	// ⎡1.07  0.83⎤
	// ⎣ NaN  1.11⎦
}

func ExampleComplete() {
	income, population := []float64{3, math.NaN(), 5, 2}, []float64{10, 20, 30, math.NaN()}
	xy := measure.Complete(income, population)
	fmt.Printf("%.3f over %d regions\n", measure.Gini(xy[0], xy[1]), len(xy[0]))
	// Output: 0.083 over 2 regions
}

func ExamplePlantHerfindahl() {
	h, err := measure.PlantHerfindahl([]measure.SizeClass{
		{Lower: 4, Upper: 29, Count: 50, Total: 600},
		{Lower: 30, Upper: 299, Count: 10, Total: 1000},
		{Lower: 300, Upper: math.Inf(1), Count: 2, Total: 1400},
	})
	if err != nil {
		log.Fatal(err)
	}
	gamma := measure.EllisonGlaeserInterval([]float64{80, 15, 5}, []float64{40, 30, 30}, h)
	fmt.Printf("H between %.3f and %.3f, gamma between %.3f and %.3f\n", h.Lower, h.Upper, gamma.Lower, gamma.Upper)
	// Output: H between 0.121 and 0.171, gamma between 0.242 and 0.285
}

func ExampleMoran() {
	w, err := measure.Contiguity([]string{"Saitama", "Tokyo", "Kanagawa", "Shizuoka", "Okinawa"}, map[string][]string{
		"Saitama":  {"Tokyo"},
		"Tokyo":    {"Saitama", "Kanagawa"},
		"Kanagawa": {"Tokyo", "Shizuoka"},
		"Shizuoka": {"Kanagawa"},
	})
	if err != nil {
		log.Fatal(err)
	}
	share := []float64{8, 9, 14, 17, 2}
	_, err = measure.Moran(share, w.RowStandardised(), measure.RefuseIslands)
	fmt.Println(err)
	m, err := measure.Moran(share, w.RowStandardised(), measure.IslandsNotCounted)
	if err != nil {
		log.Fatal(err)
	}
	fmt.Printf("I = %.2f, expected %.2f\n", m.Value, m.Expected)
	// Output:
	// 1 of 5 regions without neighbours: ["Okinawa"]
	// I = 0.31, expected -0.33
}

func ExampleDecomposeTheil() {
	output := []float64{4, 6, 20, 30}
	d := measure.DecomposeTheil(output, []string{"Tohoku", "Tohoku", "Kanto", "Kanto"}, measure.TheilOptions{})
	fmt.Printf("%.3f = %.3f within + %.3f between\n", d.Total, d.Within, d.Between)
	// Output: 0.263 = 0.020 within + 0.243 between
}

func ExampleNewTransitions() {
	// Wages of four prefectures in three years, in two classes.
	wages := mat.NewDense(4, 3, []float64{
		10, 11, 12,
		20, 21, 30,
		12, 22, 25,
		30, 18, 20,
	})
	t := measure.NewTransitions(measure.Classify(wages, 2, measure.CutEachYear))
	fmt.Printf("%.2f\n", mat.Formatted(t.P))
	fmt.Printf("%.2f\n", measure.NewMobility(t.P, nil).PraisShorrocks)
	// Output:
	// ⎡0.75  0.25⎤
	// ⎣0.25  0.75⎦
	// 0.50
}

func ExampleRank() {
	shipments := []float64{17, 39, 17, 12}
	fmt.Println(measure.Rank(shipments, measure.RankOptions{Ties: measure.MinRank}))
	// Output: [2 1 2 4]
}

func ExampleNewComplexity() {
	// What four regions make: food, textiles, machinery, instruments.
	presence := mat.NewDense(4, 4, []float64{
		1, 1, 1, 1,
		1, 1, 1, 0,
		1, 1, 0, 0,
		1, 0, 0, 0,
	})
	c, err := measure.NewComplexity(presence)
	if err != nil {
		log.Fatal(err)
	}
	fmt.Printf("ECI %.2f\nPCI %.2f\n", c.ECI, c.PCI)
	// Output:
	// ECI [1.34 0.45 -0.45 -1.34]
	// PCI [-1.34 0.45 2.24 4.02]
}
