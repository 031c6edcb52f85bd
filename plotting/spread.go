package plotting

import "gonum.org/v1/plot/vg"

// spread returns where the centres of blocks go that want to be at the heights
// given, ascending, so that none overlaps and all lie between lo and hi: the
// moves of least squares. Where the blocks do not fit they overlap evenly.
//
//	minimise ∑(yᵢ − wantᵢ)²   subject to   yᵢ₊₁ − yᵢ ≥ (heightᵢ + heightᵢ₊₁)/2
//
// With zᵢ = yᵢ − offsetᵢ, the offsets being the heights piled up, this is the
// regression of z under order, which pooling of adjacent violators solves.
func spread(want, height []vg.Length, lo, hi vg.Length) []vg.Length {
	n := len(want)
	if n == 0 {
		return nil
	}
	offset := make([]vg.Length, n)
	for i := 1; i < n; i++ {
		offset[i] = offset[i-1] + (height[i-1]+height[i])/2
	}
	lo, hi = lo+height[0]/2, hi-height[n-1]/2
	if room := hi - lo; offset[n-1] > room {
		squeeze := max(room, 0) / offset[n-1]
		for i := range offset {
			offset[i] *= squeeze
		}
	}
	type pool struct {
		sum vg.Length
		n   int
	}
	var pools []pool
	for i := range n {
		pools = append(pools, pool{want[i] - offset[i], 1})
		for k := len(pools) - 1; k > 0 && pools[k-1].sum*vg.Length(pools[k].n) > pools[k].sum*vg.Length(pools[k-1].n); k-- {
			pools[k-1] = pool{pools[k-1].sum + pools[k].sum, pools[k-1].n + pools[k].n}
			pools = pools[:k]
		}
	}
	out := make([]vg.Length, 0, n)
	for _, p := range pools {
		z := min(max(p.sum/vg.Length(p.n), lo), hi-offset[n-1])
		for range p.n {
			out = append(out, z+offset[len(out)])
		}
	}
	return out
}
