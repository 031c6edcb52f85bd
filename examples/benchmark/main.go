// Command benchmark reads a file of ten million factories with this project and
// with its peers, side by side, and prints how long each of them takes.
//
//	go run . -rows 10000000 -dir benchmark-files -polars node_modules
//
// The files are made first, where they are not there yet: the same rows are the
// same bytes everywhere. Every run is a process of its own, with nothing linked
// but what it measures; peers take turns, and of the times of a job the median
// and the least are printed. Answers are compared: a peer that says something
// else is an error, and no time.
//
// DuckDB comes as a Go module. Polars comes from npm (npm install nodejs-polars),
// and is left out where -polars does not name the folder node_modules. data.table
// and pandas are those of the machine, from R and Python, with -scripts.
package main

import (
	"flag"
	"log"
	"os"
	"path/filepath"
	"runtime"
)

// A config is what the flags say.
type config struct {
	rows, runs, threads int
	dir, polars, only   string
	variant             string
	scripts             bool
}

func main() {
	log.SetFlags(0)
	var c config
	flag.IntVar(&c.rows, "rows", 10_000_000, "rows of the file")
	flag.IntVar(&c.runs, "runs", 5, "runs of each")
	flag.IntVar(&c.threads, "threads", runtime.NumCPU(), "threads of each")
	flag.StringVar(&c.dir, "dir", filepath.Join(os.TempDir(), "benchmark"), "where the files are made")
	flag.StringVar(&c.polars, "polars", "", "folder node_modules with nodejs-polars")
	flag.BoolVar(&c.scripts, "scripts", false, "with data.table and pandas, where they are installed")
	flag.StringVar(&c.variant, "variant", "plain", "plain, quoted or cp932")
	flag.StringVar(&c.only, "jobs", "", "jobs, such as J1,J2; all if empty")
	flag.Parse()
	if err := c.compare(); err != nil {
		log.Fatal("benchmark: ", err)
	}
}
