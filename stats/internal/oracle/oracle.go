// Package oracle hands tests the cases of expected values: tables of inputs
// with what reference implementations and papers say the statistics of those
// inputs are.
//
// Cases live outside the module, in $MACHIKOBA_SHARED/oracle/<measure>/<case>/,
// each an input.csv (and input_<name>.csv) and an expected.json. Run walks every
// case of a measure, so a case that is added is tested without a change here,
// and fails a case whose target fields or inputs the test did not look at:
//
//	oracle.Run(t, "gini", func(t *testing.T, c *oracle.Case) {
//		x := c.Input("input").Floats("value")
//		c.Check(t, measure.Gini(x), "gini")
//	})
package oracle

import (
	"encoding/json"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"sort"
	"strconv"
	"strings"
	"testing"
)

// A Case is one folder of a measure.
type Case struct {
	Name string
	Dir  string
	// RTol is the relative tolerance the reference supports.
	RTol float64
	// ATol is the absolute difference that Check always forgives: 1e-15 unless
	// a test sets another, which it does where tiny values such as p matter.
	ATol float64
	// Expected is the object of expected values.
	Expected Value

	opened map[string]bool
	t      testing.TB
}

// Cases returns the cases of a measure in the order of their names. It skips t
// when MACHIKOBA_SHARED is not set and fails it when the measure has none.
func Cases(t testing.TB, measure string) []*Case {
	t.Helper()
	root := os.Getenv("MACHIKOBA_SHARED")
	if root == "" {
		t.Skip("MACHIKOBA_SHARED is not set: no expected values to compare with")
	}
	files, err := filepath.Glob(filepath.Join(root, "oracle", measure, "*", "expected.json"))
	if err != nil || len(files) == 0 {
		t.Fatalf("no cases of %s: %v", measure, err)
	}
	sort.Strings(files)
	cases := make([]*Case, len(files))
	for k, file := range files {
		cases[k] = load(t, file)
	}
	return cases
}

// Run runs f on each case of the measure in a subtest, and fails those where
// target fields or inputs were left unread.
func Run(t *testing.T, measure string, f func(*testing.T, *Case)) {
	t.Helper()
	for _, c := range Cases(t, measure) {
		t.Run(c.Name, func(t *testing.T) {
			c.bind(t)
			f(t, c)
			if t.Failed() || t.Skipped() {
				return
			}
			if rest := c.Unread(); len(rest) > 0 {
				t.Errorf("target fields not looked at: %s", strings.Join(rest, ", "))
			}
			if rest := c.Unopened(); len(rest) > 0 {
				t.Errorf("inputs not read: %s", strings.Join(rest, ", "))
			}
		})
	}
}

var bare = regexp.MustCompile(`([:\[,]\s*)(NaN|-?Infinity)\b`)

func load(t testing.TB, file string) *Case {
	t.Helper()
	raw, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	var doc struct {
		RTol     float64        `json:"rtol"`
		Expected map[string]any `json:"expected"`
	}
	if !json.Valid(raw) { // Python writes NaN and Infinity bare
		raw = bare.ReplaceAll(raw, []byte(`$1"$2"`))
	}
	if err := json.Unmarshal(raw, &doc); err != nil {
		t.Fatalf("%s: %v", file, err)
	}
	dir := filepath.Dir(file)
	c := &Case{Name: filepath.Base(dir), Dir: dir, RTol: doc.RTol, ATol: 1e-15, opened: map[string]bool{}}
	c.Expected = Value{v: doc.Expected, read: map[string]bool{}}
	c.bind(t)
	return c
}

// Source returns source.md: which function of which package with which arguments gave
// the expected values.
func (c *Case) Source() string {
	c.t.Helper()
	text, err := os.ReadFile(filepath.Join(c.Dir, "source.md"))
	if err != nil {
		c.t.Fatal(err)
	}
	return string(text)
}

func (c *Case) bind(t testing.TB) { c.t, c.Expected.t = t, t }

// Unread lists the paths of values in Expected that no method of Value has returned
// yet, but for the fields that hold what some tool prints where it departs from the
// definition. A list is one value, unless it is one of objects.
func (c *Case) Unread() []string {
	var rest []string
	var walk func(path string, v any)
	walk = func(path string, v any) {
		if c.Expected.read[path] {
			return
		}
		switch v := v.(type) {
		case map[string]any:
			for _, key := range sortedKeys(v) {
				if !isToolsOwn(key) {
					walk(join(path, key), v[key])
				}
			}
		case []any:
			if !ofObjects(v) {
				rest = append(rest, path)
				return
			}
			for i, x := range v {
				walk(join(path, strconv.Itoa(i)), x)
			}
		default:
			rest = append(rest, path)
		}
	}
	walk("", c.Expected.v)
	return rest
}

// Unopened lists the inputs that Input has not read.
func (c *Case) Unopened() []string {
	c.t.Helper()
	files, err := filepath.Glob(filepath.Join(c.Dir, "input*.csv"))
	if err != nil {
		c.t.Fatal(err)
	}
	return slices.DeleteFunc(files, func(file string) bool { return c.opened[file] })
}

func ofObjects(list []any) bool {
	if len(list) == 0 {
		return false
	}
	_, ok := list[0].(map[string]any)
	return ok
}

func isToolsOwn(field string) bool {
	for _, p := range []string{"reat_", "modifiedmk_", "stata_", "econgeo_", "ineq_Theil_", "kendall_pkg"} {
		if strings.HasPrefix(field, p) {
			return true
		}
	}
	return false
}
