package census

import "sync"

// A codebook finds the codes of areas and industries where a table has many: a
// dictionary is searched from its start else. It is made when it is first
// needed, and may be used by several goroutines.
type codebook struct {
	once       sync.Once
	areas      map[Area]int32
	industries map[Industry]int32
}

// fewValues is up to how many values a search from the start is as fast.
const fewValues = 64

func (b *codebook) area(t *Table, a Area) int32 {
	if len(t.area.values) <= fewValues {
		return t.area.find(a)
	}
	b.once.Do(func() { b.fill(t) })
	return codeIn(b.areas, a)
}

func (b *codebook) industry(t *Table, i Industry) int32 {
	if len(t.industry.values) <= fewValues {
		return t.industry.find(i)
	}
	b.once.Do(func() { b.fill(t) })
	return codeIn(b.industries, i)
}

func (b *codebook) fill(t *Table) {
	b.areas, b.industries = codesOf(t.area.values), codesOf(t.industry.values)
}

func codesOf[T comparable](values []T) map[T]int32 {
	codes := make(map[T]int32, len(values))
	for code, v := range values {
		codes[v] = int32(code)
	}
	return codes
}

func codeIn[T comparable](codes map[T]int32, v T) int32 {
	if code, ok := codes[v]; ok {
		return code
	}
	return -1
}
