package stats

import (
	"fmt"
	"slices"

	"gonum.org/v1/gonum/mat"

	"github.com/machikoba/machikoba/ingest/census"
	"github.com/machikoba/machikoba/stats/series"
)

// shiftLaws are the laws of the tests of a shift by the length of the series, each
// drawn once.
type shiftLaws struct {
	of      map[int]*series.ChangePointLaw
	options series.ChangePointLawOptions
}

func (l shiftLaws) law(n int) (*series.ChangePointLaw, error) {
	if law, drawn := l.of[n]; drawn {
		return law, nil
	}
	law, err := series.NewChangePointLaw(n, l.options)
	l.of[n] = law
	return law, err
}

// search looks for breaks in the figures chosen of a series.
func (o FindBreaksOptions) search(b *BreakSearch, c chosen, laws shiftLaws) error {
	y := make([]float64, len(c.values))
	for i, v := range c.values {
		y[i] = o.Scale.of(v)
	}
	x := o.Model.regressors(len(y))
	if _, k := x.Dims(); o.Search.Trim == 0 {
		o.Search.Trim = max(.15, (float64(k)+1)/float64(len(y))+1e-9)
	}
	estimate, err := series.Breaks(x, y, o.Search)
	if err != nil {
		return err
	}
	if err := o.test(b, x, y); err != nil {
		return err
	}
	if o.Model == BreakInMean {
		if err := o.shifts(b, y, laws); err != nil {
			return err
		}
	}
	o.sequential(b, estimate)
	o.found(b, estimate)
	return nil
}

// date sets the break after so many years beside the breaks of the survey.
func (o FindBreaksOptions) date(b *BreakSearch, before int) BreakDate {
	year := b.Years[0] + census.Year(before)
	return BreakDate{year, o.History.Comparable(year-1, year, b.Key.Measure)}
}

// test fills in the tests of breaks in the coefficients.
func (o FindBreaksOptions) test(b *BreakSearch, x mat.Matrix, y []float64) (err error) {
	if b.SupF.BreakFTest, err = series.BreakF(x, y, o.Search.Trim); err != nil {
		return err
	}
	b.SupF.BreakDate = o.date(b, b.SupF.Break)
	if b.CUSUM, err = series.OLSCUSUM(x, y); err != nil {
		return err
	}
	if b.RecursiveCUSUM, err = series.RecursiveCUSUM(x, y); err != nil {
		return err
	}
	for _, year := range o.At {
		d := DatedChow{BreakDate: BreakDate{Year: year}}
		before := int(year - b.Years[0])
		if before < 1 || before >= len(y) {
			d.Refused = fmt.Sprintf("%d does not divide the years %d to %d", year, b.Years[0], b.Years[len(y)-1])
		} else if d.ChowTest, err = series.Chow(x, y, before); err != nil {
			d.Refused = err.Error()
		} else {
			d.BreakDate = o.date(b, before)
		}
		b.Chow = append(b.Chow, d)
	}
	return nil
}

// shifts fills in the tests of a shift of the level.
func (o FindBreaksOptions) shifts(b *BreakSearch, y []float64, laws shiftLaws) (err error) {
	for _, t := range []struct {
		of   *DatedShift
		test func([]float64) (series.ChangePoint, error)
	}{{&b.Pettitt, series.Pettitt}, {&b.Buishand, series.Buishand}, {&b.SNHT, series.SNHT}} {
		if t.of.ChangePoint, err = t.test(y); err != nil {
			return err
		}
		t.of.BreakDate = o.date(b, t.of.Before)
	}
	law, err := laws.law(len(y))
	if err != nil {
		return err
	}
	b.Buishand.P, b.SNHT.P = law.Buishand(b.Buishand.Statistic), law.SNHT(b.SNHT.Statistic)
	return nil
}

// sequential fills in the breaks found one by one, or why there are none.
func (o FindBreaksOptions) sequential(b *BreakSearch, estimate *series.BreakEstimate) {
	errs := series.IndependentErrors
	if o.Serial == Autocorrelated {
		errs = series.SerialErrors
	}
	breaks, err := estimate.Sequential(errs, o.Significance)
	if err != nil {
		b.NotSequential = err.Error()
		return
	}
	for _, before := range breaks {
		b.Sequential = append(b.Sequential, o.date(b, before))
	}
}

// found fills in the breaks of the best partition, and how well each is known.
func (o FindBreaksOptions) found(b *BreakSearch, estimate *series.BreakEstimate) {
	for _, before := range estimate.Partitions[estimate.Best].Breaks {
		b.Found = append(b.Found, FoundBreak{BreakDate: o.date(b, before)})
	}
	intervals, err := estimate.Intervals(estimate.Best, o.Level)
	first, last := b.Years[0], slices.Max(b.Years)
	for i := range b.Found {
		f := &b.Found[i]
		if err != nil {
			f.NoInterval = err.Error()
			continue
		}
		f.Lower, f.Upper = first+census.Year(intervals[i].Lower), first+census.Year(intervals[i].Upper)
		for year := max(f.Lower, first+1); year <= min(f.Upper, last); year++ {
			f.Near = append(f.Near, o.History.Comparable(year-1, year, b.Key.Measure)...)
		}
	}
}
