package scan_test

import (
	"context"
	"strings"
	"testing"

	"github.com/machikoba/machikoba/ingest/internal/scan"
)

// A part of a batch has the fields of its rows, and knows their lines.
func TestBatchPart(t *testing.T) {
	c := batchOf(t, []string{"1", "22", "\"3\n3\"", "4444", "55555"})
	for from := range c.Body.Rows {
		part := c.Body.Part(from, c.Body.Rows)
		for row := range part.Rows {
			if got, want := string(part.Field(row, 1)), string(c.Body.Field(from+row, 1)); got != want {
				t.Errorf("row %d from %d on is %q, want %q", row, from, got, want)
			}
			if got, want := part.LineOf(row), []int{1, 2, 3, 5, 6}[from+row]; got != want {
				t.Errorf("row %d from %d on is in line %d, want %d", row, from, got, want)
			}
		}
	}
	if part := c.Body.Part(1, 3); part.Rows != 2 {
		t.Errorf("%d rows, want 2", part.Rows)
	}
}

// Lines are those of their rows in whatever order they are asked for.
func TestBatchLines(t *testing.T) {
	const content = "a,b\n\n\"c\n\",d\ne\nf,g\n\n\nh,\"\n\n\"\ni,j\n"
	f := scan.NewStreamFeed(strings.NewReader(content), 1, 2, len(content))
	var c scan.Chunk
	if err := f.Next(context.Background(), &c); err != nil {
		t.Fatal(err)
	}
	want := []int{1, 3, 6, 9, 12} // of a, c, f, h and i
	for _, order := range [][]int{{0, 1, 2, 3, 4}, {4, 3, 2, 1, 0}, {2, 2, 4, 0, 3, 1}} {
		for _, row := range order {
			if got := c.Body.LineOf(row); got != want[row] {
				t.Errorf("rows asked for as %d: row %d is in line %d, want %d", order, row, got, want[row])
			}
		}
	}
	if line, before := c.Body.Place(1, 1); line != 4 || string(before) != "\"," {
		t.Errorf("d is in line %d behind %q, want line 4 behind %q", line, before, "\",")
	}
}
