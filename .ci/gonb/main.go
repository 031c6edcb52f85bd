// Gonb runs the cells of a GoNB notebook without GoNB, which no package archive
// has: each cell becomes a program of the declarations so far and of what
// follows its line %%, as GoNB makes it. What the cells print must be what the
// notebook has, and they must show as many pictures; -write puts their output
// into the notebook instead.
//
//	go run ./.ci/gonb [-write] examples/notebooks/gonb.ipynb
package main

import (
	"bytes"
	"encoding/base64"
	"encoding/json"
	"flag"
	"fmt"
	"go/ast"
	"go/format"
	"go/parser"
	"go/token"
	"log"
	"os"
	"os/exec"
	"path/filepath"
	"reflect"
	"strings"
)

func main() {
	log.SetFlags(0)
	write := flag.Bool("write", false, "write the output into the notebook")
	flag.Parse()
	if err := check(flag.Arg(0), *write); err != nil {
		log.Fatal(flag.Arg(0), ": ", err)
	}
}

func check(name string, write bool) error {
	data, err := os.ReadFile(name)
	if err != nil {
		return err
	}
	var notebook map[string]any
	if err := json.Unmarshal(data, &notebook); err != nil {
		return err
	}
	k, err := newKernel()
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
		if had := shown(cell["outputs"]); !write && !reflect.DeepEqual(had, shown(outputs)) {
			return fmt.Errorf("cell %d has the output\n%q\nand gives\n%q", i+1, had, shown(outputs))
		}
		cell["outputs"], cell["execution_count"] = outputs, k.count
	}
	if !write {
		return nil
	}
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	e.SetIndent("", " ")
	if err := e.Encode(notebook); err != nil {
		return err
	}
	return os.WriteFile(name, b.Bytes(), 0o644)
}

// text joins the lines of a source or an output.
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

// shown returns of outputs what must not change: texts, and that there is a
// picture.
func shown(v any) []string {
	var list []string
	for _, o := range v.([]any) {
		output := o.(map[string]any)
		if output["output_type"] == "stream" {
			list = append(list, text(output["text"]))
		} else {
			list = append(list, "picture")
		}
	}
	return list
}

// A kernel remembers what cells declared, in a folder of its own.
type kernel struct {
	dir     string
	imports []string
	decls   []string
	count   int
}

// display is what cells see as package gonbui: pictures go to files.
const display = `package gonbui

import (
	"fmt"
	"os"
	"path/filepath"
)

var shown int

func DisplayPng(png []byte) {
	shown++
	if err := os.WriteFile(filepath.Join(os.Getenv("GONB_PICTURES"), fmt.Sprintf("%03d.png", shown)), png, 0o600); err != nil {
		panic(err)
	}
}
`

// newKernel makes a module file beside that of the tree, which has the tree's
// requirements and gonbui.
func newKernel() (*kernel, error) {
	dir, err := os.MkdirTemp("", "gonb")
	if err != nil {
		return nil, err
	}
	const module = "github.com/janpfeifer/gonb"
	files := map[string]string{"gonb/go.mod": "module " + module + "\n", "gonb/gonbui/gonbui.go": display}
	for _, name := range []string{"go.mod", "go.sum"} {
		data, err := os.ReadFile(name)
		if err != nil {
			return nil, err
		}
		files[name] = string(data)
	}
	files["go.mod"] += fmt.Sprintf("\nrequire %s v0.10.11\nreplace %[1]s => %s\n", module, filepath.Join(dir, "gonb"))
	for name, content := range files {
		name = filepath.Join(dir, name)
		if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
			return nil, err
		}
		if err := os.WriteFile(name, []byte(content), 0o600); err != nil {
			return nil, err
		}
	}
	return &kernel{dir: dir}, nil
}

// run runs a cell and returns its outputs as a notebook has them.
func (k *kernel) run(source string) ([]any, error) {
	k.count++
	declarations, body, runs := strings.Cut("\n"+source, "\n%%")
	if err := k.declare(declarations); err != nil || !runs {
		return []any{}, err
	}
	program, err := k.program(body)
	if err != nil {
		return nil, err
	}
	pictures, err := os.MkdirTemp(k.dir, "pictures")
	if err != nil {
		return nil, err
	}
	stdout, err := k.execute(program, pictures)
	if err != nil {
		return nil, err
	}
	outputs := []any{}
	if stdout != "" {
		var lines []any
		for line := range strings.Lines(stdout) {
			lines = append(lines, line)
		}
		outputs = append(outputs, map[string]any{"output_type": "stream", "name": "stdout", "text": lines})
	}
	names, err := filepath.Glob(filepath.Join(pictures, "*.png"))
	for _, name := range names {
		png, err := os.ReadFile(name)
		if err != nil {
			return nil, err
		}
		outputs = append(outputs, map[string]any{"output_type": "display_data", "metadata": map[string]any{},
			"data": map[string]any{"image/png": base64.StdEncoding.EncodeToString(png) + "\n"}})
	}
	return outputs, err
}

// declare keeps the imports and declarations of a cell; lines of ! and % are
// for GoNB alone.
func (k *kernel) declare(source string) error {
	var lines []string
	for line := range strings.Lines(source) {
		if !strings.HasPrefix(line, "!") && !strings.HasPrefix(line, "%") {
			lines = append(lines, line)
		}
	}
	source = "package main\n" + strings.Join(lines, "")
	set := token.NewFileSet()
	f, err := parser.ParseFile(set, "cell.go", source, parser.ParseComments)
	if err != nil {
		return err
	}
	for _, d := range f.Decls {
		from, to := set.Position(d.Pos()).Offset, set.Position(d.End()).Offset
		if g, ok := d.(*ast.GenDecl); ok && g.Tok == token.IMPORT {
			for _, s := range g.Specs {
				k.imports = append(k.imports, s.(*ast.ImportSpec).Path.Value)
			}
			continue
		}
		k.decls = append(k.decls, source[from:to])
	}
	return nil
}

// program returns a program of the declarations and a body, with the imports
// that it uses.
func (k *kernel) program(body string) ([]byte, error) {
	rest := strings.Join(k.decls, "\n\n") + "\n\nfunc main() {" + body + "\n}\n"
	var b strings.Builder
	b.WriteString("package main\n\n")
	for _, path := range k.imports {
		name := strings.Trim(path[strings.LastIndex(path, "/")+1:], `"`)
		if strings.Contains(rest, name+".") {
			fmt.Fprintf(&b, "import %s\n", path)
		}
	}
	return format.Source([]byte(b.String() + rest))
}

// execute runs a program as if it were a command of the tree.
func (k *kernel) execute(program []byte, pictures string) (string, error) {
	file := filepath.Join(k.dir, "cell.go")
	if err := os.WriteFile(file, program, 0o600); err != nil {
		return "", err
	}
	wd, err := os.Getwd()
	if err != nil {
		return "", err
	}
	virtual := filepath.Join(wd, "examples", "notebooks", "cell", "main.go")
	overlay, err := json.Marshal(map[string]any{"Replace": map[string]string{virtual: file}})
	if err != nil {
		return "", err
	}
	overlayFile := filepath.Join(k.dir, "overlay.json")
	if err := os.WriteFile(overlayFile, overlay, 0o600); err != nil {
		return "", err
	}
	cmd := exec.Command("go", "run", "-modfile", filepath.Join(k.dir, "go.mod"), "-overlay", overlayFile, "./examples/notebooks/cell")
	cmd.Env = append(os.Environ(), "GONB_PICTURES="+pictures)
	var stdout, stderr bytes.Buffer
	cmd.Stdout, cmd.Stderr = &stdout, &stderr
	if err := cmd.Run(); err != nil {
		return "", fmt.Errorf("%w\n%s", err, stderr.String())
	}
	return stdout.String(), nil
}
