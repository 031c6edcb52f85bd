package stats_test

import (
	"context"
	"fmt"
	"math"
	"testing"

	"github.com/machikoba/machikoba/ingest/census"
	"github.com/machikoba/machikoba/stats"
	"github.com/machikoba/machikoba/stats/internal/oracle"
)

// hierarchical reads a table of two or three dimensions with its hierarchy:
// the first is laid on areas, the second on industries, the third on sizes.
type hierarchical struct {
	dims    []string
	options stats.BoundsOptions
	sizes   map[string]census.Size
	whole   map[string]bool // "dimension/code" of the whole of a dimension
}

func newHierarchical(t *testing.T, c *oracle.Case) *hierarchical {
	in, tree := c.Input("input"), c.Input("input_hierarchy")
	h := &hierarchical{sizes: map[string]census.Size{}, whole: map[string]bool{}}
	for _, d := range in.Columns {
		if d != "value" {
			h.dims = append(h.dims, d)
		}
	}
	if len(h.dims) < 2 || len(h.dims) > 3 {
		t.Fatalf("dimensions %v, want two or three", h.dims)
	}
	dims, parents, children := tree.Strings("dimension"), tree.Strings("parent"), tree.Strings("child")
	for i := range dims {
		h.whole[dims[i]+"/"+parents[i]] = true
	}
	for i := range dims {
		delete(h.whole, dims[i]+"/"+children[i])
	}
	h.options.Areas, h.options.Industries = map[census.Area][]census.Area{}, map[census.Industry][]census.Industry{}
	for i := range dims {
		switch dims[i] {
		case h.dims[0]:
			p := h.area(parents[i])
			h.options.Areas[p] = append(h.options.Areas[p], h.area(children[i]))
		case h.dims[1]:
			p := h.industry(parents[i])
			h.options.Industries[p] = append(h.options.Industries[p], h.industry(children[i]))
		default:
			if !h.whole[dims[i]+"/"+parents[i]] {
				t.Fatalf("%s %s has parts, as only the whole of the third dimension may", dims[i], parents[i])
			}
			n := int32(len(h.sizes))
			h.sizes[children[i]] = census.Size{Min: 10*n + 1, Max: 10*n + 10}
		}
	}
	for code, s := range h.sizes {
		if s.Min == 1 {
			s.Min = 0 // as tables spell it
		}
		if int(s.Max) == 10*len(h.sizes) {
			s.Max = 0
		}
		h.sizes[code] = s
	}
	return h
}

func (h *hierarchical) area(code string) census.Area {
	if h.whole[h.dims[0]+"/"+code] {
		return census.Japan
	}
	return census.AreaOf("case", code)
}

func (h *hierarchical) industry(code string) census.Industry {
	if h.whole[h.dims[1]+"/"+code] {
		return census.Manufacturing
	}
	return census.Industry("case:" + code)
}

func (h *hierarchical) key(codes []string) census.Key {
	k := census.Key{Year: 2018, Measure: census.Shipments, Area: h.area(codes[0]), Industry: h.industry(codes[1])}
	if len(codes) > 2 {
		k.Size = h.sizes[codes[2]]
	}
	return k
}

func (h *hierarchical) table(t *testing.T, c *oracle.Case) *census.Table {
	in := c.Input("input")
	values := in.Floats("value")
	var rows []census.Observation
	for i, v := range values {
		var codes []string
		for _, d := range h.dims {
			codes = append(codes, in.Strings(d)[i])
		}
		if math.IsNaN(v) {
			rows = append(rows, census.Absence(h.key(codes), census.Suppressed))
			continue
		}
		rows = append(rows, census.NewObservation(h.key(codes), v))
	}
	return collect(t, rows)
}

func TestBoundsOracle(t *testing.T) {
	oracle.Run(t, "suppressed_bounds", func(t *testing.T, c *oracle.Case) {
		h := newHierarchical(t, c)
		r, err := stats.Bounds(context.Background(), h.table(t, c), h.options)
		if err != nil {
			t.Fatal(err)
		}
		feasible := len(r.Contradictions) == 0
		if want := c.Expected.At("feasible").Bool(); feasible != want {
			t.Fatalf("feasible %v, want %v: %v", feasible, want, r.Contradictions)
		}
		joint := 0
		for _, cell := range r.Cells {
			if cell.Joint {
				joint++
			}
		}
		c.Check(t, float64(len(r.Cells)), "n_suppressed")
		c.Check(t, float64(r.Equations), "n_equations")
		c.Check(t, float64(r.Rank), "rank_of_equations")
		if feasible {
			c.Check(t, float64(joint), "cells_where_lp_is_tighter_than_interval_propagation")
			checkCells(t, c, h, r)
			return
		}
		skip(c) // there are no figures that fit, hence no bounds
	})
}

func checkCells(t *testing.T, c *oracle.Case, h *hierarchical, r *stats.BoundsResult) {
	t.Helper()
	byKey := map[census.Key]stats.HiddenCell{}
	for _, cell := range r.Cells {
		byKey[cell.Key] = cell
	}
	for _, want := range c.Expected.At("cells").Each() {
		var codes []string
		for _, d := range h.dims {
			codes = append(codes, want.At(d).Text())
		}
		got, ok := byKey[h.key(codes)]
		if !ok {
			t.Errorf("%v is not among the cells", codes)
			continue
		}
		c.Compare(t, fmt.Sprint(codes, " lower"), got.Lower, want.At("lower").Float())
		c.Compare(t, fmt.Sprint(codes, " upper"), got.Upper, want.At("upper").Float())
		if exact := want.At("exactly_disclosed").Bool(); (got.Verdict == stats.Exact) != exact {
			t.Errorf("%v is %v in [%v, %v], want exact: %v", codes, got.Verdict, got.Lower, got.Upper, exact)
		}
		o := r.Table.At(got.Row)
		if o.Interval != census.Suppression || o.Lower != got.Lower || o.Upper != got.Upper || o.Status != census.Suppressed {
			t.Errorf("%v: the table has %+v", codes, o)
		}
	}
}
