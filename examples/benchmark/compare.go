package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"time"
)

// A job is something to be done with the file, by those who can.
type job struct {
	name, title string
	tools       []string
	started     bool // timed from the start of the process
}

var jobs = []job{
	{name: "J1", title: "CSV to typed columns", tools: []string{"machikoba", "duckdb", "polars"}},
	{name: "J2", title: "CSV to the table of shares", tools: []string{"machikoba", "duckdb", "polars"}},
	{name: "J3", title: "the same from memory, text codes", tools: []string{"machikoba", "duckdb", "polars"}},
	{name: "J3i", title: "the same from memory, integer codes", tools: []string{"machikoba", "duckdb", "polars"}},
	{name: "J3p", title: "the same from Parquet", tools: []string{"machikoba", "duckdb", "polars"}},
	{name: "J4", title: "1,410 rows, process start to answer", tools: []string{"machikoba", "duckdb", "polars"}, started: true},
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
	var table table
	for _, j := range jobs {
		if c.only != "" && !slices.Contains(strings.Split(c.only, ","), j.name) {
			continue
		}
		if c.variant != "plain" && j.name != "J2" {
			continue
		}
		row, err := c.measure(j)
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
	if _, err := os.Stat(c.parquet()); err == nil || c.variant != "plain" {
		return nil
	}
	return makeParquet(c.csv(), c.parquet())
}

// measure lets the tools take turns.
func (c *config) measure(j job) (tableRow, error) {
	row := tableRow{job: j, times: map[string][]float64{}, memory: map[string]int64{}}
	answers := map[string]string{}
	for run := range c.runs + 1 {
		for _, tool := range j.tools {
			if tool == "polars" && c.polars == "" || tool == "duckdb" && c.variant == "cp932" {
				continue // which it cannot do
			}
			began := time.Now()
			r, err := c.process(tool, j)
			if err != nil {
				return row, fmt.Errorf("%s: %w", tool, err)
			}
			if j.started {
				r.Seconds = time.Since(began).Seconds()
			}
			answers[tool] = r.Answer
			if r.Answer != answers[j.tools[0]] {
				return row, fmt.Errorf("%s answers %s, %s %s", tool, r.Answer, j.tools[0], answers[j.tools[0]])
			}
			if run > 0 { // the first warms the page cache
				row.times[tool] = append(row.times[tool], r.Seconds)
				row.memory[tool] = max(row.memory[tool], r.Memory)
			}
		}
	}
	return row, nil
}

// process runs a job in a process of its own.
func (c *config) process(tool string, j job) (r result, err error) {
	self, err := os.Executable()
	if err != nil {
		return r, err
	}
	args := []string{"-task", tool + ":" + j.name, "-rows", fmt.Sprint(c.rows), "-dir", c.dir, "-variant", c.variant, "-threads", fmt.Sprint(c.threads)}
	cmd := exec.Command(self, args...)
	if tool == "polars" {
		cmd = exec.Command("node", "-e", polarsScript, j.name, c.csv(), c.parquet(), c.small(), c.variant)
		cmd.Env = append(os.Environ(), "NODE_PATH="+c.polars, fmt.Sprint("POLARS_MAX_THREADS=", c.threads))
	} else {
		cmd.Env = append(os.Environ(), fmt.Sprint("GOMAXPROCS=", c.threads))
	}
	cmd.Stderr = os.Stderr
	out, err := cmd.Output()
	if err != nil {
		return r, err
	}
	if tool == "polars" {
		return polarsResult(out)
	}
	return r, json.Unmarshal(out, &r)
}

// runTask does a job in this process, and prints the result.
func runTask(task string, c config) error {
	tool, name, _ := strings.Cut(task, ":")
	do := ours
	if tool == "duckdb" {
		do = duck
	}
	r, err := do(name, &c)
	if err != nil {
		return err
	}
	return r.print()
}
