package main

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"slices"
	"strings"
)

// An answer is the table of J2 and J3: what is said of a year, prefecture and
// division.
type answer struct {
	lines []string
}

// add adds a row: money in 万円, the share of the nation as a fraction.
func (a *answer) add(year int, prefecture, division string, establishments, employees, shipments int64, share float64) {
	a.lines = append(a.lines, fmt.Sprintf("%d,%s,%s,%d,%d,%d,%.9f", year, prefecture, division, establishments, employees, shipments, share))
}

// digest returns what equal answers share.
func (a *answer) digest() string {
	slices.Sort(a.lines)
	return digestOf(strings.Join(a.lines, "\n"))
}

func digestOf(text string) string {
	sum := sha256.Sum256([]byte(text))
	return hex.EncodeToString(sum[:6])
}
