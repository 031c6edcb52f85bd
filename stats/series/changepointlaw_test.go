package series_test

import (
	"fmt"
	"math"
	"testing"

	"github.com/machikoba/machikoba/stats/series"
)

// The critical values of SNHT are those of Alexandersson & Moberg (1997),
// International Journal of Climatology 17, 25–34, as Wijngaard, Klein Tank & Können
// (2003), International Journal of Climatology 23, 679–692, table III, give them; at
// 1 % and for few values these are simulations of few draws. Buishand's U has in the
// limit the law of Cramér and von Mises, whose points are those of Anderson &
// Darling (1952), Annals of Mathematical Statistics 23, 193–212.
func TestChangePointLawHasTheTabulatedCriticalValues(t *testing.T) {
	for n, critical := range map[int]float64{20: 6.95, 30: 7.65, 50: 8.45, 100: 9.15} {
		l := changePointLaw(t, n)
		if p := l.SNHT(critical); math.Abs(p-.05) > .005 {
			t.Errorf("SNHT of %d values: P(%v) = %.4f, want .05", n, critical, p)
		}
	}
	l := changePointLaw(t, 200)
	for critical, want := range map[float64]float64{.347: .1, .461: .05, .743: .01} {
		if p := l.Buishand(critical); math.Abs(p-want) > .1*want {
			t.Errorf("Buishand: P(%v) = %.4f, want %v", critical, p, want)
		}
	}
}

func changePointLaw(t *testing.T, n int) *series.ChangePointLaw {
	t.Helper()
	l, err := series.NewChangePointLaw(n, series.ChangePointLawOptions{Draws: 20000, Seed: 1})
	if err != nil {
		t.Fatal(err)
	}
	return l
}

func TestChangePointLawEnds(t *testing.T) {
	l, err := series.NewChangePointLaw(15, series.ChangePointLawOptions{Draws: 99})
	if err != nil {
		t.Fatal(err)
	}
	near(t, "P of nothing", l.SNHT(0), 1, 0)
	near(t, "P beyond all draws", l.SNHT(1e9), .01, 0)
	near(t, "P of nothing, Buishand", l.Buishand(0), 1, 0)
	near(t, "P beyond all draws, Buishand", l.Buishand(1e9), .01, 0)
	again, _ := series.NewChangePointLaw(15, series.ChangePointLawOptions{Draws: 99})
	other, _ := series.NewChangePointLaw(15, series.ChangePointLawOptions{Draws: 99, Seed: 2})
	same, differs := true, false
	for i := range 50 {
		x := float64(i) / 5
		same, differs = same && l.SNHT(x) == again.SNHT(x), differs || l.SNHT(x) != other.SNHT(x)
	}
	if !same || !differs {
		t.Errorf("the same seed gave the same law: %t, another seed another one: %t", same, differs)
	}
	if _, err := series.NewChangePointLaw(14, series.ChangePointLawOptions{}); err == nil {
		t.Error("a law of 14 values")
	}
	panics(t, "draws below zero", func() { series.NewChangePointLaw(20, series.ChangePointLawOptions{Draws: -1}) })
}

// The flow of the Nile fell after 1898.
func ExampleNewChangePointLaw() {
	y := nile()
	law, err := series.NewChangePointLaw(len(y), series.ChangePointLawOptions{})
	if err != nil {
		fmt.Println(err)
		return
	}
	u, err := series.Buishand(y)
	if err != nil {
		fmt.Println(err)
		return
	}
	t, err := series.SNHT(y)
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Printf("after %d and %d years, P = %.4f and %.4f\n", u.Before, t.Before, law.Buishand(u.Statistic), law.SNHT(t.Statistic))
	// Output:
	// after 28 and 28 years, P = 0.0001 and 0.0001
}
