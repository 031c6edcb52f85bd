package main

import (
	"context"
	"fmt"
	"strings"

	"github.com/machikoba/machikoba/ingest"
	"github.com/machikoba/machikoba/ingest/census"
	"github.com/machikoba/machikoba/ingest/estat"
	"github.com/machikoba/machikoba/ingest/parquet"
	"github.com/machikoba/machikoba/testdata"
)

// A source says how figures are fetched and who is told of it.
type source struct {
	steps  *progress
	client estat.Options
}

// read reads the figures that were asked for, with sources in the language of the
// report.
func read(ctx context.Context, c choices, s source) (*census.Table, error) {
	t, err := s.fetch(ctx, c)
	if err != nil || c.words.language() != census.Japanese {
		return t, err
	}
	return withJapaneseSources(t)
}

func (s source) fetch(ctx context.Context, c choices) (*census.Table, error) {
	switch {
	case c.estat != "":
		s.client.Progress = func(p estat.Progress) {
			s.steps.say("e-Stat %s: attempt %d, %d of %d figures", p.Operation, p.Attempt, p.Done, p.Total)
		}
		client, err := estat.New(s.client)
		if err != nil {
			return nil, err
		}
		return client.Table(ctx, c.estat, estat.Query{})
	case c.data != "":
		s.steps.say("reading %s", c.data)
		return ingest.ReadFile(c.data, ingest.Options{Formats: append(ingest.DefaultFormats(), parquet.Format{})})
	}
	return ingest.ReadFS(testdata.FS, "sample/*.csv")
}

// check says which of the places and industries asked for the table lacks.
func (c choices) check(t *census.Table) error {
	for _, a := range append([]census.Area{c.area}, c.compare...) {
		if t.Select(a).Len() == 0 {
			return fmt.Errorf("the figures have none of %s: they are of %s", a.Label(census.English),
				few(t.Areas(), func(a census.Area) string { return t.Label(census.Key{Area: a}, census.ByArea, census.English) }))
		}
	}
	if c.industry != census.Manufacturing && t.Select(c.area, c.industry).Len() == 0 {
		return fmt.Errorf("the figures have none of %s (%s) in %s: they are of %s", c.industry.Label(census.English), c.industry, c.area.Label(census.English),
			few(t.Select(c.area).Industries(), func(i census.Industry) string {
				return t.Label(census.Key{Industry: i}, census.ByIndustry, census.English)
			}))
	}
	return nil
}

// few names the first of many.
func few[T any](all []T, name func(T) string) string {
	const most = 8
	var names []string
	for _, x := range all[:min(most, len(all))] {
		names = append(names, name(x))
	}
	text := strings.Join(names, "; ")
	if len(all) > most {
		text += fmt.Sprintf(" and %d more", len(all)-most)
	}
	if text == "" {
		return "nothing"
	}
	return text
}
