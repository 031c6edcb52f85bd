// Package installed finds fonts for charts among those that are installed on
// the machine:
//
//	font, err := installed.Japanese()
//	theme := plotting.Theme{Font: font}
//
// It is a package of its own so that who brings a font along, with
// [plotting.ParseFont], does not depend on the search. What is found differs from
// machine to machine: charts that must look the same everywhere bring their font.
//
// The first search of a program looks into all installed fonts, which takes
// seconds where there are hundreds; an index in the user's folder of caches makes
// later programs fast. Of a collection (TTC, OTC) only the first face is used,
// and a family that comes later in one is not found.
package installed

import (
	"cmp"
	"fmt"
	"io"
	"log"
	"os"
	"slices"
	"strings"

	"github.com/go-text/typesetting/font"
	"github.com/go-text/typesetting/fontscan"

	"github.com/machikoba/machikoba/plotting"
)

// preferred are families for charts in Japanese, sans serif, the best first.
var preferred = [...]string{
	"Noto Sans CJK JP", "Noto Sans JP", "Source Han Sans JP", "Hiragino Sans", "Hiragino Kaku Gothic ProN",
	"BIZ UDPGothic", "BIZ UDGothic", "Yu Gothic", "Meiryo", "IPAexGothic", "IPAPGothic", "IPAGothic",
	"M PLUS 1p", "VL PGothic", "TakaoPGothic", "MS PGothic", "MS Gothic",
}

// needed are characters that a font must have to be one for Japanese charts.
const needed = "あアー々漢県秘匿窯鋼億兆、。（）▲"

// Japanese returns an installed font that has the characters of Japanese charts:
// of the usual families the best, else the first by name. It is an error where
// none is installed.
func Japanese() (*plotting.Font, error) {
	all, err := regular()
	if err != nil {
		return nil, err
	}
	fonts := slices.DeleteFunc(slices.Clone(all), func(f fontscan.Footprint) bool {
		return strings.ContainsFunc(needed, func(r rune) bool { return !f.Runes.Contains(r) })
	})
	if len(fonts) == 0 {
		return nil, fmt.Errorf("installed: none of the %d fonts has Japanese: install one, such as Noto Sans CJK or IPAexGothic, or give plotting.ParseFont a file", len(all))
	}
	return parse(slices.MinFunc(fonts, func(a, b fontscan.Footprint) int {
		return cmp.Or(cmp.Compare(place(a.Family), place(b.Family)), cmp.Compare(a.Family, b.Family))
	}))
}

// place returns where a family stands among the preferred ones.
func place(family string) int {
	for i, p := range preferred {
		if font.NormalizeFamily(p) == family {
			return i
		}
	}
	return len(preferred)
}

// Family returns the installed font of a family, "IPAexGothic", in either case
// and with spaces or without. It is an error where there is none.
func Family(name string) (*plotting.Font, error) {
	fonts, err := regular()
	if err != nil {
		return nil, err
	}
	i := slices.IndexFunc(fonts, func(f fontscan.Footprint) bool { return f.Family == font.NormalizeFamily(name) })
	if i < 0 {
		return nil, fmt.Errorf("installed: none of the %d fonts is of the family %q", len(fonts), name)
	}
	return parse(fonts[i])
}

// faces returns the faces of installed fonts that can be used: upright, and the
// first of their files.
func faces() ([]fontscan.Footprint, error) {
	fonts, err := fontscan.SystemFonts(log.New(io.Discard, "", 0), "")
	if err != nil {
		return nil, fmt.Errorf("installed: %w", err)
	}
	fonts = slices.DeleteFunc(slices.Clone(fonts), func(f fontscan.Footprint) bool {
		return f.Location.Index != 0 || f.Location.Instance != 0 || f.Aspect.Style != font.StyleNormal
	})
	slices.SortFunc(fonts, func(a, b fontscan.Footprint) int { return cmp.Compare(a.Location.File, b.Location.File) })
	return fonts, nil
}

// regular returns those of regular weight.
func regular() ([]fontscan.Footprint, error) {
	fonts, err := faces()
	return slices.DeleteFunc(fonts, func(f fontscan.Footprint) bool { return f.Aspect.Weight != font.WeightNormal }), err
}

// parse reads a font, with the bold face of its family where there is one.
func parse(f fontscan.Footprint) (*plotting.Font, error) {
	files := []string{f.Location.File}
	all, err := faces()
	if err != nil {
		return nil, err
	}
	bold := func(o fontscan.Footprint) bool { return o.Family == f.Family && o.Aspect.Weight == font.WeightBold }
	if i := slices.IndexFunc(all, bold); i >= 0 {
		files = append(files, all[i].Location.File)
	}
	var data [][]byte
	for _, name := range files {
		content, err := os.ReadFile(name)
		if err != nil {
			return nil, fmt.Errorf("installed: %w", err)
		}
		data = append(data, content)
	}
	return plotting.ParseFont(data[0], data[1:]...)
}
