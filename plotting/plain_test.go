package plotting_test

import (
	"slices"
	"strings"
	"testing"

	"gonum.org/v1/plot/vg"

	"github.com/machikoba/machikoba/ingest/census"
	"github.com/machikoba/machikoba/plotting"
)

// TestPlain: what is left of a chart is as it was and as high, and the chart
// itself stays whole.
func TestPlain(t *testing.T) {
	o := plotting.Options{Title: "A title above the chart", Notes: []string{"A note of the author below it."}}
	bars := must(t)(plotting.RankedBars(table(t, prefectureRows()), plotting.BarOptions{Options: o, Top: 12}))
	for name, c := range map[string]*plotting.Chart{
		"lines": must(t)(plotting.Lines(table(t, shipmentRows(census.Kanagawa, census.Aichi)), plotting.LineOptions{Options: o})),
		"bars":  bars,
		"tiles": must(t)(plotting.TileGrid(table(t, prefectureRows()), plotting.TileOptions{Options: o})),
	} {
		t.Run(name, func(t *testing.T) {
			whole, plain := look(c).texts, look(c.Plain()).texts
			var left string // of the whole chart beside what the plain one has
			var inside []written
			for _, w := range whole {
				if n := len(inside); n < len(plain) && plain[n].text == w.text && plain[n].box.Min.X == w.box.Min.X {
					inside = append(inside, w)
				} else {
					left += w.text
				}
			}
			want := c.Title + c.Subtitle + strings.Join(c.Notes, "") + c.Source
			if strip := strings.NewReplacer(" ", ""); len(inside) < len(plain) || strip.Replace(left) != strip.Replace(want) {
				t.Fatalf("%d of the texts %v, and left out %q; want all, and left out %q", len(inside), plain, left, want)
			}
			high := func(texts []written) vg.Length { return texts[0].box.Min.Y - texts[len(texts)-1].box.Min.Y }
			if got, want := high(plain), high(inside); got < want || got > 1.1*want {
				t.Errorf("the plot is %.1f points high, want %.1f or a little more", got, want)
			}
			checkClean(t, c.Plain())
			if !slices.Equal(look(c).texts, whole) {
				t.Error("the chart has changed")
			}
		})
	}
	if p := bars.Plain(); p.Plain().Height != p.Height {
		t.Errorf("height %.1f of a plain chart made plain, want %.1f", p.Plain().Height, p.Height)
	}
}
