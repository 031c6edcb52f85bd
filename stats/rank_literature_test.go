package stats_test

import (
	"fmt"
	"testing"

	"github.com/machikoba/machikoba/ingest"
	"github.com/machikoba/machikoba/ingest/census"
	"github.com/machikoba/machikoba/stats"
	"github.com/machikoba/machikoba/testdata"
)

// Ranks that offices print of the figures that come with the module.

// totals are all manufacturing of the prefectures in establishments of four or more.
func totals(t *testing.T) *census.Table {
	t.Helper()
	all, err := ingest.ReadFS(testdata.FS, "sample/prefecture_totals.csv")
	if err != nil {
		t.Fatal(err)
	}
	return all.Select(census.Manufacturing, census.PrefectureLevel, census.Size{Min: 4})
}

// Toyama Prefecture, Census of Manufactures 2006 (平成18年工業統計調査結果 速報, 概況):
// Toyama is 27th of the nation in shipments and 20th in those per establishment, with
// 1,122.11 million yen. Those per employee are 29.56 million yen; the place that is printed
// for them, the 30th, is of preliminary figures of others, and by the final ones the 28th.
func TestRanksOfToyama(t *testing.T) {
	shipments := totals(t).Select(census.Year(2006), census.Shipments)
	for _, c := range []struct {
		name       string
		of         *census.Table
		rank       float64
		want, half float64
	}{
		{"shipments", shipments, 27, 3.7254e12, 5e7},
		{"per establishment", stats.PerEstablishment(shipments), 20, 1122.11e6, 5e3},
	} {
		asPrinted(t, c.name, made(t, c.of, census.Toyama).Value, c.want, c.half)
		asPrinted(t, "rank of "+c.name, made(t, stats.Rank(c.of, stats.RankOptions{}), census.Toyama).Value, c.rank, 0)
	}
	asPrinted(t, "per employee", made(t, stats.PerEmployee(shipments), census.Toyama).Value, 29.56e6, 5e3)
}

// Saitama Prefecture, 統計ア・ラ・カルト, on the survey of 2020, whose money is of 2019: the
// first prefectures in establishments, employees and shipments, and Saitama, which kept its
// places of the survey before.
func TestRanksOfSaitama(t *testing.T) {
	table := totals(t)
	for measure, first := range map[census.Measure][]census.Area{
		census.Establishments: {census.Osaka, census.Aichi, census.Saitama, census.Tokyo, census.Shizuoka},
		census.Employees:      {census.Aichi, census.Osaka, census.Shizuoka, census.Saitama, census.Hyogo},
		census.Shipments:      {census.Aichi, census.Kanagawa, census.Shizuoka, census.Osaka, census.Hyogo, census.Saitama},
	} {
		before, after := table.Select(measure, census.Year(2018)), table.Select(measure, census.Year(2019))
		ranks := stats.Rank(after, stats.RankOptions{})
		for i, a := range first {
			asPrinted(t, fmt.Sprint(measure, ": rank of ", a), made(t, ranks, a).Value, float64(i+1), 0)
		}
		moved, err := stats.CompareRanks(before, after, census.ByArea)
		if err != nil {
			t.Fatal(err)
		}
		for _, m := range moved.Moves {
			if m.Area == census.Saitama && m.Places() != 0 {
				t.Errorf("%s: Saitama moves by %v places, want none", measure, m.Places())
			}
		}
		if len(moved.Moves) != 47 {
			t.Errorf("%s: %d prefectures, want 47", measure, len(moved.Moves))
		}
	}
}

// 都道府県市区町村, 製造業合計: prefectures of the Census of Manufactures 2014 from the fewest
// employees on.
func TestRanksOfEmployees(t *testing.T) {
	ranks := stats.Rank(totals(t).Select(census.Year(2014), census.Employees), stats.RankOptions{})
	for i, a := range []census.Area{census.Kochi, census.Okinawa, census.Tottori, census.Shimane, census.Tokushima, census.Wakayama,
		census.Miyazaki, census.Nagasaki, census.Aomori, census.Saga, census.Akita, census.Nara, census.Oita, census.Kagawa, census.Fukui,
		census.Kagoshima, census.Yamanashi, census.Ehime, census.Iwate, census.Kumamoto, census.Yamaguchi, census.Ishikawa,
		census.Yamagata, census.Miyagi, census.Toyama, census.Kyoto} {
		asPrinted(t, "rank of "+string(a), made(t, ranks, a).Value, float64(47-i), 0)
	}
}
