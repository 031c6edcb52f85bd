package scan_test

import (
	"testing"

	"github.com/machikoba/machikoba/ingest/internal/scan"
)

// Room is as long as was asked for, and zero to its ends, whether large pages lie
// in it or not.
func TestRoom(t *testing.T) {
	const page = 2 << 20
	for _, n := range []int{0, 1, page, 2*page - 1, 2 * page, 3*page + 1} {
		b := scan.Room(n)
		if len(b) != n {
			t.Errorf("%d bytes, want %d", len(b), n)
		}
		for at, c := range b {
			if c != 0 {
				t.Fatalf("byte %d of %d is %d, want 0", at, n, c)
			}
			b[at] = 1
		}
	}
}
