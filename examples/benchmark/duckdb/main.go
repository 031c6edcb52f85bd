// Duckdb does a job of the benchmark with DuckDB:
//
//	duckdb J2 factories.csv factories.parquet prefectures.csv quoted 2
//
// The job "parquet" writes the Parquet file.
package main

import (
	"database/sql"
	"fmt"
	"log"
	"os"
	"time"

	_ "github.com/duckdb/duckdb-go/v2" // the driver
	"github.com/machikoba/machikoba/examples/benchmark/answer"
)

const (
	duckTypes = `{'year':'INTEGER','establishment_id':'BIGINT','pref_code':'VARCHAR','municipality_code':'VARCHAR',
		'industry_code':'VARCHAR','size_class':'INTEGER','employees':'BIGINT','shipments':'BIGINT','materials':'BIGINT',
		'wages':'BIGINT','value_added':'BIGINT','capital':'BIGINT'}`
	duckGroups = `CREATE TEMP TABLE groups AS
		SELECT year, %s AS p, %s AS d, count(*) AS n, coalesce(sum(employees), 0) AS e, coalesce(sum(shipments), 0) AS s FROM %s GROUP BY ALL`
	duckAnswer = `CREATE TEMP TABLE answer AS SELECT *, s / sum(s) OVER (PARTITION BY year, d) AS share FROM groups`
)

// A task is what the arguments ask for.
type task struct{ job, csv, parquet, small, variant, threads string }

func main() {
	log.SetFlags(0)
	a := os.Args[1:]
	r, err := (&task{a[0], a[1], a[2], a[3], a[4], a[5]}).do()
	if err == nil {
		err = r.Print()
	}
	if err != nil {
		log.Fatal(err)
	}
}

// source returns what DuckDB reads the file with. It does not read cp932.
func (c *task) source() string {
	more := ""
	if c.variant == "quoted" {
		more = ", thousands=','"
	}
	return fmt.Sprintf("read_csv('%s', header=true, auto_detect=false, delim=',', quote='\"', nullstr=['X','-',''], columns=%s%s)", c.csv, duckTypes, more)
}

func (c *task) do() (r answer.Result, err error) {
	db, err := sql.Open("duckdb", "")
	if err != nil {
		return r, err
	}
	defer db.Close()
	db.SetMaxOpenConns(1)
	if _, err = db.Exec(fmt.Sprintf("SET threads=%s; SET preserve_insertion_order=false", c.threads)); err != nil {
		return r, err
	}
	text := []any{"pref_code", "substr(industry_code, 1, 2)"}
	switch c.job {
	case "parquet":
		_, err = db.Exec(fmt.Sprintf("COPY (SELECT * FROM %s) TO '%s' (FORMAT parquet)", c.source(), c.parquet))
		return r, err
	case "J1":
		return c.columns(db)
	case "J2":
		return query(db, 1, append(text, c.source())...)
	case "J3":
		_, err = db.Exec("CREATE TEMP TABLE t AS SELECT year, pref_code, industry_code, employees, shipments FROM " + c.source())
		if err == nil {
			r, err = query(db, 3, append(text, "t")...)
		}
		return r, err
	case "J3i":
		_, err = db.Exec("CREATE TEMP TABLE t AS SELECT year, pref_code::SMALLINT AS p, industry_code::SMALLINT AS i, employees, shipments FROM " + c.source())
		if err == nil {
			r, err = query(db, 3, "p", "i // 100", "t")
		}
		return r, err
	case "J3p":
		return query(db, 1, append(text, "'"+c.parquet+"'")...)
	}
	return c.smallFile(db)
}

// query runs the query of J2 and J3, and returns the least of its times.
func query(db *sql.DB, runs int, args ...any) (r answer.Result, err error) {
	for run := range runs {
		if _, err := db.Exec("DROP TABLE IF EXISTS answer; DROP TABLE IF EXISTS groups"); err != nil {
			return r, err
		}
		began := time.Now()
		if _, err := db.Exec(fmt.Sprintf(duckGroups, args...) + ";" + duckAnswer); err != nil {
			return r, err
		}
		if took := time.Since(began).Seconds(); run == 0 || took < r.Seconds {
			r.Seconds = took
		}
	}
	rows, err := db.Query("SELECT year, p, d, n, e::BIGINT, s::BIGINT, share FROM answer")
	if err != nil {
		return r, err
	}
	defer rows.Close()
	var a answer.Table
	for rows.Next() {
		var year int
		var p, d any
		var n, e, s int64
		var share float64
		if err := rows.Scan(&year, &p, &d, &n, &e, &s, &share); err != nil {
			return r, err
		}
		a.Add(year, answer.TwoDigits(p), answer.TwoDigits(d), n, e, s, share)
	}
	r.Digest = a.Digest()
	return r, rows.Err()
}

// columns is J1.
func (c *task) columns(db *sql.DB) (r answer.Result, err error) {
	began := time.Now()
	if _, err = db.Exec("CREATE TEMP TABLE t AS SELECT * FROM " + c.source()); err != nil {
		return r, err
	}
	r.Seconds = time.Since(began).Seconds()
	var parts []string
	var rows int64
	for _, column := range []string{"employees", "shipments", "materials", "wages", "value_added", "capital"} {
		var sum, count int64
		err := db.QueryRow(fmt.Sprintf("SELECT sum(%s)::BIGINT, count(*) - count(%[1]s), count(*) FROM t", column)).Scan(&sum, &count, &rows)
		if err != nil {
			return r, err
		}
		parts = append(parts, fmt.Sprintf("%s,%d,%d", column, sum, count))
	}
	r.Digest = answer.Columns(rows, parts)
	return r, nil
}

// smallFile is J4.
func (c *task) smallFile(db *sql.DB) (r answer.Result, err error) {
	read := "CREATE TEMP TABLE t AS SELECT year, pref_code, shipments FROM read_csv('%s', header=true, types={'pref_code':'VARCHAR'})"
	if _, err = db.Exec(fmt.Sprintf(read, c.small)); err != nil {
		return r, err
	}
	rows, err := db.Query("SELECT year, pref_code, shipments / sum(shipments) OVER (PARTITION BY year) FROM t")
	if err != nil {
		return r, err
	}
	defer rows.Close()
	var lines []string
	for rows.Next() {
		var year int
		var p string
		var share float64
		if err := rows.Scan(&year, &p, &share); err != nil {
			return r, err
		}
		lines = append(lines, fmt.Sprintf("%d,%s,%.9f", year, p, share))
	}
	r.Digest = answer.Of(lines)
	return r, rows.Err()
}
