package stats

import (
	"fmt"
	"iter"
	"math"
	"slices"

	"github.com/machikoba/machikoba/ingest/census"
	"github.com/machikoba/machikoba/stats/series"
)

// TrendOptions are the further choices of [Trends] and [LogLinearTrend].
type TrendOptions struct {
	// From and To bound the years; zero leaves an end open.
	From, To census.Year
	// Level of the confidence interval; zero stands for 0.95.
	Level float64
	// Errors says what the standard error allows for.
	Errors TrendErrors
	// HC is the covariance of [HeteroskedasticErrors].
	HC series.HC
	// HAC has the lags and the prewhitening of [NeweyWestErrors]. A lag is a
	// distance in the calendar.
	HAC series.HACOptions
}

// A Trend is the log-linear trend of one series, over years that are comparable
// with one another.
type Trend struct {
	// Key of the series, with Year 0.
	Key census.Key
	// Years that the line was fitted to: of the sets of mutually comparable
	// years the one with most figures, the later of equals. Years between them
	// that were surveyed in another way, or have no figure, are left out.
	Years []census.Year
	// Rate is the growth per year, e^b − 1, a fraction; NaN where there is none.
	Rate float64
	// Lower and Upper end the confidence interval of Rate, from the t
	// distribution with n − 2 degrees of freedom.
	Lower, Upper float64
	// Slope is b, the growth per year in logarithms, and StdErr its standard
	// error, which allows for what TrendOptions.Errors says.
	Slope, StdErr float64
	// Lag is how many steps back the errors of Newey and West look, 0 for others.
	Lag int
	// R2 is the share of the variance of the logarithms that the line explains.
	R2 float64
	// Status is the worst of the figures used, or says why there is no trend:
	// [census.NotAvailable] with fewer than three comparable years,
	// [census.NotApplicable] with a figure that has no logarithm.
	Status census.Status
	// Refused says why there is no trend: fewer than three comparable years, or a
	// figure without a logarithm; or why there is a slope without an error of it. It
	// is empty where there are both.
	Refused string
	// Breaks of the survey between the years of the series that follow one
	// another: what the line does not cross.
	Breaks []census.Break
	// Sources of the figures used.
	Sources []census.Source
}

// Statistic returns the name of the trend, "log-linear trend per year,
// 2012–2019".
func (r Trend) Statistic() census.Statistic {
	name := census.LogLinearTrend
	if n := len(r.Years); n > 0 {
		name = census.Statistic(fmt.Sprintf("%s, %d–%d", name, r.Years[0], r.Years[n-1]))
	}
	return name.Of(r.Key.Statistic)
}

// Trends fits a line to the logarithms of every series of t by least squares:
//
//	ln xₜ = a + bt + uₜ
//
// It uses the years that are comparable with one another, and never crosses a
// break of the survey. The errors of a short yearly series are correlated, so
// that the classical interval is a lower bound of the uncertainty;
// [NeweyWestErrors] allow for it, though in few years they are too small as well.
// Where the errors asked for cannot be had, as prewhitened ones of years with
// gaps, StdErr and the interval are NaN. Refused says why.
//
// # References
//
// Greene, W. H. (2018), Econometric Analysis, 8th ed., Pearson, ch. 4 and 6.
//
// Newey, W. K. & West, K. D. (1987), A simple, positive semi-definite,
// heteroskedasticity and autocorrelation consistent covariance matrix,
// Econometrica 55(3), 703–708.
func Trends(t *census.Table, o TrendOptions) []Trend {
	if o.Level == 0 {
		o.Level = 0.95
	}
	return eachSeries(t, func(key census.Key, observations []census.Observation) Trend { return o.fit(t, key, observations) })
}

func (o TrendOptions) fit(t *census.Table, key census.Key, observations []census.Observation) Trend {
	nan := math.NaN()
	r := Trend{Key: key, Rate: nan, Lower: nan, Upper: nan, Slope: nan, StdErr: nan, R2: nan}
	c := o.choose(t, observations)
	r.Years, r.Status, r.Breaks, r.Sources = c.years, c.status, c.breaks, c.sources
	o.line(&r, c.time, c.values)
	return r
}

// chosen are the figures of a series that a trend is fitted to.
type chosen struct {
	years        []census.Year
	time, values []float64
	unit         census.Unit
	status       census.Status
	breaks       []census.Break
	sources      []census.Source
}

// choose returns the largest set of comparable figures of a series, and the
// breaks between its years.
func (o TrendOptions) choose(t *census.Table, observations []census.Observation) chosen {
	var c chosen
	var present []census.Observation
	for i, f := range observations {
		if i > 0 {
			c.breaks = append(c.breaks, t.Comparable(observations[i-1].Key, f.Key)...)
		}
		if !math.IsNaN(f.Value) && o.within(f.Year) {
			present = append(present, f)
		}
	}
	for _, f := range largestClass(t, present) {
		c.years = append(c.years, f.Year)
		c.time, c.values = append(c.time, float64(f.Year)), append(c.values, f.Value)
		c.unit, c.status = f.Unit, max(c.status, f.Status)
		c.sources = union(c.sources, f.Sources)
	}
	return c
}

func (o TrendOptions) within(y census.Year) bool {
	return (o.From == 0 || y >= o.From) && (o.To == 0 || y <= o.To)
}

// largestClass returns the largest set of mutually comparable figures of a
// series, the later of equals.
func largestClass(t *census.Table, series []census.Observation) []census.Observation {
	var classes [][]census.Observation
	for _, f := range series {
		i := slices.IndexFunc(classes, func(c []census.Observation) bool { return t.Comparable(c[0].Key, f.Key) == nil })
		if i < 0 {
			i, classes = len(classes), append(classes, nil)
		}
		classes[i] = append(classes[i], f)
	}
	var best []census.Observation
	for _, c := range classes {
		if len(c) >= len(best) {
			best = c
		}
	}
	return best
}

// line fits the years and values that were chosen.
func (o TrendOptions) line(r *Trend, years, values []float64) {
	line, err := series.LogLinear(years, values)
	if err != nil {
		r.Status, r.Refused = census.NotAvailable, err.Error()
		if len(values) > 0 && slices.Min(values) <= 0 {
			r.Status = census.NotApplicable
		}
		return
	}
	r.Slope, r.R2, r.Rate = line.Slope(), line.R2, line.GrowthRate()
	cov, lag, err := o.covariance(line)
	if err != nil { // prewhitening a series with gaps: a slope without an error
		r.Refused = err.Error()
		return
	}
	test := line.Tests(cov)[1]
	lower, upper := test.Interval(o.Level, line.DF())
	r.StdErr, r.Lag, r.Lower, r.Upper = test.SE, lag, math.Expm1(lower), math.Expm1(upper)
}

// LogLinearTrend returns the growth rates of [Trends] as a table: one row a
// series, under its key with the last year of the fit and the statistic of
// [Trend.Statistic]; the interval is the confidence interval.
func LogLinearTrend(t *census.Table, o TrendOptions) *census.Table {
	table, err := census.Collect(trendRows(Trends(t, o), t), census.WithMetadataOf(t))
	if err != nil {
		panic("stats: LogLinearTrend: " + err.Error()) // the keys are those of series
	}
	return table
}

func trendRows(trends []Trend, t *census.Table) iter.Seq[census.Observation] {
	return func(yield func(census.Observation) bool) {
		for _, r := range trends {
			k := r.Key
			k.Statistic = r.Statistic()
			k.Year = t.Years()[0]
			if n := len(r.Years); n > 0 {
				k.Year = r.Years[n-1]
			}
			o := census.Observation{Key: k, Value: r.Rate, Lower: r.Lower, Upper: r.Upper, Interval: census.Confidence,
				Precision: math.NaN(), Status: r.Status, Unit: census.UnitFraction, Sources: r.Sources}
			if math.IsNaN(r.Lower) {
				o.Interval = census.NoInterval
			}
			if o.Status == census.Nil {
				o.Status = census.Official
			}
			if !yield(o) {
				return
			}
		}
	}
}
