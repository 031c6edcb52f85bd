package plotting_test

import (
	"fmt"
	"log"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/machikoba/machikoba/ingest/census"
	"github.com/machikoba/machikoba/plotting"
)

func ExampleLines() {
	t, err := census.Collect(slices.Values(shipmentRows(census.Kanagawa, census.Aichi, census.Osaka, census.Shizuoka)))
	if err != nil {
		log.Fatal(err)
	}
	c, err := plotting.Lines(t, plotting.LineOptions{Options: plotting.Options{
		Title: "Aichi has left the others behind since 2009",
	}})
	if err != nil {
		log.Fatal(err)
	}
	show(c)
	// Output:
	// Aichi has left the others behind since 2009
	// All manufacturing, establishments of 4 or more persons, 2007–2019
	// Shipments, trillion yen
	// Source: METI, Census of Manufactures and Economic Census for Business Activity
	// chart.png
}

func ExampleRankedBars() {
	t, err := census.Collect(slices.Values(prefectureRows()))
	if err != nil {
		log.Fatal(err)
	}
	c, err := plotting.RankedBars(t, plotting.BarOptions{Top: 10, Options: plotting.Options{
		Title:     "Kanagawa ships the second most, Fukuoka the eleventh",
		Highlight: []census.Filter{census.Kanagawa, census.Fukuoka},
	}})
	if err != nil {
		log.Fatal(err)
	}
	show(c)
	// Output:
	// Kanagawa ships the second most, Fukuoka the eleventh
	// All manufacturing, establishments of 4 or more persons, 2017
	// Shipments, trillion yen
	// Source: METI, Census of Manufactures, 2018 survey
	// chart.png
}

func ExampleTileGrid() {
	t, err := census.Collect(slices.Values(prefectureRows()))
	if err != nil {
		log.Fatal(err)
	}
	c, err := plotting.TileGrid(t, plotting.TileOptions{Colours: plotting.QuantileColours, Options: plotting.Options{
		Title:     "Industry stands along the coast from Kanto to Osaka",
		Highlight: []census.Filter{census.Kanagawa},
	}})
	if err != nil {
		log.Fatal(err)
	}
	show(c)
	// Output:
	// Industry stands along the coast from Kanto to Osaka
	// All manufacturing, establishments of 4 or more persons, 2017
	// Source: METI, Census of Manufactures, 2018 survey
	// chart.png
}

// show prints what a chart says and saves it.
func show(c *plotting.Chart) {
	for _, s := range []string{c.Title, c.Subtitle, c.Axis, c.Source} {
		if s != "" {
			fmt.Println(s)
		}
	}
	dir, err := os.MkdirTemp("", "charts")
	if err != nil {
		log.Fatal(err)
	}
	defer os.RemoveAll(dir)
	if err := c.Save(filepath.Join(dir, "chart.png")); err != nil {
		log.Fatal(err)
	}
	files, err := os.ReadDir(dir)
	if err != nil {
		log.Fatal(err)
	}
	var names []string
	for _, f := range files {
		names = append(names, f.Name())
	}
	fmt.Println(strings.Join(names, ", "))
}
