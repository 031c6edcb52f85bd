package ingest

import (
	"bytes"
	"encoding/json"
	"fmt"
	"strconv"
)

// An apiText is a scalar of the API's JSON, in which the same field is now a
// string, now a number, and an object where a code stands beside the text:
// "-", 198010, {"@no":"3-01","$":"…"}.
type apiText string

// UnmarshalJSON reads a string, a number, null, or the "$" of an object.
func (t *apiText) UnmarshalJSON(data []byte) error {
	switch {
	case bytes.Equal(data, []byte("null")):
		*t = ""
		return nil
	case data[0] == '"':
		return json.Unmarshal(data, (*string)(t))
	case data[0] == '{':
		var n struct {
			Text *apiText `json:"$"`
		}
		err := json.Unmarshal(data, &n)
		if n.Text != nil {
			*t = *n.Text
		}
		return err
	case data[0] == '-' || data[0] >= '0' && data[0] <= '9':
		*t = apiText(data)
		return nil
	}
	return fmt.Errorf("%s is neither text nor number", quoted(string(data)))
}

// An apiNamed is a text with the code or number that may stand beside it.
type apiNamed struct {
	Text apiText
	Code apiText
}

// UnmarshalJSON reads an object or a bare text.
func (n *apiNamed) UnmarshalJSON(data []byte) error {
	if data[0] != '{' {
		return n.Text.UnmarshalJSON(data)
	}
	var o struct {
		Code apiText `json:"@code"`
		No   apiText `json:"@no"`
		Text apiText `json:"$"`
	}
	err := json.Unmarshal(data, &o)
	n.Text, n.Code = o.Text, o.Code+o.No
	return err
}

// An apiCount is a whole number that may come as a string; -1 stands for none.
type apiCount int

// UnmarshalJSON reads a number, a string of digits, or nothing in either form.
func (c *apiCount) UnmarshalJSON(data []byte) error {
	var t apiText
	if err := t.UnmarshalJSON(data); err != nil {
		return err
	}
	*c = -1
	if t == "" || t == "-" {
		return nil
	}
	n, err := strconv.Atoi(string(t))
	if err != nil || n < 0 {
		return fmt.Errorf("%s is no count", quoted(string(t)))
	}
	*c = apiCount(n)
	return nil
}

// each visits the members of a list, in which the API writes a single member
// without brackets and none as null, "" or nothing at all. What they take is
// charged on the budget.
func each[T any](raw json.RawMessage, b *budget, visit func(i int, v T) error) error {
	raw = bytes.TrimSpace(raw)
	if len(raw) == 0 || bytes.Equal(raw, []byte("null")) || bytes.Equal(raw, []byte(`""`)) {
		return nil
	}
	d := json.NewDecoder(bytes.NewReader(raw))
	many := raw[0] == '['
	if many {
		if _, err := d.Token(); err != nil {
			return err
		}
	}
	for i := 0; i == 0 && !many || many && d.More(); i++ {
		if err := b.take(); err != nil {
			return err
		}
		var v T
		if err := d.Decode(&v); err != nil {
			return fmt.Errorf("member %d: %w", i+1, err)
		}
		if err := visit(i, v); err != nil {
			return err
		}
	}
	return nil
}

// A budget bounds what members of lists take that are larger decoded than
// written.
type budget struct{ left int64 }

const memberCost = 160 // bytes, about what a row of a table takes

func (b *budget) take() error {
	if b.left -= memberCost; b.left < 0 {
		return ErrLimit
	}
	return nil
}

// MostDepth is how many objects and lists a JSON document of the e-Stat API may
// hold within one another; getStatsData has nine.
const MostDepth = 32

// tooDeep returns where a document nests deeper than MostDepth, -1 for nowhere.
func tooDeep(data []byte) int {
	depth, text := 0, false
	for i := 0; i < len(data); i++ {
		switch c := data[i]; {
		case text && c == '\\':
			i++
		case c == '"':
			text = !text
		case text:
		case c == '{' || c == '[':
			if depth++; depth > MostDepth {
				return i
			}
		case c == '}' || c == ']':
			depth--
		}
	}
	return -1
}
