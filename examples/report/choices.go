package main

import (
	"errors"
	"flag"
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/machikoba/machikoba/ingest/census"
)

// choices are what the command line asks for.
type choices struct {
	area     census.Area
	compare  []census.Area
	industry census.Industry // Manufacturing where none was asked for
	words    words
	out      string
	data     string // file, or
	estat    string // id of a table, or neither for the embedded figures
}

// errFlags is what flags are that no report has: package flag has told of it.
var errFlags = errors.New("wrong flags")

func parseChoices(args []string, messages io.Writer) (choices, error) {
	flags := flag.NewFlagSet("report", flag.ContinueOnError)
	flags.SetOutput(messages)
	prefecture := flags.String("prefecture", "Kanagawa", "name or code of a prefecture: Aichi, 愛知県 or 23")
	compare := flags.String("compare", "", "prefectures to set beside it, separated by commas: 23,27")
	industry := flags.String("industry", "", "industry to look at closely, name or code: 31, JSIC11:30 or Food")
	language := flags.String("lang", "en", "language of the report: en or ja")
	out := flags.String("out", "machikoba-report", "folder for the page, the charts and the table")
	data := flags.String("data", "", "file to read instead of the embedded figures: CSV, workbook, Arrow, Parquet, e-Stat, SSDSE")
	table := flags.String("estat", "", "id of a table to fetch from e-Stat with the application id in ESTAT_APP_ID")
	if err := flags.Parse(args); err != nil {
		if errors.Is(err, flag.ErrHelp) {
			return choices{}, err
		}
		return choices{}, fmt.Errorf("%w: %w", errFlags, err)
	}
	c := choices{out: *out, data: *data, estat: *table}
	switch {
	case flags.NArg() > 0:
		return c, fmt.Errorf("unexpected argument %q: the prefecture is given as -prefecture %[1]s", flags.Arg(0))
	case c.data != "" && c.estat != "":
		return c, fmt.Errorf("-data and -estat are both given: want one of them, for one report is of one table")
	case c.out == "":
		return c, fmt.Errorf("-out is empty: want a folder")
	}
	return c, c.name(*prefecture, *compare, *industry, *language)
}

// name reads what names something of the vocabulary.
func (c *choices) name(prefecture, compare, industry, language string) (err error) {
	if c.area, err = parsePrefecture(prefecture); err != nil {
		return err
	}
	for name := range strings.SplitSeq(compare, ",") {
		if strings.TrimSpace(name) == "" {
			continue
		}
		a, err := parsePrefecture(strings.TrimSpace(name))
		if err != nil {
			return fmt.Errorf("-compare: %w", err)
		}
		if a == c.area || slices.Contains(c.compare, a) {
			return fmt.Errorf("-compare: %s is there already", a.Label(census.English))
		}
		c.compare = append(c.compare, a)
	}
	if c.industry, err = census.ParseIndustry(industry, census.JSIC13); err != nil {
		return fmt.Errorf("-industry: %w", err)
	}
	lang, err := census.ParseLanguage(language)
	if err != nil {
		return fmt.Errorf("-lang: %w", err)
	}
	c.words = words(lang)
	return nil
}

func parsePrefecture(text string) (census.Area, error) {
	a, err := census.ParseArea(text)
	if err != nil {
		return a, err
	}
	if !a.IsPrefecture() {
		return a, fmt.Errorf("%q is no prefecture: want a name or a code from 01 to 47", text)
	}
	return a, nil
}
