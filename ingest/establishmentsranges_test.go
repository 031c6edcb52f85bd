package ingest_test

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"os/exec"
	"slices"
	"strings"
	"testing"

	"github.com/apache/arrow/go/v15/arrow/ipc"
	"github.com/machikoba/machikoba/ingest"
	"github.com/machikoba/machikoba/ingest/census"
)

// manyFactories returns a file of n random rows, some of them with quoted line
// feeds, blank lines between them.
func manyFactories(r *rand.Rand, n int) string {
	var b strings.Builder
	b.WriteString(factoryHeader)
	figure := func() string {
		return []string{fmt.Sprint(r.IntN(1e6)), fmt.Sprint(r.IntN(1e6)), fmt.Sprint(r.IntN(1e6)), "X", "-", "", fmt.Sprintf(`"%d,%03d"`, 1+r.IntN(999), r.IntN(1000))}[r.IntN(7)]
	}
	forms := []string{"株式会社", "個人", "\"a\nb\"", `"a,b"`, `"say ""hm"""`}
	for i := range n {
		fmt.Fprintf(&b, "%d,%04d,%02d100,31%02d,%s,%d,%s,%s\n", 2010+r.IntN(5), i, 1+r.IntN(47), 11+r.IntN(5), forms[r.IntN(len(forms))], 4+r.IntN(500), figure(), figure())
		if r.IntN(20) == 0 {
			b.WriteString("\n")
		}
	}
	return b.String()
}

// The ranges of a file are all of it, and their cubes add up to its cube.
func TestRangesAreTheFile(t *testing.T) {
	text := manyFactories(rand.New(rand.NewPCG(1, 2)), 500)
	e := ingest.Establishments{Files: []string{file(t, "f.csv", text)}, Layout: factoryLayout()}
	want := tabulate(t, e, byPrefecture)
	for _, n := range []int{1, 2, 3, 10, 400, 100_000} {
		ranges, err := e.Ranges(context.Background(), n)
		if err != nil {
			t.Fatal(err)
		}
		at, line := int64(len(factoryHeader)), 2
		var sum *census.Cube
		for _, r := range ranges {
			if r.Offset != at || r.Line != line {
				t.Fatalf("a range begins at byte %d, line %d, want %d, %d", r.Offset, r.Line, at, line)
			}
			line += strings.Count(text[at:at+r.Length], "\n")
			at += r.Length
			cubes, err := e.TabulateRange(context.Background(), r, byPrefecture)
			if err != nil {
				t.Fatal(err)
			}
			if sum == nil {
				sum = cubes[0]
			} else if err := sum.Merge(cubes[0]); err != nil {
				t.Fatal(err)
			}
		}
		if at != int64(len(text)) {
			t.Errorf("%d ranges end at byte %d of %d", n, at, len(text))
		}
		got, err := sum.Table()
		if err != nil {
			t.Fatal(err)
		}
		if diff := got.Diff(want); diff != "" {
			t.Errorf("%d ranges: %s", n, diff)
		}
	}
}

// An error in a range has its place in the file.
func TestRangeErrorsHaveTheirLine(t *testing.T) {
	text := manyFactories(rand.New(rand.NewPCG(5, 6)), 100)
	lines := strings.Count(text, "\n")
	e := ingest.Establishments{Files: []string{file(t, "f.csv", text+"2018,1,14100,3111,株,?,1,1\n")}, Layout: factoryLayout()}
	ranges, err := e.Ranges(context.Background(), 4)
	if err != nil {
		t.Fatal(err)
	}
	_, err = e.TabulateRange(context.Background(), ranges[len(ranges)-1], byPrefecture)
	var p *ingest.ParseError
	if !errors.As(err, &p) || p.Line != lines+1 || p.Column != 21 {
		t.Errorf("%v, want line %d, column 21", err, lines+1)
	}
}

// What is no range of a file is an error, and no part of it.
func TestWrongRanges(t *testing.T) {
	e := ingest.Establishments{Files: []string{file(t, "f.csv", threeFactories)}, Layout: factoryLayout()}
	for name, r := range map[string]ingest.Range{
		"before the file":    {Offset: -5, Length: 10, Line: 2},
		"in the header":      {Offset: 5, Length: 100, Line: 1},
		"of negative length": {Offset: 100, Length: -7, Line: 2},
		"without a line":     {Offset: int64(len(factoryHeader)), Length: 10},
		"behind the file":    {Offset: 5000, Length: 10, Line: 2},
	} {
		r.File = e.Files[0]
		if cubes, err := e.TabulateRange(context.Background(), r, byPrefecture); cubes != nil || err == nil {
			t.Errorf("%s: cubes %v, error %v", name, cubes, err)
		}
	}
	e = stdin(threeFactories)
	if _, err := e.TabulateRange(context.Background(), ingest.Range{File: "-", Offset: 62, Length: 33, Line: 2}, byPrefecture); err == nil {
		t.Error("no error for a part of the standard input")
	}
}

func TestRangesOfWhatCannotBeSplit(t *testing.T) {
	e := stdin(threeFactories)
	ranges, err := e.Ranges(context.Background(), 8)
	if err != nil || len(ranges) != 1 {
		t.Fatalf("%v, %v, want one range", ranges, err)
	}
	cubes, err := e.TabulateRange(context.Background(), ranges[0], byPrefecture)
	if err != nil {
		t.Fatal(err)
	}
	got, _ := cubes[0].Table()
	if diff := got.Diff(tabulate(t, stdin(threeFactories), byPrefecture)); diff != "" {
		t.Error(diff)
	}
}

// workerVariable makes the test binary a process that tabulates the ranges on
// its standard input and writes the cube to its standard output.
const workerVariable = "MACHIKOBA_TEST_RANGES_OF"

func TestMain(m *testing.M) {
	name, isWorker := os.LookupEnv(workerVariable)
	if !isWorker {
		minimiseBriefly()
		os.Exit(m.Run())
	}
	if err := rangeWorker(name); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func rangeWorker(name string) error {
	var ranges []ingest.Range
	if err := json.NewDecoder(os.Stdin).Decode(&ranges); err != nil {
		return err
	}
	e := ingest.Establishments{Files: []string{name}, Layout: factoryLayout()}
	var sum *census.Cube
	for _, r := range ranges {
		cubes, err := e.TabulateRange(context.Background(), r, byPrefecture)
		if err != nil {
			return err
		}
		if sum == nil {
			sum = cubes[0]
		} else if err := sum.Merge(cubes[0]); err != nil {
			return err
		}
	}
	record := sum.Record()
	defer record.Release()
	w := ipc.NewWriter(os.Stdout, ipc.WithSchema(record.Schema()))
	return errors.Join(w.Write(record), w.Close())
}

// Two processes take half of the ranges each, and a third merges what they
// send: the table is that of one process.
func TestRangesInTwoProcesses(t *testing.T) {
	name := file(t, "f.csv", manyFactories(rand.New(rand.NewPCG(3, 4)), 3000))
	e := ingest.Establishments{Files: []string{name}, Layout: factoryLayout()}
	ranges, err := e.Ranges(context.Background(), 8)
	if err != nil {
		t.Fatal(err)
	}
	sum := inProcess(t, name, everySecond(ranges, 1))
	if err := sum.Merge(inProcess(t, name, everySecond(ranges, 0))); err != nil {
		t.Fatal(err)
	}
	got, err := sum.Table()
	if err != nil {
		t.Fatal(err)
	}
	if diff := got.Diff(tabulate(t, e, byPrefecture)); diff != "" {
		t.Error(diff)
	}
}

func everySecond(ranges []ingest.Range, from int) (half []ingest.Range) {
	for i := from; i < len(ranges); i += 2 {
		half = append(half, ranges[i])
	}
	slices.Reverse(half)
	return half
}

// inProcess tabulates ranges in a process of their own.
func inProcess(t *testing.T, name string, ranges []ingest.Range) *census.Cube {
	t.Helper()
	request, err := json.Marshal(ranges)
	if err != nil {
		t.Fatal(err)
	}
	worker := exec.Command(os.Args[0])
	worker.Env = append(os.Environ(), workerVariable+"="+name)
	worker.Stdin, worker.Stderr = bytes.NewReader(request), os.Stderr
	answer, err := worker.Output()
	if err != nil {
		t.Fatal(err)
	}
	r, err := ipc.NewReader(bytes.NewReader(answer))
	if err != nil {
		t.Fatal(err)
	}
	defer r.Release()
	record, err := r.Read()
	if err != nil && err != io.EOF {
		t.Fatal(err)
	}
	cube, err := census.CubeFromRecord(record)
	if err != nil {
		t.Fatal(err)
	}
	return cube
}
