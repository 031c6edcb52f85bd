package series_test

import (
	"fmt"
	"math"
	"slices"
	"strconv"
	"testing"

	"github.com/machikoba/machikoba/stats/internal/oracle"
	"github.com/machikoba/machikoba/stats/series"
)

func TestBetaConvergenceOracle(t *testing.T) {
	oracle.Run(t, "beta_convergence", func(t *testing.T, c *oracle.Case) {
		c.ATol = 0 // p is as small as 1e-300
		table := c.Input("input")
		years := c.Expected.At("T_years").Float()
		b, err := series.Beta(series.Change{Start: table.Floats("y_t0"), End: table.Floats("y_t1")}, years)
		if err != nil {
			t.Fatal(err)
		}
		test := b.Tests(b.Cov())[1]
		lower, upper := test.Interval(.95, b.DF())
		c.Check(t, float64(b.N), "n")
		c.Check(t, b.Coef[0], "alpha")
		c.Check(t, b.Coef[1], "beta_annualised")
		c.Check(t, test.SE, "se_beta")
		c.Check(t, test.T, "t_beta")
		c.Check(t, test.P, "p_beta")
		c.CheckAll(t, []float64{lower, upper}, "beta_ci95")
		c.Check(t, b.R2, "r2")
		c.Check(t, b.F, "F")
		c.Check(t, errors(b.Tests(b.HC(series.HC0)))[1], "se_beta_HC0")
		c.Check(t, errors(b.Tests(b.HC(series.HC1)))[1], "se_beta_HC1")
		c.Check(t, errors(b.Tests(b.HC(series.HC3)))[1], "se_beta_HC3")
		c.Check(t, b.Total, "beta_total_growth")
		c.Check(t, b.Speed, "lambda_speed")
		c.Check(t, b.HalfLife, "half_life")
	})
}

func TestSigmaConvergenceOracle(t *testing.T) {
	oracle.Run(t, "sigma_convergence", func(t *testing.T, c *oracle.Case) {
		table := c.Input("input")
		if !table.Has("y_t0") {
			checkSigmaTrend(t, c, table)
			return
		}
		s, err := series.Sigma(series.Change{Start: table.Floats("y_t0"), End: table.Floats("y_t1")})
		if err != nil {
			t.Fatal(err)
		}
		for field, got := range map[string]float64{
			"sd_log_pop_t0": s.SDLog0, "sd_log_pop_t1": s.SDLog1, "quotient": s.Quotient,
			"F_ratio_of_variances": s.F, "df1": s.DF, "df2": s.DF, "p_two_sided": s.P, "cv_t0": s.CV0, "cv_t1": s.CV1,
			"carree_klomp_T2": s.T2, "carree_klomp_T2_p": s.T2P, "carree_klomp_T3": s.T3,
		} {
			c.Check(t, got, field)
		}
	})
}

// checkSigmaTrend fits a line to the dispersion of each year.
func checkSigmaTrend(t *testing.T, c *oracle.Case, table *oracle.Table) {
	var years, sd []float64
	for _, column := range table.Columns {
		if year, err := strconv.Atoi(column); err == nil {
			s, _ := series.Dispersion(table.Floats(column))
			years, sd = append(years, float64(year)), append(sd, s)
		}
	}
	if want := c.Expected.At("years").Floats(); !slices.Equal(years, want) {
		t.Errorf("years = %v, want %v", years, want)
	}
	c.CheckAll(t, sd, "sd_log_pop")
	line, err := series.Linear(years, sd)
	if err != nil {
		t.Fatal(err)
	}
	slope := line.Tests(line.Cov())[1]
	c.Check(t, line.Intercept(), "trend_intercept")
	c.Check(t, slope.Estimate, "trend_slope")
	c.Check(t, slope.SE, "trend_slope_se")
	c.Check(t, slope.P, "trend_p")
	c.Check(t, line.R2, "r2")
}

func TestConvergenceSpeed(t *testing.T) {
	// λ and T give b = −(1 − e^(−λT))/T back (Barro & Sala-i-Martin 1992).
	near(t, "λ", series.ConvergenceSpeed(-(1-math.Exp(-.02*30))/30, 30), .02, 1e-15)
	near(t, "λ of divergence", series.ConvergenceSpeed(.01, 30), nan, 0)
	near(t, "λ of b = 0", series.ConvergenceSpeed(0, 30), nan, 0)
	near(t, "λ of overtaking", series.ConvergenceSpeed(-.04, 30), nan, 0)
}

// Barro & Sala-i-Martin (2004), Economic Growth, 2nd edition, section 1.2: at a
// speed of 2 % a year half of the gap is closed in 35 years.
func TestConvergenceAtTwoPercent(t *testing.T) {
	// Over 20 years regions close 1 − e^(−.4) of their distance to one level.
	start := []float64{1, 2, 5, 10, 30}
	end := make([]float64, len(start))
	for i, v := range start {
		end[i] = math.Exp(4 + math.Exp(-.4)*(math.Log(v)-4))
	}
	b, err := series.Beta(series.Change{Start: start, End: end}, 20)
	if err != nil {
		t.Fatal(err)
	}
	near(t, "speed", b.Speed, .02, 1e-12)
	near(t, "half-life", math.Round(b.HalfLife), 35, 0)
}

func TestConvergenceMissing(t *testing.T) {
	y := series.Change{Start: []float64{1, 2, nan, 4, 8}, End: []float64{2, 3.5, 4, nan, 10}}
	b, err := series.Beta(y, 10)
	if err != nil {
		t.Fatal(err)
	}
	if b.N != 3 || b.Missing != 2 {
		t.Errorf("N = %d, Missing = %d", b.N, b.Missing)
	}
	s, err := series.Sigma(y)
	if err != nil {
		t.Fatal(err)
	}
	if s.N != 3 || s.Missing != 2 {
		t.Errorf("N = %d, Missing = %d", s.N, s.Missing)
	}
	y.End[0] = 0
	if _, err := series.Beta(y, 10); err == nil {
		t.Error("took the logarithm of 0")
	}
	if _, err := series.Sigma(y); err == nil {
		t.Error("took the logarithm of 0")
	}
	y.End[0] = nan
	if _, err := series.Beta(y, 10); err == nil {
		t.Error("a line through two regions")
	}
}

func ExampleBeta() {
	// Four regions that close half of their distance in logs to one level in 20 years.
	y := series.Change{Start: []float64{100, 200, 400, 800}}
	for _, v := range y.Start {
		y.End = append(y.End, math.Sqrt(v*1000))
	}
	b, err := series.Beta(y, 20)
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Printf("speed %.3f a year, half-life %.0f years\n", b.Speed, b.HalfLife)
	// Output:
	// speed 0.035 a year, half-life 20 years
}
