// Package parquet reads and writes tables as Parquet files, for DuckDB, pandas,
// Polars, R and Spark.
//
// It is a package of its own because it rests on a heavy dependency, which
// programs that do without Parquet are spared. Reading is a format that is given
// to package ingest:
//
//	o := ingest.Options{Formats: append(ingest.DefaultFormats(), parquet.Format{})}
//	t, err := ingest.ReadFile("prefectures.parquet", o)
//
// Files carry the Arrow schema, and the sources, notes, names and surveys of the
// table as metadata of the file, so that a table read back is equal to the one
// written. A file of another program needs only the columns year, measure and
// value, with strings where codes are; columns that a table does not have are
// passed over. Nested columns and encrypted files are not read.
//
// Files of establishments, one row for each and year, are tabulated by
// [Establishments], which decodes what it needs of them by itself.
//
// What a footer says of places, sizes and counts is checked against the file
// before it is believed, and a file that is damaged is an error with its column
// and row group. Values that are damaged and can still be decoded are found where
// the writer left checksums of its pages, as Spark does and DuckDB does not.
package parquet
