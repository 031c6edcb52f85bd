// Kanagawa prints a profile of a prefecture's factories from the embedded
// figures of Japan's factory census, and writes its charts and its table into a
// folder:
//
//	go run ./examples/kanagawa
//	go run ./examples/kanagawa -prefecture Aichi -out aichi
package main

import (
	"flag"
	"fmt"
	"os"
	"strings"

	"github.com/machikoba/machikoba/ingest"
	"github.com/machikoba/machikoba/ingest/census"
	"github.com/machikoba/machikoba/testdata"
)

func main() {
	prefecture := flag.String("prefecture", "Kanagawa", "name or code of a prefecture: Aichi, 愛知県 or 23")
	out := flag.String("out", "", "folder for charts and table (default machikoba-<prefecture>)")
	flag.Parse()
	if flag.NArg() > 0 {
		fail(fmt.Errorf("unexpected argument %q: the prefecture is given as -prefecture %s", flag.Arg(0), flag.Arg(0)))
	}
	if err := run(*prefecture, *out); err != nil {
		fail(err)
	}
}

func fail(err error) {
	fmt.Fprintln(os.Stderr, "kanagawa:", err)
	os.Exit(1)
}

func run(prefecture, out string) error {
	area, err := census.ParsePrefecture(prefecture)
	if err != nil {
		return err
	}
	t, err := ingest.ReadFS(testdata.FS, "sample/*.csv")
	if err != nil {
		return err
	}
	p := newProfile(t, area)
	if _, err := os.Stdout.WriteString(p.text()); err != nil {
		return err
	}
	if out == "" {
		out = "machikoba-" + strings.ToLower(area.Label(census.English))
	}
	return p.write(out)
}
