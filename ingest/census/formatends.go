package census

import "math"

// FormatEnds writes the ends of an interval as [Unit.Format] does, the lower
// rounded down and the upper up, so that what is shown holds of every value within:
// 0.6612 to 0.6634 are "0.66" and "0.67".
func (u Unit) FormatEnds(lower, upper float64, lang Language) (low, high string) {
	down, _ := RoundOutwards(lower, lower, u.step(lower, lang))
	_, up := RoundOutwards(upper, upper, u.step(upper, lang))
	return u.Format(down, lang), u.Format(up, lang)
}

// RoundOutwards rounds the ends of an interval to multiples of a step, the lower
// down and the upper up. An end that is a multiple but for the last binary digits
// stays where it is; NaN and ±∞ stay what they are.
func RoundOutwards(lower, upper, step float64) (down, up float64) {
	const slack = 1e-9 // decimal fractions are not exact in binary
	round := func(v float64, to func(float64) float64) float64 {
		steps := v / step
		if whole := math.Round(steps); math.Abs(steps-whole) <= slack*math.Abs(whole) {
			return whole * step
		}
		return to(steps) * step
	}
	return round(lower, math.Floor), round(upper, math.Ceil)
}

// step returns what the last digit counts that Format writes of v.
func (u Unit) step(v float64, lang Language) float64 {
	v = math.Abs(v)
	if math.IsNaN(v) || math.IsInf(v, 0) {
		return 1
	}
	scale := u.scaleOf(v, lang)
	if u.money() && lang == Japanese {
		return myriadStep(v, scale)
	}
	scaled := v / scale.Factor
	return scale.Factor / math.Pow10(u.decimals(scaled, scale.Factor))
}
