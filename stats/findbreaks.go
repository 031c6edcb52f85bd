package stats

import (
	"fmt"
	"strings"

	"gonum.org/v1/gonum/mat"

	"github.com/machikoba/machikoba/ingest/census"
	"github.com/machikoba/machikoba/stats/series"
)

// A BreakModel says of what a series may have a break.
type BreakModel uint8

const (
	BreakInTrend BreakModel = iota // of level and slope of a line
	BreakInMean                    // of the level
)

// String returns the name of the model.
func (m BreakModel) String() string {
	switch m {
	case BreakInTrend:
		return "trend"
	case BreakInMean:
		return "mean"
	}
	return fmt.Sprintf("BreakModel(%d)", uint8(m))
}

func (m BreakModel) regressors(n int) mat.Matrix {
	if m == BreakInMean {
		return series.Constant(n)
	}
	return series.ConstantAndTrend(n)
}

// FindBreaksOptions are the choices of [FindBreaks]. The zero value looks for
// breaks in the trend of logarithms.
type FindBreaksOptions struct {
	// From and To bound the years; zero leaves an end open.
	From, To census.Year
	Model    BreakModel
	Scale    PanelScale
	// Search has the trimming and the most breaks. A trim of 0 is .15, or as much
	// more as gives a segment a year more than coefficients.
	Search series.BreakOptions
	// Level of the confidence intervals; zero stands for 0.95.
	Level float64
	// At are years from which something is known to be otherwise, as a law is: each
	// is tested by itself.
	At []census.Year
	// Serial says whether the breaks found one by one are tested with errors that
	// allow for autocorrelation, which takes long segments, and Significance at
	// which level, 5 % where it is zero.
	Serial       SerialErrors
	Significance series.Significance
	// Law has the draws that P of Buishand and of SNHT comes from.
	Law series.ChangePointLawOptions
	// History is what the breaks are set beside; nil stands for that of the table.
	// A spliced table has none: give the one of the survey.
	History census.Surveys
}

// A BreakSearch is the breaks found in one series, and what the tests say.
type BreakSearch struct {
	// Key of the series, with Year 0.
	Key   census.Key
	Years []census.Year
	// Found are the breaks of the partition with the least BIC, in order of
	// time.
	Found []FoundBreak
	// Sequential are those found one by one as long as they are significant;
	// NotSequential says why there are none to tell of: critical values are
	// tabulated for a trimming of .15, and autocorrelated errors need long segments.
	Sequential    []BreakDate
	NotSequential string
	// Chow has the test of each year of FindBreaksOptions.At.
	Chow []DatedChow
	// SupF tests for one break at an unknown date.
	SupF DatedF
	// CUSUM and RecursiveCUSUM test for breaks of any kind, by the residuals of the
	// whole series and by the errors of foretelling each year from those before.
	CUSUM, RecursiveCUSUM series.CUSUM
	// Pettitt is the test of a shift of the level by ranks; Buishand and SNHT are
	// those by means, with P by simulation. They are for [BreakInMean] only.
	Pettitt, Buishand, SNHT DatedShift
	Status                  census.Status // the worst of the figures used
	// Refused says why nothing was looked for: too few comparable years, gaps, a
	// figure without a logarithm. It is empty where a search was made.
	Refused string
}

// A BreakDate is a year from which on a series behaves otherwise.
type BreakDate struct {
	Year census.Year // the first of the new regime
	// Known are the breaks of the survey between the year before and Year: an
	// artefact of the survey until shown otherwise.
	Known []census.Break
}

// A FoundBreak is a date with its confidence interval.
type FoundBreak struct {
	BreakDate
	// Lower and Upper end the interval of Year; they may lie outside the series.
	// Both are 0 where NoInterval says why there is none for the dates of the
	// series, as beside years that lie on the line without any error.
	Lower, Upper census.Year
	NoInterval   string
	// Near are the breaks of the survey within the interval.
	Near []census.Break
}

// A DatedF is the tests for one break, with the date of the largest F: the best
// one, be it significant or not.
type DatedF struct {
	BreakDate
	series.BreakFTest
}

// A DatedShift is a test of a shift of the level, with the date that fits best, be
// it significant or not.
type DatedShift struct {
	BreakDate
	series.ChangePoint
}

// A DatedChow is the test of a break at a year that was given. Refused says why
// there is none: the year is not within the series, or too near its ends.
type DatedChow struct {
	BreakDate
	series.ChowTest
	Refused string
}

// FindBreaks looks for structural breaks in every series of t, at dates that the
// data tell, after Bai and Perron, and sets each beside the known breaks of the
// survey.
//
//	xₜ = a_j + b_j t + uₜ for Tⱼ₋₁ < t ≤ Tⱼ,   dates by least squares, number by BIC
//
// The series must be without a break of the survey, without gaps, and of
// [series.MinBreakLength] years at least; what is not is refused with the reason.
// To look across a break of the survey, [Splice] first and give the survey's
// history: then a break that was found where two surveys meet is named as theirs.
//
// The tests answer different questions. Chow's is for a year that is known from
// elsewhere; to look for the date in the data and then test it so finds too many.
// SupF and the CUSUMs allow for the looking. Found are chosen by BIC, Sequential by
// tests, and in short series the two may differ. Figures are of years, so that
// there are no seasons to allow for.
//
// # References
//
// Chow, G. C. (1960), Tests of equality between sets of coefficients in two linear
// regressions, Econometrica 28(3), 591–605.
//
// Brown, R. L., Durbin, J. & Evans, J. M. (1975), Techniques for testing the
// constancy of regression relationships over time, Journal of the Royal
// Statistical Society B 37(2), 149–192.
//
// Ploberger, W. & Krämer, W. (1992), The CUSUM test with OLS residuals,
// Econometrica 60(2), 271–285.
//
// Bai, J. (1997), Estimating multiple breaks one at a time, Econometric Theory
// 13(3), 315–352.
//
// Bai, J. & Perron, P. (2003), Computation and analysis of multiple structural
// change models, Journal of Applied Econometrics 18(1), 1–22.
//
// Andrews, D. W. K. (1993), Tests for parameter instability and structural change
// with unknown change point, Econometrica 61(4), 821–856.
//
// Pettitt, A. N. (1979), A non-parametric approach to the change-point problem,
// Journal of the Royal Statistical Society C 28(2), 126–135.
//
// Buishand, T. A. (1982), Some methods for testing the homogeneity of rainfall
// records, Journal of Hydrology 58(1–2), 11–27.
//
// Alexandersson, H. (1986), A homogeneity test applied to precipitation data,
// Journal of Climatology 6(6), 661–675.
func FindBreaks(t *census.Table, o FindBreaksOptions) []BreakSearch {
	if o.History == nil {
		o.History = t.Surveys()
	}
	if o.Level == 0 {
		o.Level = 0.95
	}
	laws := shiftLaws{of: map[int]*series.ChangePointLaw{}, options: o.Law}
	var out []BreakSearch
	for key, observations := range t.Series() {
		c := TrendOptions{From: o.From, To: o.To}.choose(t, observations)
		b := BreakSearch{Key: key, Years: c.years, Status: c.status}
		if b.Refused = o.refuse(c); b.Refused == "" {
			if err := o.search(&b, c, laws); err != nil {
				b = BreakSearch{Key: key, Years: c.years, Status: c.status, Refused: err.Error()}
			}
		}
		out = append(out, b)
	}
	return out
}

// refuse says why breaks of a series are not looked for, "" where they are.
func (o FindBreaksOptions) refuse(c chosen) string {
	n := len(c.years)
	var why string
	switch {
	case n < series.MinBreakLength:
		why = fmt.Sprintf("%d comparable years with a figure, and %d are needed", n, series.MinBreakLength)
	case int(c.years[n-1]-c.years[0]) != n-1:
		why = fmt.Sprintf("the %d comparable years from %d to %d have gaps", n, c.years[0], c.years[n-1])
	default:
		for i, v := range c.values {
			if o.Scale == Logarithms && v <= 0 {
				return fmt.Sprintf("the figure %v of %d has no logarithm", v, c.years[i])
			}
		}
		return ""
	}
	if len(c.breaks) > 0 {
		reasons := make([]string, len(c.breaks))
		for i, b := range c.breaks {
			reasons[i] = b.String()
		}
		why += "; the survey breaks the series: " + strings.Join(reasons, "; ")
	}
	return why
}
