package plotting_test

import (
	"fmt"
	"math"
	"testing"

	"github.com/machikoba/machikoba/ingest/census"
	"github.com/machikoba/machikoba/plotting"
)

// shapes are tables that try the layout of charts.
func shapes(t *testing.T) map[string]*census.Table {
	long := make([]census.Observation, 0, 8)
	var many []census.Observation
	for y := census.Year(2007); y <= 2014; y++ {
		for j, d := range census.JSIC12.Divisions()[14:22] {
			k := census.Key{Year: y, Area: census.Kanagawa, Industry: d, Size: fourPlus, Measure: census.Shipments, Statistic: "index, 2010 = 100"}
			o := census.NewObservation(k, 100+float64(y-2010)*float64(j-3)*2)
			o.Unit = census.UnitIndex
			long = append(long, o)
		}
		i := 0
		for a := range census.Prefectures() {
			k := census.Key{Year: y, Area: a, Size: fourPlus, Measure: census.Shipments}
			many = append(many, census.NewObservation(k, shipments2017[i]*1e6*(1+0.01*float64(y-2010))))
			i++
		}
	}
	var both []census.Observation // with negative values
	for i, v := range []float64{0.031, -0.125, 0, -0.002, 0.25} {
		for y := census.Year(2012); y <= 2014; y++ {
			k := census.Key{Year: y, Area: census.Area(fmt.Sprintf("%02d", i+1)), Size: fourPlus, Measure: census.Shipments, Statistic: census.GrowthRate}
			o := census.NewObservation(k, v*float64(y-2012))
			o.Unit = census.UnitFraction
			both = append(both, o)
		}
	}
	equal := madeUp(census.SMEEstablishmentShare, census.UnitFraction, func(int) float64 { return 0.973 })
	zero := madeUp(census.SMEEstablishmentShare, census.UnitFraction, func(int) float64 { return 0 })
	ranges := madeUp(census.ShareOfNation, census.UnitFraction, func(int) float64 { return 0.02 })
	for i := range ranges[:9] {
		ranges[i] = hide(ranges[i], 0.0005*float64(i), 0.05/float64(i+1))
	}
	ranges[20] = hide(ranges[20], math.Inf(-1), math.Inf(1))
	return map[string]*census.Table{
		"one": table(t, shipmentRows(census.Kanagawa)), "two": table(t, shipmentRows(census.Kanagawa, census.Aichi)),
		"many": table(t, many), "long names": table(t, long), "negative": table(t, both),
		"equal": table(t, equal), "zero": table(t, zero), "ranges": table(t, ranges), "only ranges": table(t, ranges[:9]),
		"prefectures": table(t, prefectureRows()), "industries": table(t, ehimeRows()),
	}
}

func TestNothingClippedNothingOverlaps(t *testing.T) {
	for name, tab := range shapes(t) {
		for size := plotting.Page; size <= plotting.Square; size++ {
			o := plotting.Options{Size: size}
			last := tab.Years()[len(tab.Years())-1]
			t.Run(fmt.Sprint("lines/", name, "/", size), func(t *testing.T) {
				if name == "only ranges" {
					t.Skip("ranges are no lines")
				}
				checkClean(t, must(t)(plotting.Lines(tab, plotting.LineOptions{Options: o})))
			})
			for _, top := range []int{0, 3} {
				t.Run(fmt.Sprint("bars/", name, "/", size, "/", top), func(t *testing.T) {
					checkClean(t, must(t)(plotting.RankedBars(tab.Select(last), plotting.BarOptions{Options: o, Top: top})))
				})
			}
			if name == "industries" || name == "only ranges" || name == "long names" {
				continue
			}
			for colours := plotting.SequentialColours; colours <= plotting.DivergingColours; colours++ {
				t.Run(fmt.Sprint("tiles/", name, "/", size, "/", colours), func(t *testing.T) {
					checkClean(t, must(t)(plotting.TileGrid(tab.Select(last), plotting.TileOptions{Options: o, Colours: colours})))
				})
			}
		}
	}
}

// A chart may be drawn on a canvas of another size than its own, and its texts
// changed before.
func TestOtherCanvas(t *testing.T) {
	c := must(t)(plotting.Lines(table(t, shipmentRows(census.Kanagawa, census.Aichi)), plotting.LineOptions{}))
	c.Title = "A title that is a good deal longer than one line of the chart can hold, and so must be broken into several"
	c.Width, c.Height = c.Width*0.6, c.Height*1.4
	checkClean(t, c)
}
