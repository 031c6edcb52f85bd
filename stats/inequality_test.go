package stats_test

import (
	"fmt"
	"math"
	"testing"

	"github.com/machikoba/machikoba/ingest/census"
	"github.com/machikoba/machikoba/stats"
	"github.com/machikoba/machikoba/stats/internal/oracle"
)

// perHead reads figures x of which each counts w times as a table of totals xw
// (shipments), of units w (employees) and of the figures themselves (wages).
func perHead(t *testing.T, c *oracle.Case) *census.Table {
	t.Helper()
	in := c.Input("input").Complete("x", "w")
	x, w := in.Floats("x"), in.Floats("w")
	var rows []census.Observation
	for i := range x {
		a := area(fmt.Sprint("unit", i))
		rows = append(rows, figure(a, census.Shipments, x[i]*w[i]), figure(a, census.Employees, w[i]), figure(a, census.CashWages, x[i]))
	}
	return collect(t, rows, census.WithSurveys(nil))
}

func TestInequalityOracle(t *testing.T) {
	for measure, fields := range map[string]map[string]stats.Summary{
		"gini":     {"gini": stats.Gini(), "gini_small_sample_corrected": stats.GiniCorrected()},
		"theil":    {"theil_T": stats.TheilT(), "theil_L_mld": stats.TheilL()},
		"atkinson": {"eps_0.5": stats.Atkinson(.5), "eps_1": stats.Atkinson(1), "eps_2": stats.Atkinson(2)},
	} {
		weighted := map[string]string{"gini": "gini_weighted", "theil_T": "theil_T_weighted", "theil_L_mld": "theil_L_weighted",
			"eps_0.5": "eps_0.5_weighted", "eps_1": "eps_1_weighted", "eps_2": "eps_2_weighted"}
		oracle.Run(t, measure, func(t *testing.T, c *oracle.Case) {
			table := perHead(t, c)
			for field, s := range fields {
				plain := described(t, table.Select(census.CashWages), census.ByArea, s, census.CashWages)
				compareDefined(t, c, field, plain)
				if w, ok := weighted[field]; ok {
					compareDefined(t, c, w, described(t, table.Select(census.Shipments), census.ByArea, s.Per(census.Employees), census.Shipments))
				}
			}
			skip(c)
		})
	}
}

// compareDefined compares a figure with a field of a case; what is infinite or
// undefined there has no value here.
func compareDefined(t *testing.T, c *oracle.Case, field string, o census.Observation) {
	t.Helper()
	if !c.Expected.Has(field) { // package measure compares all that there are
		return
	}
	want := c.Expected.At(field).Float()
	if math.IsInf(want, 0) || math.IsNaN(want) {
		if o.Status != census.NotApplicable {
			t.Errorf("%s is %v, %v, where it is not defined", field, o.Value, o.Status)
		}
		return
	}
	c.Compare(t, field, o.Value, want)
}

func TestConcentrationOracle(t *testing.T) {
	oracle.Run(t, "concentration_vector", func(t *testing.T, c *oracle.Case) {
		var rows []census.Observation
		for i, v := range c.Input("input").Floats("x") {
			if !math.IsNaN(v) { // the case leaves them out
				rows = append(rows, figure(area(fmt.Sprint(i)), census.Shipments, v))
			}
		}
		table := collect(t, rows)
		for field, s := range map[string]stats.Summary{"hhi": stats.HHI(), "hhi_normalised": stats.NormalisedHHI(), "equivalent_number": stats.EquivalentNumber(),
			"rosenbluth": stats.Rosenbluth(), "cr1": stats.ConcentrationRatio(1), "cr3": stats.ConcentrationRatio(3), "cr4": stats.ConcentrationRatio(4),
			"cr5": stats.ConcentrationRatio(5), "entropy_nats": stats.Entropy(), "relative_entropy": stats.RelativeEntropy(), "gini": stats.Gini()} {
			compareDefined(t, c, field, described(t, table, census.ByArea, s, census.Shipments))
		}
		skip(c)
	})
}

// A distribution that is the same for all but its order and its unit has the same
// figures.
func TestOrderAndUnitDoNotMatter(t *testing.T) {
	one, other := parts(t, 100, 50, 30, 15, 5), parts(t, 10, .5, 3, 5, 1.5)
	for name, s := range bounded {
		if name == "median" || name == "Gini per" || name == "T per" {
			continue
		}
		a, b := described(t, one, census.ByArea, s, census.Shipments), described(t, other, census.ByArea, s, census.Shipments)
		if a.Status != b.Status || math.Abs(a.Value-b.Value) > 1e-12 {
			t.Errorf("%s is %v and %v", name, a.Value, b.Value)
		}
	}
}

func ExampleSummary_Per() {
	at := func(a census.Area, m census.Measure, v float64) census.Observation { // made up
		return census.NewObservation(census.Key{Year: 2018, Area: a, Measure: m}, v)
	}
	t, err := census.Collect(func(yield func(census.Observation) bool) {
		_ = yield(at(census.Aichi, census.Shipments, 400)) && yield(at(census.Aichi, census.Employees, 10)) &&
			yield(at(census.Aomori, census.Shipments, 20)) && yield(at(census.Aomori, census.Employees, 1)) &&
			yield(at(census.Osaka, census.Shipments, 180)) && yield(at(census.Osaka, census.Employees, 9))
	})
	if err != nil {
		fmt.Println(err)
		return
	}
	williamson := stats.CV().Per(census.Employees)
	for o := range stats.Along(t.Select(census.Shipments), census.ByArea, williamson).All() {
		fmt.Printf("%s: %.3f\n", o.Statistic, o.Value)
	}
	// Output:
	// coefficient of variation over areas per employees: 0.333
}
