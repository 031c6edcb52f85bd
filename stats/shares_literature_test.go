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
