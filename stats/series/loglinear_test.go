package series_test

import (
	"fmt"
	"strconv"
	"strings"
	"testing"

	"github.com/machikoba/machikoba/stats/internal/oracle"
	"github.com/machikoba/machikoba/stats/series"
)

func TestLogLinearOracle(t *testing.T) {
	oracle.Run(t, "ols_loglinear_hac", func(t *testing.T, c *oracle.Case) {
		c.ATol = 0 // p is as small as 1e-300
		table := c.Input("input")
		fit, err := series.LogLinear(table.Floats("t"), table.Floats("y"))
		if err != nil {
			t.Fatal(err)
		}
		classical := fit.Tests(fit.Cov())
		c.Check(t, float64(fit.N), "n")
		c.Check(t, fit.Intercept(), "intercept")
		c.Check(t, fit.Slope(), "slope")
		c.Check(t, 100*fit.GrowthRate(), "growth_rate_pct")
		c.CheckAll(t, errors(classical), "se_ols")
		c.Check(t, classical[1].T, "t_slope")
		c.Check(t, classical[1].P, "p_slope")
		c.Check(t, fit.R2, "r2")
		c.Check(t, fit.AdjR2, "adj_r2")
		c.Check(t, fit.Sigma, "sigma")
		c.Check(t, fit.DurbinWatson(), "dw")
		bg, err := fit.BreuschGodfrey(1)
		if err != nil {
			t.Fatal(err)
		}
		bp, err := fit.BreuschPagan()
		if err != nil {
			t.Fatal(err)
		}
		c.Check(t, bg.Statistic, "bg_LM_order1")
		c.Check(t, bp.Statistic, "bp_test")
		c.Check(t, fit.BandwidthNeweyWest(series.NoPrewhitening), "bw_newey_west_1994_bartlett")
		c.Check(t, fit.BandwidthAndrews(series.NoPrewhitening), "bw_andrews_bartlett")
		for _, kind := range []series.HC{series.HC0, series.HC1, series.HC2, series.HC3} {
			c.CheckAll(t, errors(fit.Tests(fit.HC(kind))), "se_"+kind.String())
		}
		for _, key := range c.Expected.Keys() {
			if lag, err := strconv.Atoi(strings.TrimPrefix(key, "se_NW_lag")); err == nil {
				checkNeweyWest(t, c, fit, lag)
			}
		}
		if c.Expected.Has("se_HC4") {
			c.CheckAll(t, errors(fit.Tests(fit.HC(series.HC4))), "se_HC4")
		}
		white, _ := hac(t, fit, series.HACOptions{Rule: series.NeweyWest1994, Prewhitening: series.VAR1})
		checkPrewhitened(t, c, errors(white))
		_, lag := hac(t, fit, series.HACOptions{})
		c.Check(t, float64(lag), "andrews_rule_lag_floor_4_n_100_2_9")
		_, lag = hac(t, fit, series.HACOptions{Rule: series.StockWatson})
		c.Check(t, float64(lag), "stock_watson_lag_floor_0.75_n_1_3")
	})
}

func ExampleLogLinear() {
	years := []float64{2010, 2011, 2012, 2014, 2015, 2016} // 2013 was not surveyed
	shipments := []float64{100, 103, 104, 110, 115, 114}
	fit, err := series.LogLinear(years, shipments)
	if err != nil {
		fmt.Println(err)
		return
	}
	v, lag, err := fit.HAC(series.HACOptions{})
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Printf("%.2f%% a year, standard error %.2f points (Newey-West, lag %d)\n",
		100*fit.GrowthRate(), 100*fit.Tests(v)[1].SE, lag)
	// Output:
	// 2.42% a year, standard error 0.12 points (Newey-West, lag 2)
}
