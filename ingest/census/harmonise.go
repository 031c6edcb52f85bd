package census

import (
	"fmt"
	"slices"
	"strings"
)

// A CommonGroup is a set of divisions, of several revisions of the JSIC, that
// together have the same content in each of them.
type CommonGroup struct {
	Industry Industry   // its code, "JSIC11-12:25+26+27+32"
	Members  []Industry // the divisions of all revisions, in the order of their codes
	Kind     LinkKind   // the worst of the links that the group rests on
}

// String returns the members of the group and how good its links are.
func (g CommonGroup) String() string {
	members := make([]string, len(g.Members))
	for i, m := range g.Members {
		members[i] = string(m) + " " + m.Label(English)
	}
	return fmt.Sprintf("%s (%v): %s", g.Industry, g.Kind, strings.Join(members, "; "))
}

// CommonGroups returns the finest groups that divisions of the two revisions,
// and of those between them, can be brought to: divisions that are linked in
// any way are of one group. Groups carry the codes of the newer revision, under
// a scheme that names both, and are in their order.
func CommonGroups(from, to Scheme) []CommonGroup {
	a, b := slices.Index(jsicChain, from.canonical()), slices.Index(jsicChain, to.canonical())
	if a < 0 || b < 0 {
		return nil
	}
	a, b = min(a, b), max(a, b)
	var groups []CommonGroup
	for _, s := range jsicChain[a : b+1] {
		for _, d := range s.Divisions() {
			groups = append(groups, CommonGroup{Members: []Industry{d}})
		}
	}
	for i, step := range jsicChain[a:b] {
		for _, l := range Concordance(step, jsicChain[a+i+1]) {
			groups = joined(groups, l)
		}
	}
	newest := jsicChain[b]
	for i := range groups {
		slices.SortFunc(groups[i].Members, compareStrings[Industry])
		groups[i].Industry = groups[i].code(jsicChain[a], newest)
	}
	slices.SortFunc(groups, func(x, y CommonGroup) int { return compareStrings(x.Industry, y.Industry) })
	return groups
}

// joined makes one group of the two that a link connects.
func joined(groups []CommonGroup, l Link) []CommonGroup {
	holds := func(i Industry) int {
		return slices.IndexFunc(groups, func(g CommonGroup) bool { return slices.Contains(g.Members, i) })
	}
	x, y := holds(l.From), holds(l.To)
	groups[x].Kind = max(groups[x].Kind, l.Kind)
	if x == y {
		return groups
	}
	groups[x].Members = append(groups[x].Members, groups[y].Members...)
	groups[x].Kind = max(groups[x].Kind, groups[y].Kind)
	return slices.Delete(groups, y, y+1)
}

// code returns the code of a group: those of its members in the newest
// revision.
func (g *CommonGroup) code(oldest, newest Scheme) Industry {
	var codes []string
	for _, m := range g.Members {
		if m.Scheme() == newest {
			codes = append(codes, m.Code())
		}
	}
	if oldest == newest {
		return g.Members[0]
	}
	return Industry(string(oldest) + "-" + strings.TrimPrefix(string(newest), "JSIC") + ":" + strings.Join(codes, "+"))
}

// label returns the names of the group's members in the newest revision.
func (g *CommonGroup) label(newest Scheme, lang Language) string {
	var names []string
	for _, m := range g.Members {
		if m.Scheme() == newest {
			names = append(names, m.Label(lang))
		}
	}
	return strings.Join(names, name{"; ", "・"}.in(lang))
}

// Harmonise brings the divisions of a table that has several revisions of the
// JSIC to common groups, so that years on both sides of a revision have the same
// industries; see [CommonGroups]. It returns the groups that the table uses, and
// says in the table's notes which of them were merged and how good the links
// are, and in the edits of every source that it was done. All manufacturing
// stays itself, though publishing left it in 2002: [Surveys.Comparable] knows.
// Groups and classes of three and four digits are left out.
//
// Sums are those of [Table.Regroup]: absent, with an interval, where a part is.
// A table of one revision is returned as it is, without groups. An industry of
// another classification is an error.
func Harmonise(t *Table) (*Table, []CommonGroup, error) {
	oldest, newest, err := t.revisions()
	if err != nil || oldest == newest {
		return t, nil, err
	}
	groups := CommonGroups(oldest, newest)
	of := map[Industry]Industry{Manufacturing: Manufacturing}
	for _, g := range groups {
		for _, m := range g.Members {
			of[m] = g.Industry
		}
	}
	sums, err := t.Regroup(Move{Industry: func(i Industry) (Industry, bool) { to, ok := of[i]; return to, ok }})
	if err != nil {
		return nil, nil, err
	}
	used := sums.Industries()
	groups = slices.DeleteFunc(groups, func(g CommonGroup) bool { return !slices.Contains(used, g.Industry) })
	options := []Option{sums.ride}
	for _, g := range groups {
		options = append(options, WithLabel(ByIndustry, string(g.Industry), g.label(newest, English), g.label(newest, Japanese)), WithNotes(g.String()))
	}
	edit := fmt.Sprintf("divisions of %s to %s brought to common groups", oldest, newest)
	harmonised, err := Collect(func(yield func(Observation) bool) {
		for o := range sums.All() {
			if o.Industry == Manufacturing { // a sum of one part, which stays what it was
				if own, ok := t.Find(o.Key); ok {
					o = own
				}
			}
			o.Sources = slices.Clone(o.Sources)
			for i, s := range o.Sources {
				o.Sources[i] = s.WithEdit(edit)
			}
			if !yield(o) {
				return
			}
		}
	}, options...)
	if err != nil {
		return nil, nil, err
	}
	return harmonised, groups, nil
}

// revisions returns the oldest and the newest revision that the divisions of a
// table are of.
func (t *Table) revisions() (oldest, newest Scheme, err error) {
	first, last := len(jsicChain), -1
	for _, i := range t.Industries() {
		if i == Manufacturing {
			continue
		}
		at := slices.Index(jsicChain, i.Scheme().canonical())
		if at < 0 {
			return "", "", fmt.Errorf("census: Harmonise: %q is of no revision of the JSIC from 10 to 14", i)
		}
		first, last = min(first, at), max(last, at)
	}
	if last < 0 {
		return "", "", nil
	}
	return jsicChain[first], jsicChain[last], nil
}
