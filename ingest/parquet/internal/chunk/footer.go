package chunk

import "fmt"

// MaxColumns is how many columns, groups of columns included, a file may have.
const MaxColumns = 10_000

// schemaField is the number of the list of columns in FileMetaData.
const schemaField = 2

// CheckFooter walks over the metadata of a file before a reader makes room for
// what it says it holds: lists that are longer than the metadata, structures
// without end and names that go beyond it are errors.
func CheckFooter(metadata []byte) error {
	r := thriftReader{data: metadata}
	columns := uint64(0)
	r.fields(func(id int64, kind byte) {
		if id == schemaField && kind == thriftList {
			ahead := r
			columns, _ = ahead.list()
		}
		r.skip(kind, 1)
	})
	if r.err == nil && columns > MaxColumns {
		return fmt.Errorf("%d columns, where %d are the most", columns, MaxColumns)
	}
	return r.err
}
