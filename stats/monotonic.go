package stats

import (
	"fmt"

	"github.com/machikoba/machikoba/ingest/census"
	"github.com/machikoba/machikoba/stats/series"
)

// MonotonicOptions are the choices of [MonotonicTrends]. The zero value tests all
// years without a correction for autocorrelation.
type MonotonicOptions struct {
	// From and To bound the years; zero leaves an end open.
	From, To census.Year
	Sen      series.TheilSenOptions
	// Serial says whether the test is corrected for autocorrelation, by
	// Correction.
	Serial     SerialErrors
	Correction series.SerialCorrection
}

// SerialErrors says whether a test allows for autocorrelation.
type SerialErrors uint8

const (
	Uncorrelated SerialErrors = iota
	Autocorrelated
)

// String returns the name of the errors.
func (e SerialErrors) String() string {
	switch e {
	case Uncorrelated:
		return "uncorrelated"
	case Autocorrelated:
		return "autocorrelated"
	}
	return fmt.Sprintf("SerialErrors(%d)", uint8(e))
}

// A MonotonicTrend says whether a series rises or falls, and by how much a year,
// without a law of the errors.
type MonotonicTrend struct {
	// Key of the series, with Year 0.
	Key census.Key
	// Years that were used: those of [Trend.Years].
	Years []census.Year
	// Kendall is the test of Mann and Kendall, Sen the median slope of Theil and
	// Sen in Unit a year, that of the figures used; both are zero where Refused
	// says why.
	Kendall series.Kendall
	Sen     series.SenSlope
	Unit    census.Unit
	// Status is the worst of the figures used.
	Status census.Status
	// Refused says why there is no test: fewer than four comparable years, or a
	// correction that the years do not allow. It is empty where there is one.
	Refused string
	// Breaks of the survey between the years of the series: what the test does
	// not cross.
	Breaks  []census.Break
	Sources []census.Source
}

// MonotonicTrends tests every series of t for a trend by ranks, and estimates its
// slope by the median of the slopes between all pairs of years:
//
//	S = Σ_{i<j} sgn(xⱼ − xᵢ),  b = median_{i<j} (xⱼ − xᵢ) / (tⱼ − tᵢ)
//
// It uses the largest set of years that are comparable with one another, as
// [Trends] does, and never crosses a break of the survey. Years may be missing:
// slopes use the calendar. Zero and negative figures are as good as others. The
// corrections for autocorrelation need years without gaps. Figures of years have no
// seasons; a test over seasons, or over regions together, is
// [series.MannKendallGroups].
//
// # References
//
// Mann, H. B. (1945), Nonparametric tests against trend, Econometrica 13(3),
// 245–259.
//
// Sen, P. K. (1968), Estimates of the regression coefficient based on Kendall's
// tau, Journal of the American Statistical Association 63(324), 1379–1389.
//
// Hamed, K. H. & Rao, A. R. (1998), A modified Mann-Kendall trend test for
// autocorrelated data, Journal of Hydrology 204, 182–196.
//
// Yue, S. & Wang, C. (2004), The Mann-Kendall test modified by effective sample
// size to detect trend in serially correlated hydrological series, Water Resources
// Management 18(3), 201–218.
func MonotonicTrends(t *census.Table, o MonotonicOptions) []MonotonicTrend {
	return eachSeries(t, func(key census.Key, observations []census.Observation) MonotonicTrend {
		c := TrendOptions{From: o.From, To: o.To}.choose(t, observations)
		m := MonotonicTrend{Key: key, Years: c.years, Status: c.status, Breaks: c.breaks, Sources: c.sources, Unit: c.unit}
		if err := o.test(&m, c.time, c.values); err != nil {
			m.Kendall, m.Sen, m.Refused = series.Kendall{}, series.SenSlope{}, err.Error()
		}
		return m
	})
}

func (o MonotonicOptions) test(m *MonotonicTrend, years, values []float64) (err error) {
	if m.Kendall, err = series.MannKendall(years, values); err != nil {
		return fmt.Errorf("%d comparable years with a figure: %w", len(years), err)
	}
	if o.Serial == Autocorrelated {
		if m.Kendall, err = series.MannKendallSerial(years, values, o.Correction); err != nil {
			return err
		}
	}
	m.Sen, err = series.TheilSen(years, values, o.Sen)
	return err
}
