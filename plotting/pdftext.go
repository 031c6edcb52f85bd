package plotting

import (
	"bytes"
	"fmt"
	"io"
	"math"
	"regexp"
	"strconv"
	"unicode/utf16"

	"gonum.org/v1/plot/font"
	"gonum.org/v1/plot/vg"
)

// pdfTexts is a canvas that remembers the texts that are drawn as outlines, and
// where, so that readers of the PDF can search and copy them.
type pdfTexts struct {
	vg.Canvas
	texts []pdfText
	frame matrix
	saved []matrix
}

// pdfText is a text with the matrix of its letters of size 1.
type pdfText struct {
	text    string
	at      matrix
	stretch float64 // of letters as wide as high, in %
}

// matrix is that of PDF: x' = ax + cy + e, y' = bx + dy + f.
type matrix struct{ a, b, c, d, e, f float64 }

// times returns the matrix that does n first and then m.
func (m matrix) times(n matrix) matrix {
	return matrix{
		m.a*n.a + m.c*n.b, m.b*n.a + m.d*n.b, m.a*n.c + m.c*n.d, m.b*n.c + m.d*n.d,
		m.a*n.e + m.c*n.f + m.e, m.b*n.e + m.d*n.f + m.f,
	}
}

func newPDFTexts(c vg.Canvas) *pdfTexts {
	return &pdfTexts{Canvas: outlines{c, notForPDF}, frame: matrix{a: 1, d: 1}}
}

// FillString fills the text and remembers it where it is drawn as outlines.
func (t *pdfTexts) FillString(f font.Face, at vg.Point, s string) {
	if units := len(utf16.Encode([]rune(s))); units > 0 && notForPDF(f, s) {
		size := f.Font.Size.Points()
		t.texts = append(t.texts, pdfText{
			s, t.frame.times(matrix{size, 0, 0, size, at.X.Points(), at.Y.Points()}),
			100 * f.Width(s).Points() / (size * float64(units)),
		})
	}
	t.Canvas.FillString(f, at, s)
}

// Translate moves the origin.
func (t *pdfTexts) Translate(p vg.Point) {
	t.frame = t.frame.times(matrix{1, 0, 0, 1, p.X.Points(), p.Y.Points()})
	t.Canvas.Translate(p)
}

// Rotate turns the axes.
func (t *pdfTexts) Rotate(angle float64) {
	sin, cos := math.Sincos(angle)
	t.frame = t.frame.times(matrix{cos, sin, -sin, cos, 0, 0})
	t.Canvas.Rotate(angle)
}

// Scale stretches the axes.
func (t *pdfTexts) Scale(x, y float64) {
	t.frame = t.frame.times(matrix{a: x, d: y})
	t.Canvas.Scale(x, y)
}

// Push keeps the axes.
func (t *pdfTexts) Push() {
	t.saved = append(t.saved, t.frame)
	t.Canvas.Push()
}

// Pop brings them back.
func (t *pdfTexts) Pop() {
	t.frame, t.saved = t.saved[len(t.saved)-1], t.saved[:len(t.saved)-1]
	t.Canvas.Pop()
}

// content writes the texts for a page, invisible over their outlines (rendering
// mode 3).
func (t *pdfTexts) content() string {
	var b bytes.Buffer
	b.WriteString("Q\nBT\n3 Tr\n/Outlined 1 Tf\n")
	for _, one := range t.texts {
		m := one.at
		fmt.Fprintf(&b, "%.4f Tz %.4f %.4f %.4f %.4f %.4f %.4f Tm <", one.stretch, m.a, m.b, m.c, m.d, m.e, m.f)
		for _, unit := range utf16.Encode([]rune(one.text)) {
			fmt.Fprintf(&b, "%04X", unit)
		}
		b.WriteString("> Tj\n")
	}
	b.WriteString("ET\n")
	return b.String()
}

// pdfWriter adds the texts to a PDF by an incremental update (ISO 32000-1,
// 7.5.6), with a font without glyphs whose codes are those of UTF-16. It takes
// the file in one piece.
type pdfWriter struct {
	io.Writer
	texts *pdfTexts
}

var (
	pdfPage    = regexp.MustCompile(`(?s)(\d+) 0 obj\n(<</Type /Page\n.*?/Resources (\d+) 0 R.*?)/Contents (\d+) 0 R(.*?>>\n)endobj`)
	pdfTrailer = regexp.MustCompile(`(?s)trailer\n<<\n/Size (\d+)\n(/Root .*?)>>\nstartxref\n(\d+)\n%%EOF\s*$`)
)

const pdfResources = `(?s)\n%d 0 obj\n(<<.*?/Font <<)(.*?>>\n)endobj`

func (w pdfWriter) Write(p []byte) (int, error) {
	page, trailer := pdfPage.FindSubmatch(p), pdfTrailer.FindSubmatch(p)
	if len(w.texts.texts) == 0 || page == nil || trailer == nil {
		return w.Writer.Write(p)
	}
	number := func(b []byte) int { n, _ := strconv.Atoi(string(b)); return n }
	first, resourcesAt := number(trailer[1]), number(page[3])
	resources := regexp.MustCompile(fmt.Sprintf(pdfResources, resourcesAt)).FindSubmatch(p)
	if resources == nil { // not as gonum writes it: a whole file without the texts is better than none
		return w.Writer.Write(p)
	}
	u := pdfUpdate{Buffer: bytes.NewBuffer(bytes.Clone(p)), at: map[int]int{}}
	u.object(number(page[1]), fmt.Sprintf("%s/Contents [%d 0 R %s 0 R %d 0 R]%s", page[2], first, page[4], first+1, page[5]))
	u.object(resourcesAt, fmt.Sprintf("%s\n/Outlined %d 0 R%s", resources[1], first+2, resources[2]))
	u.stream(first, "q\n")
	u.stream(first+1, w.texts.content())
	u.object(first+2, fmt.Sprintf("<</Type /Font /Subtype /Type0 /BaseFont /Outlined /Encoding /Identity-H /DescendantFonts [%d 0 R] /ToUnicode %d 0 R>>\n", first+3, first+4))
	u.object(first+3, fmt.Sprintf("<</Type /Font /Subtype /CIDFontType2 /BaseFont /Outlined /CIDSystemInfo <</Registry (Adobe) /Ordering (Identity) /Supplement 0>> /FontDescriptor %d 0 R /DW 1000 /CIDToGIDMap /Identity>>\n", first+5))
	u.stream(first+4, toUnicode)
	u.object(first+5, "<</Type /FontDescriptor /FontName /Outlined /Flags 4 /FontBBox [0 -200 1000 900] /ItalicAngle 0 /Ascent 900 /Descent -200 /CapHeight 700 /StemV 80>>\n")
	u.end(first+6, string(trailer[2]), string(trailer[3]))
	if _, err := w.Writer.Write(u.Bytes()); err != nil {
		return 0, err
	}
	return len(p), nil
}

// toUnicode says that the codes of the font are those of UTF-16.
const toUnicode = `/CIDInit /ProcSet findresource begin
12 dict begin
begincmap
/CIDSystemInfo <</Registry (Adobe) /Ordering (UCS) /Supplement 0>> def
/CMapName /Adobe-Identity-UCS def
/CMapType 2 def
1 begincodespacerange
<0000> <FFFF>
endcodespacerange
1 beginbfrange
<0000> <FFFF> <0000>
endbfrange
endcmap
CMapName currentdict /CMap defineresource pop
end
end
`

// pdfUpdate is a PDF with further objects at its end.
type pdfUpdate struct {
	*bytes.Buffer
	at      map[int]int
	numbers []int
}

func (u *pdfUpdate) object(number int, body string) {
	u.numbers = append(u.numbers, number)
	u.at[number] = u.Len()
	fmt.Fprintf(u, "%d 0 obj\n%sendobj\n", number, body)
}

func (u *pdfUpdate) stream(number int, content string) {
	u.object(number, fmt.Sprintf("<</Length %d>>\nstream\n%s\nendstream\n", len(content), content))
}

// end writes the table of the objects and the trailer.
func (u *pdfUpdate) end(size int, root, before string) {
	start := u.Len()
	u.WriteString("xref\n")
	for _, n := range u.numbers {
		fmt.Fprintf(u, "%d 1\n%010d 00000 n \n", n, u.at[n])
	}
	fmt.Fprintf(u, "trailer\n<<\n/Size %d\n%s/Prev %s\n>>\nstartxref\n%d\n%%%%EOF\n", size, root, before, start)
}
