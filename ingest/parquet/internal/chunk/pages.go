package chunk

import (
	"errors"
	"fmt"
	"hash/crc32"
	"io"
)

// MaxPage is how many bytes a page may unfold into, 256 MB. Writers make pages of
// about 1 MB; DuckDB makes one of a row group.
const MaxPage = 256 << 20

// slack is how many bytes can be read behind the last of a page.
const slack = 8

// window is how many bytes are read together.
const window = 256 << 10

// pages are those of a column chunk, in a file.
type pages struct {
	file    io.ReaderAt
	at, end int64 // what of the chunk has not been read
	ahead   []byte
	most    int64 // bytes that a page may have
	buffer  []byte
	unfold  unfolder
}

// begin makes ready for a chunk.
func (p *pages) begin(file io.ReaderAt, c Column) {
	p.file, p.at, p.end, p.ahead = file, c.Start, c.Start+c.Length, nil
	p.most, p.unfold.codec = c.MaxPage, c.Codec
	if p.most == 0 {
		p.most = MaxPage
	}
}

// ErrLarge is a page that is larger than a page may be.
var ErrLarge = errors.New("a page that is too large")

var errSum = errors.New("a page that is not what its checksum says")

var errNoMorePages = errors.New("no more pages")

// peek returns the next n bytes, or as many as there are. What it returned before
// is no longer valid.
func (p *pages) peek(n int) ([]byte, error) {
	if len(p.ahead) >= n {
		return p.ahead[:n], nil
	}
	more := min(int64(max(n, window)-len(p.ahead)), p.end-p.at)
	if want := len(p.ahead) + int(more); cap(p.buffer) < want {
		grown := make([]byte, want)
		copy(grown, p.ahead)
		p.buffer = grown
	} else {
		p.buffer = p.buffer[:want]
		copy(p.buffer, p.ahead)
	}
	got, err := p.file.ReadAt(p.buffer[len(p.ahead):], p.at)
	if int64(got) < more {
		return nil, fmt.Errorf("the file ends at byte %d, within the column: %w", p.at+int64(got), err)
	}
	p.at += more
	p.ahead = p.buffer
	return p.ahead[:min(n, len(p.ahead))], nil
}

// longestHeader is how long a header may be; it can hold the least and the
// greatest of the page's values.
const longestHeader = 1 << 20

// next returns the next page: its header, the bytes of its levels where they are
// apart, and its values, behind which [slack] bytes can be read. They are valid
// until the next call.
func (p *pages) next() (h header, levels, values []byte, err error) {
	if h, err = p.header(); err != nil {
		return h, nil, nil, err
	}
	levels, values, err = p.body(h)
	return h, levels, values, err
}

// header returns the header of the next page, behind which is its body.
func (p *pages) header() (h header, err error) {
	var n int
	for size := 1 << 10; ; size *= 8 {
		head, err := p.peek(size)
		switch {
		case err != nil:
			return h, err
		case len(head) == 0:
			return h, errNoMorePages
		}
		if h, n, err = parseHeader(head); err == nil {
			break
		}
		if err != errThrift || len(head) < size || size > longestHeader {
			return h, err
		}
	}
	if size := max(h.unfolded, h.stored); size > p.most {
		return h, fmt.Errorf("%w: %d bytes, where %d are the most", ErrLarge, size, p.most)
	}
	p.ahead = p.ahead[n:]
	if left := int64(len(p.ahead)) + p.end - p.at; left < h.stored {
		return h, fmt.Errorf("a page of %d bytes where the column has %d left", h.stored, left)
	}
	return h, nil
}

// body returns the levels and values of the page whose header it is.
func (p *pages) body(h header) (levels, values []byte, err error) {
	stored, err := p.peek(int(h.stored))
	if err != nil {
		return nil, nil, err
	}
	if h.summed && crc32.ChecksumIEEE(stored) != h.sum {
		return nil, nil, errSum
	}
	p.ahead = p.ahead[len(stored):]
	apart := int(h.definition + h.repeated)
	values, err = p.unfold.page(stored[apart:], int(h.unfolded)-apart, h.kind == dataPageV2 && h.plain)
	return stored[int(h.repeated):apart], values, err
}

// pass passes over the body of the page whose header it is.
func (p *pages) pass(h header) {
	ahead := min(h.stored, int64(len(p.ahead)))
	p.ahead = p.ahead[ahead:]
	p.at += h.stored - ahead
}
