package measure_test

import (
	"fmt"
	"math"
	"strings"
	"testing"

	"github.com/machikoba/machikoba/stats/measure"
	"gonum.org/v1/gonum/floats"
	"gonum.org/v1/gonum/mat"
)

// presenceOf reads rows of noughts and ones.
func presenceOf(rows string) *mat.Dense {
	var cells [][]float64
	for _, row := range strings.Fields(rows) {
		var line []float64
		for _, c := range row {
			line = append(line, float64(c-'0'))
		}
		cells = append(cells, line)
	}
	return matrix(cells)
}

func scaled(factor float64, x []float64) []float64 {
	return floats.ScaleTo(make([]float64, len(x)), factor, x)
}

// M. Vargas, economiccomplexity, an R package, version 0.4 (2020), the vignette on basic
// usage: twelve products of the nine planets of a fictional federation, with quotients to
// seven digits or more, presence, ECI to eight decimals and proximity to seven. The
// standard deviation of its ECI is that of a sample.
func TestGalacticFederation(t *testing.T) {
	lq := measure.LocationQuotient(matrix([][]float64{
		{0, 10, 50, 1350, 0, 1000, 0, 0, 0, 12, 120, 0}, // Bepis 9
		{0, 0, 0, 0, 0, 5000, 0, 0, 0, 0, 0, 0},
		{0, 0, 0, 0, 0, 2000, 50, 150, 12, 10, 0, 0},
		{345, 123, 654, 356, 0, 700, 120, 89, 12, 50, 500, 12}, // Earth C-137
		{0, 200, 0, 100, 0, 1250, 20, 70, 0, 0, 0, 0},
		{0, 234, 1, 5, 0, 900, 9, 12, 0, 5, 8, 7},
		{0, 0, 0, 2, 1, 0, 0, 0, 0, 5, 4, 0},
		{23, 3, 300, 500, 1, 10000, 5000, 1000, 0, 100, 20, 0},
		{0, 5000, 0, 0, 0, 600, 0, 0, 0, 0, 0, 1},
	}), measure.LQOptions{})
	allNear(t, "quotients of Bepis", lq.RawRowView(0),
		[]float64{0, .026913032, .74579894, 8.74935328, 0, .6988605, 0, 0, 0, .9883885, 2.75899852, 0}, 5e-7)
	allNear(t, "quotients of Earth", lq.RawRowView(3), []float64{12.0649696, .284187435, 8.37464955, 1.98074843, 0, .4199772,
		.29704099, .8670460, 6.434650, 3.5355222, 9.86909579, 7.7215805}, 5e-7)
	m := measure.BinaryRCA(lq)
	for r, row := range rowsOf(presenceOf(`000100000010 000001000000 000001011000 101100001111 000101010000
		010001000001 000110000110 000011110100 010000000000`)) {
		allNear(t, fmt.Sprintf("presence on planet %d", r), m.RawRowView(r), row, 0)
	}
	c, err := measure.NewComplexity(m)
	if err != nil {
		t.Fatal(err)
	}
	allNear(t, "ECI", scaled(math.Sqrt(8./9), c.ECI), []float64{.80930502, -.05046209, .27062552, .52370159, .37269206,
		-.89692342, .77446154, .48135621, -2.28475643}, 2e-8)
	const third, two = .3333333, .6666667
	proximity := measure.Proximity(m)
	for p, row := range [][]float64{
		{0, 0, 1, .25, 0, 0, 0, 0, .5, third, third, .5}, {0, 0, 0, 0, 0, .2, 0, 0, 0, 0, 0, .5},
		{1, 0, 0, .25, 0, 0, 0, 0, .5, third, third, .5}, {.25, 0, .25, 0, .25, .2, 0, .25, .25, .5, .75, .25},
		{0, 0, 0, .25, 0, .2, .5, third, 0, two, third, 0}, {0, .2, 0, .2, .2, 0, .2, .6, .2, .2, 0, .2},
		{0, 0, 0, 0, .5, .2, 0, third, 0, third, 0, 0}, {0, 0, 0, .25, third, .6, third, 0, third, third, 0, 0},
		{.5, 0, .5, .25, 0, .2, 0, third, 0, third, third, .5}, {third, 0, third, .5, two, .2, third, third, third, 0, two, third},
		{third, 0, third, .75, third, 0, 0, 0, third, two, 0, third}, {.5, .5, .5, .25, 0, .2, 0, 0, .5, third, third, 0},
	} {
		allNear(t, fmt.Sprintf("proximity to product %d", p), proximity.RawRowView(p), row, 5e-8)
	}
}

// Growth Lab of Harvard University, py-ecomplexity, tests/fixtures: what the Stata package
// ecomplexity made of the exports of ten countries in thirty products in 1995. It divides
// by the standard deviation, as of a sample, over the 300 pairs of country and product.
func TestManualOfEcomplexity(t *testing.T) {
	// Austria, Belgium and Luxembourg, Switzerland, Germany, Denmark, Spain, the United
	// Kingdom, Italy, Poland and Slovenia.
	m := presenceOf(`000100011000110111001101101010 111111100110001101011110000000 110101011011010010000111101010
		000001110110110110010001011110 101110000001101000000011000101 100110100110110100111011110000
		111101111011100011101001011110 000000001000001110100000110101 100010000000001001101000000001 000001001110011000101110111001`)
	c, err := measure.NewComplexity(m)
	if err != nil {
		t.Fatal(err)
	}
	long := math.Sqrt(299. / 300)
	allNear(t, "ECI", scaled(long, c.ECI), []float64{1.073207217992253, -.3159764634559932, 1.06773721349865, 1.200861157616729,
		-.9777046345252988, .0180390442936879, .5359206138129307, -.421184002398617, -2.170709342895322, -.0101908039390183}, 1e-7)
	allNear(t, "PCI", scaled(long, c.PCI), []float64{-1.470491886427003, .9898334389413032, -1.28829614655021, .3359789984244054,
		-3.323137535581785, 1.211838680172189, .7575610835667231, 2.794806326517154, 1.056227717927282, .3013836399410316,
		.9458555639215322, .2528276298920076, .7921553064524651, 1.794091102846822, -3.047699996853477, .5947683743763661,
		1.865519843983964, -1.177374641095858, -1.81300391183786, .5613061109624367, -.928657059139727, 1.071585041866113,
		-.590077081819932, 1.180674892441301, .7101505141850155, .4400665963872156, 2.140168306589086, -.1620847904245116,
		2.794806326517154, -3.434600369331548}, 1e-7)
	// Proximity to the first product, and density in Austria and Poland.
	proximity := measure.Proximity(m)
	const third, two = 1. / 3, 2. / 3
	allNear(t, "proximity", proximity.RawRowView(0), []float64{0, .5, .5, .8333333333333334, two, .5, .5, third, third, third,
		two, .5, .5, third, .5, third, third, .5, .5, third, two, third, two, two, third, third, third, third, third, third}, 1e-12)
	density := measure.Density(m, proximity)
	allNear(t, "density in Austria", density.RawRowView(0), []float64{.4625, .483619344773791, .37221269296741, .4942528735632183,
		.3444055944055944, .5125284738041002, .4594936708860758, .6070959264126149, .5710659898477156, .4414668547249647,
		.5054945054945056, .4920913884007029, .5147058823529412, .5693069306930694, .3787375415282392, .5026595744680851,
		.5925, .4872180451127819, .4715909090909089, .427807486631016, .4691358024691358, .5389048991354467, .4512820512820513,
		.5348837209302325, .5594594594594594, .505, .5794392523364486, .4712286158631416, .607095926412615, .3894967177242888}, 1e-12)
	allNear(t, "density in Poland", density.RawRowView(8), []float64{.2375, .1856474258970359, .2761578044596913, .2298850574712643,
		.3321678321678321, .1776765375854214, .1974683544303797, .1077529566360053, .2005076142131979, .2228490832157969,
		.1978021978021978, .1915641476274165, .1911764705882353, .150990099009901, .3388704318936877, .2101063829787234, .14,
		.2451127819548872, .2698863636363636, .1942959001782531, .2469135802469136, .2103746397694524, .258974358974359,
		.1744186046511628, .2135135135135135, .2125, .1425233644859813, .2146189735614308, .1077529566360053, .3698030634573304}, 1e-12)
}

// H. Abdi and D. Valentin (2007), Multiple correspondence analysis, in N. Salkind (ed.),
// Encyclopedia of Measurement and Statistics, Sage, tables 2 to 4: six wines described by
// three experts in 22 binary columns, with the eigenvalues to four decimals and scores on
// the first factor to two. Scores are corrected and have the variance .7004.
func TestAbdiValentin(t *testing.T) {
	c, err := measure.NewComplexity(presenceOf(`1000101100100101010101 0101010011001010011010 0110010011010010011010
		0110010011010010101010 1000101100100101100101 1001001100101001100101`))
	if err != nil {
		t.Fatal(err)
	}
	for k, want := range []float64{1, .8532, .2000, .1151, .0317} {
		within(t, fmt.Sprintf("eigenvalue %d", k), c.Eigenvalues[k], want, 5e-5)
	}
	within(t, "gap", c.Gap(), 1-.8532, 5e-5)
	for w, want := range []float64{.86, -.71, -.92, -.86, .92, .71} {
		within(t, fmt.Sprintf("score of wine %d", w+1), math.Sqrt(.7004)*c.ECI[w], want, 5e-3)
	}
}
