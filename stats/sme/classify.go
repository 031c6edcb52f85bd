package sme

import (
	"fmt"
	"slices"
	"strings"
)

// A Classification is the class of a firm with the reason.
type Classification struct {
	Class Class
	// Rule is the one that decides whether it is an SME, and By the one that the class
	// is of: that for small enterprises, for medium-sized firms, of the support acts, or
	// Rule itself. Both are zero where the sector is not known, and By where the class is
	// not.
	Rule, By Rule
	// ControlledByLarge says whether a large enterprise controls the firm: an SME
	// by its size is then taken for large (みなし大企業) by the act on adjusting fields
	// of business and by most support schemes, though not by the Basic Act.
	ControlledByLarge Answer
	// Missing names what would have to be known for the class, and ControlMissing what
	// for the answer on control.
	Missing, ControlMissing []string
}

// Classify returns the legal class of a firm under the Basic Act or, with the
// exceptions of the cabinet orders, under the support acts:
//
//	SME           capital ≤ limit or regular employees ≤ limit of the sector
//	small         an SME with regular employees ≤ 20, in trade and services ≤ 5
//	medium-sized  no SME of either law, regular employees ≤ 2,000
//	controlled    one large enterprise has ≥ 1/2 of the votes, or controls it otherwise
//
// One of capital and employees is enough, and if one is above its limit and the other
// not known the class is unknown. A sole proprietor has employees only. An exception
// of which the definition knows nothing is no exception. A firm whose sector is not
// known has the class that it has in every sector, with and without exceptions: two
// persons are a small enterprise in all. Negative quantities and shares of votes above 1
// are not known. Control is answered beside the class and does not change it.
//
// # References
//
// The acts are named by each of [Rules].
func Classify(f Firm, d Definition) Classification {
	c := f.classify(d)
	c.ControlledByLarge = c.control(f)
	return c
}

// classify gives the class that the firm has in every business that it may be in.
func (f Firm) classify(d Definition) Classification {
	if f.Industry.Sector != UnknownSector {
		return f.classifyIn(d)
	}
	var classes []Class
	c := Classification{Missing: []string{"sector"}}
	for _, r := range Rules() {
		if e := f.Industry.Exception; r.Sector == UnknownSector || e != NoException && e != r.Exception {
			continue
		}
		f := f
		f.Industry = Industry{r.Sector, r.Exception}
		in := f.classifyIn(d)
		classes = append(classes, in.Class)
		c.miss(in.Missing...)
	}
	c.Class = common(classes)
	if c.Class == Small || c.Class == SmallOrMedium || c.Class == MediumSized || c.Class == Large {
		c.Missing = nil
	}
	return c
}

// classifyIn classifies a firm whose sector is known.
func (f Firm) classifyIn(d Definition) Classification {
	var c Classification
	rule, ok := ruleFor(SMELimit, d, f.Industry)
	if !ok {
		c.miss("sector")
		return c
	}
	c.Rule = rule
	switch c.within(f, rule) {
	case Yes:
		c.Class, c.By = c.small(f, d)
	case No:
		c.Class, c.By = f.aboveLimits()
	}
	return c
}

// miss notes what is missing for the class, each once.
func (c *Classification) miss(names ...string) {
	for _, name := range names {
		if !slices.Contains(c.Missing, name) {
			c.Missing = append(c.Missing, name)
		}
	}
}

// within says whether a firm is within the limits of a rule, and notes what is
// missing if it cannot be said.
func (c *Classification) within(f Firm, r Rule) Answer {
	within := f.within(r)
	if within == NotKnown {
		if f.capital(r) == NotKnown {
			c.miss("capital")
		}
		if atMost(f.RegularEmployees, r.RegularEmployees) == NotKnown {
			c.miss("regular employees")
		}
	}
	return within
}

// small returns the class of a firm within the limits, and the rule that it is of.
func (c *Classification) small(f Firm, d Definition) (Class, Rule) {
	rule, _ := ruleFor(SmallLimit, d, f.Industry)
	switch atMost(f.RegularEmployees, rule.RegularEmployees) {
	case Yes:
		return Small, rule
	case No:
		return SmallOrMedium, c.Rule
	}
	c.miss("regular employees")
	return UnknownSmall, c.Rule
}

// aboveLimits returns the class of a firm above the limits that it was asked about, and
// the rule that it is of. Its employees are known, since they are above them too.
func (f Firm) aboveLimits() (Class, Rule) {
	medium, _ := ruleFor(MediumSizedLimit, BasicAct, f.Industry)
	support, _ := ruleFor(SMELimit, SupportActs, f.Industry)
	switch {
	case f.within(support) == Yes:
		return SupportedAbove, support
	case atMost(f.RegularEmployees, medium.RegularEmployees) == Yes:
		return MediumSized, medium
	}
	return Large, medium
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
		c.ControlMissing = append(c.ControlMissing, "voting rights of large enterprises")
	}
	if f.Owners.Controlled == NotKnown {
		c.ControlMissing = append(c.ControlMissing, "control by a large enterprise in another way")
	}
	return NotKnown
}

// String returns the class and the act and article that it is of.
func (c Classification) String() string {
	switch {
	case c.Class == UnknownClass:
		return "unknown: missing " + strings.Join(c.Missing, ", ")
	case c.By == (Rule{}):
		return c.Class.String() + " (in every sector)"
	}
	return fmt.Sprintf("%v (%s, %s)", c.Class, c.By.Act, c.By.Article)
}
