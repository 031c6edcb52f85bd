package census_test

import (
	"testing"

	"github.com/machikoba/machikoba/ingest/census"
)

func TestLanguage(t *testing.T) {
	for _, lang := range []census.Language{census.English, census.Japanese} {
		if got, err := census.ParseLanguage(lang.String()); err != nil || got != lang {
			t.Errorf("ParseLanguage(%q) = %v, %v", lang, got, err)
		}
	}
	if got, err := census.ParseLanguage("JA"); err != nil || got != census.Japanese {
		t.Errorf("ParseLanguage(JA) = %v, %v", got, err)
	}
	if got, err := census.ParseLanguage("fr"); err == nil {
		t.Errorf("ParseLanguage(fr) = %v", got)
	}
	if got := census.Language(7).String(); got != "Language(7)" {
		t.Errorf("language 7 is %s", got)
	}
	for lang, want := range map[census.Language]string{census.English: "factory", census.Japanese: "工場"} {
		if got := lang.Choose("factory", "工場"); got != want {
			t.Errorf("in %v the word is %q, want %q", lang, got, want)
		}
	}
}
