// Outputs checks that a notebook prints and shows what it did when it was
// executed anew: texts must be the same, and pictures look the same.
//
//	go run ./.ci/outputs examples/notebooks/kanagawa.ipynb fresh.ipynb
package main

import (
	"encoding/base64"
	"encoding/json"
	"fmt"
	"log"
	"os"
	"strings"

	"gonum.org/v1/plot/cmpimg"
)

// tolerance is how far the colour of a pixel may be from what it was, out of 1:
// other processors round differently.
const tolerance = .1

type notebook struct {
	Cells []struct {
		Outputs []struct {
			Text text            `json:"text"`
			Data map[string]text `json:"data"`
		} `json:"outputs"`
	} `json:"cells"`
}

// text is what a notebook has as a string or as a list of lines.
type text string

func (t *text) UnmarshalJSON(data []byte) error {
	var lines []string
	if json.Unmarshal(data, &lines) == nil {
		*t = text(strings.Join(lines, ""))
		return nil
	}
	return json.Unmarshal(data, (*string)(t))
}

// from returns the first line of t that another text does not have there.
func (t text) from(other text) string {
	lines := strings.Split(string(other), "\n")
	for i, line := range strings.Split(string(t), "\n") {
		if i >= len(lines) || line != lines[i] {
			return line
		}
	}
	return "nothing more"
}

func main() {
	log.SetFlags(0)
	if len(os.Args) != 3 {
		log.Fatal("outputs: want the names of a notebook and of the one executed anew")
	}
	if err := compare(os.Args[1], os.Args[2]); err != nil {
		log.Fatalf("%s is out of date: %v; executed anew it is %s", os.Args[1], err, os.Args[2])
	}
}

func compare(committed, fresh string) error {
	had, err := outputs(committed)
	if err != nil {
		return err
	}
	has, err := outputs(fresh)
	if err != nil {
		return err
	}
	if len(had) != len(has) {
		return fmt.Errorf("it had %d outputs and now has %d", len(had), len(has))
	}
	for i := range had {
		if err := had[i].same(has[i]); err != nil {
			return fmt.Errorf("output %d: %w", i+1, err)
		}
	}
	return nil
}

// An output is a text or a picture.
type output struct{ text, picture text }

func outputs(name string) ([]output, error) {
	data, err := os.ReadFile(name)
	if err != nil {
		return nil, err
	}
	var n notebook
	if err := json.Unmarshal(data, &n); err != nil {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	var list []output
	for _, cell := range n.Cells {
		for _, o := range cell.Outputs {
			list = append(list, output{text: o.Text + o.Data["text/plain"], picture: o.Data["image/png"]})
		}
	}
	return list, nil
}

// same returns what is different in o and the same output later.
func (o output) same(now output) error {
	if o.text != now.text {
		had, has := o.text.from(now.text), now.text.from(o.text)
		return fmt.Errorf("it had\n%s\nand now has\n%s", had, has)
	}
	if o.picture == now.picture {
		return nil
	}
	had, err := base64.StdEncoding.DecodeString(string(o.picture))
	if err != nil {
		return err
	}
	has, err := base64.StdEncoding.DecodeString(string(now.picture))
	if err != nil {
		return err
	}
	if len(had) == 0 || len(has) == 0 {
		return fmt.Errorf("a picture of %d bytes was one of %d", len(has), len(had))
	}
	if same, err := cmpimg.EqualApprox("png", had, has, tolerance); err != nil || !same {
		return fmt.Errorf("the picture is another one (%v)", err)
	}
	return nil
}
