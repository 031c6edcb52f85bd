package measure_test

import (
	"fmt"
	"log"

	"github.com/machikoba/machikoba/stats/measure"
)

// A share of which cells are suppressed is known to within its interval: 3 per cent is
// possible, 12 per cent is not.
func ExampleInterval_Contains() {
	share, err := measure.ShareInterval(measure.Division{Part: []float64{20, nan}, Rest: []float64{900, nan}, Total: 1000})
	if err != nil {
		log.Fatal(err)
	}
	fmt.Printf("%.2f to %.2f: %v, %v\n", share.Share.Lower, share.Share.Upper, share.Share.Contains(.03), share.Share.Contains(.12))
	// Output: 0.02 to 0.10: true, false
}

// The middle is a figure to draw, with the half-width beside it.
func ExampleInterval_Midpoint() {
	h, err := measure.HHIInterval([]float64{50, nan, nan}, 100)
	if err != nil {
		log.Fatal(err)
	}
	fmt.Printf("%.4f ± %.4f\n", h.Midpoint(), h.Upper-h.Midpoint())
	// Output: 0.4375 ± 0.0625
}
