package stats_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/machikoba/machikoba/stats"
)

// Every constant has a name of its own, and what is none says so.
func TestNamesOfChoices(t *testing.T) {
	for _, choices := range [][]fmt.Stringer{
		{stats.ClassicShiftShare, stats.EstebanMarquillas, stats.ArcelusModel, stats.ShiftShareModel(99)},
		{stats.OneStep, stats.YearByYear, stats.Steps(99)},
		{stats.Fabricant, stats.McMillanRodrik, stats.CSLS, stats.Midpoint, stats.TangWang, stats.ProductivityMethod(99)},
		{stats.Quantities, stats.Prices, stats.IndexOf(99)},
		{stats.Direct, stats.Chained, stats.Chaining(99)},
		{stats.ClassicalErrors, stats.HeteroskedasticErrors, stats.NeweyWestErrors, stats.TrendErrors(99)},
		{stats.Uncorrelated, stats.Autocorrelated, stats.SerialErrors(99)},
		{stats.MovingAverage, stats.Loess, stats.Lowess, stats.HodrickPrescott, stats.Smoother(99)},
		{stats.Logarithms, stats.Levels, stats.PanelScale(99)},
		{stats.BreakInTrend, stats.BreakInMean, stats.BreakModel(99)},
	} {
		met := map[string]bool{}
		for i, c := range choices {
			name := c.String()
			if name == "" || met[name] || strings.Contains(name, "(99)") != (i == len(choices)-1) {
				t.Errorf("%T %d is called %q", c, i, name)
			}
			met[name] = true
		}
	}
}
