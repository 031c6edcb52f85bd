package series

import "math"

// An LMDIResult decomposes the change of V = Σᵢ Πₖ xₖᵢ into effects of its
// factors.
type LMDIResult struct {
	Start, End float64 // V of the sub-sectors with all factors at both dates
	// Additive effects add up to End − Start, Multiplicative ones multiply to
	// End / Start; one for each factor.
	Additive, Multiplicative []float64
	// Cells has the additive effects by sub-sector (rows) and factor, NaN where
	// the sub-sector was left out.
	Cells   [][]float64
	Missing int // sub-sectors left out
}

// LMDI decomposes by the logarithmic mean Divisia index, method I:
//
//	ΔVₖ = Σᵢ L(Vᵢ₁, Vᵢ₀) ln(xₖᵢ₁/xₖᵢ₀)
//	Dₖ  = exp(ΔVₖ / L(V₁, V₀))
//	L(a, b) = (a − b) / (ln a − ln b),  L(a, a) = a
//
// Each factor is a Change over the sub-sectors; an aggregate factor (the scale)
// is the same in all of them.
//
// Zeros are taken at their analytical limit: a sub-sector that is zero at one
// date gives its whole change to the factors that are zero there and not at the
// other date, in equal parts. What is zero at both dates changes nothing. No
// small constant is put in their place.
//
// A sub-sector with a NaN factor at either date leaves both dates and is
// counted. A negative factor makes the sub-sector, and the sums, NaN.
// Multiplicative effects are NaN when V is not positive at both dates.
//
// # References
//
// Ang, B. W. (2005), The LMDI approach to decomposition analysis: a practical
// guide, Energy Policy 33(7), 867–871.
//
// Ang, B. W. & Liu, N. (2007), Handling zero values in the logarithmic mean
// Divisia index decomposition approach, Energy Policy 35(1), 238–246.
//
// Wood, R. & Lenzen, M. (2006), Zero-value problems of the logarithmic mean
// Divisia index decomposition method, Energy Policy 34(12), 1326–1331.
func LMDI(factors ...Change) LMDIResult {
	if len(factors) == 0 {
		panic("series: LMDI: no factors")
	}
	at, missing := present("LMDI", factors...)
	r := LMDIResult{Missing: missing, Cells: make([][]float64, len(factors[0].Start))}
	for i := range r.Cells {
		r.Cells[i] = nans(len(factors))
	}
	effects := make([][]float64, len(factors))
	var v0, v1 []float64
	for _, i := range at {
		s, e := product(factors, i)
		v0, v1 = append(v0, s), append(v1, e)
		r.Cells[i] = lmdiCell(factors, i, s, e)
		for k, x := range r.Cells[i] {
			effects[k] = append(effects[k], x)
		}
	}
	r.Start, r.End = sum(v0), sum(v1)
	mean := LogMean(r.End, r.Start)
	for _, x := range effects {
		total := sum(x)
		r.Additive = append(r.Additive, total)
		r.Multiplicative = append(r.Multiplicative, math.Exp(positiveRatio(total, mean)))
	}
	return r
}

// LogMean returns the logarithmic mean of a and b.
//
//	L(a, b) = (a − b) / (ln a − ln b),  L(a, a) = a,  L(a, 0) = 0
//
// It is NaN when either is negative.
//
// # References
//
// Carlson, B. C. (1972), The logarithmic mean, American Mathematical Monthly
// 79(6), 615–618.
func LogMean(a, b float64) float64 {
	if !(a >= 0) || !(b >= 0) {
		return math.NaN()
	}
	if a == 0 || b == 0 {
		return 0
	}
	if r := (a - b) / b; math.Abs(r) < 0.5 {
		if r == 0 {
			return a
		}
		return b * (r / math.Log1p(r)) // keeps its digits where little changed
	}
	return (a - b) / math.Log(a/b)
}

func product(factors []Change, i int) (start, end float64) {
	start, end = 1, 1
	for _, f := range factors {
		start, end = start*f.Start[i], end*f.End[i]
	}
	return start, end
}

func lmdiCell(factors []Change, i int, v0, v1 float64) []float64 {
	effects := make([]float64, len(factors))
	for _, f := range factors {
		if f.Start[i] < 0 || f.End[i] < 0 {
			return nans(len(factors))
		}
	}
	switch {
	case v0 == 0 && v1 == 0:
	case v0 == 0 || v1 == 0:
		var vanishing []int
		for k, f := range factors {
			if (f.Start[i] == 0) != (f.End[i] == 0) {
				vanishing = append(vanishing, k)
			}
		}
		for _, k := range vanishing {
			effects[k] = (v1 - v0) / float64(len(vanishing))
		}
	default:
		mean := LogMean(v1, v0)
		for k, f := range factors {
			effects[k] = mean * math.Log(f.End[i]/f.Start[i])
		}
	}
	return effects
}
