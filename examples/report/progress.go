package main

import (
	"fmt"
	"io"
	"time"
)

// patience is how long work may take before it is told of, and the pause
// between two lines.
const patience = 2 * time.Second

// A progress tells of long work, a line at a time, and is silent while the work
// is short.
type progress struct {
	to   io.Writer
	last time.Time
}

func newProgress(to io.Writer) *progress { return &progress{to: to, last: time.Now()} }

func (p *progress) say(format string, args ...any) {
	if time.Since(p.last) < patience {
		return
	}
	p.last = time.Now()
	fmt.Fprintf(p.to, "report: "+format+" …\n", args...)
}
