package ingest_test

import (
	"bytes"
	"fmt"
	"strings"
	"testing"

	"github.com/machikoba/machikoba/ingest"
	"github.com/machikoba/machikoba/ingest/census"
)

// fullPage is an answer of nearly as many figures as the API gives at once: 47
// prefectures, 24 divisions, 88 years.
func fullPage() (data []byte, figures int) {
	var areas, industries, years, values []string
	for a := range census.Prefectures() {
		areas = append(areas, fmt.Sprintf(`{"@code":"%s000","@name":"%s"}`, a, a.Label(census.Japanese)))
	}
	for _, i := range census.JSIC12.Divisions() {
		industries = append(industries, fmt.Sprintf(`{"@code":"%s","@name":"【%[1]s】"}`, i.Code()))
	}
	for y := 1931; y <= 2018; y++ {
		years = append(years, fmt.Sprintf(`{"@code":"%d000000","@name":"%[1]d年"}`, y))
		for _, i := range census.JSIC12.Divisions() {
			for a := range census.Prefectures() {
				values = append(values, fmt.Sprintf(`{"@cat01":"22","@cat02":"%s","@area":"%s000","@time":"%d000000","$":"%d"}`, i.Code(), a, y, len(values)))
			}
		}
	}
	list := func(members []string) string { return "[" + strings.Join(members, ",") + "]" }
	text := strings.NewReplacer(`{"@code":"31","@name":"【31】輸送用機械器具製造業"}`, list(industries), `{"@code":"16000","@name":"神奈川","@level":2}`, list(areas),
		`{"@code":"2019000000","@name":"2019年"}`, list(years), `{"@cat01":"22","@cat02":"31","@area":"16000","@time":"2019000000","$":"4159183"}`, list(values),
		`"TO_NUMBER":1`, fmt.Sprintf(`"TO_NUMBER":%d`, len(values)), `"TOTAL_NUMBER":"1"`, fmt.Sprintf(`"TOTAL_NUMBER":"%d"`, len(values))).Replace(oneFigure)
	return []byte(text), len(values)
}

func BenchmarkReadEStatJSON(b *testing.B) {
	data, figures := fullPage()
	b.SetBytes(int64(len(data)))
	b.ReportAllocs()
	for b.Loop() {
		t, err := ingest.Read(bytes.NewReader(data), "a.json", ingest.Options{Formats: []ingest.Format{ingest.EStatJSON{}}})
		if err != nil || t.Len() != figures {
			b.Fatalf("%v, %v: want %d figures", t, err, figures)
		}
	}
	b.ReportMetric(float64(figures)*float64(b.N)/b.Elapsed().Seconds(), "rows/s")
}
