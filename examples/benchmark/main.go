// Command benchmark reads a file of ten million factories with this project and
// with its peers, side by side, and prints how long each of them takes.
//
//	go run . -rows 10000000 -dir benchmark-files -polars node_modules
//
// The file is made first, where it is not there yet: the same rows are the same
// bytes everywhere. Every run is a process of its own, peers take turns, and of
// the times of a job the median and the least are printed. Answers are compared: a peer that
// says something else is an error, and no time.
//
// DuckDB comes as a Go module. Polars comes from npm (npm install nodejs-polars),
// and is left out where there is no node or -polars does not name the folder
// node_modules.
package main

import (
	"encoding/json"
	"flag"
	"fmt"
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
}

func main() {
	log.SetFlags(0)
	var c config
	flag.IntVar(&c.rows, "rows", 10_000_000, "rows of the file")
	flag.IntVar(&c.runs, "runs", 5, "runs of each")
	flag.IntVar(&c.threads, "threads", runtime.NumCPU(), "threads of each")
	flag.StringVar(&c.dir, "dir", filepath.Join(os.TempDir(), "benchmark"), "where the files are made")
	flag.StringVar(&c.polars, "polars", "", "folder node_modules with nodejs-polars")
	flag.StringVar(&c.variant, "variant", "plain", "plain, quoted or cp932")
	flag.StringVar(&c.only, "jobs", "", "jobs, such as J1,J2; all if empty")
	task := flag.String("task", "", "for the processes that this one starts")
	flag.Parse()
	var err error
	if *task != "" {
		err = runTask(*task, c)
	} else {
		err = c.compare()
	}
	if err != nil {
		log.Fatal("benchmark: ", err)
	}
}

// A result is what one run found, as its process prints it.
type result struct {
	Seconds float64 `json:"seconds"`
	Answer  string  `json:"answer"`            // a digest
	Memory  int64   `json:"memory,omitempty"`  // bytes beyond mapped files
	Version string  `json:"version,omitempty"` // of the peer
}

func (r result) print() error {
	text, err := json.Marshal(r)
	if err != nil {
		return err
	}
	_, err = fmt.Println(string(text))
	return err
}
