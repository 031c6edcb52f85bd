package main

import (
	"fmt"
	"io"
	"slices"
	"strings"
)

// A table is what is printed, as Markdown.
type table struct {
	tools []tool // ours first
	rows  []tableRow
}

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
	peers := t.tools[1:]
	fmt.Fprintf(w, "| job | machikoba | memory |%s\n|---|---|---|%s\n", headings(peers), strings.Repeat("---|---|", len(peers)))
	for _, r := range t.rows {
		ours := r.times["machikoba"]
		cells := []string{r.job.name + " " + r.job.title, seconds(ours), ""}
		if m := r.memory["machikoba"]; m > 0 {
			cells[2] = fmt.Sprintf("%d MB", m>>20)
		}
		for _, peer := range peers {
			times := r.times[peer.name]
			if len(times) == 0 {
				cells = append(cells, "", "")
				continue
			}
			cells = append(cells, seconds(times), fmt.Sprintf("%.1fx", median(times)/median(ours)))
		}
		fmt.Fprintf(w, "| %s |\n", strings.Join(cells, " | "))
	}
}

func headings(peers []tool) string {
	var b strings.Builder
	for _, p := range peers {
		fmt.Fprintf(&b, " %s | |", p.name)
	}
	return b.String()
}

func seconds(times []float64) string {
	if m := median(times); m < 0.1 {
		return fmt.Sprintf("%.1f ms (%.1f)", 1000*m, 1000*slices.Min(times))
	}
	return fmt.Sprintf("%.2f s (%.2f)", median(times), slices.Min(times))
}
