// Package mplus is a Japanese font for charts: M+ 1p, which is linked into every
// program that imports the package (1.7 MB). Package plotting itself has no
// Japanese letters.
//
//	f, err := mplus.Font()
//	o := plotting.Options{Language: census.Japanese, Theme: plotting.Theme{Font: f}}
//
// The M+ FONTS are by the M+ FONTS PROJECT, free to use, copy and distribute,
// with or without modification; the package takes them from a Go module that
// embeds them.
package mplus

import (
	"github.com/hajimehoshi/ebiten/v2/examples/resources/fonts"

	"github.com/machikoba/machikoba/plotting"
)

// Font returns M+ 1p Regular.
func Font() (*plotting.Font, error) { return plotting.ParseFont(fonts.MPlus1pRegular_ttf) }
