// Package answer is what the programs of the benchmark share: what they found,
// in a form in which equal answers are equal.
package answer

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"slices"
	"strings"
)

// A Result is what one run found, as its process prints it.
type Result struct {
	Seconds float64 `json:"seconds"`
	Digest  string  `json:"digest"`
	Memory  int64   `json:"memory,omitempty"` // bytes beyond mapped files
}

// Print prints the result for the process that started this one.
func (r Result) Print() error {
	text, err := json.Marshal(r)
	if err != nil {
		return err
	}
	_, err = fmt.Println(string(text))
	return err
}

// A Table is the answer to J2 and J3: what is said of a year, prefecture and
// division.
type Table struct{ lines []string }

// Add adds a row: money in 万円, the share of the nation as a fraction.
func (t *Table) Add(year int, prefecture, division string, establishments, employees, shipments int64, share float64) {
	t.lines = append(t.lines, fmt.Sprintf("%d,%s,%s,%d,%d,%d,%.9f", year, prefecture, division, establishments, employees, shipments, share))
}

// Digest returns what equal tables share.
func (t *Table) Digest() string { return Of(t.lines) }

// Of returns the digest of lines in any order.
func Of(lines []string) string {
	sum := sha256.Sum256([]byte(strings.Join(slices.Sorted(slices.Values(lines)), "\n")))
	return hex.EncodeToString(sum[:6])
}

// Columns returns the digest of J1: so many rows, and for each column its
// header, sum and number of nulls.
func Columns(rows int64, columns []string) string {
	return Of(append([]string{fmt.Sprint(rows)}, columns...))
}

// TwoDigits writes a code that a program took for a number.
func TwoDigits(v any) string {
	s := fmt.Sprint(v)
	if len(s) < 2 {
		return "0" + s
	}
	return s
}
