package ingest

import (
	"slices"

	"github.com/machikoba/machikoba/ingest/census"
)

// In lead a code is negative that no row has needed so far, and that of a size which
// leaves a row out: a cube knows no parts but those of its cells, as its totals go by
// them.
const (
	notMet       = -1
	notTabulated = -2
)

// learn enters what the next code of a dimension stands for.
func (t *tabulator) learn(d census.Dimension, part census.Key, lead int32) {
	t.parts[d], t.lead[d] = append(t.parts[d], part), append(t.lead[d], lead)
}

// tells reports whether a dimension is told apart by a column of codes.
func (t *tabulator) tells(d census.Dimension) bool {
	switch d {
	case census.ByArea:
		return t.Area == census.PrefectureLevel || t.Area == census.MunicipalityLevel
	case census.ByIndustry:
		return t.Digits > 0
	case census.BySize:
		return t.Sizes != nil
	}
	return true
}

// resolved is told of a new code in a column of the file.
func (t *tabulator) resolved(column int, part census.Key) error {
	for d, source := range t.sources {
		if source != column {
			continue
		}
		coarse, lead, err := t.coarse(census.Dimension(d), part)
		if err != nil {
			return err
		}
		t.learn(census.Dimension(d), coarse, lead)
	}
	return nil
}

// coarse returns a part as coarse as the tabulation is, and whether it leaves rows
// out.
func (t *tabulator) coarse(d census.Dimension, part census.Key) (_ census.Key, lead int32, err error) {
	switch d {
	case census.ByArea:
		if p, ok := part.Area.Prefecture(); ok && t.Area == census.PrefectureLevel {
			part.Area = p
		}
	case census.ByIndustry:
		if code := part.Industry.Code(); len(code) > t.Digits {
			part.Industry, err = t.layout.scheme().Industry(code[:t.Digits])
		}
	case census.BySize:
		class := slices.IndexFunc(t.Sizes, func(s census.Size) bool { return s.Contains(part.Size) })
		if class < 0 {
			return part, notTabulated, nil
		}
		part.Size = t.Sizes[class]
	}
	return part, notMet, err
}

// meet returns the cube's code of a code that a row needs.
func (t *tabulator) meet(d int, code int32) (_ int32, err error) {
	lead := &t.lead[d][code]
	if *lead == notMet {
		*lead, err = t.cube.Code(census.Dimension(d), t.parts[d][code])
	}
	return *lead, err
}

// meetAll is meet of the codes of all rows.
func (t *tabulator) meetAll(columns [cubeDimensions][]int32) error {
	for d, column := range columns {
		lead := t.lead[d]
		for _, code := range column {
			if lead[code] != notMet {
				continue
			}
			if _, err := t.meet(d, code); err != nil {
				return err
			}
		}
	}
	return nil
}
