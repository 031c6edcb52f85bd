package stats

import (
	"fmt"
	"math"
	"slices"

	"github.com/machikoba/machikoba/ingest/census"
	"github.com/machikoba/machikoba/stats/measure"
)

// Krugman is Krugman's index, from 0, the same distribution, to 2, no part in
// common: along industries of specialisation, along areas of concentration.
//
//	K = Σ |sᵢ − rᵢ|
//
// r is the distribution of the nation (along areas: of all manufacturing), of
// the rest of it, or the unweighted mean of those of the other areas (along
// areas: industries) of the same kind, as measure.Nation, measure.RestOfNation
// and measure.MeanOfOthers say. They are different figures. The whole must be in
// the table. Hidden parts of the nation leave an interval, those of the others
// leave their mean unknown.
//
// # References
//
// P. Krugman (1991), Geography and Trade, MIT Press, 75-77. K. H.
// Midelfart-Knarvik, H. G. Overman, S. J. Redding and A. J. Venables (2002), The
// location of European industry, European Economy Special Report 2, 216-273.
func Krugman(against measure.Against) Summary {
	s := Summary{name: "Krugman index", unit: census.UnitRatio, response: unevenness, compares: true, distance: 1,
		of: func(x, ref []float64) float64 { return 2 * measure.Hoover(x, ref) }}
	switch against {
	case measure.Nation:
		s.against = theWhole
	case measure.RestOfNation:
		s.against = theRest
	case measure.MeanOfOthers:
		s.against = theOthers
	default:
		panic(fmt.Sprintf("stats: Krugman against %v", against))
	}
	return s
}

// Hoover is Hoover's index, the part that would have to move for all parts to be
// equal:
//
//	½ Σ |sᵢ − 1/n|
//
// [Summary.AgainstWhole] and [Summary.Per] compare with other distributions, and
// hidden parts of these leave an interval too: with that of the nation it is the
// coefficient of specialisation, with all manufacturing that of localisation.
//
// # References
//
// E. M. Hoover (1936), The measurement of industrial localization, The Review of
// Economics and Statistics 18, 162-171. P. S. Florence (1939), Report on the
// Location of Industry, Political and Economic Planning.
func Hoover() Summary {
	return Summary{name: "Hoover index", unit: census.UnitFraction, response: unevenness, compares: true, distance: .5,
		of: measure.Hoover}
}

// Hachman says how like the nation's the distribution is, 1 if it is the same:
//
//	1 / Σ sᵢ²/rᵢ = 1 / Σ sᵢ LQᵢ
//
// It is named after F. Hachman of the Bureau of Economic and Business Research,
// University of Utah. Parts that are empty in both do not count; one that the
// nation has not makes it not applicable.
//
// # References
//
// D. J. Benway (2020), Measuring Economic Diversity: The Hachman Index, 2018, Kem
// C. Gardner Policy Institute, University of Utah.
func Hachman() Summary {
	return Summary{name: "Hachman index", unit: census.UnitRatio, response: evenness, compares: true,
		against: theWhole, of: hachman}
}

func hachman(x, ref []float64) float64 {
	if ref == nil {
		ref = make([]float64, len(x))
		for i := range ref {
			ref[i] = 1
		}
	}
	return measure.Hachman(x, ref)
}

// LocationalGini is one of three measures of that name, which differ: along
// areas for an industry, along industries for an area.
//
//	measure.LocalisationCurve:    Gini of LQ with weights r, from 0 to 1
//	measure.LocalisationArea:     half of it, as Krugman has it
//	measure.UnweightedQuotients:  Gini of LQ in which a small area counts as a large one
//
// r is the distribution of the whole. Hidden parts do not bound the last one. With a
// negative part it is not applicable: there is no curve then.
//
// # References
//
// P. Krugman (1991), Geography and Trade, MIT Press, 54-59. D. B. Audretsch and
// M. P. Feldman (1996), R&D spillovers and the geography of innovation and
// production, The American Economic Review 86, 630-640.
func LocationalGini(of measure.GiniOf) Summary {
	s := inequality("locational Gini", giniOfQuotients)
	switch of {
	case measure.LocalisationCurve:
	case measure.LocalisationArea:
		s = inequality("locational Gini, area", func(q, w []float64) float64 { return giniOfQuotients(q, w) / 2 })
	case measure.UnweightedQuotients:
		s = inequality("locational Gini, unweighted", func(q, _ []float64) float64 { return giniOfQuotients(q, nil) })
		s.response = opaque
	default:
		panic(fmt.Sprintf("stats: LocationalGini of %v", of))
	}
	s.against = theWhole
	return s
}

// giniOfQuotients is the Gini of quotients that are not negative.
func giniOfQuotients(q, weights []float64) float64 {
	if slices.ContainsFunc(q, func(v float64) bool { return v < 0 }) {
		return math.NaN()
	}
	return measure.Gini(q, weights)
}
