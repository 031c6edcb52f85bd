package main

import (
	"context"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/machikoba/machikoba/ingest/estat"
	"github.com/machikoba/machikoba/testdata"
)

// file writes a file of the test and returns its name.
func file(t *testing.T, name, content string) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), name)
	if err := os.WriteFile(path, []byte(content), 0o644); err != nil {
		t.Fatal(err)
	}
	return path
}

const header = "year,area,industry,size,measure,value,unit\n"

// texts returns all sentences of a report of a file.
func texts(t *testing.T, content string, args ...string) string {
	t.Helper()
	c, err := parseChoices(append([]string{"-data", file(t, "my.csv", content)}, args...), io.Discard)
	if err != nil {
		t.Fatal(err)
	}
	table, err := read(context.Background(), c, source{newProgress(io.Discard), estat.Options{}})
	if err != nil {
		t.Fatal(err)
	}
	sections := sectionsOf(t, table, args...)
	checkSentences(t, "my.csv", sections)
	var all []string
	for _, s := range sections {
		all = append(append(all, s.Findings...), s.Paragraphs...)
	}
	return strings.Join(all, "\n")
}

// twoYears are industries of an area in 2016 and 2018, and their total, which
// has something beside them.
func twoYears(area string) string {
	return strings.ReplaceAll("2016,A,,4+,employees,220,persons\n2018,A,,4+,employees,240,persons\n"+
		"2016,A,JSIC12:09,4+,employees,100,persons\n2018,A,JSIC12:09,4+,employees,110,persons\n"+
		"2016,A,JSIC12:11,4+,employees,100,persons\n2018,A,JSIC12:11,4+,employees,105,persons\n", "A", area)
}

// What a file lacks is said, and nothing is invented in its place.
func TestFilesThatLackThings(t *testing.T) {
	for _, c := range []struct {
		name, rows string
		want, not  []string
	}{{
		"a total alone", "2018,14,,4+,shipments,18443,billion yen\n",
		[]string{"came to shipments of 18.443 trillion yen.", "no other prefectures", "no industries of Kanagawa", "no size classes of Kanagawa", "no shipments of the year before 2018"},
		[]string{"ranks", "specialised", "rose", "fell"},
	}, {
		"two years", "2017,14,,4+,shipments,100,billion yen\n2018,14,,4+,shipments,110,billion yen\n",
		[]string{"From 2017 to 2018 shipments rose by 10.0 % to 110 billion yen."}, []string{"ranks"},
	}, {
		"a fall", "2017,14,,4+,shipments,100,billion yen\n2018,14,,4+,shipments,75,billion yen\n",
		[]string{"From 2017 to 2018 shipments fell by 25.0 % to 75 billion yen."}, nil,
	}, {
		"no change", "2017,14,,4+,shipments,100,billion yen\n2018,14,,4+,shipments,100,billion yen\n",
		[]string{"From 2017 to 2018 shipments changed by less than 0.05 %, to 100 billion yen."}, []string{"rose", "fell"},
	}, {
		"a break", "2010,14,,4+,shipments,100,billion yen\n2011,14,,4+,shipments,110,billion yen\n",
		[]string{"cannot be compared with those of 2010", "Economic Census"}, []string{"rose", "10.0 %"},
	}, {
		"a suppressed year", "2017,14,,4+,shipments,100,billion yen\n2018,14,,4+,shipments,X,billion yen\n2018,14,,4+,employees,5,persons\n",
		[]string{"5 persons engaged and shipments that are suppressed", "from 2017 to 2018 is not known, for one of the two figures is suppressed"}, []string{"rose", "fell"},
	}, {
		"a suppressed year alone", "2018,14,,4+,shipments,X,billion yen\n2018,14,JSIC12:09,4+,shipments,X,billion yen\n2018,14,JSIC12:11,4+,shipments,X,billion yen\n",
		[]string{"no shipments of the year before 2018", "2 of 2 figures are suppressed. Nothing published bounds food and textiles."}, []string{"largest industries", "not known"},
	}, {
		"years that nobody describes", "2098,14,,4+,shipments,100,billion yen\n2099,14,,4+,shipments,110,billion yen\n",
		[]string{"what is known of the survey does not cover these years"}, []string{"the survey changed", "rose"},
	}, {
		"a loss", "2017,14,,4+,value_added,5,billion yen\n2018,14,,4+,value_added,-3,billion yen\n2018,14,JSIC12:09,4+,value_added,-4,billion yen\n2018,14,JSIC12:11,4+,value_added,1,billion yen\n",
		[]string{"From 2017 to 2018 value added went from 5 billion yen to −3 billion yen.", "largest industries by value added were textiles (1 billion yen)."}, []string{"%", "fell"},
	}, {
		"industries that do not add up", "2018,14,JSIC12:09,4+,shipments,3,billion yen\n2018,14,JSIC12:11,4+,shipments,2,billion yen\n",
		[]string{"came to shipments that are not known (at least 5 billion yen)", "food (3 billion yen, a share of between 0 and 60.0 %)"}, []string{"shipments that are suppressed"},
	}, {
		"a measure that one prefecture has", "2018,14,,4+,shipments,100,billion yen\n2018,14,,4+,employees,10,persons\n2018,23,,4+,employees,20,persons\n",
		[]string{"Among the 2 prefectures that the figures have Kanagawa ranks 2nd by employees.", "shipped goods worth 10 billion yen in 2018."}, []string{"by shipments"},
	}, {
		"two prefectures without Japan", "2018,14,,4+,shipments,100,billion yen\n2018,23,,4+,shipments,200,billion yen\n",
		[]string{"Among the 2 prefectures that the figures have Kanagawa ranks 2nd by shipments."}, []string{"% of Japan"},
	}, {
		"industries without Japan", "2018,14,,4+,shipments,100,billion yen\n2018,14,JSIC12:09,4+,shipments,60,billion yen\n2018,14,JSIC12:11,4+,shipments,40,billion yen\n",
		[]string{"food (60 billion yen, a share of 60.0 %)", "no industries of Japan to compare with"}, []string{"quotient 1", "No industry whose", "Not placed"},
	}, {
		"a sum of industries", "2018,14,,4+,shipments,100,billion yen\n2018,14,JSIC12:09,4+,shipments,60,billion yen\n2018,14,name:軽工業計,4+,shipments,90,billion yen\n2018,14,name:時計,4+,shipments,30,billion yen\n",
		[]string{"food (60 billion yen, a share of 60.0 %) and 時計 (30 billion yen, a share of 30.0 %)"}, []string{"軽工業計"},
	}, {
		// 100.5 − 59.5 = 41, the two being rounded to billions.
		"a suppressed industry", "2018,14,,4+,shipments,100,billion yen\n2018,14,JSIC12:09,4+,shipments,60,billion yen\n2018,14,JSIC12:11,4+,shipments,X,billion yen\n",
		[]string{"1 of 2 figures is suppressed. What is published bounds what is suppressed: textiles between 0 and 41 billion yen.", "are published make up 60.0 % of the total."}, nil,
	}, {
		"two years of industries without Japan", twoYears("14"),
		[]string{"do not have industries of Kanagawa and of Japan for two years"}, []string{"growth as in the nation"},
	}, {
		"two years of industries with a suppressed one", twoYears("14") + twoYears("00") +
			"2016,14,JSIC12:12,4+,employees,X,persons\n2018,14,JSIC12:12,4+,employees,9,persons\n2016,00,JSIC12:12,4+,employees,100,persons\n2018,00,JSIC12:12,4+,employees,100,persons\n",
		[]string{"employees rose by 20 persons, to 240 persons: +", "of the change cannot be attributed, since figures are suppressed or absent in one of the years (industries concerned: 1)"}, nil,
	}, {
		"sizes", "2018,14,,4+,establishments,100,establishments\n2018,14,,4-299,establishments,90,establishments\n2018,14,,300+,establishments,10,establishments\n",
		[]string{"90.0 % had fewer than 300 persons engaged in 2018.", "share of small and medium-sized enterprises, and is none"}, []string{"in Japan"},
	}} {
		t.Run(c.name, func(t *testing.T) {
			got := texts(t, header+c.rows, "-prefecture", "14")
			for _, want := range c.want {
				if !strings.Contains(got, want) {
					t.Errorf("want %q in\n%s", want, got)
				}
			}
			for _, not := range c.not {
				if strings.Contains(got, not) {
					t.Errorf("%q is said, but nothing supports it:\n%s", not, got)
				}
			}
		})
	}
}

// What a file has beside its factories is no figure of theirs: it is left out,
// and the notes say so.
func TestForeignMeasures(t *testing.T) {
	name := file(t, "my.csv", header+"2018,14,,4+,shipments,100,billion yen\n2018,14,,4+,population,9200000,persons\n")
	_, html := write(t, "-data", name, "-prefecture", "14")
	if want := "Items of the file that are left out, since they need not be of factories (1): population."; !strings.Contains(html, want) {
		t.Errorf("the page lacks %q", want)
	}
	if strings.Contains(html, "9,200,000") {
		t.Error("the population is a figure of factories")
	}
}

// An establishment of any size is one of all sizes, in both languages.
func TestAllSizes(t *testing.T) {
	rows := header + "2015,14,,,establishments,10,establishments\n2015,14,,,employees,90,persons\n"
	for language, want := range map[string]string{"en": "Kanagawa (establishments of all sizes) came to", "ja": "神奈川県の製造業（全規模の事業所）は"} {
		if got := texts(t, rows, "-prefecture", "14", "-lang", language); !strings.Contains(got, want) {
			t.Errorf("%q lacks %q", got, want)
		}
	}
}

// A table whose source and industries are named in Japanese has charts in an
// English report, and the only prefecture of a table has no rank.
func TestForeignLetters(t *testing.T) {
	rows := "2018,14,,4+,shipments,100,billion yen,0\n2018,14,JSIC12:09,4+,shipments,60,billion yen,0\n2018,14,JSIC12:11,4+,shipments,40,billion yen,0\n"
	name := file(t, "my.csv", "# source: {\"publisher\":\"神奈川県\"}\nyear,area,industry,size,measure,value,unit,source\n"+rows)
	_, html := write(t, "-data", name, "-prefecture", "14")
	if !strings.Contains(html, `download="industries.png"`) || strings.Contains(html, "cannot be drawn") {
		t.Error("the chart of the industries is missing")
	}
	if strings.Contains(html, "1st") {
		t.Error("the only prefecture of the table has a rank")
	}
}

// Names out of a file are text, whatever they look like.
func TestHostileNames(t *testing.T) {
	evil := `<script>alert(1)</script>"'><img src=x onerror=alert(2)>`
	quoted := strings.ReplaceAll(evil, `"`, `\"`)
	preamble := fmt.Sprintf("# source: {\"publisher\":%q,\"survey\":%q,\"url\":\"javascript:alert(3)\",\"credit\":%q,\"edits\":[%q]}\n# note: \"%s\"\n# label: [\"industry:X:1\",\"%[5]s\",\"%[5]s\"]\n", evil, evil, evil, evil, quoted)
	rows := "2018,14,,4+,shipments,100,billion yen,0\n2018,14,X:1,4+,shipments,60,billion yen,0\n2018,14,X:2,4+,shipments,40,billion yen,0\n"
	name := file(t, "<b>my.csv", preamble+"year,area,industry,size,measure,value,unit,source\n"+rows)
	_, html := write(t, "-data", name, "-prefecture", "14")
	for _, bad := range []string{"<script>alert", "<img src=x", `href="javascript:`, `"'><img`} {
		if strings.Contains(html, bad) {
			t.Errorf("the page has %q", bad)
		}
	}
	if n := strings.Count(html, "<script"); n != 1 {
		t.Errorf("the page has %d scripts, want its own", n)
	}
	if !strings.Contains(html, "&lt;script&gt;alert(1)") {
		t.Error("the name is not in the page")
	}
}

// A table of e-Stat is fetched, and its credit is on the page.
func TestEStat(t *testing.T) {
	answer, err := testdata.FS.ReadFile("estat/0003432907.json")
	if err != nil {
		t.Fatal(err)
	}
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) { w.Write(answer) }))
	defer server.Close()
	folder := filepath.Join(t.TempDir(), "report")
	o := estat.Options{AppID: "0123456789abcdef0123456789abcdef01234567", BaseURL: server.URL + "/", CacheDir: t.TempDir(),
		Sleep: func(context.Context, time.Duration) error { return nil }}
	err = run(context.Background(), []string{"-estat", "0003432907", "-prefecture", "14", "-out", folder}, console{io.Discard, io.Discard, o})
	if err != nil {
		t.Fatal(err)
	}
	html, err := os.ReadFile(filepath.Join(folder, "index.html"))
	if err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(string(html), "このサービスは、政府統計総合窓口") || strings.Contains(string(html), o.AppID) {
		t.Error("the page lacks e-Stat's credit, or has the application id")
	}
}

// A phrase says the same in both languages: it uses the same of what fills it.
func TestPhrases(t *testing.T) {
	for p := range endOfPhrases {
		en, ja := phrases[p][0], phrases[p][1]
		if en == "" || ja == "" {
			t.Errorf("phrase %d is missing: %q, %q", p, en, ja)
		}
		for i := 1; i < 10; i++ {
			verb := fmt.Sprintf("%%[%d]", i)
			if p == workerEqual || p == growthFlat || p == growthUnclear || p == whyFlat || p == chartIndustries || p == chartLargest || p == chartFocus {
				continue // says less in one of them
			}
			if strings.Contains(en, verb) != strings.Contains(ja, verb) {
				t.Errorf("%q and %q differ in %s", en, ja, verb)
			}
		}
		for _, text := range phrases[p] {
			if strings.Count(text, "%[") != strings.Count(text, "]s")+strings.Count(text, "]d") {
				t.Errorf("%q has a verb of no kind", text)
			}
		}
	}
}
