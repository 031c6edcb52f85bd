package plotting_test

import (
	"bytes"
	"strings"
	"testing"

	"github.com/machikoba/machikoba/plotting"
)

// An EPS says what it is, has its texts as outlines, and is the same each time.
func TestEPS(t *testing.T) {
	for name, c := range charts(t, plotting.Options{}) {
		var once, again bytes.Buffer
		for _, b := range []*bytes.Buffer{&once, &again} {
			if err := c.Write(b, plotting.EPS); err != nil {
				t.Fatal(err)
			}
		}
		if !bytes.Equal(once.Bytes(), again.Bytes()) {
			t.Errorf("%s: two files of one chart differ", name)
		}
		text := once.String()
		if !strings.HasPrefix(text, "%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 ") || !strings.HasSuffix(text, "%%EOF\n") {
			t.Errorf("%s: the EPS begins %q", name, text[:60])
		}
		for _, wrong := range []string{" show\n", "findfont", "NaN", "Inf", "%%%%"} {
			if strings.Contains(text, wrong) {
				t.Errorf("%s: the EPS contains %q", name, wrong)
			}
		}
	}
}
