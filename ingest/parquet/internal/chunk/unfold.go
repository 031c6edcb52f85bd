package chunk

import (
	"bytes"
	"fmt"
	"io"

	"github.com/apache/arrow/go/v15/parquet/compress"
	"github.com/klauspost/compress/snappy"
	"github.com/klauspost/compress/zstd"
)

// An unfolder decompresses pages into one buffer.
type unfolder struct {
	codec  compress.Compression
	buffer []byte
	zstd   *zstd.Decoder
}

// page returns the n bytes that a page unfolds into. They are not the page's own,
// as [slack] bytes behind them have to be readable.
func (u *unfolder) page(stored []byte, n int, plain bool) ([]byte, error) {
	plain = plain || u.codec == compress.Codecs.Uncompressed
	if plain && len(stored) != n || u.codec == compress.Codecs.Snappy && n > snappyMost*len(stored) {
		return nil, fmt.Errorf("a page of %d bytes for %d", len(stored), n)
	}
	if cap(u.buffer) < n+slack {
		u.buffer = make([]byte, n+slack+n/4)
	}
	dst := u.buffer[:n:n]
	var err error
	switch {
	case plain:
		copy(dst, stored)
	case n == 0: // nothing but nulls: some writers store nothing, others an empty frame
	case u.codec == compress.Codecs.Snappy:
		err = u.snappy(dst, stored)
	case u.codec == compress.Codecs.Zstd:
		err = u.frame(dst, stored)
	default:
		err = u.stream(dst, stored)
	}
	if err != nil {
		return nil, fmt.Errorf("a page that does not unfold into its %d bytes by %v: %w", n, u.codec, err)
	}
	return u.buffer[: n : n+slack], nil
}

// snappyMost is how many bytes each byte of Snappy unfolds into at most: its
// densest element copies 64 bytes, and takes three.
const snappyMost = 22

func (u *unfolder) snappy(dst, stored []byte) error {
	n, err := snappy.DecodedLen(stored)
	if err == nil && n != len(dst) {
		err = fmt.Errorf("they are %d", n)
	}
	if err == nil {
		_, err = snappy.Decode(dst, stored)
	}
	return err
}

func (u *unfolder) frame(dst, stored []byte) (err error) {
	if u.zstd == nil {
		u.zstd, err = zstd.NewReader(nil, zstd.WithDecoderConcurrency(1), zstd.WithDecodeAllCapLimit(true), zstd.WithDecoderLowmem(true))
		if err != nil {
			return err
		}
	}
	out, err := u.zstd.DecodeAll(stored, dst[:0])
	if err == nil && len(out) != len(dst) {
		err = fmt.Errorf("they are %d", len(out))
	}
	return err
}

// stream decompresses by a codec that reads streams, of which not more is read
// than the page should hold.
func (u *unfolder) stream(dst, stored []byte) error {
	codec, err := compress.GetCodec(u.codec)
	if err != nil {
		return err
	}
	r := codec.NewReader(bytes.NewReader(stored))
	defer r.Close()
	_, err = io.ReadFull(r, dst)
	return err
}
