package census

import "fmt"

// A Status says what stands behind a value, or why there is none. The
// constants are in order of badness: what is derived from several figures
// takes the worst of them.
type Status uint8

const (
	// Official is a figure as the publisher gave it. It is the zero Status.
	Official Status = iota
	// Nil is a true zero: there is nothing of the kind ("-"). Its value is 0.
	Nil
	// Revised is a figure that the publisher corrected later.
	Revised
	// Computed follows exactly from published figures, by sum or difference.
	Computed
	// Provisional is a preliminary figure that the publisher will replace.
	Provisional
	// Estimated rests on an assumption: its error is given or unknown.
	Estimated

	// NotApplicable is a figure that cannot exist.
	NotApplicable
	// NoBase has nothing to be compared with: the figure it is divided by is
	// zero or not in the table.
	NoBase
	// NotComparable would be a comparison across a break of the survey.
	NotComparable
	// Suppressed is a figure that the publisher keeps back so that no single
	// establishment is disclosed (χ, X). It is contained in the totals.
	Suppressed
	// NotAvailable is a figure that was not collected or not published (…).
	NotAvailable
	statuses // their number
)

var statusTable = [statuses]struct {
	code      string
	label     name
	obs, conf string
}{
	Official:      {"official", name{"as published", "公表値"}, "A", "F"},
	Nil:           {"nil", name{"nil", "該当なし"}, "A", "F"},
	Revised:       {"revised", name{"revised", "訂正値"}, "A", "F"},
	Computed:      {"computed", name{"computed from published figures", "公表値から算出"}, "A", "F"},
	Provisional:   {"provisional", name{"provisional", "速報値"}, "P", "F"},
	Estimated:     {"estimated", name{"estimated", "推計値"}, "E", "F"},
	NotApplicable: {"not applicable", name{"not applicable", "対象外"}, "M", "F"},
	NoBase:        {"no base", name{"no figure to compare with", "比較対象なし"}, "M", "F"},
	NotComparable: {"not comparable", name{"not comparable across a break of the survey", "調査の断層により比較不能"}, "M", "F"},
	Suppressed:    {"suppressed", name{"suppressed by the publisher", "秘匿"}, "Q", "C"},
	NotAvailable:  {"not available", name{"not available", "不詳"}, "O", "F"},
}

// String returns the status as the table's column has it: "suppressed".
func (s Status) String() string {
	if s < statuses {
		return statusTable[s].code
	}
	return fmt.Sprintf("Status(%d)", uint8(s))
}

// Label returns the status in words in the language asked for.
func (s Status) Label(lang Language) string {
	if s < statuses {
		return statusTable[s].label.in(lang)
	}
	return s.String()
}

// Absent reports whether a figure of this status has no value.
func (s Status) Absent() bool { return s >= NotApplicable }

// SDMX returns the codes of the status in the SDMX cross-domain code lists
// CL_OBS_STATUS (2.2) and CL_CONF_STATUS (1.2).
func (s Status) SDMX() (obsStatus, confStatus string) {
	if s < statuses {
		return statusTable[s].obs, statusTable[s].conf
	}
	return "", ""
}

// ParseStatus reads a status as [Status.String] writes it.
func ParseStatus(text string) (Status, error) {
	for s := range statuses {
		if statusTable[s].code == text {
			return s, nil
		}
	}
	return 0, fmt.Errorf("census: status %q is not known: want one of official, nil, revised, computed, provisional, estimated, not applicable, no base, not comparable, suppressed, not available", text)
}

// Worst returns the worst of the statuses, the one that a figure derived from
// all of them takes.
func Worst(of ...Status) Status {
	worst := Official
	for _, s := range of {
		worst = max(worst, s)
	}
	return worst
}

// An Interval says what the ends lower and upper of a figure mean. The
// constants are in order of badness, as those of [Status].
type Interval uint8

const (
	// NoInterval: the figure has no ends.
	NoInterval Interval = iota
	// Rounding: the figure is exact up to the rounding of its inputs.
	Rounding
	// ErrorBound: the figure is an estimate, and its error is at most this.
	ErrorBound
	// Confidence: a confidence interval, whose level the statistic names.
	Confidence
	// Suppression: the hidden figure lies between the ends, and the figures it
	// follows from allow each of the two.
	Suppression
	// Outer: the hidden figure lies between the ends, which may be wider apart
	// than the figures it follows from allow: two hidden figures that are
	// divided by one another may not be free of each other.
	Outer
	intervals // their number
)

var intervalNames = [intervals]string{"", "rounding", "error", "confidence", "suppression", "outer"}

// String returns the interval's kind as the table's column has it.
func (i Interval) String() string {
	if i < intervals {
		return intervalNames[i]
	}
	return fmt.Sprintf("Interval(%d)", uint8(i))
}

// ParseInterval reads an interval's kind as [Interval.String] writes it.
func ParseInterval(text string) (Interval, error) {
	for i := range intervals {
		if intervalNames[i] == text {
			return i, nil
		}
	}
	return 0, fmt.Errorf(`census: interval %q is not known: want "", rounding, error, confidence, suppression or outer`, text)
}
