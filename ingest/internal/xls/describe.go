package xls

import (
	"bytes"
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"
)

// describe says what data that are no .xls workbook seem to be. Many files with
// that ending are something else that Excel opens.
func describe(data []byte) string {
	head := data[:min(len(data), 4096)]
	for _, k := range known {
		if bytes.HasPrefix(head, []byte(k.mark)) {
			return k.what
		}
	}
	head = bytes.TrimLeft(bytes.TrimPrefix(head, []byte("\xEF\xBB\xBF")), " \t\r\n")
	text := strings.ToLower(string(head))
	switch {
	case len(data) == 0:
		return "an empty file"
	case strings.Contains(text, "urn:schemas-microsoft-com:office:spreadsheet"):
		return "an XML spreadsheet of Excel 2003 named .xls: save it as .xlsx"
	case strings.HasPrefix(text, "mime-version:"):
		return "a web page in one file (MHTML) named .xls: save it as .xlsx"
	case strings.HasPrefix(text, "<?xml") && !strings.Contains(text, "<html"):
		return "XML"
	case strings.HasPrefix(text, "<"):
		return "a web page (HTML) named .xls: save it as .xlsx"
	case !bytes.ContainsRune(head, 0):
		return fmt.Sprintf("text that begins with %q", begin(text))
	}
	return fmt.Sprintf("data that begin with % x", head[:min(len(head), 8)])
}

// known are the marks at which other files begin.
var known = []struct{ mark, what string }{
	{"PK\x03\x04", "a zip archive, such as an .xlsx workbook or an .ods one"},
	{"\x09\x00\x04\x00", "a sheet of Excel 2: save it as Excel 97-2003"},
	{"\x09\x02\x06\x00", "a sheet of Excel 3: save it as Excel 97-2003"},
	{"\x09\x04\x06\x00", "a sheet of Excel 4: save it as Excel 97-2003"},
	{"\x00\x00\x02\x00", "a sheet of Lotus 1-2-3"},
	{"\x00\x00\x1A\x00", "a sheet of Lotus 1-2-3"},
	{"%PDF", "a PDF document"},
	{"{\\rtf", "a document in rich text"},
	{"ID;P", "a sheet in SYLK"},
	{"\xFF\xFE", "text in UTF-16"},
	{"\xFE\xFF", "text in UTF-16"},
	{"\x1F\x8B", "a gzip archive"},
}

const encryptedPackage = "an encrypted workbook"

// describeStreams says what a compound file without a workbook seems to be.
func describeStreams(names []string) string {
	has := func(name string) bool { return slices.Contains(names, name) }
	switch {
	case has("EncryptedPackage"):
		return encryptedPackage + ": save it without a password"
	case has("WordDocument"):
		return "a document of Word"
	case has("PowerPoint Document"):
		return "a presentation of PowerPoint"
	}
	return fmt.Sprintf("a compound file with %d other streams", len(names))
}

// begin cuts a text to what fits into a message.
func begin(s string) string {
	const most = 40
	if len(s) <= most {
		return s
	}
	n := most
	for n > 0 && !utf8.RuneStart(s[n]) {
		n--
	}
	return s[:n]
}
