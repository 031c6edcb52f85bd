// Package scan cuts delimited text into records and fields, fast and in
// parallel.
//
// A [Feed] hands out a content in [Chunk]s of whole records, which several
// goroutines take and look at together. A chunk has two [Batch]es: the record
// that began in the chunk before, and the others. A batch knows where the fields
// of its records are; [Batch.Numbers], [Batch.Codes] and [Batch.Texts] read one column
// at a time, and leave what is no plain number, known code or text to the caller.
// Separators are found 64 bytes at a time: by vector instructions on an amd64 that
// has AVX2, by integers of eight bytes on any other processor.
//
// The dialect is that of RFC 4180 read leniently: commas and line feeds part
// fields and records unless a quotation mark before them is open; a mark opens
// or closes wherever it stands; lines of nothing are no records. But in a record of
// several lines marks stand around whole fields only: two that stand within fields
// would make one record of all those between them. What columns nobody asks for
// contain, beyond that, nobody looks at.
//
// Text may be in any encoding in which bytes below 0x30 stand for themselves
// only: UTF-8 and Shift_JIS (cp932) do.
//
// The vector instructions, separators_amd64.s, are written by the program in the
// folder kernel, which says how they work: change it there, and run go generate.
package scan

//go:generate go run -C kernel . -out ../separators_amd64.s
