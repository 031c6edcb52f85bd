package estat

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"time"

	"github.com/machikoba/machikoba/internal/atomicfile"
)

// A cacheHead is the first line of a file of the cache; the answer follows as
// it was received.
type cacheHead struct {
	Request   string    `json:"request"` // without the application id
	Server    string    `json:"server"`
	Retrieved time.Time `json:"retrieved"`
	SHA256    string    `json:"sha256"` // of the answer
}

func (c *Client) cacheFile(r request) string {
	return filepath.Join(c.options.CacheDir, r.operation+"-"+hash([]byte(c.base + r.String()))[:32]+".answer")
}

func hash(data []byte) string {
	sum := sha256.Sum256(data)
	return hex.EncodeToString(sum[:])
}

// kept returns the answer to a request that the cache has. A file that is not
// whole, of another request or too old counts as none.
func (c *Client) kept(r request) ([]byte, bool) {
	if c.options.Cache != UseCache {
		return nil, false
	}
	data, err := os.ReadFile(c.cacheFile(r))
	if err != nil {
		return nil, false
	}
	first, body, _ := bytes.Cut(data, []byte("\n"))
	var head cacheHead
	if json.Unmarshal(first, &head) != nil || head.Request != r.String() || head.Server != c.base || head.SHA256 != hash(body) {
		return nil, false
	}
	if age := c.options.Now().Sub(head.Retrieved); c.options.MaxAge > 0 && age >= c.options.MaxAge {
		return nil, false
	}
	return body, true
}

// keep puts an answer into the cache, whole or not at all.
func (c *Client) keep(r request, out reply) error {
	if c.options.Cache == NoCache || out.answer.Empty {
		return nil
	}
	head, err := json.Marshal(cacheHead{r.String(), c.base, c.options.Now().UTC(), hash(out.file.Data)})
	if err == nil {
		err = os.MkdirAll(c.options.CacheDir, 0o755)
	}
	if err == nil {
		err = atomicfile.Write(c.cacheFile(r), func(w io.Writer) error {
			_, err := w.Write(append(append(head, '\n'), out.file.Data...))
			return err
		})
	}
	if err != nil {
		return fmt.Errorf("estat: the answer cannot be kept, give Options.CacheDir or NoCache: %w", err)
	}
	return nil
}

// forget drops answers from the cache that turned out to be wrong.
func (c *Client) forget(requests []request) {
	if c.options.Cache == NoCache {
		return
	}
	for _, r := range requests {
		os.Remove(c.cacheFile(r)) // if it cannot be, the next reading says the same
	}
}
