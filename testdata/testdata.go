// Package testdata holds the figures that come with the module, so that
// examples run without a download. It only embeds files.
//
// Folder sample has figures of Japan's factory census in the project's own CSV
// layout: totals of the 47 prefectures for 2000 to 2021, prefectures by
// division of industry for 2016 and 2018, and by size class for 2018. Together
// they are one table:
//
//	t, err := ingest.ReadFS(testdata.FS, "sample/*.csv")
//
// Years are reference years, those of the money: 2016 is the survey of 1 June
// 2017. 2000 counts establishments of every size, 2001 to 2020 those of four or
// more persons, 2021 those of every size but no sole proprietors. There are no
// counts of 2015 and 2021, and no value added of 2000, 2012 to 2015 and 2021.
//
// Folder estat has an excerpt of e-Stat's table 0003432907 (METI, Census of
// Manufactures, 2019 survey, released on 2020-08-27) as the API's getStatsData
// answers it: the industries of two prefectures. Its values and classes are those
// of the table; what surrounds them was put together for the excerpt.
//
// Folder ssdse has the manufacturing columns of Kanagawa's municipalities from
// SSDSE-A-2021 of the National Statistics Center (独立行政法人 統計センター), whose
// figures are of the Economic Census of 2016: private establishments of every
// size. It was cut from the whole file, and has its layout.
//
// Folder susb has the lines of all manufacturing of the table of states by
// sector of the U.S. Census Bureau's Statistics of U.S. Businesses 2021, a work
// of the United States Government, as published.
//
// The other figures are METI's and MIC's; each row names its source, what was done to
// it on the way, and whether it is published, computed or estimated.
package testdata

import "embed"

// FS holds the files.
//
//go:embed sample estat ssdse susb
var FS embed.FS
