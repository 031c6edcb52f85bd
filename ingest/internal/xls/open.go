// Package xls reads legacy Excel workbooks (.xls): the values, number formats
// and merged cells that Excel 97 to 2003 (BIFF8) and Excel 5.0 and 95 (BIFF5)
// wrote, or another program in their name.
//
// [Open] takes the stream of records out of the compound file that wraps it,
// reads the part that all sheets share (strings, formats), and then each
// worksheet. A formula is the value that it had when the workbook was last
// computed; nothing is computed here. Charts, macros, pictures, comments and
// looks are passed over. Encrypted workbooks are refused, apart from those that
// Excel opens without asking for a password, and so are those of Excel 2 to 4.
//
// # References
//
//   - Microsoft (2024), [MS-XLS]: Excel Binary File Format (.xls) Structure.
//   - Microsoft (2024), [MS-CFB]: Compound File Binary File Format.
//   - Rentz, D. (2008), OpenOffice.org's Documentation of the Microsoft Excel
//     File Format (BIFF2 to BIFF8).
package xls

// Open reads a workbook. What it takes in memory, the data apart, is at most
// limit bytes and a few megabytes: a workbook that would take more is
// an error that wraps [ErrLimit]. Data that are something else are an error that
// wraps [ErrFormat] and says what they seem to be. Every error is a [ParseError].
func Open(data []byte, limit int64) (*Book, error) {
	stream, err := workbook(data, limit)
	if err != nil {
		return nil, err
	}
	r := &reader{records: records{stream: stream}, book: &Book{}, limit: limit, left: limit - int64(len(stream))}
	if err := r.globals(); err != nil {
		return nil, err
	}
	for _, tab := range r.tabs {
		if err := r.sheet(tab); err != nil {
			return nil, err
		}
	}
	return r.book, nil
}
