package plotting

import (
	"encoding/json"
	"fmt"
	"image/color"
	"math"

	"github.com/machikoba/machikoba/ingest/census"
)

// VegaOptions are the choices of [VegaLite].
type VegaOptions struct {
	Options
	Mark VegaMark
	// Colours and Center are those of [VegaTiles] and [VegaHeatMap]: see
	// [HeatMapOptions].
	Colours Colours
	Center  float64
	// Up and Weight are the figures that bubbles stand at upwards and that
	// give them their areas: see [Quadrants]. [VegaBubbles] needs both.
	Up, Weight *census.Table
}

// VegaMark says what a Vega-Lite specification draws.
type VegaMark uint8

const (
	// VegaLines are time series, as [Lines] draws them.
	VegaLines VegaMark = iota
	// VegaBars are bars from the largest to the smallest, as [RankedBars].
	VegaBars
	// VegaTiles are the prefectures as tiles, as [TileGrid].
	VegaTiles
	// VegaHeatMap is a matrix of two dimensions, as [HeatMap].
	VegaHeatMap
	// VegaBubbles sets two figures against each other, as [Quadrants].
	VegaBubbles
	vegaMarks // their number
)

var vegaMarkNames = [vegaMarks]string{"lines", "bars", "tiles", "heat map", "bubbles"}

// String returns the name of the mark: "heat map".
func (m VegaMark) String() string {
	if m < vegaMarks {
		return vegaMarkNames[m]
	}
	return fmt.Sprintf("VegaMark(%d)", uint8(m))
}

// VegaLite returns a chart as a Vega-Lite specification of version 5, which
// holds the data: for notebooks and web pages. It takes the tables that the
// chart of the mark takes, and refuses the others with the same errors.
//
// Pointing at a mark shows name, figure, year and status. A figure that is not
// published is outlined with dashes, over its range where that is known. Colours
// and texts are those of the theme and the language; fonts are those of the
// reader, so Japanese needs no Theme.Font.
func VegaLite(t *census.Table, o VegaOptions) (json.RawMessage, error) {
	if o.Mark >= vegaMarks {
		return nil, fmt.Errorf("plotting: %v is not a mark", o.Mark)
	}
	make := [vegaMarks]func(*census.Table, VegaOptions) (*vega, error){vegaLines, vegaBars, vegaTiles, vegaHeatMap, vegaBubbles}
	v, err := make[o.Mark](t, o)
	if err != nil {
		return nil, err
	}
	return json.Marshal(v.specification())
}

// object is a JSON object.
type object map[string]any

// vega is a specification in the making.
type vega struct {
	*subject
	chart  *Chart // its texts
	layers []object
	height any
}

// newVega returns a specification without layers.
func newVega(s *subject) *vega {
	s.language = s.options.Language // the reader's fonts have Japanese
	s.quantity = newQuantity(s.table.At(0).Unit, s.table, s.language)
	c := newChart(s)
	c.language = s.language
	if note := s.absentNote(s.language.Choose("Not published, or without a figure: ", "数値なし：")); note != "" {
		c.note(note)
	}
	return &vega{subject: s, chart: c, height: pixels(float64(c.Height) * 0.7)}
}

// pixels converts points to the pixels of CSS.
func pixels(points float64) float64 { return math.Round(points * 4 / 3) }

func (v *vega) width() float64 { return pixels(float64(v.chart.Width)) - 140 }

// specification puts the parts together: the chart, and below it notes and
// source.
func (v *vega) specification() object {
	subtitle := []string{v.chart.Subtitle}
	t := v.theme
	chart := object{
		"width": v.width(), "height": v.height, "layer": v.layers,
		"title": object{
			"text": v.chart.Title, "subtitle": subtitle, "anchor": "start", "frame": "group",
			"color": hex(t.Ink), "subtitleColor": hex(t.Muted), "offset": 12,
		},
	}
	spec := object{
		"$schema":     "https://vega.github.io/schema/vega-lite/v5.json",
		"description": v.chart.Title + ". " + v.chart.Subtitle,
		"background":  hex(t.Background),
		"config": object{
			"view": object{"stroke": nil},
			"axis": object{"labelColor": hex(t.Ink), "titleColor": hex(t.Muted), "gridColor": hex(t.Faint), "domainColor": hex(t.Ink), "tickColor": hex(t.Ink)},
		},
	}
	views := []object{chart}
	if foot := v.foot(); foot != nil {
		views = append(views, foot)
	}
	spec["vconcat"] = views
	return spec
}

// foot writes notes and source, each on a line of its own.
func (v *vega) foot() object {
	lines := v.chart.foot(v.chart.plotArea().Max.X)
	if len(lines) == 0 {
		return nil
	}
	var rows []object
	for i, s := range lines {
		rows = append(rows, object{"line": i, "text": s})
	}
	return object{
		"width": v.width(), "height": 14 * len(lines), "data": object{"values": rows},
		"mark": object{"type": "text", "align": "left", "color": hex(v.theme.Muted), "fontSize": 10},
		"encoding": object{
			"x":    object{"value": 0},
			"y":    object{"field": "line", "type": "ordinal", "axis": nil},
			"text": object{"field": "text", "type": "nominal"},
		},
	}
}

// add adds a layer.
func (v *vega) add(rows []object, mark, encoding object) {
	if len(rows) == 0 {
		return
	}
	v.layers = append(v.layers, object{"data": object{"values": rows}, "mark": mark, "encoding": encoding})
}

// row returns what a specification says of a figure: value and ends in the
// scale of the chart.
func (v *vega) row(o census.Observation) object {
	r := object{
		"name": v.label(o.Key), "year": int(o.Year), "text": o.Unit.Format(o.Value, v.language),
		"status": o.Status.Label(v.language), "value": nil,
	}
	switch factor := v.quantity.scale.Factor; {
	case bounded(o):
		r["lower"], r["upper"] = o.Lower/factor, o.Upper/factor
		low, high := o.Unit.FormatEnds(o.Lower, o.Upper, v.language)
		r["text"] = low + v.language.Choose("–", "～") + high
	case !o.Status.Absent():
		r["value"] = o.Value / factor
	}
	return r
}

// tooltip shows fields of a row under the names that people give them.
func (v *vega) tooltip(fields ...string) []object {
	names := map[string]string{
		"name": v.language.Choose("name", "名称"), "column": v.language.Choose("of", "区分"), "text": v.axis(),
		"year": v.language.Choose("year", "年"), "status": v.language.Choose("status", "数値"),
	}
	var list []object
	for _, f := range fields {
		title := names[f]
		if title == "" {
			title = f
		}
		list = append(list, object{"field": f, "type": "nominal", "title": title})
	}
	return list
}

// colourScale returns the colours of a scale of values as Vega-Lite takes them.
func (v *vega) colourScale(c colourScale) object {
	factor := v.quantity.scale.Factor
	scale := object{"type": "linear"}
	var domain []float64
	var colours []string
	n := len(c.ramp)
	if c.bounds != nil {
		scale["type"], n = "threshold", len(c.bounds)+1
		for _, b := range c.bounds {
			domain = append(domain, b/factor)
		}
	}
	for i := range n {
		at := float64(i) / float64(max(n-1, 1))
		colours = append(colours, hex(c.ramp.At(at)))
		if c.bounds == nil {
			domain = append(domain, (c.lo+(c.hi-c.lo)*at)/factor)
		}
	}
	if c.bounds == nil && c.lo == c.hi {
		domain, colours = []float64{c.lo / factor}, []string{hex(c.colour(c.lo))}
		scale["type"] = "ordinal"
	}
	scale["domain"], scale["range"] = domain, colours
	return object{"field": "value", "type": "quantitative", "scale": scale, "legend": object{"title": v.axis(), "orient": "top", "gradientLength": 300, "format": ",.3~g"}}
}

// hex writes a colour as CSS does.
func hex(c color.Color) string {
	r, g, b, _ := c.RGBA()
	return fmt.Sprintf("#%02x%02x%02x", r>>8, g>>8, b>>8)
}

// marked notes that some figures are estimates.
func (v *vega) marked() {
	note, _ := v.estimates("e", v.table.All())
	if note != "" {
		v.chart.note(note)
	}
}
