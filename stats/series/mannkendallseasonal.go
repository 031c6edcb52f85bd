package series

import (
	"fmt"
	"math"
)

// A GroupedKendall is a Mann-Kendall test over several series at once: the
// seasons of one, or the regions of a country.
type GroupedKendall struct {
	Groups []Kendall
	S      float64 // Σ Sg
	VarS   float64 // Σ Var Sg: groups that do not depend on each other
	Z, P   float64 // with the continuity correction
	Slope  float64 // median of the slopes within groups, per unit of time
	// VarCorrelated allows for covariance between groups; ZCorrelated and
	// PCorrelated go with it, with the continuity correction for 10 dates or
	// fewer. NaN where a group has a missing value.
	VarCorrelated, ZCorrelated, PCorrelated float64
}

// MannKendallGroups tests for a trend common to all groups. It is the seasonal
// Kendall test where a group is a season, the regional one where it is a region.
//
//	S = Σ_g S_g,  Var S = Σ_g Var S_g,  Z = (S − sgn S) / √Var S
//
// Each y[g] has a value for each of the times, in years. Missing values are left
// out within their group. Seasons and regions usually depend on each other; then
// the variance of S is the sum of all elements of
//
//	Γ_gh = [K_gh + 4 Σⱼ R_jg R_jh − n(n+1)²] / 3
//	K_gh = Σ_{i<j} sgn((y_jg − y_ig)(y_jh − y_ih)),  R the ranks within a group
//
// An error tells of a group with fewer than 2 values and of no groups.
//
// # References
//
// Hirsch, R. M., Slack, J. R. & Smith, R. A. (1982), Techniques of trend analysis
// for monthly water quality data, Water Resources Research 18(1), 107–121.
//
// Hirsch, R. M. & Slack, J. R. (1984), A nonparametric trend test for seasonal
// data with serial dependence, Water Resources Research 20(6), 727–732.
//
// Libiseller, C. & Grimvall, A. (2002), Performance of partial Mann-Kendall tests
// for trend detection in the presence of covariates, Environmetrics 13(1), 71–84.
//
// Helsel, D. R. & Frans, L. M. (2006), Regional Kendall test for trend,
// Environmental Science & Technology 40(13), 4066–4073.
func MannKendallGroups(t []float64, y [][]float64) (GroupedKendall, error) {
	var g GroupedKendall
	var slopes []float64
	if len(y) == 0 {
		return g, fmt.Errorf("no groups")
	}
	whole := true
	for i := range y {
		sameLength("MannKendallGroups", len(t), len(y[i]))
		dates, values := complete(t, y[i])
		if len(values) < 2 {
			return GroupedKendall{}, fmt.Errorf("group %d: %d values: a group needs 2", i, len(values))
		}
		whole = whole && len(values) == len(t)
		k := kendall(values)
		g.Groups = append(g.Groups, k)
		g.S += k.S
		g.VarS += k.VarS
		slopes = append(slopes, pairSlopes(dates, values)...)
	}
	g.Z, _ = standardised(g.S, g.VarS)
	g.P = normalP(g.Z)
	g.Slope = median(slopes)
	g.VarCorrelated, g.ZCorrelated, g.PCorrelated = math.NaN(), math.NaN(), math.NaN()
	if whole {
		g.correlated(t, y)
	}
	return g, nil
}

func (g *GroupedKendall) correlated(t []float64, y [][]float64) {
	sorted, ranks := make([][]float64, len(y)), make([][]float64, len(y))
	for i := range y {
		_, sorted[i] = complete(t, y[i])
		ranks[i] = averageRanks(sorted[i])
	}
	g.VarCorrelated = 0
	for a := range y {
		for b := range y {
			g.VarCorrelated += kendallCovariance(sorted[a], sorted[b], ranks[a], ranks[b])
		}
	}
	continuity, plain := standardised(g.S, g.VarCorrelated)
	g.ZCorrelated = plain
	if len(t) <= 10 {
		g.ZCorrelated = continuity
	}
	g.PCorrelated = normalP(g.ZCorrelated)
}

func kendallCovariance(x, y, rx, ry []float64) float64 {
	n := float64(len(x))
	k, products := 0.0, 0.0
	for i := range x {
		for j := i + 1; j < len(x); j++ {
			k += sgn(x[j]-x[i]) * sgn(y[j]-y[i])
		}
		products += rx[i] * ry[i]
	}
	return (k + 4*products - n*(n+1)*(n+1)) / 3
}
