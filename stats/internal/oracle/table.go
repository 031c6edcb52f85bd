package oracle

import (
	"encoding/csv"
	"math"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"testing"
)

// A Table is an input of a case: the columns of a CSV file with a header.
type Table struct {
	Columns []string

	name string
	rows [][]string
	t    testing.TB
}

// Input reads the table name.csv of the case: "input", "input_weights", ….
func (c *Case) Input(name string) *Table {
	c.t.Helper()
	file := filepath.Join(c.Dir, name+".csv")
	c.opened[file] = true
	f, err := os.Open(file)
	if err != nil {
		c.t.Fatal(err)
	}
	defer f.Close()
	rows, err := csv.NewReader(f).ReadAll()
	if err != nil || len(rows) == 0 {
		c.t.Fatalf("%s: %d rows: %v", file, len(rows), err)
	}
	return &Table{Columns: rows[0], name: file, rows: rows[1:], t: c.t}
}

// HasInput reports whether the case has the table name.csv.
func (c *Case) HasInput(name string) bool {
	_, err := os.Stat(filepath.Join(c.Dir, name+".csv"))
	return err == nil
}

// Len returns the number of rows below the header.
func (t *Table) Len() int { return len(t.rows) }

// Has reports whether the table has the column.
func (t *Table) Has(column string) bool { return slices.Contains(t.Columns, column) }

// Strings returns a column as it is written.
func (t *Table) Strings(column string) []string {
	t.t.Helper()
	k := slices.Index(t.Columns, column)
	if k < 0 {
		t.t.Fatalf("%s has no column %q but %v", t.name, column, t.Columns)
	}
	texts := make([]string, len(t.rows))
	for i, row := range t.rows {
		texts[i] = row[k]
	}
	return texts
}

// Floats returns a column of numbers. An empty field, NA, NaN, null and x are NaN.
func (t *Table) Floats(column string) []float64 {
	t.t.Helper()
	floats := make([]float64, len(t.rows))
	for i, text := range t.Strings(column) {
		switch text {
		case "", "NA", "NaN", "null", "None", "x":
			floats[i] = math.NaN()
			continue
		}
		x, err := strconv.ParseFloat(text, 64)
		if err != nil {
			t.t.Fatalf("%s: row %d: %s %q is not a number", t.name, i+1, column, text)
		}
		floats[i] = x
	}
	return floats
}

// Complete returns the rows that have a number in each of the columns.
func (t *Table) Complete(columns ...string) *Table {
	t.t.Helper()
	numbers := make([][]float64, len(columns))
	for k, column := range columns {
		numbers[k] = t.Floats(column)
	}
	kept := *t
	kept.rows = nil
	for i, row := range t.rows {
		if !slices.ContainsFunc(numbers, func(x []float64) bool { return math.IsNaN(x[i]) }) {
			kept.rows = append(kept.rows, row)
		}
	}
	return &kept
}

// Cross turns three columns of a long table into a matrix: one row for each
// distinct text in the column row, one column for each in col, both in order of
// appearance; NaN where the table has no line.
func (t *Table) Cross(row, col, value string) (rows, cols []string, cells [][]float64) {
	t.t.Helper()
	r, c, x := t.Strings(row), t.Strings(col), t.Floats(value)
	rows, cols = Distinct(r), Distinct(c)
	cells = make([][]float64, len(rows))
	for i := range cells {
		cells[i] = make([]float64, len(cols))
		for j := range cells[i] {
			cells[i][j] = math.NaN()
		}
	}
	for k, v := range x {
		cells[slices.Index(rows, r[k])][slices.Index(cols, c[k])] = v
	}
	return rows, cols, cells
}

// Distinct returns the distinct texts in order of appearance.
func Distinct(texts []string) []string {
	var d []string
	for _, s := range texts {
		if !slices.Contains(d, s) {
			d = append(d, s)
		}
	}
	return d
}
