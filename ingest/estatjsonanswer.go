package ingest

import (
	"encoding/json"
	"errors"
	"fmt"
)

// An EStatAnswer is what an answer of the e-Stat API 3.0 says beside figures:
// that of getStatsList has Tables, that of getMetaInfo and of getStatsData one
// table and its Axes. A page of many says where it stands.
type EStatAnswer struct {
	Operation string // "getStatsList", "getMetaInfo", "getStatsData"
	Date      string // of the answer, ISO 8601
	Message   string // what the server says of a request that succeeded
	Empty     bool   // STATUS 1: there is nothing to answer
	Tables    []EStatTable
	Axes      []EStatAxis
	// Total is the number of members (tables, or figures) in all, From and To
	// the first and the last on the page, Next the first of the page after; 0
	// where the answer does not say, Next also where there is no other page.
	Total, From, To, Next int

	data json.RawMessage // DATA_INF
}

// An EStatTable is what the catalogue of e-Stat says of a table (TABLE_INF).
type EStatTable struct {
	ID             string // 0003432907
	StatisticsCode string // 00550010
	Statistics     string // 工業統計調査
	Organization   string // 経済産業省
	Name           string // of the publication: 工業統計調査 確報 ２０１９年確報
	Number, Title  string
	Cycle          string // 年次
	SurveyDate     string // 201901-201912
	Released       string // 2020-08-27
	Updated        string // 2022-07-05
	Figures        int    // how many the table has, 0 if not known
	Explanation    string
}

// An EStatAxis is a classification that a table is broken down by (CLASS_OBJ).
type EStatAxis struct {
	ID      string // tab, cat01 to cat15, area, time
	Name    string
	Members []EStatMember
}

// An EStatMember is an item of an axis (CLASS).
type EStatMember struct {
	Code, Name, Level, Unit, Parent string
}

type apiTable struct {
	ID           apiText  `json:"@id"`
	Statistics   apiNamed `json:"STAT_NAME"`
	Organization apiText  `json:"GOV_ORG"`
	Name         apiText  `json:"STATISTICS_NAME"`
	Title        apiNamed `json:"TITLE"`
	Cycle        apiText  `json:"CYCLE"`
	SurveyDate   apiText  `json:"SURVEY_DATE"`
	Released     apiText  `json:"OPEN_DATE"`
	Updated      apiText  `json:"UPDATED_DATE"`
	Figures      apiCount `json:"OVERALL_TOTAL_NUMBER"`
	Spec         struct {
		Explanation apiText `json:"TABLE_EXPLANATION"`
	} `json:"TITLE_SPEC"`
}

func (t *apiTable) table() EStatTable {
	return EStatTable{ID: string(t.ID), StatisticsCode: string(t.Statistics.Code), Statistics: string(t.Statistics.Text),
		Organization: string(t.Organization), Name: string(t.Name), Number: string(t.Title.Code), Title: string(t.Title.Text),
		Cycle: string(t.Cycle), SurveyDate: string(t.SurveyDate), Released: string(t.Released), Updated: string(t.Updated),
		Figures: max(0, int(t.Figures)), Explanation: string(t.Spec.Explanation)}
}

type apiResult struct {
	Status  *apiText `json:"STATUS"`
	Message apiText  `json:"ERROR_MSG"`
	Date    apiText  `json:"DATE"`
}

type apiPage struct {
	Total apiCount `json:"TOTAL_NUMBER"`
	From  apiCount `json:"FROM_NUMBER"`
	To    apiCount `json:"TO_NUMBER"`
	Next  apiCount `json:"NEXT_KEY"`
}

// apiContent is DATALIST_INF, METADATA_INF or STATISTICAL_DATA.
type apiContent struct {
	Number  apiCount        `json:"NUMBER"` // of tables, in place of TOTAL_NUMBER
	Page    apiPage         `json:"RESULT_INF"`
	Tables  json.RawMessage `json:"TABLE_INF"`
	Classes json.RawMessage `json:"CLASS_INF"`
	Data    json.RawMessage `json:"DATA_INF"`
}

type apiBody struct {
	Result   apiResult   `json:"RESULT"`
	List     *apiContent `json:"DATALIST_INF"`
	Metadata *apiContent `json:"METADATA_INF"`
	Figures  *apiContent `json:"STATISTICAL_DATA"`
}

func (b *apiBody) content() *apiContent {
	for _, c := range []*apiContent{b.List, b.Metadata, b.Figures} {
		if c != nil {
			return c
		}
	}
	return nil
}

func (a *EStatAnswer) decode(f *File, body *apiBody) error {
	if body.Result.Status == nil {
		return &ParseError{File: f.Name, Cell: "RESULT.STATUS", Found: "nothing", Want: wantAnswer}
	}
	var status apiCount
	if err := status.UnmarshalJSON([]byte(quoteJSON(*body.Result.Status))); err != nil || status < 0 {
		return &ParseError{File: f.Name, Cell: "RESULT.STATUS", Found: quoted(string(*body.Result.Status)), Want: "a number"}
	}
	a.Message = string(body.Result.Message)
	c := body.content()
	switch {
	case status > 1 || status == 1 && c == nil && a.Operation == "getMetaInfo":
		return &ParseError{File: f.Name, Found: "a request that failed", Want: "figures or a catalogue",
			Err: &EStatStatusError{Code: int(status), Message: a.Message}}
	case status == 1:
		a.Empty = true
	}
	if c == nil {
		if a.Empty {
			return nil
		}
		return &ParseError{File: f.Name, Found: "an answer of " + a.Operation + " without content", Want: wantAnswer}
	}
	if err := a.fill(c, f.Limit); err != nil {
		if errors.Is(err, ErrLimit) {
			return &ParseError{File: f.Name, Found: "more content", Want: fmt.Sprintf("what decodes to %d bytes", f.Limit), Err: ErrLimit}
		}
		return &ParseError{File: f.Name, Found: "JSON of another shape", Want: wantAnswer, Err: err}
	}
	return nil
}

func quoteJSON(t apiText) string {
	q, _ := json.Marshal(string(t))
	return string(q)
}

// fill takes over tables, axes and the place of the page.
func (a *EStatAnswer) fill(c *apiContent, limit int64) error {
	b := &budget{left: limit}
	a.Total = max(0, int(c.Page.Total), int(c.Number))
	a.From, a.To, a.Next = max(0, int(c.Page.From)), max(0, int(c.Page.To)), max(0, int(c.Page.Next))
	a.data = c.Data
	err := each(c.Tables, b, func(_ int, t apiTable) error {
		a.Tables = append(a.Tables, t.table())
		return nil
	})
	if err != nil || len(c.Classes) == 0 {
		return err
	}
	var classes struct {
		Axes json.RawMessage `json:"CLASS_OBJ"`
	}
	if err := json.Unmarshal(c.Classes, &classes); err != nil {
		return fmt.Errorf("CLASS_INF: %w", err)
	}
	return each(classes.Axes, b, func(_ int, o struct {
		ID      apiText         `json:"@id"`
		Name    apiText         `json:"@name"`
		Members json.RawMessage `json:"CLASS"`
	}) error {
		axis := EStatAxis{ID: string(o.ID), Name: string(o.Name)}
		err := each(o.Members, b, func(_ int, m struct {
			Code   apiText `json:"@code"`
			Name   apiText `json:"@name"`
			Level  apiText `json:"@level"`
			Unit   apiText `json:"@unit"`
			Parent apiText `json:"@parentCode"`
		}) error {
			axis.Members = append(axis.Members, EStatMember{string(m.Code), string(m.Name), string(m.Level), string(m.Unit), string(m.Parent)})
			return nil
		})
		a.Axes = append(a.Axes, axis)
		return err
	})
}
