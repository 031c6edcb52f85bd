package sme

import (
	"strings"

	"github.com/machikoba/machikoba/stats"
)

// A Candidate is a firm with what is known of it that bears on a designation as
// model factory.
type Candidate struct {
	Name string
	Firm Firm
	// AwardedBefore: the factory has been awarded before.
	AwardedBefore Answer
	// YearsInPrefecture is for how many years it has been in operation there.
	YearsInPrefecture Quantity
	// DirectorFromLarge: a large enterprise has placed one of its directors.
	DirectorFromLarge Answer
	// Applies for the designation, and Cooperates with visits and surveys.
	Applies, Cooperates Answer
}

// A Criterion is one line of a checklist. Judge says whether a candidate meets
// it, and if that is unknown, what is missing.
type Criterion struct {
	Name  string
	Judge func(Candidate) (finding stats.Finding, missing string)
}

// ModelFactory returns the checklist for the designation as model factory: an SME by
// the Basic Act; awarded before; in operation in the prefecture for three years or more;
// one half or less of the votes with one large enterprise, and none of its directors
// placed by one; applies; cooperates:
//
//	years ≥ 3    votes of one large enterprise ≤ 1/2
//
// One half exactly is met here, and is control by Act 74 of 1977, which [Classify]
// answers. The scheme of Kanagawa, after which the list is made, is for manufacturers,
// and of directors it asks about the representative one alone.
//
// # References
//
// Kanagawa Prefecture (2024), かながわ中小企業モデル工場制度, in force since April 1998.
func ModelFactory() []Criterion {
	return []Criterion{
		{"small or medium-sized enterprise", func(c Candidate) (stats.Finding, string) {
			class := Classify(c.Firm, BasicAct)
			return found(class.Class.SME()), strings.Join(class.Missing, ", ")
		}},
		{"awarded before", func(c Candidate) (stats.Finding, string) {
			return found(c.AwardedBefore), "earlier awards"
		}},
		{"in operation in the prefecture for three years", func(c Candidate) (stats.Finding, string) {
			return reaches(c.YearsInPrefecture, 3), "years in the prefecture"
		}},
		{"not more than 50 % owned by a large enterprise", func(c Candidate) (stats.Finding, string) {
			return upTo(c.Firm.ownedByLarge(), .5), "voting rights of large enterprises"
		}},
		{"no director placed by a large enterprise", func(c Candidate) (stats.Finding, string) {
			return not(found(c.directorFromLarge())), "where directors are from"
		}},
		{"applies", func(c Candidate) (stats.Finding, string) { return found(c.Applies), "application" }},
		{"cooperates", func(c Candidate) (stats.Finding, string) { return found(c.Cooperates), "consent to cooperate" }},
	}
}

// ownedByLarge returns the share of the largest large owner, which is not known if it
// is no share; a sole proprietor has none.
func (f Firm) ownedByLarge() Quantity {
	switch {
	case f.SoleProprietor:
		return Known(0)
	case !(f.Owners.LargestLarge.Value <= 1):
		return Quantity{}
	}
	return f.Owners.LargestLarge
}

// directorFromLarge says whether a large enterprise has placed a director; a sole
// proprietor has no directors.
func (c Candidate) directorFromLarge() Answer {
	if c.Firm.SoleProprietor && c.DirectorFromLarge == NotKnown {
		return No
	}
	return c.DirectorFromLarge
}

// A Screening is what a checklist finds of a candidate.
type Screening struct {
	Candidate string
	// Results has one line for each criterion, in its order.
	Results []ScreeningResult
	// Overall is Met where all are met, NotMet where one is not, else unknown.
	Overall stats.Finding
}

// A ScreeningResult is what is found of one criterion.
type ScreeningResult struct {
	Criterion string
	Finding   stats.Finding
	// Missing says what has to be known, "" where nothing has to.
	Missing string
}

// Screen goes through a checklist for a candidate. A criterion that needs what is not
// known is unknown, and so is the whole unless another criterion is not met:
//
//	overall = min of the findings, not met < unknown < met
//
// The logic is that of three values.
//
// # References
//
// S. C. Kleene (1952), Introduction to Metamathematics, North-Holland, 332-340.
func Screen(c Candidate, checklist []Criterion) Screening {
	s := Screening{Candidate: c.Name}
	var all []stats.Finding
	for _, criterion := range checklist {
		finding, missing := criterion.Judge(c)
		if finding != stats.Unknown {
			missing = ""
		}
		s.Results = append(s.Results, ScreeningResult{criterion.Name, finding, missing})
		all = append(all, finding)
	}
	s.Overall = stats.Overall(all...)
	return s
}

func found(a Answer) stats.Finding {
	switch a {
	case Yes:
		return stats.Met
	case No:
		return stats.NotMet
	}
	return stats.Unknown
}

func not(f stats.Finding) stats.Finding {
	switch f {
	case stats.Met:
		return stats.NotMet
	case stats.NotMet:
		return stats.Met
	}
	return f
}

func reaches(q Quantity, threshold float64) stats.Finding {
	switch {
	case !q.Known || !(q.Value >= 0):
		return stats.Unknown
	case q.Value >= threshold:
		return stats.Met
	}
	return stats.NotMet
}

func upTo(q Quantity, limit float64) stats.Finding { return found(atMost(q, limit)) }
