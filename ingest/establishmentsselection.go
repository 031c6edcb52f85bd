package ingest

import "github.com/machikoba/machikoba/ingest/census"

// A Selection is a part of the establishments. The zero Selection is all of
// them.
type Selection struct {
	// Years are the years that are kept; nil keeps all.
	Years census.YearFunc
	// Areas are the areas that are kept, as the column of areas has them:
	// prefectures or municipalities. nil keeps all.
	Areas census.AreaFunc
}

// keeps reports whether a part of a key is of the selection.
func (s Selection) keeps(d census.Dimension, part census.Key) bool {
	switch {
	case d == census.ByYear && s.Years != nil:
		return s.Years(part.Year)
	case d == census.ByArea && s.Areas != nil:
		return s.Areas(part.Area)
	}
	return true
}

// Select has the Adder leave out the rows that are not of the selection. It
// comes before the first Add. Areas can be selected whether or not a tabulation
// tells them apart; without a column of areas all rows are kept.
func (a *Adder) Select(s Selection) {
	for i, place := range a.reader.plan.codes {
		for _, t := range a.tabulators {
			if s.Areas != nil && place.kind == areaCodes {
				t.sources[census.ByArea] = i
			}
		}
	}
	next := make([]int32, len(a.reader.plan.codes))
	a.reader.resolved = func(column int, _ string, part census.Key) (int32, error) {
		for _, t := range a.tabulators {
			if err := t.selected(s, column, part); err != nil {
				return 0, err
			}
		}
		next[column]++
		return next[column] - 1, nil
	}
}

// selected is told of a new code in a column, as resolved is.
func (t *tabulator) selected(s Selection, column int, part census.Key) error {
	for d, source := range t.sources {
		if source != column {
			continue
		}
		code, err := int32(notTabulated), error(nil)
		switch dimension := census.Dimension(d); {
		case !s.keeps(dimension, part):
		case t.tells(dimension):
			code, err = t.code(dimension, part)
		default:
			code, err = t.cube.Code(dimension, census.Key{})
		}
		if err != nil {
			return err
		}
		t.lead[d] = append(t.lead[d], code)
	}
	return nil
}

// At says which row of its file the first row of the next record is, for errors.
// Without it rows are counted from the first record on, from 0.
func (a *Adder) At(row int64) { a.rows = row }
