package measure

import (
	"fmt"
	"math"

	"gonum.org/v1/gonum/mat"
)

// Undefined says what stands where a quotient has no value because the region or
// the industry is empty.
type Undefined int

const (
	// UndefinedNaN leaves it missing.
	UndefinedNaN Undefined = iota
	// UndefinedZero writes 0, for tables that must have a figure everywhere. A
	// quotient that is missing because its cell or a total is missing stays NaN.
	UndefinedZero
)

// String returns "NaN" or "zero".
func (u Undefined) String() string {
	switch u {
	case UndefinedNaN:
		return "NaN"
	case UndefinedZero:
		return "zero"
	}
	return fmt.Sprintf("Undefined(%d)", int(u))
}

// LQOptions are the choices of LocationQuotient.
type LQOptions struct {
	// Totals are the published totals.
	Totals Totals
	// Undefined says what an empty region or industry has: NaN unless told otherwise.
	Undefined Undefined
}

// LocationQuotient returns for each region and industry how many times the share
// of the industry in the region is its share in the nation, which is also the
// index of revealed comparative advantage of Balassa:
//
//	LQᵣᵢ = (xᵣᵢ / xᵣ.) / (x.ᵢ / x..)
//
// The quotient of a cell is NaN when the cell or one of its totals is missing or
// negative and, unless options say otherwise, when the region or the industry is
// empty. The mean of a row weighted by the national shares x.ᵢ/x.. is 1, and so is
// that of a column weighted by xᵣ./x..; both need totals that are the sums of the
// cells.
//
// # References
//
// B. Balassa (1965), Trade liberalisation and "revealed" comparative advantage,
// The Manchester School 33, 99-123.
func LocationQuotient(x mat.Matrix, options LQOptions) *mat.Dense {
	c := byRegion(x, options.Totals, Propagate)
	return mapCells(c, func(v float64, r, i int) float64 {
		row, col := c.rows[r], c.cols[i]
		switch {
		case v < 0 || row < 0 || col < 0 || !(c.all >= 0) || math.IsNaN(v+row+col):
			return math.NaN()
		case row == 0 || col == 0:
			if options.Undefined == UndefinedZero {
				return 0
			}
			return math.NaN()
		}
		return (v / row) / (col / c.all)
	})
}

// SymmetricLQ maps quotients, which run from 0 over 1 to infinity, to -1, 0, 1:
//
//	SLQ = (LQ - 1) / (LQ + 1)
//
// NaN stays NaN.
//
// # References
//
// K. Laursen (2015), Revealed comparative advantage and the alternatives as
// measures of international specialization, Eurasian Business Review 5, 99-115
// (first as DRUID Working Paper 98-30, 1998).
func SymmetricLQ(lq mat.Matrix) *mat.Dense {
	return mapMatrix(lq, func(q float64) float64 { return (q - 1) / (q + 1) })
}

// BinaryRCA returns 1 where the quotient is at least 1, the industry is at home in
// the region, and 0 where it is less:
//
//	Mᵣᵢ = 1 if LQᵣᵢ ≥ 1, else 0
//
// NaN stays NaN. Row sums are the diversity of regions, column sums the ubiquity of
// industries.
//
// # References
//
// C. A. Hidalgo, B. Klinger, A.-L. Barabási and R. Hausmann (2007), The product space
// conditions the development of nations, Science 317, 482-487.
func BinaryRCA(lq mat.Matrix) *mat.Dense {
	return mapMatrix(lq, func(q float64) float64 {
		switch {
		case q >= 1:
			return 1
		case q < 1:
			return 0
		}
		return math.NaN()
	})
}

func mapMatrix(m mat.Matrix, f func(float64) float64) *mat.Dense {
	var out mat.Dense
	out.Apply(func(_, _ int, v float64) float64 { return f(v) }, m)
	return &out
}

// AdditiveLQ returns by how much the share of the industry in the region exceeds
// its share in the nation:
//
//	ALQᵣᵢ = xᵣᵢ / xᵣ. - x.ᵢ / x..
//
// The rows sum to 0, and half the sum of the absolute values of a row is the
// coefficient of specialisation. An empty region has NaN; an empty industry has 0.
//
// # References
//
// A. R. Hoen and J. Oosterhaven (2006), On the measurement of comparative
// advantage, The Annals of Regional Science 40, 677-691.
func AdditiveLQ(x mat.Matrix, totals Totals) *mat.Dense {
	c := byRegion(x, totals, Propagate)
	return mapCells(c, func(v float64, r, i int) float64 {
		return ratio(v, c.rows[r]) - ratio(c.cols[i], c.all)
	})
}

// LocalisationDifference returns by how much the share of the region in the
// industry exceeds its share in everything. It is AdditiveLQ seen from the
// industry:
//
//	Dᵣᵢ = xᵣᵢ / x.ᵢ - xᵣ. / x..
//
// The columns sum to 0, and half the sum of the absolute values of a column is the
// coefficient of localisation. An empty industry has NaN; an empty region has 0.
//
// # References
//
// E. M. Hoover (1936), The measurement of industrial localization, The Review of
// Economics and Statistics 18, 162-171.
func LocalisationDifference(x mat.Matrix, totals Totals) *mat.Dense {
	c := byRegion(x, totals, Propagate)
	return mapCells(c, func(v float64, r, i int) float64 {
		return ratio(v, c.cols[i]) - ratio(c.rows[r], c.all)
	})
}
