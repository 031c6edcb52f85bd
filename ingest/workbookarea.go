package ingest

import (
	"fmt"
	"strings"

	"github.com/machikoba/machikoba/ingest/census"
)

// stubAreas reads the labels of areas of a prefecture's table.
type stubAreas struct {
	prefecture census.Area // "" where it is not known
	cities     bool        // the table has municipalities, so that 長野 is a prefecture or a city
	codes      map[string]string
	cells      map[areaNaming]string // that were read
	labels     []census.Option
	edits      []string
}

// cell returns what stands for an area in a cell, whose code is then in codes.
func (a *stubAreas) cell(l stubLabel) (cell string, err error) {
	at := areaNaming{l.code, l.text}
	cell, known := a.cells[at]
	if !known {
		if cell, err = a.read(l); err == nil {
			a.cells[at] = cell
		}
	}
	return cell, err
}

func (a *stubAreas) read(l stubLabel) (string, error) {
	n := areaNaming{l.code, leadMark().ReplaceAllString(folded(l.text), "")}
	if m := gluedArea().FindStringSubmatch(n.name); m != nil && m[2] != "" && (n.code == "" || sameDigits(m[1], n.code)) {
		n.code, n.name = m[1], m[2]
	}
	if name := strings.TrimSuffix(n.name, "計"); nameOfPlace().MatchString(name) || prefectureWhole(n.name) {
		n.name = strings.TrimSuffix(name, "合")
	}
	cell := strings.TrimSpace(n.code + n.name)
	if _, known := a.codes[cell]; known {
		return cell, nil
	}
	code, err := a.code(n)
	if err == nil {
		a.codes[cell] = code
	}
	return cell, err
}

// code returns the code of an area.
func (a *stubAreas) code(n areaNaming) (string, error) {
	if area, known := prefectureNamed(n.name); known {
		bare := area.IsPrefecture() && n.name != area.Label(census.Japanese)
		if bare && a.cities {
			return "", fmt.Errorf("%q may be the prefecture or a city", n.name)
		}
		if area == census.Japan {
			return "", nil
		}
		return string(area), nil
	}
	code := "name:" + n.name
	if nameOfPlace().MatchString(n.name) {
		own, err := a.municipality(n.code)
		if err != nil {
			return "", err
		}
		if own != "" {
			code = own
		}
	}
	a.labels = append(a.labels, census.WithLabel(census.ByArea, code, "", n.name))
	return code, nil
}

// municipality returns the code of a municipality in five digits, "" where the
// digits in front of its name are no code but number the rows.
func (a *stubAreas) municipality(code string) (string, error) {
	five := code
	switch {
	case !allDigits(code) || len(code) < 3:
		return "", nil
	case len(code) == 3 && a.prefecture == "":
		return "", fmt.Errorf("the code %s is that of a municipality in a prefecture that is not named", code)
	case len(code) == 3:
		five = string(a.prefecture) + code
		a.edits = append(a.edits, "codes of municipalities brought to JIS X 0402, with the prefecture's in front")
	case len(code) == 4:
		five = "0" + code
		a.edits = append(a.edits, "zeros restored in front of municipality codes")
	case len(code) == 6 && checkDigit(code[:5]) != code[5]:
		return "", fmt.Errorf("the last of the digits %s is not their check digit", code)
	case len(code) == 6:
		five = code[:5]
	}
	area, err := census.ParseArea(five)
	if err != nil {
		return "", err
	}
	if in, _ := area.Prefecture(); a.prefecture != "" && in != a.prefecture {
		return "", fmt.Errorf("the code %s is of %s, not of %s", code, in.Label(census.Japanese), a.prefecture.Label(census.Japanese))
	}
	return string(area), nil
}
