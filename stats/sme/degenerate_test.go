package sme_test

import (
	"math"
	"testing"

	"github.com/machikoba/machikoba/ingest/census"
	"github.com/machikoba/machikoba/stats"
	"github.com/machikoba/machikoba/stats/sme"
)

// A firm with nothing is small; what is no number or negative is not known, which is
// neither small nor large; nobody knows what is not asked.
func TestFirmsAtTheEdge(t *testing.T) {
	for name, c := range map[string]struct {
		capital, employees sme.Quantity
		want               sme.Class
		isSME              sme.Answer
	}{
		"zeros":    {sme.Known(0), sme.Known(0), sme.Small, sme.Yes},
		"unknown":  {sme.Quantity{}, sme.Quantity{}, sme.UnknownClass, sme.NotKnown},
		"missing":  {sme.Known(math.NaN()), sme.Known(math.NaN()), sme.UnknownClass, sme.NotKnown},
		"negative": {sme.Known(-1), sme.Known(-1), sme.UnknownClass, sme.NotKnown},
		"infinite": {sme.Known(math.Inf(1)), sme.Known(math.Inf(1)), sme.Large, sme.No},
	} {
		f := sme.Firm{Industry: sme.Industry{Sector: sme.Manufacturing}, Capital: c.capital, RegularEmployees: c.employees}
		got := sme.Classify(f, sme.BasicAct)
		if got.Class != c.want || got.Class.SME() != c.isSME {
			t.Errorf("%s: %v, an SME: %v, want %v, %v", name, got, got.Class.SME(), c.want, c.isSME)
		}
		finding := map[sme.Answer]stats.Finding{sme.Yes: stats.Met, sme.No: stats.NotMet, sme.NotKnown: stats.Unknown}[c.isSME]
		if s := sme.Screen(sme.Candidate{Firm: f}, sme.ModelFactory()[:1]); s.Overall != finding {
			t.Errorf("%s: screened %v, want %v", name, s.Overall, finding)
		}
	}
}

// Coverage of enterprises that are hidden or none, by one member and by nobody.
func TestCoverageAtTheEdge(t *testing.T) {
	one := []sme.Member{{Name: "A", Area: census.Nara, Employees: sme.Known(0)}}
	for name, c := range map[string]struct {
		members                    []sme.Member
		enterprises, per, employed float64
		status                     census.Status // of members per enterprise, where it has no value
	}{
		"one":           {members: one, enterprises: 4, per: .25},
		"nobody":        {enterprises: 4, employed: math.NaN()},
		"of suppressed": {one, math.NaN(), math.NaN(), 0, census.Suppressed},
		"of zero":       {one, 0, math.NaN(), 0, census.NoBase},
	} {
		table, err := sme.Coverage(c.members, enterprises(t, map[census.Area]float64{census.Nara: c.enterprises}))
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		at := func(m census.Measure, s census.Statistic) census.Observation {
			o, _ := table.Find(census.Key{Year: 2018, Area: census.Nara, Measure: m, Statistic: s})
			return o
		}
		same := func(a, b float64) bool { return a == b || math.IsNaN(a) && math.IsNaN(b) }
		per, employed := at(sme.Members, sme.PerEstablishment), at(census.Employees, sme.PerMember)
		if !same(per.Value, c.per) || math.IsNaN(c.per) && per.Status != c.status || !same(employed.Value, c.employed) {
			t.Errorf("%s: %v per enterprise, %v, and %v employees per member, want %v, %v and %v", name, per.Value, per.Status, employed.Value, c.per, c.status, c.employed)
		}
	}
}
