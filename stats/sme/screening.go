package sme

import "github.com/machikoba/machikoba/stats"

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

// ModelFactory returns the checklist for the designation as model factory. Firms
// are classified by the Basic Act.
func ModelFactory() []Criterion {
	return []Criterion{
		{"small or medium-sized enterprise", func(c Candidate) (stats.Finding, string) {
			return found(Classify(c.Firm, BasicAct).Class.SME()), "sector, capital or regular employees"
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
			return not(found(c.DirectorFromLarge)), "where directors are from"
		}},
		{"applies", func(c Candidate) (stats.Finding, string) { return found(c.Applies), "application" }},
		{"cooperates", func(c Candidate) (stats.Finding, string) { return found(c.Cooperates), "consent to cooperate" }},
	}
}

// ownedByLarge returns the share of the largest large owner; a sole proprietor
// has none.
func (f Firm) ownedByLarge() Quantity {
	if f.SoleProprietor {
		return Known(0)
	}
	return f.Owners.LargestLarge
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

// Screen goes through a checklist for a candidate. What is not known is unknown,
// and is not met only where another criterion is not.
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
	case !q.Known || q.Value != q.Value:
		return stats.Unknown
	case q.Value >= threshold:
		return stats.Met
	}
	return stats.NotMet
}

func upTo(q Quantity, limit float64) stats.Finding { return found(atMost(q, limit)) }
