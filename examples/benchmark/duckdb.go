package main

import (
	"database/sql"
	"fmt"
	"slices"
	"strings"
	"time"

	_ "github.com/duckdb/duckdb-go/v2" // the driver
)

const (
	duckTypes = `{'year':'INTEGER','establishment_id':'BIGINT','pref_code':'VARCHAR','municipality_code':'VARCHAR',
		'industry_code':'VARCHAR','size_class':'INTEGER','employees':'BIGINT','shipments':'BIGINT','materials':'BIGINT',
		'wages':'BIGINT','value_added':'BIGINT','capital':'BIGINT'}`
	duckGroups = `CREATE TEMP TABLE groups AS
		SELECT year, %s AS p, %s AS d, count(*) AS n, coalesce(sum(employees), 0) AS e, coalesce(sum(shipments), 0) AS s FROM %s GROUP BY ALL`
	duckAnswer = `CREATE TEMP TABLE answer AS SELECT *, s / sum(s) OVER (PARTITION BY year, d) AS share FROM groups`
)

// duckCSV returns what DuckDB reads the file with. It does not read cp932.
func duckCSV(c *config) string {
	more := ""
	if c.variant == "quoted" {
		more = ", thousands=','"
	}
	return fmt.Sprintf("read_csv('%s', header=true, auto_detect=false, delim=',', quote='\"', nullstr=['X','-',''], columns=%s%s)", c.csv(), duckTypes, more)
}

// makeParquet writes the columns of J3p.
func makeParquet(csv, name string) error {
	db, err := sql.Open("duckdb", "")
	if err != nil {
		return err
	}
	defer db.Close()
	c := &config{}
	query := strings.Replace(duckCSV(c), "'"+c.csv()+"'", "'"+csv+"'", 1)
	_, err = db.Exec(fmt.Sprintf("COPY (SELECT * FROM %s) TO '%s' (FORMAT parquet)", query, name))
	return err
}

// duck does a job with DuckDB.
func duck(name string, c *config) (r result, err error) {
	db, err := sql.Open("duckdb", "")
	if err != nil {
		return r, err
	}
	defer db.Close()
	db.SetMaxOpenConns(1)
	if _, err = db.Exec(fmt.Sprintf("SET threads=%d; SET preserve_insertion_order=false", c.threads)); err != nil {
		return r, err
	}
	text := []any{"pref_code", "substr(industry_code, 1, 2)"}
	switch name {
	case "J1":
		return duckColumns(db, c)
	case "J2":
		return duckQuery(db, 1, append(text, duckCSV(c))...)
	case "J3":
		_, err = db.Exec("CREATE TEMP TABLE t AS SELECT year, pref_code, industry_code, employees, shipments FROM " + duckCSV(c))
		if err == nil {
			r, err = duckQuery(db, 3, append(text, "t")...)
		}
		return r, err
	case "J3i":
		_, err = db.Exec("CREATE TEMP TABLE t AS SELECT year, pref_code::SMALLINT AS p, industry_code::SMALLINT AS i, employees, shipments FROM " + duckCSV(c))
		if err == nil {
			r, err = duckQuery(db, 3, "p", "i // 100", "t")
		}
		return r, err
	case "J3p":
		return duckQuery(db, 1, append(text, "'"+c.parquet()+"'")...)
	}
	return duckSmall(db, c)
}

// duckQuery runs the query of J2 and J3, and returns the least of its times.
func duckQuery(db *sql.DB, runs int, args ...any) (r result, err error) {
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
	var a answer
	for rows.Next() {
		var year int
		var p, d any
		var n, e, s int64
		var share float64
		if err := rows.Scan(&year, &p, &d, &n, &e, &s, &share); err != nil {
			return r, err
		}
		a.add(year, twoDigits(p), twoDigits(d), n, e, s, share)
	}
	r.Answer = a.digest()
	return r, rows.Err()
}

func twoDigits(v any) string {
	s := fmt.Sprint(v)
	if len(s) < 2 {
		return "0" + s
	}
	return s
}

// duckColumns is J1.
func duckColumns(db *sql.DB, c *config) (r result, err error) {
	began := time.Now()
	if _, err = db.Exec("CREATE TEMP TABLE t AS SELECT * FROM " + duckCSV(c)); err != nil {
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
	slices.Sort(parts)
	r.Answer = digestOf(fmt.Sprint(rows, " ", strings.Join(parts, " ")))
	return r, nil
}

// duckSmall is J4.
func duckSmall(db *sql.DB, c *config) (r result, err error) {
	read := "CREATE TEMP TABLE t AS SELECT year, pref_code, shipments FROM read_csv('%s', header=true, types={'pref_code':'VARCHAR'})"
	if _, err = db.Exec(fmt.Sprintf(read, c.small())); err != nil {
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
	slices.Sort(lines)
	r.Answer = digestOf(strings.Join(lines, "\n"))
	return r, rows.Err()
}
