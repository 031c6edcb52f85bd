package estat_test

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/machikoba/machikoba/ingest"
	"github.com/machikoba/machikoba/ingest/estat"
)

// once misbehaves on the first n requests.
func once(n int, do func(w http.ResponseWriter, r *http.Request)) func(int, http.ResponseWriter, *http.Request) bool {
	return func(i int, w http.ResponseWriter, r *http.Request) bool {
		if i <= n {
			do(w, r)
		}
		return i <= n
	}
}

// answer returns a handler of a status of HTTP, a body and pairs of headers.
func answer(status int, body string, headers ...string) func(http.ResponseWriter, *http.Request) {
	return func(w http.ResponseWriter, _ *http.Request) {
		for i := 0; i < len(headers); i += 2 {
			w.Header().Set(headers[i], headers[i+1])
		}
		w.WriteHeader(status)
		fmt.Fprint(w, body)
	}
}

// truncated promises more bytes than it sends.
func truncated(w http.ResponseWriter, _ *http.Request) {
	w.Header().Set("Content-Length", "100000")
	fmt.Fprint(w, `{"GET_STATS_DATA":{"RESULT":`)
}

// TestRetry: what passes is tried again, later each time, and not before the
// server asks.
func TestRetry(t *testing.T) {
	s := time.Second
	tests := []struct {
		name  string
		fails int
		do    func(http.ResponseWriter, *http.Request)
		waits []time.Duration // with u = 1/2: three quarters of 1, 2, 4, 8 s
	}{
		{"500", 1, answer(500, "oops"), []time.Duration{750 * time.Millisecond}},
		{"503 four times", 4, answer(503, ""), []time.Duration{750 * time.Millisecond, 1500 * time.Millisecond, 3 * s, 6 * s}},
		{"503 with Retry-After", 1, answer(503, "", "Retry-After", "7"), []time.Duration{7 * s}},
		{"429 with Retry-After", 1, answer(429, "", "Retry-After", "30"), []time.Duration{30 * s}},
		{"429 with a date", 1, answer(429, "", "Retry-After", noon.Add(90*s).Format(http.TimeFormat)), []time.Duration{90 * s}},
		{"429 with a date that is past", 1, answer(429, "", "Retry-After", noon.Add(-s).Format(http.TimeFormat)), []time.Duration{750 * time.Millisecond}},
		{"429 with nonsense", 1, answer(429, "", "Retry-After", "soon"), []time.Duration{750 * time.Millisecond}},
		{"a body cut off", 1, truncated, []time.Duration{750 * time.Millisecond}},
		{"half a document", 1, answer(200, `{"GET_STATS_DATA":{"RESULT":{"STATUS":0`), []time.Duration{750 * time.Millisecond}},
		{"half a document in gzip", 1, func(w http.ResponseWriter, _ *http.Request) {
			z := packed(w)
			fmt.Fprint(z, `{"GET_STATS_DATA":{"RESULT":`)
			if err := z.Flush(); err != nil {
				panic(err)
			}
		}, []time.Duration{750 * time.Millisecond}},
		{"no answer", 1, func(http.ResponseWriter, *http.Request) { panic(http.ErrAbortHandler) }, []time.Duration{750 * time.Millisecond}},
		{"STATUS 200 in the body of HTTP 200", 1, answer(200, `{"GET_STATS_DATA":{"RESULT":{"STATUS":200,"ERROR_MSG":"x"}}}`), []time.Duration{750 * time.Millisecond}},
		{"STATUS 299 in the body of HTTP 400", 1, answer(400, `{"GET_STATS_DATA":{"RESULT":{"STATUS":"299","ERROR_MSG":"x"}}}`), []time.Duration{750 * time.Millisecond}},
	}
	for _, test := range tests {
		srv := newServer(t)
		srv.misbehave = once(test.fails, test.do)
		c, w := srv.client(t)
		got, err := c.Table(context.Background(), tableID, estat.Query{})
		if err != nil {
			t.Errorf("%s: %v", test.name, err)
			continue
		}
		sameFigures(t, got, whole(t))
		if !slices.Equal(w.of, test.waits) {
			t.Errorf("%s: pauses %v, want %v", test.name, w.of, test.waits)
		}
	}
}

// TestBackoff: pauses double up to a minute, spread over their upper half.
func TestBackoff(t *testing.T) {
	for u, want := range map[float64][]time.Duration{
		0:    {500 * time.Millisecond, time.Second, 2 * time.Second, 4 * time.Second, 8 * time.Second, 16 * time.Second, 30 * time.Second, 30 * time.Second},
		0.75: {875 * time.Millisecond, 1750 * time.Millisecond, 3500 * time.Millisecond, 7 * time.Second, 14 * time.Second, 28 * time.Second, 52500 * time.Millisecond, 52500 * time.Millisecond},
	} {
		s := newServer(t)
		s.misbehave = once(1000, answer(502, ""))
		c, w := s.client(t, func(o *estat.Options) { o.Retries, o.Random = 8, func() float64 { return u } })
		_, err := c.Table(context.Background(), tableID, estat.Query{})
		var e *estat.Error
		if !errors.As(err, &e) || e.HTTP != 502 || e.Attempts != 9 || e.Operation != "getStatsData" || s.count() != 9 {
			t.Errorf("%v after %d requests, want HTTP 502 after 9", err, s.count())
		}
		if !slices.Equal(w.of, want) {
			t.Errorf("u = %v: pauses %v, want %v", u, w.of, want)
		}
	}
}

// TestRefused: what does not pass is an error at once, with what to do.
func TestRefused(t *testing.T) {
	tests := []struct {
		name   string
		do     func(http.ResponseWriter, *http.Request)
		http   int
		status int // STATUS in the body, 0 for none
		want   string
	}{
		{"STATUS 100 with HTTP 200", answer(200, `{"GET_STATS_DATA":{"RESULT":{"STATUS":100,"ERROR_MSG":"認証に失敗しました。"}}}`), 200, 100, "check the application id"},
		{"STATUS 100 with HTTP 403", answer(403, `{"GET_STATS_DATA":{"RESULT":{"STATUS":100,"ERROR_MSG":"認証に失敗しました。"}}}`), 403, 100, "check the application id"},
		{"STATUS 101", answer(400, `{"GET_STATS_DATA":{"RESULT":{"STATUS":101,"ERROR_MSG":"x"}}}`), 400, 101, "check the id"},
		{"STATUS 301", answer(200, `{"GET_STATS_DATA":{"RESULT":{"STATUS":"301","ERROR_MSG":"x"}}}`), 200, 301, "parameters"},
		{"HTTP 403 without a word", answer(403, "<html>"), 403, 0, "application id"},
		{"HTTP 404", answer(404, "<html>"), 404, 0, "BaseURL"},
		{"a redirection", answer(302, "", "Location", "http://192.0.2.1/"), 302, 0, "redirection"},
		{"an hour's wait", answer(429, "", "Retry-After", "3600"), 429, 0, "1h0m0s"},
		{"another operation", answer(200, `{"GET_STATS_LIST":{"RESULT":{"STATUS":0},"DATALIST_INF":{"NUMBER":0}}}`), 200, 0, "getStatsList"},
		{"another document", answer(200, `{"hello":1}`), 200, 0, "GET_STATS_DATA"},
		{"too deep", answer(200, strings.Repeat("[", 100)+strings.Repeat("]", 100)), 200, 0, "deeper"},
	}
	for _, test := range tests {
		s := newServer(t)
		s.misbehave = once(1000, test.do)
		c, _ := s.client(t)
		table, err := c.Table(context.Background(), tableID, estat.Query{})
		var e *estat.Error
		if table != nil || !errors.As(err, &e) || e.HTTP != test.http || e.Attempts != 1 || s.count() != 1 || !strings.Contains(err.Error(), test.want) {
			t.Errorf("%s: %v after %d requests, want HTTP %d after one, %q", test.name, err, s.count(), test.http, test.want)
		}
		var status *ingest.EStatStatusError
		if errors.As(err, &status) != (test.status != 0) || status != nil && status.Code != test.status {
			t.Errorf("%s: %v, want STATUS %d", test.name, err, test.status)
		}
	}
}

func TestGzip(t *testing.T) {
	s := newServer(t)
	s.misbehave = func(_ int, w http.ResponseWriter, r *http.Request) bool {
		if r.Header.Get("Accept-Encoding") != "gzip" {
			t.Errorf("Accept-Encoding is %q", r.Header.Get("Accept-Encoding"))
		}
		z := packed(w)
		defer z.Close()
		s.data(1, writer{w, z}, r.URL.Query())
		return true
	}
	c, _ := s.client(t)
	got, err := c.Table(context.Background(), tableID, estat.Query{})
	if err != nil {
		t.Fatal(err)
	}
	sameFigures(t, got, whole(t))
}

// A writer answers in gzip.
type writer struct {
	http.ResponseWriter
	z interface{ Write([]byte) (int, error) }
}

func (w writer) Write(p []byte) (int, error) { return w.z.Write(p) }

// TestLimit: no more is taken of an answer than the limit, packed or not.
func TestLimit(t *testing.T) {
	s := newServer(t)
	s.misbehave = once(1000, func(w http.ResponseWriter, _ *http.Request) {
		z := packed(w)
		defer z.Close()
		for range 1000 {
			fmt.Fprint(z, strings.Repeat(" ", 1000))
		}
	})
	c, _ := s.client(t, func(o *estat.Options) { o.Limit = 10000 })
	if _, err := c.Table(context.Background(), tableID, estat.Query{}); !errors.Is(err, ingest.ErrLimit) || s.count() != 1 {
		t.Errorf("%v after %d requests, want ErrLimit after one", err, s.count())
	}
}

// TestCancel: a server that does not answer holds nobody who has given up.
func TestCancel(t *testing.T) {
	s := newServer(t)
	ctx, cancel := context.WithCancel(context.Background())
	s.misbehave = func(_ int, _ http.ResponseWriter, r *http.Request) bool {
		cancel()
		<-r.Context().Done() // until the client has gone
		return true
	}
	c, w := s.client(t)
	_, err := c.Table(ctx, tableID, estat.Query{})
	if !errors.Is(err, context.Canceled) || s.count() != 1 || len(w.of) != 0 {
		t.Errorf("%v after %d requests and the pauses %v, want context.Canceled after one and none", err, s.count(), w.of)
	}
	if _, err := c.Table(ctx, tableID, estat.Query{}); !errors.Is(err, context.Canceled) || s.count() != 1 {
		t.Errorf("given up before: %v after %d requests", err, s.count())
	}
}

// TestCancelPause: giving up ends a pause.
func TestCancelPause(t *testing.T) {
	s := newServer(t)
	s.misbehave = once(1000, answer(500, ""))
	ctx, cancel := context.WithCancel(context.Background())
	c, _ := s.client(t, func(o *estat.Options) {
		o.Sleep = nil
		o.Progress = func(p estat.Progress) {
			if p.Wait > 0 {
				cancel()
			}
		}
	})
	if _, err := c.Table(ctx, tableID, estat.Query{}); !errors.Is(err, context.Canceled) || s.count() != 1 {
		t.Errorf("%v after %d requests, want context.Canceled after one", err, s.count())
	}
}
