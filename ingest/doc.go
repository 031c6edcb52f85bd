// Package ingest reads files of factory statistics into tables of package
// census, and writes tables out again.
//
// Read looks at the head of the bytes, finds the [Format] that they are of, and
// leaves the reading to it. Formats are values in a list, [DefaultFormats]
// unless [Options] give another: nothing registers itself.
//
//	t, err := ingest.ReadFile("prefectures.csv")
//	t, err := ingest.ReadFS(testdata.FS, "sample/*.csv") // the figures that come with the module
//	err := ingest.WriteFile(t, "prefectures.arrow")
//
// Among the formats are the tables that offices publish: exports of e-Stat
// ([EStatCSV]), the municipality edition ([Municipal]) and SSDSE, and any other
// CSV by a [TableLayout] of a few lines. Text may be in UTF-8, Shift_JIS (cp932),
// EUC-JP or UTF-16, and packed in gzip. [Check] says where the totals of a table
// are not what its parts add up to.
//
// Workbooks (.xlsx, .xlsm and .xls) are read as they show: by a [TableLayout]
// that names the headers of their columns, its levels joined with " / ", or, as
// prefectures publish the factory census, without one ([Workbook]). What such a
// table does not say of its prefecture or its year is an error, not a guess.
//
// What comes out is tidied once, here: reference years instead of survey years,
// money in yen with the precision that it was published to, industries under
// their canonical codes, symbols as statuses. What a publisher got wrong is not
// corrected in silence: a reader that knows of a wrong cell says so in the
// table's notes.
//
// A file that cannot be read in full is not read at all: it is a [ParseError]
// with the place, what was found there and what was expected, or several of
// them joined. The package opens no network connection, and Parquet, which
// needs a heavy dependency, lives in package ingest/parquet.
package ingest
