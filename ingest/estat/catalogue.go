package estat

import (
	"context"
	"errors"
	"fmt"
	"net/url"
	"strconv"
	"strings"

	"github.com/machikoba/machikoba/ingest"
)

// SearchOptions narrow a search; the zero SearchOptions search all statistics.
type SearchOptions struct {
	Statistics  string // code of the statistics (政府統計コード): "00550010" is 工業統計調査
	SurveyYears string // yyyy, yyyymm or yyyymm-yyyymm
	Most        int    // how many tables at most, 0 stands for 100
}

// Search returns the tables whose catalogue entry has the words (AND, OR and NOT
// between them), in the order of the server, and none where there are none.
func (c *Client) Search(ctx context.Context, words string, o SearchOptions) ([]ingest.EStatTable, error) {
	if strings.TrimSpace(words) == "" && o == (SearchOptions{Most: o.Most}) {
		return nil, errors.New("estat: a search without words and without SearchOptions would list everything")
	}
	most := o.Most
	if most <= 0 {
		most = 100
	}
	var found []ingest.EStatTable
	for start := 1; ; {
		params := url.Values{"lang": {c.language()}, "limit": {strconv.Itoa(min(most-len(found), MostFigures))}}
		for name, value := range map[string]string{"searchWord": words, "statsCode": o.Statistics, "surveyYears": o.SurveyYears} {
			if value != "" {
				params.Set(name, value)
			}
		}
		if start > 1 {
			params.Set("startPosition", strconv.Itoa(start))
		}
		got, err := c.do(ctx, request{"getStatsList", params, "getStatsList.json"})
		if err != nil {
			return nil, err
		}
		a := got.answer
		found = append(found, a.Tables...)
		c.options.Progress(Progress{Operation: "getStatsList", Done: len(found), Total: a.Total, Cached: got.cached})
		if len(found) >= most || a.Next == 0 {
			return found[:min(len(found), most)], nil
		}
		if start, err = next(a, start); err != nil {
			return nil, err
		}
	}
}

// Describe returns what the catalogue says of a table and of its axes: the codes
// that [Query.Select] takes.
func (c *Client) Describe(ctx context.Context, id string) (*ingest.EStatAnswer, error) {
	if err := checkID(id); err != nil {
		return nil, err
	}
	params := url.Values{"lang": {c.language()}, "statsDataId": {id}}
	got, err := c.do(ctx, request{"getMetaInfo", params, "getMetaInfo_" + id + ".json"})
	if err != nil {
		return nil, err
	}
	if len(got.answer.Tables) != 1 {
		return nil, &Error{Operation: "getMetaInfo", Err: fmt.Errorf("the answer is about %d tables, not about %s", len(got.answer.Tables), id)}
	}
	return got.answer, nil
}

func checkID(id string) error {
	if id == "" || strings.Trim(id, "0123456789") != "" {
		return fmt.Errorf("estat: %q is no id of a table: want digits, such as 0003432907", id)
	}
	return nil
}

// next returns where the page after begins. A server that names a place that is
// not right behind the page would lose figures, or never end.
func next(a *ingest.EStatAnswer, start int) (int, error) {
	if a.From != start || a.To < a.From || a.Next != a.To+1 {
		return 0, &Error{Operation: a.Operation, Err: fmt.Errorf("the page from %d has RESULT_INF from %d to %d and NEXT_KEY %d, want one that follows",
			start, a.From, a.To, a.Next)}
	}
	return a.Next, nil
}
