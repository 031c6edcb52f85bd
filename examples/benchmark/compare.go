package main

import (
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"github.com/machikoba/machikoba/examples/benchmark/answer"
)

// A job is something to be done with the file.
type job struct {
	name, title string
	started     bool // timed from the start of the process
	memory      bool // of what only databases do: from memory, from Parquet
}

var jobs = []job{
	{name: "J1", title: "CSV to typed columns"},
	{name: "J2", title: "CSV to the table of shares"},
	{name: "J3", title: "the same from memory, text codes", memory: true},
	{name: "J3i", title: "the same from memory, integer codes", memory: true},
	{name: "J3p", title: "the same from Parquet", memory: true},
	{name: "J4", title: "1,410 rows, process start to answer", started: true},
}

// files are the names of the files of a comparison.
func (c *config) csv() string {
	return filepath.Join(c.dir, fmt.Sprintf("factories_%d_%s.csv", c.rows, c.variant))
}
func (c *config) parquet() string { return strings.TrimSuffix(c.csv(), ".csv") + ".parquet" }
func (c *config) small() string   { return filepath.Join(c.dir, "prefectures.csv") }

func (c *config) compare() error {
	if err := c.prepare(); err != nil {
		return err
	}
	table := table{tools: slices.DeleteFunc(slices.Clone(tools), func(t tool) bool { return !c.does(t, job{}) })}
	for _, j := range jobs {
		if c.only != "" && !slices.Contains(strings.Split(c.only, ","), j.name) {
			continue
		}
		if c.variant != "plain" && j.name != "J2" {
			continue
		}
		row, err := c.measure(j, table.tools)
		if err != nil {
			return fmt.Errorf("%s: %w", j.name, err)
		}
		table.rows = append(table.rows, row)
	}
	table.print(os.Stdout, c)
	return c.floor(os.Stdout)
}

// prepare makes the files that are not there.
func (c *config) prepare() error {
	at := slices.IndexFunc(variants, func(v variant) bool { return v.name == c.variant })
	if at < 0 {
		return fmt.Errorf("there is no variant %q", c.variant)
	}
	if err := os.MkdirAll(c.dir, 0o755); err != nil {
		return err
	}
	makers := map[string]func(io.Writer) error{
		c.csv():   func(w io.Writer) error { return generate(w, c.rows, 1950, variants[at]) },
		c.small(): generateSmall,
	}
	for name, make := range makers {
		if _, err := os.Stat(name); err == nil {
			continue
		}
		f, err := os.Create(name + ".part")
		if err != nil {
			return err
		}
		if err := errors.Join(make(f), f.Close(), os.Rename(name+".part", name)); err != nil {
			return err
		}
	}
	if err := c.build(); err != nil {
		return err
	}
	if _, err := os.Stat(c.parquet()); err == nil || c.variant != "plain" {
		return nil
	}
	return duckdb(c, "parquet").Run()
}

// measure lets the tools take turns.
func (c *config) measure(j job, tools []tool) (tableRow, error) {
	row := tableRow{job: j, times: map[string][]float64{}, memory: map[string]int64{}}
	answers := map[string]string{}
	for run := range c.runs + 1 {
		for _, t := range tools {
			if !c.does(t, j) {
				continue
			}
			r, err := c.process(t, j)
			if err != nil {
				return row, fmt.Errorf("%s: %w", t.name, err)
			}
			answers[t.name] = r.Digest
			if r.Digest != answers[tools[0].name] {
				return row, fmt.Errorf("%s answers %s, %s %s", t.name, r.Digest, tools[0].name, answers[tools[0].name])
			}
			if run > 0 { // the first warms the page cache
				row.times[t.name] = append(row.times[t.name], r.Seconds)
				row.memory[t.name] = max(row.memory[t.name], r.Memory)
			}
		}
	}
	return row, nil
}

// process runs a job in a process of its own.
func (c *config) process(t tool, j job) (answer.Result, error) {
	cmd := t.command(c, j.name)
	cmd.Env = append(append(os.Environ(), fmt.Sprint("GOMAXPROCS=", c.threads)), cmd.Env...)
	cmd.Stderr = os.Stderr
	began := time.Now()
	out, err := cmd.Output()
	took := time.Since(began).Seconds()
	if err != nil {
		return answer.Result{}, err
	}
	if t.name == "machikoba" && j.name == "J4" {
		return answer.Result{Seconds: took, Digest: answer.Of(strings.Split(strings.TrimSpace(string(out)), "\n"))}, nil
	}
	r, err := t.result(out)
	if j.started {
		r.Seconds = took
	}
	return r, err
}
