package estat_test

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/machikoba/machikoba/ingest/estat"
)

// TestSecret: whatever goes wrong, the application id is in no error, no
// progress report, no table and no file.
func TestSecret(t *testing.T) {
	echo := func(w http.ResponseWriter, r *http.Request) {
		fmt.Fprintf(w, `{"GET_STATS_DATA":{"RESULT":{"STATUS":300,"ERROR_MSG":%q}}}`, r.URL.String())
	}
	for name, do := range map[string]func(http.ResponseWriter, *http.Request){
		"an echo":          echo,
		"an echo with 500": func(w http.ResponseWriter, r *http.Request) { w.WriteHeader(500); echo(w, r) },
		"an echo, STATUS 1": func(w http.ResponseWriter, r *http.Request) {
			fmt.Fprintf(w, `{"GET_STATS_DATA":{"RESULT":{"STATUS":1,"ERROR_MSG":%q}}}`, r.URL.String())
		},
		"no answer":       func(http.ResponseWriter, *http.Request) { panic(http.ErrAbortHandler) },
		"a truncated one": truncated,
		"a redirection": func(w http.ResponseWriter, r *http.Request) {
			http.Redirect(w, r, "http://192.0.2.1/"+r.URL.RawQuery, http.StatusFound)
		},
		"html":           func(w http.ResponseWriter, r *http.Request) { fmt.Fprint(w, "<html>"+r.URL.String()) },
		"a wrong header": func(w http.ResponseWriter, r *http.Request) { w.Header().Set("Content-Length", "x"+r.URL.RawQuery) },
	} {
		s := newServer(t)
		s.misbehave = once(1000, do)
		var said []string
		c, _ := s.client(t, func(o *estat.Options) {
			o.Progress = func(p estat.Progress) { said = append(said, fmt.Sprintf("%+v", p)) }
		})
		table, err := c.Table(context.Background(), tableID, estat.Query{})
		if table == nil && err == nil {
			t.Fatalf("%s: neither table nor error", name)
		}
		for e := err; e != nil; e = errors.Unwrap(e) {
			said = append(said, e.Error(), fmt.Sprintf("%+v", e), fmt.Sprintf("%#v", e))
		}
		if table != nil {
			said = append(said, table.Notes()...)
		}
		said = append(said, fmt.Sprintf("%v %+v %#v", c, c, c))
		for _, text := range said {
			if strings.Contains(text, secret) {
				t.Errorf("%s: the application id is in %q", name, text)
			}
		}
	}
	s := newServer(t)
	base := s.URL
	s.Close()
	c, _ := s.client(t, func(o *estat.Options) { o.BaseURL, o.Retries = base, -1 })
	if _, err := c.Table(context.Background(), tableID, estat.Query{}); err == nil || strings.Contains(err.Error(), secret) {
		t.Errorf("no server: %v", err)
	}
}

// TestSecretTimeout: a server that does not answer in time is an error of
// package http, which has the address with the application id in it.
func TestSecretTimeout(t *testing.T) {
	s := newServer(t)
	s.misbehave = func(_ int, _ http.ResponseWriter, r *http.Request) bool {
		<-r.Context().Done() // until the client has gone
		return true
	}
	c, _ := s.client(t, func(o *estat.Options) { o.HTTP, o.Retries = &http.Client{Timeout: 20 * time.Millisecond}, -1 })
	_, err := c.Table(context.Background(), tableID, estat.Query{})
	if err == nil {
		t.Fatal("no answer is no error")
	}
	for e := err; e != nil; e = errors.Unwrap(e) {
		if text := fmt.Sprintf("%v %+v %#v", e, e, e); strings.Contains(text, secret) {
			t.Errorf("the application id is in %q", text)
		}
	}
}

// TestSecretInFiles: nor is it in the cache, even where the answer repeats it.
func TestSecretInFiles(t *testing.T) {
	s := newServer(t)
	s.part("TABLE_INF")["GOV_ORG"] = "asked by " + secret
	dir := t.TempDir()
	c, _ := s.client(t, func(o *estat.Options) { o.CacheDir = dir })
	if _, err := c.Table(context.Background(), tableID, estat.Query{}); err != nil {
		t.Fatal(err)
	}
	files, err := filepath.Glob(filepath.Join(dir, "*"))
	if err != nil || len(files) != 1 {
		t.Fatalf("files %v, %v", files, err)
	}
	for _, name := range files {
		data, err := os.ReadFile(name)
		if err != nil || strings.Contains(string(data)+name, secret) {
			t.Errorf("%s has the application id, or %v", name, err)
		}
	}
}
