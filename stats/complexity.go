package stats

import (
	"cmp"
	"fmt"
	"math"
	"slices"

	"github.com/machikoba/machikoba/ingest/census"
	"github.com/machikoba/machikoba/internal/parallel"
	"github.com/machikoba/machikoba/stats/measure"
	"gonum.org/v1/gonum/mat"
)

// Names of what [Complexity] computes.
const (
	EconomicComplexity census.Statistic = "economic complexity index"
	ProductComplexity  census.Statistic = "product complexity index"
	RelatednessDensity census.Statistic = "relatedness density"
)

// Unclear says what becomes of a pair of area and industry of which it is not
// known whether its location quotient is at least 1.
type Unclear uint8

const (
	// RefuseUnclear makes it an error that says how many there are.
	RefuseUnclear Unclear = iota
	// UnclearAbsent takes the industry not to be at home in the area.
	UnclearAbsent
)

// String returns "refuse unclear" or "unclear absent".
func (u Unclear) String() string {
	switch u {
	case RefuseUnclear:
		return "refuse unclear"
	case UnclearAbsent:
		return "unclear absent"
	}
	return fmt.Sprintf("Unclear(%d)", uint8(u))
}

// A ComplexityResult says which areas have the rare industries that other diverse
// areas have.
type ComplexityResult struct {
	// ECI has the economic complexity of each area, PCI the product complexity of
	// each industry, Density of each pair how much of what is near the industry the
	// area has. They are pure numbers, Estimated where an unclear pair was taken
	// to be absent. An area or industry without any quotient of 1 is not
	// applicable.
	ECI, PCI, Density *census.Table
	// Areas and Industries are in the order of their codes.
	Areas      []census.Area
	Industries []census.Industry
	// Diversity counts the industries of each area, Ubiquity the areas of each
	// industry; NaN where there is none.
	Diversity, Ubiquity []float64
	// Proximity has for each pair of industries the smaller of the two conditional
	// probabilities that an area with one has the other.
	Proximity *mat.Dense
	// Gap is how far the eigenvalue of ECI is from its nearest neighbour. Where it
	// is small, small changes of the data turn ECI into something else.
	Gap float64
	// Unclear counts the pairs of which it is not known whether they are at home,
	// Pairs all pairs.
	Unclear, Pairs int
}

// Complexity returns the complexity of the areas and industries of t, from where
// the location quotient is at least 1 (see [BinaryLQ]):
//
//	M̃ = D⁻¹ M U⁻¹ Mᵀ    D diversity, U ubiquity
//
// ECI is its second eigenvector less the mean over the population standard
// deviation, with the sign that makes it rise with diversity; PCI is on the scale
// of ECI. A sign by convention can be the wrong way round where specialised areas
// are the advanced ones: look at both ends before naming them. Density does not
// count the industry itself.
//
// A suppressed quotient whose interval is on one side of 1 is clear. It is an
// error if the rows of t differ in more than area and industry, if prefectures are
// among municipalities or divisions among their groups, if a pair is
// unclear and refused, and if complexity is not defined: fewer than three areas
// or two industries, all areas alike, or areas in parts with nothing in common.
//
// # References
//
// C. A. Hidalgo and R. Hausmann (2009), The building blocks of economic
// complexity, PNAS 106, 10570-10575. C. A. Hidalgo, B. Klinger, A.-L. Barabási
// and R. Hausmann (2007), The product space conditions the development of
// nations, Science 317, 482-487.
func Complexity(t *census.Table, unclear Unclear) (ComplexityResult, error) {
	cells := t.Select(census.AreaFunc(isPlace), census.IndustryFunc(isIndustry))
	home := cells.OnBase(BinaryLQ)
	m, err := home.Matrix(census.ByArea, census.ByIndustry)
	if err != nil {
		return ComplexityResult{}, fmt.Errorf("stats: complexity: %w", err)
	}
	if err := cmp.Or(oneKind(m.Rows, census.ByArea), oneKind(m.Cols, census.ByIndustry)); err != nil {
		return ComplexityResult{}, fmt.Errorf("stats: complexity: %w", err)
	}
	r := ComplexityResult{Pairs: len(m.Rows) * len(m.Cols)}
	for _, k := range m.Rows {
		r.Areas = append(r.Areas, k.Area)
	}
	for _, k := range m.Cols {
		r.Industries = append(r.Industries, k.Industry)
	}
	r.clear(m, home, cells.Values())
	if r.Unclear > 0 && unclear == RefuseUnclear {
		return ComplexityResult{}, fmt.Errorf("stats: complexity: of %d pairs of area and industry %d may or may not have a location quotient of 1", r.Pairs, r.Unclear)
	}
	var density *mat.Dense
	var c measure.Complexity
	of := []func(){
		func() {
			r.Proximity = measure.Proximity(m.Dense)
			density = measure.Density(m.Dense, r.Proximity)
		},
		func() { c, err = measure.NewComplexity(m.Dense) },
	}
	parallel.Each(len(of), r.Pairs, func(i int) { of[i]() })
	if err != nil {
		return ComplexityResult{}, fmt.Errorf("stats: complexity: %w", err)
	}
	r.Diversity, r.Ubiquity, r.Gap = c.Diversity, c.Ubiquity, c.Gap()
	r.tables(home.Detach(), c, density)
	return r, nil
}

// tables makes the tables of areas, of industries and of pairs.
func (r *ComplexityResult) tables(home *census.Table, c measure.Complexity, density *mat.Dense) {
	status := census.Computed
	if r.Unclear > 0 {
		status = census.Estimated
	}
	r.ECI = complexityTable(home, census.ByIndustry, func(k census.Key) census.Observation {
		k.Industry, k.Statistic = census.Manufacturing, EconomicComplexity
		return complexityFigure(k, c.ECI[indexOf(r.Areas, k.Area)], status)
	})
	r.PCI = complexityTable(home, census.ByArea, func(k census.Key) census.Observation {
		k.Area, k.Statistic = census.Japan, ProductComplexity
		return complexityFigure(k, c.PCI[indexOf(r.Industries, k.Industry)], status)
	})
	n, own := home.Len(), home.Key(0).Statistic
	name := func(s census.Statistic) census.Statistic {
		if s == own {
			return RelatednessDensity
		}
		return RelatednessDensity.Of(s) // of rows that were not selected
	}
	d := census.Derivation{Name: name, Unit: always(census.UnitRatio),
		Value: make([]float64, n), Status: make([]census.Status, n)}
	pair := r.pairs(home)
	for row := range n {
		d.Value[row], d.Status[row] = density.At(pair(row)), status
		if math.IsNaN(d.Value[row]) {
			d.Status[row] = census.NotApplicable
		}
	}
	r.Density = home.Derive(d)
}

// pairs returns a function that says at which row and column of the matrices a row of
// t is. It looks each area and industry up once.
func (r *ComplexityResult) pairs(t *census.Table) func(row int) (i, j int) {
	areas, industries := groupsOf(t, census.ByArea), groupsOf(t, census.ByIndustry)
	rows, columns := make([]int, len(areas.First)), make([]int, len(industries.First))
	for id, first := range areas.First {
		rows[id] = indexOf(r.Areas, t.Key(int(first)).Area)
	}
	for id, first := range industries.First {
		columns[id] = indexOf(r.Industries, t.Key(int(first)).Industry)
	}
	return func(row int) (i, j int) { return rows[areas.ID[row]], columns[industries.ID[row]] }
}

// clear fills in the pairs that are hidden and yet clear, and makes the others
// absent. Where there is nothing of an industry, the published figure being zero or
// less, it is not at home, whatever it is divided by.
func (r *ComplexityResult) clear(m *census.Matrix, home *census.Table, published []float64) {
	pair := r.pairs(home)
	for row, v := range home.Values() {
		if !math.IsNaN(v) {
			continue
		}
		i, j := pair(row)
		switch o := home.At(row); {
		case o.Interval != census.NoInterval && o.Lower == o.Upper:
			m.Set(i, j, o.Lower)
		case published[row] <= 0:
			m.Set(i, j, 0)
		}
	}
	for i := range m.Rows {
		row := m.RawRowView(i)
		for j, v := range row {
			if math.IsNaN(v) {
				row[j] = 0
				r.Unclear++
			}
		}
	}
}

// indexOf returns where x stands in a sorted list that has it.
func indexOf[T cmp.Ordered](list []T, x T) int {
	i, _ := slices.BinarySearch(list, x)
	return i
}

func complexityFigure(k census.Key, v float64, status census.Status) census.Observation {
	o := census.NewObservation(k, v)
	o.Status, o.Unit, o.Precision = status, census.UnitRatio, math.NaN()
	if math.IsNaN(v) {
		o.Status = census.NotApplicable
	}
	return o
}

// complexityTable makes a table of one figure for all rows that differ in d only,
// which f makes from the key of the first, with the sources of all.
func complexityTable(t *census.Table, d census.Dimension, f func(census.Key) census.Observation) *census.Table {
	groups := t.GroupBy(d).Members()
	rows := inTurn(len(groups), 16, func(from int, out []census.Observation) {
		for i := range out {
			members := groups[from+i]
			out[i] = f(t.Key(int(members[0])))
			for _, row := range members {
				out[i].Sources = union(out[i].Sources, t.SourcesAt(int(row)))
			}
		}
	})
	table, err := census.Collect(rows, census.WithMetadataOf(t))
	if err != nil {
		panic("stats: Complexity: " + err.Error()) // each key is made once
	}
	return table
}
