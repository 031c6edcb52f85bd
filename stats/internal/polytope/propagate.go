package polytope

import "math"

// A propagation tightens a box by one equation after the other until no end
// moves. An unknown is at most what an equation leaves when all its other
// terms are as small as they can be.
type propagation struct {
	*System
	box
	uses  [][]int32 // the equations of each unknown
	queue []int32
	in    []bool // in the queue
	out   []bool // left out
}

func newPropagation(s *System) *propagation {
	p := &propagation{System: s, box: newBox(s), uses: make([][]int32, len(s.Lower)), in: make([]bool, len(s.Equations)), out: make([]bool, len(s.Equations))}
	for i, e := range s.Equations {
		for _, t := range e.Terms {
			p.uses[t.Var] = append(p.uses[t.Var], int32(i))
		}
	}
	return p
}

// run tightens the box by the equations given and returns the first that it
// finds to contradict the others, -1 for none.
func (p *propagation) run(equations []int) int {
	for _, e := range p.queue { // of a run that ended early
		p.in[e] = false
	}
	p.queue = p.queue[:0]
	for _, e := range equations {
		p.enqueue(int32(e))
	}
	for left := 40*len(equations) + 100; len(p.queue) > 0 && left > 0; left-- {
		e := p.queue[0]
		p.queue, p.in[e] = p.queue[1:], false
		if !p.tighten(&p.Equations[e]) {
			return int(e)
		}
	}
	return -1
}

func (p *propagation) enqueue(e int32) {
	if !p.in[e] && !p.out[e] {
		p.in[e] = true
		p.queue = append(p.queue, e)
	}
}

// tighten tightens the unknowns of an equation; false where one has no value
// left.
func (p *propagation) tighten(e *Equation) bool {
	var least, most activity
	for _, t := range e.Terms {
		least.add(p.least(t))
		most.add(p.most(t))
	}
	for _, t := range e.Terms {
		rest := least.without(p.least(t))
		high, highRounding := bound(e.Sum, e.Slack, rest, t.Coef)
		rest = most.without(p.most(t))
		low, lowRounding := bound(-e.Sum, e.Slack, rest, -t.Coef)
		if t.Coef < 0 {
			low, lowRounding, high, highRounding = high, highRounding, low, lowRounding
		}
		p.lowerTo(t.Var, low, lowRounding, e)
		p.upperTo(t.Var, high, highRounding, e)
		if p.lower[t.Var] > p.upper[t.Var] {
			if p.lower[t.Var] > p.upper[t.Var]+e.tolerance() {
				return false
			}
			p.lower[t.Var] = p.upper[t.Var]
		}
	}
	return true
}

// bound returns the end that a·x ≤ sum + slack − rest gives for x.
func bound(sum, slack float64, rest activity, a float64) (end, rounding float64) {
	if rest.infinite > 0 {
		return math.Copysign(math.Inf(1), a), 0
	}
	return (sum + slack - rest.sum) / a, (slack + rest.rounding) / math.Abs(a)
}

func (p *propagation) upperTo(j int, end, rounding float64, e *Equation) {
	slop := e.tolerance()
	if p.Whole[j] {
		end, rounding = math.Floor(end+1e-6), 0
	}
	if !(end < p.upper[j]-slop) {
		return
	}
	p.upper[j], p.upperRounding[j] = end, rounding
	p.touch(j)
}

func (p *propagation) lowerTo(j int, end, rounding float64, e *Equation) {
	slop := e.tolerance()
	if p.Whole[j] {
		end, rounding = math.Ceil(end-1e-6), 0
	}
	if !(end > p.lower[j]+slop) {
		return
	}
	p.lower[j], p.lowerRounding[j] = end, rounding
	p.touch(j)
}

func (p *propagation) touch(j int) {
	for _, e := range p.uses[j] {
		p.enqueue(e)
	}
}
