package measure_test

import (
	"testing"

	"github.com/machikoba/machikoba/stats/measure"
	"gonum.org/v1/gonum/mat"
)

// spatialStatistics returns statistics of figures of neighbours as a list of numbers.
func spatialStatistics() map[string]func(x []float64, w *measure.Weights) ([]float64, error) {
	some := measure.PermutationOptions{Permutations: 19}
	return map[string]func(x []float64, w *measure.Weights) ([]float64, error){
		"Moran": func(x []float64, w *measure.Weights) ([]float64, error) {
			a, err := measure.Moran(x, w, measure.IslandsNotCounted)
			return []float64{a.Value, a.Randomisation.Z, a.Normality.P}, err
		},
		"Geary": func(x []float64, w *measure.Weights) ([]float64, error) {
			a, err := measure.Geary(x, w, measure.IslandsNotCounted)
			return []float64{a.Value, a.Randomisation.Z, a.Normality.P}, err
		},
		"p of Moran": func(x []float64, w *measure.Weights) ([]float64, error) {
			p, err := measure.MoranPermutation(x, w, some)
			return []float64{p}, err
		},
		"local Moran": func(x []float64, w *measure.Weights) ([]float64, error) {
			local, err := measure.LocalMoran(x, w)
			var values []float64
			for _, l := range local {
				values = append(values, l.I, l.Total.Z(l.I))
			}
			return values, err
		},
		"p of local Moran": func(x []float64, w *measure.Weights) ([]float64, error) {
			return measure.LocalMoranPermutation(x, w, some)
		},
		"local G": measure.LocalGetisOrd,
	}
}

// A statistic of likeness is refused where there is none to tell, and is of departures
// from the mean, so that zero and negative figures are like others. The G of Getis and Ord
// is of sums, for which figures must be positive.
func TestNeighboursAtTheEdge(t *testing.T) {
	w := square(t)
	alone, err := measure.Contiguity([]string{"Okinawa"}, nil)
	if err != nil {
		t.Fatal(err)
	}
	strangers, err := measure.Contiguity([]string{"A", "B", "C", "D", "E"}, nil)
	if err != nil {
		t.Fatal(err)
	}
	x := []float64{0, 2, 4, 9}
	shifted := []float64{-5, -3, -1, 4}
	for name, of := range spatialStatistics() {
		_, err := of([]float64{1, nan, 4, 9}, w)
		wantError(t, name+", one missing", err)
		_, err = of([]float64{0, 0, 0, 0}, w)
		wantError(t, name+" of zeros", err)
		_, err = of([]float64{5}, alone)
		wantError(t, name+" of one region", err)
		want, err := of(x, w)
		if err != nil {
			t.Errorf("%s with a zero: %v", name, err)
		}
		got, err := of(shifted, w)
		if err != nil {
			t.Errorf("%s, some negative: %v", name, err)
		}
		allNear(t, name+", some negative", got, want, 1e-12)
	}
	for _, name := range []string{"Moran", "Geary", "p of Moran"} {
		_, err = spatialStatistics()[name]([]float64{1, 2, 3, 4, 5}, strangers)
		wantError(t, name+" without neighbours", err)
	}
	for name, x := range map[string][]float64{"missing": {1, nan, 4, 9}, "zeros": {0, 0, 0, 0}, "negative": {1, 2, -1, 4}, "one above zero": {0, 0, 0, 9}} {
		_, err := measure.GetisOrd(x, w)
		wantError(t, "G, "+name, err)
	}
	_, err = measure.GetisOrd([]float64{5}, alone)
	wantError(t, "G of one region", err)
	_, err = measure.GetisOrd([]float64{1, 2, 3, 4, 5}, strangers)
	wantError(t, "G without neighbours", err)
	// Regions 1 and 2 alone have figures: of the pairs either way, both border.
	g, err := measure.GetisOrd([]float64{3, 5, 0, 0}, w)
	if err != nil {
		t.Fatal(err)
	}
	near(t, "G of two", g.Value, 1, 1e-15)
}

func TestWeightsAtTheEdge(t *testing.T) {
	for name, weights := range map[string]func() (*measure.Weights, error){
		"borders": func() (*measure.Weights, error) { return measure.Contiguity(nil, nil) },
		"matrix":  func() (*measure.Weights, error) { return measure.WeightsOf(nil, &mat.Dense{}) },
	} {
		w, err := weights()
		if err != nil {
			t.Errorf("%s of nothing: %v", name, err)
			continue
		}
		if len(w.Names()) != 0 || len(w.Islands()) != 0 || len(w.Lag(nil)) != 0 || len(w.RowStandardised().Names()) != 0 {
			t.Errorf("%s of nothing: names %v, islands %v", name, w.Names(), w.Islands())
		}
	}
	one, err := measure.WeightsOf([]string{"Okinawa"}, mat.NewDense(1, 1, nil))
	if err != nil {
		t.Fatal(err)
	}
	if names, islands := one.Names(), one.RowStandardised().Islands(); len(names) != 1 || names[0] != "Okinawa" || len(islands) != 1 || len(one.Neighbours("Okinawa")) != 0 {
		t.Errorf("one region: names %v, islands %v", names, islands)
	}
	allNear(t, "lag of one", one.Lag([]float64{7}), []float64{0}, 0)
	for name, weight := range map[string]float64{"missing": nan, "negative": -1} {
		_, err := measure.WeightsOf([]string{"A", "B"}, mat.NewDense(2, 2, []float64{0, weight, 1, 0}))
		wantError(t, "weight "+name, err)
	}
	w := square(t)
	lag := w.Lag([]float64{1, nan, -4, 0})
	for i, name := range w.Names() {
		for _, other := range w.Neighbours(name) {
			if other == w.Names()[1] {
				wantNaN(t, "lag of "+name+", a neighbour missing", lag[i])
			}
		}
	}
}
