package ingest

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/machikoba/machikoba/ingest/census"
)

// years returns how the members of the axis of years are read. The time axis
// has the reference year in some tables and the year of the survey in others:
// the latest year must be one of the two of the table's survey.
func (k *statsKey) years(layout EStatJSON, t EStatTable) (func(EStatMember) (census.Year, error), error) {
	axis, role := k.axis(YearColumn), YearColumn
	if axis == nil {
		axis, role = k.axis(SurveyYearColumn), SurveyYearColumn
	}
	if axis != nil && k.factory {
		var err error
		if role, err = k.yearRole(axis); err != nil {
			return nil, err
		}
	}
	program := t.Statistics + " "
	return func(m EStatMember) (census.Year, error) {
		y, err := memberYear(m)
		if err != nil || role == YearColumn {
			return y, err
		}
		s, ok := surveyOf(program + y.String() + "年")
		if !ok {
			return 0, fmt.Errorf("no survey of %s bears the year %d", t.Statistics, y)
		}
		return s.Year, nil
	}, nil
}

// yearRole tells whether the time axis of a table of the census has reference
// years or those of surveys.
func (k *statsKey) yearRole(axis *statsAxis) (Role, error) {
	latest := census.Year(0)
	for _, m := range axis.Members {
		y, err := memberYear(m)
		if err != nil {
			return 0, &ParseError{Cell: axis.id, Found: quoted(m.Name) + " of the code " + quoted(m.Code), Want: "a year", Err: err}
		}
		latest = max(latest, y)
	}
	switch latest.String() {
	case k.survey.Year.String():
		return YearColumn, nil
	case k.survey.Label:
		return SurveyYearColumn, nil
	}
	return 0, &ParseError{Cell: axis.id, Found: fmt.Sprintf("years to %d in a table of the survey of %s", latest, k.survey.Label),
		Want: fmt.Sprintf("years to %s or to %d: else say in EStatJSON.Axes whether they are reference years (YearColumn) or those of surveys", k.survey.Label, k.survey.Year)}
}

// memberYear reads a member of a time axis: its code (2018000000, fiscal years
// 2018100000) and its name, which must agree.
func memberYear(m EStatMember) (census.Year, error) {
	code, coded := parseYear(m.Code)
	named, ok := parseYear(m.Name)
	switch {
	case len(m.Code) == 10 && !strings.HasSuffix(m.Code, "000000") && !strings.HasSuffix(m.Code, "100000"), strings.Contains(m.Name, "月"):
		return 0, errors.New("it is not a year, but a part of one")
	case !coded && !ok:
		return 0, errors.New("neither code nor name has a year")
	case coded && ok && len(m.Code) == 10 && code.year != named.year:
		return 0, fmt.Errorf("the code is of %d, the name of %d", code.year, named.year)
	case ok:
		return census.Year(named.year), nil
	}
	return census.Year(code.year), nil
}

// industry reads an industry of the revision that the table is tabulated by.
func (k *statsKey) industry(layout EStatJSON, m EStatMember) (census.Industry, error) {
	scheme := layout.Revision
	if k.factory {
		scheme = k.survey.JSIC
	}
	if scheme == "" {
		return "", errors.New("the classification is not known: say it in EStatJSON.Revision")
	}
	if len(scheme.Divisions()) == 0 {
		i, err := scheme.Industry(m.Code)
		k.options = append(k.options, census.WithLabel(census.ByIndustry, string(i), "", m.Name))
		return i, err
	}
	return parseIndustryCells(industryNaming{folded(m.Code), folded(m.Name)}, scheme)
}

// measure reads a measure; one that the vocabulary does not know goes by the
// name that the publisher gives it.
func (k *statsKey) measure(p *statsPart, m EStatMember) {
	label, ok := parseMeasureLabel(m.Name)
	p.units = append(p.units, label.unit)
	if ok {
		p.key.Measure, p.key.Size, p.sized = label.measure, label.size, label.sized
		return
	}
	name := strings.TrimSpace(m.Name)
	if name == "" {
		p.err = errors.New("it has no name")
	}
	p.key.Measure = census.Measure(name)
	p.units = append(p.units, statedUnit(m.Name))
	k.options = append(k.options, census.WithLabel(census.ByMeasure, name, "", name))
}

// designated are the cities whose figures METI's tables have beside those of
// the prefectures, JIS X 0402 as of 2020.
var designated = []struct{ code, japanese, english string }{
	{"01100", "札幌市", "Sapporo"}, {"04100", "仙台市", "Sendai"}, {"11100", "さいたま市", "Saitama City"}, {"12100", "千葉市", "Chiba City"},
	{"13100", "東京特別区", "Special wards of Tokyo"}, {"14100", "横浜市", "Yokohama"}, {"14130", "川崎市", "Kawasaki"}, {"14150", "相模原市", "Sagamihara"},
	{"15100", "新潟市", "Niigata City"}, {"22100", "静岡市", "Shizuoka City"}, {"22130", "浜松市", "Hamamatsu"}, {"23100", "名古屋市", "Nagoya"},
	{"26100", "京都市", "Kyoto City"}, {"27100", "大阪市", "Osaka City"}, {"27140", "堺市", "Sakai"}, {"28100", "神戸市", "Kobe"},
	{"33100", "岡山市", "Okayama City"}, {"34100", "広島市", "Hiroshima City"}, {"40100", "北九州市", "Kitakyushu"}, {"40130", "福岡市", "Fukuoka City"},
	{"43100", "熊本市", "Kumamoto City"},
}

// areas reads the areas of an axis together: names decide, and codes must agree
// with them, the codes of the cities with those of their prefectures.
func (k *statsKey) areas(a *statsAxis) []areaReading {
	if a.role != AreaColumn {
		return nil
	}
	naming, shifted := make([]areaNaming, len(a.Members)), k.survey.Program == "Census of Manufactures"
	for i, m := range a.Members {
		naming[i] = areaNaming{m.Code, m.Name}
		if glued := gluedArea().FindStringSubmatch(m.Name); glued != nil && len(glued[1]) == 5 { // 【31201】鳥取市 says it itself
			naming[i].code, shifted = glued[1], false
		}
	}
	read, edits := readAreas(append(naming, cityEvidence(naming)...), areaContext{})
	if slices.ContainsFunc(read, func(r areaReading) bool { return r.err == nil && r.area.IsPrefecture() }) {
		shifted = false
	}
	read = read[:len(a.Members)]
	k.edits = append(k.edits, edits...)
	byCode, kept := map[string]census.Area{}, []string{}
	for i, m := range a.Members {
		byCode[m.Code] = read[i].area
	}
	for i, m := range a.Members {
		k.area(&read[i], m, byCode)
		if shifted && read[i].err == nil && read[i].area.Level() == census.MunicipalityLevel {
			read[i].err = errors.New("nothing tells whether the codes are those of JIS X 0402 or METI's: ask for a prefecture with it")
		}
		if read[i].err == nil && (read[i].year != 0 || len(edits) > 0 || naming[i].code != m.Code) {
			kept = append(kept, m.Code+" "+m.Name)
		}
	}
	if len(kept) > 0 {
		k.edits = append(k.edits, "area codes as published: "+strings.Join(kept, ", "))
	}
	return read
}

// cityEvidence returns the prefectures of cities that are known by name, whose
// codes say by how much those of the table differ where it has no prefecture.
func cityEvidence(found []areaNaming) (prefectures []areaNaming) {
	for _, n := range found {
		for _, city := range designated {
			if strings.TrimSpace(n.name) == city.japanese && len(n.code) == 5 {
				prefectures = append(prefectures, areaNaming{n.code[:2] + "000", census.Area(city.code[:2]).Label(census.Japanese)})
			}
		}
	}
	return prefectures
}

// area checks an area against what is known of cities and of its parent.
func (k *statsKey) area(r *areaReading, m EStatMember, byCode map[string]census.Area) {
	name := strings.TrimSpace(m.Name)
	for _, city := range designated {
		if name != city.japanese || r.err != nil {
			continue
		}
		if string(r.area) != city.code {
			r.err = fmt.Errorf("the code %s stands for %s, not for %s", m.Code, r.area, city.code)
			return
		}
		k.options = append(k.options, census.WithLabel(census.ByArea, city.code, city.english, city.japanese))
		return
	}
	if r.err != nil && strings.HasPrefix(m.Code, "00") && name != "" { // 全国市部 and other parts of the nation
		*r = areaReading{area: census.AreaOf("estat", m.Code), label: name}
	}
	if r.err != nil || r.label == "" {
		return
	}
	k.options = append(k.options, census.WithLabel(census.ByArea, string(r.area), "", r.label))
	if parent, ok := byCode[m.Parent]; ok && parent.IsPrefecture() {
		if within, _ := r.area.Prefecture(); within != parent {
			r.err = fmt.Errorf("the code %s is of the prefecture %s, its parent %s is %s", m.Code, within, m.Parent, parent)
		}
	}
}
