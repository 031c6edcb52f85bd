package series

import (
	"fmt"
	"math"
)

// A Significance is a level at which critical values are tabulated.
type Significance int

const (
	FivePercent Significance = iota
	TenPercent
	TwoAndAHalfPercent
	OnePercent
)

// String returns the level.
func (s Significance) String() string {
	return nameOf("Significance", int(s), "5%", "10%", "2.5%", "1%")
}

// row is the place of the level in the tables.
func (s Significance) row() int {
	switch s {
	case TenPercent:
		return 0
	case FivePercent:
		return 1
	case TwoAndAHalfPercent:
		return 2
	case OnePercent:
		return 3
	}
	panic("series: unknown " + s.String())
}

// BreakCriticals are the critical values of the tests of breaks for a trimming of
// .15 and a number of coefficients that may change.
type BreakCriticals struct {
	SupF  [5]float64 // against 1 … 5 breaks
	UDMax float64
	Next  [5]float64 // of one break more than 0 … 4
}

// Criticals returns the critical values of Bai & Perron for one to four
// coefficients at a trimming of .15; an error for more.
//
// # References
//
// Bai, J. & Perron, P. (2003), Critical values for multiple structural change
// tests, Econometrics Journal 6(1), 72–78.
func Criticals(coefficients int, level Significance) (BreakCriticals, error) {
	table := criticalTable()
	if coefficients < 1 || coefficients > len(table) {
		return BreakCriticals{}, fmt.Errorf("no critical values for %d coefficients", coefficients)
	}
	return table[coefficients-1][level.row()], nil
}

// critical is the value for one break more, given so many.
func (e *BreakEstimate) critical(level Significance, breaks int) (float64, error) {
	if trim := float64(e.Shortest) / float64(e.model.n); math.Abs(trim-.15) > 1/float64(e.model.n) {
		return 0, fmt.Errorf("critical values are tabulated for a trimming of .15, not %.3f", trim)
	}
	c, err := Criticals(e.model.k, level)
	if err != nil {
		return 0, err
	}
	return c.Next[min(breaks, len(c.Next)-1)], nil
}

// criticalTable has rows for 1 to 4 coefficients, each with the levels 10, 5, 2.5
// and 1 percent, from Bai & Perron (2003).
func criticalTable() [4][4]BreakCriticals {
	type five = [5]float64
	return [4][4]BreakCriticals{
		{
			{five{7.04, 6.28, 5.21, 4.41, 3.47}, 7.46, five{7.04, 8.51, 9.41, 10.04, 10.58}},
			{five{8.58, 7.22, 5.96, 4.99, 3.91}, 8.88, five{8.58, 10.13, 11.14, 11.83, 12.25}},
			{five{10.18, 8.14, 6.72, 5.51, 4.34}, 10.39, five{10.18, 11.86, 12.66, 13.40, 13.89}},
			{five{12.29, 9.36, 7.60, 6.19, 4.91}, 12.37, five{12.29, 13.89, 14.80, 15.28, 15.76}},
		},
		{
			{five{9.81, 8.63, 7.54, 6.51, 5.27}, 10.16, five{9.81, 11.40, 12.29, 12.90, 13.47}},
			{five{11.47, 9.75, 8.36, 7.19, 5.85}, 11.70, five{11.47, 12.95, 14.03, 14.85, 15.29}},
			{five{12.96, 10.75, 9.15, 7.81, 6.38}, 13.18, five{12.96, 14.92, 15.81, 16.51, 16.84}},
			{five{15.37, 12.15, 10.27, 8.65, 7.00}, 15.41, five{15.37, 16.84, 17.72, 18.67, 19.17}},
		},
		{
			{five{12.08, 10.75, 9.51, 8.29, 6.90}, 12.40, five{12.08, 13.91, 14.96, 15.68, 16.35}},
			{five{13.98, 11.99, 10.39, 9.05, 7.46}, 14.23, five{13.98, 15.72, 16.83, 17.61, 18.14}},
			{five{15.76, 13.13, 11.23, 9.72, 8.03}, 15.87, five{15.76, 17.70, 18.87, 19.42, 19.77}},
			{five{18.26, 14.45, 12.16, 10.56, 8.71}, 18.26, five{18.26, 19.77, 20.75, 21.98, 22.46}},
		},
		{
			{five{14.26, 12.60, 11.21, 9.97, 8.37}, 14.58, five{14.26, 16.11, 17.31, 18.00, 18.45}},
			{five{16.19, 13.77, 12.17, 10.79, 9.09}, 16.37, five{16.19, 18.11, 18.93, 19.64, 20.19}},
			{five{18.13, 14.99, 13.06, 11.55, 9.66}, 18.24, five{18.13, 19.70, 20.66, 21.46, 21.97}},
			{five{20.23, 16.55, 14.26, 12.42, 10.53}, 20.39, five{20.23, 21.97, 22.80, 23.06, 23.76}},
		},
	}
}
