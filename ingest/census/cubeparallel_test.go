package census_test

import (
	"math/rand/v2"
	"runtime"
	"slices"
	"testing"

	"github.com/machikoba/machikoba/ingest/census"
)

// plantsEverywhere are rows of more cells than are merged one after the other.
func plantsEverywhere(r *rand.Rand) []establishment {
	var rows []establishment
	for year := census.Year(2000); year < 2020; year++ {
		for a := range census.Prefectures() {
			for _, i := range census.JSIC13.Divisions() {
				rows = append(rows, establishment{Key: census.Key{Year: year, Area: a, Industry: i}, employees: r.Int64N(300),
					shipments: r.Int64N(1e6) - 1e5, statuses: [2]census.Status{0, pick(r, census.Official, census.Official, census.Suppressed, census.Nil)}})
			}
		}
	}
	return append(rows, rows[:len(rows)/2]...)
}

// A cube and its table are the same to the last bit however many processors there
// are, and the sums are those of the rows.
func TestLargeCubeOnAnyNumberOfProcessors(t *testing.T) {
	defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(0))
	rows := plantsEverywhere(rand.New(rand.NewPCG(1, 2)))
	var sum, hidden int64
	for _, row := range rows {
		switch row.statuses[1] {
		case census.Official:
			sum += row.shipments
		case census.Suppressed:
			hidden++
		}
	}
	var first []census.Observation
	for _, processors := range []int{1, 2, 5} {
		runtime.GOMAXPROCS(processors)
		whole := factoryCube()
		for part := range slices.Chunk(rows, len(rows)/3) {
			c := factoryCube()
			addAll(t, c, part)
			if err := whole.Merge(c); err != nil {
				t.Fatal(err)
			}
		}
		nation, err := whole.Regroup(census.Move{Year: census.To(census.Year(2000)), Area: census.To(census.Japan), Industry: census.To(census.Manufacturing)})
		if err != nil {
			t.Fatal(err)
		}
		if got := nation.Tally(0, 1); nation.Len() != 1 || got.Sum != sum || got.Suppressed != hidden {
			t.Errorf("%d processors: %d cells, the first %+v, want 1 with %d and %d hidden", processors, nation.Len(), got, sum, hidden)
		}
		table, err := whole.Table(census.CubeOptions{Hidden: census.KnownPart})
		if err != nil {
			t.Fatal(err)
		}
		all := slices.Collect(table.All())
		if first == nil {
			first = all
		}
		if !slices.EqualFunc(all, first, sameObservation) {
			t.Errorf("%d processors make another table than one", processors)
		}
	}
}

// A sum that overflows in a cube of many cells is an error that names the cell.
func TestLargeCubeOverflow(t *testing.T) {
	rows := plantsEverywhere(rand.New(rand.NewPCG(3, 4)))
	a, b := factoryCube(), factoryCube()
	addAll(t, a, rows)
	addAll(t, b, rows)
	for range 5 { // 5 times in each: 9 times the largest contribution fit
		for _, c := range []*census.Cube{a, b} {
			huge := rows[7777]
			huge.statuses, huge.shipments = [2]census.Status{}, census.MaxContribution
			addAll(t, c, []establishment{huge})
		}
	}
	err := a.Merge(b)
	if want := rows[7777].Key.String() + ": " + census.ErrOverflow.Error(); err == nil || err.Error() != want {
		t.Errorf("error %v, want %s", err, want)
	}
}
