package ingest

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"strings"
	"unicode/utf8"
)

const wantAnswer = "an answer of getStatsList, getMetaInfo or getStatsData of the e-Stat API 3.0 in JSON"

// DecodeEStat decodes an answer of the e-Stat API 3.0 in JSON but for the
// figures, which [EStatJSON] reads. It takes single members without brackets,
// numbers as strings and texts as objects. An answer that says that the request
// failed is an [EStatStatusError]; one that nests deeper than [MostDepth] or
// decodes to more than the file's limit is an error that says so.
func DecodeEStat(f *File) (*EStatAnswer, error) {
	var envelope struct {
		List     *apiBody `json:"GET_STATS_LIST"`
		Metadata *apiBody `json:"GET_META_INFO"`
		Figures  *apiBody `json:"GET_STATS_DATA"`
	}
	data, err := f.json()
	if err != nil {
		return nil, err
	}
	if err := json.Unmarshal(data, &envelope); err != nil {
		return nil, f.jsonError(data, len(data), err)
	}
	a, body := &EStatAnswer{}, (*apiBody)(nil)
	switch {
	case envelope.Figures != nil:
		a.Operation, body = "getStatsData", envelope.Figures
	case envelope.Metadata != nil:
		a.Operation, body = "getMetaInfo", envelope.Metadata
	case envelope.List != nil:
		a.Operation, body = "getStatsList", envelope.List
	default:
		return nil, &ParseError{File: f.Name, Found: "JSON without GET_STATS_LIST, GET_META_INFO or GET_STATS_DATA", Want: wantAnswer}
	}
	a.Date = string(body.Result.Date)
	if err := a.decode(f, body); err != nil {
		return nil, err
	}
	return a, nil
}

// json returns the document in UTF-8, checked for depth.
func (f *File) json() ([]byte, error) {
	data := bytes.TrimPrefix(f.Data, []byte("\xEF\xBB\xBF"))
	if !utf8.Valid(data) { // which encoding/json would replace in silence
		text, err := f.Text()
		if err != nil {
			return nil, err
		}
		data = []byte(text)
	}
	if at := tooDeep(data); at >= 0 {
		return nil, f.jsonError(data, at, fmt.Errorf("nested deeper than %d", MostDepth))
	}
	return data, nil
}

// jsonError places a fault of the JSON at a byte, or where the cause says.
func (f *File) jsonError(data []byte, at int, cause error) error {
	var syntax *json.SyntaxError
	var kind *json.UnmarshalTypeError
	switch {
	case errors.As(cause, &syntax):
		at = int(syntax.Offset)
	case errors.As(cause, &kind):
		at = int(kind.Offset)
	}
	before := string(data[:min(max(at, 0), len(data))])
	line := before[strings.LastIndexByte(before, '\n')+1:]
	return &ParseError{File: f.Name, Line: 1 + strings.Count(before, "\n"), Column: max(1, len([]rune(line))),
		Found: "JSON that breaks off or is of another shape", Want: wantAnswer, Err: cause}
}
