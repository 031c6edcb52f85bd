package measure

import (
	"errors"
	"fmt"
	"math"
	"slices"

	"gonum.org/v1/gonum/mat"
)

// Stationary returns the distribution over classes that the transitions leave as it is,
// to which every other tends if the classes do not alternate:
//
//	πⱼ = Σᵢ πᵢ pᵢⱼ    Σ πⱼ = 1
//
// Classes that units leave for ever have 0.
//
// It is an error if a probability is missing or negative, if a row does not sum to 1, and
// if there are sets of classes that units never leave for each other, when there is more
// than one such distribution. It is computed without subtraction, so that small
// probabilities are as precise as large ones.
//
// # References
//
// W. K. Grassmann, M. I. Taksar and D. P. Heyman (1985), Regenerative analysis and steady
// state distributions for Markov chains, Operations Research 33, 1107-1116.
func Stationary(p mat.Matrix) ([]float64, error) {
	k := mustSquare(p)
	for i := range k {
		row := mat.Row(nil, i, p)
		if hasNaN(row) || slices.Min(row) < 0 || math.Abs(sum(row)-1) > 1e-9 {
			return nil, fmt.Errorf("row %d of the transitions is no distribution: %v", i, row)
		}
	}
	closed, err := closedClass(p)
	if err != nil {
		return nil, err
	}
	m := len(closed)
	a := mat.NewDense(m, m, nil)
	for i, from := range closed {
		for j, to := range closed {
			a.Set(i, j, p.At(from, to))
		}
	}
	pi := make([]float64, k)
	for i, share := range stateReduction(a) {
		pi[closed[i]] = share
	}
	return pi, nil
}

// stateReduction takes the classes away one by one, the last first, sending what went
// through them to the others, and then builds the distribution up again.
func stateReduction(a *mat.Dense) []float64 {
	n, _ := a.Dims()
	for k := n - 1; k > 0; k-- {
		out := sum(a.RawRowView(k)[:k])
		for i := range k {
			a.Set(i, k, a.At(i, k)/out)
			for j := range k {
				a.Set(i, j, a.At(i, j)+a.At(i, k)*a.At(k, j))
			}
		}
	}
	pi := make([]float64, n)
	pi[0] = 1
	for k := 1; k < n; k++ {
		for i := range k {
			pi[k] += pi[i] * a.At(i, k)
		}
	}
	return Shares(pi)
}

// closedClass returns the classes that can be reached from wherever one is, if they can
// be reached from one another.
func closedClass(p mat.Matrix) ([]int, error) {
	k, _ := p.Dims()
	reach := make([][]bool, k)
	for i := range reach {
		reach[i] = make([]bool, k)
		for j := range reach[i] {
			reach[i][j] = i == j || p.At(i, j) > 0
		}
	}
	for via := range k {
		for i := range k {
			for j := range k {
				reach[i][j] = reach[i][j] || reach[i][via] && reach[via][j]
			}
		}
	}
	var closed []int
	for j := range k {
		everyone := true
		for i := range k {
			everyone = everyone && reach[i][j]
		}
		if everyone {
			closed = append(closed, j)
		}
	}
	if len(closed) == 0 {
		return nil, errors.New("no class can be reached from all others: there is more than one stationary distribution")
	}
	return closed, nil
}
