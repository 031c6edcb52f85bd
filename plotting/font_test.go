package plotting_test

import (
	"bytes"
	"encoding/binary"
	"os"
	"strings"
	"testing"

	"gonum.org/v1/plot/font"

	"github.com/machikoba/machikoba/ingest/census"
	"github.com/machikoba/machikoba/plotting"
)

// liberation returns the file of a font that gonum brings.
func liberation(t *testing.T) []byte {
	face := font.DefaultCache.Lookup(font.Font{Typeface: "Liberation", Variant: "Serif"}, 1)
	var b bytes.Buffer
	if _, err := face.Face.WriteSourceTo(nil, &b); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// collection makes a TTC of one font, as OpenType 1.9 lays it out: the offsets
// of the font's tables count from the beginning of the collection.
func collection(ttf []byte) []byte {
	const header = 16
	out := append([]byte("ttcf\x00\x01\x00\x00\x00\x00\x00\x01\x00\x00\x00\x10"), ttf...)
	tables := int(binary.BigEndian.Uint16(ttf[4:]))
	for i := range tables {
		at := out[header+12+16*i+8:]
		binary.BigEndian.PutUint32(at, binary.BigEndian.Uint32(at)+header)
	}
	return out
}

func TestParseFont(t *testing.T) {
	ttf := liberation(t)
	for name, data := range map[string][]byte{"ttf": ttf, "ttc": collection(ttf)} {
		f, err := plotting.ParseFont(data, data)
		if err != nil {
			t.Fatal(name, err)
		}
		for _, c := range charts(t, plotting.Options{Theme: plotting.Theme{Font: f}}) {
			checkClean(t, c)
			var b bytes.Buffer
			if err := c.Write(&b, plotting.SVG); err != nil {
				t.Error(err)
			}
			if strings.Contains(b.String(), "<text") {
				t.Errorf("%s: an SVG names a font of the caller's", name)
			}
		}
	}
	for name, data := range map[string][]byte{"nothing": nil, "text": []byte("no font"), "half": ttf[:len(ttf)/2]} {
		if f, err := plotting.ParseFont(data); err == nil || f != nil {
			t.Errorf("%s: ParseFont = %v, %v", name, f, err)
		}
	}
}

// Without a Japanese font labels are romanised.
func TestJapaneseWithoutFont(t *testing.T) {
	for _, c := range charts(t, plotting.Options{Language: census.Japanese}) {
		if strings.ContainsFunc(c.Title+c.Subtitle+c.Axis, func(r rune) bool { return r > 0x3000 }) {
			t.Errorf("%q has Japanese, which the default font lacks", c.Title)
		}
	}
}

// japaneseFonts are where Debian's packages fonts-ipaexfont and fonts-noto-cjk
// and macOS put fonts: the library itself depends on none.
var japaneseFonts = []string{
	"/usr/share/fonts/opentype/ipaexfont-gothic/ipaexg.ttf",
	"/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc",
	"/System/Library/Fonts/ヒラギノ角ゴシック W3.ttc",
}

func TestJapanese(t *testing.T) {
	tried := false
	for _, name := range japaneseFonts {
		data, err := os.ReadFile(name)
		if err != nil {
			continue
		}
		tried = true
		f, err := plotting.ParseFont(data)
		if err != nil {
			t.Fatal(err)
		}
		o := plotting.Options{Language: census.Japanese, Theme: plotting.Theme{Font: f}}
		list := charts(t, o)
		for kind, c := range list {
			checkClean(t, c)
			for format := plotting.PNG; format <= plotting.EPS; format++ {
				var b bytes.Buffer
				if err := c.Write(&b, format); err != nil {
					t.Errorf("%s, %s as %v: %v", name, kind, format, err)
				}
			}
		}
		if got := list["lines"].Axis; got != "製造品出荷額等（兆円）" {
			t.Errorf("axis %q", got)
		}
		if s := look(list["bars"]); !s.says("▲43") || !s.says("食料品") || !s.says("秘匿") {
			t.Error("bars lack ▲43, 食料品 or 秘匿")
		}
		if s := look(list["tiles"]); !s.says("神奈川") || !s.says("北海道") || !s.says("京都") {
			t.Error("tiles lack 神奈川, 北海道 or 京都")
		}
	}
	if !tried {
		t.Skip("no Japanese font is installed where the test looks: fonts-ipaexfont or fonts-noto-cjk")
	}
}
