package main

import (
	"fmt"
	"strings"
	"testing"
)

func TestPath(t *testing.T) {
	for _, c := range []struct{ data, want string }{
		{"M0,0L453.54,0L453.54,378.77L0,378.77Z", "m0 0l453.54 0l0 378.77l-453.54 0z"},
		{"M11.734,362.12L11.734,356.08", "m11.73 362.12l0-6.04"},
		{"M1,1Q2,2,3,1Z", "m1 1q1 1 2 0z"},
		{"M1,1C1,2,2,3,3,3.5", "m1 1c0 1 1 2 2 2.5"},
		{"M10,10L11,10ZM20,20L20.4,19.6Z", "m10 10l1 0zm10 10l.4-.4z"}, // after Z the point is 10,10
		{"M1e-05,2L3,4", "m0 2l3 2"},
	} {
		if p, ok := parsePath(c.data); !ok || p.data() != c.want {
			t.Errorf("%q is %q, want %q", c.data, p.data(), c.want)
		}
	}
	for _, data := range []string{"M1,1A2,2,0,0,1,3,3", "M1,1L2", "M1,1C1,2,3,4", "M1,1L", "1,1", ""} {
		if p, ok := parsePath(data); ok {
			t.Errorf("%q is read as %q", data, p.data())
		}
	}
}

// Rounding does not add up along a path: a thousand steps of 0.004 end at 4, and
// 0.004 + 0.004 is one hundredth more than 0.004.
func TestPathDoesNotDrift(t *testing.T) {
	data, sum := "M0,0", 0
	for i := 1; i <= 1000; i++ {
		data += fmt.Sprintf("L%g,0", 0.004*float64(i))
	}
	p, ok := parsePath(data)
	if !ok {
		t.Fatal("the path is not read")
	}
	for _, step := range strings.Split(p.data(), "l")[1:] {
		points, ok := hundredths(step)
		if !ok || len(points) != 1 {
			t.Fatalf("step %q", step)
		}
		sum += points[0][0]
	}
	if sum != 400 {
		t.Errorf("the path ends at %d hundredths, want 400", sum)
	}
}
