// Specialisation prints how specialised the prefectures are, and how concentrated
// and agglomerated the industries, from the embedded figures of 2018, and draws
// the map of it:
//
//	go run ./examples/specialisation -out specialisation
package main

import (
	"cmp"
	"flag"
	"fmt"
	"log"
	"os"
	"slices"
	"text/tabwriter"

	"github.com/machikoba/machikoba/ingest"
	"github.com/machikoba/machikoba/ingest/census"
	"github.com/machikoba/machikoba/plotting"
	"github.com/machikoba/machikoba/stats"
	"github.com/machikoba/machikoba/stats/measure"
	"github.com/machikoba/machikoba/testdata"
)

func main() {
	out := flag.String("out", "machikoba-specialisation", "folder for the chart")
	flag.Parse()
	t, err := ingest.ReadFS(testdata.FS, "sample/*.csv")
	if err != nil {
		log.Fatal(err)
	}
	employees := t.Select(census.Year(2018), census.Size{Min: 4}, census.Employees)
	krugman := stats.Along(employees.Select(census.PrefectureLevel), census.ByIndustry, stats.Krugman(measure.Nation))
	w := tabwriter.NewWriter(os.Stdout, 0, 0, 2, ' ', 0)
	fmt.Fprintln(w, "Prefecture\tKrugman index against the nation, employees of 2018")
	rows := ranked(krugman)
	for _, o := range slices.Concat(rows[:5], rows[len(rows)-5:]) {
		fmt.Fprintf(w, "%s\t%.2f\n", o.Area.Label(census.English), o.Value)
	}
	fmt.Fprintln(w, "\nIndustry\tlocational Gini\tγ of Ellison and Glaeser")
	gini := stats.Along(employees.Select(census.IndustryFunc(census.Industry.IsDivision)), census.ByArea, stats.LocationalGini(measure.LocalisationCurve))
	gamma := map[census.Industry]measure.Interval{}
	for _, a := range stats.Agglomeration(employees, stats.AgglomerationOptions{}) {
		gamma[a.Industry] = a.Gamma
	}
	for _, o := range ranked(gini) {
		g := gamma[o.Industry]
		fmt.Fprintf(w, "%s\t%.2f\t%.3f to %.3f\n", o.Industry.Label(census.English), o.Value, g.Lower, g.Upper)
	}
	w.Flush()
	if err := draw(krugman, *out); err != nil {
		log.Fatal(err)
	}
}

// ranked returns the rows of t from the largest value on.
func ranked(t *census.Table) []census.Observation {
	return slices.SortedStableFunc(t.All(), func(a, b census.Observation) int { return cmp.Compare(b.Value, a.Value) })
}

func draw(krugman *census.Table, folder string) error {
	c, err := plotting.TileGrid(krugman, plotting.TileOptions{Options: plotting.Options{Title: "How far industry is from the nation's"}})
	if err != nil {
		return err
	}
	return c.SaveTo(folder, "specialisation.png", "specialisation.svg")
}
