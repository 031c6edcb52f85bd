package parquet

import (
	"fmt"
	"strconv"

	"github.com/apache/arrow/go/v15/parquet/metadata"
	"github.com/machikoba/machikoba/ingest/census"
)

// without reports whether a row group has no row of the selection, as far as the
// statistics of its columns tell.
func (e *Establishments) without(s *source, group int, columns []column) bool {
	for _, c := range columns {
		var kept func(bounds) bool
		switch {
		case c.name == e.Layout.Year && e.Select.Years != nil:
			kept = e.keepsYear
		case c.name == e.Layout.Area && e.Select.Areas != nil:
			kept = e.keepsArea
		default:
			continue
		}
		if b, known := s.bounds(group, c.at); known && !kept(b) {
			return true
		}
	}
	return false
}

// bounds are the least and the greatest value of a column in a row group:
// integers, or texts in the order of their bytes.
type bounds struct {
	low, high         int64
	lowText, highText string
	isText            bool
}

// bounds returns those of a column, if its statistics have them and say that
// nothing in it is null. Statistics that cannot be read are none.
func (s *source) bounds(group, at int) (b bounds, known bool) {
	defer func() {
		if recover() != nil {
			b, known = bounds{}, false
		}
	}()
	c, err := s.MetaData().RowGroup(group).ColumnChunk(at)
	if err != nil {
		return b, false
	}
	all, err := c.Statistics()
	if err != nil || all == nil || !all.HasMinMax() {
		return b, false
	}
	if nullable := s.MetaData().Schema.Column(at).MaxDefinitionLevel() > 0; nullable && (!all.HasNullCount() || all.NullCount() != 0) {
		return b, false
	}
	switch of := all.(type) {
	case *metadata.Int32Statistics:
		return bounds{low: int64(of.Min()), high: int64(of.Max())}, of.Min() <= of.Max()
	case *metadata.Int64Statistics:
		return bounds{low: of.Min(), high: of.Max()}, of.Min() <= of.Max()
	case *metadata.ByteArrayStatistics:
		b = bounds{lowText: string(of.Min()), highText: string(of.Max()), isText: true}
		return b, b.lowText <= b.highText
	}
	return b, false
}

// keepsYear reports whether there may be a year of the selection.
func (e *Establishments) keepsYear(b bounds) bool {
	const last = 9999
	if b.isText { // years of four digits are in the order of their texts
		if digits(b.lowText) != 4 || digits(b.highText) != 4 {
			return true
		}
		b.low, _ = strconv.ParseInt(b.lowText, 10, 64)
		b.high, _ = strconv.ParseInt(b.highText, 10, 64)
	}
	for y := max(b.low, 1); y <= min(b.high, last); y++ {
		if e.Select.Years(census.Year(y)) {
			return true
		}
	}
	return false
}

// farthest is how far apart area codes may be for each between to be looked at.
const farthest = 5000

// keepsArea reports whether there may be an area of the selection. Between two
// texts there can be names and codes of other lengths, unless they are the same.
func (e *Establishments) keepsArea(b bounds) bool {
	switch {
	case b.isText && b.lowText == b.highText:
		return e.keepsAreaText(b.lowText)
	case b.isText || uint64(b.high)-uint64(b.low) > farthest:
		return true
	}
	for code := b.low; ; code++ {
		if e.keepsAreaText(fmt.Sprint(code)) {
			return true
		}
		if code == b.high {
			return false
		}
	}
}

func (e *Establishments) keepsAreaText(text string) bool {
	a, err := census.ParseArea(text)
	return err != nil || e.Select.Areas(a)
}

// digits returns the length of a text of digits, and 0 for others.
func digits(text string) int {
	for _, c := range []byte(text) {
		if c < '0' || c > '9' {
			return 0
		}
	}
	return len(text)
}
