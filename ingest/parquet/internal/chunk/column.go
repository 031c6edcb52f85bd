package chunk

import (
	"slices"

	"github.com/apache/arrow/go/v15/parquet"
	"github.com/apache/arrow/go/v15/parquet/compress"
)

// A Column is a chunk of a column, the part of it that is in a row group.
type Column struct {
	Physical parquet.Type
	// Figures are numbers, read into Int64 or Float64 arrays; codes are read
	// into dictionaries of texts, integers among them as their decimal digits.
	Figures   bool
	Nullable  bool
	Codec     compress.Compression
	Encodings []parquet.Encoding // of values and levels, as the footer has them
	// Start and Length are where the chunk is in its file, in bytes.
	Start, Length int64
	Rows          int64 // or values, of a nested column
	// MaxPage is how many bytes a page may have; 0 stands for [MaxPage].
	MaxPage int64
}

// Readable reports whether a Reader reads the column.
func (c *Column) Readable() bool {
	integer := c.Physical == parquet.Types.Int32 || c.Physical == parquet.Types.Int64
	switch {
	case integer, c.Physical == parquet.Types.Double && c.Figures, c.Physical == parquet.Types.ByteArray && !c.Figures:
	default:
		return false
	}
	codecs := []compress.Compression{compress.Codecs.Uncompressed, compress.Codecs.Snappy, compress.Codecs.Zstd,
		compress.Codecs.Gzip, compress.Codecs.Brotli}
	foreign := func(e parquet.Encoding) bool {
		switch e {
		case parquet.Encodings.Plain, parquet.Encodings.PlainDict, parquet.Encodings.RLEDict, parquet.Encodings.RLE:
			return false
		case parquet.Encodings.BitPacked: // of levels that are all 0
			return c.Nullable
		case parquet.Encodings.DeltaBinaryPacked:
			return !integer
		case parquet.Encodings.DeltaLengthByteArray:
			return c.Physical != parquet.Types.ByteArray
		}
		return true
	}
	return slices.Contains(codecs, c.Codec) && !slices.ContainsFunc(c.Encodings, foreign)
}
