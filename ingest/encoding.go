package ingest

import (
	"bytes"
	"fmt"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/japanese"
	"golang.org/x/text/encoding/unicode"
)

// An Encoding is how the characters of a text file are written as bytes.
type Encoding uint8

const (
	// AnyEncoding is told by the bytes: a byte order mark, zero bytes, what
	// decodes at all, and which reading has words of the field.
	AnyEncoding Encoding = iota
	UTF8
	ShiftJIS // with Microsoft's extensions, cp932
	EUCJP
	UTF16LE
	UTF16BE
	encodingCount
)

var encodingNames = [encodingCount]string{"any", "UTF-8", "Shift_JIS", "EUC-JP", "UTF-16LE", "UTF-16BE"}

// String returns the name of the encoding, as IANA has it.
func (e Encoding) String() string {
	if e < encodingCount {
		return encodingNames[e]
	}
	return fmt.Sprintf("Encoding(%d)", uint8(e))
}

// ParseEncoding reads the name of an encoding as String writes it, or one of
// its usual other names, in upper or lower case.
func ParseEncoding(text string) (Encoding, error) {
	name := strings.ToLower(text)
	for e, n := range encodingNames {
		if name == strings.ToLower(n) {
			return Encoding(e), nil
		}
	}
	switch name {
	case "utf8", "utf-8-sig":
		return UTF8, nil
	case "cp932", "sjis", "shift-jis", "windows-31j", "ms932":
		return ShiftJIS, nil
	case "eucjp", "euc_jp":
		return EUCJP, nil
	}
	return 0, fmt.Errorf("ingest: encoding %q is not known: want one of %s", text, strings.Join(encodingNames[1:], ", "))
}

func (e Encoding) decoder() *encoding.Decoder {
	switch e {
	case ShiftJIS:
		return japanese.ShiftJIS.NewDecoder()
	case EUCJP:
		return japanese.EUCJP.NewDecoder()
	case UTF16LE:
		return unicode.UTF16(unicode.LittleEndian, unicode.IgnoreBOM).NewDecoder()
	case UTF16BE:
		return unicode.UTF16(unicode.BigEndian, unicode.IgnoreBOM).NewDecoder()
	}
	return unicode.UTF8.NewDecoder()
}

// decode returns data as UTF-8; ok is false where bytes have no meaning.
func (e Encoding) decode(data []byte) (text []byte, ok bool) {
	if e == UTF8 {
		return data, utf8.Valid(data)
	}
	text, err := e.decoder().Bytes(data)
	return text, err == nil && !bytes.ContainsRune(text, utf8.RuneError)
}

// marked returns the encoding that a byte order mark names, and the bytes
// behind the mark. UTF-16 without one is recognised by its zero bytes, the one
// half of ASCII characters, nearly all of which stand at odd places or at even ones.
func marked(data []byte) (Encoding, []byte) {
	switch {
	case bytes.HasPrefix(data, []byte("\xEF\xBB\xBF")):
		return UTF8, data[3:]
	case bytes.HasPrefix(data, []byte("\xFF\xFE")):
		return UTF16LE, data[2:]
	case bytes.HasPrefix(data, []byte("\xFE\xFF")):
		return UTF16BE, data[2:]
	}
	return zeroBytes(data), data
}

// zeroBytes returns the UTF-16 that the zero bytes of data speak for. Of its
// characters, separators, digits and line ends at the least are ASCII; the other
// half is zero in few, such as the wide space U+3000.
func zeroBytes(data []byte) Encoding {
	head := data[:min(len(data), 4<<10)&^1]
	var zeros [2]int
	for i, b := range head {
		if b == 0 {
			zeros[i%2]++
		}
	}
	most, least := max(zeros[0], zeros[1]), min(zeros[0], zeros[1])
	switch {
	case most < 2, most < len(head)/64, least > most/8:
		return AnyEncoding
	case zeros[0] == least:
		return UTF16LE
	}
	return UTF16BE
}

// wideText names the UTF-16 that data is in, and is "" for other data.
func wideText(data []byte) string {
	switch e, _ := marked(data); e {
	case UTF16LE:
		return "UTF-16, little-endian"
	case UTF16BE:
		return "UTF-16, big-endian"
	}
	return ""
}

// fieldWords are words of the headers and captions of Japan's statistics. None
// of them comes about by reading another one in the wrong encoding.
var fieldWords = strings.Fields("都道府県 市区町村 地域 全国 産業 製造業 事業所 従業者 出荷額 付加価値 原材料 給与 調査 年次 年度 項目 " +
	"分類 規模 単位 時間軸 総数 合計 人口 万円 統計 注記 コード " +
	"北海道 青森 岩手 宮城 秋田 山形 福島 茨城 栃木 群馬 埼玉 千葉 東京 神奈川 新潟 富山 石川 福井 山梨 長野 岐阜 静岡 愛知 三重 滋賀 " +
	"京都 大阪 兵庫 奈良 和歌山 鳥取 島根 岡山 広島 山口 徳島 香川 愛媛 高知 福岡 佐賀 長崎 熊本 大分 宮崎 鹿児島 沖縄")

// knownWords counts the words of the field in the head of a text.
func knownWords(text []byte) int {
	head := text[:min(len(text), 64<<10)]
	n := 0
	for _, word := range fieldWords {
		if bytes.Contains(head, []byte(word)) {
			n++
		}
	}
	return n
}

// A reading is what text a decoder makes of the bytes.
type reading struct {
	encoding Encoding
	text     []byte
	words    int
}

// readings returns what the three encodings without a mark make of data, those
// that make something of all of it. Of ASCII all make the same.
func readings(data []byte) []reading {
	if isASCII(data) {
		return []reading{{encoding: UTF8, text: data}}
	}
	var found []reading
	for _, e := range []Encoding{UTF8, ShiftJIS, EUCJP} {
		if text, ok := e.decode(data); ok {
			found = append(found, reading{e, text, knownWords(text)})
		}
	}
	return found
}

// likeliest returns the reading that the vocabulary speaks for; ok is false
// where it cannot tell two apart that differ. UTF-8 has a structure that other
// text hardly has by chance, so it is believed unless only another reading has
// words of the field.
func likeliest(found []reading) (best reading, ok bool) {
	best = found[0]
	for _, r := range found[1:] {
		if r.words > best.words {
			best = r
		}
	}
	for _, r := range found {
		same := r.encoding == best.encoding || bytes.Equal(r.text, best.text)
		believed := best.encoding == UTF8 && r.words <= best.words
		if !same && !believed && r.words > 0 == (best.words > 0) && best.words < 3*r.words+1 {
			return best, false
		}
	}
	return best, true
}
