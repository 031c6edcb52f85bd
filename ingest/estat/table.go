package estat

import (
	"context"
	"errors"
	"fmt"
	"net/url"
	"regexp"
	"strconv"
	"strings"

	"github.com/machikoba/machikoba/ingest"
	"github.com/machikoba/machikoba/ingest/census"
)

// MostFigures is how many figures the API answers at once.
const MostFigures = 100_000

// A Query says which figures of a table are fetched, and how they are read; the
// zero Query fetches all of a table of the factory census. Every page is asked for
// with all of it.
type Query struct {
	// Select are the codes that are fetched, by the id of their axis (tab,
	// time, area, cat01 to cat15), at most 100 each; an axis without is fetched
	// whole.
	Select map[string][]string
	// Spans narrow axes, by their ids, to codes that follow each other or to
	// levels: {"time": {From: "2010000000"}, "area": {Level: "2"}}. An axis that
	// is also in Select has what both leave.
	Spans map[string]Span
	// Layout reads tables that are not of the factory census.
	Layout ingest.EStatJSON
	// Most is how many figures a table may have; 0 stands for a million.
	Most int
	// Page is how many figures are asked for at once; 0 stands for MostFigures,
	// which is also the most.
	Page int
}

// A Span is a part of the members of an axis.
type Span struct {
	From, To string // the first and the last code; "" for no end
	// Level is a level of the axis's hierarchy ("2"), or a range of them ("1-2",
	// "-2", "2-"); "" for all.
	Level string
}

// Table fetches a table by its id: 0003432907. A query that no figure answers
// gives a table without rows, whose notes say so.
func (c *Client) Table(ctx context.Context, id string, q Query) (*census.Table, error) {
	if err := checkID(id); err != nil {
		return nil, err
	}
	params, err := q.params(id, c.tableLanguage(q))
	if err != nil {
		return nil, err
	}
	var pages []*ingest.File
	var sent []request
	for start := 1; start > 0; {
		r := request{"getStatsData", params, "getStatsData_" + id + ".json"}
		if start > 1 {
			r.params = url.Values{"startPosition": {strconv.Itoa(start)}}
			for name, values := range params { // every filter, on every page
				r.params[name] = values
			}
			r.name = fmt.Sprintf("getStatsData_%s_%d.json", id, start)
		}
		got, err := c.do(ctx, r)
		if err != nil {
			return nil, err
		}
		pages, sent = append(pages, got.file), append(sent, r)
		if a := got.answer; len(a.Tables) == 1 && a.Tables[0].ID != id {
			c.forget(sent)
			return nil, &Error{Operation: a.Operation, Err: fmt.Errorf("the answer is about table %q, not about %s", a.Tables[0].ID, id)}
		}
		if start, err = c.after(got, q, start); err != nil {
			c.forget(sent)
			return nil, err
		}
	}
	t, err := q.Layout.ReadPages(pages)
	if err != nil {
		if !errors.Is(err, ingest.ErrNotCensus) {
			c.forget(sent)
		}
		return nil, fmt.Errorf("estat: table %s: %w", id, err)
	}
	return t, nil
}

// after reports on a page and returns where the next begins, 0 for none.
func (c *Client) after(got reply, q Query, start int) (int, error) {
	a := got.answer
	most := q.Most
	if most <= 0 {
		most = 1_000_000
	}
	wrong := func(format string, values ...any) error {
		return &Error{Operation: a.Operation, Err: fmt.Errorf(format, values...)}
	}
	c.options.Progress(Progress{Operation: a.Operation, Done: a.To, Total: a.Total, Cached: got.cached})
	switch {
	case a.Total > most:
		return 0, wrong("the table has %d figures, more than Query.Most allows, %d: select fewer, or allow more", a.Total, most)
	case a.Next > 0 && a.Next > a.Total:
		return 0, wrong("NEXT_KEY is %d in a table of %d figures", a.Next, a.Total)
	case a.Next > 0:
		return next(a, start)
	case a.From > 0 && a.From != start, a.To > 0 && a.To < a.Total, start > 1 && a.To == 0:
		return 0, wrong("the page from %d has figures %d to %d of %d and no NEXT_KEY", start, a.From, a.To, a.Total)
	}
	return 0, nil
}

var (
	axisID  = regexp.MustCompile(`^(?:tab|time|area|cat(?:0[1-9]|1[0-5]))$`)
	levelID = regexp.MustCompile(`^(?:\d{1,2}|\d{1,2}-\d{0,2}|-\d{1,2})$`)
)

// params writes a query as the API has it: cdCat01=001,002, cdTimeFrom=2010000000.
func (q Query) params(id string, lang string) (url.Values, error) {
	page := MostFigures
	if q.Page > 0 {
		page = min(q.Page, MostFigures)
	}
	params := url.Values{"lang": {lang}, "statsDataId": {id}, "metaGetFlg": {"Y"}, "limit": {strconv.Itoa(page)}}
	for axis, codes := range q.Select {
		name, err := axisName(axis)
		if err != nil {
			return nil, err
		}
		if len(codes) < 1 || len(codes) > 100 {
			return nil, fmt.Errorf("estat: %d codes of axis %s: want from 1 to 100", len(codes), axis)
		}
		for _, code := range codes {
			if err := checkCode(axis, code); err != nil {
				return nil, err
			}
		}
		params.Set("cd"+name, strings.Join(codes, ","))
	}
	for axis, s := range q.Spans {
		if err := s.params(axis, params); err != nil {
			return nil, err
		}
	}
	return params, nil
}

// axisName returns an axis as the names of parameters have it: Cat01.
func axisName(axis string) (string, error) {
	if !axisID.MatchString(axis) {
		return "", fmt.Errorf("estat: %q is no axis: want tab, time, area or cat01 to cat15", axis)
	}
	return strings.ToUpper(axis[:1]) + axis[1:], nil
}

func checkCode(axis, code string) error {
	if code == "" || strings.ContainsAny(code, ", ") {
		return fmt.Errorf("estat: %q is no code of axis %s", code, axis)
	}
	return nil
}

func (s Span) params(axis string, params url.Values) error {
	name, err := axisName(axis)
	switch {
	case err != nil:
		return err
	case s == Span{}:
		return fmt.Errorf("estat: the span of axis %s has neither end nor level", axis)
	case s.Level != "" && !levelID.MatchString(s.Level):
		return fmt.Errorf("estat: %q are no levels of axis %s: want 2, 1-2, -2 or 2-", s.Level, axis)
	}
	for parameter, value := range map[string]string{"cd" + name + "From": s.From, "cd" + name + "To": s.To} {
		if value == "" {
			continue
		}
		if err := checkCode(axis, value); err != nil {
			return err
		}
		params.Set(parameter, value)
	}
	if s.Level != "" {
		params.Set("lv"+name, s.Level)
	}
	return nil
}
