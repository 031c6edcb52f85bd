package series_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/machikoba/machikoba/stats/series"
)

// Every choice has a name of its own, and what is none says so.
func TestNamesOfChoices(t *testing.T) {
	for _, choices := range [][]fmt.Stringer{
		{series.FivePercent, series.TenPercent, series.TwoAndAHalfPercent, series.OnePercent, series.Significance(99)},
		{series.SerialErrors, series.IndependentErrors, series.BreakErrors(99)},
		{series.RuleOfThumb, series.StockWatson, series.NeweyWest1994, series.AndrewsAR1, series.GivenLag, series.LagRule(99)},
		{series.NoPrewhitening, series.VAR1, series.Prewhitening(99)},
		{series.NoFactor, series.DegreesOfFreedom, series.SmallSample(99)},
		{series.Laspeyres, series.Paasche, series.Fisher, series.Tornqvist, series.IndexFormula(99)},
		{series.Direct, series.Interpolated, series.Surface(99)},
		{series.Quadratic, series.LocalLinear, series.Degree(99)},
		{series.HamedRao, series.YueWang, series.PreWhitening, series.TrendFreePreWhitening, series.SerialCorrection(99)},
		{series.Centered, series.Trailing, series.Alignment(99)},
		{series.UnitEffects, series.TwoWayEffects, series.TimeEffects, series.Pooled, series.Effects(99)},
		{series.HC0, series.HC1, series.HC2, series.HC3, series.HC4, series.HC(99)},
		{series.RatioLink, series.AdditiveLink, series.GivenFactor, series.LinkMethod(99)},
		{series.NewBasis, series.OldBasis, series.Basis(99)},
		{series.RoundedRanks, series.InterpolatedRanks, series.RankRule(99)},
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
