package main

import "testing"

// Three letters of one shape, the second rounded otherwise and the third twice as
// large, and one of another: two are kept, each placed by its first point.
func TestShapes(t *testing.T) {
	var s shapes
	const style = ` style="fill:#222222"`
	letter := "M13.04,233.95L13.04,227.23L11.96,227.23L11.96,233.01C11.49,232.48,11.06,232.06,10.64,231.75L10.29,232.84Z"
	moved := "M113.05,33.95L113.04,27.23L111.97,27.23L111.97,33.01C111.5,32.47,111.06,32.06,110.65,31.75L110.3,32.84Z" // by 100.01, -200
	twice := "M20,40L20,26.56L17.84,26.56L17.84,38.12C16.9,37.06,16.04,36.22,15.2,35.6L14.5,37.78Z"                    // at 20, 40
	other := "M13.04,233.95L13.04,227.23L11.96,227.23L11.96,233.01C11.49,232.48,11.06,232.06,10.74,231.75L10.29,232.84Z"
	for _, c := range []struct{ data, want string }{
		{letter, `<use href="#o0" x="13.04" y="233.95" style="fill:#222222"/>`},
		{moved, `<use href="#o0" x="113.05" y="33.95" style="fill:#222222"/>`},
		{twice, `<use href="#o0" transform="translate(20 40) scale(2.000)" style="fill:#222222"/>`},
		{other, `<use href="#o1" x="13.04" y="233.95" style="fill:#222222"/>`},
		{"M0,0L10,0Z", `<path d="m0 0l10 0z" style="fill:#222222"/>`}, // shorter than placing it
		{"M0,0A1,1,0,0,1,2,2", `<path d="M0,0A1,1,0,0,1,2,2" style="fill:#222222"/>`},
	} {
		if got := s.draw(c.data, style); got != c.want {
			t.Errorf("%s\n is %s\nwant %s", c.data, got, c.want)
		}
	}
	want := "<path id=\"o0\" d=\"m0 0l0-6.72l-1.08 0l0 5.78c-.47-.53-.9-.95-1.32-1.26l-.35 1.09z\"/>\n" +
		"<path id=\"o1\" d=\"m0 0l0-6.72l-1.08 0l0 5.78c-.47-.53-.9-.95-1.22-1.26l-.45 1.09z\"/>\n"
	if got := string(s.definitions()); got != want {
		t.Errorf("shapes\n%swant\n%s", got, want)
	}
}
