package measure

import (
	"fmt"
	"math"
	"slices"

	"gonum.org/v1/gonum/mat"
)

// Complexity says which regions have the rare industries that other diverse regions have.
// Regions and industries are those of the matrix; one that is empty in it has NaN and no
// part in the others.
type Complexity struct {
	// Diversity counts the industries of each region, Ubiquity the regions of each industry.
	Diversity, Ubiquity []float64
	// Vector is the eigenvector of ECI with Euclidean norm 1.
	Vector []float64
	// ECI is Vector less its mean over its population standard deviation.
	ECI []float64
	// PCI is the same for industries on the scale of ECI: the ECI of a region is the mean
	// of the PCI of its industries.
	PCI []float64
	// Eigenvalues are in descending order, one for each region that has anything; the
	// first is 1.
	Eigenvalues []float64
}

// Gap returns how far the second eigenvalue, that of ECI, is from its nearest neighbour:
//
//	min(λ₁ - λ₂, λ₂ - λ₃)
//
// When it is small, small changes in the data turn the eigenvector and ECI means little.
//
// # References
//
// C. Davis and W. M. Kahan (1970), The rotation of eigenvectors by a perturbation III,
// SIAM Journal on Numerical Analysis 7, 1-46.
func (c Complexity) Gap() float64 {
	gap := c.Eigenvalues[0] - c.Eigenvalues[1]
	if len(c.Eigenvalues) > 2 {
		gap = math.Min(gap, c.Eigenvalues[1]-c.Eigenvalues[2])
	}
	return gap
}

// NewComplexity returns the economic complexity of the regions and the product complexity
// of the industries in a matrix of 0 and 1, such as BinaryRCA gives:
//
//	M̃ = D⁻¹ M U⁻¹ Mᵀ    D diversity, U ubiquity
//
// ECI is the eigenvector of the second eigenvalue of M̃, found from the symmetric matrix
// D^-½ M U⁻¹ Mᵀ D^-½ or, where there are fewer industries than regions, from the one of
// industries that has the same eigenvalues. Its sign is arbitrary and chosen so that it correlates positively
// with diversity; where that correlation is zero, so that the first region that is not
// zero is positive.
//
// It is an error if a cell is missing or not 0 or 1, if fewer than 3 regions or 2
// industries have anything, if all regions have the same industries, and if the regions
// fall into parts that have none in common, whose order is arbitrary.
//
// # References
//
// C. A. Hidalgo and R. Hausmann (2009), The building blocks of economic complexity, PNAS
// 106, 10570-10575. R. Hausmann, C. A. Hidalgo et al. (2014), The Atlas of Economic
// Complexity, MIT Press.
func NewComplexity(presence mat.Matrix) (Complexity, error) {
	m := dense(presence)
	if err := checkBinary(m); err != nil {
		return Complexity{}, err
	}
	c := Complexity{Diversity: rowSums(m, Propagate), Ubiquity: colSums(m, Propagate)}
	regions, industries := positive(c.Diversity), positive(c.Ubiquity)
	if len(regions) < 3 || len(industries) < 2 {
		return Complexity{}, fmt.Errorf("complexity of %d regions and %d industries that have anything", len(regions), len(industries))
	}
	values, vector, err := secondEigenvector(standardised(m, c, regions, industries))
	if err != nil {
		return Complexity{}, err
	}
	for i, r := range regions {
		vector[i] /= math.Sqrt(c.Diversity[r])
	}
	orient(vector, pick(c.Diversity, regions))
	scale := NewMoments(vector, nil)
	if !(scale.Variance > 1e-24) {
		return Complexity{}, fmt.Errorf("the eigenvector of eigenvalue %v does not tell regions apart", values[1])
	}
	c.Eigenvalues, c.Vector = values, spreadOut(vector, regions, len(c.Diversity))
	c.ECI, c.PCI = slices.Clone(c.Vector), industryVector(m, c, regions)
	for _, x := range [][]float64{c.ECI, c.PCI} {
		for i := range x {
			x[i] = (x[i] - scale.Mean) / math.Sqrt(scale.Variance)
		}
	}
	return c, nil
}

// standardised returns D^-½ M U^-½ of what is not empty.
func standardised(m *mat.Dense, c Complexity, regions, industries []int) *mat.Dense {
	b := mat.NewDense(len(regions), len(industries), nil)
	for i, r := range regions {
		for j, p := range industries {
			b.Set(i, j, m.At(r, p)/math.Sqrt(c.Diversity[r]*c.Ubiquity[p]))
		}
	}
	return b
}

// industryVector returns U⁻¹ Mᵀ v / λ₂, of which v is the mean over each region's
// industries.
func industryVector(m *mat.Dense, c Complexity, regions []int) []float64 {
	vector := make([]float64, len(c.Ubiquity))
	for p, ubiquity := range c.Ubiquity {
		total := 0.0
		for _, r := range regions {
			total += m.At(r, p) * c.Vector[r]
		}
		vector[p] = ratio(total, ubiquity) / c.Eigenvalues[1]
	}
	return vector
}

func checkBinary(m *mat.Dense) error {
	r, _ := m.Dims()
	for i := range r {
		for j, v := range m.RawRowView(i) {
			if v != 0 && v != 1 {
				return fmt.Errorf("cell (%d, %d) is %v, not 0 or 1", i, j, v)
			}
		}
	}
	return nil
}

func positive(x []float64) []int {
	var at []int
	for i, v := range x {
		if v > 0 {
			at = append(at, i)
		}
	}
	return at
}

// spreadOut puts values at their positions among n, the others being NaN.
func spreadOut(values []float64, at []int, n int) []float64 {
	x := make([]float64, n)
	for i := range x {
		x[i] = math.NaN()
	}
	for k, i := range at {
		x[i] = values[k]
	}
	return x
}

// secondEigenvector returns the eigenvalues of b bᵀ in descending order and the
// eigenvector of the second. Of the nonzero ones bᵀ b has the same, and b takes its
// eigenvectors to those of b bᵀ: the smaller of the two is decomposed.
func secondEigenvector(b *mat.Dense) (values, vector []float64, err error) {
	rows, columns := b.Dims()
	n := min(rows, columns)
	smaller := b
	if columns >= rows {
		smaller = mat.DenseCopyOf(b.T())
	}
	var eigen mat.EigenSym
	if !eigen.Factorize(gram(smaller), true) {
		return nil, nil, fmt.Errorf("the eigenvalues of a %d×%d matrix do not converge", n, n)
	}
	values = append(largestFirst(eigen.Values(nil)), make([]float64, rows-n)...)
	switch second := values[1]; {
	case second < 1e-12:
		return nil, nil, fmt.Errorf("the second eigenvalue is %v: all regions have the same industries", second)
	case second > 1-1e-9:
		return nil, nil, fmt.Errorf("the second eigenvalue is %v: the regions fall into parts with no industry in common", second)
	}
	var vectors mat.Dense
	eigen.VectorsTo(&vectors)
	if columns == n && rows > n {
		var ofRows mat.VecDense
		ofRows.MulVec(b, vectors.ColView(n-2))
		return values, ofRows.RawVector().Data, nil
	}
	return values, mat.Col(nil, n-2, &vectors), nil
}

// orient gives the vector norm 1 and the sign that correlates with diversity.
func orient(vector, diversity []float64) {
	norm := mat.Norm(mat.NewVecDense(len(vector), vector), 2)
	r := Pearson(vector, diversity).R
	if math.IsNaN(r) || math.Abs(r) < 1e-12 {
		r = firstNonZero(vector, norm)
	}
	for i := range vector {
		vector[i] *= math.Copysign(1/norm, r)
	}
}

func firstNonZero(x []float64, norm float64) float64 {
	for _, v := range x {
		if math.Abs(v) > 1e-12*norm {
			return v
		}
	}
	return 1
}
