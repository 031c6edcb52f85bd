package main

import (
	"context"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestErrors(t *testing.T) {
	totals := file(t, "my.csv", header+"2018,14,,4+,shipments,100,billion yen\n")
	for _, c := range []struct {
		name string
		args []string
		want string
	}{
		{"unknown prefecture", []string{"-prefecture", "Kanagwa"}, "did you mean Kanagawa"},
		{"a municipality", []string{"-prefecture", "14100"}, "no prefecture"},
		{"unknown industry", []string{"-industry", "Chemicls"}, "Chemicals"},
		{"unknown comparison", []string{"-compare", "23,Osakka"}, "Osaka"},
		{"comparison with itself", []string{"-compare", "14"}, "there already"},
		{"unknown language", []string{"-lang", "fr"}, "-lang"},
		{"a file and a table", []string{"-data", "a", "-estat", "b"}, "want one"},
		{"an argument", []string{"23"}, "-prefecture 23"},
		{"an unknown flag", []string{"-nonsense"}, "wrong flags: flag provided but not defined: -nonsense"},
		{"no such file", []string{"-data", "nowhere.csv"}, "nowhere.csv"},
		{"a file without the prefecture", []string{"-data", totals, "-prefecture", "23"}, "none of Aichi: they are of"},
		{"a file without the industry", []string{"-data", totals, "-prefecture", "14", "-industry", "31"}, "none of Transportation equipment"},
		{"a file of something else", []string{"-data", file(t, "other.csv", header+"2018,14,,4+,schools,5,schools\n"), "-prefecture", "14"}, "no establishments, persons engaged, shipments or value added of Kanagawa"},
		{"a file without the comparison", []string{"-data", totals, "-prefecture", "14", "-compare", "23"}, "none of Aichi"},
	} {
		t.Run(c.name, func(t *testing.T) {
			folder := filepath.Join(t.TempDir(), "none")
			err := run(context.Background(), append(c.args, "-out", folder), console{out: io.Discard, progress: io.Discard})
			if err == nil || !strings.Contains(err.Error(), c.want) {
				t.Errorf("%v, want %q in it", err, c.want)
			}
			if _, err := os.Stat(folder); err == nil {
				t.Error("a folder was made")
			}
		})
	}
}
