// Gonb runs the cells of a GoNB notebook without GoNB, which no package archive
// has, as GoNB does: in a module of its own, whose folder is that of commands
// after !*, each cell becomes a program of the declarations so far and of what
// follows its line %%. Its package gonbui is one that keeps the pictures. The
// notebook with what the cells print and show is written to another file, or to
// the same:
//
//	go run ./.ci/gonb examples/notebooks/gonb.ipynb fresh.ipynb
package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"log"
	"os"
	"path/filepath"
	"strings"
)

func main() {
	log.SetFlags(0)
	if len(os.Args) != 3 {
		log.Fatal("gonb: want the name of a notebook and that of the one to write")
	}
	if err := execute(os.Args[1], os.Args[2]); err != nil {
		log.Fatal(os.Args[1], ": ", err)
	}
}

// execute runs the notebook called name and writes it with its outputs to out.
func execute(name, out string) error {
	data, err := os.ReadFile(name)
	if err != nil {
		return err
	}
	var notebook map[string]any
	if err := json.Unmarshal(data, &notebook); err != nil {
		return err
	}
	k, err := newKernel(filepath.Dir(name))
	if err != nil {
		return err
	}
	defer os.RemoveAll(k.dir)
	for i, c := range notebook["cells"].([]any) {
		cell := c.(map[string]any)
		if cell["cell_type"] != "code" {
			continue
		}
		outputs, err := k.run(text(cell["source"]))
		if err != nil {
			return fmt.Errorf("cell %d: %w", i+1, err)
		}
		cell["outputs"], cell["execution_count"] = outputs, k.count
	}
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	e.SetIndent("", " ")
	if err := e.Encode(notebook); err != nil {
		return err
	}
	return os.WriteFile(out, b.Bytes(), 0o644)
}

// text joins the lines of a source.
func text(v any) string {
	if s, ok := v.(string); ok {
		return s
	}
	var b strings.Builder
	for _, line := range v.([]any) {
		b.WriteString(line.(string))
	}
	return b.String()
}
