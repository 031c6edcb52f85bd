package ingest

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/machikoba/machikoba/ingest/census"
)

var (
	gluedIndustry = pattern(`^[【(\[]?([0-9]{1,4}|[A-Ze])[】)\]_.:]?([^0-9].*)$`)
	wholeIndustry = append(strings.Fields("製造業計 製造業 製造業合計 製造業総数 産業計 産業合計 産業中分類計 全産業 県計"), wholes...)
)

// An industryNaming is what code and name cells say of an industry, folded.
type industryNaming struct{ code, name string }

// parseIndustryCells reads an industry from a code cell and a name cell, of
// which one may be empty, under a revision of the JSIC. The code may stand in
// the name cell (【09】食料品製造業, 09食料品製造業), may have lost its zero, and may
// be filled up (0900). Where code and name are both known they must agree: a
// code of another revision is never taken for one of this.
func parseIndustryCells(c industryNaming, scheme census.Scheme) (census.Industry, error) {
	code, name := c.code, c.name
	if m := gluedIndustry().FindStringSubmatch(name); m != nil {
		if code == "" || !allDigits(code) || len(code) > 4 {
			code = m[1]
		}
		name = m[2]
	} else if allDigits(name) && code == "" {
		code, name = name, ""
	}
	if slices.Contains(wholeIndustry, name) || name == "" && strings.Trim(code, "0") == "" && code != "" {
		if strings.Trim(code, "0") != "" && allDigits(code) && len(code) <= 4 && scheme != "" {
			return "", fmt.Errorf("the code %s is not that of the whole, as %q is", code, name)
		}
		return census.Manufacturing, nil
	}
	if scheme == "" {
		return "", errors.New("the classification of the year is not known")
	}
	byName, nameErr := industryNamed(name, scheme)
	if code == "" || !allDigits(code) || len(code) > 4 {
		return byName, nameErr
	}
	byCode, codeErr := scheme.Industry(filledCode(code))
	switch {
	case codeErr != nil:
		return "", codeErr
	case name != "" && nameErr == nil && byCode.Digits() == 2 && byName != byCode:
		return "", fmt.Errorf("code %s of %s is %s, not %q", code, scheme, byCode.Label(census.Japanese), name)
	}
	return byCode, nil
}

// filledCode gives a code the zero that it lost, and takes off the zeros that
// fill a division's code up to four digits.
func filledCode(code string) string {
	if len(code)%2 == 1 && len(code) < 3 {
		code = "0" + code
	}
	if len(code) == 4 && code[2:] == "00" {
		code = code[:2]
	}
	return code
}

// industryNamed reads the name of a division, which offices write with brackets
// of either width and with or without the word for industry at its end.
func industryNamed(name string, scheme census.Scheme) (census.Industry, error) {
	name, _, _ = strings.Cut(name, "(")
	name = strings.NewReplacer("、", "・", "，", "・", ",", "・").Replace(name)
	var first error
	for _, ending := range []string{"", "製造業", "工業", "業", "器具製造業"} {
		i, err := census.ParseIndustry(name+ending, scheme)
		if err == nil {
			return i, nil
		}
		if first == nil {
			first = err
		}
	}
	return "", first
}

func allDigits(s string) bool { return s != "" && strings.Trim(s, "0123456789") == "" }
