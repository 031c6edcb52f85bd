package stats

import (
	"fmt"
	"math"

	"github.com/machikoba/machikoba/ingest/census"
)

// A Finding says whether a criterion is met. The zero Finding is unknown: what is
// not known is neither met nor not met.
type Finding uint8

const (
	Unknown Finding = iota
	Met
	NotMet
)

// String returns "unknown", "met" or "not met".
func (f Finding) String() string {
	switch f {
	case Unknown:
		return "unknown"
	case Met:
		return "met"
	case NotMet:
		return "not met"
	}
	return fmt.Sprintf("Finding(%d)", uint8(f))
}

// Label returns the finding in the language asked for: "met", 満たす.
func (f Finding) Label(lang census.Language) string {
	if lang == census.Japanese && f <= NotMet {
		return [...]string{"不明", "満たす", "満たさない"}[f]
	}
	return f.String()
}

// Overall returns whether all of several criteria are met: not met if one is not,
// else unknown if one is unknown.
//
//	min of the findings, not met < unknown < met
//
// All of none are met.
//
// # References
//
// S. C. Kleene (1952), Introduction to Metamathematics, North-Holland, 332-340.
func Overall(findings ...Finding) Finding {
	overall := Met
	for _, f := range findings {
		switch {
		case f == NotMet:
			return NotMet
		case f != Met:
			overall = Unknown
		}
	}
	return overall
}

// AtLeast says whether a figure reaches a threshold, up to the rounding of
// floating-point numbers:
//
//	met      x ≥ threshold, or its lower end is
//	not met  x < threshold, or its upper end is
//
// A figure that is not there may still be known to, or not to, by its interval;
// where the threshold lies within it, it is unknown.
//
// # References
//
// S. C. Kleene (1952), Introduction to Metamathematics, North-Holland, 332-340.
func AtLeast(o census.Observation, threshold float64) Finding {
	threshold -= 1e-12 * math.Abs(threshold) // .3/.1 is less than 3
	lower, upper := o.Value, o.Value
	if o.Interval > census.Rounding {
		lower, upper = o.Lower, o.Upper
	}
	switch {
	case math.IsNaN(lower) || math.IsNaN(upper):
		return Unknown
	case lower >= threshold:
		return Met
	case upper < threshold:
		return NotMet
	}
	return Unknown
}
