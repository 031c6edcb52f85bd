package xls_test

import (
	"math"
	"testing"

	"github.com/machikoba/machikoba/ingest/internal/xls"
)

// TestNumbers: a number in 30 bits (RK) is an integer or the upper part of a
// floating point number, whole or in hundredths. The examples are of Rentz
// (2008), 2.5.5, and the extremes of 30 bits.
func TestNumbers(t *testing.T) {
	tests := []struct {
		name string
		rk   uint32
		want float64
	}{
		{"floating point", 0x3FF00000, 1},
		{"floating point in hundredths", 0x3FF00001, .01},
		{"integer", 0x004B5646, 1234321},
		{"integer in hundredths", 0x004B5647, 12343.21},
		{"negative", 0xFFFFFFFE, -1},
		{"largest", 0x7FFFFFFE, 536870911},   // 2²⁹ − 1
		{"smallest", 0x80000002, -536870912}, // −2²⁹
		{"zero", 0, 0},
	}
	for i, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			b := stream{sheet: [][]byte{
				record(rk, uint16(3), uint16(i), uint16(0), test.rk),
				record(mulRK, uint16(4), uint16(i), uint16(0), test.rk, uint16(0), uint32(0x3FF00000), uint16(i+1)),
				record(number, uint16(5), uint16(i), uint16(0), test.want),
				record(formula, uint16(6), uint16(i), uint16(0), test.want, make([]byte, 8)),
			}}.open(t)
			got := cells(b)
			for row := 3; row <= 6; row++ {
				if c := got[at{row, i}]; c.Kind != xls.Number || c.Number != test.want {
					t.Errorf("row %d = %v %v, want %v", row, c.Kind, c.Number, test.want)
				}
			}
			if c := got[at{4, i + 1}]; c.Number != 1 {
				t.Errorf("the cell beside it = %v, want 1", c.Number)
			}
		})
	}
}

// TestCodes: booleans and errors, as cells and as values of formulas.
func TestCodes(t *testing.T) {
	tests := []struct {
		code, isError uint8
		want          xls.Cell
	}{
		{0, 0, xls.Cell{Kind: xls.Boolean}},
		{1, 0, xls.Cell{Kind: xls.Boolean, Number: 1}},
		{0x00, 1, xls.Cell{Kind: xls.Error, Text: "#NULL!"}},
		{0x07, 1, xls.Cell{Kind: xls.Error, Text: "#DIV/0!"}},
		{0x0F, 1, xls.Cell{Kind: xls.Error, Text: "#VALUE!"}},
		{0x17, 1, xls.Cell{Kind: xls.Error, Text: "#REF!"}},
		{0x1D, 1, xls.Cell{Kind: xls.Error, Text: "#NAME?"}},
		{0x24, 1, xls.Cell{Kind: xls.Error, Text: "#NUM!"}},
		{0x2A, 1, xls.Cell{Kind: xls.Error, Text: "#N/A"}},
		{0x99, 1, xls.Cell{Kind: xls.Error, Text: "#ERROR 0x99"}},
	}
	for _, test := range tests {
		b := stream{sheet: [][]byte{
			record(boolErr, uint16(0), uint16(0), uint16(0), test.code, test.isError),
			record(formula, uint16(0), uint16(1), uint16(0), 1+test.isError, uint8(0), test.code, "\x00\x00\x00\xFF\xFF", make([]byte, 8)),
		}}.open(t)
		test.want.Format = "General"
		for column := range 2 {
			if c := cells(b)[at{0, column}]; c != test.want {
				t.Errorf("code %#x in column %d = %+v, want %+v", test.code, column, c, test.want)
			}
		}
	}
}

// TestNotFinite: Excel has no number that is not finite.
func TestNotFinite(t *testing.T) {
	for _, x := range []float64{math.NaN(), math.Inf(1), math.Inf(-1)} {
		b := stream{sheet: [][]byte{record(number, uint16(0), uint16(0), uint16(0), x)}}.open(t)
		if c := cells(b)[at{}]; c.Kind != xls.Error || c.Text != "#NUM!" {
			t.Errorf("%v = %+v, want #NUM!", x, c)
		}
	}
}

// TestFormats: a cell has the code of its number format, whether the workbook
// declares it or not.
func TestFormats(t *testing.T) {
	style := func(index uint16) []byte { return record(xf, uint16(0), index, make([]byte, 16)) }
	want := []string{"General", "#,##0", `yyyy"年"`, `[$-411]ge.m.d`, "General"}
	b := stream{
		globals: [][]byte{
			style(0), style(3), style(164), style(57), style(200),
			record(format, uint16(164), uint16(7), uint8(1), wide(`yyyy"年"`)),
		},
		sheet: [][]byte{record(mulRK, uint16(0), uint16(0),
			uint16(0), uint32(0), uint16(1), uint32(0), uint16(2), uint32(0), uint16(3), uint32(0), uint16(4), uint32(0), uint16(4))},
	}.open(t)
	for i, code := range want {
		if c := cells(b)[at{0, i}]; c.Format != code {
			t.Errorf("format of column %d = %q, want %q", i, c.Format, code)
		}
	}
}
