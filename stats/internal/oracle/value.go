package oracle

import (
	"maps"
	"math"
	"slices"
	"strconv"
	"testing"
)

// A Value is a part of expected.json. Its methods fail the test when the part is
// not what they are asked for, so that a misspelt field is noticed.
type Value struct {
	path string
	v    any
	read map[string]bool
	t    testing.TB
}

// At returns the value below v under the keys, outermost first.
func (v Value) At(keys ...string) Value {
	v.t.Helper()
	for _, key := range keys {
		object, ok := v.v.(map[string]any)
		if !ok {
			v.t.Fatalf("expected values: %q is %T, not an object", v.path, v.v)
		}
		below, ok := object[key]
		if !ok {
			v.t.Fatalf("expected values: no %q in %q, which has %v", key, v.path, sortedKeys(object))
		}
		v.path, v.v = join(v.path, key), below
	}
	return v
}

// Has reports whether the object v has the key.
func (v Value) Has(key string) bool {
	object, ok := v.v.(map[string]any)
	_, has := object[key]
	return ok && has
}

// Keys returns the keys of the object v, sorted.
func (v Value) Keys() []string {
	v.t.Helper()
	object, ok := v.v.(map[string]any)
	if !ok {
		v.t.Fatalf("expected values: %q is %T, not an object", v.path, v.v)
	}
	return sortedKeys(object)
}

// Any returns v as encoding/json decoded it: null is nil.
func (v Value) Any() any { v.read[v.path] = true; return v.v }

// Each returns the elements of the list v.
func (v Value) Each() []Value {
	v.t.Helper()
	list := v.list(v.v)
	v.read[v.path] = !ofObjects(list) // those have fields of their own
	values := make([]Value, len(list))
	for i, x := range list {
		below := v
		below.path, below.v = join(v.path, strconv.Itoa(i)), x
		values[i] = below
	}
	return values
}

// Text returns the text v.
func (v Value) Text() string {
	v.t.Helper()
	v.read[v.path] = true
	s, ok := v.v.(string)
	if !ok {
		v.t.Fatalf("expected values: %q is %T, not text", v.path, v.v)
	}
	return s
}

// Bool returns the truth value v.
func (v Value) Bool() bool {
	v.t.Helper()
	v.read[v.path] = true
	b, ok := v.v.(bool)
	if !ok {
		v.t.Fatalf("expected values: %q is %T, not true or false", v.path, v.v)
	}
	return b
}

// Float returns the number v; null is NaN, true is 1 and false 0.
func (v Value) Float() float64 { v.t.Helper(); v.read[v.path] = true; return v.number(v.v) }

// Floats returns the list v of numbers; a null within it is NaN, and one instead of
// it nil.
func (v Value) Floats() []float64 {
	v.t.Helper()
	v.read[v.path] = true
	return v.numbers(v.v)
}

// Matrix returns the list v of lists of numbers.
func (v Value) Matrix() [][]float64 {
	v.t.Helper()
	v.read[v.path] = true
	list := v.list(v.v)
	rows := make([][]float64, len(list))
	for i, row := range list {
		rows[i] = v.numbers(row)
	}
	return rows
}

// Strings returns the list v of texts, and of codes written as numbers.
func (v Value) Strings() []string {
	v.t.Helper()
	v.read[v.path] = true
	list := v.list(v.v)
	texts := make([]string, len(list))
	for i, x := range list {
		switch x := x.(type) {
		case string:
			texts[i] = x
		case float64:
			texts[i] = strconv.FormatFloat(x, 'f', -1, 64)
		default:
			v.t.Fatalf("expected values: %q holds %T, not text", v.path, x)
		}
	}
	return texts
}

// list returns x as a list: null has no elements, and a value alone is one, as R
// writes a vector of length one.
func (v Value) list(x any) []any {
	v.t.Helper()
	switch x := x.(type) {
	case nil:
		return nil
	case []any:
		return x
	case map[string]any:
		v.t.Fatalf("expected values: %q is an object, not a list", v.path)
	}
	return []any{x}
}

func (v Value) numbers(x any) []float64 {
	v.t.Helper()
	list := v.list(x)
	if list == nil {
		return nil
	}
	floats := make([]float64, len(list))
	for i, y := range list {
		floats[i] = v.number(y)
	}
	return floats
}

func (v Value) number(x any) float64 {
	v.t.Helper()
	switch x := x.(type) {
	case nil:
		return math.NaN()
	case float64:
		return x
	case bool:
		if x {
			return 1
		}
		return 0
	case string:
		switch x {
		case "NaN", "NA":
			return math.NaN()
		case "Inf", "inf", "Infinity":
			return math.Inf(1)
		case "-Inf", "-inf", "-Infinity":
			return math.Inf(-1)
		}
	}
	v.t.Fatalf("expected values: %q is %T %v, not a number", v.path, x, x)
	return 0
}

func join(path, key string) string {
	if path == "" {
		return key
	}
	return path + "/" + key
}

func sortedKeys(m map[string]any) []string { return slices.Sorted(maps.Keys(m)) }
