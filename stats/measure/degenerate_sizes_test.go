package measure_test

import (
	"math"
	"testing"

	"github.com/machikoba/machikoba/stats/measure"
)

// Sizes by class, of plants or of anything.
func TestSizeClassesAtTheEdge(t *testing.T) {
	one := []measure.SizeClass{{Lower: 4, Upper: 9, Count: 1, Total: 6}}
	for name, classes := range map[string][]measure.SizeClass{
		"nothing":          {},
		"a missing count":  {{Lower: 4, Upper: 9, Count: nan, Total: 6}},
		"a negative count": {{Lower: 4, Upper: 9, Count: -1, Total: 6}},
		"counts of zero":   {{Lower: 4, Upper: 9}, {Lower: 10, Upper: math.Inf(1)}},
	} {
		_, err := measure.GroupedMean(classes)
		wantError(t, "mean of "+name, err)
		_, err = measure.GroupedMedian(classes)
		wantError(t, "median of "+name, err)
		_, err = measure.GroupedGini(classes)
		wantError(t, "Gini coefficient of "+name, err)
		_, err = measure.PlantHerfindahl(classes)
		wantError(t, "plant Herfindahl index of "+name, err)
		_, err = measure.PlantHerfindahlInterval(classes, 6)
		wantError(t, "plant Herfindahl interval of "+name, err)
	}
	for name, total := range map[string]float64{"missing": nan, "negative": -6} {
		classes := []measure.SizeClass{{Lower: 4, Upper: 9, Count: 1, Total: total}}
		_, err := measure.GroupedMean(classes)
		wantError(t, "mean, total "+name, err)
		_, err = measure.GroupedGini(classes)
		wantError(t, "Gini coefficient, total "+name, err)
		_, err = measure.PlantHerfindahl(classes)
		wantError(t, "plant Herfindahl index, total "+name, err)
		median, err := measure.GroupedMedian(classes) // does not use the total
		if err != nil {
			t.Error(err)
		}
		near(t, "median, total "+name, median, 6.5, 0)
	}
	zeros := []measure.SizeClass{{Lower: 0, Upper: 9, Count: 3}}
	mean, err := measure.GroupedMean(zeros)
	if err != nil {
		t.Error(err)
	}
	near(t, "mean of zeros", mean, 0, 0)
	_, err = measure.GroupedGini(zeros)
	wantError(t, "Gini coefficient of zeros", err)
	_, err = measure.PlantHerfindahl(zeros)
	wantError(t, "plant Herfindahl index of zeros", err)

	mean, err = measure.GroupedMean(one)
	if err != nil {
		t.Error(err)
	}
	near(t, "mean of one", mean, 6, 0)
	h, err := measure.PlantHerfindahl(one)
	if err != nil {
		t.Error(err)
	}
	near(t, "least index of one plant", h.Lower, 1, 0)
	near(t, "largest index of one plant", h.Upper, 1, 0)
	one[0].Total = nan
	h, err = measure.PlantHerfindahlInterval(one, 6)
	if err != nil {
		t.Error(err)
	}
	near(t, "least index of one hidden plant", h.Lower, 1, 0)
	near(t, "largest index of one hidden plant", h.Upper, 1, 0)
}

func TestIntervalsAtTheEdge(t *testing.T) {
	for name, c := range map[string]struct {
		x     []float64
		total float64
	}{"nothing": {nil, 0}, "zeros": {[]float64{0, 0}, 0}, "negative": {[]float64{3, -1}, 2}, "negative total": {[]float64{nan, nan}, -2}, "missing total": {[]float64{nan, 1}, nan}} {
		_, err := measure.HHIInterval(c.x, c.total)
		wantError(t, "HHI of "+name, err)
		_, err = measure.ShareInterval(measure.Division{Part: c.x, Total: c.total})
		wantError(t, "share of "+name, err)
	}
	for name, x := range map[string]float64{"shown": 5, "suppressed": nan} {
		h, err := measure.HHIInterval([]float64{x}, 5)
		if err != nil {
			t.Error(err)
		}
		near(t, "least HHI of one, "+name, h.Lower, 1, 0)
		near(t, "largest HHI of one, "+name, h.Upper, 1, 0)
		s, err := measure.ShareInterval(measure.Division{Part: []float64{x}, Total: 5})
		if err != nil {
			t.Error(err)
		}
		near(t, "least share of one, "+name, s.Share.Lower, 1, 0)
		near(t, "largest share of one, "+name, s.Share.Upper, 1, 0)
	}
}
