package series

import (
	"fmt"
	"math"
	"sort"

	"gonum.org/v1/gonum/stat/distuv"
)

// A RankRule says which slope stands at a rank that is not a whole number.
type RankRule int

const (
	RoundedRanks      RankRule = iota // the nearest, halves to the even one
	InterpolatedRanks                 // linear between the two
)

// String returns the rule's name.
func (r RankRule) String() string {
	return nameOf("RankRule", int(r), "rounded ranks", "interpolated ranks")
}

// TheilSenOptions are the choices of TheilSen. The zero value is an interval of
// 95 % with rounded ranks.
type TheilSenOptions struct {
	Level float64 // 0 is .95
	Ranks RankRule
}

// A SenSlope is a median of slopes.
type SenSlope struct {
	Slope        float64
	Lower, Upper float64 // NaN where the series is too short for the level
	// Intercept is the median of y − bt; InterceptOfMedians is
	// median(y) − b·median(t). They differ; both are in use.
	Intercept, InterceptOfMedians float64
	N, Pairs                      int     // values, and slopes between them
	VarS                          float64 // of Kendall's S, corrected for ties in y
	C                             float64 // z √VarS, half the width in ranks
	RankLower, RankUpper          float64 // (Pairs−C)/2 and (Pairs+C)/2 + 1
}

// TheilSen returns the median of the slopes between all pairs of dates.
//
//	b = median_{i<j} (yⱼ − yᵢ) / (tⱼ − tᵢ)
//
// Slopes use the dates, so gaps are no trouble; NaN are left out, pairs at one
// date too. The interval takes the slopes at the ranks (N' ∓ C)/2, the upper
// one plus one, of the N' sorted slopes, with C = z √Var S as for
// MannKendall. It ignores autocorrelation. An error tells of fewer than 2
// different dates.
//
// # References
//
// Theil, H. (1950), A rank-invariant method of linear and polynomial regression
// analysis, Proceedings of the Koninklijke Nederlandse Akademie van
// Wetenschappen A 53, 386–392, 521–525, 1397–1412.
//
// Sen, P. K. (1968), Estimates of the regression coefficient based on Kendall's
// tau, Journal of the American Statistical Association 63(324), 1379–1389.
//
// Gilbert, R. O. (1987), Statistical Methods for Environmental Pollution
// Monitoring, chapter 16. New York: Van Nostrand Reinhold.
func TheilSen(t, y []float64, opts TheilSenOptions) (SenSlope, error) {
	sameLength("TheilSen", len(t), len(y))
	t, y = complete(t, y)
	slopes := pairSlopes(t, y)
	if len(slopes) == 0 {
		return SenSlope{}, fmt.Errorf("no slopes: %d values at fewer than 2 dates", len(y))
	}
	sort.Float64s(slopes)
	s := SenSlope{Slope: sortedMedian(slopes), N: len(y), Pairs: len(slopes)}
	residuals := make([]float64, len(y))
	for i := range y {
		residuals[i] = y[i] - s.Slope*t[i]
	}
	s.Intercept = median(residuals)
	s.InterceptOfMedians = median(y) - s.Slope*median(t)
	s.interval(slopes, y, opts)
	return s, nil
}

func (s *SenSlope) interval(slopes, y []float64, opts TheilSenOptions) {
	level := opts.Level
	if level == 0 {
		level = .95
	}
	checkLevel("TheilSen", level)
	s.VarS = varianceS(len(y), ties(y))
	s.C = distuv.UnitNormal.Quantile((1+level)/2) * math.Sqrt(s.VarS)
	s.RankLower, s.RankUpper = (float64(s.Pairs)-s.C)/2, (float64(s.Pairs)+s.C)/2+1
	lower, upper := s.RankLower, s.RankUpper
	if opts.Ranks == RoundedRanks {
		lower, upper = math.RoundToEven(lower), math.RoundToEven(upper)
	}
	s.Lower, s.Upper = atRank(slopes, lower), atRank(slopes, upper)
}

// pairSlopes returns the slopes between all pairs at different dates.
func pairSlopes(t, y []float64) []float64 {
	slopes := make([]float64, 0, len(y)*(len(y)-1)/2)
	for i := range y {
		for j := i + 1; j < len(y); j++ {
			if t[j] != t[i] {
				slopes = append(slopes, (y[j]-y[i])/(t[j]-t[i]))
			}
		}
	}
	return slopes
}
