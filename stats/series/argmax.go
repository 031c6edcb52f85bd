package series

import "math"

// An argmaxLaw is the law of the place of the maximum of a Brownian motion with
// negative drift on both sides of 0: W₁(−v) − |v|/2 for v < 0, and
// √φ W₂(v) − ξ|v|/2 for v > 0. With φ = ξ = 1 it is symmetric.
type argmaxLaw struct{ xi, phi float64 }

// cdf is the distribution function of Bai (1997), appendix B. Products of large
// and small exponentials are taken in logarithms.
func (l argmaxLaw) cdf(v float64) float64 {
	x, xi, phi := math.Abs(v), l.xi, l.phi
	if v <= 0 {
		a := xi / phi
		return -math.Exp((math.Log(x)-math.Log(2*math.Pi))/2-x/8) -
			(phi/xi)*(phi+2*xi)/(phi+xi)*math.Exp(a*(1+a)*x/2+logNormalCDF(-(.5+a)*math.Sqrt(x))) +
			(x/2-2+(phi+2*xi)*(phi+2*xi)/((phi+xi)*xi))*math.Exp(logNormalCDF(-math.Sqrt(x)/2))
	}
	b := xi * xi / phi
	return 1 + math.Sqrt(b)*math.Exp((math.Log(x)-math.Log(2*math.Pi))/2-b*x/8) +
		(xi/phi)*(2*phi+xi)/(phi+xi)*math.Exp((phi+xi)*x/2+logNormalCDF(-(phi+xi/2)/math.Sqrt(phi)*math.Sqrt(x))) -
		((2*phi+xi)*(2*phi+xi)/((phi+xi)*phi)-2+b*x/2)*math.Exp(logNormalCDF(-math.Sqrt(b*x)/2))
}

// quantile inverts cdf by bisection.
func (l argmaxLaw) quantile(p float64) float64 {
	side := 1.0
	if l.cdf(0) > p {
		side = -1
	}
	far := side
	for range 60 {
		if (l.cdf(far)-p)*side >= 0 {
			break
		}
		far *= 2
	}
	near := 0.0
	for range 200 {
		middle := (near + far) / 2
		if (l.cdf(middle)-p)*side >= 0 {
			far = middle
		} else {
			near = middle
		}
	}
	return far
}

// logNormalCDF is ln Φ(x), by its asymptotic series far in the lower tail.
func logNormalCDF(x float64) float64 {
	if x > -30 {
		return math.Log(math.Erfc(-x/math.Sqrt2) / 2)
	}
	z := 1 / (x * x)
	return -x*x/2 - math.Log(-x) - math.Log(2*math.Pi)/2 + math.Log1p(-z*(1-3*z*(1-5*z*(1-7*z))))
}
