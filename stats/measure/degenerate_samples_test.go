package measure_test

import (
	"testing"

	"github.com/machikoba/machikoba/stats/measure"
)

// What a statistic of figures is when there are none, one is missing, all are zero, one is
// negative, and when there is a single one. The negative sample has mean 1 and deviations
// of 2 and -2.
func TestSamplesAtTheEdge(t *testing.T) {
	samples := map[string][]float64{"nothing": {}, "missing": {3, nan}, "zeros": {0, 0}, "negative": {3, -1}, "one": {5}}
	two := func(x []float64) []float64 { return []float64{1, 2}[:len(x)] }
	ones := func(x []float64) []float64 { return []float64{1, 1}[:len(x)] }
	for name, c := range map[string]struct {
		of                                     func(x []float64) float64
		nothing, missing, zeros, negative, one float64
	}{
		"normalised T":   {func(x []float64) float64 { return measure.TheilTNormalised(x, nil) }, nan, nan, nan, nan, nan},
		"corrected Gini": {func(x []float64) float64 { return measure.GiniCorrected(x, nil) }, nan, nan, nan, 2, nan}, // 1 · 2/1
		"CV":             {func(x []float64) float64 { return measure.CV(x, nil) }, nan, nan, nan, 2, 0},
		"sample CV":      {measure.CVSample, nan, nan, nan, 2 * sqrt(2), nan},
		"normalised CV":  {measure.CVNormalised, nan, nan, nan, 2 * sqrt(2), nan},
		"Williamson":     {func(x []float64) float64 { return measure.Williamson(x, ones(x), measure.FromWeightedMean) }, nan, nan, nan, 2, 0},
		"median":         {measure.Median, nan, nan, 0, 1, 5},
		"quantile":       {func(x []float64) float64 { return measure.Quantile(x, []float64{.25}, measure.Type7)[0] }, nan, nan, 0, 0, 5},
		"IQR":            {measure.IQR, nan, nan, 0, 2, 0},
		"MAD":            {measure.MAD, nan, nan, 0, 2 * 1.4826, 0},
		"mean":           {func(x []float64) float64 { return measure.NewMoments(x, nil).Mean }, nan, nan, 0, 1, 5},
		"variance":       {func(x []float64) float64 { return measure.NewMoments(x, nil).Variance }, nan, nan, 0, 4, 0},
		"s²":             {func(x []float64) float64 { return measure.NewMoments(x, nil).SampleVariance }, nan, nan, 0, 8, nan},
		"Pearson":        {func(x []float64) float64 { return measure.Pearson(x, two(x)).R }, nan, nan, nan, -1, nan},
		"Spearman":       {func(x []float64) float64 { return measure.Spearman(x, two(x)).R }, nan, nan, nan, -1, nan},
		"Kendall":        {func(x []float64) float64 { return measure.Kendall(x, two(x)).TauB }, nan, nan, nan, -1, nan},
		"confidence":     {func(x []float64) float64 { return measure.Pearson(x, two(x)).Confidence(.95).Upper }, nan, nan, nan, nan, nan},
		"coverage of 4":  {func(x []float64) float64 { return measure.Coverage(x, 4) }, 0, .75, 0, .5, 1.25},
		"coverage of 0":  {func(x []float64) float64 { return measure.Coverage(x, 0) }, nan, nan, nan, nan, nan},
		"nested T": {func(x []float64) float64 {
			groups := []string{"a", "b"}[:len(x)]
			d := measure.DecomposeTheilNested(x, measure.Nesting{Outer: groups, Inner: groups}, measure.TheilOptions{})
			return d.BetweenOuter + d.BetweenInner + d.WithinInner
		}, nan, nan, nan, nan, 0},
	} {
		for kind, want := range map[string]float64{"nothing": c.nothing, "missing": c.missing, "zeros": c.zeros, "negative": c.negative, "one": c.one} {
			near(t, name+" of "+kind, c.of(samples[kind]), want, 1e-14)
		}
	}
}

// The same of what returns a figure for each.
func TestEachOfTheSamplesAtTheEdge(t *testing.T) {
	missing, zeros, negative := []float64{3, nan}, []float64{0, 0}, []float64{3, -1}
	allNear(t, "shares of nothing", measure.Shares(nil), nil, 0)
	allNear(t, "shares, one missing", measure.Shares(missing), []float64{nan, nan}, 0)
	allNear(t, "shares of zeros", measure.Shares(zeros), []float64{nan, nan}, 0)
	allNear(t, "shares, one negative", measure.Shares(negative), []float64{1.5, -.5}, 1e-15)
	allNear(t, "share of one", measure.Shares([]float64{5}), []float64{1}, 0)
	allNear(t, "rank of nothing", measure.Rank(nil, measure.RankOptions{}), nil, 0)
	allNear(t, "ranks, one missing", measure.Rank(missing, measure.RankOptions{}), []float64{1, nan}, 0)
	allNear(t, "ranks of zeros", measure.Rank(zeros, measure.RankOptions{}), []float64{1.5, 1.5}, 0)
	allNear(t, "ranks, one negative", measure.Rank(negative, measure.RankOptions{}), []float64{1, 2}, 0)
	allNear(t, "moves, one missing", measure.RankChange(missing, negative, measure.RankOptions{}), []float64{0, nan}, 0)
	allNear(t, "moves of one", measure.RankChange([]float64{5}, []float64{7}, measure.RankOptions{}), []float64{0}, 0)
	allNear(t, "ratios", measure.Ratio([]float64{1, nan, -3, 4}, []float64{0, 2, 2, nan}), []float64{nan, nan, -1.5, nan}, 0)
	for name, x := range map[string][]float64{"nothing": nil, "one missing": missing, "zeros": zeros, "a sum of zero": {3, -3}} {
		if p, share := measure.Lorenz(x, nil); p != nil || share != nil {
			t.Errorf("Lorenz curve of %s = %v, %v, want none", name, p, share)
		}
	}
	p, share := measure.Lorenz(negative, nil)
	allNear(t, "Lorenz curve, one negative, p", p, []float64{0, .5, 1}, 0)
	allNear(t, "Lorenz curve, one negative, share", share, []float64{0, -.5, 1}, 0)
	classes := []measure.SizeClass{{Lower: 4, Upper: 299}, {Lower: 300, Upper: 1e6}}
	wantNaN(t, "share below 300, one missing", measure.ShareBelow(classes, missing, 299))
	wantNaN(t, "share below 300 of zeros", measure.ShareBelow(classes, zeros, 299))
	near(t, "share below 300, one negative", measure.ShareBelow(classes, negative, 299), 1.5, 1e-15)
	near(t, "share below 300 of one class", measure.ShareBelow(classes[:1], []float64{7}, 299), 1, 0)
}
