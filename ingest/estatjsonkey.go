package ingest

import (
	"fmt"
	"slices"
	"strings"

	"github.com/machikoba/machikoba/ingest/census"
)

// A statsKey says what the codes of a table mean, axis by axis.
type statsKey struct {
	base    census.Key // what no axis says
	survey  census.Survey
	factory bool // of the factory census
	axes    []*statsAxis
	edits   []string
	options []census.Option // names that came with the table
}

// A statsAxis is an axis with what its members mean.
type statsAxis struct {
	EStatAxis
	id    string
	role  Role
	parts map[string]statsPart // by code
}

// A statsPart is what a member says of a figure.
type statsPart struct {
	key   census.Key // the part of the axis's role
	dated bool       // an area with a year
	sized bool       // a measure with a size class
	units []string   // that the member states
	err   error
}

// A statsFigure is the key of a figure, and the units that its members state.
type statsFigure struct {
	census.Key
	units []string
}

func newStatsKey(layout EStatJSON, a *EStatAnswer) (*statsKey, error) {
	k := &statsKey{}
	seen := map[string]bool{}
	for _, axis := range a.Axes {
		if axis.ID == "" || seen[axis.ID] {
			return nil, &ParseError{Cell: "CLASS_OBJ", Found: "the axis " + quoted(axis.ID), Want: "each axis once, with an id"}
		}
		seen[axis.ID] = true
		k.axes = append(k.axes, &statsAxis{EStatAxis: axis, id: axis.ID})
	}
	for id := range layout.Axes {
		if !seen[id] {
			return nil, &ParseError{Cell: "CLASS_OBJ", Found: "the axes " + strings.Join(k.ids(), ", "), Want: "also " + id + ", which EStatJSON.Axes names"}
		}
	}
	read := k.ofCensus
	if layout.Axes != nil {
		read = k.stated
	}
	if err := read(layout, a.Tables[0]); err != nil {
		return nil, err
	}
	return k, k.members(layout, a.Tables[0])
}

func (k *statsKey) ids() []string {
	ids := make([]string, len(k.axes))
	for i, a := range k.axes {
		ids[i] = a.id
	}
	return ids
}

func (k *statsKey) axis(role Role) *statsAxis {
	for _, a := range k.axes {
		if a.role == role {
			return a
		}
	}
	return nil
}

// stated takes the roles that the layout says, and those that every table has.
func (k *statsKey) stated(layout EStatJSON, t EStatTable) error {
	k.base = layout.Key
	for _, a := range k.axes {
		if role, ok := layout.Axes[a.id]; ok {
			a.role = role
		} else if role, ok := knownAxes[a.id]; ok {
			a.role = role
		} else if len(a.Members) > 1 {
			return needs(t, k.axes)
		} else {
			a.role = KeepColumn
		}
	}
	if measure := k.axis(MeasureNameColumn); measure == nil && k.base.Measure == "" {
		return &ParseError{Cell: "CLASS_OBJ", Found: "no axis of measures", Want: "one in EStatJSON.Axes, or EStatJSON.Key.Measure"}
	}
	return k.distinct()
}

var knownAxes = map[string]Role{"tab": MeasureNameColumn, "area": AreaColumn, "time": YearColumn}

// distinct checks that no two axes say the same, and that roles are of axes.
func (k *statsKey) distinct() error {
	seen := map[Role]string{}
	for _, a := range k.axes {
		role := a.role
		if role == SurveyYearColumn {
			role = YearColumn
		}
		switch role {
		case KeepColumn:
			continue
		case AreaColumn, YearColumn, IndustryColumn, SizeColumn, ScopeColumn, MeasureNameColumn:
		default:
			return &ParseError{Cell: a.id, Found: "the role " + role.String(), Want: "area, year, survey year, industry, size, scope, measure or keep"}
		}
		if first, twice := seen[role]; twice {
			return &ParseError{Cell: a.id, Found: "a second axis of the role " + role.String(),
				Want: "one, say in EStatJSON.Axes which; the first is " + first}
		}
		seen[role] = a.id
	}
	return nil
}

// needs is the error for a table that cannot be read without a layout: it names
// the axes of which the role is not known.
func needs(t EStatTable, axes []*statsAxis) error {
	var open []string
	for _, a := range axes {
		if _, known := knownAxes[a.id]; known || a.role != Figures {
			continue
		}
		name := fmt.Sprintf("%s %s of %d members", a.id, quoted(a.Name), len(a.Members))
		if len(a.Members) > 0 {
			name += " as " + quoted(a.Members[0].Name)
		}
		open = append(open, name)
	}
	want := "a table of the factory census, or EStatJSON.Axes and EStatJSON.Key with what its axes are"
	if len(open) > 0 {
		want += ": " + strings.Join(open, "; ")
	}
	return &ParseError{Cell: "TABLE_INF", Found: fmt.Sprintf("table %s of %s (%s), %s", t.ID, quoted(t.Statistics), t.StatisticsCode, quoted(t.Title)),
		Want: want, Err: ErrNotCensus}
}

// members reads what the members of all axes mean.
func (k *statsKey) members(layout EStatJSON, t EStatTable) error {
	years, err := k.years(layout, t)
	if err != nil {
		return err
	}
	for _, a := range k.axes {
		a.parts = make(map[string]statsPart, len(a.Members))
		areas := k.areas(a)
		for i, m := range a.Members {
			p := statsPart{units: []string{m.Unit}}
			switch a.role {
			case AreaColumn:
				p.key.Area, p.err = areas[i].area, areas[i].err
				p.key.Year, p.dated = areas[i].year, areas[i].year != 0
			case YearColumn, SurveyYearColumn:
				p.key.Year, p.err = years(m)
			case IndustryColumn:
				p.key.Industry, p.err = k.industry(layout, m)
			case SizeColumn:
				p.key.Size, p.err = parseSizeCell(m.Name, k.base.Size)
			case ScopeColumn:
				p.key.Scope = census.Scope(m.Name)
			case MeasureNameColumn:
				k.measure(&p, m)
			}
			if _, twice := a.parts[m.Code]; twice {
				return &ParseError{Cell: a.id, Found: "a second member of the code " + quoted(m.Code), Want: "each code once"}
			}
			a.parts[m.Code] = p
		}
	}
	return nil
}

// of reads the key of a figure.
func (k *statsKey) of(v map[string]apiText) (f statsFigure, fault *ParseError) {
	f.Key = k.base
	dated := census.Year(0)
	for _, a := range k.axes {
		code, has := v["@"+a.id]
		if !has && len(a.Members) == 1 {
			code = apiText(a.Members[0].Code)
		}
		p, known := a.parts[string(code)]
		switch {
		case !has && len(a.Members) != 1:
			return f, &ParseError{Found: "no @" + a.id, Want: "a code of each axis"}
		case !known:
			return f, &ParseError{Found: "@" + a.id + " " + quoted(string(code)), Want: "a code that CLASS_INF has"}
		case p.err != nil:
			return f, &ParseError{Found: "@" + a.id + " " + quoted(string(code)) + " " + quoted(a.name(string(code))), Want: "the name and the code of one " + a.role.String(), Err: p.err}
		}
		f.units = append(f.units, p.units...)
		switch a.role {
		case AreaColumn:
			f.Area = p.key.Area
			if p.dated {
				dated = p.key.Year
			}
		case YearColumn, SurveyYearColumn:
			f.Year = p.key.Year
		case IndustryColumn:
			f.Industry = p.key.Industry
		case SizeColumn:
			f.Size = p.key.Size
		case ScopeColumn:
			f.Scope = p.key.Scope
		case MeasureNameColumn:
			f.Measure = p.key.Measure
			if p.sized {
				f.Size = p.key.Size
			}
		}
	}
	if dated != 0 {
		f.Year = dated
	}
	for name := range v {
		if id, is := strings.CutPrefix(name, "@"); is && id != "unit" && id != "annotation" && !slices.ContainsFunc(k.axes, func(a *statsAxis) bool { return a.id == id }) {
			return f, &ParseError{Found: "the axis " + quoted(name), Want: "one that CLASS_INF has"}
		}
	}
	return f, nil
}

func (a *statsAxis) name(code string) string {
	for _, m := range a.Members {
		if m.Code == code {
			return m.Name
		}
	}
	return ""
}
