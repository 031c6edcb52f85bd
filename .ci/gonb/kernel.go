package main

import (
	"bytes"
	"encoding/base64"
	"errors"
	"fmt"
	"go/ast"
	"go/format"
	"go/parser"
	"go/token"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
)

// A kernel remembers what cells declared.
type kernel struct {
	dir     string // of the module of the cells
	folder  string // of the notebook, in which cells run
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

// Sync has nothing to wait for: the files are written.
func Sync() {}
`

// newKernel makes the module of the cells for a notebook in a folder.
func newKernel(folder string) (*kernel, error) {
	folder, err := filepath.Abs(folder)
	if err != nil {
		return nil, err
	}
	sums, err := os.ReadFile("go.sum") // of what the library needs
	if err != nil {
		return nil, err
	}
	dir, err := os.MkdirTemp("", "gonb")
	if err != nil {
		return nil, err
	}
	const module = "github.com/janpfeifer/gonb"
	for name, content := range map[string]string{
		"go.mod":                "module cells\n\ngo 1.25.0\n\nrequire " + module + " v0.0.0\n\nreplace " + module + " => ./gonb\n",
		"go.sum":                string(sums),
		"gonb/go.mod":           "module " + module + "\n",
		"gonb/gonbui/gonbui.go": display,
	} {
		name = filepath.Join(dir, name)
		if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
			return nil, err
		}
		if err := os.WriteFile(name, []byte(content), 0o600); err != nil {
			return nil, err
		}
	}
	return &kernel{dir: dir, folder: folder}, nil
}

// run runs a cell and returns its outputs as a notebook has them.
func (k *kernel) run(source string) ([]any, error) {
	k.count++
	declarations, body, runs := strings.Cut("\n"+source, "\n%%")
	if err := k.shell(declarations); err != nil {
		return nil, err
	}
	if err := k.declare(declarations); err != nil || !runs {
		return []any{}, err
	}
	program, err := k.program(body)
	if err != nil {
		return nil, err
	}
	pictures := filepath.Join(k.dir, "pictures")
	if err := errors.Join(os.RemoveAll(pictures), os.Mkdir(pictures, 0o700)); err != nil {
		return nil, err
	}
	stdout, err := k.execute(program)
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

// shell runs the commands of a cell that follow !*, in the folder of the module.
func (k *kernel) shell(source string) error {
	for line := range strings.Lines(source) {
		if command, ok := strings.CutPrefix(line, "!*"); ok {
			if _, err := k.command(k.dir, "sh", "-c", command); err != nil {
				return err
			}
		}
	}
	return nil
}

// command runs a command in a folder and returns what it prints.
func (k *kernel) command(folder, name string, arguments ...string) (string, error) {
	cmd := exec.Command(name, arguments...)
	cmd.Dir = folder
	cmd.Env = append(os.Environ(), "GONB_DIR="+k.folder, "GONB_PICTURES="+filepath.Join(k.dir, "pictures"))
	var stdout, stderr bytes.Buffer
	cmd.Stdout, cmd.Stderr = &stdout, &stderr
	if err := cmd.Run(); err != nil {
		return "", fmt.Errorf("%s: %w\n%s", cmd, err, stderr.String())
	}
	return stdout.String(), nil
}

// declare keeps the imports and declarations of a cell, without the lines of !
// and %.
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

// execute compiles and runs a program after GoNB's go get, and returns what it
// prints.
func (k *kernel) execute(program []byte) (string, error) {
	if err := os.WriteFile(filepath.Join(k.dir, "main.go"), program, 0o600); err != nil {
		return "", err
	}
	cell := filepath.Join(k.dir, "cell")
	for _, arguments := range [][]string{{"get"}, {"build", "-o", cell}} {
		if _, err := k.command(k.dir, "go", arguments...); err != nil {
			return "", err
		}
	}
	return k.command(k.folder, cell)
}
