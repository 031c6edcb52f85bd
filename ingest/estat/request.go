package estat

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"math"
	"net/http"
	"net/url"
	"strconv"
	"time"

	"github.com/machikoba/machikoba/ingest"
)

// A request is an operation with its parameters, without the application id.
type request struct {
	operation string
	params    url.Values
	name      string // of the answer as a file, for errors and sources
}

func (r request) String() string { return r.operation + "?" + r.params.Encode() }

// A reply is what came of a request.
type reply struct {
	file   *ingest.File
	answer *ingest.EStatAnswer
	cached bool
}

// do answers a request from the cache or from the server.
func (c *Client) do(ctx context.Context, r request) (reply, error) {
	if err := ctx.Err(); err != nil {
		return reply{}, &Error{Operation: r.operation, Err: err}
	}
	if body, ok := c.kept(r); ok {
		if out, err := c.decode(r, body); err == nil {
			out.cached = true
			return out, nil
		}
	}
	out, err := c.fetch(ctx, r)
	if err != nil {
		return reply{}, err
	}
	if err := c.keep(r, out); err != nil {
		return reply{}, err
	}
	return out, nil
}

func (c *Client) decode(r request, body []byte) (reply, error) {
	f := &ingest.File{Name: r.name, Data: body, Limit: c.options.Limit}
	a, err := ingest.DecodeEStat(f)
	return reply{file: f, answer: a}, err
}

// fetch tries until there is an answer or no hope of one.
func (c *Client) fetch(ctx context.Context, r request) (reply, error) {
	for attempt := 1; ; attempt++ {
		c.options.Progress(Progress{Operation: r.operation, Attempt: attempt})
		out, failed := c.try(ctx, r)
		if failed == nil {
			return out, nil
		}
		failed.Operation, failed.Attempts = r.operation, attempt
		if !failed.temporary || attempt > c.options.Retries {
			return reply{}, &failed.Error
		}
		pause := max(failed.after, c.backoff(attempt))
		if failed.after > mostWait {
			failed.Err = fmt.Errorf("the server asks to wait %v: %w", failed.after, failed.Err)
			return reply{}, &failed.Error
		}
		c.options.Progress(Progress{Operation: r.operation, Attempt: attempt + 1, Wait: pause})
		if err := c.options.Sleep(ctx, pause); err != nil {
			failed.Err = err
			return reply{}, &failed.Error
		}
	}
}

const (
	firstWait = time.Second
	mostPause = time.Minute      // between attempts of our own accord
	mostWait  = 10 * time.Minute // that the server may ask for
)

// backoff returns the pause after an attempt, which doubles each time up to a
// minute and is spread over its upper half by u in [0, 1), so that clients that
// failed together do not come back together:
//
//	wₙ = min(2ⁿ⁻¹ s, 60 s) · (1 + u) / 2
func (c *Client) backoff(attempt int) time.Duration {
	longest := min(float64(firstWait)*math.Exp2(float64(attempt-1)), float64(mostPause))
	return time.Duration(longest * (1 + c.options.Random()) / 2)
}

// A failure is an attempt that failed.
type failure struct {
	Error
	temporary bool
	after     time.Duration // that the server asks to wait
}

// try sends a request once.
func (c *Client) try(ctx context.Context, r request) (reply, *failure) {
	params := url.Values{"appId": {c.appID()}}
	for name, values := range r.params {
		params[name] = values
	}
	sent, err := http.NewRequestWithContext(ctx, http.MethodGet, c.base+"json/"+r.operation+"?"+params.Encode(), nil)
	if err != nil {
		return reply{}, &failure{Error: Error{Err: c.hide(err)}}
	}
	sent.Header.Set("Accept", "application/json")
	got, err := c.http.Do(sent)
	if err != nil {
		return reply{}, c.broken(ctx, 0, err)
	}
	defer got.Body.Close()
	body, err := io.ReadAll(io.LimitReader(got.Body, c.options.Limit+1))
	if err != nil {
		return reply{}, c.broken(ctx, got.StatusCode, fmt.Errorf("the answer breaks off: %w", err))
	}
	if int64(len(body)) > c.options.Limit {
		return reply{}, &failure{Error: Error{HTTP: got.StatusCode, Err: fmt.Errorf("an answer of more than %d bytes: %w", c.options.Limit, ingest.ErrLimit)}}
	}
	return c.judge(r, got, []byte(c.scrub(string(body))))
}

// broken is the failure of a connection: the caller's own end of it, or one
// that may pass.
func (c *Client) broken(ctx context.Context, status int, err error) *failure {
	if ctx.Err() != nil {
		return &failure{Error: Error{HTTP: status, Err: ctx.Err()}}
	}
	return &failure{Error: Error{HTTP: status, Err: c.hide(err)}, temporary: true}
}

// judge reads an answer, by the status of HTTP and by that in its body: the
// server may fail with 200, and say why with 403.
func (c *Client) judge(r request, got *http.Response, body []byte) (reply, *failure) {
	f := &failure{Error: Error{HTTP: got.StatusCode}}
	f.after = retryAfter(got.Header.Get("Retry-After"), c.options.Now())
	f.temporary = got.StatusCode == http.StatusTooManyRequests || got.StatusCode >= 500
	out, err := c.decode(r, body)
	var status *ingest.EStatStatusError
	switch {
	case errors.As(err, &status):
		f.Err, f.temporary = status, f.temporary || status.Temporary()
	case got.StatusCode != http.StatusOK:
		f.Err = advice(got.StatusCode)
	case err != nil:
		f.Err, f.temporary = err, !json.Valid(body)
	case out.answer.Operation != r.operation:
		f.Err = fmt.Errorf("the server answers %s", out.answer.Operation)
	default:
		return out, nil
	}
	return reply{}, f
}

// retryAfter reads how long a server asks to wait: seconds, or until a date.
func retryAfter(header string, now time.Time) time.Duration {
	if seconds, err := strconv.Atoi(header); err == nil {
		return time.Duration(min(max(seconds, 0), 1<<30)) * time.Second
	}
	if date, err := http.ParseTime(header); err == nil {
		return max(0, date.Sub(now))
	}
	return 0
}
