package main

import (
	"os"
	"path/filepath"
	"testing"
)

// A second run takes away what the first one alone wrote, and nothing else: not
// a file of somebody else, nor one that was changed, nor one outside.
func TestFolder(t *testing.T) {
	outer := t.TempDir()
	path := filepath.Join(outer, "report")
	write := func(name, content string) {
		t.Helper()
		if err := os.WriteFile(filepath.Join(path, name), []byte(content), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	run := func(names ...string) {
		t.Helper()
		f := &folder{path: path}
		for _, name := range names {
			if err := f.save(name, []byte("chart "+name)); err != nil {
				t.Fatal(err)
			}
		}
		if err := f.finish(); err != nil {
			t.Fatal(err)
		}
	}
	check := func(want map[string]string) {
		t.Helper()
		entries, err := os.ReadDir(path)
		if err != nil {
			t.Fatal(err)
		}
		for _, e := range entries {
			if _, ok := want[e.Name()]; !ok && e.Name() != listName {
				t.Errorf("%s is there", e.Name())
			}
		}
		for name, content := range want {
			if got, err := os.ReadFile(filepath.Join(path, name)); err != nil || string(got) != content {
				t.Errorf("%s has %q, %v; want %q", name, got, err, content)
			}
		}
	}
	if err := os.Mkdir(path, 0o700); err != nil {
		t.Fatal(err)
	}
	write("mine.txt", "mine")
	run("a.svg", "b.svg", "c.svg")
	check(map[string]string{"mine.txt": "mine", "a.svg": "chart a.svg", "b.svg": "chart b.svg", "c.svg": "chart c.svg"})

	write("c.svg", "drawn on")
	run("a.svg", "d.svg")
	check(map[string]string{"mine.txt": "mine", "a.svg": "chart a.svg", "c.svg": "drawn on", "d.svg": "chart d.svg"})

	list, err := os.ReadFile(filepath.Join(path, listName))
	if err != nil {
		t.Fatal(err)
	}
	const secret = "2bb80d537b1da3e38bd30361aa855686bde0eacd7162fef6a25fe97bf527a25b" // sha256sum of "secret"
	if err := os.WriteFile(filepath.Join(outer, "other"), []byte("secret"), 0o600); err != nil {
		t.Fatal(err)
	}
	write(listName, string(list)+secret+"  ../other\nno list\n"+secret+"  gone\n")
	run("a.svg")
	check(map[string]string{"mine.txt": "mine", "a.svg": "chart a.svg", "c.svg": "drawn on"})
	if _, err := os.Stat(filepath.Join(outer, "other")); err != nil {
		t.Error("a file outside of the folder is gone")
	}
}
