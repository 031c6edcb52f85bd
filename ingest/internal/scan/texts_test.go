package scan_test

import (
	"slices"
	"strings"
	"testing"
)

func TestTexts(t *testing.T) {
	for _, fields := range [][]string{
		{"1", "", "12345678", "123456789", "1234567890123456", "12345678901234567", strings.Repeat("x", 300), "end"},
		{"a"}, {"", ""},
	} {
		c := batchOf(t, fields)
		want := strings.Join(fields, "")
		if got := c.Body.TextLen(1); got != len(want) {
			t.Errorf("%q: %d bytes, want %d", fields, got, len(want))
		}
		for _, room := range []int{0, len(want), len(want) + 16} {
			text, ends, plain := c.Body.Texts(append(make([]byte, 0, room+1), '.'), nil, 1)
			if !plain || string(text) != "."+want {
				t.Errorf("%q with room for %d: %q, plain %v", fields, room, text, plain)
			}
			var wantEnds []int32
			at := int32(1)
			for _, f := range fields {
				at += int32(len(f))
				wantEnds = append(wantEnds, at)
			}
			if !slices.Equal(ends, wantEnds) {
				t.Errorf("%q end at %d, want %d", fields, ends, wantEnds)
			}
		}
	}
}

// What is not ASCII, or may be quoted or has spaces, is left to the caller.
func TestTextsThatAreNotPlain(t *testing.T) {
	for _, fields := range [][]string{{"1", "愛"}, {"1234567\x83"}, {"12345678\x83"}, {strings.Repeat("1", 20) + "é"}, {`"1"`}, {"1 2"}, {"1", "2\r"}} {
		c := batchOf(t, fields)
		text, ends, plain := c.Body.Texts([]byte("."), []int32{1}, 1)
		if plain || string(text) != "." || len(ends) != 1 {
			t.Errorf("%q: %q, %d, plain %v, want nothing", fields, text, ends, plain)
		}
	}
}
