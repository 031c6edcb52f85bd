package main

import (
	"cmp"
	"fmt"
	"image/color"
	"math"
	"slices"

	"gonum.org/v1/plot"
	"gonum.org/v1/plot/palette"
	"gonum.org/v1/plot/palette/moreland"
	"gonum.org/v1/plot/plotter"
	"gonum.org/v1/plot/vg"

	"github.com/machikoba/machikoba/ingest/census"
	"github.com/machikoba/machikoba/stats"
)

// hidden returns the cells of shipments by prefecture and division of a year.
func hidden(b *stats.BoundsResult, year census.Year) []stats.HiddenCell {
	return slices.DeleteFunc(slices.Clone(b.Cells), func(c stats.HiddenCell) bool {
		return c.Year != year || c.Measure != census.Shipments || c.Size != census.Size{Min: 4} ||
			!c.Area.IsPrefecture() || !c.Industry.IsDivision()
	})
}

// widths is the grid of the logarithms of interval widths, prefectures upwards
// and industries to the right.
type widths struct {
	prefectures, industries []string
	log                     map[[2]int]float64
}

func (w widths) Dims() (c, r int) { return len(w.industries), len(w.prefectures) }
func (w widths) X(c int) float64  { return float64(c) }
func (w widths) Y(r int) float64  { return float64(r) }
func (w widths) Z(c, r int) float64 {
	if v, ok := w.log[[2]int{c, r}]; ok {
		return v
	}
	return math.NaN()
}

// place returns where a name stands in a list, at its end if it is new.
func place(list *[]string, name string) int {
	if i := slices.Index(*list, name); i >= 0 {
		return i
	}
	*list = append(*list, name)
	return len(*list) - 1
}

// draw draws the heat map of interval widths of a year.
func draw(b *stats.BoundsResult, year census.Year, file string) error {
	w := widths{log: map[[2]int]float64{}}
	cells := hidden(b, year)
	slices.SortFunc(cells, func(a, b stats.HiddenCell) int { return cmp.Compare(a.Industry, b.Industry) })
	for _, c := range cells {
		place(&w.industries, c.Industry.Code())
	}
	slices.SortFunc(cells, func(a, b stats.HiddenCell) int { return cmp.Compare(b.Area, a.Area) })
	var figures plotter.XYLabels
	for _, c := range cells {
		at := [2]int{place(&w.industries, c.Industry.Code()), place(&w.prefectures, c.Area.Label(census.English))}
		w.log[at] = math.Log10(math.Max(c.Upper-c.Lower, 1))
		figures.XYs = append(figures.XYs, plotter.XY{X: float64(at[0]), Y: float64(at[1])})
		figures.Labels = append(figures.Labels, fmt.Sprintf("%.1f", (c.Upper-c.Lower)/1e9))
	}
	p := plot.New()
	p.Title.Text = fmt.Sprintf("Hidden shipments, %d: width of the interval that holds each, billion yen", year)
	p.X.Label.Text = "division of industry (JSIC)"
	p.NominalX(w.industries...)
	p.NominalY(w.prefectures...)
	h := plotter.NewHeatMap(w, palette.Reverse(moreland.ExtendedBlackBody()).Palette(64))
	h.NaN = color.White
	h.Min -= 1 // white is for cells that are not hidden
	h.Max += 2 // and black hides the figures
	labels, err := plotter.NewLabels(figures)
	if err != nil {
		return err
	}
	p.Add(h, labels)
	return p.Save(18*vg.Centimeter, 14*vg.Centimeter, file)
}
