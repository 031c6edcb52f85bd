package main

import (
	"fmt"

	"github.com/machikoba/machikoba/ingest/census"
)

// words are the sentences of a report in a language.
type words census.Language

func (w words) language() census.Language { return census.Language(w) }

// say writes a phrase with what fills it.
func (w words) say(p phrase, fill ...any) string {
	if len(fill) == 0 {
		return phrases[p][w]
	}
	return fmt.Sprintf(phrases[p][w], fill...)
}

// A phrase is something a report says, in English and in Japanese. What fills it
// is numbered, since the two languages have it in different orders.
type phrase int

const (
	// Numbers and what joins them.
	comma phrase = iota
	semicolon
	upTo
	plus
	inBrackets
	rankOf
	wordEstimated
	wordProvisional
	wordSuppressed
	statusAndEnds
	statusWithoutEnds
	atLeast
	atMost
	between

	// Names of statistics.
	nameRelative
	nameRelativeTo
	nameWorkerRank
	nameSMERank

	// The latest totals.
	pageTitle
	coverageOf
	coverageAll
	surveyLine
	surveyLineDated
	totalIs
	itemEstablishments
	itemEmployees
	itemShipments
	itemValueAdded
	itemHidden
	itemBounded
	itemUnknown

	// Among the prefectures.
	sectionStanding
	prefecturesAll
	prefecturesSome
	standingIs
	standingItem
	standingItemAlone
	standingOnly
	workerAbove
	workerBelow
	workerEqual
	workerAlone
	workerRank
	workerAdded
	workerShipped
	laterIs
	chartRank
	chartTiles
	chartTilesShipments

	// Industries.
	sectionIndustries
	noIndustries
	largestIs
	largestItem
	largestItemAlone
	largestHidden
	specialIs
	specialItem
	specialItemBetween
	specialNone
	specialLack
	specialHidden
	quotientMeans
	chartIndustries
	chartLargest
	chartSpecial

	// Change.
	sectionChange
	growthRise
	growthFall
	growthFlat
	growthUnclear
	growthSigns
	growthBroken
	growthUndescribed
	growthHidden
	growthLack
	stretchRise
	stretchFall
	stretchFlat
	stretchUnclear
	whyRise
	whyFall
	whyFlat
	whyHidden
	whyLack
	whyBetter
	whyWorse
	whyNeither
	whyMeans
	whyMost
	breaksAre
	breakIs
	breaksNone
	chartLines
	chartShift
	chartOwn
	gridStretches
	headMeasure
	headYears
	headFrom
	headTo
	headYearly
	headTrend

	// Sizes.
	sectionSizes
	noSizes
	smallIs
	smallIsAlone
	smallHidden
	smallProxy
	averageIs
	averageAlone
	chartSizes
	chartSmall

	// Suppression.
	sectionHidden
	hiddenNone
	hiddenSome
	hiddenOne
	hiddenBetween
	hiddenBoundless
	hiddenItem
	hiddenOther
	hiddenOtherNone
	hiddenMore
	hiddenCoverage
	hiddenWhy
	chartHidden
	gridHidden
	headHidden

	// An industry, and the prefectures beside it.
	sectionFocus
	focusIs
	focusStanding
	focusQuotient
	focusQuotientHidden
	focusQuotientUnknown
	chartFocus
	chartFocusTiles
	sectionComparison
	comparisonIs
	chartComparison
	gridComparison
	gridFocus
	headShareOfPrefecture
	headShareOfNation
	headRank
	headQuotient
	headFigure

	// The page.
	skipLink
	contents
	headFindings
	roundingNote
	sectionFigures
	figuresLead
	filterLabel
	filterHint
	measureLabel
	measureAll
	shownOf
	tableCaption
	printNote
	headYear
	headArea
	headIndustry
	headSize
	headWhat
	headStatus
	headSource
	downloads
	downloadCSV
	downloadParquet
	downloadNote
	downloadPNG
	sectionNotes
	noteYears
	noteBreaks
	noteHidden
	noteDerived
	noteDefinitions
	notesOfTable
	noteForeign
	noteOriginal
	sectionSources
	sourcesLead
	cardShare
	cardRank
	mapScrolls
	chartFailed
	madeWith

	endOfPhrases
)
