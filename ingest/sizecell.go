package ingest

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/machikoba/machikoba/ingest/census"
)

var (
	sizeNumber = pattern(`^\d{1,2}[:.]`) // 02: in front of a class
	sizeRange  = pattern(`^(\d+)(?:人|persons)?[~〜～\-–−―to]+(\d+)$`)
	sizeFrom   = pattern(`^(\d+)(?:人)?(?:以上|\+|ormore)$`)
	sizeTo     = pattern(`^(\d+)(?:人)?(以下|未満)$`)
	sizeBelow  = pattern(`^(<|<=|≤)(\d+)$`)
)

// wholes are the words for everything of a dimension.
var wholes = strings.Fields("計 総計 合計 総数 全数 全規模 規模計 従業者規模計 総合計 total all")

// parseSizeCell reads a class of persons engaged as offices write it: 4～9人,
// 30人以上, 29人以下計, 内従業者30人～299人, 合計, "<20", or as the project does. An
// open lower end is that of the floor, and the whole is the floor.
func parseSizeCell(cell string, floor census.Size) (census.Size, error) {
	s := sizeNumber().ReplaceAllString(strings.ReplaceAll(folded(cell), ",", ""), "")
	for _, front := range []string{"内", "うち", "従業者規模", "従業者数", "従業者", "規模"} {
		s = strings.TrimPrefix(s, front)
	}
	for _, w := range wholes {
		if s == w || s == "" {
			return floor, nil
		}
	}
	s = strings.TrimSuffix(strings.TrimSuffix(s, "の事業所"), "計")
	s = strings.TrimSuffix(strings.TrimSuffix(s, "人"), "persons")
	number := func(text string) int32 {
		n, _ := strconv.ParseInt(text, 10, 32) // what is too large becomes 0
		return int32(n)
	}
	size, ok := census.Size{}, true
	if m := sizeRange().FindStringSubmatch(s); m != nil {
		size = census.Size{Min: number(m[1]), Max: number(m[2])}
	} else if m := sizeFrom().FindStringSubmatch(s); m != nil {
		size = census.Size{Min: number(m[1])}
	} else if m := sizeTo().FindStringSubmatch(s); m != nil {
		size = census.Size{Min: floor.Min, Max: number(m[1])}
		if m[2] == "未満" {
			size.Max--
		}
	} else if m := sizeBelow().FindStringSubmatch(s); m != nil {
		size = census.Size{Min: floor.Min, Max: number(m[2])}
		if m[1] == "<" {
			size.Max--
		}
	} else {
		ok = false
	}
	if !ok || !size.Valid() || size == (census.Size{}) {
		return census.Size{}, fmt.Errorf("%q is not a class of persons engaged", cell)
	}
	return size, nil
}
