package measure_test

import (
	"slices"
	"testing"

	"github.com/machikoba/machikoba/stats/internal/oracle"
	"github.com/machikoba/machikoba/stats/measure"
	"gonum.org/v1/gonum/mat"
)

// plants are the sizes, regions and industries of the plants in a case.
type plants struct {
	size             []float64
	region, industry []string
}

func readPlants(c *oracle.Case) plants {
	in := c.Input("input")
	p := plants{size: in.Floats("plant_emp"), region: in.Strings("region")}
	if in.Has("industry") {
		p.industry = in.Strings("industry")
	} else {
		p.industry = make([]string, in.Len())
	}
	return p
}

func (p plants) sizes(industry string) []float64 {
	var sizes []float64
	for i, s := range p.size {
		if p.industry[i] == industry {
			sizes = append(sizes, s)
		}
	}
	return sizes
}

func (p plants) employment(regions, industries []string) *mat.Dense {
	e := mat.NewDense(len(regions), len(industries), nil)
	for i, s := range p.size {
		r, k := slices.Index(regions, p.region[i]), slices.Index(industries, p.industry[i])
		e.Set(r, k, e.At(r, k)+s)
	}
	return e
}

// regionTotals reads the totals of the regions, or sums the plants where none are given.
func (p plants) regionTotals(c *oracle.Case) (regions []string, totals []float64) {
	if c.HasInput("input_regions") {
		in := c.Input("input_regions")
		return in.Strings("region"), in.Floats("emp")
	}
	regions = oracle.Distinct(p.region)
	return regions, measure.ByRegion(p.employment(regions, oracle.Distinct(p.industry)), sumOf)
}

func TestEllisonGlaeserOracle(t *testing.T) {
	oracle.Run(t, "ellison_glaeser", func(t *testing.T, c *oracle.Case) {
		p := readPlants(c)
		regions, x := p.regionTotals(c)
		industries := oracle.Distinct(p.industry)
		e := p.employment(regions, industries)
		for k, industry := range industries {
			var at []string
			if !c.Expected.Has("G") { // a set of values for each industry
				at = []string{industry}
			}
			check := func(got float64, field string) { t.Helper(); c.Check(t, got, append(slices.Clone(at), field)...) }
			a := measure.EllisonGlaeser(mat.Col(nil, k, e), x, measure.HHI(p.sizes(industry)))
			board := measure.NewDartboard(x, p.sizes(industry))
			check(a.G, "G")
			check(a.H, "H")
			check(a.Spread, "one_minus_sum_x2")
			check(a.Gamma, "gamma")
			check(board.Variance, "var_G_under_null")
			check(board.Z(a.G), "z_G")
			check(a.MaurelSedillot, "mauroux_sedillot")
			check(a.Raw, "locational_herf_raw_G_over_D")
			check(a.Unscaled, "stata_egi_variant_G_minus_H_over_1_minus_H")
		}
	})
}

func TestCoagglomerationOracle(t *testing.T) {
	oracle.Run(t, "coagglomeration", func(t *testing.T, c *oracle.Case) {
		p := readPlants(c)
		regions, x := p.regionTotals(c)
		industries := oracle.Distinct(p.industry)
		e := p.employment(regions, industries)
		var h []float64
		for _, industry := range industries {
			h = append(h, measure.HHI(p.sizes(industry)))
		}
		g := measure.Coagglomeration(e, x, h)
		c.Check(t, g.Gamma, "group_gamma_c_eg1997")
		c.Check(t, g.G, "G_group")
		c.Check(t, g.H, "H_group")
		pairs := measure.PairwiseCoagglomeration(e, x)
		for a, name := range industries {
			c.Check(t, g.Single[a], "gamma_single", name)
			for b, other := range industries {
				if key := name + "|" + other; c.Expected.At("pairwise_egk2010").Has(key) {
					c.Check(t, pairs.At(a, b), "pairwise_egk2010", key)
				}
			}
		}
	})
}

// The index of a group is the mean of the pairwise ones, weighted by the products of
// their shares in the group.
func TestCoagglomerationIsMeanOfPairs(t *testing.T) {
	e := matrix([][]float64{{30, 10, 5}, {7, 2, 12}, {1, 80, 3}})
	x := []float64{100, 150, 200}
	g := measure.Coagglomeration(e, x, []float64{0.1, 1, 0.3})
	pairs := measure.PairwiseCoagglomeration(e, x)
	w := measure.Shares(measure.ByIndustry(e, sumOf))
	var mean, weight float64
	for a := range w {
		for b := range w {
			if a != b {
				mean += w[a] * w[b] * pairs.At(a, b)
				weight += w[a] * w[b]
			}
		}
	}
	near(t, "gamma of the group", g.Gamma, mean/weight, 1e-13)
	wantNaN(t, "gamma of the industry with one plant", g.Single[1])
	near(t, "diagonal", pairs.At(0, 0), measure.EllisonGlaeser([]float64{30, 7, 1}, x, 0.1).Raw, 1e-14)
}

func TestAgglomerationUndefined(t *testing.T) {
	a := measure.EllisonGlaeser([]float64{3, 4}, []float64{5, 6}, 1)
	wantNaN(t, "gamma of one plant", a.Gamma)
	a = measure.EllisonGlaeser([]float64{3}, []float64{5}, 0.2)
	wantNaN(t, "gamma in one region", a.Gamma)
	a = measure.EllisonGlaeser([]float64{3, nan}, []float64{5, 6}, 0.2)
	wantNaN(t, "gamma with a missing region", a.Gamma)
	together := measure.EllisonGlaeser([]float64{9, 0, 0}, []float64{1e-9, 1, 1}, 0.5)
	if together.MaurelSedillot <= 0.9 {
		t.Errorf("all plants together have %v", together.MaurelSedillot)
	}
	g := measure.Coagglomeration(matrix([][]float64{{1}, {2}}), []float64{1, 1}, []float64{0.5})
	wantNaN(t, "coagglomeration of one industry", g.Gamma)
	pairs := measure.PairwiseCoagglomeration(matrix([][]float64{{1, 0, 2}, {2, 0, nan}}), []float64{1, 2})
	wantNaN(t, "pair with an empty industry", pairs.At(0, 1))
	wantNaN(t, "pair with a missing cell", pairs.At(2, 0))
	near(t, "pair without", pairs.At(0, 0), 0, 1e-15)
}

func TestEllisonGlaeserInterval(t *testing.T) {
	s, x := []float64{80, 15, 5}, []float64{40, 30, 30}
	iv := measure.EllisonGlaeserInterval(s, x, measure.Interval{Lower: 0.05, Upper: 0.3})
	for _, h := range []float64{0.05, 0.1, 0.2, 0.3} {
		if g := measure.EllisonGlaeser(s, x, h).Gamma; !iv.Contains(g) {
			t.Errorf("gamma at H = %v is %v, outside %v", h, g, iv)
		}
	}
	if iv.Lower >= iv.Upper {
		t.Errorf("interval %v", iv)
	}
}
