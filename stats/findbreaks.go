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
	// History is what the breaks are set beside; nil stands for that of the table.
	// A spliced table has none: give the one of the survey.
	History census.Surveys
}

// A BreakSearch is the breaks found in one series.
type BreakSearch struct {
	// Key of the series, with Year 0.
	Key   census.Key
	Years []census.Year
	// Found are the breaks of the partition with the least BIC, in order of
	// time.
	Found []FoundBreak
	// SupF tests for one break at an unknown date, CUSUM for any; Pettitt is the
	// test of a shift of the level by ranks, for [BreakInMean] only.
	SupF    series.BreakFTest
	CUSUM   series.CUSUM
	Pettitt series.ChangePoint
	Status  census.Status // the worst of the figures used
	// Refused says why nothing was looked for: too few comparable years, gaps, a
	// figure without a logarithm. It is empty where a search was made.
	Refused string
}

// A FoundBreak is a year from which on a series behaves otherwise.
type FoundBreak struct {
	Year census.Year // the first of the new regime
	// Lower and Upper end the confidence interval of Year; they may lie outside
	// the series.
	Lower, Upper census.Year
	// Known are the breaks of the survey between the year before and Year, Near
	// those within the interval: an artefact of the survey until shown otherwise.
	Known, Near []census.Break
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
// # References
//
// Bai, J. & Perron, P. (2003), Computation and analysis of multiple structural
// change models, Journal of Applied Econometrics 18(1), 1–22.
// Andrews, D. W. K. (1993), Tests for parameter instability and structural change
// with unknown change point, Econometrica 61(4), 821–856.
// Pettitt, A. N. (1979), A non-parametric approach to the change-point problem,
// Journal of the Royal Statistical Society C 28(2), 126–135.
func FindBreaks(t *census.Table, o FindBreaksOptions) []BreakSearch {
	if o.History == nil {
		o.History = t.Surveys()
	}
	if o.Level == 0 {
		o.Level = 0.95
	}
	var out []BreakSearch
	for key, observations := range t.Series() {
		c := TrendOptions{From: o.From, To: o.To}.choose(t, observations)
		b := BreakSearch{Key: key, Years: c.years, Status: c.status}
		if b.Refused = o.refuse(c); b.Refused == "" {
			if err := o.search(&b, c); err != nil {
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

func (o FindBreaksOptions) search(b *BreakSearch, c chosen) error {
	y := make([]float64, len(c.values))
	for i, v := range c.values {
		y[i] = o.Scale.of(v)
	}
	x := o.Model.regressors(len(y))
	if _, k := x.Dims(); o.Search.Trim == 0 {
		o.Search.Trim = max(.15, (float64(k)+1)/float64(len(y))+1e-9)
	}
	estimate, err := series.Breaks(x, y, o.Search)
	if err != nil {
		return err
	}
	if b.SupF, err = series.BreakF(x, y, o.Search.Trim); err != nil {
		return err
	}
	if b.CUSUM, err = series.OLSCUSUM(x, y); err != nil {
		return err
	}
	if o.Model == BreakInMean {
		if b.Pettitt, err = series.Pettitt(y); err != nil {
			return err
		}
	}
	if estimate.Best == 0 {
		return nil
	}
	intervals, err := estimate.Intervals(estimate.Best, o.Level)
	if err != nil {
		return err
	}
	for _, in := range intervals {
		first := c.years[0]
		f := FoundBreak{Year: first + census.Year(in.Break), Lower: first + census.Year(in.Lower), Upper: first + census.Year(in.Upper)}
		for year := max(f.Lower, c.years[1]); year <= min(f.Upper, c.years[len(c.years)-1]); year++ {
			f.Near = append(f.Near, o.History.Comparable(year-1, year, b.Key.Measure)...)
		}
		f.Known = o.History.Comparable(f.Year-1, f.Year, b.Key.Measure)
		b.Found = append(b.Found, f)
	}
	return nil
}
