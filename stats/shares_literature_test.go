package stats_test

import (
	"fmt"
	"testing"

	"github.com/machikoba/machikoba/ingest/census"
	"github.com/machikoba/machikoba/stats"
)

// Ministry of International Trade and Industry, Census of Manufactures 1998 (平成10年確報、
// 産業編), establishments of ten or more: shipments of Japan and of seven prefectures in
// 100 million yen with the shares in per cent that are printed.
func TestSharesOfTheLiterature(t *testing.T) {
	shipments := func(a census.Area, v float64) census.Observation { return figure(a, census.Shipments, v) }
	shares := stats.ShareOfNation(collect(t, []census.Observation{
		shipments(census.Japan, 2921176), shipments(census.Aichi, 336730), shipments(census.Kanagawa, 223820), shipments(census.Osaka, 179493),
		shipments(census.Tokyo, 178358), shipments(census.Shizuoka, 156947), shipments(census.Saitama, 138927), shipments(census.Hyogo, 138232),
	}))
	for a, want := range map[census.Area]float64{census.Aichi: 11.5, census.Kanagawa: 7.7, census.Osaka: 6.1, census.Tokyo: 6.1,
		census.Shizuoka: 5.4, census.Saitama: 4.8, census.Hyogo: 4.7} {
		asPrinted(t, "share of "+string(a), 100*shares.Select(a).At(0).Value, want, .05)
	}
}

// Toyama Prefecture, Census of Manufactures 2002 (平成14年工業統計調査結果報告書, 2):
// establishments of four or more by industry and by size with the shares in per cent that
// are printed. What is not among the 1.4 per cent of 300 or more persons is below the
// limit.
func TestCompositionsOfTheLiterature(t *testing.T) {
	at := func(i census.Industry, s census.Size, v float64) census.Observation {
		k := census.Key{Year: 2002, Area: census.Toyama, Industry: i, Size: s, Measure: census.Establishments}
		return census.NewObservation(k, v)
	}
	all, metal, food, machinery := census.Size{Min: 4}, industry("metal"), industry("food"), industry("machinery")
	mix := stats.Composition(collect(t, []census.Observation{
		at(census.Manufacturing, all, 3686), at(metal, all, 612), at(food, all, 477), at(machinery, all, 472),
	}, census.WithSurveys(nil)))
	for i, want := range map[census.Industry]float64{metal: 16.6, food: 12.9, machinery: 12.8} {
		asPrinted(t, "share of "+string(i), 100*mix.Select(i).At(0).Value, want, .05)
	}
	small, medium, large := census.Size{Min: 4, Max: 29}, census.Size{Min: 30, Max: 299}, census.Size{Min: 300}
	table := collect(t, []census.Observation{
		at(census.Manufacturing, all, 3686), at(census.Manufacturing, small, 2895), at(census.Manufacturing, medium, 739), at(census.Manufacturing, large, 52),
	})
	sizes := stats.SizeComposition(table)
	for s, want := range map[census.Size]float64{small: 78.5, medium: 20, large: 1.4} {
		asPrinted(t, fmt.Sprint("share of ", s), 100*sizes.Select(s).At(0).Value, want, .05)
	}
	asPrinted(t, "share below the limit", 100*stats.SMEEstablishmentShare(table).At(0).Value, 100-1.4, .05)
	asPrinted(t, "number below the limit", stats.BelowSMELimit(table).At(0).Value, 2895+739, 0)
}

// Toyama Prefecture, Census of Manufactures 2006 (平成18年工業統計調査結果報告書, 13): its four
// regions, each under the code of its largest city here, with the shares in per cent that
// are printed, of establishments, employees and shipments in 100 million yen.
func TestSharesOfPrefectureOfTheLiterature(t *testing.T) {
	const toyama, takaoka, tonami, niikawa = census.Area("16201"), census.Area("16202"), census.Area("16208"), census.Area("16207")
	for measure, figures := range map[census.Measure]map[census.Area][2]float64{
		census.Establishments: {takaoka: {1264, 38.1}, toyama: {1203, 36.2}, tonami: {465, 14.0}, niikawa: {388, 11.7}},
		census.Employees:      {takaoka: {41699, 33.1}, toyama: {51222, 40.6}, tonami: {14134, 11.2}, niikawa: {18975, 15.1}},
		census.Shipments:      {takaoka: {12135, 32.6}, toyama: {15970, 42.9}, tonami: {4732, 12.7}, niikawa: {4417, 11.9}},
	} {
		whole := map[census.Measure]float64{census.Establishments: 3320, census.Employees: 126030, census.Shipments: 37254}[measure]
		rows := []census.Observation{figure(census.Toyama, measure, whole)}
		for a, f := range figures {
			rows = append(rows, figure(a, measure, f[0]))
		}
		shares := stats.ShareOfPrefecture(collect(t, rows))
		for a, f := range figures {
			asPrinted(t, fmt.Sprint(measure, " of ", a), 100*shares.Select(a).At(0).Value, f[1], .05)
		}
	}
}

// Toyama Prefecture, Census of Manufactures 2007 (平成19年工業統計調査結果報告書): shipments
// of 3,305 establishments with 128,753 employees in million yen, per establishment and per
// employee as they are printed.
func TestPerEmployeeOfTheLiterature(t *testing.T) {
	table := collect(t, []census.Observation{figure(census.Toyama, census.Establishments, 3305), figure(census.Toyama, census.Employees, 128753),
		figure(census.Toyama, census.Shipments, 3960084e6)}, census.WithSurveys(nil))
	shipments := table.Select(census.Shipments)
	asPrinted(t, "per establishment", stats.PerEstablishment(shipments).At(0).Value, 1198.21e6, 5e3)
	asPrinted(t, "per employee", stats.PerEmployee(shipments).At(0).Value, 30.76e6, 5e3)
}

// Toyama Prefecture, survey of 2016 (平成28年経済センサス-活動調査): shipments of 2015 by size in
// 100 million yen with the shares in per cent that are printed.
func TestSizesOfTheLiterature(t *testing.T) {
	at := func(min, max int32, v float64) census.Observation {
		k := census.Key{Year: 2015, Area: census.Toyama, Size: census.Size{Min: min, Max: max}, Measure: census.Shipments}
		return census.NewObservation(k, v)
	}
	table := collect(t, []census.Observation{at(4, 0, 36770), at(4, 29, 4068), at(30, 299, 18745), at(300, 0, 13958)})
	sizes := stats.SizeComposition(table)
	for s, want := range map[census.Size]float64{{Min: 4, Max: 29}: 11.1, {Min: 30, Max: 299}: 51.0, {Min: 300}: 38.0} {
		asPrinted(t, fmt.Sprint("share of ", s), 100*sizes.Select(s).At(0).Value, want, .05)
	}
	asPrinted(t, "share below the limit", 100*stats.SMEEstablishmentShare(table).At(0).Value, 11.1+51.0, .1)
}
