package xls

import (
	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/japanese"
	"golang.org/x/text/encoding/korean"
	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/traditionalchinese"
)

const windowsLatin = 1252

// charsets are the code pages of byte strings by their numbers in Windows, or on
// the Macintosh (10000 and above, and 0x8000).
var charsets = map[uint16]encoding.Encoding{
	367:          charmap.Windows1252, // ASCII
	437:          charmap.CodePage437,
	850:          charmap.CodePage850,
	852:          charmap.CodePage852,
	866:          charmap.CodePage866,
	874:          charmap.Windows874,
	932:          japanese.ShiftJIS,
	936:          simplifiedchinese.GBK,
	949:          korean.EUCKR,
	950:          traditionalchinese.Big5,
	1250:         charmap.Windows1250,
	1251:         charmap.Windows1251,
	windowsLatin: charmap.Windows1252,
	1253:         charmap.Windows1253,
	1254:         charmap.Windows1254,
	1255:         charmap.Windows1255,
	1256:         charmap.Windows1256,
	1257:         charmap.Windows1257,
	1258:         charmap.Windows1258,
	10000:        charmap.Macintosh,
	10001:        japanese.ShiftJIS,
	0x8000:       charmap.Macintosh,
	0x8001:       charmap.Windows1252,
}
