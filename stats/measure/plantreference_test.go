package measure_test

import (
	"fmt"
	"math"
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/machikoba/machikoba/stats/measure"
)

// Mean and variance of G are those over all ways in which four plants can choose.
func TestDartboardIsThatOfAllChoices(t *testing.T) {
	x, plants := []float64{5, 3, 2}, []float64{7, 4, 4, 1}
	p, z := measure.Shares(x), measure.Shares(plants)
	var mean, square float64
	for choice := range 81 {
		s, probability := make([]float64, 3), 1.0
		for k, c := 0, choice; k < 4; k, c = k+1, c/3 {
			s[c%3] += z[k]
			probability *= p[c%3]
		}
		g := 0.0
		for r := range s {
			g += (s[r] - p[r]) * (s[r] - p[r])
		}
		mean, square = mean+probability*g, square+probability*g*g
	}
	d := measure.NewDartboard(x, plants)
	near(t, "mean", d.Mean, mean, 1e-13)
	near(t, "variance", d.Variance, square-mean*mean, 1e-13)
}

// The gamma of plants that choose at random is 0 on average.
func TestGammaOfChanceIsZero(t *testing.T) {
	x, plants := []float64{5, 3, 2}, []float64{7, 4, 4, 1}
	p, h := measure.Shares(x), measure.HHI(plants)
	var gamma, maurelSedillot float64
	for choice := range 81 {
		s, probability := make([]float64, 3), 1.0
		for k, c := 0, choice; k < 4; k, c = k+1, c/3 {
			s[c%3] += plants[k]
			probability *= p[c%3]
		}
		a := measure.EllisonGlaeser(s, x, h)
		gamma, maurelSedillot = gamma+probability*a.Gamma, maurelSedillot+probability*a.MaurelSedillot
	}
	near(t, "gamma", gamma, 0, 1e-14)
	near(t, "Maurel-Sédillot", maurelSedillot, 0, 1e-14)
}

// Plants drawn at random have a Herfindahl index within the bounds of their classes,
// whichever totals are hidden.
func TestPlantHerfindahlHoldsTheIndex(t *testing.T) {
	edges := []measure.SizeClass{{Lower: 4, Upper: 9}, {Lower: 10, Upper: 29}, {Lower: 30, Upper: 299}, {Lower: 300, Upper: math.Inf(1)}}
	for seed := range uint64(300) {
		r := rand.New(rand.NewPCG(seed, 11))
		var sizes []float64
		for range 2 + r.IntN(12) {
			sizes = append(sizes, math.Floor(4*math.Exp(r.ExpFloat64()*1.6)))
		}
		classes := slices.Clone(edges)
		for _, s := range sizes {
			k := slices.IndexFunc(classes, func(c measure.SizeClass) bool { return s <= c.Upper })
			classes[k].Count++
			classes[k].Total += s
		}
		h := measure.HHI(sizes)
		holds := func(name string, iv measure.Interval, err error) {
			t.Helper()
			if err != nil || !(iv.Lower <= h*(1+1e-12) && h <= iv.Upper*(1+1e-12)) {
				t.Errorf("seed %d: H = %v outside %v with %s: %v", seed, h, iv, name, err)
			}
		}
		iv, err := measure.PlantHerfindahl(classes)
		holds("all totals", iv, err)
		all := sumOf(sizes)
		for mask := range 16 {
			hidden := slices.Clone(classes)
			for k := range hidden {
				if mask>>k&1 == 1 {
					hidden[k].Total = nan
				}
			}
			wide, err := measure.PlantHerfindahlInterval(hidden, all)
			holds(fmt.Sprintf("hidden totals %04b", mask), wide, err)
			if wide.Lower > iv.Lower*(1+1e-12) || wide.Upper < iv.Upper*(1-1e-12) {
				t.Errorf("seed %d: %v with hidden totals is inside %v with all", seed, wide, iv)
			}
		}
	}
}

// The bounds are those of all plants of whole persons that there can be.
func TestPlantHerfindahlIntervalIsSharp(t *testing.T) {
	classes := []measure.SizeClass{{Lower: 4, Upper: 6, Count: 2, Total: nan}, {Lower: 7, Upper: 9, Count: 1, Total: nan}, {Lower: 10, Upper: math.Inf(1), Count: 2, Total: nan}}
	const all = 40
	least, most := math.Inf(1), 0.0
	for a := 4.; a <= 6; a++ {
		for b := a; b <= 6; b++ {
			for c := 7.; c <= 9; c++ {
				for d := 10.; d <= all; d++ {
					if e := all - a - b - c - d; e >= d {
						h := (a*a + b*b + c*c + d*d + e*e) / (all * all)
						least, most = min(least, h), max(most, h)
					}
				}
			}
		}
	}
	iv, err := measure.PlantHerfindahlInterval(classes, all)
	if err != nil {
		t.Fatal(err)
	}
	near(t, "lower", iv.Lower, least, 1e-12) // 6, 6, 8, 10, 10 or 6, 5, 9, 10, 10
	near(t, "upper", iv.Upper, most, 1e-12)  // 4, 4, 7, 10, 15
	for name, total := range map[string]float64{"too little": 34, "nothing": 0, "missing": nan, "endless": math.Inf(1)} {
		_, err := measure.PlantHerfindahlInterval(classes, total)
		wantError(t, name, err)
	}
	_, err = measure.PlantHerfindahlInterval(classes[:2], 22)
	wantError(t, "too much for closed classes", err)
	_, err = measure.PlantHerfindahlInterval([]measure.SizeClass{{Lower: 4, Upper: 9, Count: nan, Total: nan}, classes[0]}, 22)
	wantError(t, "missing count", err)
	empty := append([]measure.SizeClass{{Lower: 1, Upper: 3, Total: nan}}, classes...)
	again, err := measure.PlantHerfindahlInterval(empty, all)
	if err != nil || again != iv {
		t.Errorf("with a class of no plants %v, want %v: %v", again, iv, err)
	}
}
