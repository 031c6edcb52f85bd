package series

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"sort"
)

// A ChangePointLaw is the law of the statistics of Buishand and SNHT for a length
// of series: what they are in normal series that do not shift. These laws have no
// formula, and the tables of the literature are simulations too.
type ChangePointLaw struct{ buishand, snht []float64 } // in ascending order

// ChangePointLawOptions are the choices of NewChangePointLaw. The zero value draws
// 9999 series from seed 0.
type ChangePointLawOptions struct {
	Draws int // 0 is 9999
	Seed  uint64
}

// NewChangePointLaw draws series of n independent standard normal values and takes
// both statistics of each:
//
//	y*ₜ ~ N(0, 1), t = 1 … n,   U* of Buishand, T₀* of SNHT
//
// Neither depends on the mean and the variance, so that one
// law serves all series of n values. The same seed gives the same law on every
// machine. The length is at least MinBreakLength: an error says otherwise. A
// negative number of draws panics.
//
// # References
//
// Khaliq, M. N. & Ouarda, T. B. M. J. (2007), On the critical values of the standard
// normal homogeneity test (SNHT), International Journal of Climatology 27(5),
// 681–687.
func NewChangePointLaw(n int, o ChangePointLawOptions) (*ChangePointLaw, error) {
	if n < MinBreakLength {
		return nil, tooShort(n)
	}
	if o.Draws < 0 {
		panic(fmt.Sprintf("series: NewChangePointLaw: %d draws", o.Draws))
	}
	if o.Draws == 0 {
		o.Draws = 9999
	}
	l := &ChangePointLaw{make([]float64, o.Draws), make([]float64, o.Draws)}
	random := rand.New(rand.NewPCG(o.Seed, 0))
	y := make([]float64, n)
	for i := range o.Draws {
		for t := range y {
			y[t] = random.NormFloat64()
		}
		path, err := standardisedPath(y)
		if err != nil {
			return nil, err
		}
		l.buishand[i], l.snht[i] = buishand(path).Statistic, snht(path).Statistic
	}
	slices.Sort(l.buishand)
	slices.Sort(l.snht)
	return l, nil
}

// Buishand returns how often Buishand's statistic is at least as large where nothing
// shifts:
//
//	P = (1 + #{U* ≥ U}) / (1 + draws)
//
// It is never below 1/(1 + draws): draw more for a smaller one.
func (l *ChangePointLaw) Buishand(statistic float64) float64 {
	return shareAbove(l.buishand, statistic)
}

// SNHT returns the same for the statistic of SNHT.
func (l *ChangePointLaw) SNHT(statistic float64) float64 { return shareAbove(l.snht, statistic) }

func shareAbove(sorted []float64, x float64) float64 {
	above := len(sorted) - sort.SearchFloat64s(sorted, x)
	return float64(1+above) / float64(1+len(sorted))
}
