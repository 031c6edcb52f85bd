#include "textflag.h"

// EIGHT writes the positions of the bits of the low byte of AX to DI, base + i
// for bit i, and goes on to the next byte. All eight places are written, whether
// there are so many bits or not: DI moves on by as many as there are.
#define EIGHT \
	MOVBLZX AX, R9; \
	VPMOVZXBD (BX)(R9*8), Y0; \
	VPADDD Y10, Y0, Y0; \
	VMOVDQU Y0, (DI); \
	POPCNTL R9, R9; \
	LEAQ (DI)(R9*4), DI; \
	VPADDD Y9, Y10, Y10; \
	SHRQ $8, AX

// XORSHIFT adds to each bit of DX the one n before it, modulo 2.
#define XORSHIFT(n) \
	MOVQ DX, R9; \
	SHLQ $n, R9; \
	XORQ R9, DX

// FILL makes all bytes of y, of which x is the beginning, what those of value are.
#define FILL(value, x, y) \
	MOVL $value, AX; \
	VMOVQ AX, x; \
	VPBROADCASTD x, y

// func vectorSeparators(dst *uint32, data *byte, base, blocks int, places *[256]uint64, open uint64) (n int, still uint64, other bool)
TEXT ·vectorSeparators(SB), NOSPLIT, $0-65
	MOVQ dst+0(FP), DI
	MOVQ data+8(FP), SI
	VMOVQ base+16(FP), X10
	VPBROADCASTD X10, Y10 // the position of the first byte at hand, eight times
	MOVQ blocks+24(FP), CX
	MOVQ places+32(FP), BX
	MOVQ open+40(FP), R8
	FILL(8, X9, Y9)
	FILL(0x2C2C2C2C, X15, Y15) // a comma, and the last byte below '-'
	FILL(0x0A0A0A0A, X14, Y14) // a line feed
	FILL(0x22222222, X13, Y13) // a quotation mark
	VPXOR Y11, Y11, Y11 // ones where another byte below '-' was

next:
	VMOVDQU (SI), Y0
	VMOVDQU 32(SI), Y1
	VPCMPEQB Y0, Y15, Y2
	VPCMPEQB Y1, Y15, Y3
	VPCMPEQB Y0, Y14, Y4
	VPCMPEQB Y1, Y14, Y5
	VPOR Y4, Y2, Y2
	VPOR Y5, Y3, Y3
	VPMINUB Y0, Y15, Y4
	VPMINUB Y1, Y15, Y5
	VPCMPEQB Y0, Y4, Y4
	VPCMPEQB Y1, Y5, Y5
	VPANDN Y4, Y2, Y4
	VPANDN Y5, Y3, Y5
	VPOR Y4, Y5, Y4
	VPOR Y4, Y11, Y11
	VPCMPEQB Y0, Y13, Y0
	VPCMPEQB Y1, Y13, Y1
	VPMOVMSKB Y2, AX
	VPMOVMSKB Y3, R9
	VPMOVMSKB Y0, DX
	VPMOVMSKB Y1, R10
	SHLQ $32, R9
	SHLQ $32, R10
	ORQ R9, AX // commas and line feeds
	ORQ R10, DX // quotation marks
	MOVQ R8, R11
	JZ unquoted
	XORSHIFT(1); XORSHIFT(2); XORSHIFT(4)
	XORSHIFT(8); XORSHIFT(16); XORSHIFT(32)
	XORQ DX, R11 // ones where a mark is open
	MOVQ R11, R8
	SARQ $63, R8
unquoted:
	NOTQ R11
	ANDQ R11, AX
	EIGHT; EIGHT; EIGHT; EIGHT
	EIGHT; EIGHT; EIGHT; EIGHT
	ADDQ $64, SI
	DECQ CX
	JNZ next

	SUBQ dst+0(FP), DI
	SHRQ $2, DI
	MOVQ DI, n+48(FP)
	MOVQ R8, still+56(FP)
	VPTEST Y11, Y11
	SETNE other+64(FP)
	VZEROUPPER
	RET
