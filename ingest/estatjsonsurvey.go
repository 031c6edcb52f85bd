package ingest

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/machikoba/machikoba/ingest/census"
)

// ofCensus finds out what the axes of a table of the factory census are, and
// what its title says of all figures.
func (k *statsKey) ofCensus(layout EStatJSON, t EStatTable) error {
	if !k.isCensus(t) {
		return needs(t, k.axes)
	}
	k.factory = true
	for _, a := range k.axes {
		a.role = k.roleOf(a)
	}
	for _, a := range k.axes {
		if a.role == Figures {
			return needs(t, k.axes)
		}
	}
	if k.axis(MeasureNameColumn) == nil {
		return needs(t, k.axes)
	}
	if err := k.distinct(); err != nil {
		return err
	}
	k.base = census.Key{}
	if err := k.held(t); err != nil {
		return err
	}
	if err := k.floor(layout, t); err != nil {
		return err
	}
	if strings.Contains(k.survey.Proprietors, "left out") || excludesProprietors().MatchString(folded(t.Title+t.Name)) {
		k.base.Scope = census.Corporations
	}
	return nil
}

var excludesProprietors = pattern(`個人経営(?:事業所)?を(?:含まない|除く)`)

// isCensus reports whether a table is of the factory census, by the statistics
// that it is of (政府統計コード) and, of the surveys that ask all industries, by
// what the table says of itself. One measure at least must be known.
func (k *statsKey) isCensus(t EStatTable) bool {
	switch t.StatisticsCode {
	case "00550010":
	case "00200553", "00200555":
		if !strings.Contains(folded(t.Title+t.Name), "製造業") {
			return false
		}
	default:
		return false
	}
	for _, a := range k.axes {
		if a.hasMeasures() {
			return true
		}
	}
	return false
}

// hasMeasures reports whether an axis is that of the measures, by its name or by
// a member that is one.
func (a *statsAxis) hasMeasures() bool {
	return a.id == "tab" || containsAny(a.Name, []string{"集計項目", "表章項目"}) || slices.ContainsFunc(a.Members, func(m EStatMember) bool {
		_, ok := parseMeasureLabel(m.Name)
		return ok
	})
}

// roleOf tells the role of an axis of the census by its id, its members and its
// name. The zero Role is one that cannot be told; an axis with nothing but the
// whole is passed over.
func (k *statsKey) roleOf(a *statsAxis) Role {
	if role, known := knownAxes[a.id]; known {
		return role
	}
	name := folded(a.Name)
	switch {
	case a.hasMeasures():
		return MeasureNameColumn
	case containsAny(name, []string{"都道府県", "市区町村", "地域"}):
		return AreaColumn
	case strings.Contains(name, "規模"):
		return SizeColumn
	case containsAny(name, []string{"産業", "業種"}):
		return IndustryColumn
	case containsAny(name, []string{"年次", "調査年", "時間軸"}):
		return YearColumn
	case len(a.Members) == 1 && slices.Contains(wholes, folded(a.Members[0].Name)):
		return KeepColumn
	}
	return Figures
}

// held finds the survey that a table is of: by the date of the survey and by
// the year in the name of the publication, which must not contradict each other.
func (k *statsKey) held(t EStatTable) error {
	program := t.Statistics + " "
	var found []census.Survey
	if s, ok := surveyOf(program + t.Name); ok {
		found = append(found, s)
	}
	if year, ok := surveyYear(t.SurveyDate); ok {
		s, ok := surveyOf(program + year + "年")
		agree := ok && (len(found) == 0 || found[0] == s)
		flow := len(found) == 1 && found[0].Year.String() == year // the year of the money
		if !agree && !flow {
			return &ParseError{Cell: "SURVEY_DATE", Found: quoted(t.SurveyDate) + " of " + quoted(t.Name), Want: "the year of one survey of the factory census"}
		}
		found = append(found, s)
	}
	if len(found) == 0 {
		return &ParseError{Cell: "SURVEY_DATE", Found: quoted(t.SurveyDate) + " of " + quoted(t.Name), Want: "the year of a survey of the factory census",
			Err: errors.New("say in EStatJSON.Axes and Key what the table is")}
	}
	k.survey = found[0]
	k.base.Year = k.survey.Year
	if k.survey.Label != k.survey.Year.String() {
		k.edits = append(k.edits, fmt.Sprintf("the survey of %s asked for the money of %d, its reference year", k.survey.Label, k.survey.Year))
	}
	return nil
}

// surveyYear returns the year of a date such as 201901-201912 or 198010.
func surveyYear(date string) (string, bool) {
	from, to, ranged := strings.Cut(date, "-")
	if len(from) < 4 || !allDigits(from) || ranged && (len(to) < 4 || to[:4] != from[:4]) {
		return "", false
	}
	return from[:4], true
}

var titledSize = pattern(`従業者(?:規模|数)?(\d+人?[~〜\-–]\d+人|\d+人(?:以上|以下))(?:の事業所|\))`)

// floor reads the class of the establishments that a table counts from its
// title; where that is silent, the survey knows, but in years of a full count.
func (k *statsKey) floor(layout EStatJSON, t EStatTable) error {
	title := folded(t.Title)
	found := map[census.Size]bool{}
	for _, m := range titledSize().FindAllStringSubmatch(title, -1) {
		s, err := parseSizeCell(m[1], census.Size{})
		if err != nil {
			return &ParseError{Cell: "TITLE", Found: quoted(t.Title), Want: "a class of persons engaged", Err: err}
		}
		found[s] = true
	}
	if strings.Contains(title, "全事業所") {
		found[census.Size{}] = true
	}
	switch {
	case layout.Key.Size != census.Size{}:
		k.base.Size = layout.Key.Size
	case len(found) == 1:
		for s := range found {
			k.base.Size = s
		}
	case len(found) == 0 && (k.survey.Floor != census.Size{} || k.survey.Proprietors == "left out"):
		k.base.Size = k.survey.Floor
	default:
		return &ParseError{Cell: "TITLE", Found: quoted(t.Title), Want: "the class of persons engaged of the establishments that are counted: say it in EStatJSON.Key.Size"}
	}
	return nil
}
