package estat_test

import (
	"bytes"
	"context"
	"errors"
	"net/http"
	"os"
	"path/filepath"
	"testing"
	"time"

	"github.com/machikoba/machikoba/ingest/estat"
)

// fetchTwice fetches a table with each of two clients that share a cache, and
// returns how many requests the server saw.
func fetchTwice(t *testing.T, between func(dir string), second func(*estat.Options)) int {
	t.Helper()
	s := newServer(t)
	dir := t.TempDir()
	one, _ := s.client(t, func(o *estat.Options) { o.CacheDir = dir })
	two, _ := s.client(t, func(o *estat.Options) { o.CacheDir = dir; second(o) })
	first, err := one.Table(context.Background(), tableID, estat.Query{})
	if err != nil {
		t.Fatal(err)
	}
	between(dir)
	again, err := two.Table(context.Background(), tableID, estat.Query{})
	if err != nil {
		t.Fatal(err)
	}
	if !first.Equal(again) {
		t.Error("the second table is another")
	}
	return s.count()
}

func TestCache(t *testing.T) {
	nothing := func(string) {}
	change := func(edit func([]byte) []byte) func(string) {
		return func(dir string) {
			files, err := filepath.Glob(filepath.Join(dir, "*"))
			if err != nil || len(files) != 1 {
				t.Fatalf("files %v, %v: want one", files, err)
			}
			data, err := os.ReadFile(files[0])
			if err != nil {
				t.Fatal(err)
			}
			if err := os.WriteFile(files[0], edit(data), 0o644); err != nil {
				t.Fatal(err)
			}
		}
	}
	later := func(d time.Duration) func(*estat.Options) {
		return func(o *estat.Options) { o.MaxAge, o.Now = time.Hour, func() time.Time { return noon.Add(d) } }
	}
	tests := []struct {
		name     string
		between  func(string)
		second   func(*estat.Options)
		requests int
	}{
		{"kept", nothing, func(*estat.Options) {}, 1},
		{"another application id", nothing, func(o *estat.Options) { o.AppID = "ffffffffffffffff" }, 1},
		{"refreshed", nothing, func(o *estat.Options) { o.Cache = estat.RefreshCache }, 2},
		{"bypassed", nothing, func(o *estat.Options) { o.Cache = estat.NoCache }, 2},
		{"young enough", nothing, later(59 * time.Minute), 1},
		{"too old", nothing, later(time.Hour), 2},
		{"a digit changed", change(func(b []byte) []byte { return bytes.Replace(b, []byte("185116"), []byte("185117"), 1) }), func(*estat.Options) {}, 2},
		{"cut off", change(func(b []byte) []byte { return b[:len(b)/2] }), func(*estat.Options) {}, 2},
		{"emptied", change(func([]byte) []byte { return nil }), func(*estat.Options) {}, 2},
	}
	for _, test := range tests {
		if n := fetchTwice(t, test.between, test.second); n != test.requests {
			t.Errorf("%s: %d requests, want %d", test.name, n, test.requests)
		}
	}
}

// TestCacheKeepsNoFaults: an answer that turns out to be wrong is asked for
// again by the next reading, and one that failed is not kept.
func TestCacheKeepsNoFaults(t *testing.T) {
	s := newServer(t)
	s.spoil = func(n int, place map[string]any) {
		if n == 1 { // fewer figures than it says, which only reading finds out
			place["TOTAL_NUMBER"], place["TO_NUMBER"] = 198, 198
		}
	}
	c, _ := s.client(t)
	if _, err := c.Table(context.Background(), tableID, estat.Query{}); err == nil {
		t.Fatal("a table of 197 figures that says 198 is no error")
	}
	got, err := c.Table(context.Background(), tableID, estat.Query{})
	if err != nil {
		t.Fatal(err)
	}
	sameFigures(t, got, whole(t))
	s.misbehave = func(n int, w http.ResponseWriter, r *http.Request) bool {
		answer(403, "")(w, r)
		return true
	}
	fresh, _ := s.client(t)
	for want := s.count() + 1; want < 5; want++ {
		if _, err := fresh.Describe(context.Background(), tableID); err == nil || s.count() != want {
			t.Errorf("%v after %d requests, want an error after %d", err, s.count(), want)
		}
	}
}

// TestCacheFolder: a cache that cannot be written is an error that says what to
// do; without a cache nothing is written.
func TestCacheFolder(t *testing.T) {
	s := newServer(t)
	blocked := filepath.Join(t.TempDir(), "file")
	if err := os.WriteFile(blocked, nil, 0o644); err != nil {
		t.Fatal(err)
	}
	c, _ := s.client(t, func(o *estat.Options) { o.CacheDir = blocked })
	if _, err := c.Describe(context.Background(), tableID); err == nil {
		t.Error("a cache in a file is no error")
	}
	c, _ = s.client(t, func(o *estat.Options) { o.CacheDir, o.Cache = blocked, estat.NoCache })
	if _, err := c.Describe(context.Background(), tableID); err != nil {
		t.Error(err)
	}
	t.Setenv("XDG_CACHE_HOME", "")
	t.Setenv("HOME", "")
	t.Setenv("LocalAppData", "")
	if _, err := estat.New(estat.Options{AppID: secret}); err == nil {
		t.Error("no folder for the cache is no error")
	}
	if _, err := estat.New(estat.Options{AppID: secret, Cache: estat.NoCache}); err != nil {
		t.Error(err)
	}
}

func TestNew(t *testing.T) {
	t.Setenv("ESTAT_APP_ID", "")
	if _, err := estat.New(estat.Options{}); !errors.Is(err, estat.ErrNoAppID) {
		t.Errorf("%v, want ErrNoAppID", err)
	}
	for _, id := range []string{"short", "with a space and more", "line\nbreak-and-more"} {
		if _, err := estat.New(estat.Options{AppID: id}); err == nil {
			t.Errorf("the id %q is no error", id)
		}
	}
	for _, base := range []string{"api", "://", "https://x/?appId=y"} {
		if _, err := estat.New(estat.Options{AppID: secret, BaseURL: base}); err == nil {
			t.Errorf("the address %q is no error", base)
		}
	}
	t.Setenv("ESTAT_APP_ID", secret)
	s := newServer(t)
	c, err := estat.New(estat.Options{BaseURL: s.URL + "/", CacheDir: t.TempDir()})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := c.Describe(context.Background(), tableID); err != nil || s.requests[0].Get("appId") != secret {
		t.Errorf("%v with the id %q, want that of the environment", err, s.requests[0].Get("appId"))
	}
	for use, want := range map[estat.CacheUse]string{estat.UseCache: "use", estat.RefreshCache: "refresh", estat.NoCache: "none", 9: "CacheUse(9)"} {
		if use.String() != want {
			t.Errorf("%v, want %s", use, want)
		}
	}
}
