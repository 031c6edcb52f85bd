package sme_test

import (
	"fmt"
	"strings"
	"testing"
	"unicode"

	"github.com/machikoba/machikoba/ingest/census"
	"github.com/machikoba/machikoba/stats"
	"github.com/machikoba/machikoba/stats/sme"
)

// Every line of the checklist, and everything that can be missing, is there in Japanese;
// what a prefecture adds stays as it wrote it.
func TestScreeningTexts(t *testing.T) {
	own := sme.Criterion{Name: "ISO 14001", Judge: func(sme.Candidate) (stats.Finding, string) { return stats.Unknown, "a certificate" }}
	s := sme.Screen(sme.Candidate{Name: "川崎ギヤ"}, append(sme.ModelFactory(), own))
	lines := strings.Split(strings.TrimSuffix(s.Text(census.Japanese), "\n"), "\n")
	if len(lines) != 9 || lines[0] != "川崎ギヤ：不明" || lines[8] != "ISO 14001：不明、要確認：a certificate" {
		t.Fatalf("the screening reads %q", lines)
	}
	for _, line := range lines[1:8] {
		if strings.ContainsFunc(line, func(r rune) bool { return unicode.In(r, unicode.Latin) }) {
			t.Errorf("%q is not all in Japanese", line)
		}
	}
	// Of the class there is only said what it still takes.
	large := sme.Firm{Industry: sme.Industry{Sector: sme.Manufacturing}, Capital: sme.Known(400e6)}
	asked := sme.Screen(sme.Candidate{Firm: large}, sme.ModelFactory()[:1])
	if got, want := asked.Text(census.Japanese), "：不明\n中小企業者であること：不明、要確認：常時使用する従業員の数\n"; got != want {
		t.Errorf("a firm of unknown employees reads %q, want %q", got, want)
	}
	if lines[1] != "中小企業者であること：不明、要確認：業種、資本金、常時使用する従業員の数" {
		t.Errorf("a firm of which nothing is known reads %q", lines[1])
	}
	met := sme.Screen(fit(), sme.ModelFactory())
	for lang, want := range map[census.Language][2]string{census.English: {": met", "found out"}, census.Japanese: {"：満たす", "要確認"}} {
		if text := met.Text(lang); strings.Count(text, want[0]+"\n") != 8 || strings.Contains(text, want[1]) {
			t.Errorf("a candidate that meets all reads\n%s", text)
		}
	}
}

func TestClassLabels(t *testing.T) {
	seen := map[string]sme.Class{}
	for c := sme.UnknownClass; c <= sme.SupportedAbove; c++ {
		label := c.Label(census.Japanese)
		if other, ok := seen[label]; ok || label == c.String() {
			t.Errorf("%v is %q, as is %v", c, label, other)
		}
		seen[label] = c
		if c.Label(census.English) != c.String() {
			t.Errorf("%v is %q in English", c, c.Label(census.English))
		}
	}
	if got := sme.Small.Label(census.Japanese); got != "小規模企業者" { // Article 2, paragraph 5
		t.Errorf("a small enterprise is %q", got)
	}
}

func ExampleScreening_Text() {
	c := sme.Candidate{Name: "Hadano Press", Firm: sme.Firm{Industry: sme.Industry{Sector: sme.Manufacturing}, Capital: sme.Known(30e6)},
		YearsInPrefecture: sme.Known(2), Applies: sme.Yes, Cooperates: sme.Yes}
	fmt.Print(sme.Screen(c, sme.ModelFactory()).Text(census.English))
	// Output:
	// Hadano Press: not met
	// small or medium-sized enterprise: met
	// awarded before: unknown, to be found out: earlier awards
	// in operation in the prefecture for three years: not met
	// not more than 50 % owned by a large enterprise: unknown, to be found out: voting rights of large enterprises
	// no director placed by a large enterprise: unknown, to be found out: where directors are from
	// applies: met
	// cooperates: met
}

func ExampleClass_Label() {
	f := sme.Firm{Industry: sme.Industry{Sector: sme.Retail}, RegularEmployees: sme.Known(4)}
	class := sme.Classify(f, sme.BasicAct).Class
	fmt.Println(class.Label(census.English), class.Label(census.Japanese))
	// Output: small enterprise 小規模企業者
}
