package plotting_test

import (
	"strings"
	"testing"

	"github.com/machikoba/machikoba/ingest/census"
	"github.com/machikoba/machikoba/plotting"
	"github.com/machikoba/machikoba/plotting/mplus"
)

// The Census of Manufactures has the same rules from 2007 on, before and after
// the Economic Census of 2011 and that of 2015: across a break these years, and
// these alone, are comparable.
func TestBreaksSayWhatIsComparable(t *testing.T) {
	all := shipmentRows(census.Kanagawa)
	font, err := mplus.Font()
	if err != nil {
		t.Fatal(err)
	}
	for _, tt := range []struct {
		name     string
		rows     []census.Observation // 0 is 2007
		size     plotting.Size
		english  string
		japanese string
	}{
		{"two surveys", all[2:5], plotting.Page,
			"Dashed rules: breaks of the survey. Figures on the two sides of a break are not comparable.",
			"破線：調査の断層。断層の前後の数値は比較できない。"},
		{"around one year", all[2:8], plotting.Page,
			"Dashed rules: breaks of the survey. Figures on the two sides of a break are not comparable, except those of 2009–2010 and 2012–2014 with each other.",
			"破線：調査の断層。断層の前後の数値は比較できない。ただし、2009～2010年・2012～2014年の数値は、間に断層を挟むが相互に比較できる。"},
		{"around two, one of them alone", append(all[3:8:8], all[8:10]...), plotting.Page,
			"except those of 2010, 2012–2014 and 2016 with each other.", "ただし、2010年・2012～2014年・2016年の数値は"},
		{"by letters", all, plotting.Column,
			"d 2016: Census of Manufactures, sole proprietors included. Figures on the two sides of a break are not comparable, except those of 2007–2010, 2012–2014 and 2016–2019 with each other.",
			"d 2016年：工業統計調査、個人経営を含む。断層の前後の数値は比較できない。ただし、2007～2010年・2012～2014年・2016～2019年の数値は"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			for _, o := range []plotting.Options{{Size: tt.size}, {Size: tt.size, Language: census.Japanese, Theme: plotting.Theme{Font: font}}} {
				c := must(t)(plotting.Lines(table(t, tt.rows), plotting.LineOptions{Options: o}))
				want := tt.english
				if o.Language == census.Japanese {
					want = tt.japanese
				}
				if got := strings.ReplaceAll(strings.Join(c.Notes, "\n"), "\u00a0", " "); !strings.Contains(got, want) {
					t.Errorf("notes\n%s\nlack\n%s", got, want)
				}
			}
		})
	}
}
