package sme

import (
	"fmt"
	"iter"
	"math"

	"github.com/machikoba/machikoba/ingest/census"
)

// Names of what [Coverage] makes.
const (
	// Members is the measure of the members of an association.
	Members census.Measure = "members"
	// PerEnterprise is the statistic of members in parts of all enterprises, and
	// PerEstablishment that in parts of establishments, which are no enterprises.
	PerEnterprise    census.Statistic = "members per SME"
	PerEstablishment census.Statistic = "members per establishment"
	// PerMember is the statistic of the average size of members.
	PerMember census.Statistic = "employees per member"
)

// A Member is one member of an association.
type Member struct {
	Name string
	Area census.Area // the prefecture, or a municipality of it
	// Employees of the member, if known.
	Employees Quantity
}

// Coverage returns how many of the enterprises of each prefecture are members of
// an association, and how large they are: a table that has, for each prefecture
// that members or enterprises are in and for Japan,
//
//	measure members                                  the members
//	measure members, statistic "members per SME"     members / enterprises
//	measure employees, statistic "employees per member"  Σ employees / members
//
// The enterprises are a table with one figure for each prefecture, and for Japan
// if that is to be divided by: SMEs as the Small and Medium Enterprise Agency
// counts them. stats.BelowSMELimit is a proxy, which counts establishments: where the
// measure is [census.Establishments] the statistic is "members per establishment".
// Where that figure is missing so is the quotient, with its status; where it is
// zero there is no base. Employees that are not known of some members, or negative, make
// the average not available, with the interval open above that follows from the
// others. A prefecture without members has 0 of them.
//
// It is an error if a member is in no prefecture, and if enterprises has more than
// one figure for a prefecture.
//
// # References
//
// Small and Medium Enterprise Agency, White Paper on Small and Medium Enterprises
// (中小企業白書), appended statistics: enterprises by prefecture.
func Coverage(members []Member, enterprises *census.Table) (*census.Table, error) {
	if enterprises.Len() == 0 {
		return nil, fmt.Errorf("sme: coverage of no enterprises")
	}
	for _, d := range enterprises.Vary() {
		if d != census.ByArea {
			return nil, fmt.Errorf("sme: coverage needs one figure of enterprises for each prefecture, but they differ in %v: select one", d)
		}
	}
	in, err := byPrefecture(members)
	if err != nil {
		return nil, err
	}
	return census.Collect(coverage(in, enterprises), census.WithMetadataOf(enterprises),
		census.WithLabel(census.ByMeasure, string(Members), "Members", "会員数"),
		census.WithLabel(census.ByStatistic, string(PerEnterprise), string(PerEnterprise), "中小企業数に対する会員数の割合"),
		census.WithLabel(census.ByStatistic, string(PerEstablishment), string(PerEstablishment), "事業所数に対する会員数の割合"),
		census.WithLabel(census.ByStatistic, string(PerMember), string(PerMember), "1会員当たり従業者数"))
}

// membership is what is known of the members of one prefecture.
type membership struct {
	members, employees float64
	silent             int // members whose employees are not known
}

func byPrefecture(members []Member) (map[census.Area]membership, error) {
	in := map[census.Area]membership{}
	for _, m := range members {
		prefecture, ok := m.Area.Prefecture()
		if !ok {
			return nil, fmt.Errorf("sme: member %q is in %q, which is in no prefecture", m.Name, m.Area)
		}
		for _, a := range []census.Area{prefecture, census.Japan} {
			s := in[a]
			s.members++
			if m.Employees.Known && m.Employees.Value >= 0 {
				s.employees += m.Employees.Value
			} else {
				s.silent++
			}
			in[a] = s
		}
	}
	return in, nil
}

func coverage(in map[census.Area]membership, enterprises *census.Table) iter.Seq[census.Observation] {
	return func(yield func(census.Observation) bool) {
		areas := []census.Area{census.Japan}
		for a := range census.Prefectures() {
			areas = append(areas, a)
		}
		for _, a := range areas {
			k := enterprises.Key(0)
			k.Area = a
			of, found := enterprises.Find(k)
			if !found {
				of = census.Absence(k, census.NotAvailable)
			}
			s, hasMembers := in[a]
			if (hasMembers || found) && !s.observe(of, yield) {
				return
			}
		}
	}
}

// observe yields the three figures of one prefecture.
func (s membership) observe(of census.Observation, yield func(census.Observation) bool) bool {
	k := census.Key{Year: of.Year, Area: of.Area, Measure: Members}
	count := census.NewObservation(k, s.members)
	count.Unit, count.Status = census.UnitMembers, census.Computed
	k.Statistic = PerEnterprise
	if of.Measure == census.Establishments {
		k.Statistic = PerEstablishment
	}
	per := census.NewObservation(k, s.members/of.Value)
	per.Unit, per.Sources, per.Status = census.UnitFraction, of.Sources, max(of.Status, census.Computed)
	if of.Value == 0 {
		per.Value, per.Status = math.NaN(), census.NoBase
	}
	if of.Interval > census.Rounding && of.Lower >= 0 && of.Upper > 0 {
		per.Interval, per.Lower, per.Upper = of.Interval, s.members/of.Upper, math.Inf(1)
		if of.Lower > 0 {
			per.Upper = s.members / of.Lower
		}
	}
	return yield(count) && yield(per) && yield(s.size(k))
}

func (s membership) size(k census.Key) census.Observation {
	k.Measure, k.Statistic = census.Employees, PerMember
	size := census.NewObservation(k, s.employees/s.members)
	size.Unit, size.Status = census.UnitPersons.Per("member"), census.Computed
	switch {
	case s.members == 0:
		size.Value, size.Status = math.NaN(), census.NoBase
	case s.silent > 0:
		size.Value, size.Status = math.NaN(), census.NotAvailable
		size.Interval, size.Lower, size.Upper = census.Suppression, s.employees/s.members, math.Inf(1)
	}
	return size
}
