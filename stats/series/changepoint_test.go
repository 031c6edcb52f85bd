package series_test

import (
	"testing"

	"github.com/machikoba/machikoba/stats/internal/oracle"
	"github.com/machikoba/machikoba/stats/series"
)

func TestChangePointOracle(t *testing.T) {
	oracle.Run(t, "change_point_tests", func(t *testing.T, c *oracle.Case) {
		y := c.Input("input").Floats("y")
		for name, test := range map[string]func([]float64) (series.ChangePoint, error){
			"pettitt": series.Pettitt, "buishand": series.Buishand, "snht": series.SNHT,
		} {
			got, err := test(y)
			if err != nil {
				t.Fatal(err)
			}
			switch name {
			case "pettitt":
				c.Check(t, got.Statistic, "pettitt_K")
				c.Check(t, got.P, "pettitt_p_approx")
				c.Check(t, float64(got.Before), "pettitt_index_1based")
			case "buishand":
				c.Check(t, got.Statistic, "buishand_U")
				c.Check(t, float64(got.Before), "buishand_index")
			case "snht":
				c.Check(t, got.Statistic, "snht_T0")
				c.Check(t, float64(got.Before), "snht_index")
			}
		}
	})
}
