package plotting_test

import (
	"image/color"
	"testing"

	"github.com/machikoba/machikoba/plotting"
)

func grey(c color.Color) int { return int(color.Gray16Model.Convert(c).(color.Gray16).Y) }

// Viridis grows darker all the way, so that it survives grey print, and the
// high end of the diverging ramp is darker in grey than the low end.
func TestRampsInGrey(t *testing.T) {
	v := plotting.Viridis()
	for i := 1; i <= 100; i++ {
		if a, b := grey(v.At(float64(i-1)/100)), grey(v.At(float64(i)/100)); b >= a {
			t.Errorf("viridis does not grow darker at %d %%: %d, %d", i, a, b)
		}
	}
	d := plotting.OrangePurple()
	if lo, mid, hi := grey(d.At(0)), grey(d.At(0.5)), grey(d.At(1)); !(hi < lo/2 && lo < mid) {
		t.Errorf("grey of the diverging ramp: %d, %d, %d", lo, mid, hi)
	}
	if v.At(-1) != v.At(0) || v.At(2) != v.At(1) {
		t.Error("a ramp does not end at its ends")
	}
	one := plotting.Ramp{color.Black}
	if one.At(0.7) != color.Black {
		t.Error("a ramp of one stop is not that colour")
	}
}

// Blue and vermillion as Okabe and Ito give them.
func TestOkabeIto(t *testing.T) {
	p := plotting.OkabeIto()
	if p[0] != (color.RGBA{0, 114, 178, 255}) || p[1] != (color.RGBA{213, 94, 0, 255}) {
		t.Errorf("palette begins with %v, %v", p[0], p[1])
	}
}
