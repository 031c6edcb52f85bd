// Command kernel writes vectorSeparators, the inner loop of package scan in
// vector instructions, as Go assembly. It is a module of its own: who reads files
// does not need what writes assembly.
package main

import (
	. "github.com/mmcloughlin/avo/build"
	. "github.com/mmcloughlin/avo/operand"
	. "github.com/mmcloughlin/avo/reg"
)

// block is how many bytes are looked at together, as two vectors and then as one
// bit each.
const block = 64

// A kernel is what stays in registers from block to block.
type kernel struct {
	dst, data, blocks, places GPVirtual

	open     GPVirtual  // all ones where a quotation mark is open in front of the block
	position VecVirtual // of the first of the eight bytes at hand, eight times
	eight    VecVirtual // what leads to the eight bytes behind, eight times
	other    VecVirtual // ones where a byte below '-' was that is no separator

	comma, lineFeed, mark VecVirtual // one in each byte
}

func main() {
	TEXT("vectorSeparators", NOSPLIT,
		"func(dst *uint32, data *byte, base, blocks int, places *[256]uint64, open uint64) (n int, still uint64, other bool)")
	k := load()
	Label("next")
	separators, marks := k.find()
	k.leaveOutQuoted(separators, marks)
	Comment("Write the position of each bit, eight bits at a time: all eight places are",
		"written, whether there are so many bits or not, and dst moves on by as many",
		"as there are.")
	for range block / 8 {
		k.writeEight(separators)
	}
	ADDQ(Imm(block), k.data)
	DECQ(k.blocks)
	JNZ(LabelRef("next"))
	k.store()
	Generate()
}

// load loads the parameters and the constants.
func load() *kernel {
	Comment("Parameters and constants.")
	k := &kernel{dst: parameter("dst"), data: parameter("data"), blocks: parameter("blocks"),
		places: parameter("places"), open: parameter("open"), other: YMM()}
	k.position = broadcast(parameter("base").As32())
	k.eight = broadcast(constant(8))
	k.comma, k.lineFeed, k.mark = everyByte(','), everyByte('\n'), everyByte('"')
	VPXOR(k.other, k.other, k.other)
	return k
}

func parameter(name string) GPVirtual {
	r := GP64()
	Load(Param(name), r)
	return r
}

func constant(value uint32) Register {
	r := GP32()
	MOVL(U32(value), r)
	return r
}

// broadcast returns a vector of eight times the same 32 bits.
func broadcast(value Register) VecVirtual {
	y := YMM()
	VMOVD(value, y.AsX())
	VPBROADCASTD(y.AsX(), y)
	return y
}

// everyByte returns a vector of the same 32 bytes.
func everyByte(b byte) VecVirtual { return broadcast(constant(0x01010101 * uint32(b))) }

// find returns where in the block separators and quotation marks are, and notes
// whether other bytes below '-' are there. The two vectors take turns, so that
// neither waits for its own results.
func (k *kernel) find() (separators, marks GPVirtual) {
	Comment("Find commas, line feeds and quotation marks in 64 bytes, one bit each, and note",
		"whether there are other bytes below '-'.")
	var text, parting [2]VecVirtual
	for i := range text {
		text[i], parting[i] = k.findSeparators(i * block / 2)
	}
	for i := range text {
		k.noteOthers(text[i], parting[i])
	}
	separators, marks = k.bits(text[0], parting[0])
	separatorsBehind, marksBehind := k.bits(text[1], parting[1])
	SHLQ(Imm(block/2), separatorsBehind)
	SHLQ(Imm(block/2), marksBehind)
	ORQ(separatorsBehind, separators)
	ORQ(marksBehind, marks)
	return separators, marks
}

// findSeparators loads the vector at some bytes of the block, and returns ones
// where it has commas and line feeds.
func (k *kernel) findSeparators(at int) (text, parting VecVirtual) {
	text, parting = YMM(), YMM()
	lineFeeds := YMM()
	VMOVDQU(Mem{Base: k.data, Disp: at}, text)
	VPCMPEQB(text, k.comma, parting)
	VPCMPEQB(text, k.lineFeed, lineFeeds)
	VPOR(lineFeeds, parting, parting)
	return text, parting
}

// noteOthers notes the bytes below '-' that do not part: those which are the
// lesser of themselves and ',', the byte before '-'.
func (k *kernel) noteOthers(text, parting VecVirtual) {
	below := YMM()
	VPMINUB(text, k.comma, below)
	VPCMPEQB(text, below, below)
	VPANDN(below, parting, below)
	VPOR(below, k.other, k.other)
}

// bits returns which bytes part, and which are quotation marks, as a bit each.
func (k *kernel) bits(text, parting VecVirtual) (separators, marks GPVirtual) {
	separators, marks = GP64(), GP64()
	equal := YMM()
	VPCMPEQB(text, k.mark, equal)
	VPMOVMSKB(parting, separators.As32())
	VPMOVMSKB(equal, marks.As32())
	return separators, marks
}

// leaveOutQuoted clears the separators that are quoted.
//
// A byte is quoted where the number of marks up to it is odd. The sums of the bits
// up to each one, modulo 2, are six shifts: the first adds to each bit the one
// before it, the second the sum of the two before those, and so on.
func (k *kernel) leaveOutQuoted(separators, marks GPVirtual) {
	Comment("Where there are marks, sum them up to each bit, modulo 2, which tells where",
		"one is open, and leave out the separators there.")
	inside := GP64()
	MOVQ(k.open, inside)
	TESTQ(marks, marks)
	JZ(LabelRef("unmarked"))
	for n := uint64(1); n < block; n *= 2 {
		addShifted(marks, n)
	}
	XORQ(marks, inside)
	MOVQ(inside, k.open)
	SARQ(Imm(block-1), k.open)
	Label("unmarked")
	NOTQ(inside)
	ANDQ(inside, separators)
}

// addShifted adds to each bit the one n places before it, modulo 2.
func addShifted(bits GPVirtual, n uint64) {
	before := GP64()
	MOVQ(bits, before)
	SHLQ(Imm(n), before)
	XORQ(before, bits)
}

// writeEight writes the positions of the first eight bits, of which places has
// the places for each byte that they can be, and goes on to the bits behind.
func (k *kernel) writeEight(separators GPVirtual) {
	bits, positions := GP64(), YMM()
	MOVBLZX(separators.As8(), bits.As32())
	VPMOVZXBD(Mem{Base: k.places, Index: bits, Scale: 8}, positions)
	VPADDD(k.position, positions, positions)
	VMOVDQU(positions, Mem{Base: k.dst})
	POPCNTL(bits.As32(), bits.As32())
	LEAQ(Mem{Base: k.dst, Index: bits, Scale: 4}, k.dst)
	VPADDD(k.eight, k.position, k.position)
	SHRQ(Imm(8), separators)
}

// store stores the results.
func (k *kernel) store() {
	Comment("Results.")
	SUBQ(parameter("dst"), k.dst)
	SHRQ(Imm(2), k.dst)
	Store(k.dst, Return("n"))
	Store(k.open, Return("still"))
	other := GP8()
	VPTEST(k.other, k.other)
	SETNE(other)
	Store(other, Return("other"))
	VZEROUPPER()
	RET()
}
