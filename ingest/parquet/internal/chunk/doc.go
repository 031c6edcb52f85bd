// Package chunk reads flat column chunks of Parquet files into Arrow arrays, a
// batch of rows at a time, without the layers of a general reader between.
//
// It reads what columns of establishment files are: integers, doubles and texts
// without nesting, in data pages of both versions, in the encodings PLAIN,
// dictionary, DELTA_BINARY_PACKED and DELTA_LENGTH_BYTE_ARRAY. [Column.Readable] says whether a column is
// such a one; others are for a general reader.
//
// What the file says of sizes and counts is believed only as far as the bytes
// that are there bear it out. No page may unfold into more than [MaxPage] bytes.
package chunk
