package measure_test

import (
	"fmt"
	"math"
	"testing"

	"github.com/machikoba/machikoba/stats/measure"
	"gonum.org/v1/gonum/mat"
)

// W. Feller (1968), An Introduction to Probability Theory and Its Applications I, Wiley,
// II.5: the probabilities of the occupancy numbers of seven balls that fall into seven
// cells at random, as printed to six decimals. Balls are plants of one size and cells are
// regions of one size: the mean and the variance of G follow from the table.
func TestFeller(t *testing.T) {
	var all, mean, squares float64
	for numbers, p := range map[[7]float64]float64{
		{1, 1, 1, 1, 1, 1, 1}: .006120, {2, 1, 1, 1, 1, 1, 0}: .128518, {2, 2, 1, 1, 1, 0, 0}: .321295,
		{2, 2, 2, 1, 0, 0, 0}: .107098, {3, 1, 1, 1, 1, 0, 0}: .107098, {3, 2, 1, 1, 0, 0, 0}: .214197,
		{3, 2, 2, 0, 0, 0, 0}: .026775, {3, 3, 1, 0, 0, 0, 0}: .017850, {4, 1, 1, 1, 0, 0, 0}: .035699,
		{4, 2, 1, 0, 0, 0, 0}: .026775, {4, 3, 0, 0, 0, 0, 0}: .001785, {5, 1, 1, 0, 0, 0, 0}: .005355,
		{5, 2, 0, 0, 0, 0, 0}: .001071, {6, 1, 0, 0, 0, 0, 0}: .000357, {7, 0, 0, 0, 0, 0, 0}: .000008,
	} {
		g := measure.EllisonGlaeser(numbers[:], []float64{1, 1, 1, 1, 1, 1, 1}, 1./7).G
		all, mean, squares = all+p, mean+p*g, squares+p*g*g
	}
	within(t, "all probabilities", all, 1, 2e-6)
	seven := []float64{1, 1, 1, 1, 1, 1, 1}
	d := measure.NewDartboard(seven, seven)
	within(t, "mean of G", d.Mean, mean, 1e-6)
	within(t, "variance of G", d.Variance, squares-mean*mean, 1e-6)
}

// R. A. Fisher (1935), The Design of Experiments, Oliver and Boyd, with the table of A.
// Agresti (1990), Categorical Data Analysis, Wiley, 61f, and the documentation of
// fisher.test in R: of eight cups of tea, in four of which the milk was first, three of
// the four that are taken for such are. As many or more are right with a probability of
// 17/70, which is printed as .2429, and as many or more either way with 34/70.
func TestFisherOfTea(t *testing.T) {
	const permutations = 99999
	off := func(p float64) float64 { return 4 * math.Sqrt(p*(1-p)/permutations) }
	// Neighbours are the cups with milk first, those with tea first, and of the lady, who
	// is the ninth, the cups with milk first.
	groups := mat.NewDense(9, 9, nil)
	names := make([]string, 9)
	for a := range 9 {
		names[a] = fmt.Sprint(a)
		for b := range 8 {
			if a != b && (a == 8 && b < 4 || a < 8 && a/4 == b/4) {
				groups.Set(a, b, 1)
			}
		}
	}
	lady, err := measure.WeightsOf(names, groups)
	if err != nil {
		t.Fatal(err)
	}
	cups, err := measure.WeightsOf(names[:8], groups.Slice(0, 8, 0, 8))
	if err != nil {
		t.Fatal(err)
	}
	options := measure.PermutationOptions{Permutations: permutations, Seed: 1935}
	var nine []float64
	// Whatever the unit, cups that are taken for the same tie.
	for _, milk := range []float64{1, .1, .3, 7} {
		taken := []float64{milk, milk, milk, 0, milk, 0, 0, 0, milk}
		p, err := measure.MoranPermutation(taken[:8], cups, options)
		if err != nil {
			t.Fatal(err)
		}
		within(t, fmt.Sprintf("p either way in units of %v", milk), p, 2*.2429, off(2*.2429))
		local, err := measure.LocalMoranPermutation(taken, lady, options)
		if err != nil {
			t.Fatal(err)
		}
		within(t, fmt.Sprintf("p of the lady in units of %v", milk), local[8], .2429, off(.2429))
		p, err = measure.MoranPermutation(taken, lady, options)
		if err != nil {
			t.Fatal(err)
		}
		nine = append(nine, p)
		near(t, fmt.Sprintf("p of all nine in units of %v", milk), p, nine[0], 0)
	}
}
