package stats_test

import (
	"maps"
	"math"
	"testing"

	"github.com/machikoba/machikoba/ingest/census"
	"github.com/machikoba/machikoba/stats"
	"github.com/machikoba/machikoba/stats/measure"
)

// The structure of Akita at the edges: when its figures are hidden, when it has no food,
// when nobody has anything, when food is negative, when it is the only area, and when
// food is the only industry. The values are by hand, from the shares 0.4 and 0.6 of 20 and
// 30 employees.
func TestStructureAtTheEdge(t *testing.T) {
	edges := structureAtTheEdge(t)
	kinds := []string{"suppressed", "zero", "zeros", "negative", "one area", "one industry"}
	why := map[string]census.Status{"suppressed": census.Suppressed, "zeros": census.NoBase}
	check := func(name, kind string, o census.Observation, want float64) {
		t.Helper()
		if !(math.Abs(o.Value-want) < 1e-12 || math.IsNaN(o.Value) && math.IsNaN(want)) {
			t.Errorf("%s, %s: %v, want %v", name, kind, o.Value, want)
		}
		status, known := why[kind]
		if !known {
			status = census.NotApplicable
		}
		if math.IsNaN(want) && o.Status != status || !math.IsNaN(want) && o.Status.Absent() {
			t.Errorf("%s, %s: %v is %v", name, kind, o.Value, o.Status)
		}
	}
	for _, c := range []struct {
		name string
		of   func(*census.Table) *census.Table
		want []float64
	}{
		{"share of nation", stats.ShareOfNation, []float64{nan, 0, nan, -2, 1, .4}},
		{"ratio", func(t *census.Table) *census.Table {
			return stats.Ratio(t, census.Move{Area: census.To(census.Japan)}, "example")
		}, []float64{nan, 0, nan, -2, 1, .4}},
		{"composition", stats.Composition, []float64{nan, 0, nan, -2, .4, 1}},
		{"location quotient", stats.LocationQuotient, []float64{nan, 0, nan, nan, 1, 1}},
		{"additive quotient", stats.AdditiveLQ, []float64{nan, -.375, nan, -2 - 10./60, 0, 0}},
		{"symmetric quotient", stats.SymmetricLQ, []float64{nan, -1, nan, nan, 0, 0}},
		{"binary quotient", stats.BinaryLQ, []float64{nan, 0, nan, nan, 1, 1}},
		{"difference", stats.LocalisationDifference, []float64{nan, -.375, nan, -2 - 10./60, 0, 0}},
		{"rank", func(t *census.Table) *census.Table { return stats.Rank(t, stats.RankOptions{}) }, []float64{nan, 2, 1, 2, 1, 2}},
	} {
		for i, kind := range kinds {
			made := c.of(edges[kind].Select(census.Akita, census.Food))
			if made.Len() != 1 {
				t.Fatalf("%s, %s: %d rows", c.name, kind, made.Len())
			}
			check(c.name, kind, made.At(0), c.want[i])
		}
		if n := c.of(edges["nothing"]).Len(); n != 0 {
			t.Errorf("%s of nothing: %d rows", c.name, n)
		}
	}
	entropy := -.4*math.Log(.4) - .6*math.Log(.6)
	for _, c := range []struct {
		name string
		of   stats.Summary
		want []float64
	}{
		{"HHI", stats.HHI(), []float64{nan, 1, nan, nan, .52, 1}},
		{"normalised HHI", stats.NormalisedHHI(), []float64{nan, 1, nan, nan, .04, nan}},
		{"equivalent number", stats.EquivalentNumber(), []float64{nan, 1, nan, nan, 1 / .52, 1}},
		{"CR1", stats.ConcentrationRatio(1), []float64{nan, 1, nan, nan, .6, 1}},
		{"Rosenbluth", stats.Rosenbluth(), []float64{nan, 1, nan, nan, 1 / 1.8, 1}},
		{"entropy", stats.Entropy(), []float64{nan, 0, nan, nan, entropy, 0}},
		{"relative entropy", stats.RelativeEntropy(), []float64{nan, 0, nan, nan, entropy / math.Ln2, nan}},
		{"Krugman", stats.Krugman(measure.Nation), []float64{nan, .75, nan, nan, 0, 0}},
		{"Hoover", stats.Hoover(), []float64{nan, .5, nan, nan, .1, 0}},
		{"Hachman", stats.Hachman(), []float64{nan, .625, nan, nan, 1, 1}},
		{"specialisation", stats.Hoover().AgainstWhole(), []float64{nan, .375, nan, nan, 0, 0}},
		{"Gini", stats.Gini(), []float64{nan, .5, nan, 2.5, .1, 0}},
		{"corrected Gini", stats.GiniCorrected(), []float64{nan, 1, nan, 5, .2, nan}},
		{"Theil T", stats.TheilT(), []float64{nan, math.Ln2, nan, nan, math.Ln2 - entropy, 0}},
		{"Theil L", stats.TheilL(), []float64{nan, nan, nan, nan, -math.Log(.8*1.2) / 2, 0}},
		{"Atkinson", stats.Atkinson(.5), []float64{nan, .5, nan, nan, .5 - math.Sqrt(.24), 0}}, // 1 - ((√.8 + √1.2)/2)²
		{"CV", stats.CV(), []float64{nan, 1, nan, 5, .2, 0}},
		{"median", stats.Quantile(.5), []float64{nan, 15, 0, 5, 25, 20}},
		{"coverage", stats.Coverage(), []float64{0, 1, nan, 1, 1, 1}},
	} {
		for i, kind := range kinds {
			made := stats.Along(edges[kind].Select(census.Akita), census.ByIndustry, c.of)
			if made.Len() != 1 {
				t.Fatalf("%s, %s: %d rows", c.name, kind, made.Len())
			}
			check(c.name, kind, made.At(0), c.want[i])
		}
		if n := stats.Along(edges["nothing"], census.ByIndustry, c.of).Len(); n != 0 {
			t.Errorf("%s of nothing: %d rows", c.name, n)
		}
	}
}

// structureAtTheEdge are tables of employees of two areas in two industries, of which
// that of food in Akita, or something else, is at an edge.
func structureAtTheEdge(t *testing.T) map[string]*census.Table {
	of := func(areas []census.Area, industries []census.Industry, akitaFood, all float64) *census.Table {
		total := map[[2]string]float64{}
		figures := map[[2]string]float64{}
		for _, a := range areas {
			for _, i := range industries {
				v := map[[2]string]float64{{string(census.Akita), string(census.Food)}: akitaFood, {string(census.Akita), string(census.Textiles)}: 30,
					{string(census.Yamagata), string(census.Food)}: 30, {string(census.Yamagata), string(census.Textiles)}: 20}[[2]string{string(a), string(i)}] * all
				figures[[2]string{string(a), string(i)}] = v
				for _, k := range [][2]string{{string(a), string(census.Manufacturing)}, {string(census.Japan), string(i)}, {string(census.Japan), string(census.Manufacturing)}} {
					total[k] += v
				}
			}
		}
		maps.Copy(figures, total)
		var rows []census.Observation
		for k, v := range figures {
			rows = append(rows, census.NewObservation(census.Key{Year: 2018, Area: census.Area(k[0]), Industry: census.Industry(k[1]), Measure: census.Employees}, v))
		}
		return collect(t, rows)
	}
	two, both := []census.Area{census.Akita, census.Yamagata}, []census.Industry{census.Food, census.Textiles}
	figures := of(two, both, 20, 1)
	var hidden []census.Observation
	for o := range figures.All() {
		if o.Area == census.Akita && o.Industry != census.Manufacturing {
			o = census.Absence(o.Key, census.Suppressed)
		}
		hidden = append(hidden, o)
	}
	return map[string]*census.Table{
		"figures": figures, "suppressed": collect(t, hidden), "zero": of(two, both, 0, 1), "zeros": of(two, both, 20, 0), "negative": of(two, both, -20, 1),
		"one area": of(two[:1], both, 20, 1), "one industry": of(two, both[:1], 20, 1), "nothing": collect(t, nil),
	}
}

// The locational Gini along industries: of a mix of .4 and .6, of textiles alone where the
// nation has .375 and .625, and of what is the nation's.
func TestLocationalGiniAtTheEdge(t *testing.T) {
	edges := structureAtTheEdge(t)
	for kind, want := range map[string]float64{"figures": .1, "suppressed": nan, "zero": .375, "zeros": nan, "one area": 0, "one industry": 0} {
		for of, times := range map[measure.GiniOf]float64{measure.LocalisationCurve: 1, measure.LocalisationArea: .5} {
			o := stats.Along(edges[kind].Select(census.Akita), census.ByIndustry, stats.LocationalGini(of)).At(0)
			if !(math.Abs(o.Value-times*want) < 1e-12 || math.IsNaN(o.Value) && math.IsNaN(want)) || o.Status.Absent() != math.IsNaN(want) {
				t.Errorf("%v, %s: %v, %v, want %v", of, kind, o.Value, o.Status, times*want)
			}
		}
	}
}

// A negative part has no curve, though the sum is positive.
func TestLocationalGiniOfNegativeFigures(t *testing.T) {
	edges := structureAtTheEdge(t)
	for _, of := range []measure.GiniOf{measure.LocalisationCurve, measure.LocalisationArea, measure.UnweightedQuotients} {
		o := stats.Along(edges["negative"].Select(census.Akita), census.ByIndustry, stats.LocationalGini(of)).At(0)
		if !math.IsNaN(o.Value) || o.Status != census.NotApplicable {
			t.Errorf("%v = %v, %v, want not applicable", of, o.Value, o.Status)
		}
	}
}

// The indices of plants of food at the edges, H being .01 where it is known: those of
// figures are (.04 - .01)/.99 of shares .4 and .6, and those without food in Akita
// (.6 - .01)/.99 and, as all is in one area, 1.
func TestAgglomerationAtTheEdge(t *testing.T) {
	plants := map[census.Industry]measure.Interval{census.Food: {Lower: .01, Upper: .01}}
	edges := structureAtTheEdge(t)
	for kind, want := range map[string]struct {
		gamma, maurelSedillot, together float64
		status                          census.Status
	}{
		"figures":      {.03 / .99, .03 / .99, -.04, census.Official},
		"suppressed":   {.03 / .99, .03 / .99, nan, census.Computed}, // the nation less Yamagata
		"zero":         {.59 / .99, 1, -.36, census.Official},        // -.375 · .225 · 2 / .46875
		"zeros":        {nan, nan, nan, census.NoBase},
		"negative":     {nan, nan, nan, census.NotApplicable},
		"one area":     {nan, nan, nan, census.NotApplicable},
		"one industry": {-.01 / .99, -.01 / .99, nan, census.Official}, // where all is
	} {
		of := stats.Agglomeration(edges[kind].Select(census.Food), stats.AgglomerationOptions{Plants: plants})
		if len(of) != 1 || of[0].Status != want.status {
			t.Errorf("%s: %v, want one that is %v", kind, of, want.status)
			continue
		}
		together, err := stats.Coagglomeration(edges[kind])
		if err != nil {
			t.Errorf("%s: %v", kind, err)
		}
		for name, c := range map[string]struct{ got, want float64 }{
			"gamma": {of[0].Gamma.Lower, want.gamma}, "largest gamma": {of[0].Gamma.Upper, want.gamma},
			"Maurel and Sédillot": {of[0].MaurelSedillot.Lower, want.maurelSedillot}, "coagglomeration": {together.Group, want.together},
		} {
			if !(math.Abs(c.got-c.want) < 1e-12 || math.IsNaN(c.got) && math.IsNaN(c.want)) {
				t.Errorf("%s, %s: %v, want %v", name, kind, c.got, c.want)
			}
		}
	}
	if of := stats.Agglomeration(edges["nothing"], stats.AgglomerationOptions{}); len(of) != 0 {
		t.Errorf("agglomeration of nothing: %v", of)
	}
	if _, err := stats.Coagglomeration(edges["nothing"]); err == nil {
		t.Error("coagglomeration of nothing is no error")
	}
}

// Two areas are too few for complexity, whatever they have; a quotient of what is hidden
// or negative is no finding; a cluster of nothing is not in the list.
func TestClustersAtTheEdge(t *testing.T) {
	edges := structureAtTheEdge(t)
	for kind, want := range map[string]stats.Finding{
		"figures": stats.NotMet, "suppressed": stats.Unknown, "zero": stats.NotMet, "zeros": stats.Unknown,
		"negative": stats.Unknown, "one area": stats.Met, "one industry": stats.Met,
	} {
		if _, err := stats.Complexity(edges[kind], stats.RefuseUnclear); err == nil {
			t.Errorf("complexity, %s: no error", kind)
		}
		clusters := stats.Clusters(edges[kind].Select(census.Akita, census.Food), stats.ClusterThresholds{ShareOfNation: -1, Establishments: -1, SMEShare: -1})
		if len(clusters) != 1 || clusters[0].Qualifies != want {
			t.Errorf("clusters, %s: %v, want %v", kind, clusters, want)
			continue
		}
		for _, change := range stats.ClusterSensitivity(clusters) {
			if change.Criterion != stats.SpecialisedEnough {
				t.Errorf("%s: sensitivity to %v, which is always met", kind, change.Criterion)
			}
		}
	}
	if clusters := stats.Clusters(edges["nothing"], stats.ClusterThresholds{}); len(clusters) != 0 {
		t.Errorf("clusters of nothing: %v", clusters)
	}
	if changes := stats.ClusterSensitivity(nil); len(changes) != 0 {
		t.Errorf("sensitivity of nothing: %v", changes)
	}
	if _, err := stats.Complexity(edges["nothing"], stats.RefuseUnclear); err == nil {
		t.Error("complexity of nothing is no error")
	}
}
