package estat_test

import (
	"context"
	"testing"

	"github.com/machikoba/machikoba/ingest"
	"github.com/machikoba/machikoba/ingest/estat"
)

func TestSearch(t *testing.T) {
	s := newServer(t)
	c, _ := s.client(t)
	for most, want := range map[int]int{0: 3, 2: 2, 1: 1} {
		found, err := c.Search(context.Background(), "工業統計 都道府県", estat.SearchOptions{Statistics: "00550010", SurveyYears: "2019", Most: most})
		if err != nil || len(found) != want {
			t.Fatalf("at most %d: %d tables, %v; want %d", most, len(found), err, want)
		}
		if f := found[0]; f.ID != tableID || f.Statistics != "工業統計調査" || f.Figures != 10950 || f.Updated != "2022-07-05" || f.SurveyDate != "201901-201912" {
			t.Errorf("found %+v", f)
		}
	}
	for _, r := range s.requests {
		if r.Get("searchWord") != "工業統計 都道府県" || r.Get("statsCode") != "00550010" || r.Get("surveyYears") != "2019" {
			t.Errorf("a page was asked for with %v", r)
		}
	}
	if found, err := c.Search(context.Background(), "none", estat.SearchOptions{}); err != nil || len(found) != 0 {
		t.Errorf("nothing found: %v, %v", found, err)
	}
	if _, err := c.Search(context.Background(), " ", estat.SearchOptions{}); err == nil {
		t.Error("a search for nothing is no error")
	}
}

func TestDescribe(t *testing.T) {
	c, _ := newServer(t).client(t)
	got, err := c.Describe(context.Background(), tableID)
	if err != nil {
		t.Fatal(err)
	}
	industry := got.Axes[1]
	if got.Tables[0].Released != "2020-08-27" || industry.ID != "cat02" || len(industry.Members) != 25 ||
		industry.Members[1] != (ingest.EStatMember{Code: "09", Name: "【09】食料品製造業", Level: "2", Parent: "00"}) {
		t.Errorf("%+v", got)
	}
}
