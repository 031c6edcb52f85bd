package stats_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/machikoba/machikoba/ingest/census"
	"github.com/machikoba/machikoba/stats"
	"github.com/machikoba/machikoba/stats/measure"
)

// The names of statistics are written twice: by the functions that make them, and
// where their Japanese is.
func TestJapaneseNames(t *testing.T) {
	names := []census.Statistic{stats.SymmetricQuotient, stats.AdditiveQuotient, stats.LocalisationGap, stats.AtHome,
		stats.EconomicComplexity, stats.ProductComplexity, stats.RelatednessDensity, stats.SplicedSeries,
		stats.Hoover().AgainstWhole().Statistic(census.ByIndustry), stats.Hoover().AgainstWhole().Statistic(census.ByArea),
		stats.Hachman().Statistic(census.ByIndustry)}
	for _, d := range []census.Dimension{census.ByIndustry, census.ByArea} {
		for _, s := range []stats.Summary{stats.HHI(), stats.NormalisedHHI(), stats.EquivalentNumber(), stats.Rosenbluth(), stats.Entropy(), stats.RelativeEntropy(),
			stats.Gini(), stats.GiniCorrected(), stats.TheilT(), stats.TheilL(), stats.CV(), stats.Hoover(), stats.Coverage(),
			stats.Krugman(measure.Nation), stats.Krugman(measure.RestOfNation), stats.Krugman(measure.MeanOfOthers)} {
			names = append(names, s.Statistic(d))
		}
	}
	for _, g := range []measure.GiniOf{measure.LocalisationCurve, measure.LocalisationArea, measure.UnweightedQuotients} {
		names = append(names, stats.LocationalGini(g).Statistic(census.ByArea))
	}
	met := map[string]bool{}
	for _, name := range names {
		ja := name.Label(census.Japanese)
		if ja == string(name) || met[ja] || name.Label(census.English) != string(name) {
			t.Errorf("%q is %q in Japanese", name, ja)
		}
		met[ja] = true
	}
}

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
