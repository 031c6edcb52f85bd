package sheet

import (
	"archive/zip"
	"bytes"
	"errors"
	"fmt"
	"io"
	"strconv"
	"strings"

	"github.com/machikoba/machikoba/ingest/internal/xls"
	"github.com/xuri/excelize/v2"
)

// openXLSX opens a workbook of Office Open XML.
func openXLSX(data []byte, limit int64) (*Book, error) {
	archive, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return nil, &Error{Found: "an archive that does not open", Want: "a whole workbook", Err: err}
	}
	if err := bounded(archive, limit); err != nil {
		return nil, err
	}
	file, err := excelize.OpenReader(bytes.NewReader(data), excelize.Options{UnzipSizeLimit: limit, UnzipXMLSizeLimit: limit})
	if err != nil {
		return nil, &Error{Found: "parts that make no workbook", Want: "a whole workbook", Err: err}
	}
	x := &xlsx{file: file, limit: limit, codes: map[int32]string{}}
	props, err := file.GetWorkbookProps()
	if err != nil {
		return nil, &Error{Found: "properties that cannot be read", Want: "a whole workbook", Err: err}
	}
	x.date1904 = props.Date1904 != nil && *props.Date1904
	if x.longest, err = longestString(x.part("xl/sharedStrings.xml")); err != nil {
		return nil, err
	}
	if x.paths, err = sheetPaths(x.part); err != nil {
		return nil, err
	}
	b := &Book{read: x.read}
	for _, name := range file.GetSheetList() {
		if _, ok := x.paths[name]; !ok {
			continue // a sheet that is a chart
		}
		visible, err := file.GetSheetVisible(name)
		if err != nil {
			return nil, &Error{Sheet: name, Found: "a name that no sheet can have", Want: "a whole workbook", Err: err}
		}
		b.Tabs = append(b.Tabs, Tab{name, !visible})
		x.names = append(x.names, name)
	}
	if len(b.Tabs) == 0 {
		return nil, &Error{Found: "a workbook without a sheet", Want: "a sheet with a table"}
	}
	return b, nil
}

// bounded reports whether the parts of an archive take no more than the limit.
// The parts that are decoded as a whole, which are all but the sheets, are
// reckoned at what their elements take in memory.
func bounded(archive *zip.Reader, limit int64) error {
	const elementBytes = 64
	total := uint64(0)
	for _, part := range archive.File {
		if total += part.UncompressedSize64; total > uint64(limit) {
			return overLimit("", fmt.Sprintf("more bytes packed in it, with %s", part.Name), limit)
		}
	}
	elements := int64(0)
	for _, part := range archive.File {
		if isSheetPart(part.Name) || !strings.HasSuffix(part.Name, ".xml") && !strings.HasSuffix(part.Name, ".rels") {
			continue
		}
		r, err := part.Open()
		if err != nil {
			return &Error{Found: "a part that does not unpack, " + part.Name, Want: "a whole workbook", Err: err}
		}
		n, err := count(r, '<')
		if err = errors.Join(err, r.Close()); err != nil {
			return &Error{Found: "a part that does not unpack, " + part.Name, Want: "a whole workbook", Err: err}
		}
		if elements += n; elements*elementBytes > limit {
			return overLimit("", "elements that take more, with those of "+part.Name, limit)
		}
	}
	return nil
}

func isSheetPart(name string) bool { return strings.HasPrefix(strings.ToLower(name), "xl/worksheets/") }

// count counts a byte in what r has.
func count(r io.Reader, b byte) (n int64, err error) {
	buffer := make([]byte, 32<<10)
	for {
		size, err := r.Read(buffer)
		n += int64(bytes.Count(buffer[:size], []byte{b}))
		if err == io.EOF {
			return n, nil
		}
		if err != nil {
			return n, err
		}
	}
}

// xlsx is an open workbook of Office Open XML.
type xlsx struct {
	file    *excelize.File
	names   []string
	paths   map[string]string // the part of each sheet
	longest int64             // bytes of the longest shared string
	limit   int64

	date1904 bool
	codes    map[int32]string // the number format of each style
}

// part returns a part of the archive, nil for one that is not there.
func (x *xlsx) part(path string) []byte {
	content, _ := x.file.Pkg.Load(path)
	data, _ := content.([]byte)
	return data
}

// read reads a sheet: first its outline, which the stream of rows leaves out,
// then the rows.
func (x *xlsx) read(i int) (*Sheet, error) {
	s := &Sheet{Name: x.names[i]}
	o := outline{sheet: s, longest: x.longest, limit: x.limit, unread: map[[2]int]string{}}
	if err := o.read(x.part(x.paths[s.Name])); err != nil {
		return nil, err
	}
	rows, err := x.file.Rows(s.Name)
	if err != nil {
		return nil, &Error{Sheet: s.Name, Found: "a sheet that does not open", Want: "a whole workbook", Err: err}
	}
	taken := int64(0)
	for rows.Next() {
		cells, err := rows.Columns(excelize.Options{RawCellValue: true})
		if err != nil {
			return nil, &Error{Sheet: s.Name, Row: len(s.Rows) + 1, Found: "a row that cannot be read", Want: "cells", Err: err}
		}
		x.show(cells, o.at(len(s.Rows)))
		taken += rowBytes
		for column, text := range cells {
			if formula, is := o.unread[[2]int{len(s.Rows), column}]; is {
				cells[column] = "=" + formula
			}
			taken += cellBytes + int64(len(text))
		}
		if taken > x.limit {
			return nil, overLimit(s.Name, "cells that take more", x.limit)
		}
		s.Rows = append(s.Rows, Row{Cells: cells, Hidden: o.hidden[len(s.Rows)]})
	}
	if err := rows.Error(); err != nil {
		return nil, &Error{Sheet: s.Name, Row: len(s.Rows) + 1, Found: "a row that cannot be read", Want: "cells", Err: err}
	}
	if len(s.Rows) < o.rows {
		return nil, &Error{Sheet: s.Name, Row: len(s.Rows) + 1, Found: "rows that cannot be read", Want: fmt.Sprintf("%d rows", o.rows)}
	}
	return s, rows.Close()
}

// show turns what is a number or a truth value into what the sheet shows.
func (x *xlsx) show(cells []string, typed []typedCell) {
	for _, c := range typed {
		if int(c.column) >= len(cells) {
			continue
		}
		text := &cells[c.column]
		v, err := strconv.ParseFloat(strings.TrimSpace(*text), 64)
		switch {
		case err != nil:
		case c.style >= 0:
			*text = display(v, x.code(c.style), x.date1904)
		case v != 0:
			*text = "TRUE"
		default:
			*text = "FALSE"
		}
	}
}

// code returns the number format of a style.
func (x *xlsx) code(style int32) string {
	code, known := x.codes[style]
	if known {
		return code
	}
	code = "General"
	if s, err := x.file.GetStyle(int(style)); err == nil {
		if s.CustomNumFmt != nil {
			code = *s.CustomNumFmt
		} else {
			code = xls.BuiltInFormat(s.NumFmt)
		}
	}
	if len(code) > mostFormat {
		code = "General"
	}
	x.codes[style] = code
	return code
}

// mostFormat is how many bytes a number format may have; offices allow 255
// characters.
const mostFormat = 1024
