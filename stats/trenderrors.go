package stats

import (
	"fmt"

	"gonum.org/v1/gonum/mat"

	"github.com/machikoba/machikoba/stats/series"
)

// TrendErrors says what the standard error of a trend allows for.
type TrendErrors uint8

const (
	ClassicalErrors       TrendErrors = iota // errors of one variance, unrelated
	HeteroskedasticErrors                    // of different variances
	NeweyWestErrors                          // of different variances, related to their neighbours in time
)

// String returns the name of the errors.
func (e TrendErrors) String() string {
	switch e {
	case ClassicalErrors:
		return "classical"
	case HeteroskedasticErrors:
		return "heteroskedasticity-consistent"
	case NeweyWestErrors:
		return "Newey-West"
	}
	return fmt.Sprintf("TrendErrors(%d)", uint8(e))
}

// covariance returns that of intercept and slope, and the lag.
func (o TrendOptions) covariance(line *series.TrendLine) (mat.Symmetric, int, error) {
	switch o.Errors {
	case ClassicalErrors:
		return line.Cov(), 0, nil
	case HeteroskedasticErrors:
		return line.HC(o.HC), 0, nil
	case NeweyWestErrors:
		return line.HAC(o.HAC)
	}
	panic(fmt.Sprintf("stats: %v are not known", o.Errors))
}
