package ingest

import "github.com/machikoba/machikoba/ingest/census"

// A directTabulator adds rows to a cube by the integers in their columns of codes,
// without giving them codes of the reader and then of the cube. It can where sizes
// are not told apart and each integer has been met before.
type directTabulator struct {
	*tabulator
	finder census.CellFinder
	known  [cubeDimensions][]int32 // the codes of integers in the cube
	ready  bool
}

// mostIntegers is for how many integers a column has codes at hand: preparing more
// is not worth it.
const mostIntegers = 1 << 14

// begin makes ready for rows, given the codes of the reader that the integers of each
// column have so far.
func (t *directTabulator) begin(columns []knownCodes) error {
	if t.ready = t.persons < 0 && t.sources[census.BySize] < 0; !t.ready {
		return nil
	}
	var known [cubeDimensions][]int32
	for d, source := range t.sources {
		if source < 0 {
			continue
		}
		t.known[d] = resized(t.known[d], len(columns[source].codes))
		known[d] = t.known[d]
		for n, code := range columns[source].codes {
			if code >= 0 {
				var err error
				if code, err = t.meet(d, code); err != nil {
					return err
				}
			}
			known[d][n] = code
		}
		n := len(known[d])
		t.ready = t.ready && 0 < n && n <= mostIntegers
	}
	if !t.ready {
		return nil
	}
	return t.finder.Lead(t.cube, codesOf(known))
}

// addIntegers adds rows, given the integers of each column of codes, nil where there
// are none. Where ok is false it has added no row.
func (t *directTabulator) addIntegers(r microRows, integers [][]int32) (ok bool, err error) {
	if !t.ready || integers == nil {
		return false, nil
	}
	var columns [cubeDimensions][]int32
	for d, source := range t.sources {
		if source >= 0 {
			columns[d] = integers[source]
		}
	}
	if t.cells, ok = t.finder.Cells(t.cells, codesOf(columns)); !ok {
		return false, nil
	}
	return true, t.enter(r)
}

func codesOf(columns [cubeDimensions][]int32) census.CubeCodes {
	return census.CubeCodes{Year: columns[census.ByYear], Area: columns[census.ByArea],
		Industry: columns[census.ByIndustry], Size: columns[census.BySize]}
}
