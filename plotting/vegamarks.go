package plotting

import (
	"fmt"
	"math"
	"slices"

	"github.com/machikoba/machikoba/ingest/census"
)

// vegaLines draws each run of comparable years as a line, and breaks as rules.
func vegaLines(t *census.Table, o VegaOptions) (*vega, error) {
	s, err := newSubject("VegaLite", t, o.Options, manyYears)
	if err == nil {
		err = someValue("VegaLite", t)
	}
	if err != nil {
		return nil, err
	}
	v := newVega(s)
	var rows []object
	var names, colours, named []string
	for _, one := range seriesOf(s) {
		names, colours = append(names, one.label), append(colours, hex(one.colour))
		if !one.grey {
			named = append(named, one.label)
		}
		run := 0
		for _, p := range one.points {
			if !p.joined {
				run++
			}
			rows = append(rows, object{
				"name": one.label, "run": fmt.Sprint(one.label, " ", run), "year": p.year, "estimated": p.estimated,
				"value": p.value / s.quantity.scale.Factor, "text": s.quantity.unit.Format(p.value, s.language),
			})
		}
	}
	note, _ := s.estimates(s.language.Choose("Hollow markers", "白抜き"), t.All())
	v.drawBreaks()
	if note != "" {
		v.chart.note(note)
	}
	encoding := func(extra object) object {
		e := object{
			"x":     object{"field": "year", "type": "quantitative", "scale": object{"zero": false, "nice": false}, "axis": object{"format": "d", "title": nil, "tickMinStep": 1, "grid": false}},
			"y":     object{"field": "value", "type": "quantitative", "scale": object{"zero": usualZero(s.quantity.unit), "reverse": s.quantity.unit == census.UnitRank}, "axis": object{"title": s.axis()}},
			"color": object{"field": "name", "type": "nominal", "scale": object{"domain": names, "range": colours}, "legend": object{"values": named, "title": nil}},
		}
		for k, x := range extra {
			e[k] = x
		}
		return e
	}
	v.add(rows, object{"type": "line"}, encoding(object{"detail": object{"field": "run", "type": "nominal"}}))
	v.add(rows, object{"type": "point", "filled": true, "size": 40}, encoding(object{
		"tooltip": v.tooltip("name", "year", "text"),
		"fill": object{
			"condition": object{"test": "datum.estimated", "value": hex(s.theme.Background)},
			"field":     "name", "type": "nominal", "scale": object{"domain": names, "range": colours}, "legend": nil,
		},
	}))
	return v, nil
}

// drawBreaks draws a dashed rule for each break of the survey.
func (v *vega) drawBreaks() {
	b := breaksOf(v.subject)
	var rows []object
	for _, r := range b.rules {
		rows = append(rows, object{"year": r.at, "label": r.full})
	}
	if len(rows) == 0 {
		return
	}
	v.chart.note(b.note(v.language))
	v.add(rows, object{"type": "rule", "strokeDash": []int{3, 3}, "color": hex(v.theme.Muted)}, object{
		"x":       object{"field": "year", "type": "quantitative"},
		"tooltip": v.tooltip("label"),
	})
}

// vegaBars draws bars, and the ranges of figures that are suppressed.
func vegaBars(t *census.Table, o VegaOptions) (*vega, error) {
	t, whole := apart(t)
	s, err := newSubject("VegaLite", t, o.Options, oneYear)
	if err != nil {
		return nil, err
	}
	v := newVega(s)
	var shown, hidden []object
	var order []string
	note, all := s.estimates("e", t.All())
	v.chart.note(note)
	for _, one := range barsOf(s) {
		row := v.row(one.Observation)
		row["colour"], row["label"], row["end"] = hex(s.barColour(one.Observation)), s.figure(one.Observation, all), one.end()/s.quantity.scale.Factor
		order = append(order, one.label)
		if one.group() == valued {
			shown = append(shown, row)
		} else {
			hidden = append(hidden, row)
		}
	}
	if whole != nil && finite(whole.Value) {
		v.chart.note(s.wholeNote(*whole))
	}
	v.height = max(18*len(order), 60)
	y := object{"field": "name", "type": "nominal", "sort": order, "axis": object{"title": nil, "labelLimit": 260}}
	x := func(field string) object {
		return object{"field": field, "type": "quantitative", "axis": object{"title": s.axis()}}
	}
	tip := v.tooltip("name", "text", "year", "status")
	v.add(shown, object{"type": "bar"}, object{"x": x("value"), "y": y, "tooltip": tip, "color": object{"field": "colour", "type": "nominal", "scale": nil}})
	v.add(hidden, object{"type": "bar", "fillOpacity": 0, "stroke": hex(s.theme.Muted), "strokeDash": []int{3, 2}},
		object{"x": x("lower"), "x2": object{"field": "upper"}, "y": y, "tooltip": tip})
	v.add(slices.Concat(shown, hidden), object{"type": "text", "align": "left", "dx": 4, "color": hex(s.theme.Ink)},
		object{"x": x("end"), "y": y, "tooltip": tip, "text": object{"field": "label", "type": "nominal"}})
	return v, nil
}

// vegaTiles draws the prefectures as tiles.
func vegaTiles(t *census.Table, o VegaOptions) (*vega, error) {
	t, whole := apart(t)
	s, err := newSubject("VegaLite", t, o.Options, oneYear)
	if err == nil {
		err = onlyPrefectures("VegaLite", s)
	}
	if err == nil {
		err = someValue("VegaLite", t)
	}
	if err != nil {
		return nil, err
	}
	v := newVega(s)
	scale := newColourScale(s, o.Colours, o.Center)
	var shown, hidden []object
	for o := range t.All() {
		row := v.row(o)
		column, down, short := tileOf(o.Area, s.language)
		row["x"], row["y"], row["short"] = column, down, short
		v.cell(row, o, scale, &shown, &hidden)
	}
	if whole != nil && finite(whole.Value) {
		v.chart.note(s.wholeNote(*whole))
	}
	v.marked()
	v.height = math.Round(v.width() / tileColumns / tileAspect * tileRows)
	grid := func(field string, n int) object {
		return object{"field": field, "type": "ordinal", "scale": object{"domain": counting(n)},
			"axis": object{"title": nil, "labels": false, "ticks": false, "domain": false}}
	}
	v.cells(shown, hidden, grid("x", tileColumns), grid("y", tileRows), scale, "name", "text", "year", "status")
	for _, line := range []struct {
		field string
		rise  int
	}{{"short", -7}, {"label", 8}} {
		v.add(slices.Concat(shown, hidden), object{"type": "text", "dy": line.rise, "fontSize": 10}, object{
			"x": grid("x", tileColumns), "y": grid("y", tileRows), "text": object{"field": line.field, "type": "nominal"},
			"fill": object{"field": "ink", "type": "nominal", "scale": nil, "legend": nil},
		})
	}
	return v, nil
}

// counting returns the numbers from 0 to n − 1.
func counting(n int) []int {
	list := make([]int, n)
	for i := range list {
		list[i] = i
	}
	return list
}

// cell sorts the row of a cell to those that are coloured or those that are
// outlined.
func (v *vega) cell(row object, o census.Observation, scale colourScale, shown, hidden *[]object) {
	row["ink"], row["label"] = hex(v.theme.Ink), ""
	if o.Status.Absent() || !finite(o.Value) {
		*hidden = append(*hidden, row)
		return
	}
	row["ink"], row["label"] = hex(readable(scale.colour(o.Value))), v.quantity.format(o.Value)
	if estimated(o) {
		row["label"] = v.quantity.format(o.Value) + " e"
	}
	row["stroke"] = hex(v.theme.Background)
	if v.bright[o.Key] {
		row["stroke"] = hex(v.theme.Accent)
	}
	*shown = append(*shown, row)
}

// cells draws cells in colours, and outlines those that have no figure.
func (v *vega) cells(shown, hidden []object, x, y object, scale colourScale, tip ...string) {
	v.add(shown, object{"type": "rect", "strokeWidth": 2}, object{
		"x": x, "y": y, "color": v.colourScale(scale), "tooltip": v.tooltip(tip...),
		"stroke": object{"field": "stroke", "type": "nominal", "scale": nil},
	})
	v.add(hidden, object{"type": "rect", "fill": hex(v.theme.Background), "stroke": hex(v.theme.Muted), "strokeDash": []int{3, 2}},
		object{"x": x, "y": y, "tooltip": v.tooltip(tip...)})
}

// vegaHeatMap draws a matrix of two dimensions.
func vegaHeatMap(t *census.Table, o VegaOptions) (*vega, error) {
	s, down, across, err := heatSubject("VegaLite", t, o.Options)
	if err != nil {
		return nil, err
	}
	v := newVega(s)
	m, err := t.Matrix(down, across)
	if err != nil {
		return nil, err
	}
	labels := func(keys []census.Key, d census.Dimension) (list []string) {
		for _, k := range keys {
			list = append(list, t.Label(k, d, s.language))
		}
		return list
	}
	scale := heatColours(s, o.Colours, o.Center)
	var shown, hidden []object
	for o := range t.All() {
		row := v.row(o)
		row["column"] = t.Label(o.Key, across, s.language)
		v.cell(row, o, scale, &shown, &hidden)
	}
	v.marked()
	v.height = max(14*len(m.Rows), 60)
	x := object{"field": "column", "type": "nominal", "sort": labels(m.Cols, across), "axis": object{"title": nil, "orient": "top", "labelLimit": 260, "labelAngle": -90}}
	y := object{"field": "name", "type": "nominal", "sort": labels(m.Rows, down), "axis": object{"title": nil, "labelLimit": 260}}
	v.cells(shown, hidden, x, y, scale, "name", "column", "text", "year", "status")
	return v, nil
}

// vegaBubbles sets two figures against each other.
func vegaBubbles(t *census.Table, o VegaOptions) (*vega, error) {
	if o.Up == nil || o.Weight == nil {
		return nil, fmt.Errorf("plotting: VegaLite: bubbles need the tables VegaOptions.Up and VegaOptions.Weight too")
	}
	q, lacking, err := newQuadrants(t, o.Up, QuadrantOptions{Options: o.Options, Weight: o.Weight})
	if err != nil {
		return nil, err
	}
	v := newVega(q.x)
	for _, s := range []*subject{q.x, q.y, q.weight} {
		s.language = o.Language
		s.quantity = newQuantity(s.table.At(0).Unit, s.table, s.language)
	}
	v.chart.Notes = slices.Clone(o.Notes)
	q.caption(v.chart, o.Options)
	if lacking > 0 {
		v.chart.note(fmt.Sprintf(v.language.Choose("Not drawn for want of a figure: %d.", "数値を欠くため表示していない：%d。"), lacking))
	}
	var rows []object
	x, y, weight := q.x.axis(), q.y.axis(), q.weight.axis()
	for i, d := range q.dots {
		row := object{"name": d.name, "x": d.x.middle() / q.x.quantity.scale.Factor, "y": d.y.middle() / q.y.quantity.scale.Factor, "size": d.weight.middle() / q.weight.quantity.scale.Factor, "label": ""}
		row[x], row[y], row[weight] = q.x.written(d.x), q.y.written(d.y), q.weight.written(d.weight)
		if d.bright || i < 10 {
			row["label"] = d.name
		}
		ink := q.ink(d)
		row["stroke"], row["fill"] = hex(ink), hex(q.fillOf(d, ink))
		rows = append(rows, row)
	}
	v.drawBubbles(q, rows, []string{"name", x, y, weight})
	return v, nil
}

// written writes a figure, or its range.
func (s *subject) written(e extent) string {
	if e.lo == e.hi {
		return s.quantity.unit.Format(e.lo, s.language)
	}
	return s.quantity.unit.Format(e.lo, s.language) + s.language.Choose("–", "～") + s.quantity.unit.Format(e.hi, s.language)
}

// drawBubbles draws rules, bubbles and the names of the heaviest.
func (v *vega) drawBubbles(q *quadrants, rows []object, tip []string) {
	axis := func(field string, s *subject) object {
		return object{"field": field, "type": "quantitative", "scale": object{"zero": false, "padding": 20}, "axis": object{"title": s.axis()}}
	}
	x, y := axis("x", q.x), axis("y", q.y)
	rule := object{"type": "rule", "color": hex(v.theme.Muted)}
	v.add([]object{{"x": q.at.x / q.x.quantity.scale.Factor}}, rule, object{"x": x})
	v.add([]object{{"y": q.at.y / q.y.quantity.scale.Factor}}, rule, object{"y": y})
	v.add(rows, object{"type": "point", "filled": true, "opacity": 1, "strokeWidth": 1}, object{
		"x": x, "y": y, "tooltip": v.tooltip(tip...),
		"size":   object{"field": "size", "type": "quantitative", "scale": object{"range": []int{8, 1500}, "zero": true}, "legend": object{"title": q.weight.axis()}},
		"fill":   object{"field": "fill", "type": "nominal", "scale": nil},
		"stroke": object{"field": "stroke", "type": "nominal", "scale": nil},
	})
	v.add(rows, object{"type": "text", "dy": -12, "fontSize": 10, "color": hex(v.theme.Ink)},
		object{"x": x, "y": y, "text": object{"field": "label", "type": "nominal"}})
}
