package main

import (
	"bytes"
	"fmt"
	"io"
	"os"
	"slices"
	"strings"
	"time"
)

// A table is what is printed, as Markdown.
type table struct{ rows []tableRow }

type tableRow struct {
	job    job
	times  map[string][]float64 // seconds, of each tool
	memory map[string]int64
}

func median(times []float64) float64 {
	sorted := slices.Sorted(slices.Values(times))
	n := len(sorted)
	return (sorted[(n-1)/2] + sorted[n/2]) / 2
}

func (t *table) print(w io.Writer, c *config) {
	fmt.Fprintf(w, "%d rows, %s, %d threads, %d alternating runs: median (least), and the peer's median over ours\n\n", c.rows, c.variant, c.threads, c.runs)
	fmt.Fprintf(w, "| job | machikoba | memory | duckdb | | polars | |\n|---|---|---|---|---|---|---|\n")
	for _, r := range t.rows {
		ours := r.times["machikoba"]
		cells := []string{r.job.name + " " + r.job.title, seconds(ours), fmt.Sprintf("%d MB", r.memory["machikoba"]>>20)}
		for _, peer := range []string{"duckdb", "polars"} {
			times := r.times[peer]
			if len(times) == 0 {
				cells = append(cells, "", "")
				continue
			}
			cells = append(cells, seconds(times), fmt.Sprintf("%.1fx", median(times)/median(ours)))
		}
		fmt.Fprintf(w, "| %s |\n", strings.Join(cells, " | "))
	}
}

func seconds(times []float64) string {
	if m := median(times); m < 0.1 {
		return fmt.Sprintf("%.1f ms (%.1f)", 1000*m, 1000*slices.Min(times))
	}
	return fmt.Sprintf("%.2f s (%.2f)", median(times), slices.Min(times))
}

// floor prints how long it takes only to look at every byte of the file.
func (c *config) floor(w io.Writer) error {
	f, err := os.Open(c.csv())
	if err != nil {
		return err
	}
	defer f.Close()
	buffer := make([]byte, 1<<20)
	began, size := time.Now(), 0
	for {
		n, err := f.Read(buffer)
		bytes.Count(buffer[:n], []byte{','})
		if size += n; err == io.EOF {
			break
		} else if err != nil {
			return err
		}
	}
	took := time.Since(began).Seconds()
	_, err = fmt.Fprintf(w, "\nreading and counting the commas of %d MB on one thread: %.2f s, %.1f GB/s\n", size>>20, took, float64(size)/took/1e9)
	return err
}
