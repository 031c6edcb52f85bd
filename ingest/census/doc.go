// Package census is the vocabulary of regional factory statistics, and the
// table that is written in it.
//
// A figure has a name, its [Key]: the year, the area, the industry, the size
// class, the scope, the measure, and what was made of it. A [Table] holds one
// row per figure, so that its schema is the same for every survey and every
// result: a reader makes a Table, a statistic turns one Table into another,
// and a chart draws one.
//
// Beside each value stands what is known of it: a [Status] that says why a
// figure is missing or what it rests on, an interval that says how large it
// can be, the half-width of its rounding, its unit and its [Source]. A missing
// figure is NaN in Go and null in Arrow, never 0.
//
// The zero value of Area, Industry, Size, Scope and Statistic is the whole:
// Japan, all manufacturing, establishments of every size, every legal form,
// the published figure. Year and Measure have no whole.
//
// The pieces meet like this:
//
//	t, err := census.Collect(rows)              // or a reader of package ingest
//	k := t.Select(census.Kanagawa, census.Year(2018), census.Shipments)
//	for o := range k.All() { … }                // for people
//	fmt.Print(k.LargestFirst())                 // the same, as a ranked list
//	rows := t.Locate(census.Move{Area: census.To(census.Japan)}) // for kernels
//
// What a key cannot say (the day of the count, the survey that was held, what
// was asked) the [Surveys] say: two years whose answers are not of the same
// kind are not comparable, and [Surveys.Comparable] says why.
//
// The package does no input and knows no file format but its own CSV and
// Arrow; package ingest reads the publishers' files into it.
package census
