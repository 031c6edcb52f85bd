package ingest_test

import (
	"errors"
	"strings"
	"testing"

	"github.com/machikoba/machikoba/ingest"
)

// TestEStatJSONLimit: members that decode to more than their bytes are refused.
func TestEStatJSONLimit(t *testing.T) {
	members := strings.Repeat(`{},`, 10000)
	text := edited(t, `"CLASS":{"@code":"22","@name":"製造品出荷額等（百万円）"}`, `"CLASS":[`+members+`{}]`)
	_, err := ingest.Read(strings.NewReader(text), "a.json", ingest.Options{Formats: []ingest.Format{ingest.EStatJSON{}}, Limit: int64(len(text))})
	if !errors.Is(err, ingest.ErrLimit) {
		t.Errorf("%v, want ErrLimit", err)
	}
}

// TestDecodeEStat reads catalogues: numbers of either kind, one table or many.
func TestDecodeEStat(t *testing.T) {
	one := `{"@id":"0003288322","STAT_NAME":{"@code":"00020111","$":"調査"},"GOV_ORG":{"@code":"00020","$":"人事院"},"STATISTICS_NAME":"統計表",
"TITLE":{"@no":"1","$":"定年制"},"CYCLE":"年次","SURVEY_DATE":198010,"OPEN_DATE":"2019-03-20","OVERALL_TOTAL_NUMBER":"25","UPDATED_DATE":"2019-03-30","TITLE_SPEC":{"TABLE_EXPLANATION":"注"}}`
	list := `{"GET_STATS_LIST":{"RESULT":{"STATUS":0},"DATALIST_INF":{"NUMBER":230034,"RESULT_INF":{"FROM_NUMBER":1,"TO_NUMBER":1,"NEXT_KEY":2},"TABLE_INF":%}}}`
	want := ingest.EStatTable{ID: "0003288322", StatisticsCode: "00020111", Statistics: "調査", Organization: "人事院", Name: "統計表",
		Number: "1", Title: "定年制", Cycle: "年次", SurveyDate: "198010", Released: "2019-03-20", Updated: "2019-03-30", Figures: 25, Explanation: "注"}
	for body, count := range map[string]int{one: 1, "[" + one + "," + one + "]": 2, "[]": 0, `""`: 0, "null": 0} {
		a, err := ingest.DecodeEStat(&ingest.File{Name: "list.json", Data: []byte(strings.Replace(list, "%", body, 1)), Limit: 1 << 20})
		if err != nil || len(a.Tables) != count || a.Total != 230034 || a.Next != 2 || a.Operation != "getStatsList" {
			t.Fatalf("%+v, %v: want %d tables of 230034", a, err, count)
		}
		if count > 0 && a.Tables[count-1] != want {
			t.Errorf("%+v, want %+v", a.Tables[count-1], want)
		}
	}
	_, err := ingest.DecodeEStat(&ingest.File{Name: "list.json", Data: []byte(`{"GET_STATS_LIST":{"RESULT":{"STATUS":"203","ERROR_MSG":"x"}}}`), Limit: 1 << 20})
	var status *ingest.EStatStatusError
	if !errors.As(err, &status) || status.Code != 203 || !status.Temporary() {
		t.Errorf("%v, want STATUS 203, which may pass", err)
	}
}

func FuzzReadEStatJSON(f *testing.F) {
	f.Add([]byte(oneFigure))
	f.Add([]byte(strings.Replace(oneFigure, `"4159183"`, `"X"`, 1)))
	f.Add([]byte(`{"GET_STATS_DATA":{"RESULT":{"STATUS":1,"ERROR_MSG":"該当データはありませんでした。"}}}`))
	f.Add([]byte(`{"GET_STATS_LIST":{"RESULT":{"STATUS":0},"DATALIST_INF":{"NUMBER":0,"TABLE_INF":[]}}}`))
	fuzz(f, "in.json", ingest.EStatJSON{})
}
