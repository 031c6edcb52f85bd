package measure_test

import (
	"math"
	"testing"

	"github.com/machikoba/machikoba/stats/internal/oracle"
	"github.com/machikoba/machikoba/stats/measure"
	"gonum.org/v1/gonum/mat"
)

func TestLocationQuotientOracle(t *testing.T) {
	oracle.Run(t, "location_quotient", func(t *testing.T, c *oracle.Case) {
		regions, industries, x := regionTable(c)
		lq := measure.LocationQuotient(x, measure.LQOptions{})
		zero := measure.LocationQuotient(x, measure.LQOptions{Undefined: measure.UndefinedZero})
		binary := measure.BinaryRCA(zero)
		names := [2][]string{regions, industries}
		wanted := [2][]string{c.Expected.At("regions").Strings(), c.Expected.At("industries").Strings()}
		for field, m := range map[string]mat.Matrix{
			"lq_null_when_undefined": lq,
			"lq_zero_when_undefined": zero,
			"rca_binary":             binary,
			"asymmetric_lq_diff":     measure.LocalisationDifference(x, measure.Totals{}),
			"symmetric_rca":          measure.SymmetricLQ(lq),
		} {
			c.CheckMatrix(t, alignedRows(t, m, names, wanted), field)
		}
		count := func(x []float64) float64 { return sumOf(x) }
		for i, u := range measure.ByIndustry(binary, count) {
			c.Check(t, u, "ubiquity", industries[i])
		}
		for r, d := range measure.ByRegion(binary, count) {
			c.Check(t, d, "diversity", regions[r])
		}
	})
}

func sumOf(x []float64) float64 {
	s := 0.0
	for _, v := range x {
		s += v
	}
	return s
}

func TestLocationQuotientMeanIsOne(t *testing.T) {
	x := matrix([][]float64{{30, 10, 5}, {7, 0, 12}, {1, 80, 3}})
	lq := measure.LocationQuotient(x, measure.LQOptions{})
	national := measure.Shares([]float64{38, 90, 20})
	for r, row := range rowsOf(lq) {
		mean := 0.0
		for i, q := range row {
			mean += q * national[i]
		}
		near(t, "weighted mean of region", mean, 1, 1e-14)
		_ = r
	}
	// The quotient is the region's share of the nation over its share of everything.
	for r, row := range rowsOf(measure.AdditiveLQ(x, measure.Totals{})) {
		near(t, "sum of additive quotients", sumOf(row), 0, 1e-14)
		abs := 0.0
		for _, v := range row {
			abs += math.Abs(v)
		}
		near(t, "Krugman", abs, measure.KrugmanSpecialisation(x, measure.KrugmanOptions{})[r], 1e-14)
	}
}

func TestLocationQuotientMissing(t *testing.T) {
	x := matrix([][]float64{{30, 10}, {nan, 20}})
	for _, row := range rowsOf(measure.LocationQuotient(x, measure.LQOptions{Undefined: measure.UndefinedZero})) {
		for _, q := range row {
			wantNaN(t, "quotient with an unknown nation", q)
		}
	}
	totals := measure.Totals{Regions: []float64{40, 60}, Industries: []float64{70, 30}}
	lq := measure.LocationQuotient(x, measure.LQOptions{Totals: totals})
	near(t, "visible quotient", lq.At(0, 0), (30.0/40)/(70.0/100), 1e-14)
	near(t, "visible quotient", lq.At(1, 1), (20.0/60)/(30.0/100), 1e-14)
	wantNaN(t, "suppressed quotient", lq.At(1, 0))
}

func TestLocationQuotientUndefined(t *testing.T) {
	lq := measure.LocationQuotient(matrix([][]float64{{0, 0}, {5, -1}, {2, 3}}), measure.LQOptions{})
	wantNaN(t, "empty region", lq.At(0, 0))
	wantNaN(t, "negative cell", lq.At(1, 1))
	one := measure.LocationQuotient(matrix([][]float64{{4, 6}}), measure.LQOptions{})
	allNear(t, "nation alone", one.RawRowView(0), []float64{1, 1}, 1e-15)
	if got := measure.BinaryRCA(matrix([][]float64{{1, 0.99, nan}})).RawRowView(0); got[0] != 1 || got[1] != 0 || !math.IsNaN(got[2]) {
		t.Errorf("BinaryRCA = %v", got)
	}
	wantPanic(t, "totals of another length", func() {
		measure.LocationQuotient(matrix([][]float64{{1, 2}}), measure.LQOptions{Totals: measure.Totals{Regions: []float64{1, 2}}})
	})
}
