package ingest

import (
	"fmt"

	"github.com/apache/arrow/go/v15/arrow"
)

// checkRecord returns an error where a column says that it has more rows than
// its buffers hold. Arrow's reader takes the number as it is written, and who
// makes room for that many rows before looking at the first is lost.
func checkRecord(r arrow.Record) error {
	for i, column := range r.Columns() {
		if !backed(column.Data()) {
			return fmt.Errorf("column %q has less than the %d rows that it says", r.ColumnName(i), column.Len())
		}
	}
	return nil
}

// backed reports whether the buffers of an array hold its rows. Arrays of types
// that no column of a table has are not looked into.
func backed(data arrow.ArrayData) bool {
	rows := int64(data.Offset()) + int64(data.Len())
	if rows == 0 {
		return true
	}
	bits := int64(0)
	switch t := data.DataType().(type) {
	case *arrow.StringType:
		bits, rows = 32, rows+1 // the offsets, with one more for the end
	case *arrow.LargeStringType:
		bits, rows = 64, rows+1
	case *arrow.StringViewType:
		bits = 128
	case *arrow.DictionaryType:
		if !backed(data.Dictionary()) {
			return false
		}
		bits = int64(t.BitWidth())
	case arrow.FixedWidthDataType:
		bits = int64(t.BitWidth())
	default:
		return true
	}
	buffers := data.Buffers()
	return len(buffers) > 1 && buffers[1] != nil && rows <= int64(buffers[1].Len())*8/max(bits, 1)
}
