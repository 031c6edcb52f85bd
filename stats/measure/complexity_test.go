package measure_test

import (
	"testing"

	"github.com/machikoba/machikoba/stats/internal/oracle"
	"github.com/machikoba/machikoba/stats/measure"
)

func TestComplexityOracle(t *testing.T) {
	oracle.Run(t, "eci", func(t *testing.T, c *oracle.Case) {
		regions, industries, x := regionTable(c)
		wantRegions, wantIndustries := c.Expected.At("regions").Strings(), c.Expected.At("industries").Strings()
		m := measure.BinaryRCA(measure.LocationQuotient(x, measure.LQOptions{Undefined: measure.UndefinedZero}))
		got, err := measure.NewComplexity(m)
		if err != nil {
			t.Fatal(err)
		}
		c.CheckAll(t, got.Eigenvalues[:min(3, len(got.Eigenvalues))], "eigenvalues_top3")
		moments := measure.NewMoments(measure.Complete(got.Vector)[0], nil)
		z := make([]float64, len(got.Vector))
		for i, v := range got.Vector {
			z[i] = (v - moments.Mean) / sqrt(moments.SampleVariance)
		}
		for field, figures := range map[string][]float64{
			"diversity": got.Diversity, "second_eigenvector_unit_norm_sign_fixed": got.Vector,
			"eci_zscore_sd_population": got.ECI, "py_ecomplexity_eci": got.ECI, "eci_zscore_sd_sample": z,
		} {
			c.CheckAll(t, aligned(t, figures, regions, wantRegions), field)
		}
		c.CheckAll(t, aligned(t, got.Ubiquity, industries, wantIndustries), "ubiquity")
		c.CheckAll(t, aligned(t, got.PCI, industries, wantIndustries), "py_ecomplexity_pci")
		phi := measure.Proximity(m)
		pairs := alignedRows(t, phi, [2][]string{industries, industries}, [2][]string{wantIndustries, wantIndustries})
		c.CheckMatrix(t, pairs, "proximity_min_conditional")
		density := alignedRows(t, measure.Density(m, phi), [2][]string{regions, industries}, [2][]string{wantRegions, wantIndustries})
		c.CheckMatrix(t, density, "relatedness_density_excluding_self")
	})
}

func TestComplexityIsMeanOfIndustries(t *testing.T) {
	m := matrix([][]float64{{1, 1, 1, 0, 1}, {1, 0, 1, 0, 0}, {0, 0, 0, 0, 0}, {0, 1, 1, 0, 0}, {0, 0, 1, 0, 1}})
	c, err := measure.NewComplexity(m)
	if err != nil {
		t.Fatal(err)
	}
	wantNaN(t, "ECI of an empty region", c.ECI[2])
	wantNaN(t, "PCI of an empty industry", c.PCI[3])
	for _, r := range []int{0, 1, 3, 4} {
		mean := 0.0
		for p := range 5 {
			if m.At(r, p) == 1 {
				mean += c.PCI[p] / c.Diversity[r]
			}
		}
		near(t, "mean PCI of a region", mean, c.ECI[r], 1e-12)
	}
	near(t, "first eigenvalue", c.Eigenvalues[0], 1, 1e-12)
	pairs := measure.Complete(c.ECI, c.Diversity)
	if r := measure.Pearson(pairs[0], pairs[1]).R; r < -1e-9 {
		t.Errorf("correlation with diversity = %v", r)
	}
	if gap := c.Gap(); !(gap > 0 && gap <= c.Eigenvalues[0]-c.Eigenvalues[1]) {
		t.Errorf("gap = %v", gap)
	}
}

// Three regions of which each has what the next has and one industry more. By hand:
//
//	     11/18 5/18 2/18
//	M̃ =  5/12  5/12 2/12   eigenvalues 1, 1/4, 1/9, M̃ (2, -1, -4) = ¼ (2, -1, -4)
//	      1/3   1/3  1/3
//
// The vector has mean -1 and variance 6. The industries have 4 times the means of it over
// their regions: -1, 1/2 and 2.
func TestComplexityOfNestedRegions(t *testing.T) {
	c, err := measure.NewComplexity(matrix([][]float64{{1, 1, 1}, {1, 1, 0}, {1, 0, 0}}))
	if err != nil {
		t.Fatal(err)
	}
	root := sqrt(6)
	allNear(t, "diversity", c.Diversity, []float64{3, 2, 1}, 0)
	allNear(t, "ubiquity", c.Ubiquity, []float64{3, 2, 1}, 0)
	allNear(t, "eigenvalues", c.Eigenvalues, []float64{1, 1. / 4, 1. / 9}, 1e-14)
	allNear(t, "ECI", c.ECI, []float64{3 / root, 0, -3 / root}, 1e-13)
	allNear(t, "PCI", c.PCI, []float64{-3 / root, 3 / root, 9 / root}, 1e-13)
	near(t, "gap", c.Gap(), 1./4-1./9, 1e-14)
}

// Ten regions with four industries: the vector that comes by way of the industries is an
// eigenvector of D⁻¹ M U⁻¹ Mᵀ all the same.
func TestComplexityOfFewIndustries(t *testing.T) {
	m := matrix([][]float64{
		{1, 1, 1, 1}, {1, 1, 1, 0}, {1, 1, 0, 0}, {1, 0, 0, 0}, {0, 1, 1, 0},
		{1, 0, 1, 1}, {0, 0, 0, 1}, {1, 1, 0, 1}, {0, 0, 0, 0}, {1, 0, 1, 0},
	})
	c, err := measure.NewComplexity(m)
	if err != nil {
		t.Fatal(err)
	}
	if len(c.Eigenvalues) != 9 {
		t.Errorf("%d eigenvalues of 9 regions", len(c.Eigenvalues))
	}
	trace := 0.0
	for r := range 10 {
		if r == 8 {
			wantNaN(t, "an empty region", c.Vector[r])
			continue
		}
		image := 0.0
		for i := range 4 {
			trace += m.At(r, i) / c.Diversity[r] / c.Ubiquity[i]
			for other := range 10 {
				if other != 8 {
					image += m.At(r, i) * m.At(other, i) / c.Diversity[r] / c.Ubiquity[i] * c.Vector[other]
				}
			}
		}
		near(t, "image of the vector", image, c.Eigenvalues[1]*c.Vector[r], 1e-13)
	}
	near(t, "sum of the eigenvalues", sumOf(c.Eigenvalues), trace, 1e-13)
	norm := 0.0
	for _, v := range measure.Complete(c.Vector)[0] {
		norm += v * v
	}
	near(t, "norm of the vector", norm, 1, 1e-13)
}

func TestComplexityErrors(t *testing.T) {
	for name, m := range map[string][][]float64{
		"missing":     {{1, nan}, {1, 0}, {0, 1}},
		"not binary":  {{1, 2}, {1, 0}, {0, 1}},
		"two regions": {{1, 0, 1}, {0, 1, 1}, {0, 0, 0}},
		"all alike":   {{1, 1}, {1, 1}, {1, 1}},
		"two parts":   {{1, 1, 0, 0}, {1, 0, 0, 0}, {0, 0, 1, 1}, {0, 0, 0, 1}},
	} {
		_, err := measure.NewComplexity(matrix(m))
		wantError(t, name, err)
	}
}

func TestProximity(t *testing.T) {
	m := matrix([][]float64{{1, 1, 0, 0}, {1, 0, 0, 0}, {1, 1, 1, 0}})
	phi := measure.Proximity(m)
	allNear(t, "proximity", phi.RawMatrix().Data, []float64{
		0, 2.0 / 3, 1.0 / 3, 0,
		2.0 / 3, 0, 0.5, 0,
		1.0 / 3, 0.5, 0, 0,
		0, 0, 0, 0,
	}, 1e-15)
	density := measure.Density(m, phi)
	near(t, "density", density.At(1, 1), (2.0/3)/(2.0/3+0.5), 1e-15)
	wantNaN(t, "density of an industry near no other", density.At(0, 3))
	wantPanic(t, "other proximities", func() { measure.Density(m, matrix([][]float64{{1}})) })
}
