// Package plotting draws tables of package census as charts that go straight
// into a white paper.
//
// Each chart is a function from a table to a [Chart]:
//
//	c, err := plotting.Lines(t.Select(census.Kanagawa, census.Aichi, census.Shipments), plotting.LineOptions{})
//	err = c.Save("shipments.svg")
//
// Which chart shows what:
//
//   - over time: [Lines], [StackedAreas], [Bump] for ranks
//   - between two years: [Slope], [Dumbbell]
//   - the order of many: [RankedBars], around a centre [DivergingBars], two side
//     by side [TwoSidedBars]
//   - the parts of a whole: [StackedBars], and what they add to it [Waterfall]
//   - how figures are spread: [BoxPlot], [Lorenz]
//   - places: [TileGrid], [Choropleth], [SmallMultiples] over time
//   - two dimensions: [HeatMap]; two or three figures: [Quadrants]
//   - the sizes of many parts: [Treemap]
//
// Several charts make a page by [Compose], and [VegaLite] gives the usual ones
// to notebooks and web pages.
//
// What a chart says comes from its table: the title has the measure and what was
// made of it, the axis that or the measure, in people's units, and the foot has
// notes and the source line. Who gives a title of her own to what was made of a
// measure names the measure there. A break of the survey is
// drawn and named, and no line leads across it; a year without a figure is a
// gap; an estimated figure is marked; a suppressed one is hatched, or drawn as
// the range that it must lie in. A table with more than one chart can show
// (two units, two measures, two figures for one place) is an error that names
// what varies and what to select, and so is a table with nothing to draw.
//
// The fields of a Chart may be changed before it is saved, and its Plot takes
// any further plotter of gonum.org/v1/plot.
//
// Sizes are by purpose, [Page] by default, and all else about the look is a
// [Theme]. Japanese needs a font, see [ParseFont], and package installed for
// those of the machine; without one labels are romanised. The package has no
// state: it neither reads nor sets the default fonts of gonum.
package plotting
