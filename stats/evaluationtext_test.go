package stats_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/machikoba/machikoba/ingest/census"
	"github.com/machikoba/machikoba/stats"
)

// Two of ten prefectures, alike in all else, have a fifth more from 2011 on: 44
// other pairs could have been the two, and no effect is as large, P = 1/45.
func TestEvaluationString(t *testing.T) {
	const fifth, more = 1.2, 5e9
	rows := func(treated func(v float64) float64) []census.Observation {
		var rows []census.Observation
		for i, a := range []census.Area{"01", "02", "03", "04", "05", "06", "07", "08", "09", "10"} {
			for y := census.Year(2009); y <= 2013; y++ {
				v := 1e12
				if i < 2 && y >= 2011 {
					v = treated(v)
				}
				o := shipments(y, v)
				o.Area = a
				rows = append(rows, o)
			}
		}
		return rows
	}
	p := programme(census.Hokkaido, census.Aomori)
	want := `"designation": 2 treated units against 8 others
difference in differences                        20.0 %
P among 44 placebos                                0.02
standard error of the logarithm, clustered        0.000
standard error of the logarithm, Driscoll-Kraay   0.000
2009 against 2010                                 0.0 %
2010 against 2010                                 0.0 %
2012 against 2010                                20.0 %
2013 against 2010                                20.0 %
`
	if got := evaluated(t, rows(func(v float64) float64 { return v * fifth }), p).String(); got != want {
		t.Errorf("in logarithms:\n%swant:\n%s", got, want)
	}
	p.Name, p.Scale = "", stats.Levels
	got := fmt.Sprint(evaluated(t, rows(func(v float64) float64 { return v + more }), p))
	for _, want := range []string{
		"the programme: 2 treated units against 8 others\n",
		"difference in differences       5 billion yen\n",
		"standard error, clustered               0 yen\n",
		"2013 against 2010               5 billion yen\n",
	} {
		if !strings.Contains(got, want) {
			t.Errorf("in levels:\n%swant in it: %s", got, want)
		}
	}
}
