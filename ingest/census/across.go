package census

// Across reports, for each row of t, whether a break of the survey lies between
// it and the row of t.Base() that it is set against, -1 for none: whether their
// years are not comparable in the row's measure. See [Table.Comparable].
func (t *Table) Across(over []int32) []bool {
	b := t.Base()
	type pair struct{ from, to, measure, otherMeasure, statistic int32 }
	known := map[pair]bool{}
	last, verdict := pair{from: -1}, false
	out := make([]bool, len(over))
	for i, j := range over {
		if j < 0 {
			continue
		}
		p := pair{t.year.codes[i], b.year.codes[j], t.measure.codes[i], b.measure.codes[j], t.statistic.codes[i]}
		if p.from == p.to {
			continue
		}
		if p != last {
			var seen bool
			if verdict, seen = known[p]; !seen {
				verdict = t.Comparable(t.Key(i), b.Key(int(j))) != nil
				known[p] = verdict
			}
			last = p
		}
		out[i] = verdict
	}
	return out
}
