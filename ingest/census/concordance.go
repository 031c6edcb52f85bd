package census

import (
	"fmt"
	"slices"
)

// A LinkKind says how much of a division the division that it is linked to has.
type LinkKind uint8

const (
	// ExactLink: no activity is known to have moved to a division outside of
	// the link's group.
	ExactLink LinkKind = iota
	// NearLink: the same industry, but for single classes that moved.
	NearLink
	// ApproximateLink: part of the content went elsewhere, or came from there.
	ApproximateLink
)

// String returns the name of the kind: "exact".
func (k LinkKind) String() string {
	names := [...]string{"exact", "near", "approximate"}
	if int(k) < len(names) {
		return names[k]
	}
	return fmt.Sprintf("LinkKind(%d)", uint8(k))
}

// A Link says that activities of a division of one revision of the JSIC are in a
// division of the next one.
type Link struct {
	From, To Industry
	Kind     LinkKind
}

// jsicChain are the revisions whose divisions differ, in order of time: Rev. 12,
// 13 and 14 have the same divisions.
var jsicChain = []Scheme{JSIC10, JSIC11, JSIC12}

// jsicLinks are the links between neighbouring revisions of the chain: the
// Ministry of Internal Affairs' lists of changes of March 2002 and November
// 2007, as METI's converters of classes (新旧対応表) apply them.
//
// In 2002 publishing left manufacturing for information and communications, bean
// sprouts left food for agriculture, electrical machinery was divided in three
// and ordnance joined other manufacturing. In 2007 textiles and apparel became
// one, and general machinery, precision instruments and part of other
// manufacturing were dealt out anew to three kinds of machinery.
var jsicLinks = map[Scheme][]struct {
	from, to string
	kind     LinkKind
}{
	JSIC10: {
		{"12", "09", ApproximateLink}, {"13", "10", ExactLink}, {"14", "11", ExactLink}, {"15", "12", ExactLink},
		{"16", "13", ExactLink}, {"17", "14", ExactLink}, {"18", "15", ExactLink}, {"19", "16", ApproximateLink},
		{"20", "17", ExactLink}, {"21", "18", ExactLink}, {"22", "19", ExactLink}, {"23", "20", ExactLink},
		{"24", "21", ExactLink}, {"25", "22", ExactLink}, {"26", "23", ExactLink}, {"27", "24", ExactLink},
		{"28", "25", ExactLink}, {"29", "26", ExactLink}, {"30", "27", ExactLink}, {"30", "28", ExactLink},
		{"30", "29", ExactLink}, {"31", "30", ExactLink}, {"32", "31", ExactLink}, {"33", "32", ExactLink}, {"34", "32", ExactLink},
	},
	JSIC11: {
		{"09", "09", NearLink}, {"10", "10", NearLink}, {"11", "11", NearLink}, {"12", "11", NearLink},
		{"13", "12", NearLink}, {"14", "13", NearLink}, {"15", "14", NearLink}, {"16", "15", NearLink},
		{"17", "16", NearLink}, {"18", "17", NearLink}, {"19", "18", NearLink}, {"20", "19", NearLink},
		{"21", "20", NearLink}, {"22", "21", NearLink}, {"23", "22", NearLink}, {"24", "23", NearLink},
		{"25", "24", NearLink}, {"30", "31", NearLink},
		{"27", "29", ApproximateLink}, {"28", "30", ApproximateLink}, {"29", "28", ApproximateLink},
		{"26", "25", ApproximateLink}, {"26", "26", ApproximateLink}, {"26", "27", ApproximateLink},
		{"31", "27", ApproximateLink}, {"31", "25", ApproximateLink}, {"31", "26", ApproximateLink},
		{"32", "27", ApproximateLink}, {"32", "32", ApproximateLink}, {"31", "32", ApproximateLink},
	},
}

// Concordance returns the links from the divisions of one revision of the JSIC
// to those of another one, in the order of their codes; a link over several
// revisions is as bad as the worst of its steps. It works in both directions of
// time. Between Rev. 12, 13 and 14 every division is linked to itself. It is nil
// where either scheme is no revision of the JSIC from 10 to 14.
//
// Bare codes say nothing: 19 is plastics in Rev. 11 and rubber in Rev. 12.
func Concordance(from, to Scheme) []Link {
	a, b := slices.Index(jsicChain, from.canonical()), slices.Index(jsicChain, to.canonical())
	if a < 0 || b < 0 {
		return nil
	}
	if a > b {
		links := Concordance(to, from)
		for i, l := range links {
			links[i].From, links[i].To = l.To, l.From
		}
		slices.SortFunc(links, compareLinks)
		return links
	}
	var links []Link
	for _, d := range jsicChain[a].Divisions() {
		links = append(links, Link{d, d, ExactLink})
	}
	for _, step := range jsicChain[a:b] {
		links = continued(links, step)
	}
	slices.SortFunc(links, compareLinks)
	return links
}

func compareLinks(a, b Link) int {
	if c := compareStrings(a.From, b.From); c != 0 {
		return c
	}
	return compareStrings(a.To, b.To)
}

// continued leads links that end in a revision on to the next one.
func continued(links []Link, step Scheme) (longer []Link) {
	next := jsicChain[slices.Index(jsicChain, step)+1]
	for _, l := range links {
		for _, s := range jsicLinks[step] {
			if l.To != Industry(string(step)+":"+s.from) {
				continue
			}
			to := Link{l.From, Industry(string(next) + ":" + s.to), max(l.Kind, s.kind)}
			i := slices.IndexFunc(longer, func(o Link) bool { return o.From == to.From && o.To == to.To })
			if i < 0 {
				longer = append(longer, to)
				continue
			}
			longer[i].Kind = min(longer[i].Kind, to.Kind)
		}
	}
	return longer
}
