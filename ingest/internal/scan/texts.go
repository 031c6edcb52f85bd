package scan

import "encoding/binary"

// TextLen returns how many bytes the fields of a column have.
func (b *Batch) TextLen(column int) int {
	sum := 0
	for at := column; at < b.Rows*b.stride; at += b.stride {
		sum += int(b.separators[at+1]-b.separators[at]) - 1
	}
	return sum
}

// Texts appends the fields of a column to text, and where each of them ends there
// to ends. It appends nothing, and plain is false, where a field may be more than
// its bytes: in a batch with quotation marks or spaces, and where a field has
// bytes that are not ASCII.
func (b *Batch) Texts(text []byte, ends []int32, column int) (_ []byte, _ []int32, plain bool) {
	if !b.bare {
		return text, ends, b.Rows == 0
	}
	data, s := b.data, b.separators
	began, beganEnds := len(text), len(ends)
	seen := uint64(0)
	for at := column; at < b.Rows*b.stride; at += b.stride {
		pair := s[at : at+2 : at+2]
		begin, n := int(pair[0])+1, int(pair[1]-pair[0])-1
		if to := len(text); n <= 16 && to+16 <= cap(text) {
			out := text[to : to+16]
			low, high := binary.LittleEndian.Uint64(data[begin:]), binary.LittleEndian.Uint64(data[begin+8:])
			binary.LittleEndian.PutUint64(out, low)
			binary.LittleEndian.PutUint64(out[8:], high)
			seen |= low&firstBytes(min(n, 8)) | high&firstBytes(max(n-8, 0))
			text = text[:to+n]
		} else {
			for _, c := range data[begin : begin+n] {
				seen |= uint64(c)
			}
			text = append(text, data[begin:begin+n]...)
		}
		ends = append(ends, int32(len(text)))
	}
	if seen&highs != 0 {
		return text[:began], ends[:beganEnds], false
	}
	return text, ends, true
}

// firstBytes returns a mask of the first n bytes of a word, 0 to 8.
func firstBytes(n int) uint64 { return 1<<(8*uint(n)) - 1 }
