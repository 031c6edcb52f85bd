package chunk

import (
	"fmt"
	"io"
)

// Verify reads the pages of a chunk, a nested one too, without decoding them: each has to lie in the chunk and to unfold into what its header
// says. Other readers may go by these headers then.
func Verify(file io.ReaderAt, c Column) error {
	p := &pages{}
	p.begin(file, c)
	for found := int64(0); ; {
		h, _, _, err := p.next()
		switch {
		case err == errNoMorePages && found == c.Rows:
			return nil
		case err == errNoMorePages:
			return fmt.Errorf("%d values where the footer says %d", found, c.Rows)
		case err != nil:
			return err
		case h.isData():
			found += h.values
		}
	}
}
