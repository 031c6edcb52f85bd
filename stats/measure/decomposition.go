package measure

import (
	"fmt"
	"math"
	"slices"
)

// Theil says which of Theil's measures is meant.
type Theil int

const (
	// T weights groups with their shares of the sum.
	T Theil = iota
	// L weights groups with their shares of the population.
	L
)

// String returns "T" or "L".
func (t Theil) String() string {
	switch t {
	case T:
		return "T"
	case L:
		return "L"
	}
	return fmt.Sprintf("Theil(%d)", int(t))
}

func (t Theil) of(x, weights []float64) float64 {
	switch t {
	case T:
		return TheilT(x, weights)
	case L:
		return TheilL(x, weights)
	}
	panic("measure: unknown " + t.String())
}

// TheilOptions are the choices of DecomposeTheil and DecomposeTheilNested.
type TheilOptions struct {
	// Measure is T or L.
	Measure Theil
	// Weights are the populations of the figures; nil counts each once.
	Weights []float64
}

// A TheilGroup is the part of one group in a decomposition.
type TheilGroup struct {
	Name string
	// Index is the inequality within the group, NaN if the group is all zero.
	Index float64
	// Weight is the share of the group in the sum (T) or in the population (L).
	Weight float64
}

// A TheilDecomposition divides the inequality of all figures: Total = Within + Between.
type TheilDecomposition struct {
	// Groups are in the order in which they appear.
	Groups []TheilGroup
	// Within is Σ weight · index, Between the inequality if each had its group's mean.
	Within, Between, Total float64
}

// DecomposeTheil divides the inequality of figures into that within groups, such as
// prefectures, and that between them:
//
//	T = Σ s_g T_g + Σ s_g ln(μ_g/μ)    s_g share of the sum
//	L = Σ p_g L_g + Σ p_g ln(μ/μ_g)    p_g share of the population
//
// To T a group whose figures are all zero adds nothing. To L it is infinitely far from
// the others, Between is +Inf and Within, which would be 0/0, NaN. Everything is NaN
// when TheilT is. It panics if the lengths differ.
//
// # References
//
// H. Theil (1967), Economics and Information Theory, North-Holland. F. Bourguignon
// (1979), Decomposable income inequality measures, Econometrica 47, 901-920.
func DecomposeTheil(x []float64, groups []string, options TheilOptions) TheilDecomposition {
	mustMatch(len(groups), len(x))
	w := options.Weights
	if w == nil {
		w = slices.Repeat([]float64{1}, len(x))
	}
	mustMatch(len(w), len(x))
	d := TheilDecomposition{Total: options.Measure.of(x, w)}
	names, members := divide(groups)
	indices, means := make([]float64, len(names)), make([]float64, len(names))
	populations, amounts := make([]float64, len(names)), make([]float64, len(names))
	for g, m := range members {
		xg, wg := pick(x, m), pick(w, m)
		indices[g] = options.Measure.of(xg, wg)
		populations[g], amounts[g] = sum(wg), sumProducts(xg, wg)
		means[g] = ratio(amounts[g], populations[g])
	}
	weights := Shares(amounts)
	if options.Measure == L {
		weights = Shares(populations)
	}
	for g, name := range names {
		d.Groups = append(d.Groups, TheilGroup{Name: name, Index: indices[g], Weight: weights[g]})
	}
	d.Within, d.Between = d.within(), options.Measure.of(withPopulation(means, populations))
	if math.IsNaN(d.Total) {
		d.Within, d.Between = math.NaN(), math.NaN()
	}
	return d
}

// within returns Σ weight · index over the groups that have a weight.
func (d TheilDecomposition) within() float64 {
	terms := make([]float64, 0, len(d.Groups))
	for _, g := range d.Groups {
		if g.Weight != 0 {
			terms = append(terms, g.Weight*g.Index)
		}
	}
	return sum(terms)
}

func sumProducts(x, y []float64) float64 {
	products := make([]float64, len(x))
	for i, v := range x {
		products[i] = v * y[i]
	}
	return sum(products)
}

// withPopulation leaves out groups of no population, whose mean is undefined.
func withPopulation(means, populations []float64) (x, w []float64) {
	for g, p := range populations {
		if p != 0 {
			x, w = append(x, means[g]), append(w, p)
		}
	}
	return x, w
}

// divide returns the distinct names in order of appearance and where each stands.
func divide(groups []string) (names []string, members [][]int) {
	at := map[string]int{}
	for i, name := range groups {
		g, ok := at[name]
		if !ok {
			g = len(names)
			at[name] = g
			names, members = append(names, name), append(members, nil)
		}
		members[g] = append(members[g], i)
	}
	return names, members
}

func pick(x []float64, at []int) []float64 {
	y := make([]float64, len(at))
	for k, i := range at {
		y[k] = x[i]
	}
	return y
}

// Nesting has for each figure the outer group it is in, such as the region, and the
// inner group within it, such as the prefecture. Inner names need to be distinct only
// within their outer group.
type Nesting struct{ Outer, Inner []string }

// A NestedTheil divides inequality in two stages: Total = BetweenOuter + BetweenInner +
// WithinInner.
type NestedTheil struct {
	// BetweenOuter is the inequality between outer groups, BetweenInner that between
	// the inner groups of the same outer one, WithinInner that within inner groups.
	BetweenOuter, BetweenInner, WithinInner, Total float64
}

// DecomposeTheilNested divides inequality in two stages, into that between regions,
// that between the prefectures of a region and that within prefectures:
//
//	T = Σ_g s_g ln(μ_g/μ) + Σ_g Σ_h s_gh ln(μ_gh/μ_g) + Σ_g Σ_h s_gh T_gh
//
// for outer groups g and their inner groups h, s being shares of the sum; and so for L,
// with shares of the population and the inverse ratios. Conditions are those of
// DecomposeTheil.
//
// # References
//
// T. Akita (2003), Decomposing regional income inequality in China and Indonesia using
// two-stage nested Theil decomposition method, The Annals of Regional Science 37, 55-77.
func DecomposeTheilNested(x []float64, nesting Nesting, options TheilOptions) NestedTheil {
	mustMatch(len(nesting.Outer), len(x))
	mustMatch(len(nesting.Inner), len(x))
	pairs := make([]string, len(x))
	for i := range pairs {
		pairs[i] = nesting.Outer[i] + "\x00" + nesting.Inner[i]
	}
	outer, inner := DecomposeTheil(x, nesting.Outer, options), DecomposeTheil(x, pairs, options)
	return NestedTheil{
		BetweenOuter: outer.Between,
		BetweenInner: inner.Between - outer.Between,
		WithinInner:  inner.Within,
		Total:        outer.Total,
	}
}
