package main

import (
	"bytes"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"

	"github.com/machikoba/machikoba/ingest/parquet"
	"github.com/machikoba/machikoba/internal/atomicfile"
	"github.com/machikoba/machikoba/plotting"
)

// A report is the page with what is written beside it.
type report struct {
	profile  *profile
	page     *page
	sections []section
}

func (p *profile) report() (*report, error) {
	sections := []section{p.standing(), p.making(), p.changing(), p.smallness()}
	if p.choices.industry != "" {
		sections = append(sections, p.focus())
	}
	if p.compare != nil {
		sections = append(sections, p.comparison())
	}
	sections = append(sections, p.hiding())
	return &report{p, p.page(sections), sections}, nil
}

// write writes the charts, the table and last the page into a folder, and
// returns their names. Each file appears whole or not at all.
func (r *report) write(folder string, steps *progress) (string, error) {
	if err := os.MkdirAll(folder, 0o755); err != nil {
		return "", err
	}
	charts, err := r.writeCharts(folder, steps)
	if err != nil {
		return "", err
	}
	if err := r.writeTable(folder); err != nil {
		return "", err
	}
	steps.say("writing the page")
	html, err := r.page.html()
	if err != nil {
		return "", err
	}
	names := append([]string{"index.html", "table.csv", "table.parquet"}, charts...)
	return strings.Join(names, ", "), save(filepath.Join(folder, "index.html"), html)
}

// writeCharts writes the charts, puts them into the page and returns the names of
// their files.
func (r *report) writeCharts(folder string, steps *progress) ([]string, error) {
	var names []string
	for i, s := range r.sections {
		for _, c := range s.Charts {
			steps.say("drawing %s", c.Name)
			f, err := c.write(folder)
			if err != nil {
				return nil, err
			}
			r.page.Sections[i].Figures = append(r.page.Sections[i].Figures, f)
			names = append(names, c.Name+".png", c.Name+".svg")
		}
	}
	return names, nil
}

// writeTable writes the table as CSV and Parquet and puts both into the page.
func (r *report) writeTable(folder string) error {
	var rows, columns bytes.Buffer
	if err := r.profile.figures.WriteCSV(&rows); err != nil {
		return err
	}
	if err := parquet.Write(&columns, r.profile.figures); err != nil {
		return err
	}
	r.page.CSV, r.page.Parquet = dataURL("text/csv", rows.Bytes()), dataURL("application/vnd.apache.parquet", columns.Bytes())
	if err := save(filepath.Join(folder, "table.csv"), rows.Bytes()); err != nil {
		return err
	}
	return save(filepath.Join(folder, "table.parquet"), columns.Bytes())
}

// write writes the chart as PNG and SVG and returns it as part of the page.
func (c drawing) write(folder string) (figure, error) {
	var pixels, vectors bytes.Buffer
	if err := c.Write(&pixels, plotting.PNG); err != nil {
		return figure{}, fmt.Errorf("chart %s: %w", c.Name, err)
	}
	if err := c.Write(&vectors, plotting.SVG); err != nil {
		return figure{}, fmt.Errorf("chart %s: %w", c.Name, err)
	}
	small, err := packed(pixels.Bytes())
	if err != nil {
		return figure{}, fmt.Errorf("chart %s: %w", c.Name, err)
	}
	for name, content := range map[string][]byte{c.Name + ".png": small, c.Name + ".svg": vectors.Bytes()} {
		if err := save(filepath.Join(folder, name), content); err != nil {
			return figure{}, err
		}
	}
	picture, err := inline(vectors.Bytes(), c.Name, strings.TrimSuffix(c.Title+". "+c.Subtitle, ". "))
	return figure{SVG: picture, PNG: dataURL("image/png", small), File: c.Name + ".png"}, err
}

// save writes a file that is whole or not there.
func save(name string, content []byte) error {
	return atomicfile.Write(name, func(w io.Writer) error {
		_, err := w.Write(content)
		return err
	})
}
