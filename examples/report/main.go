// Report writes a profile of a prefecture's factories as a web page that needs
// nothing but itself: findings in sentences, charts, a table to sort and filter,
// downloads, notes and sources. The charts and the table are files beside it, and
// SHA256SUMS lists them all: where a later run into the folder writes fewer, it
// removes those that are listed and unchanged, and never another file.
//
//	go run ./examples/report -prefecture 14 -out report
//	go run ./examples/report -prefecture 愛知県 -lang ja -compare 14,27 -industry 31
//	go run ./examples/report -prefecture Osaka -data my.csv
//	ESTAT_APP_ID=… go run ./examples/report -prefecture Osaka -estat 0003432907
//
// Without -data and -estat it tells of the figures that come with the module.
// What a table lacks is said in its place.
package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"os/signal"

	"github.com/machikoba/machikoba/ingest/estat"
)

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	err := run(ctx, os.Args[1:], console{out: os.Stdout, progress: os.Stderr})
	if errors.Is(err, errFlags) {
		os.Exit(2)
	}
	if err != nil && !errors.Is(err, flag.ErrHelp) {
		fmt.Fprintln(os.Stderr, "report:", err)
		stop()
		os.Exit(1)
	}
}

// A console is where the program speaks to.
type console struct {
	out, progress io.Writer
	estat         estat.Options // of the client that -estat fetches with
}

func run(ctx context.Context, args []string, c console) error {
	choice, err := parseChoices(args, c.progress)
	if err != nil {
		return err
	}
	steps := newProgress(c.progress)
	t, err := read(ctx, choice, source{steps, c.estat})
	if err != nil {
		return err
	}
	p, err := newProfile(ctx, t, choice, steps)
	if err != nil {
		return err
	}
	r, err := p.report()
	if err != nil {
		return err
	}
	written, err := r.write(choice.out, steps)
	if err != nil {
		return err
	}
	for _, s := range r.sections {
		for _, finding := range s.Findings {
			fmt.Fprintln(c.out, finding)
		}
	}
	fmt.Fprintf(c.out, "\nWritten to %s: %s\n", choice.out, written)
	return nil
}
