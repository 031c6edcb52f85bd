package series_test

import (
	"cmp"
	"math"
	"slices"
	"strconv"
	"testing"

	"github.com/machikoba/machikoba/stats/internal/oracle"
	"github.com/machikoba/machikoba/stats/series"
)

func TestSeasonalKendallOracle(t *testing.T) {
	oracle.Run(t, "mann_kendall_seasonal", func(t *testing.T, c *oracle.Case) {
		table := c.Input("input")
		season, date, value := table.Strings("season"), table.Floats("t"), table.Floats("y")
		seasons := oracle.Distinct(season)
		slices.SortStableFunc(seasons, func(a, b string) int { // 3, 4, 1, 2 where a series begins with 3
			i, _ := strconv.Atoi(a)
			j, _ := strconv.Atoi(b)
			return cmp.Compare(i, j)
		})
		var years []float64
		for _, d := range date {
			years = append(years, math.Floor(d+1e-9)) // 2001.9999999 is January of 2002
		}
		slices.Sort(years)
		years = slices.Compact(years)
		y := make([][]float64, len(seasons))
		for g := range y {
			y[g] = slices.Repeat([]float64{nan}, len(years))
		}
		for i, v := range value {
			at, _ := slices.BinarySearch(years, math.Floor(date[i]+1e-9))
			y[slices.Index(seasons, season[i])][at] = v
		}
		k, err := series.MannKendallGroups(years, y)
		if err != nil {
			t.Fatal(err)
		}
		var s, v []float64
		for _, g := range k.Groups {
			s, v = append(s, g.S), append(v, g.VarS)
		}
		c.Check(t, k.S, "S_total")
		c.Check(t, k.VarS, "varS_total")
		c.CheckAll(t, s, "Sg")
		c.CheckAll(t, v, "varSg")
		c.Check(t, k.Z, "z")
		c.Check(t, k.P, "p")
		c.Check(t, k.VarCorrelated, "csmk_varS")
		c.Check(t, k.ZCorrelated, "csmk_z")
		c.Check(t, k.PCorrelated, "csmk_p")
		c.Check(t, k.Slope, "seasonal_sen_slope_per_year")
	})
}

func TestRegionalKendall(t *testing.T) {
	years := []float64{2001, 2003, 2004, 2007}
	g, err := series.MannKendallGroups(years, [][]float64{{1, 5, 7, 13}, {0, nan, 6, 12}})
	if err != nil {
		t.Fatal(err)
	}
	near(t, "Slope", g.Slope, 2, 0)
	near(t, "S", g.S, 9, 0)
	near(t, "ZCorrelated with a missing value", g.ZCorrelated, nan, 0)
	one, _ := series.MannKendallGroups(years, [][]float64{{1, 5, 7, 13}})
	k, _ := series.MannKendall(years, []float64{1, 5, 7, 13})
	near(t, "Z of one group", one.Z, k.Z, 0)
	near(t, "VarCorrelated of one group", one.VarCorrelated, k.VarS, 1e-14)
}
