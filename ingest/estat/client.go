package estat

import (
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"net/http"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"time"

	"github.com/machikoba/machikoba/ingest"
)

// Options are the choices of a [Client]; the zero Options are the default.
type Options struct {
	// AppID is the application id; "" stands for that in the environment
	// variable ESTAT_APP_ID.
	AppID string
	// BaseURL is that of the API, up to the operation; "" stands for e-Stat's.
	BaseURL string
	// HTTP sends the requests; nil stands for a client that waits a minute for
	// an answer. Redirections are not followed in either case.
	HTTP *http.Client
	// Retries is how often a request is repeated that failed for a while; 0
	// stands for four times, a negative number for never.
	Retries int
	// Cache says what answers are kept for, CacheDir where; "" stands for
	// machikoba/estat below os.UserCacheDir.
	Cache    CacheUse
	CacheDir string
	// MaxAge is the age from which a kept answer is fetched anew; 0 stands for
	// no limit: what was read once reads the same again.
	MaxAge time.Duration
	// Limit is how many bytes an answer may have, unpacked; 0 stands for
	// ingest.DefaultLimit.
	Limit int64
	// English asks for the names of tables, axes and members in English; what
	// e-Stat has not translated comes in Japanese or without a name. Tables of the
	// factory census are read by their Japanese names, so that Table asks for
	// these unless Query.Layout.Axes says what the axes are: the vocabulary has
	// the English names of what the census counts.
	English bool
	// Progress, if not nil, is called before each request and each pause, and
	// after each answer, from the goroutine of the caller.
	Progress func(Progress)

	// Sleep waits between attempts; nil stands for a wait that the context ends.
	Sleep func(context.Context, time.Duration) error
	// Random returns a number in [0, 1) that spreads the pauses; nil stands for
	// rand.Float64.
	Random func() float64
	// Now is the clock; nil stands for time.Now.
	Now func() time.Time
}

// A CacheUse says what kept answers are used for.
type CacheUse uint8

const (
	UseCache     CacheUse = iota // read where there is one, kept where there is none
	RefreshCache                 // not read, but kept: what was there is replaced
	NoCache                      // neither read nor kept
)

// String returns the use in a word.
func (u CacheUse) String() string {
	switch u {
	case UseCache:
		return "use"
	case RefreshCache:
		return "refresh"
	case NoCache:
		return "none"
	}
	return fmt.Sprintf("CacheUse(%d)", uint8(u))
}

// A Progress says what a client is about.
type Progress struct {
	Operation string        // getStatsList, getMetaInfo, getStatsData
	Attempt   int           // from 1
	Wait      time.Duration // until the attempt, 0 for none
	Done      int           // figures or tables that are there
	Total     int           // of how many, 0 if not known
	Cached    bool          // the last ones were kept from an earlier request
}

// BaseURL is where e-Stat has its API 3.0.
const BaseURL = "https://api.e-stat.go.jp/rest/3.0/app/"

// ErrNoAppID is the error of [New] without an application id.
var ErrNoAppID = errors.New("estat: no application id: register at https://www.e-stat.go.jp/mypage/user/preregister, " +
	"have one issued at https://www.e-stat.go.jp/mypage/view/api, and put it into the environment variable ESTAT_APP_ID or Options.AppID")

// A Client fetches from the API. It may be used by several goroutines at once.
type Client struct {
	options Options
	http    *http.Client
	base    string
	appID   func() string // a function, so that no print of the client has it
}

// New returns a client.
func New(o Options) (*Client, error) {
	id := o.AppID
	if id == "" {
		id = os.Getenv("ESTAT_APP_ID")
	}
	if id == "" {
		return nil, ErrNoAppID
	}
	if len(id) < 8 || strings.Trim(id, "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ-_") != "" {
		return nil, errors.New("estat: the application id is none: want 40 letters and digits, as e-Stat issues them")
	}
	if err := o.complete(); err != nil {
		return nil, err
	}
	base, err := url.Parse(o.BaseURL)
	if err != nil || base.Scheme == "" || base.Host == "" || base.RawQuery != "" {
		return nil, errors.New("estat: Options.BaseURL is no address: want such as " + BaseURL)
	}
	sender := *o.HTTP
	sender.CheckRedirect = func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }
	o.AppID = ""
	return &Client{options: o, http: &sender, base: strings.TrimSuffix(o.BaseURL, "/") + "/", appID: func() string { return id }}, nil
}

// language is that of names, as the API has it.
func (c *Client) language() string {
	if c.options.English {
		return "E"
	}
	return "J"
}

func (c *Client) tableLanguage(q Query) string {
	if q.Layout.Axes == nil {
		return "J"
	}
	return c.language()
}

// complete puts the defaults in place.
func (o *Options) complete() error {
	if o.BaseURL == "" {
		o.BaseURL = BaseURL
	}
	if o.HTTP == nil {
		o.HTTP = &http.Client{Timeout: time.Minute}
	}
	if o.Retries == 0 {
		o.Retries = 4
	}
	if o.Limit <= 0 {
		o.Limit = ingest.DefaultLimit
	}
	if o.Sleep == nil {
		o.Sleep = sleep
	}
	if o.Random == nil {
		o.Random = rand.Float64
	}
	if o.Now == nil {
		o.Now = time.Now
	}
	if o.Progress == nil {
		o.Progress = func(Progress) {}
	}
	if o.CacheDir == "" && o.Cache != NoCache {
		dir, err := os.UserCacheDir()
		if err != nil {
			return fmt.Errorf("estat: no folder for the cache, give Options.CacheDir or NoCache: %w", err)
		}
		o.CacheDir = filepath.Join(dir, "machikoba", "estat")
	}
	return nil
}

func sleep(ctx context.Context, d time.Duration) error {
	timer := time.NewTimer(d)
	defer timer.Stop()
	select {
	case <-ctx.Done():
		return ctx.Err()
	case <-timer.C:
		return nil
	}
}
