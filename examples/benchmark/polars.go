package main

import (
	_ "embed"
	"encoding/json"
	"fmt"
	"slices"
	"strings"
)

// polarsScript does a job with Polars, and prints the time and the answer.
//
//go:embed polars.js
var polarsScript string

// polarsResult reads what the script prints.
func polarsResult(out []byte) (r result, err error) {
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
	slices.Sort(said.Lines)
	switch {
	case said.Count > 0:
		r.Answer = digestOf(fmt.Sprint(said.Count, " ", strings.Join(said.Lines, " ")))
	case said.Lines != nil:
		r.Answer = digestOf(strings.Join(said.Lines, "\n"))
	default:
		var a answer
		for _, row := range said.Rows {
			whole := func(i int) int64 { return int64(row[i].(float64)) }
			a.add(int(whole(0)), twoDigits(row[1]), twoDigits(row[2]), whole(3), whole(4), whole(5), row[6].(float64))
		}
		r.Answer = a.digest()
	}
	return r, nil
}
