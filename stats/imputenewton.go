package stats

import (
	"math"

	"gonum.org/v1/gonum/floats"
)

// newton takes a step of Newton's method for all multipliers at once, as far as
// it leads uphill: the multipliers maximise a concave function, whose gradient
// is what the sums lack and whose curvature is A D Aᵀ, D how fast each unknown
// grows.
func (f *fitting) newton() {
	lack := f.lack()
	slope, growth := f.growth()
	direction := f.conjugateGradients(lack, slope, growth)
	uphill := floats.Dot(lack, direction)
	if !(uphill > 0) {
		return
	}
	for range 40 {
		f.step(direction, 1)
		if ahead := floats.Dot(f.lack(), direction); math.Abs(ahead) <= 0.9*uphill {
			return
		}
		f.step(direction, -1)
		floats.Scale(0.5, direction)
		uphill /= 2
	}
}

// step moves the multipliers of the used equations.
func (f *fitting) step(direction []float64, times float64) {
	for i, e := range f.used {
		f.move(e, times*direction[i])
	}
}

// lack returns what the sum of each used equation lacks.
func (f *fitting) lack() []float64 {
	lack := make([]float64, len(f.used))
	for i, e := range f.used {
		lack[i] = -f.excess(e, 0)
	}
	return lack
}

// growth returns how fast unknowns and rounding errors grow, 0 where they stand
// at an end.
func (f *fitting) growth() (unknowns, roundings []float64) {
	unknowns, roundings = make([]float64, len(f.x)), make([]float64, len(f.used))
	for j, x := range f.x {
		if x > f.lower[j] && x < f.upper[j] {
			unknowns[j] = math.Abs(x)
			if f.additive[j] {
				unknowns[j] = math.Abs(f.start[j])
			}
		}
	}
	for i, e := range f.used {
		if math.Abs(f.lambda[e]) < 1 {
			roundings[i] = f.Equations[e].Slack
		}
	}
	return unknowns, roundings
}

// conjugateGradients solves (A D Aᵀ + W) d = b, preconditioned by the diagonal.
// Equations that depend on others do no harm: b is in the range.
func (f *fitting) conjugateGradients(b, d, w []float64) []float64 {
	n := len(b)
	inverse := make([]float64, n)
	for i, e := range f.used {
		inverse[i] = w[i]
		for _, t := range f.Equations[e].Terms {
			inverse[i] += t.Coef * t.Coef * d[t.Var]
		}
		if inverse[i] > 0 {
			inverse[i] = 1 / inverse[i]
		}
	}
	x, residual, p, q := make([]float64, n), append([]float64(nil), b...), make([]float64, n), make([]float64, n)
	z := make([]float64, n)
	floats.MulTo(z, inverse, residual)
	copy(p, z)
	old := floats.Dot(residual, z)
	limit := 1e-20 * old
	for range 4*n + 20 {
		if !(old > limit) {
			break
		}
		f.curvature(q, p, d, w)
		along := floats.Dot(p, q)
		if !(along > 0) {
			break
		}
		floats.AddScaled(x, old/along, p)
		floats.AddScaled(residual, -old/along, q)
		floats.MulTo(z, inverse, residual)
		now := floats.Dot(residual, z)
		floats.AddScaledTo(p, z, now/old, p)
		old = now
	}
	return x
}

// curvature sets q to (A D Aᵀ + W) p.
func (f *fitting) curvature(q, p, d, w []float64) {
	along := make([]float64, len(f.x))
	for i, e := range f.used {
		for _, t := range f.Equations[e].Terms {
			along[t.Var] += t.Coef * p[i]
		}
	}
	for i, e := range f.used {
		q[i] = w[i] * p[i]
		for _, t := range f.Equations[e].Terms {
			q[i] += t.Coef * d[t.Var] * along[t.Var]
		}
	}
}
