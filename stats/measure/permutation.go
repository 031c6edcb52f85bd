package measure

import (
	"fmt"
	"math"
	"math/rand/v2"
	"slices"

	"gonum.org/v1/gonum/floats"
)

// PermutationOptions are the choices of MoranPermutation and LocalMoranPermutation.
type PermutationOptions struct {
	// Permutations is their number, 999 when zero.
	Permutations int
	// Seed makes the result repeatable: the same seed gives the same.
	Seed uint64
	// Islands is the rule for regions without neighbours, not used by LocalMoranPermutation.
	Islands Islands
}

func (o PermutationOptions) count() int {
	if o.Permutations < 0 {
		panic(fmt.Sprintf("measure: %d permutations", o.Permutations))
	}
	if o.Permutations == 0 {
		return 999
	}
	return o.Permutations
}

func (o PermutationOptions) source() *rand.Rand { return rand.New(rand.NewPCG(o.Seed, 0)) }

// MoranPermutation returns the probability that figures scattered at random have a
// Moran's I at least as far to the side of the one observed:
//
//	p = (1 + number of permutations as extreme) / (1 + number of permutations)
//
// It is one-sided, and never less than 1/(1 + number). Errors are those of Moran.
//
// # References
//
// A. D. Cliff and J. K. Ord (1981), Spatial Processes, Pion.
func MoranPermutation(x []float64, w *Weights, options PermutationOptions) (float64, error) {
	f, err := newField(x, w, options.Islands)
	if err != nil {
		return 0, err
	}
	r, observed, largest := options.source(), f.moran(f.z), floats.Norm(f.z, math.Inf(1))
	t := newTally(f.n * largest * largest / f.z2)
	z := slices.Clone(f.z)
	for range options.count() {
		r.Shuffle(len(z), func(i, j int) { z[i], z[j] = z[j], z[i] })
		t.add(f.moran(z), observed)
	}
	return t.p(), nil
}

// LocalMoranPermutation returns for each region the probability of a local statistic at
// least as far to the side of the one observed when the figure stays where it is and the
// others are scattered at random:
//
//	pᵢ = (1 + number of permutations as extreme) / (1 + number of permutations)
//
// It is one-sided as that of MoranPermutation. An island has NaN. Errors are those of
// LocalMoran. With many regions some probabilities are small by chance alone.
//
// # References
//
// L. Anselin (1995), Local indicators of spatial association - LISA, Geographical
// Analysis 27, 93-115.
func LocalMoranPermutation(x []float64, w *Weights, options PermutationOptions) ([]float64, error) {
	z, _, _, err := localDeviations(x, w)
	if err != nil {
		return nil, err
	}
	r, lag, largest := options.source(), w.Lag(z), floats.Norm(z, math.Inf(1))
	p := make([]float64, len(x))
	others := make([]float64, len(x)-1)
	for i, links := range w.links {
		if len(links) == 0 {
			p[i] = math.NaN()
			continue
		}
		copy(others, z[:i])
		copy(others[i:], z[i+1:])
		weight, _ := linkSums(links)
		t := newTally(math.Abs(z[i]) * weight * largest)
		for range options.count() {
			permuted := 0.0
			for k, l := range links {
				// The first steps of a shuffle draw neighbours without replacement.
				d := k + r.IntN(len(others)-k)
				others[k], others[d] = others[d], others[k]
				permuted += l.weight * others[k]
			}
			t.add(z[i]*permuted, z[i]*lag[i])
		}
		p[i] = t.p()
	}
	return p, nil
}

// A tally counts on which side of the observed value the permuted ones are. Those that
// differ from it by rounding alone, being sums of the same terms in another order, are
// ties and count on both sides.
type tally struct {
	above, below, all int
	rounding          float64
}

// newTally returns the tally of a statistic that is at most so large.
func newTally(largest float64) tally { return tally{rounding: 1e-12 * largest} }

func (t *tally) add(permuted, observed float64) {
	t.all++
	if permuted >= observed-t.rounding {
		t.above++
	}
	if permuted <= observed+t.rounding {
		t.below++
	}
}

func (t *tally) p() float64 { return float64(1+min(t.above, t.below)) / float64(1+t.all) }
