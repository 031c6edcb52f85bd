package measure

import (
	"fmt"
	"slices"
	"sync"

	"gonum.org/v1/gonum/mat"
)

// Weights say which regions are neighbours and how much each of them counts. The
// figures that are used with them are in the order of Names.
type Weights struct {
	names []string
	links [][]link
	total weightSums
}

// weightSums are the sums over all weights, once they are asked for: those of many
// links take as long as a statistic of them.
type weightSums struct {
	once       sync.Once
	s0, s1, s2 float64
}

type link struct {
	to     int
	weight float64
}

// Contiguity returns the binary weights of regions with the neighbours they border on:
//
//	w, err := measure.Contiguity(names, map[string][]string{
//		"Tokyo":    {"Kanagawa", "Saitama"},
//		"Kanagawa": {"Tokyo"},
//		"Saitama":  {"Tokyo"},
//	})
//
// A region with no entry, or an empty one, is an island. It is an error if a name is
// unknown or there twice, if a region is its own neighbour, and if a border is known on
// one of its sides only.
//
// # References
//
// P. A. P. Moran (1948), The interpretation of statistical maps, Journal of the Royal
// Statistical Society B 10, 243-251.
func Contiguity(names []string, neighbours map[string][]string) (*Weights, error) {
	at := make(map[string]int, len(names))
	for i, name := range names {
		if _, twice := at[name]; twice {
			return nil, fmt.Errorf("region %q is there twice", name)
		}
		at[name] = i
	}
	for name := range neighbours {
		if _, ok := at[name]; !ok {
			return nil, fmt.Errorf("%q with neighbours %q is not among the regions", name, neighbours[name])
		}
	}
	w := &Weights{names: slices.Clone(names), links: make([][]link, len(names))}
	for i, name := range names {
		for _, other := range neighbours[name] {
			j, ok := at[other]
			switch {
			case !ok:
				return nil, fmt.Errorf("neighbour %q of %q is not among the regions", other, name)
			case i == j:
				return nil, fmt.Errorf("%q is its own neighbour", name)
			case !slices.Contains(neighbours[other], name):
				return nil, fmt.Errorf("%q borders on %q but not the other way round", name, other)
			case slices.ContainsFunc(w.links[i], func(l link) bool { return l.to == j }):
				return nil, fmt.Errorf("%q is a neighbour of %q twice", other, name)
			}
			w.links[i] = append(w.links[i], link{to: j, weight: 1})
		}
	}
	return w, nil
}

// WeightsOf returns the weights in a square matrix, inverse distances for example: row r
// has what the other regions count for r.
//
//	wᵣₛ = m[r, s]    wᵣᵣ = 0
//
// They need not be symmetric. It is an error if a weight is missing or negative, if the
// diagonal is not zero, and if the matrix is not square with a side for each name.
//
// # References
//
// A. D. Cliff and J. K. Ord (1981), Spatial Processes, Pion, ch. 1.
func WeightsOf(names []string, m mat.Matrix) (*Weights, error) {
	if r, c := m.Dims(); r != len(names) || c != len(names) {
		return nil, fmt.Errorf("%d regions with a %d×%d matrix of weights", len(names), r, c)
	}
	w := &Weights{names: slices.Clone(names), links: make([][]link, len(names))}
	for i := range names {
		for j := range names {
			switch v := m.At(i, j); {
			case !(v >= 0):
				return nil, fmt.Errorf("weight of %q for %q is %v", names[j], names[i], v)
			case i == j && v != 0:
				return nil, fmt.Errorf("%q is its own neighbour with weight %v", names[i], v)
			case v > 0:
				w.links[i] = append(w.links[i], link{to: j, weight: v})
			}
		}
	}
	return w, nil
}

// RowStandardised returns the weights divided by their sum for each region, so that the
// Lag is the mean of the neighbours:
//
//	wᵢⱼ / Σₖ wᵢₖ
//
// Islands stay islands.
//
// # References
//
// L. Anselin (1988), Spatial Econometrics: Methods and Models, Kluwer, ch. 3.
func (w *Weights) RowStandardised() *Weights {
	s := &Weights{names: w.names, links: make([][]link, len(w.links))}
	for i, links := range w.links {
		total, _ := linkSums(links)
		for _, l := range links {
			s.links[i] = append(s.links[i], link{to: l.to, weight: l.weight / total})
		}
	}
	return s
}

// linkSums returns Σ w and Σ w² over links.
func linkSums(links []link) (total, squares float64) {
	for _, l := range links {
		total += l.weight
		squares += l.weight * l.weight
	}
	return total, squares
}

// Names returns the regions in the order that figures must have.
func (w *Weights) Names() []string { return slices.Clone(w.names) }

// Neighbours returns the names of the regions that count for the named one, those with
// wᵣₛ > 0. An island has none, and a name that is not among the regions none either.
func (w *Weights) Neighbours(name string) []string {
	i := slices.Index(w.names, name)
	if i < 0 {
		return nil
	}
	return w.namesOf(w.links[i])
}

func (w *Weights) namesOf(links []link) []string {
	var names []string
	for _, l := range links {
		names = append(names, w.names[l.to])
	}
	return names
}

// Islands returns the regions that have no neighbours, those with wᵣₛ = 0 for all s.
func (w *Weights) Islands() []string {
	var islands []string
	for i, links := range w.links {
		if len(links) == 0 {
			islands = append(islands, w.names[i])
		}
	}
	return islands
}

// Lag returns the weighted sum of the neighbours of each region, their mean if the
// weights are row-standardised:
//
//	lagᵢ = Σⱼ wᵢⱼ xⱼ
//
// An island has 0. A missing figure makes the lag of its neighbours NaN. Lag panics if
// there is not one of x for each region.
//
// # References
//
// L. Anselin (1988), Spatial Econometrics: Methods and Models, Kluwer, ch. 3.
func (w *Weights) Lag(x []float64) []float64 {
	mustMatch(len(x), len(w.links))
	lag := make([]float64, len(x))
	for i, links := range w.links {
		for _, l := range links {
			lag[i] += l.weight * x[l.to]
		}
	}
	return lag
}

// sums returns Σ wᵢⱼ, ½ Σ (wᵢⱼ + wⱼᵢ)² and Σ (wᵢ. + w.ᵢ)², the S0, S1 and S2 of Cliff
// and Ord.
func (w *Weights) sums() (s0, s1, s2 float64) {
	t := &w.total
	t.once.Do(func() { t.s0, t.s1, t.s2 = w.sumUp() })
	return t.s0, t.s1, t.s2
}

func (w *Weights) sumUp() (s0, s1, s2 float64) {
	in, out := make([]float64, len(w.links)), make([]float64, len(w.links))
	at := map[[2]int]float64{}
	for i, links := range w.links {
		for _, l := range links {
			out[i] += l.weight
			in[l.to] += l.weight
			at[[2]int{i, l.to}] = l.weight
		}
	}
	var ones, twos []float64
	for i, links := range w.links {
		for _, l := range links {
			// ½ (w+v)² for both orders of a pair is w² + wv for each.
			ones = append(ones, l.weight*l.weight+l.weight*at[[2]int{l.to, i}])
		}
		twos = append(twos, (in[i]+out[i])*(in[i]+out[i]))
	}
	return sum(out), sum(ones), sum(twos)
}
