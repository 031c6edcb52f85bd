package series_test

import (
	"testing"

	"github.com/machikoba/machikoba/stats/internal/oracle"
	"github.com/machikoba/machikoba/stats/series"
)

func TestMannKendallSerialOracle(t *testing.T) {
	corrections := map[string]series.SerialCorrection{
		"hamed_rao_modification_test":                series.HamedRao,
		"yue_wang_modification_test":                 series.YueWang,
		"pre_whitening_modification_test":            series.PreWhitening,
		"trend_free_pre_whitening_modification_test": series.TrendFreePreWhitening,
	}
	oracle.Run(t, "mann_kendall_modified", func(t *testing.T, c *oracle.Case) {
		y := c.Input("input").Floats("y")
		order := make([]float64, len(y)) // the reference knows no dates but counts steps, from 0
		for i := range order {
			order[i] = float64(i)
		}
		slope := theilSen(t, order, y, series.TheilSenOptions{})
		for _, name := range c.Expected.Keys() {
			k, err := series.MannKendall(order, y)
			if correction, ok := corrections[name]; ok {
				k, err = series.MannKendallSerial(order, y, correction)
			}
			if err != nil {
				t.Fatal(err)
			}
			trend := "no trend" // at 5 %
			if k.P < .05 {
				trend = map[bool]string{true: "increasing", false: "decreasing"}[k.Z > 0]
			}
			if want := c.Expected.At(name, "trend").Text(); trend != want {
				t.Errorf("%s: the trend is %s, want %s", name, trend, want)
			}
			for field, got := range map[string]float64{
				"p": k.P, "z": k.Z, "Tau_a": k.TauA, "s": k.S, "var_s": k.VarS,
				"slope": slope.Slope, "intercept": slope.InterceptOfMedians,
			} {
				if field == "p" { // one minus the upper tail, good to 1e-16 in absolute terms
					c.ATol = 1e-15
				}
				c.Check(t, got, name, field)
			}
		}
	})
}

func TestMannKendallSerialRefuses(t *testing.T) {
	y := []float64{1, 3, 2, 5, 4, 6}
	if _, err := series.MannKendallSerial([]float64{1, 2, 3, 5, 6, 7}, y, series.HamedRao); err == nil {
		t.Error("autocorrelation over a gap")
	}
	if _, err := series.MannKendallSerial([]float64{1, 2, 3, 4, 5, 6}, []float64{1, 3, nan, 5, 4, 6}, series.YueWang); err == nil {
		t.Error("autocorrelation over a missing value")
	}
	for c := series.HamedRao; c <= series.TrendFreePreWhitening; c++ {
		if _, err := series.MannKendallSerial([]float64{1, 2, 3}, y[:3], c); err == nil {
			t.Errorf("%v of three values", c)
		}
	}
}
