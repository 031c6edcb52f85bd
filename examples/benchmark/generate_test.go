package main

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"strings"
	"testing"
)

// The same rows are the same bytes, on every machine.
func TestGenerateIsDeterministic(t *testing.T) {
	for _, v := range variants {
		var a, b bytes.Buffer
		if err := generate(&a, 20_000, 1950, v); err != nil {
			t.Fatal(err)
		}
		if err := generate(&b, 20_000, 1950, v); err != nil {
			t.Fatal(err)
		}
		if !bytes.Equal(a.Bytes(), b.Bytes()) {
			t.Errorf("%s: two runs differ", v.name)
		}
		lines := strings.Split(strings.TrimSuffix(a.String(), "\n"), "\n")
		if len(lines) != 20_001 {
			t.Errorf("%s: %d lines, want 20,001", v.name, len(lines))
		}
		sum := sha256.Sum256(a.Bytes())
		t.Log(v.name, hex.EncodeToString(sum[:4]))
	}
}

// The plain variant has secrets, nil and blanks.
func TestGenerateHasEverySymbol(t *testing.T) {
	var a bytes.Buffer
	if err := generate(&a, 20_000, 1950, variants[0]); err != nil {
		t.Fatal(err)
	}
	for _, symbol := range []string{",X,", ",-,", ",\n"} {
		if !strings.Contains(a.String(), symbol) {
			t.Errorf("no %q in 20,000 rows", symbol)
		}
	}
}
