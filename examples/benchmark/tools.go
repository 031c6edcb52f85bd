package main

import (
	_ "embed"
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"

	"github.com/machikoba/machikoba/examples/benchmark/answer"
)

// A tool does jobs with the file.
type tool struct {
	name    string
	here    func(*config) bool // nil for always
	command func(c *config, job string) *exec.Cmd
	result  func(out []byte) (answer.Result, error)
	// Variants are those of the file that it reads; nil for all.
	variants []string
}

var tools = []tool{
	{name: "machikoba", command: ours, result: direct},
	{name: "duckdb", command: duckdb, result: direct, variants: []string{"plain", "quoted"}},
	{name: "polars", here: func(c *config) bool { return c.polars != "" }, command: polars, result: scripted},
	{name: "data.table", here: has("Rscript", "--vanilla", "-e", "library(data.table)"), command: dataTable, result: scripted, variants: []string{"plain", "quoted"}},
	{name: "pandas", here: has("python3", "-c", "import pandas"), command: pandas, result: scripted},
}

var (
	//go:embed peers/polars.js
	polarsScript string
	//go:embed peers/withpandas.py
	pandasScript string
	//go:embed peers/withdatatable.R
	dataTableScript string
)

// has reports whether a command runs, and scripts are asked for.
func has(name string, args ...string) func(*config) bool {
	return func(c *config) bool { return c.scripts && exec.Command(name, args...).Run() == nil }
}

// build builds the programs that are Go, once. It needs the folder of this
// module to be the working one, as it is for go run.
func (c *config) build() error {
	for _, name := range []string{"ours", "small", "duckdb"} {
		cmd := exec.Command("go", "build", "-o", c.program(name), "./"+name)
		cmd.Stderr = os.Stderr
		if err := cmd.Run(); err != nil {
			return fmt.Errorf("go build ./%s: %w", name, err)
		}
	}
	return nil
}

func (c *config) program(name string) string { return filepath.Join(c.dir, name+".program") }

func ours(c *config, job string) *exec.Cmd {
	if job == "J4" {
		return exec.Command(c.program("small"), c.small())
	}
	return exec.Command(c.program("ours"), job, c.csv(), c.parquet())
}

func duckdb(c *config, job string) *exec.Cmd {
	return exec.Command(c.program("duckdb"), job, c.csv(), c.parquet(), c.small(), c.variant, fmt.Sprint(c.threads))
}

func polars(c *config, job string) *exec.Cmd {
	cmd := exec.Command("node", "-e", polarsScript, job, c.csv(), c.parquet(), c.small(), c.variant)
	cmd.Env = []string{"NODE_PATH=" + c.polars, fmt.Sprint("POLARS_MAX_THREADS=", c.threads)}
	return cmd
}

func dataTable(c *config, job string) *exec.Cmd {
	return exec.Command("Rscript", "--vanilla", "-e", dataTableScript, job, c.csv(), c.small(), c.variant, fmt.Sprint(c.threads))
}

func pandas(c *config, job string) *exec.Cmd {
	return exec.Command("python3", "-c", pandasScript, job, c.csv(), c.small(), c.variant)
}

// direct reads what a program of this module prints.
func direct(out []byte) (r answer.Result, err error) { return r, json.Unmarshal(out, &r) }

// scripted reads what a script prints.
func scripted(out []byte) (r answer.Result, err error) {
	var said struct {
		Seconds float64  `json:"seconds"`
		Lines   []string `json:"lines"` // of J1 and J4
		Rows    [][]any  `json:"rows"`  // of the others
		Count   int64    `json:"count"`
	}
	if err := json.Unmarshal(out, &said); err != nil {
		return r, err
	}
	r.Seconds = said.Seconds
	switch {
	case said.Count > 0:
		r.Digest = answer.Columns(said.Count, said.Lines)
	case said.Lines != nil:
		r.Digest = answer.Of(said.Lines)
	default:
		var t answer.Table
		for _, row := range said.Rows {
			whole := func(i int) int64 { return int64(row[i].(float64)) }
			t.Add(int(whole(0)), answer.TwoDigits(row[1]), answer.TwoDigits(row[2]), whole(3), whole(4), whole(5), row[6].(float64))
		}
		r.Digest = t.Digest()
	}
	return r, nil
}

// does reports whether a tool can be asked to do a job.
func (c *config) does(t tool, j job) bool {
	return (t.here == nil || t.here(c)) && (t.variants == nil || slices.Contains(t.variants, c.variant)) && (!j.memory || t.name != "data.table" && t.name != "pandas")
}
