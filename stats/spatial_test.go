package stats_test

import (
	"fmt"
	"math"
	"slices"
	"testing"

	"github.com/machikoba/machikoba/ingest/census"
	"github.com/machikoba/machikoba/stats"
	"github.com/machikoba/machikoba/stats/internal/oracle"
	"github.com/machikoba/machikoba/stats/measure"
	"gonum.org/v1/gonum/mat"
)

func TestPrefectureNeighbours(t *testing.T) {
	land, links := stats.PrefectureNeighbours(stats.LandBorders), stats.PrefectureNeighbours(stats.FixedLinks)
	pairs := func(w *measure.Weights) int {
		n := 0
		for _, name := range w.Names() {
			n += len(w.Neighbours(name))
		}
		return n / 2
	}
	if len(land.Names()) != 47 || pairs(land) != 87 || pairs(links) != 92 {
		t.Errorf("%d prefectures, %d borders, %d with links, want 47, 87, 92", len(land.Names()), pairs(land), pairs(links))
	}
	// Nagano has the most neighbours, eight; Nagasaki one.
	if n := len(land.Neighbours("20")); n != 8 {
		t.Errorf("Nagano has %d neighbours, want 8", n)
	}
	if got := land.Neighbours("42"); !slices.Equal(got, []string{"41"}) {
		t.Errorf("Nagasaki has neighbours %v", got)
	}
	if got := land.Islands(); !slices.Equal(got, []string{"01", "47"}) {
		t.Errorf("islands on land are %v", got)
	}
	if got := links.Islands(); !slices.Equal(got, []string{"47"}) {
		t.Errorf("islands with links are %v", got)
	}
	if s := stats.FixedLinks.String(); s != "land borders, bridges and tunnels" {
		t.Error(s)
	}
}

// weighted reads a case as a table of figures of areas and the weights.
func weighted(t *testing.T, c *oracle.Case) (*census.Table, *measure.Weights) {
	t.Helper()
	in, edges := c.Input("input"), c.Input("input_weights")
	var rows []census.Observation
	var names []string
	for i, id := range in.Strings("id") {
		rows = append(rows, figure(area(id), census.Employees, in.Floats("x")[i]))
		names = append(names, string(area(id)))
	}
	links := mat.NewDense(len(names), len(names), nil)
	from, to, weights := edges.Strings("i"), edges.Strings("j"), edges.Floats("w")
	for k := range from {
		links.Set(slices.Index(names, string(area(from[k]))), slices.Index(names, string(area(to[k]))), weights[k])
	}
	w, err := measure.WeightsOf(names, links)
	if err != nil {
		t.Fatal(err)
	}
	return collect(t, rows), w.RowStandardised()
}

func TestSpatialOracle(t *testing.T) {
	oracle.Run(t, "moran_lisa", func(t *testing.T, c *oracle.Case) {
		table, w := weighted(t, c)
		m, err := stats.Moran(table, w, measure.IslandsNotCounted)
		if err != nil || len(m) != 1 {
			t.Fatal(m, err)
		}
		g, err := stats.Geary(table, w, measure.IslandsNotCounted)
		if err != nil {
			t.Fatal(err)
		}
		c.Check(t, m[0].Value, "I")
		c.Check(t, m[0].Randomisation.Variance, "VI_randomisation")
		c.Check(t, m[0].Randomisation.P, "p_two_sided_randomisation")
		c.Check(t, g[0].Value, "geary_C")
		c.Check(t, g[0].Randomisation.Variance, "geary_VC")
		local, err := stats.LocalMoran(table, w)
		if err != nil {
			t.Fatal(err)
		}
		total := 0.0
		for i, l := range local {
			total += l.I
			c.Compare(t, "local I "+l.Part(census.ByArea), l.I, c.Expected.At("local_I").Floats()[i])
		}
		counted, err := stats.Moran(table, w, measure.IslandsCounted)
		if err != nil || math.Abs(total-counted[0].S0*counted[0].Value) > 1e-10*math.Abs(total) {
			t.Errorf("local statistics sum to %v, want S0 I = %v, %v", total, counted[0].S0*counted[0].Value, err)
		}
		skip(c)
	})
}

func TestSpatialEdges(t *testing.T) {
	w := stats.PrefectureNeighbours(stats.LandBorders)
	var rows []census.Observation
	for a := range census.Prefectures() {
		o := figure(a, census.Employees, float64(len(w.Neighbours(string(a)))))
		s := figure(a, census.Shipments, 1)
		if a == census.Okinawa {
			s = census.Absence(s.Key, census.Suppressed)
		}
		rows = append(rows, o, s, figure(a, census.CashWages, 3))
	}
	rows = append(rows, figure(census.Japan, census.Employees, 174), figure(census.Japan, census.RawMaterials, 9), figure(census.Tokyo, census.ValueAdded, 1))
	table := collect(t, rows)
	got, err := stats.Moran(table, w, measure.IslandsCounted)
	if err != nil {
		t.Fatal(err)
	}
	want := map[census.Measure]census.Status{census.Employees: census.Official, census.Shipments: census.Suppressed,
		census.CashWages: census.NotApplicable, census.ValueAdded: census.NotAvailable}
	if len(got) != len(want) {
		t.Errorf("%d figures, want %d", len(got), len(want))
	}
	for _, m := range got {
		if m.Status != want[m.Measure] || math.IsNaN(m.Value) != m.Status.Absent() {
			t.Errorf("Moran of %s is %v, %v, want %v", m.Measure, m.Value, m.Status, want[m.Measure])
		}
		if m.Measure == census.Shipments && !slices.Equal(m.Missing, []census.Area{census.Okinawa}) {
			t.Errorf("missing are %v, want Okinawa", m.Missing)
		}
	}
	if _, err := stats.Moran(table, w, measure.RefuseIslands); err == nil {
		t.Error("islands are not refused")
	}
	regions := collect(t, []census.Observation{figure("region8:kanto", census.Employees, 1)})
	if _, err := stats.LocalMoran(regions, w); err == nil {
		t.Error("areas without weights are no error")
	}
}

func ExampleMoran() {
	w := stats.PrefectureNeighbours(stats.FixedLinks).RowStandardised()
	var rows []census.Observation
	for a := range census.Prefectures() { // in each as many as the code says: codes run from north to south
		var code float64
		fmt.Sscan(string(a), &code)
		k := census.Key{Year: 2018, Area: a, Measure: census.Employees}
		rows = append(rows, census.NewObservation(k, code))
	}
	t, err := census.Collect(slices.Values(rows))
	if err != nil {
		fmt.Println(err)
		return
	}
	moran, err := stats.Moran(t, w, measure.IslandsNotCounted)
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, m := range moran {
		fmt.Printf("%s: I = %.2f, p = %.0e\n", m.Measure, m.Value, m.Randomisation.P)
	}
	// Output:
	// employees: I = 0.89, p = 1e-17
}
