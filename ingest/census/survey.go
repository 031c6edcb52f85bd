package census

import "slices"

// A Survey says how the figures of one reference year were made: what no key
// can say. Two figures with the same key but for the year are comparable where
// the surveys of their years are alike in all that bears on the measure.
type Survey struct {
	Year      Year   `json:"year"`            // reference year: the year of the money
	Program   string `json:"program"`         // "Census of Manufactures"
	Japanese  string `json:"ja,omitempty"`    // 工業統計調査
	Label     string `json:"label,omitempty"` // the survey's own year: "2019"
	StockDate string `json:"stock,omitempty"` // day of the count, ISO 8601
	// Dated says by which rule the day of the count is set: years counted
	// under different rules are not a whole number of years apart.
	Dated string `json:"dated,omitempty"`
	// Floor is the class of all establishments that were counted.
	Floor Size `json:"floor"`
	// Proprietors says how sole proprietors are treated.
	Proprietors string `json:"proprietors,omitempty"`
	// JSIC is the revision of the industrial classification.
	JSIC Scheme `json:"jsic,omitempty"`
	// Boundary names what counts as manufacturing at all.
	Boundary string `json:"boundary,omitempty"`
	// Items names the set of questions on money.
	Items string `json:"items,omitempty"`
}

// Surveys is the history of a statistic: one Survey a year, in the order of
// years. The zero Surveys know of no break and find all years comparable, which
// is right for figures that the history of Japan's factory census does not
// describe.
type Surveys []Survey

const (
	kogyo    = "Census of Manufactures"
	keizai   = "Economic Census for Business Activity"
	kozo     = "Economic Structure Survey"
	yearEnd  = "31 December"
	june     = "1 June of the year after"
	february = "1 February of the year after"
)

var programJapanese = map[string]string{
	kogyo:  "工業統計調査",
	keizai: "経済センサス-活動調査",
	kozo:   "経済構造実態調査",
}

// FactoryCensus returns the history of Japan's factory census for the
// reference years 1980 to 2025: METI, 工業統計調査 調査の沿革, and the notes of the
// Economic Census for Business Activity and the Economic Structure Survey.
func FactoryCensus() Surveys {
	var s Surveys
	for y := Year(1980); y <= 2025; y++ {
		s = append(s, factoryCensusOf(y))
	}
	return s
}

func factoryCensusOf(y Year) Survey {
	s := Survey{
		Year: y, Program: kogyo, Label: y.String(),
		Dated: yearEnd, StockDate: y.String() + "-12-31",
		Floor: Size{Min: 4}, Proprietors: "included",
		JSIC: revisionOf(y), Boundary: "without publishing", Items: "from 2007",
	}
	if y <= 2001 {
		s.Boundary = "with publishing"
	}
	if y < 2007 {
		s.Items = "to 2006"
	}
	if fullCount(y) {
		s.Floor = Size{}
	}
	switch {
	case y == 2011 || y == 2015 || y == 2020 || y == 2025:
		s.Program, s.Label, s.Floor = keizai, (y + 1).String(), Size{}
	case y > 2020:
		s.Program, s.Label, s.Floor = kozo, (y + 1).String(), Size{}
	case y > 2015:
		s.Label = (y + 1).String()
	}
	switch {
	case y == 2011:
		s.Dated, s.StockDate = february, "2012-02-01"
	case y >= 2015:
		s.Dated, s.StockDate = june, (y+1).String()+"-06-01"
	}
	switch {
	case y == 2015:
		s.Proprietors = "in counts, not in money"
	case s.Program == keizai && y >= 2020:
		s.Proprietors = "tabulated apart"
	case s.Program == kozo:
		s.Proprietors = "left out"
	}
	s.Japanese = programJapanese[s.Program]
	return s
}

// fullCount reports whether the Census of Manufactures of the year counted
// establishments of every size: always to 1980, then in years ending in 0, 3,
// 5 and 8, last in 2008.
func fullCount(y Year) bool {
	last := y % 10
	return y <= 1980 || y <= 2008 && (last == 0 || last == 3 || last == 5 || last == 8)
}

// revisionOf returns the JSIC revision a reference year is tabulated by, ""
// where it is older than Rev. 10.
func revisionOf(y Year) Scheme {
	switch {
	case y < 1994:
		return ""
	case y < 2002:
		return JSIC10
	case y < 2008:
		return JSIC11
	case y < 2014:
		return JSIC12
	case y < 2023: // the survey of 2024 asks for the money of 2023
		return JSIC13
	}
	return JSIC14
}

// Of returns the survey of a reference year.
func (s Surveys) Of(y Year) (Survey, bool) {
	i, found := slices.BinarySearchFunc(s, y, func(v Survey, y Year) int { return int(v.Year - y) })
	if !found {
		return Survey{}, false
	}
	return s[i], true
}
