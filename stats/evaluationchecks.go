package stats

import (
	"fmt"
	"math"
	"slices"
	"strings"

	"github.com/machikoba/machikoba/ingest/census"
	"github.com/machikoba/machikoba/stats/series"
)

// estimate fills in the effect, its errors and the checks.
func (e *Evaluation) estimate(p series.Panel, treated []int) error {
	start := int(e.Programme.Start)
	d, err := series.DifferenceInDifferences(p, treated, start)
	if err != nil {
		return err
	}
	e.Effect = d.Effect()
	clustered, err := d.PanelFit.Clustered(series.DegreesOfFreedom)
	if err != nil {
		return err
	}
	e.Clustered = d.Tests(clustered)[0]
	kraay, err := d.PanelFit.DriscollKraay(int(4 * math.Pow(float64(len(e.Years))/100, 2./9)))
	if err != nil {
		return err
	}
	e.DriscollKraay = d.Tests(kraay)[0]
	if e.Placebo, err = d.Placebo(e.Programme.Placebo); err != nil {
		return err
	}
	if err := e.eventStudy(p, treated, start); err != nil {
		return err
	}
	return e.before(p, treated)
}

func (e *Evaluation) eventStudy(p series.Panel, treated []int, start int) error {
	study, err := series.NewEventStudy(p, treated, start)
	if err != nil {
		return err
	}
	cov, err := study.Clustered(series.DegreesOfFreedom)
	if err != nil {
		return err
	}
	e.ByYear = append(e.ByYear, YearEffect{Year: census.Year(study.Reference)})
	for i, test := range study.Tests(cov)[:len(study.Dates)] {
		e.ByYear = append(e.ByYear, YearEffect{census.Year(study.Dates[i]), test.Estimate, test.SE})
	}
	slices.SortFunc(e.ByYear, func(a, b YearEffect) int { return int(a.Year - b.Year) })
	if trend, err := study.PreTrend(cov); err == nil {
		e.PreTrend = &trend
	}
	return nil
}

// before evaluates a programme that never was, in the middle of the years before
// the start.
func (e *Evaluation) before(p series.Panel, treated []int) error {
	var years []census.Year
	for _, y := range e.Years {
		if y < e.Programme.Start {
			years = append(years, y)
		}
	}
	if len(years) < 2 {
		return nil
	}
	e.BeforeStart = years[len(years)/2]
	var early series.Panel
	for i, y := range p.Time {
		if y < int(e.Programme.Start) {
			early.Unit, early.Time, early.Y = append(early.Unit, p.Unit[i]), append(early.Time, y), append(early.Y, p.Y[i])
		}
	}
	d, err := series.DifferenceInDifferences(early, treated, int(e.BeforeStart))
	if err != nil {
		return err
	}
	test, err := d.Placebo(e.Programme.Placebo)
	if err != nil {
		return err
	}
	e.Before = &test
	return nil
}

// Assumptions says in plain words what the estimate takes for granted, and how far
// this evaluation can check it.
func (e *Evaluation) Assumptions() string {
	var b strings.Builder
	p := e.Programme
	in := "in level"
	if p.Scale == Logarithms {
		in = "at the same rate"
	}
	fmt.Fprintf(&b, "The estimate is an effect of %s only if\n", p.name())
	fmt.Fprintf(&b, "- without it the %d treated units would have changed %s as the %d others did, on average;\n", len(e.Treated), in, len(e.Control))
	fmt.Fprintf(&b, "- nothing else from %d on struck one group and not the other;\n", p.Start)
	b.WriteString("- the others did not feel it: no orders, workers or factories moved between the groups because of it;\n")
	fmt.Fprintf(&b, "- nobody acted on it before %d.\n", p.Start)
	b.WriteString("What enters, leaves or crosses the floor of the survey is part of the effect.\n")
	switch {
	case e.Before == nil:
		b.WriteString("With one year before the start, none of this can be checked.\n")
	default:
		fmt.Fprintf(&b, "Before the start, a programme in %d that never was has an effect of %s, and %.0f %% of placebos one as large.\n",
			e.BeforeStart, e.format(e.Before.Effect), 100*e.Before.P)
	}
	fmt.Fprintf(&b, "It uses the %d comparable years %s; %d units are left out.\n", len(e.Years), listYears(e.Years), len(e.LeftOut))
	b.WriteString("A census counts everybody: P says how unusual the effect is among placebos, not how exact a sample is.")
	return b.String()
}

// format writes an effect for people: that in log points as growth.
func (e *Evaluation) format(effect float64) string {
	if e.Programme.Scale == Logarithms {
		return census.UnitFraction.Format(math.Expm1(effect), census.English)
	}
	return e.Unit.Format(effect, census.English)
}

// listYears writes years in runs, "2007–2010, 2012".
func listYears(years []census.Year) string {
	observations := make([]census.Observation, len(years))
	for i, y := range years {
		observations[i].Year = y
	}
	return yearsOf(observations)
}
