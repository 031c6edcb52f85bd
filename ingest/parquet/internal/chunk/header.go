package chunk

import (
	"errors"

	"github.com/apache/arrow/go/v15/parquet"
)

// A pageKind is the PageType of Parquet.
type pageKind int64

const (
	dataPage       pageKind = 0
	indexPage      pageKind = 1
	dictionaryPage pageKind = 2
	dataPageV2     pageKind = 3
)

// A header is that of a page.
type header struct {
	kind                 pageKind
	unfolded, stored     int64 // bytes
	values               int64 // nulls included
	encoding             parquet.Encoding
	levels               parquet.Encoding // of the definition levels in the first version
	definition, repeated int64            // bytes of levels in the second version
	plain                bool             // the second version's page is not compressed
	sum                  uint32           // CRC-32 of the bytes that are stored, if summed
	summed               bool
}

// parseHeader reads a header at the beginning of data, and returns its length.
func parseHeader(data []byte) (h header, n int, err error) {
	r := thriftReader{data: data}
	h.kind, h.stored, h.unfolded = -1, -1, -1
	r.fields(func(id int64, kind byte) {
		switch {
		case id == 1 && kind == thriftI32:
			h.kind = pageKind(r.integer())
		case id == 2 && kind == thriftI32:
			h.unfolded = r.integer()
		case id == 3 && kind == thriftI32:
			h.stored = r.integer()
		case id == 4 && kind == thriftI32:
			h.sum, h.summed = uint32(r.integer()), true
		case (id == 5 || id == 7 || id == 8) && kind == thriftStruct:
			h.data(&r, id == 8)
		default:
			r.skip(kind, 1)
		}
	})
	if r.err != nil {
		return h, 0, r.err
	}
	return h, r.at, h.check()
}

// data reads the part of the header that says what the page holds. The three
// kinds of pages begin alike.
func (h *header) data(r *thriftReader, second bool) {
	r.fields(func(id int64, kind byte) {
		switch {
		case kind == thriftI32 && id == 1:
			h.values = r.integer()
		case kind == thriftI32 && (id == 2 && !second || id == 4 && second):
			h.encoding = parquet.Encoding(r.integer())
		case kind == thriftI32 && id == 3 && !second:
			h.levels = parquet.Encoding(r.integer())
		case kind == thriftI32 && id == 5 && second:
			h.definition = r.integer()
		case kind == thriftI32 && id == 6 && second:
			h.repeated = r.integer()
		case kind == thriftFalse && id == 7 && second:
			h.plain = true
		default:
			r.skip(kind, 1)
		}
	})
}

func (h *header) isData() bool { return h.kind == dataPage || h.kind == dataPageV2 }

var errHeader = errors.New("the header of a page contradicts itself")

func (h *header) check() error {
	levels := h.definition + h.repeated
	if h.kind < dataPage || h.kind > dataPageV2 || h.stored < 0 || h.unfolded < 0 || h.values < 0 ||
		h.definition < 0 || h.repeated < 0 || levels > h.stored || levels > h.unfolded {
		return errHeader
	}
	return nil
}
