package series

import (
	"fmt"
	"math"
	"math/rand/v2"
	"sort"

	"gonum.org/v1/gonum/stat"
	"gonum.org/v1/gonum/stat/distuv"

	"github.com/machikoba/machikoba/stats/measure"
)

// A RowStatistic is a figure computed from the rows (regions, factories) with
// the numbers 0 … n−1, given as often as they are drawn.
type RowStatistic func(rows []int) float64

// OfValues makes a RowStatistic of a function of values.
func OfValues(x []float64, f func([]float64) float64) RowStatistic {
	return func(rows []int) float64 {
		drawn := make([]float64, len(rows))
		for i, row := range rows {
			drawn[i] = x[row]
		}
		return f(drawn)
	}
}

// BootstrapOptions are the choices of Bootstrap. The zero value draws 1999
// resamples from seed 0.
type BootstrapOptions struct {
	Resamples int // 0 is 1999
	Seed      uint64
	// Rows are resamples drawn elsewhere, one list of rows for each; then
	// nothing is drawn.
	Rows [][]int
}

// A Bootstrapped is a figure with its values over resamples.
type Bootstrapped struct {
	Estimate   float64   // over all rows once
	Replicates []float64 // one for each resample, in the order drawn
	Bias, SE   float64

	jackknife Jackknifed
	sorted    []float64
}

// Bootstrap computes the statistic over resamples of n rows, drawn with
// replacement. The same seed gives the same resamples on every machine.
//
// A census is not a sample: nothing is unknown that a further draw would tell.
// Over the regions of a census the intervals describe how much a figure hangs on
// the regions that happen to be there, its sensitivity, and not an error of
// measurement.
//
// A resample for which the statistic is NaN makes Bias, SE and all intervals
// NaN: define the statistic for every resample. n < 2 panics.
//
// # References
//
// Efron, B. & Tibshirani, R. J. (1993), An Introduction to the Bootstrap. New
// York: Chapman & Hall.
func Bootstrap(n int, statistic RowStatistic, opts BootstrapOptions) *Bootstrapped {
	if n < 2 {
		panic(fmt.Sprintf("series: Bootstrap of %d rows", n))
	}
	resamples := opts.Rows
	if resamples == nil {
		resamples = draws(n, opts)
	}
	if len(resamples) < 2 {
		panic(fmt.Sprintf("series: Bootstrap: %d resamples", len(resamples)))
	}
	b := &Bootstrapped{Estimate: statistic(allRows(n)), jackknife: Jackknife(n, statistic)}
	for _, rows := range resamples {
		b.Replicates = append(b.Replicates, statistic(rows))
	}
	b.Bias = mean(b.Replicates) - b.Estimate
	b.SE = math.Sqrt(stat.Variance(b.Replicates, nil))
	b.sorted = append([]float64(nil), b.Replicates...)
	sort.Float64s(b.sorted)
	return b
}

func draws(n int, opts BootstrapOptions) [][]int {
	count := opts.Resamples
	if count == 0 {
		count = 1999
	}
	random := rand.New(rand.NewPCG(opts.Seed, 0))
	resamples := make([][]int, max(count, 0))
	for k := range resamples {
		resamples[k] = make([]int, n)
		for i := range resamples[k] {
			resamples[k][i] = random.IntN(n)
		}
	}
	return resamples
}

func allRows(n int) []int {
	rows := make([]int, n)
	for i := range rows {
		rows[i] = i
	}
	return rows
}

// Percentile returns the interval of the middle replicates at the level (.95).
//
//	t*₍₍R+1₎(1−level)/2₎ … t*₍₍R+1₎(1+level)/2₎
//
// Between two ranks it is linear in the normal quantile of the rank. Where a rank is beyond the
// replicates the line through the two outermost is drawn on: then there are too
// few resamples for the level. A level that is not between 0 and 1 panics, here
// as in the other intervals.
//
// # References
//
// Davison, A. C. & Hinkley, D. V. (1997), Bootstrap Methods and their Application,
// chapter 5. Cambridge: Cambridge University Press.
func (b *Bootstrapped) Percentile(level float64) (lower, upper float64) {
	checkLevel("Percentile", level)
	return b.at((1 - level) / 2), b.at((1 + level) / 2)
}

// Basic returns the percentile interval turned about the estimate:
//
//	2t − t*
func (b *Bootstrapped) Basic(level float64) (lower, upper float64) {
	lower, upper = b.Percentile(level)
	return 2*b.Estimate - upper, 2*b.Estimate - lower
}

// Normal returns the interval of a normal law about the estimate less its bias:
//
//	t − bias ∓ z · SE
func (b *Bootstrapped) Normal(level float64) (lower, upper float64) {
	checkLevel("Normal", level)
	half := distuv.UnitNormal.Quantile((1+level)/2) * b.SE
	return b.Estimate - b.Bias - half, b.Estimate - b.Bias + half
}

// Correction returns the bias correction z₀ and the acceleration a of BCa.
//
//	z₀ = Φ⁻¹(share of replicates below the estimate)
//	a  = Σ(θ̄−θᵢ)³ / 6(Σ(θ̄−θᵢ)²)^(3/2)   over the jackknife's values θᵢ
func (b *Bootstrapped) Correction() (z0, a float64) {
	below := 0
	for _, t := range b.Replicates {
		if t < b.Estimate {
			below++
		}
	}
	z0 = distuv.UnitNormal.Quantile(float64(below) / float64(len(b.Replicates)))
	return z0, b.jackknife.Acceleration
}

// Levels returns the shares of replicates below the ends of the BCa interval.
//
//	Φ(z₀ + (z₀+z) / (1 − a(z₀+z))),  z = ∓Φ⁻¹((1+level)/2)
func (b *Bootstrapped) Levels(level float64) (lower, upper float64) {
	checkLevel("Levels", level)
	z0, a := b.Correction()
	z := distuv.UnitNormal.Quantile((1 + level) / 2)
	shift := func(z float64) float64 {
		return distuv.UnitNormal.CDF(z0 + (z0+z)/(1-a*(z0+z)))
	}
	return shift(-z), shift(z)
}

// BCa returns the bias-corrected and accelerated interval: the replicates at
// Levels, between ranks as for Percentile. It is NaN when all
// replicates lie on one side of the estimate, which leaves z₀ infinite, and when
// the statistic does not vary.
//
// # References
//
// Efron, B. (1987), Better bootstrap confidence intervals, Journal of the
// American Statistical Association 82(397), 171–185.
func (b *Bootstrapped) BCa(level float64) (lower, upper float64) {
	z0, _ := b.Correction()
	if math.IsInf(z0, 0) || math.IsNaN(b.SE) {
		return math.NaN(), math.NaN()
	}
	l, u := b.Levels(level)
	return b.at(l), b.at(u)
}

// Quantile returns the p-quantile of the replicates, of type 7; see
// [measure.Quantile]. It panics unless p is between 0 and 1.
func (b *Bootstrapped) Quantile(p float64) float64 {
	return measure.Quantile(b.Replicates, []float64{p}, measure.Type7)[0]
}

// at is the replicate at the rank (R+1)p.
func (b *Bootstrapped) at(p float64) float64 {
	rank := float64(len(b.sorted)+1) * p
	if near := math.Round(rank); math.Abs(rank-near) < 1e-9*rank {
		rank = near
	}
	if math.IsNaN(b.SE) || math.IsNaN(rank) {
		return math.NaN()
	}
	k := math.Floor(math.Min(math.Max(rank, 1), float64(len(b.sorted)-1)))
	lo := b.sorted[int(k)-1]
	if rank == k {
		return lo
	}
	q := distuv.UnitNormal.Quantile
	n := float64(len(b.sorted) + 1)
	share := (q(p) - q(k/n)) / (q((k+1)/n) - q(k/n))
	return lo + share*(b.sorted[int(k)]-lo)
}
