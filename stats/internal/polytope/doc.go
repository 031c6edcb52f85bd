// Package polytope finds how large and how small each unknown of a system of
// equations can be.
//
// A [System] has unknowns between bounds, some of them whole numbers, and
// equations that hold up to a rounding error:
//
//	Σⱼ aₑⱼ xⱼ = bₑ ± rₑ,  lⱼ ≤ xⱼ ≤ uⱼ
//
// [System.Solve] returns the smallest and the largest value of each unknown
// over all solutions: bounds are propagated through the equations first, the
// system falls into connected components, and what propagation leaves open a
// bounded-variable simplex on a sparse tableau decides, which starts each
// objective from where the one before ended. Every equation has a logical
// variable for its rounding error, fixed where it holds exactly; as fixed
// logicals leave the basis the rows are reduced to full rank, so dependent
// equations do no harm.
//
// Where the equations contradict each other, a [Conflict] names those that do,
// with the multipliers of the proof (Farkas' lemma), and the others are solved
// without them.
//
// Whole numbers are rounded inwards from the bounds of the reals, which is
// exact where the equations are those of a two-way table, and a valid outer
// bound otherwise. There is no search for whole solutions.
//
// A tableau takes 16 bytes for each of its entries. Those of tables stay sparse:
// a thousand entries for an unknown is much.
package polytope
