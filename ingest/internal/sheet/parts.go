package sheet

import (
	"bytes"
	"encoding/xml"
	"io"
	"path"
	"strings"
)

// sheetPaths returns the parts of the worksheets by their names, from the
// workbook and its relationships.
func sheetPaths(part func(string) []byte) (map[string]string, error) {
	book := "xl/workbook.xml"
	if target, err := relationships(part("_rels/.rels")); err != nil {
		return nil, err
	} else {
		for _, r := range target {
			if strings.HasSuffix(r.kind, "/officeDocument") {
				book = path.Clean(strings.TrimPrefix(r.target, "/"))
			}
		}
	}
	related, err := relationships(part(path.Join(path.Dir(book), "_rels", path.Base(book)+".rels")))
	if err != nil {
		return nil, err
	}
	paths := map[string]string{}
	return paths, elements(part(book), "sheet", func(e xml.StartElement) {
		r, ok := related[attribute(e, "id")]
		if ok && strings.HasSuffix(r.kind, "/worksheet") {
			paths[attribute(e, "name")] = resolved(path.Dir(book), r.target)
		}
	})
}

// A relationship leads from one part of a workbook to another.
type relationship struct{ kind, target string }

func relationships(part []byte) (map[string]relationship, error) {
	list := map[string]relationship{}
	return list, elements(part, "Relationship", func(e xml.StartElement) {
		list[attribute(e, "Id")] = relationship{attribute(e, "Type"), attribute(e, "Target")}
	})
}

// resolved is the path of a part named from a folder.
func resolved(folder, target string) string {
	if strings.HasPrefix(target, "/") {
		return path.Clean(target[1:])
	}
	return path.Join(folder, target)
}

// elements calls each for the elements of a name.
func elements(part []byte, name string, each func(xml.StartElement)) error {
	d := decoder(part)
	for {
		token, err := d.Token()
		if err == io.EOF {
			return nil
		}
		if err != nil {
			return &Error{Found: "a part that is no XML", Want: "a whole workbook", Err: err}
		}
		if e, is := token.(xml.StartElement); is && e.Name.Local == name {
			each(e)
		}
	}
}

// longestString returns the bytes of the longest shared string.
func longestString(part []byte) (longest int64, err error) {
	d := decoder(part)
	size := int64(0)
	for {
		token, err := d.Token()
		if err == io.EOF {
			return longest, nil
		}
		switch t := token.(type) {
		case nil:
			return 0, &Error{Found: "shared strings that break off", Want: "a whole workbook", Err: err}
		case xml.StartElement:
			if t.Name.Local == "si" {
				size = 0
			}
		case xml.CharData:
			size += int64(len(t))
			longest = max(longest, size)
		}
	}
}

func decoder(part []byte) *xml.Decoder {
	d := xml.NewDecoder(bytes.NewReader(part))
	d.CharsetReader = func(_ string, r io.Reader) (io.Reader, error) { return r, nil } // parts are in UTF-8 or do not decode
	return d
}

func attribute(e xml.StartElement, name string) string {
	for _, a := range e.Attr {
		if a.Name.Local == name && (a.Name.Space == "" || name == "id") {
			return a.Value
		}
	}
	return ""
}
