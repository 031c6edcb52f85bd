package stats

import (
	"fmt"
	"math"
	"strings"

	"github.com/machikoba/machikoba/ingest/census"
)

// A Span is the two years that a change lies between.
type Span struct{ From, To census.Year }

// String returns the span as "2016–2018".
func (s Span) String() string { return fmt.Sprintf("%d–%d", s.From, s.To) }

// check panics unless the years are in order.
func (s Span) check(function string) {
	if s.From >= s.To {
		panic(fmt.Sprintf("stats: %s over %v: the first year must be before the last", function, s))
	}
}

// crossed is the error for years that cannot be compared, with what to do.
func crossed(what string, breaks []census.Break, advice string) error {
	reasons := make([]string, len(breaks))
	for i, b := range breaks {
		reasons[i] = b.String()
	}
	return fmt.Errorf("stats: %s crosses a break of the survey: %s: %s", what, strings.Join(reasons, "; "), advice)
}

// comparable returns why a figure cannot be compared over the span.
func (s Span) comparable(t *census.Table, k census.Key) error {
	from, to := k, k
	from.Year, to.Year = s.From, s.To
	if breaks := t.Comparable(from, to); breaks != nil {
		return crossed(fmt.Sprintf("%s of %v", k.Measure.Label(census.English), s), breaks,
			"choose years on one side of it, or join them with Splice first")
	}
	return nil
}

// A pair is one figure at both ends of a span.
type pair struct {
	key        census.Key // in the later year
	start, end census.Observation
}

// pair looks a figure up in both years; a row that the table does not have is
// not available.
func (s Span) pair(t *census.Table, k census.Key) pair {
	at := func(y census.Year) census.Observation {
		k.Year = y
		o, ok := t.Find(k)
		if !ok {
			o = census.Absence(k, census.NotAvailable)
		}
		return o
	}
	p := pair{start: at(s.From), end: at(s.To)}
	p.key = p.end.Key
	return p
}

func (p *pair) status() census.Status { return census.Worst(p.start.Status, p.end.Status) }

func (p *pair) sources() []census.Source { return union(p.start.Sources, p.end.Sources) }

func (p *pair) missing() bool { return math.IsNaN(p.start.Value) || math.IsNaN(p.end.Value) }
