package scan_test

import (
	"context"
	"math/rand/v2"
	"strconv"
	"strings"
	"testing"

	"github.com/machikoba/machikoba/ingest/internal/scan"
)

// batchOf returns the batch of fields, which are one row each, beside a column
// of nothing.
func batchOf(t testing.TB, fields []string) *scan.Chunk {
	t.Helper()
	content := "x," + strings.Join(fields, "\nx,") + "\n"
	f := scan.NewFileFeed(strings.NewReader(content), 0, int64(len(content)), 1, 2, len(content))
	c := &scan.Chunk{}
	if err := f.Next(context.Background(), c); err != nil {
		t.Fatal(err)
	}
	if c.Body.Rows != len(fields) {
		t.Fatalf("%d rows, want %d", c.Body.Rows, len(fields))
	}
	return c
}

// checkNumbers compares what is read of fields with strconv, digit by digit.
func checkNumbers(t *testing.T, fields []string) {
	t.Helper()
	c := batchOf(t, fields)
	got, marks := make([]int64, len(fields)), make([]uint8, len(fields))
	for row := range fields {
		got[row], marks[row] = -1, 0xFF
	}
	rows, marked := c.Body.Numbers(got, marks, nil, 1, &scan.Marks{0: 5, '-': 6, 'X': 7})
	rest, wantMarked := map[int32]bool{}, false
	for _, row := range rows {
		rest[row] = true
	}
	for row, field := range fields {
		mark, isMark := map[string]uint8{"": 5, "-": 6, "X": 7}[field]
		plain := len(field) >= 1 && len(field) <= 16 && strings.Trim(field, "0123456789") == ""
		if (plain || isMark) == rest[int32(row)] {
			t.Errorf("%q: left to the caller: %v", field, !plain)
		}
		wantMarked = wantMarked || isMark
		if !plain && !isMark {
			continue
		}
		if want, _ := strconv.ParseInt(field, 10, 64); got[row] != want || marks[row] != mark {
			t.Errorf("%q is %d with mark %d", field, got[row], marks[row])
		}
	}
	if marked != wantMarked {
		t.Errorf("%q: marked: %v", fields, marked)
	}
}

func TestNumbers(t *testing.T) {
	fields := []string{"", "0", "9", "10", "12345678", "123456789", "0000000000000001", "9999999999999999", "12345678901234567",
		"X", "-", "-1", "+1", "1.0", "1 ", "１", "12345678X", "X12345678", ":", "/", "1:", "\x80", "123456789012345A"}
	r := rand.New(rand.NewPCG(1, 2))
	for range 2000 {
		b := []byte(strconv.FormatUint(r.Uint64(), 10)[:1+r.IntN(18)])
		if r.IntN(3) == 0 {
			b[r.IntN(len(b))] = "/:AX-\xFF"[r.IntN(6)]
		}
		fields = append(fields, string(b))
	}
	checkNumbers(t, fields)
}

func FuzzNumbers(f *testing.F) {
	f.Add("12345678,9:")
	f.Fuzz(func(t *testing.T, field string) {
		if strings.ContainsAny(field, "\",\r\n\x00") {
			return // is not one field
		}
		checkNumbers(t, []string{"7", field, "8"})
	})
}

func TestCodes(t *testing.T) {
	var fields []string
	var d scan.Dictionary
	want := map[string]int32{}
	for i := range 3000 {
		text := strconv.Itoa(i * 7919)
		if i%10 == 0 {
			text = strings.Repeat("愛", 3+i%4) + text
		}
		fields = append(fields, text, "unknown"+text, "")
		want[text] = int32(i)
		d.Set([]byte(text), int32(i))
	}
	c := batchOf(t, fields)
	got := make([]int32, len(fields))
	rest := map[int32]bool{}
	for _, row := range c.Body.Codes(got, nil, 1, &d) {
		rest[row] = true
	}
	for row, field := range fields {
		code, known := want[field]
		if rest[int32(row)] == known || known && got[row] != code {
			t.Fatalf("%q is %d, left to the caller: %v, want %d", field, got[row], rest[int32(row)], code)
		}
		if found, ok := d.FindString(field); ok != known || found != code {
			t.Fatalf("%q is found as %d, %v, want %d, %v", field, found, ok, code, known)
		}
		if found, ok := d.Find([]byte(field)); ok != known || found != code {
			t.Fatalf("the bytes %q are found as %d, %v, want %d, %v", field, found, ok, code, known)
		}
	}
}

// A code with a zero byte in front is not the code without it.
func TestCodesWithZeroBytes(t *testing.T) {
	var d scan.Dictionary
	d.Set([]byte("14"), 1)
	if _, ok := d.FindString("\x0014"); ok {
		t.Error(`"\x0014" is found as "14"`)
	}
}
