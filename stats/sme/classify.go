package sme

import (
	"fmt"
	"strings"
)

// A Quantity is a number that may not be known. The zero Quantity is not.
type Quantity struct {
	Value float64
	Known bool
}

// Known returns a quantity that is known.
func Known(v float64) Quantity { return Quantity{v, true} }

// An Industry is the business of a firm as the law divides it.
type Industry struct {
	Sector    Sector
	Exception Exception // NoException unless it is one
}

// A Firm is what is known of an enterprise.
type Firm struct {
	Industry Industry
	// Capital (資本金の額又は出資の総額) in yen.
	Capital Quantity
	// RegularEmployees (常時使用する従業員), not the persons engaged that the census counts: no
	// directors, proprietors or family workers.
	RegularEmployees Quantity
	// SoleProprietor has no capital: employees alone decide, and nobody else can
	// control it.
	SoleProprietor bool
	// Owners of the firm, for the rule on control by a large enterprise.
	Owners Owners
}

// Owners says who holds the voting rights of a company.
type Owners struct {
	// LargestLarge is the share of the voting rights of the large enterprise that
	// holds most of them, 0 where none holds any.
	LargestLarge Quantity
	// Controlled says whether a large enterprise controls the firm in another way.
	// Article 2 of the Regulation of Act 74 of 1977 (施行規則) lists them: half of the
	// officers are officers or employees of it; or it has a quarter of the votes, and
	// nobody has more or a quarter of the officers are or were of it; or it does so
	// together with companies that it controls.
	Controlled Answer
}

// An Answer is yes, no, or not known, which is the zero Answer.
type Answer uint8

const (
	NotKnown Answer = iota
	Yes
	No
)

// String returns "not known", "yes" or "no".
func (a Answer) String() string {
	return [...]string{"not known", "yes", "no", "?"}[min(int(a), 3)]
}

// A Class is a legal class of enterprises.
type Class uint8

const (
	// UnknownClass: what is known of the firm does not say.
	UnknownClass Class = iota
	// Small enterprise (小規模企業者), which is small or medium-sized too.
	Small
	// SmallOrMedium-sized enterprise (中小企業者) that is not Small.
	SmallOrMedium
	// UnknownSmall is a small or medium-sized enterprise of which it is not known
	// whether it is Small.
	UnknownSmall
	// MediumSized (中堅企業者) is above the SME limits, with up to 2,000 employees. The
	// act that says so leaves out the SMEs of the support acts, so that a rubber maker
	// with 600 is one by BasicAct alone: ask SupportActs.
	MediumSized
	// Large is above all limits.
	Large
	// UnknownLarge is above the SME limits; whether it is MediumSized is not known.
	UnknownLarge
)

// String returns the name of the class.
func (c Class) String() string {
	return [...]string{"unknown", "small enterprise", "small or medium-sized enterprise", "small or medium-sized enterprise, small or not unknown",
		"medium-sized firm", "large enterprise", "larger than an SME, medium-sized or large unknown", "?"}[min(int(c), 7)]
}

// SME says whether firms of the class are small or medium-sized enterprises: not known
// where the class is not.
func (c Class) SME() Answer {
	switch c {
	case Small, SmallOrMedium, UnknownSmall:
		return Yes
	case MediumSized, Large, UnknownLarge:
		return No
	}
	return NotKnown
}

// A Classification is the class of a firm with the reason.
type Classification struct {
	Class Class
	// Rule is the one that decides whether it is an SME, zero where none can be
	// told.
	Rule Rule
	// ControlledByLarge says whether a large enterprise controls the firm: an SME
	// by its size is then taken for large (みなし大企業) by the act on adjusting fields
	// of business and by most support schemes, though not by the Basic Act.
	ControlledByLarge Answer
	// Missing names what would have to be known for the answers that are not.
	Missing []string
}

// Classify returns the legal class of a firm under the Basic Act or, with the
// exceptions of the cabinet orders, under the support acts:
//
//	SME           capital ≤ limit or regular employees ≤ limit of the sector
//	small         an SME with regular employees ≤ 20, in trade and services ≤ 5
//	medium-sized  no SME, regular employees ≤ 2,000
//	controlled    one large enterprise has ≥ 1/2 of the votes, or controls it otherwise
//
// One of capital and employees is enough, and if one is above its limit and the other
// not known the class is unknown. A sole proprietor has employees only. An exception
// of which the definition knows nothing is no exception. Negative quantities and
// shares of votes above 1 are not known. Control is answered beside the class and does
// not change it.
//
// # References
//
// The acts are named by each of [Rules].
func Classify(f Firm, d Definition) Classification {
	var c Classification
	rule, ok := ruleFor(SMELimit, d, f.Industry)
	if !ok {
		c.Missing = append(c.Missing, "sector")
		c.ControlledByLarge = c.control(f)
		return c
	}
	c.Rule = rule
	switch within := c.within(f, rule); within {
	case Yes:
		c.Class = c.small(f, d)
	case No:
		c.Class = c.aboveLimits(f)
	}
	c.ControlledByLarge = c.control(f)
	return c
}

// within says whether a firm is within the limits of a rule, and notes what is
// missing if it cannot be said.
func (c *Classification) within(f Firm, r Rule) Answer {
	capital, employees := atMost(f.Capital, r.Capital), atMost(f.RegularEmployees, r.RegularEmployees)
	if f.SoleProprietor {
		capital = No
	}
	switch {
	case capital == Yes || employees == Yes:
		return Yes
	case capital == No && employees == No:
		return No
	}
	if capital == NotKnown {
		c.Missing = append(c.Missing, "capital")
	}
	if employees == NotKnown {
		c.Missing = append(c.Missing, "regular employees")
	}
	return NotKnown
}

func atMost(q Quantity, limit float64) Answer {
	switch {
	case !q.Known || q.Value < 0 || q.Value != q.Value:
		return NotKnown
	case q.Value <= limit:
		return Yes
	}
	return No
}

func (c *Classification) small(f Firm, d Definition) Class {
	rule, _ := ruleFor(SmallLimit, d, f.Industry)
	switch atMost(f.RegularEmployees, rule.RegularEmployees) {
	case Yes:
		return Small
	case No:
		return SmallOrMedium
	}
	c.Missing = append(c.Missing, "regular employees")
	return UnknownSmall
}

func (c *Classification) aboveLimits(f Firm) Class {
	rule, _ := ruleFor(MediumSizedLimit, BasicAct, f.Industry)
	switch atMost(f.RegularEmployees, rule.RegularEmployees) {
	case Yes:
		return MediumSized
	case No:
		return Large
	}
	c.Missing = append(c.Missing, "regular employees")
	return UnknownLarge
}

// control says whether a large enterprise controls the firm.
func (c *Classification) control(f Firm) Answer {
	rule, _ := ruleFor(ControlByLarge, BasicAct, f.Industry)
	share := f.Owners.LargestLarge
	known := share.Known && share.Value >= 0 && share.Value <= 1
	switch {
	case f.SoleProprietor:
		return No
	case known && share.Value >= rule.VotingRights || f.Owners.Controlled == Yes:
		return Yes
	case known && f.Owners.Controlled == No:
		return No
	}
	if !known {
		c.Missing = append(c.Missing, "voting rights of large enterprises")
	}
	if f.Owners.Controlled == NotKnown {
		c.Missing = append(c.Missing, "control by a large enterprise in another way")
	}
	return NotKnown
}

// String returns the class and the act that says so.
func (c Classification) String() string {
	if c.Class == UnknownClass {
		return "unknown: missing " + strings.Join(c.Missing, ", ")
	}
	return fmt.Sprintf("%v (%s, %s)", c.Class, c.Rule.Act, c.Rule.Article)
}
