package stats_test

import (
	"slices"
	"testing"

	"github.com/machikoba/machikoba/ingest/census"
	"github.com/machikoba/machikoba/stats"
)

// O. Farhauer and A. Kröll (2013), Standorttheorien, Springer Gabler: 1,714 of 79,006 in an
// industry that has 879,213 of 15,593,224, a quotient that the manual of the R package REAT
// prints as 0.3847623. The European Cluster Observatory, Evaluation of regional cluster
// strength, gives a star for a quotient of 2 or more, which a fifth of that would earn.
func TestClustersOfTheLiterature(t *testing.T) {
	table := collect(t, nationOf(t, []float64{1714, 79006 - 1714}, []float64{879213 - 1714, 15593224 - 79006 - 879213 + 1714}))
	clusters := stats.Clusters(table, stats.ClusterThresholds{LocationQuotient: 2, ShareOfNation: -1, Establishments: -1, SMEShare: -1})
	at := slices.IndexFunc(clusters, func(c stats.Cluster) bool { return c.Area == area("r0") && c.Industry == industry("i0") })
	if at < 0 {
		t.Fatal("the pair is not judged")
	}
	asPrinted(t, "location quotient", clusters[at].Findings[stats.SpecialisedEnough].Figure.Value, .3847623, 5e-8)
	if got, want := clusters[at].Text(census.English), "Does not qualify: location quotient 0.38 (less than 2.00)."; got != want {
		t.Errorf("the pair %q, want %q", got, want)
	}
	changes := stats.ClusterSensitivity(clusters, .192, .193) // of 2: .384 and .386
	for i, want := range []bool{true, false} {
		if gained := slices.Contains(changes[i].Gained, clusters[at].Key); gained != want {
			t.Errorf("%v: gains the pair: %v, want %v", changes[i], gained, want)
		}
	}
}
