package main

import (
	"bytes"
	"fmt"
	"iter"
	"os"
	"strings"

	"github.com/machikoba/machikoba/ingest/parquet"
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
func (r *report) write(path string, steps *progress) (string, error) {
	if err := os.MkdirAll(path, 0o755); err != nil {
		return "", err
	}
	out := &folder{path: path}
	if err := r.writeCharts(out, steps); err != nil {
		return "", err
	}
	if err := r.writeTable(out); err != nil {
		return "", err
	}
	steps.say("writing the page")
	html, err := r.page.html()
	if err != nil {
		return "", err
	}
	if err := out.save("index.html", html); err != nil {
		return "", err
	}
	if err := out.finish(); err != nil {
		return "", err
	}
	var names []string
	for _, f := range out.files {
		names = append(names, f.name)
	}
	return strings.Join(append(names, listName), ", "), nil
}

// writeCharts writes the charts and puts them into the page.
func (r *report) writeCharts(out *folder, steps *progress) error {
	var s shapes
	for i, section := range r.sections {
		for _, c := range section.Charts {
			steps.say("drawing %s", c.Name)
			png, err := c.write(out)
			if err != nil {
				return err
			}
			f, err := c.figure(&s, png)
			if err != nil {
				return err
			}
			r.page.Sections[i].Figures = append(r.page.Sections[i].Figures, f)
		}
	}
	r.page.Shapes = s.definitions()
	return nil
}

// writeTable writes the table as CSV and Parquet and puts both into the page.
func (r *report) writeTable(out *folder) error {
	var rows, columns bytes.Buffer
	if err := r.profile.figures.WriteCSV(&rows); err != nil {
		return err
	}
	if err := parquet.Write(&columns, r.profile.figures); err != nil {
		return err
	}
	zipped, err := gzipped(rows.Bytes())
	if err != nil {
		return err
	}
	r.page.CSV, r.page.Parquet = dataURL("application/gzip", zipped), dataURL("application/vnd.apache.parquet", columns.Bytes())
	if err := out.save("table.csv", rows.Bytes()); err != nil {
		return err
	}
	return out.save("table.parquet", columns.Bytes())
}

// write writes the chart as PNG and SVG.
func (c drawing) write(out *folder) (png []byte, err error) {
	var pixels, vectors bytes.Buffer
	if err := c.Write(&pixels, plotting.PNG); err != nil {
		return nil, fmt.Errorf("chart %s: %w", c.Name, err)
	}
	if err := c.Write(&vectors, plotting.SVG); err != nil {
		return nil, fmt.Errorf("chart %s: %w", c.Name, err)
	}
	if png, err = packed(pixels.Bytes()); err != nil {
		return nil, fmt.Errorf("chart %s: %w", c.Name, err)
	}
	if err := out.save(c.Name+".png", png); err != nil {
		return nil, err
	}
	return png, out.save(c.Name+".svg", vectors.Bytes())
}

// figure returns the chart as a part of the page.
func (c drawing) figure(s *shapes, png []byte) (figure, error) {
	f := figure{Title: c.Title, Subtitle: c.Subtitle, Source: c.Source, PNG: dataURL("image/png", png), File: c.Name + ".png"}
	for class, chart := range c.widths() {
		var vectors bytes.Buffer
		if err := chart.Plain().Write(&vectors, plotting.SVG); err != nil {
			return f, fmt.Errorf("chart %s: %w", c.Name, err)
		}
		picture, err := s.inline(vectors.Bytes(), part{class + "-" + c.Name, strings.TrimSuffix(c.Title+". "+c.Subtitle, ". ")})
		if err != nil {
			return f, err
		}
		v := view{Class: class, SVG: picture, Notes: chart.Notes}
		if c.Map && class == "narrow" {
			v.Map = c.Title
		}
		f.Views = append(f.Views, v)
	}
	return f, nil
}

// widths yields the chart as screens show it, and as phones do.
func (c drawing) widths() iter.Seq2[string, *plotting.Chart] {
	return func(yield func(string, *plotting.Chart) bool) {
		_ = yield("wide", c.Chart) && yield("narrow", c.Narrow)
	}
}
