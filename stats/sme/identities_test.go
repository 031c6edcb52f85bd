package sme_test

import (
	"math"
	"math/rand/v2"
	"testing"

	"github.com/machikoba/machikoba/stats/sme"
)

// What is said of a firm of which something is not known is true of every firm that it may
// be, and a firm with more persons or capital is no smaller.
func TestClassOfWhatIsNotKnown(t *testing.T) {
	r := rand.New(rand.NewPCG(4, 4))
	sectors := []sme.Sector{sme.Manufacturing, sme.Wholesale, sme.Services, sme.Retail}
	exceptions := map[sme.Sector][]sme.Exception{sme.Manufacturing: {sme.NoException, sme.RubberProducts}, sme.Services: {sme.NoException, sme.Software, sme.Hotels, sme.Amusement}}
	for range 20_000 {
		law := []sme.Definition{sme.BasicAct, sme.SupportActs}[r.IntN(2)]
		s := sectors[r.IntN(len(sectors))]
		e := sme.NoException
		if of := exceptions[s]; of != nil {
			e = of[r.IntN(len(of))]
		}
		capital, employees := math.Round(math.Exp(14+8*r.Float64())), math.Round(math.Exp(9*r.Float64()))
		whole := firm(s, e, capital, employees)
		part := whole
		if r.IntN(2) == 0 {
			part.Capital = sme.Quantity{}
		}
		if r.IntN(2) == 0 {
			part.RegularEmployees = sme.Quantity{}
		}
		known, partial := sme.Classify(whole, law).Class, sme.Classify(part, law).Class
		if said := partial.SME(); said != sme.NotKnown && said != known.SME() {
			t.Fatalf("%+v is a %v, and when less is known a %v", whole, known, partial)
		}
		switch partial {
		case sme.UnknownClass, sme.UnknownSmall, sme.UnknownLarge:
		default:
			if partial != known {
				t.Fatalf("%+v is a %v, and when less is known a %v", whole, known, partial)
			}
		}
		larger := firm(s, e, capital*(1+r.Float64()), employees+float64(r.IntN(1000)))
		if known.SME() == sme.No && sme.Classify(larger, law).Class.SME() == sme.Yes {
			t.Fatalf("%+v is a %v, and a larger one is an SME", whole, known)
		}
		if got := sme.Classify(larger, law).Class; got == sme.Small && known != sme.Small {
			t.Fatalf("%+v is a %v, and a larger one is small", whole, known)
		}
	}
}
