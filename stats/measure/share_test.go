package measure_test

import (
	"math"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/machikoba/machikoba/stats/internal/oracle"
	"github.com/machikoba/machikoba/stats/measure"
)

// census is the input of the cases with figures by prefecture, industry and size class.
type census struct {
	pref, industry, class, year []string
	columns                     map[string][]float64
}

func readCensus(c *oracle.Case) census {
	in := c.Input("input")
	return census{
		pref: in.Strings("pref"), industry: in.Strings("industry"), class: in.Strings("size_class"), year: in.Strings("year"),
		columns: map[string][]float64{
			"establishments": in.Floats("establishments"),
			"employment":     in.Floats("employment"),
			"shipments":      in.Floats("shipments"),
		},
	}
}

// sizeClass reads "4-9" and "300-".
func sizeClass(t *testing.T, s string) measure.SizeClass {
	t.Helper()
	low, high, _ := strings.Cut(s, "-")
	a, err := strconv.ParseFloat(strings.TrimSuffix(low, "+"), 64) // "300-" or "300+"
	if err != nil {
		t.Fatal(err)
	}
	b := math.Inf(1)
	if high != "" {
		if b, err = strconv.ParseFloat(high, 64); err != nil {
			t.Fatal(err)
		}
	}
	return measure.SizeClass{Lower: a, Upper: b}
}

// byClass sums a column over the rows that are chosen, for each size class.
func (k census) byClass(t *testing.T, column string, chosen func(row int) bool) ([]measure.SizeClass, []float64) {
	names := oracle.Distinct(k.class)
	classes, sums := make([]measure.SizeClass, len(names)), make([]float64, len(names))
	for i, s := range names {
		classes[i] = sizeClass(t, s)
	}
	for row, v := range k.columns[column] {
		if chosen(row) {
			sums[slices.Index(names, k.class[row])] += v
		}
	}
	return classes, sums
}

const sme = 299

func TestShareSMEOracle(t *testing.T) {
	oracle.Run(t, "share_sme", func(t *testing.T, c *oracle.Case) {
		k := readCensus(c)
		prefs, years := oracle.Distinct(k.pref), oracle.Distinct(k.year)
		of := func(column, pref, year string) []float64 {
			_, sums := k.byClass(t, column, func(row int) bool {
				return (pref == "" || k.pref[row] == pref) && k.year[row] == year
			})
			return sums
		}
		classes, _ := k.byClass(t, "employment", func(int) bool { return false })
		for column := range k.columns {
			for _, year := range years {
				national := of(column, "", year)
				c.Check(t, measure.ShareBelow(classes, national, sme), column, "sme_share_national", year)
				for i, s := range measure.Shares(national) {
					c.Check(t, s, column, "size_class_composition_national", year, oracle.Distinct(k.class)[i])
				}
				var totals [][]float64
				for _, pref := range prefs {
					c.Check(t, measure.ShareBelow(classes, of(column, pref, year), sme), column, "sme_share_by_pref_year", pref, year)
					totals = append(totals, []float64{sumOf(of(column, pref, year))})
				}
				for r, pref := range prefs {
					c.Check(t, measure.Distribution(matrix(totals), measure.Totals{}).At(r, 0), column, "pref_share_of_nation", pref, year)
				}
			}
		}
		last := years[len(years)-1]
		var split [][]float64
		for _, pref := range prefs {
			for _, year := range years {
				perHead := measure.Ratio([]float64{sumOf(of("shipments", pref, year))}, []float64{sumOf(of("employment", pref, year))})
				c.Check(t, perHead[0], "shipments_per_employee_by_pref_year", pref, year)
			}
			e := of("employment", pref, last)
			share := measure.ShareBelow(classes, e, sme)
			split = append(split, []float64{share * sumOf(e), (1 - share) * sumOf(e)})
			change := 100 * (share - measure.ShareBelow(classes, of("employment", pref, years[0]), sme))
			c.Check(t, change, "sme_share_change_pp", pref)
		}
		lq := measure.LocationQuotient(matrix(split), measure.LQOptions{})
		for r, pref := range prefs {
			c.Check(t, lq.At(r, 0), "sme_lq_employment_by_pref_last_year", pref)
		}
	})
}

func TestShareIntervalOracle(t *testing.T) {
	oracle.Run(t, "share_interval_suppressed", func(t *testing.T, c *oracle.Case) {
		k, totals := readCensus(c), c.Input("input_totals")
		published := totals.Floats("shipments")
		for i, pref := range totals.Strings("pref") {
			year := totals.Strings("year")[i]
			d := measure.Division{Total: published[i]}
			for row, v := range k.columns["shipments"] {
				switch {
				case k.pref[row] != pref || k.year[row] != year:
				case sizeClass(t, k.class[row]).Upper <= sme:
					d.Part = append(d.Part, v)
				default:
					d.Rest = append(d.Rest, v)
				}
			}
			got, err := measure.ShareInterval(d)
			if err != nil {
				t.Fatal(err)
			}
			key := pref + "-" + year
			c.Check(t, d.Total, key, "total_published")
			c.Check(t, got.Residual, key, "residual_suppressed")
			c.Check(t, float64(got.HiddenPart), key, "n_x_sme")
			c.Check(t, float64(got.HiddenRest), key, "n_x_large")
			c.Check(t, got.Share.Lower, key, "sme_share_lower")
			c.Check(t, got.Share.Upper, key, "sme_share_upper")
			c.Check(t, got.Share.Midpoint(), key, "sme_share_midpoint")
			c.Check(t, got.Visible, key, "complete_case_share_ignoring_x")
		}
	})
}

func TestShareIntervalOneSide(t *testing.T) {
	for _, tc := range []struct {
		name        string
		part, rest  []float64
		total       float64
		lower, high float64
	}{
		{"hidden in the part", []float64{10, nan}, []float64{50}, 100, 0.5, 0.5},
		{"hidden in the rest", []float64{10, 20}, []float64{nan}, 100, 0.3, 0.3},
		{"hidden in both", []float64{10, nan}, []float64{50, nan}, 100, 0.1, 0.5},
		{"nothing hidden", []float64{10, 15}, []float64{75}, 100, 0.25, 0.25},
		{"all hidden", []float64{nan}, []float64{nan}, 100, 0, 1},
	} {
		got, err := measure.ShareInterval(measure.Division{Part: tc.part, Rest: tc.rest, Total: tc.total})
		if err != nil {
			t.Errorf("%s: %v", tc.name, err)
			continue
		}
		near(t, tc.name+" lower", got.Share.Lower, tc.lower, 1e-15)
		near(t, tc.name+" upper", got.Share.Upper, tc.high, 1e-15)
	}
	for name, d := range map[string]measure.Division{
		"cells above the total": {Part: []float64{80}, Rest: []float64{30, nan}, Total: 100},
		"cells short of it":     {Part: []float64{80}, Rest: []float64{10}, Total: 100},
		"no total":              {Part: []float64{nan}, Total: nan},
		"zero total":            {Part: []float64{0}, Total: 0},
		"negative cell":         {Part: []float64{-1, nan}, Total: 3},
	} {
		_, err := measure.ShareInterval(d)
		wantError(t, name, err)
	}
}

func TestShareBelow(t *testing.T) {
	classes := []measure.SizeClass{{Lower: 4, Upper: 299}, {Lower: 300, Upper: math.Inf(1)}}
	near(t, "share", measure.ShareBelow(classes, []float64{30, 70}, 299), 0.3, 1e-15)
	wantNaN(t, "limit within a class", measure.ShareBelow(classes, []float64{30, 70}, 100))
	wantNaN(t, "missing", measure.ShareBelow(classes, []float64{30, nan}, 299))
	wantNaN(t, "nothing", measure.ShareBelow(classes, []float64{0, 0}, 299))
}

func TestComposition(t *testing.T) {
	x := matrix([][]float64{{1, 3}, {0, 0}, {2, nan}})
	got := measure.Composition(x, measure.Totals{Regions: []float64{4, 0, 8}})
	allNear(t, "row", got.RawRowView(0), []float64{0.25, 0.75}, 1e-15)
	allNear(t, "empty row", got.RawRowView(1), []float64{nan, nan}, 0)
	allNear(t, "row with a published total", got.RawRowView(2), []float64{0.25, nan}, 1e-15)
	without := measure.Composition(x, measure.Totals{})
	wantNaN(t, "row with an unknown total", without.At(2, 0))
}
