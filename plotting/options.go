package plotting

import "github.com/machikoba/machikoba/ingest/census"

// Options are the choices that every chart has. The zero Options are the
// default: a title and a subtitle that say what the rows share, in English, in
// the [Light] theme, of [Page] size, with nothing highlighted.
type Options struct {
	// Title says the finding or the subject; "" names measure and statistic.
	Title string
	// Subtitle stands below; "" says what all rows share.
	Subtitle string
	// Notes stand below the chart, before what it must say itself of breaks,
	// estimates and gaps. Those of the table are about all of its rows and are
	// left to the reader of the table: pass here which of them matter.
	Notes []string
	// Source replaces the source line of the table.
	Source string
	// Language is that of all labels. Japanese needs a Theme.Font that has it:
	// without one the labels are English.
	Language census.Language
	Theme    Theme
	Size     Size
	// Highlight brings out the rows that t.Select(Highlight...) keeps:
	// []census.Filter{census.Kanagawa}.
	Highlight []census.Filter
}
