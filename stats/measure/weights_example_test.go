package measure_test

import (
	"fmt"
	"log"

	"github.com/machikoba/machikoba/stats/measure"
)

// kyushu has the prefectures of Kyushu with their borders, and Okinawa.
func kyushu() *measure.Weights {
	w, err := measure.Contiguity(
		[]string{"Fukuoka", "Saga", "Nagasaki", "Kumamoto", "Oita", "Miyazaki", "Kagoshima", "Okinawa"},
		map[string][]string{
			"Fukuoka":   {"Saga", "Kumamoto", "Oita"},
			"Saga":      {"Fukuoka", "Nagasaki"},
			"Nagasaki":  {"Saga"},
			"Kumamoto":  {"Fukuoka", "Oita", "Miyazaki", "Kagoshima"},
			"Oita":      {"Fukuoka", "Kumamoto", "Miyazaki"},
			"Miyazaki":  {"Kumamoto", "Oita", "Kagoshima"},
			"Kagoshima": {"Kumamoto", "Miyazaki"},
		})
	if err != nil {
		log.Fatal(err)
	}
	return w
}

func ExampleWeights_Names() {
	fmt.Println(kyushu().Names())
	// Output: [Fukuoka Saga Nagasaki Kumamoto Oita Miyazaki Kagoshima Okinawa]
}

func ExampleWeights_Neighbours() {
	w := kyushu()
	fmt.Println(w.Neighbours("Saga"), w.Neighbours("Okinawa"), w.Neighbours("Atlantis"))
	// Output: [Fukuoka Nagasaki] [] []
}

func ExampleWeights_Islands() {
	fmt.Println(kyushu().Islands())
	// Output: [Okinawa]
}

// Shipments of manufactures in 2018, trillion yen (METI, Census of Manufactures), beside
// the mean of the neighbours. An island has none.
func ExampleWeights_RowStandardised() {
	w := kyushu()
	shipments := []float64{10.2, 2.1, 1.8, 2.8, 4.4, 1.7, 2.1, 0.5}
	around := w.RowStandardised().Lag(shipments)
	for i, name := range w.Names() {
		fmt.Printf("%-9s %4.1f  %.1f\n", name, shipments[i], around[i])
	}
	// Output:
	// Fukuoka   10.2  3.1
	// Saga       2.1  6.0
	// Nagasaki   1.8  2.1
	// Kumamoto   2.8  4.6
	// Oita       4.4  4.9
	// Miyazaki   1.7  3.1
	// Kagoshima  2.1  2.2
	// Okinawa    0.5  0.0
}
