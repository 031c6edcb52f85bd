package estat

import (
	"errors"
	"fmt"
	"net/http"
	"net/url"
	"strings"
)

// An Error is a request that failed for good. Where the body of the answer says
// why, the cause is an [ingest.EStatStatusError]; where the request was given
// up, that of the context.
type Error struct {
	Operation string // getStatsData
	HTTP      int    // status of HTTP, 0 without an answer
	Attempts  int    // how often it was tried
	Err       error  // the cause
}

// Error returns operation, status, cause and what to do.
func (e *Error) Error() string {
	var b strings.Builder
	b.WriteString("estat: " + e.Operation)
	if e.HTTP != 0 && e.HTTP != http.StatusOK {
		fmt.Fprintf(&b, ": HTTP %d %s", e.HTTP, http.StatusText(e.HTTP))
	}
	fmt.Fprintf(&b, ": %v", e.Err)
	if e.Attempts > 1 {
		fmt.Fprintf(&b, " (%d attempts)", e.Attempts)
	}
	return b.String()
}

// Unwrap returns the cause.
func (e *Error) Unwrap() error { return e.Err }

// advice says what to do about a status of HTTP without a word in the body.
func advice(status int) error {
	switch {
	case status == http.StatusForbidden || status == http.StatusUnauthorized:
		return errors.New("the server refuses the application id: it is issued at https://www.e-stat.go.jp/mypage/view/api")
	case status == http.StatusTooManyRequests:
		return errors.New("too many requests: try again later")
	case status >= 500:
		return errors.New("the server failed: try again later")
	case status >= 300 && status < 400:
		return errors.New("a redirection, which is not followed: check Options.BaseURL")
	}
	return errors.New("the server refuses the request: check table id, filters and Options.BaseURL")
}

// hide returns a cause without the address of the request and the application
// id in it, of which an error of package http has both.
func (c *Client) hide(err error) error {
	var sent *url.Error
	if errors.As(err, &sent) {
		err = sent.Err
	}
	if text := c.scrub(err.Error()); text != err.Error() {
		return errors.New(text)
	}
	return err
}

// scrub takes the application id out of a text.
func (c *Client) scrub(text string) string {
	return strings.ReplaceAll(text, c.appID(), "(application id)")
}
